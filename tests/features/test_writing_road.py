"""The whole road of an answer: R, taken back by Ctrl+Z, sent by Ctrl+Enter; at the server, in Sent, on the file."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from carerix_desktop.app import build_office
from carerix_desktop.domain.account import Security, User
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import HOLD_SETTING
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.link_dialog import LinkDialog
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.folders import FolderPlan
from carerix_desktop.services.office import Office
from carerix_desktop.storage.tables_mail import message_copy
from carerix_desktop.wire.trust import Trust
from tests.gui.conftest import qapp_cls, theme
from tests.support.certificates import Authority, authority
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.settings import MemoryRing
from tests.support.smtp_sink import SmtpSink

__all__ = ["authority", "dovecot", "mail_user", "qapp_cls", "theme"]

Key, Control, NONE = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 30_000


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    """The outgoing server."""
    with SmtpSink() as running:
        yield running


@pytest.fixture
def office(tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A profile whose engine trusts our authority."""
    ring = MemoryRing()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    made = build_office(Profile(tmp_path / "profile"), Redaction(), trust=Trust(extra_ca=authority.path))
    yield made
    made.close()


def connect(office: Office, dovecot: DovecotServer, user: MailUser, sink: SmtpSink) -> tuple[User, str]:
    eva = office.users.add(None, "eva", name="Eva Bakker", from_address=user.address)
    incoming = dovecot.endpoint(user)
    office.accounts.save(
        eva.key,
        eva.key,
        AccountDraft(
            server=incoming.host,
            port=incoming.port,
            username=user.address,
            smtp_server=sink.host,
            smtp_port=sink.port,
            smtp_security=Security.NONE,
            send_interval_s=0,
        ),
        password=user.password,
    )
    found = office.folders.discover(eva.key, eva.key)
    pairs = {one.proposal.role: one.proposal.name for one in found if one.proposal.role is not None}
    office.folders.save(eva.key, eva.key, FolderPlan(pairs=pairs))
    saved = office.records.add(
        eva.key,
        RecordKind.CANDIDATE,
        {"first_name": "Sanne", "last_name": "de Vries", "emails": "sanne@post.example", "language": "nl"},
    )
    return eva, saved.record.ref


