"""Settings › Users, Profile, the page around them, and My account."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import UserRole
from carerix_desktop.gui.settings.new_user import NewUserDialog
from carerix_desktop.gui.settings.pages import settings_page
from carerix_desktop.gui.settings.profile_page import ProfilePage
from carerix_desktop.gui.settings.settings_page import SECTION_ROLE, SettingsPage
from carerix_desktop.gui.settings.user_file import EMAIL, PROFILE
from carerix_desktop.gui.settings.user_lines import MailState, read_lines
from carerix_desktop.gui.settings.users_model import Column, UsersModel
from carerix_desktop.gui.settings.users_page import FilteredUsers, UsersPage
from carerix_desktop.gui.theme import Theme
from tests.gui.settings.conftest import Desk
from tests.support.accessible import say_toggle
from tests.support.model_rules import hold_to_qts_rules
from tests.support.settings import DRAFT

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, desk: Desk) -> UsersPage:
    page = UsersPage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def names(page: UsersPage) -> list[str]:
    return [page.lines.index(row, Column.NAME).data() for row in range(page.lines.rowCount())]


def test_the_model_keeps_qts_rules(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    model = UsersModel(theme)
    hold_to_qts_rules(UsersModel, model)
    model.show_lines(read_lines(desk.services))
    model.show_lines([])
    assert model.rowCount() == 0


def test_how_each_users_mail_stands(desk: Desk) -> None:
    room = desk.room
    room.accounts.save(room.admin.key, room.recruiter.key, DRAFT)
    states = {line.user.login: line.state for line in read_lines(desk.services)}
    assert states == {"priya": MailState.NOT_SET, "eva": MailState.NO_PASSWORD}
    room.accounts.save(room.admin.key, room.recruiter.key, DRAFT, password="geheim")
    assert [line.state for line in read_lines(desk.services)] == [MailState.NOT_SET, MailState.TO_MATCH]


def test_the_filter_looks_at_names_addresses_and_what_needs_attention(qtbot: QtBot, desk: Desk) -> None:
    desk.room.accounts.save(desk.room.admin.key, desk.room.recruiter.key, DRAFT)
    page = shown(qtbot, desk)
    hold_to_qts_rules(FilteredUsers, page.lines)
    assert names(page) == ["Eva Bakker", "Priya Nair"]
    qtbot.keyClicks(page.filter, "PRIYA@")
    assert names(page) == ["Priya Nair"]
    page.filter.clear()
    page.attention.click()
    assert names(page) == ["Eva Bakker"]


def test_a_row_speaks_as_a_sentence_and_shows_its_panel(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    page.view.setCurrentIndex(page.lines.index(0, 0))
    assert page.panel.isVisible()
    spoken = page.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Eva Bakker, eva@example.test, Recruiter, Not set up, Not set up, never"
    with qtbot.waitSignal(page.open_wanted) as told:
        qtbot.mouseClick(page.panel.profile.edit, LEFT)
    assert (told.args[0].login, told.args[1]) == ("eva", "profile")


def dialog_of(parent: QWidget) -> NewUserDialog:
    found = parent.findChild(NewUserDialog)
    assert isinstance(found, NewUserDialog)
    return found


def test_a_user_is_added_and_selected(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    qtbot.mouseClick(page.new_button, LEFT)
    form = dialog_of(page).form
    assert not dialog_of(page).add_button.isEnabled()
    qtbot.keyClicks(form.nameEdit, "Tom Vos")
    qtbot.keyClicks(form.addressEdit, "tom@example.test")
    assert form.loginEdit.text() == "tom"
    qtbot.mouseClick(dialog_of(page).add_button, LEFT)
    qtbot.waitUntil(lambda: "Tom Vos" in names(page))
    assert desk.toasts == ["Tom Vos was added"]
    qtbot.waitUntil(lambda: page.view.currentIndex().data() == "Tom Vos")


def test_what_cannot_be_added_stays_in_the_dialog_with_its_sentence(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    qtbot.mouseClick(page.new_button, LEFT)
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.form.nameEdit, "Eva again")
    qtbot.keyClicks(dialog.form.loginEdit, "eva")
    qtbot.keyClicks(dialog.form.addressEdit, "other@example.test")
    qtbot.mouseClick(dialog.add_button, LEFT)
    qtbot.waitUntil(dialog.form.problem.isVisible)
    assert "already" in dialog.form.problem.text()
    dialog.reject()


def test_an_administrator_changes_a_profile(qtbot: QtBot, desk: Desk) -> None:
    page = ProfilePage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.open_user(desk.room.recruiter)
    page.form.aliasesEdit.setFocus()
    qtbot.keyClicks(page.form.aliasesEdit, "e@x.test; bakker@x.test")
    page.form.roleBox.setCurrentIndex(page.form.roleBox.findData("administrator"))
    assert page.dirty
    with qtbot.waitSignal(page.saved):
        page.save()
    changed = desk.room.users.get(desk.room.recruiter.key)
    assert (changed.aliases, changed.role) == (("e@x.test", "bakker@x.test"), UserRole.ADMINISTRATOR)
    assert not page.dirty


def test_access_that_a_screen_reader_toggles_can_be_saved(qtbot: QtBot, desk: Desk) -> None:
    page = ProfilePage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.open_user(desk.room.recruiter)
    assert not page.dirty
    say_toggle(page.form.activeBox)
    assert page.dirty
    assert page.changes == {"active": "no"}
    page.open_user(desk.room.admin)
    assert not page.dirty


def test_a_recruiter_changes_the_own_name_only(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.room.recruiter
    page = ProfilePage(desk.context, desk.seen_by(eva))
    qtbot.addWidget(page)
    page.open_user(eva)
    assert (page.form.aliasesEdit.isReadOnly(), page.form.roleBox.isEnabled()) == (True, False)
    assert "by an administrator" in page.form.aliasesHint.text()
    page.form.nameEdit.clear()
    qtbot.keyClicks(page.form.nameEdit, "Eva B.")
    with qtbot.waitSignal(page.saved):
        page.save()
    assert desk.room.users.get(eva.key).name == "Eva B."


def test_a_wrong_profile_says_so(qtbot: QtBot, desk: Desk) -> None:
    page = ProfilePage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.show()
    page.open_user(desk.room.recruiter)
    qtbot.keyClicks(page.form.aliasesEdit, "nonsense")
    page.save()
    qtbot.waitUntil(page.form.problem.isVisible)
    assert page.dirty


def sections(page: SettingsPage) -> list[str]:
    model = page.sections.model()
    return [str(model.index(row, 0).data(SECTION_ROLE)) for row in range(model.rowCount())]


def whole(qtbot: QtBot, desk: Desk, **more: object) -> SettingsPage:
    page = SettingsPage(desk.context, desk.services)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    qtbot.waitUntil(lambda: page.own.email._loaded is not None)
    return page


def test_users_is_a_section_for_administrators_only(qtbot: QtBot, desk: Desk) -> None:
    assert sections(whole(qtbot, desk)) == ["None", PROFILE, EMAIL, "None", "users"]
    page = SettingsPage(desk.context, desk.seen_by(desk.room.recruiter))
    qtbot.addWidget(page)
    assert sections(page) == ["None", PROFILE, EMAIL]
    page.arrive("users")
    assert page.users is None


def test_my_account_opens_the_own_file_and_users_opens_any(qtbot: QtBot, desk: Desk) -> None:
    page = whole(qtbot, desk)
    page.arrive("my_account")
    assert page.own.section == EMAIL
    page.arrive("users")
    assert page.users is not None
    qtbot.waitUntil(lambda: page.users is not None and page.users.model.rowCount() == 2)
    index = page.users.lines.index(0, 0)
    page.users.view.activated.emit(index)
    assert page.other is not None
    assert page.stack.currentWidget() is page.other
    qtbot.waitUntil(lambda: page.other is not None and page.other.email._loaded is not None)
    assert page.other.email.header.subtitle.text() == "Eva Bakker, user file"
    page.other.back_wanted.emit()
    assert page.stack.currentWidget() is page.users


def test_changing_section_with_unsaved_changes_asks(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = whole(qtbot, desk)
    qtbot.keyClicks(page.own.email.incoming.form.serverEdit, "imap.example.test")
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answers.pop(0))
    page.arrive("users")
    assert page.stack.currentWidget() is page.own
    assert page.sections.currentIndex().data(SECTION_ROLE) == EMAIL
    page.arrive("users")
    assert page.stack.currentWidget() is page.users
    assert answers == []


def test_leaving_the_page_or_closing_the_window_asks_too(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = SettingsPage(desk.context, desk.services)
    page.setParent(window)
    window.show()
    page.show()
    page.arrive(None)
    qtbot.waitUntil(lambda: page.own.email._loaded is not None)
    qtbot.keyClicks(page.own.email.incoming.form.serverEdit, "imap.example.test")
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answers.pop(0))
    page.hide()
    qtbot.waitUntil(lambda: desk.opened == [("settings", None)])
    page.show()
    assert not window.close()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert answers == []


def test_the_page_hangs_up_under_its_name() -> None:
    spec = settings_page()
    assert (spec.name, spec.icon, spec.title()) == ("settings", "settings", "Settings")
