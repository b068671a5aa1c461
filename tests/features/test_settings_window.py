"""A recruiter connects a mailbox in the window: settings, test, Edit folders, save; then the mail comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from carerix_desktop.app import build_office
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.settings.email_page import EmailPage
from carerix_desktop.gui.settings.folders_dialog import READY, FoldersDialog
from carerix_desktop.gui.settings.settings_page import SettingsPage
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from carerix_desktop.wire.trust import Trust
from tests.gui.conftest import qapp_cls, theme
from tests.support.certificates import Authority, authority
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.settings import MemoryRing

__all__ = ["authority", "dovecot", "mail_user", "qapp_cls", "theme"]

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 30_000


@pytest.fixture
def office(tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A profile with one user and no e-mail settings; the engine's process trusts our authority too."""
    ring = MemoryRing()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    made = build_office(Profile(tmp_path / "profile"), Redaction(), trust=Trust(extra_ca=authority.path))
    yield made
    made.close()


@contextmanager
def window_on(office: Office, qtbot: QtBot, theme: Theme, address: str) -> Iterator[MainWindow]:
    viewer = office.users.add(None, "eva", name="Eva Bakker", from_address=address)
    with opened(office, viewer, theme) as window:
        window.show()
        qtbot.waitUntil(lambda: window.mailbox.reading.body.view is not None, timeout=PATIENCE_MS)
        yield window


def letter(number: int) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = f"Candidate {number} <c{number}@post.example>", "eva@example.test"
    message["Subject"], message["Message-ID"] = f"Application {number}", f"<{number}@post.example>"
    message["Date"] = "Mon, 02 Nov 2026 09:00:00 +0100"
    message.set_content("Dear Eva, here is my CV.")
    return message.as_bytes()


def type_into(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def email_page(window: MainWindow, qtbot: QtBot) -> EmailPage:
    window.actions_of_window.account.trigger()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.own.email._loaded is not None)
    return page.own.email


def test_from_settings_to_mail(
    qtbot: QtBot, theme: Theme, office: Office, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for number in range(3):
        dovecot.deliver(mail_user.address, letter(number))
    dovecot.doveadm("mailbox", "create", "-u", mail_user.address, "Klanten/Delta")
    with window_on(office, qtbot, theme, mail_user.address) as window:
        page = email_page(window, qtbot)
        form = page.incoming.form

        # a wrong security is named, and [Switch] mends it
        type_into(qtbot, form.serverEdit, dovecot.host)
        type_into(qtbot, form.passwordEdit, mail_user.password)
        type_into(qtbot, form.portEdit, str(dovecot.ports["imap"]))
        page.test()
        qtbot.waitUntil(lambda: not page.tester.running, timeout=PATIENCE_MS)
        assert page.connection.rows["encrypt"].state == "bad"
        assert "Switch Security to TLS" in page.connection.remedy.accessibleName()
        qtbot.mouseClick(form.tlsButton, LEFT)
        type_into(qtbot, form.portEdit, str(dovecot.ports["imap"]))
        page.test()
        qtbot.waitUntil(lambda: not page.tester.running, timeout=PATIENCE_MS)
        assert page.connection.rows["folders"].state == "good", page.connection.remedy.accessibleName()

        # Edit folders before anything was saved: the plan waits for Save
        qtbot.mouseClick(form.foldersButton, LEFT)
        dialog = page.findChild(FoldersDialog)
        assert isinstance(dialog, FoldersDialog)
        qtbot.waitUntil(lambda: dialog.pages.currentIndex() == READY, timeout=PATIENCE_MS)
        assert dialog.rows[FolderRole.TRASH].name == "Trash"
        index = dialog.tree_model.index_of("Klanten/Delta")
        dialog.tree_model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
        qtbot.mouseClick(dialog.use_button, LEFT)
        assert form.foldersTitle.text() == "6 of 6 folders matched"

        qtbot.mouseClick(page.header.save, LEFT)
        qtbot.waitUntil(lambda: window.toast_text == "E-mail settings saved", timeout=PATIENCE_MS)
        viewer = office.users.everybody()[0]
        assert office.accounts.has_password(office.accounts.require(viewer.key))
        assert len(office.folders.pairs(viewer.key)) == 6
        assert [box.name for box in office.folders.known(viewer.key) if not box.wanted] == ["Klanten/Delta"]

        # the engine takes the account over, and the mail comes
        reading = office.reading.for_viewer(viewer.key)
        inbox = ListSource(role=FolderRole.INBOX)
        qtbot.waitUntil(
            lambda: len(list(reading.list_keys(inbox, QuickFilter(), Sort.NEWEST))) == 3, timeout=PATIENCE_MS
        )
        window.open_page("mailbox")
        qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 3, timeout=PATIENCE_MS)


def test_a_mailbox_that_does_not_open_says_why_and_keeps_what_was_typed(
    qtbot: QtBot, theme: Theme, office: Office, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    with window_on(office, qtbot, theme, mail_user.address) as window:
        page = email_page(window, qtbot)
        form = page.incoming.form
        type_into(qtbot, form.serverEdit, dovecot.host)
        type_into(qtbot, form.portEdit, str(dovecot.ports["imaps"]))
        type_into(qtbot, form.passwordEdit, "not the password")
        qtbot.mouseClick(page.header.save, LEFT)
        qtbot.waitUntil(page.header.anyway.isVisible, timeout=PATIENCE_MS)
        assert page.connection.rows["sign_in"].title.text() == "User name or password is not correct"
        assert office.accounts.everybody() == {}
        assert (form.serverEdit.text(), form.passwordEdit.text()) == (dovecot.host, "not the password")
        page.discard()
