"""The page "E-mail settings": what is enabled when, what is tested and saved, and what is asked before leaving."""

from __future__ import annotations

from dataclasses import replace

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.email_page import EmailPage
from carerix_desktop.gui.settings.email_store import Wish
from carerix_desktop.gui.settings.folders_dialog import READY, FoldersDialog
from carerix_desktop.services.folders import FolderPlan
from tests.gui.settings.conftest import Desk
from tests.support.accessible import say_toggle
from tests.support.settings import DRAFT, WITH_SENDING

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, desk: Desk, *, saved: bool = True) -> EmailPage:
    """The page of the recruiter, as the administrator sees it."""
    eva = desk.room.recruiter
    if saved:
        desk.room.accounts.save(eva.key, eva.key, WITH_SENDING, password="geheim")
    page = EmailPage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.open_user(eva)
    qtbot.waitUntil(lambda: page.header.subtitle.text() == "Eva Bakker, user file" and page._loaded is not None)
    return page


def retype(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    if text:
        qtbot.keyClicks(edit, text)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Delete)


def test_what_is_saved_is_shown_without_the_password(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    form = page.incoming.form
    assert (form.serverEdit.text(), form.portEdit.text(), page.incoming.security) == (
        "imap.example.test",
        "993",
        Security.SSL,
    )
    assert form.passwordEdit.text() == ""
    assert form.passwordHint.text().startswith("A password is kept")
    assert page.receiving.form.mailboxValue.text() == "eva@example.test"
    assert not page.dirty
    assert not page.header.save.isEnabled()


@pytest.mark.parametrize(
    ("kind", "security", "port"),
    [
        ("imap", "none", "143"),
        ("imap", "tls", "143"),
        ("pop", "ssl", "995"),
        ("pop", "none", "110"),
        ("pop", "tls", "110"),
    ],
)
def test_the_port_follows_type_and_security(qtbot: QtBot, desk: Desk, kind: str, security: str, port: str) -> None:
    page = opened(qtbot, desk)
    qtbot.mouseClick(getattr(page.incoming.form, f"{kind}Button"), LEFT)
    qtbot.mouseClick(getattr(page.incoming.form, f"{security}Button"), LEFT)
    assert page.incoming.form.portEdit.text() == port
    assert page.dirty


def test_keeping_a_copy_is_greyed_out_for_imap_at_once_and_live_for_pop(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    form = page.incoming.form
    assert (form.keepBox.isEnabled(), form.keepBox.isChecked()) == (False, False)
    assert form.keepWhy.text() == "Only for POP. With IMAP your mail always stays on the server."
    qtbot.mouseClick(form.popButton, LEFT)
    assert (form.keepBox.isEnabled(), form.keepBox.isChecked(), form.removeBox.isEnabled()) == (True, True, True)
    assert "not there yet" in form.keepWhy.text()
    assert not form.foldersFrame.isVisible()
    form.removeBox.click()
    form.daysSpin.setValue(30)
    assert (page.draft.keep_copy, page.draft.remove_after_days) == (True, 30)
    form.keepBox.click()
    assert (page.draft.keep_copy, page.draft.remove_after_days) == (False, None)
    qtbot.mouseClick(form.imapButton, LEFT)
    assert (form.keepBox.isEnabled(), form.keepBox.isChecked()) == (False, False)
    assert page.draft.keep_copy


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("incoming", "popButton"),
        ("incoming", "tlsButton"),
        ("incoming", "fetchBox"),
        ("outgoing", "sslButton"),
        ("outgoing", "sameBox"),
    ],
)
def test_what_a_screen_reader_toggles_can_be_saved(qtbot: QtBot, desk: Desk, card: str, name: str) -> None:
    page = opened(qtbot, desk)
    assert not page.dirty
    say_toggle(getattr(getattr(page, card).form, name))
    assert page.dirty
    assert page.header.save.isEnabled()


