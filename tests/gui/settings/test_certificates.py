"""A refused certificate in the e-mail settings: shown, trusted on a click, listed, and taken away again (T-03)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import CertificatePin
from carerix_desktop.gui.settings.certificate_dialog import CertificateDialog, pin_of, spelled
from carerix_desktop.gui.settings.email_page import EmailPage
from carerix_desktop.gui.theme import Theme
from tests.gui.settings.conftest import Desk
from tests.gui.settings.test_email_page import opened
from tests.support.fake_servers import DETAILS, GOOD, HOST, Strangers

PIN = CertificatePin(
    host=HOST,
    port=993,
    sha256=GOOD,
    subject="<b>mail.intern</b>",
    issuer="Noorderlicht CA",
    valid_from="2026-01-01",
    valid_until="2027-01-01",
)


@pytest.fixture
def strangers(desk: Desk) -> Strangers:
    made = Strangers()
    desk.room.accounts._servers = made
    return made


def named(page: EmailPage, text: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == text and button.isVisible())


def refused(qtbot: QtBot, desk: Desk) -> tuple[EmailPage, CertificateDialog]:
    """The connection was tested, and a person looks at the certificate."""
    page = opened(qtbot, desk)
    page.test()
    qtbot.waitUntil(lambda: any(b.text() == "Look at the certificate…" for b in page.findChildren(QPushButton)))
    named(page, "Look at the certificate…").click()
    dialog = page.window().findChild(CertificateDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return page, dialog


def test_it_says_why_whose_it_is_and_its_fingerprint_as_plain_text(qtbot: QtBot, theme: Theme) -> None:
    dialog = CertificateDialog(theme, "certificate_expired", {**DETAILS, "date": "2027-01-01"})
    qtbot.addWidget(dialog)
    assert "expired on 1 January 2027" in dialog.reason.accessibleName()
    assert dialog.rows["subject"].text() == "<b>mail.intern</b>"
    assert dialog.rows["issuer"].text() == "Noorderlicht CA"
    assert dialog.rows["valid"].text() == "2026-01-01 – 2027-01-01"
    assert dialog.rows["sha256"].text().replace("\n", "").replace(":", "").lower() == GOOD
    assert all(label.textFormat().name == "PlainText" for label in dialog.findChildren(QLabel) if label.text())
    assert dialog.pin == PIN
    assert pin_of(DETAILS) == PIN


def test_enter_trusts_nobody(qtbot: QtBot, theme: Theme) -> None:
    dialog = CertificateDialog(theme, "certificate", DETAILS)
    qtbot.addWidget(dialog)
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).isDefault()
    assert not dialog.trust.isDefault()
    dialog.show()
    assert dialog.focusWidget() is dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)


def test_it_is_trusted_tested_again_saved_and_taken_away(qtbot: QtBot, desk: Desk, strangers: Strangers) -> None:
    page, dialog = refused(qtbot, desk)
    dialog.trust.click()
    qtbot.waitUntil(lambda: strangers.offered == ["", GOOD] and not page.tester.running)
    assert page.trusted.isVisible()
    assert page.dirty
    eva = desk.room.recruiter.key
    saved = desk.room.accounts.require(eva)
    assert saved.pins == ()  # nothing is kept before Save
    page.save()
    qtbot.waitUntil(lambda: desk.toasts == ["E-mail settings saved"])
    saved = desk.room.accounts.require(eva)
    assert (saved.pins, saved.incoming.pin) == ((PIN,), GOOD)
    assert saved.outgoing is not None
    assert saved.outgoing.pin == ""
    assert desk.saved[-1].incoming.pin == GOOD  # the engine is told
    assert desk.room.secrets.get(saved) == "geheim"
    shown = [label.text() for label in page.trusted.findChildren(QLabel)]
    assert f"{HOST}:993" in shown
    assert f"{spelled(GOOD)[:23]}…" in shown
    qtbot.waitUntil(lambda: any(b.text() == "Remove" and b.isVisible() for b in page.findChildren(QPushButton)))
    named(page, "Remove").click()
    assert page.dirty
    assert page.trusted.isHidden()
    page._store_now()
    qtbot.waitUntil(lambda: desk.room.accounts.require(eva).pins == ())


def test_cancel_trusts_nobody_and_discard_forgets(qtbot: QtBot, desk: Desk, strangers: Strangers) -> None:
    page, dialog = refused(qtbot, desk)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert page.trusted.pins == ()
    named(page, "Look at the certificate…").click()
    again = [one for one in page.window().findChildren(CertificateDialog) if one.isVisible()]
    again[-1].trust.click()
    qtbot.waitUntil(lambda: page.trusted.pins == (PIN,) and not page.tester.running)
    page.discard()
    assert page.trusted.pins == ()
    QApplication.processEvents()


def test_one_that_changed_is_told_and_replaces_the_one_before(qtbot: QtBot, desk: Desk, strangers: Strangers) -> None:
    strangers.code = "certificate_changed"
    page, dialog = refused(qtbot, desk)
    assert "another certificate than the one you trusted" in dialog.reason.accessibleName()
    page.trusted.fill((CertificatePin(host=HOST, port=993, sha256="0" * 64),))
    dialog.trust.click()
    assert page.trusted.pins == (PIN,)
    qtbot.waitUntil(lambda: not page.tester.running)