def letter(to: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Sanne de Vries <sanne@post.example>", to
    message["Subject"], message["Message-ID"] = "Sollicitatie", "<1@post.example>"
    message["Date"] = "Mon, 02 Nov 2026 09:00:00 +0100"
    message.set_content("Beste Eva, hierbij mijn cv.\n\nGroet, Sanne")
    return message.as_bytes()


def composer_of(window: MainWindow, qtbot: QtBot) -> Composer:
    assert window.writing is not None
    desk = window.writing.desk
    qtbot.waitUntil(lambda: desk.page.composer is not None, timeout=PATIENCE_MS)
    composer = desk.page.composer
    assert composer is not None
    qtbot.waitUntil(lambda: len(composer.head.links.records) == 1, timeout=PATIENCE_MS)
    return composer


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """In the window that has the keyboard."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)
    qtbot.keyClick(widget, key, held)


def test_an_answer_is_taken_back_sent_filed_and_stands_on_the_file(
    qtbot: QtBot, theme: Theme, office: Office, dovecot: DovecotServer, mail_user: MailUser, sink: SmtpSink
) -> None:
    dovecot.deliver(mail_user.address, letter(mail_user.address))
    eva, ref = connect(office, dovecot, mail_user, sink)
    with opened(office, eva, theme) as window:
        window._settings.setValue(HOLD_SETTING, "10")
        window.show()
        qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 1, timeout=PATIENCE_MS)
        window.mailbox.list.select_row(0)
        qtbot.waitUntil(lambda: window.mailbox.reading.message is not None, timeout=PATIENCE_MS)
        press(qtbot, window.mailbox.list.view, Key.Key_R)
        composer = composer_of(window, qtbot)
        assert composer.head.to.addresses[0].address == "sanne@post.example"
        assert composer.language == "nl"
        qtbot.keyClicks(composer.body, "Beste Sanne, dank je wel.")
        place = composer.body.place()
        press(qtbot, composer.body, Key.Key_Return, Control)
        qtbot.waitUntil(lambda: window.toast_text == "Message to Sanne is being sent", timeout=PATIENCE_MS)
        assert [one.state for one in office.outbox.find(eva.key)] == [SubmissionState.HELD]

        press(qtbot, window.mailbox.list.view, Key.Key_Z, Control)
        composer = composer_of(window, qtbot)
        assert (composer.body.text().strip(), composer.body.place()) == ("Beste Sanne, dank je wel.", place)
        assert sink.kept == []

        window._settings.setValue(HOLD_SETTING, "0")
        press(qtbot, composer.body, Key.Key_Return, Control)
        qtbot.waitUntil(lambda: len(sink.kept) == 1, timeout=PATIENCE_MS)
        kept = sink.kept[0]
        sent = message_from_bytes(kept.raw, policy=default)
        assert (kept.sender, kept.recipients) == (mail_user.address, ("sanne@post.example",))
        assert (sent["Subject"], sent["In-Reply-To"]) == ("Re: Sollicitatie", "<1@post.example>")
        qtbot.waitUntil(
            lambda: [one.state for one in office.outbox.find(eva.key)] == [SubmissionState.FILED], timeout=PATIENCE_MS
        )
        text = sent.get_body(("plain",))
        assert text is not None
        assert "Beste Sanne, dank je wel." in text.get_content()
        assert "> Beste Eva, hierbij mijn cv." in text.get_content()

        assert "messages=1" in dovecot.doveadm("mailbox", "status", "-u", mail_user.address, "messages", "Sent")
        reading = office.reading.for_viewer(eva.key)
        on_file = ListSource(record=f"candidate:{ref}")
        cards = reading.cards(on_file, reading.list_keys(on_file, QuickFilter(), Sort.NEWEST))
        assert [card.subject for card in cards] == ["Re: Sollicitatie", "Sollicitatie"]
        inbox = ListSource(role=FolderRole.INBOX)
        (card,) = reading.cards(inbox, reading.list_keys(inbox, QuickFilter(), Sort.NEWEST))
        assert card.answered


def test_what_the_link_row_says_holds_from_the_window_to_the_archive(
    qtbot: QtBot, theme: Theme, office: Office, dovecot: DovecotServer, mail_user: MailUser, sink: SmtpSink
) -> None:
    """Kept off the file of whom it answers, put on that of a vacancy; our own copy comes back from Sent."""
    dovecot.deliver(mail_user.address, letter(mail_user.address))
    eva, ref = connect(office, dovecot, mail_user, sink)
    kok = office.records.add(eva.key, RecordKind.VACANCY, {"title": "Kok"}).record
    with opened(office, eva, theme) as window:
        window._settings.setValue(HOLD_SETTING, "0")
        window.show()
        qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 1, timeout=PATIENCE_MS)
        window.mailbox.list.select_row(0)
        qtbot.waitUntil(lambda: window.mailbox.reading.message is not None, timeout=PATIENCE_MS)
        press(qtbot, window.mailbox.list.view, Key.Key_R)
        composer = composer_of(window, qtbot)
        row = composer.head.links
        cross = next(b for b in row.findChildren(IconButton) if b.accessibleName().endswith("Sanne de Vries"))
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
        timer = QTimer(row)
        timer.timeout.connect(lambda: choose(timer, qtbot, "kok"))
        timer.start(50)
        row.vacancy_wanted.emit()
        qtbot.waitUntil(lambda: [one.ref for one in row.records] == [kok.ref], timeout=PATIENCE_MS)
        qtbot.keyClicks(composer.body, "Beste Sanne, dank je wel.")
        press(qtbot, composer.body, Key.Key_Return, Control)
        qtbot.waitUntil(
            lambda: [one.state for one in office.outbox.find(eva.key)] == [SubmissionState.FILED], timeout=PATIENCE_MS
        )
        reading = office.reading.for_viewer(eva.key)

        def subjects(source: ListSource) -> list[str]:
            keys = reading.list_keys(source, QuickFilter(), Sort.NEWEST)
            return [card.subject for card in reading.cards(source, keys)]

        assert window.context.services.sync is not None
        window.context.services.sync.fetch_now()
        (sent,) = office.outbox.find(eva.key)
        assert sent.message is not None

        def uids() -> list[int | None]:
            with office.store.reader(eva.key) as reader:
                query = select(message_copy.c.uid).where(message_copy.c.message_key == sent.message)
                return list(reader.connection.execute(query).scalars())

        qtbot.waitUntil(lambda: uids() == [1], timeout=PATIENCE_MS)
        assert subjects(ListSource(role=FolderRole.SENT)) == ["Re: Sollicitatie"]
        assert subjects(ListSource(record=f"candidate:{ref}")) == ["Sollicitatie"]
        assert subjects(ListSource(record=f"vacancy:{kok.ref}")) == ["Re: Sollicitatie"]


def choose(timer: QTimer, qtbot: QtBot, words: str) -> None:
    """In the dialog that links, which has the loop while it is open: type, take the one find."""
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, LinkDialog) and one.isVisible()]
    for dialog in dialogs:
        if not dialog.line.text():
            qtbot.keyClicks(dialog.line, words)
        elif dialog.model.rowCount() == 1:
            timer.stop()
            qtbot.keyClick(dialog.line, Key.Key_Return)