def test_a_type_or_security_that_a_screen_reader_toggles_brings_its_port(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    say_toggle(page.incoming.form.popButton)
    assert page.incoming.form.portEdit.text() == "995"
    say_toggle(page.incoming.form.tlsButton)
    assert page.incoming.form.portEdit.text() == "110"
    say_toggle(page.outgoing.form.sslButton)
    assert page.outgoing.form.portEdit.text() == "465"


def test_pop_choices_that_a_screen_reader_toggles_are_kept_beside_imap(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    form = page.incoming.form
    say_toggle(form.popButton)
    say_toggle(form.removeBox)
    assert form.daysSpin.isEnabled()
    assert page.draft.remove_after_days == 7
    say_toggle(form.keepBox)
    assert not form.removeBox.isEnabled()
    say_toggle(form.imapButton)
    say_toggle(form.popButton)
    assert not page.draft.keep_copy


def test_settings_that_are_shown_are_no_change_and_keep_their_own_port(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    eva = desk.room.recruiter
    odd = replace(WITH_SENDING, type=ServerType.POP3, security=Security.TLS, port=1110, keep_copy=False, fetch=False)
    odd = replace(odd, smtp_security=Security.SSL, smtp_port=1465, smtp_username="relay")
    desk.room.accounts.save(eva.key, eva.key, odd, password="geheim")
    told: list[str] = []
    page.incoming.changed.connect(lambda: told.append("incoming"))
    page.outgoing.changed.connect(lambda: told.append("outgoing"))
    page.open_user(eva)
    qtbot.waitUntil(lambda: page.incoming.form.portEdit.text() == "1110")
    assert page.outgoing.form.portEdit.text() == "1465"
    assert (page.draft.keep_copy, page.draft.fetch) == (False, False)
    assert told == []
    assert not page.dirty


def test_edit_folders_is_live_once_server_user_name_and_password_are_there(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk, saved=False)
    form = page.incoming.form
    assert form.usernameEdit.text() == "eva@example.test"
    assert not form.foldersButton.isEnabled()
    retype(qtbot, form.serverEdit, "imap.example.test")
    assert not form.foldersButton.isEnabled()
    retype(qtbot, form.passwordEdit, "geheim")
    assert form.foldersButton.isEnabled()
    retype(qtbot, form.usernameEdit, "")
    assert not form.foldersButton.isEnabled()


def test_the_show_button_shows_and_hides_the_password(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    edit = page.incoming.form.passwordEdit
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    edit.actions()[0].trigger()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    assert edit.actions()[0].text() == "Hide password"


def test_saving_tests_first_and_then_saves_everything(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk, saved=False)
    retype(qtbot, page.incoming.form.serverEdit, "imap.example.test")
    retype(qtbot, page.incoming.form.passwordEdit, "geheim")
    retype(qtbot, page.outgoing.form.serverEdit, "smtp.example.test")
    retype(qtbot, page.outgoing.form.senderEdit, "eva.b@example.test")
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    assert [way for way, _where, _password in desk.room.servers.tested] == ["incoming", "outgoing"]
    account = desk.room.accounts.require(desk.room.recruiter.key)
    assert desk.saved == [account]
    assert (account.incoming.host, desk.room.accounts.password_of(account)) == ("imap.example.test", "geheim")
    assert desk.room.users.get(desk.room.recruiter.key).from_address == "eva.b@example.test"
    assert not page.dirty
    assert page.incoming.form.passwordEdit.text() == ""


def test_every_step_of_a_good_test_is_shown(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    page.connection.test_wanted.emit()
    assert page.connection.rows["find"].state == "running"
    qtbot.waitUntil(lambda: not page.tester.running)
    assert {name: row.state for name, row in page.connection.rows.items()} == dict.fromkeys(
        ("find", "encrypt", "sign_in", "folders", "send"), "good"
    )
    assert page.connection.rows["folders"].detail.text().startswith("5 folder")
    assert page.connection.rows["find"].detail.text() == "imap.example.test, port 993"


def test_a_failed_test_says_what_to_do_and_only_then_offers_to_save_anyway(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    assert not page.header.anyway.isVisible()
    retype(qtbot, page.incoming.form.passwordEdit, "wrong")
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: not page.tester.running)
    row = page.connection.rows["sign_in"]
    assert (row.state, row.title.text()) == ("bad", "User name or password is not correct")
    assert page.connection.rows["folders"].state == "waiting"
    assert "Use the password of your webmail." in page.connection.remedy.accessibleName()
    assert page.incoming.form.passwordEdit.property("tone") == "bad"
    assert page.header.anyway.isVisible()
    assert desk.toasts == []
    page.connection._details.click()
    assert page.connection._answer.text() == "NO [AUTHENTICATIONFAILED] sorry"
    qtbot.mouseClick(page.header.anyway, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    account = desk.room.accounts.require(desk.room.recruiter.key)
    assert desk.room.accounts.password_of(account) == "wrong"
    assert not page.header.anyway.isVisible()


def test_what_a_server_says_is_never_drawn_as_html(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    evil = "<img src='file:///dev/zero'><b>NO</b>"
    desk.room.servers.fault = ServerFault("no", code="no", details={"host": evil}, answer=evil)
    page.test()
    qtbot.waitUntil(lambda: not page.tester.running)
    labels = [page.connection._answer, *(row.title for row in page.connection.rows.values())]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert page.connection._answer.text() == evil


def test_switch_takes_the_security_that_the_server_speaks_and_tests_again(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    desk.room.servers.fault = ServerFault(
        "x", code="wrong_security", details={"sec": "tls", "host": "h", "port": "993"}
    )
    page.test()
    qtbot.waitUntil(lambda: not page.tester.running)
    (_label, _kind, switch), *_more = page.connection._buttons("incoming", "wrong_security", {"sec": "tls"})
    desk.room.servers.fault = None
    switch()
    qtbot.waitUntil(lambda: not page.tester.running and page.connection.rows["sign_in"].state == "good")
    assert (page.incoming.security, page.incoming.form.portEdit.text(), page.dirty) == (Security.TLS, "143", True)


def test_a_wrong_field_says_so_itself_and_nothing_is_tested(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    retype(qtbot, page.incoming.form.serverEdit, "https://imap.example.test")
    qtbot.mouseClick(page.header.save, LEFT)
    assert page.incoming.form.serverProblem.isVisible()
    assert "is not a server name" in page.incoming.form.serverProblem.text()
    assert page.incoming.form.serverEdit.accessibleDescription() == page.incoming.form.serverProblem.text()
    assert desk.room.servers.tested == []
    retype(qtbot, page.incoming.form.serverEdit, "imap.example.test")
    assert not page.incoming.form.serverProblem.isVisible()


def test_without_security_a_second_click_is_needed(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    qtbot.mouseClick(page.incoming.form.noneButton, LEFT)
    assert page.incoming.note.isVisible()
    qtbot.mouseClick(page.header.save, LEFT)
    assert "Click Save again" in page.banner.accessibleName()
    assert desk.room.servers.tested == []
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    assert desk.room.accounts.require(desk.room.recruiter.key).incoming.security is Security.NONE


def test_a_test_can_be_stopped(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    desk.room.servers.silent = True
    page.test()
    assert page.tester.running
    page.connection.cancel_wanted.emit()
    assert not page.tester.running
    assert page.connection.rows["find"].state == "waiting"
    assert page.connection.rows["find"].detail.text() == "Stopped"


def test_pop_is_saved_and_says_that_fetching_comes_later(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    qtbot.mouseClick(page.incoming.form.popButton, LEFT)
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    assert desk.room.accounts.require(desk.room.recruiter.key).type is ServerType.POP3
    assert page.banner.accessibleName() == "The settings are saved. Fetching by POP is not there yet."


def test_without_a_keyring_the_settings_are_saved_and_a_passphrase_is_offered(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk, saved=False)
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    retype(qtbot, page.incoming.form.serverEdit, "imap.example.test")
    retype(qtbot, page.incoming.form.passwordEdit, "geheim")
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    assert "asked at each start" in page.banner.accessibleName()
    monkeypatch.setattr("carerix_desktop.gui.settings.email_page.PassphraseDialog.ask", lambda _parent: "correct horse")
    saved = page._store.save(page._store.load(desk.room.recruiter.key), page_wish(page))
    page._ask_passphrase(saved)
    qtbot.waitUntil(lambda: "encrypted vault" in page.banner.accessibleName(), timeout=10_000)


def page_wish(page: EmailPage) -> Wish:

    return Wish(draft=page.draft, password="geheim", smtp_password=None, sender="eva@example.test", plan=FolderPlan())


@pytest.mark.parametrize(
    ("button", "left", "server"),
    [
        (QMessageBox.StandardButton.Discard, True, "imap.example.test"),
        (QMessageBox.StandardButton.Cancel, False, "other.example.test"),
        (QMessageBox.StandardButton.Save, True, "other.example.test"),
    ],
)
def test_leaving_with_unsaved_changes_asks(
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    button: QMessageBox.StandardButton,
    left: bool,
    server: str,
) -> None:
    page = opened(qtbot, desk)
    retype(qtbot, page.incoming.form.serverEdit, "other.example.test")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: button)
    gone: list[bool] = []
    page.leave(lambda: gone.append(True))
    qtbot.waitUntil(lambda: bool(gone) is left and not page.tester.running)
    assert page.incoming.form.serverEdit.text() == server


def test_discard_shows_again_what_is_saved(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    retype(qtbot, page.incoming.form.serverEdit, "x")
    qtbot.mouseClick(page.header.discard, LEFT)
    assert page.incoming.form.serverEdit.text() == "imap.example.test"
    assert not page.dirty


def test_the_sender_address_is_an_administrators_to_change(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.room.recruiter
    page = EmailPage(desk.context, desk.seen_by(eva))
    qtbot.addWidget(page)
    page.open_user(eva)
    qtbot.waitUntil(lambda: page._loaded is not None)
    assert page.outgoing.form.senderEdit.isReadOnly()
    assert page.outgoing.form.senderHint.text() == "An administrator sets this address."


def test_an_address_of_somebody_else_is_told_at_its_field(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    retype(qtbot, page.outgoing.form.senderEdit, "priya@example.test")
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: page.outgoing.form.senderEdit.property("tone") == "bad")
    assert "belongs to another user" in page.outgoing.form.senderHint.text()
    assert page.dirty


def test_the_matched_folders_are_counted(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.room.recruiter.key
    desk.room.accounts.save(eva, eva, DRAFT, password="geheim")
    desk.room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.SENT: "Verzonden items"}))
    page = opened(qtbot, desk)
    assert page.incoming.form.foldersTitle.text() == "2 of 6 folders matched"
    assert page.incoming.form.foldersDetail.text() == "Sent is Verzonden items"


def test_the_outgoing_server_can_have_its_own_sign_in(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    form = page.outgoing.form
    assert not form.usernameEdit.isVisible()
    form.sameBox.click()
    retype(qtbot, form.usernameEdit, "sender")
    retype(qtbot, form.passwordEdit, "geheim")
    assert page.draft == replace(WITH_SENDING, port=993, smtp_port=587, smtp_username="sender")
    qtbot.mouseClick(page.header.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    account = desk.room.accounts.require(desk.room.recruiter.key)
    assert desk.room.secrets.get_outgoing(account) == "geheim"


def test_a_connection_in_clear_is_never_called_encrypted(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.room.recruiter.key
    desk.room.accounts.save(eva, eva, replace(DRAFT, security=Security.NONE), password="geheim")
    page = EmailPage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.open_user(desk.room.recruiter)
    qtbot.waitUntil(lambda: page._loaded is not None)
    page.test()
    qtbot.waitUntil(lambda: not page.tester.running)
    row = page.connection.rows["encrypt"]
    assert (row.state, row.title.text()) == ("warn", "Connection is not encrypted")
    assert page.connection.rows["sign_in"].state == "good"


def test_a_mapping_saved_in_the_dialog_shows_on_the_page_and_reaches_the_engine(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk)
    qtbot.mouseClick(page.incoming.form.foldersButton, LEFT)
    dialog = page.findChild(FoldersDialog)
    assert isinstance(dialog, FoldersDialog)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == READY)
    qtbot.mouseClick(dialog.use_button, LEFT)
    qtbot.waitUntil(lambda: page.incoming.form.foldersTitle.text() == "3 of 6 folders matched")
    assert [account.owner for account in desk.saved] == [desk.room.recruiter.key]
    assert not page.dirty
