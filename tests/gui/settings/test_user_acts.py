"""Settings › Users: what an administrator does from the panel beside the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.gui.settings.give_password import GivePassword
from carerix_desktop.gui.settings.leave_dialog import LeaveDialog
from carerix_desktop.gui.settings.new_user import NewUserDialog
from carerix_desktop.gui.settings.users_model import CHIP_ROLE, Column
from carerix_desktop.gui.settings.users_page import UsersPage
from tests.gui.settings.conftest import Desk
from tests.support.settings import DRAFT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> UsersPage:
    """The table with Eva selected; she has a mailbox with a password."""
    desk.room.accounts.save(desk.room.admin.key, desk.room.recruiter.key, DRAFT, password="geheim")
    made = UsersPage(desk.context, desk.services)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.refresh(desk.room.recruiter)
    qtbot.waitUntil(lambda: made.view.currentIndex().data() == "Eva Bakker")
    return made


def cell(page: UsersPage, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    row = next(r for r in range(page.lines.rowCount()) if page.lines.index(r, 0).data() == "Eva Bakker")
    return page.lines.index(row, column).data(role)


def open_dialog(kind: type[QDialog]) -> QDialog | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


def test_a_role_is_changed_at_once_and_taken_back(qtbot: QtBot, desk: Desk, page: UsersPage) -> None:
    rights = page.panel.rights
    page.panel.tabs.setCurrentIndex(2)
    rights.role.setCurrentIndex(rights.role.findData(UserRole.READER.value))
    rights.role.activated.emit(rights.role.currentIndex())
    qtbot.waitUntil(lambda: cell(page, Column.ROLE) == "Reader")
    qtbot.waitUntil(lambda: len(desk.undone) == 1)
    desk.undone[0][1]()
    qtbot.waitUntil(lambda: cell(page, Column.ROLE) == "Recruiter")


def test_what_is_confidential_by_default_is_ticked_and_shown_in_plum(qtbot: QtBot, page: UsersPage) -> None:
    assert (cell(page, Column.CONFIDENTIAL), cell(page, Column.CONFIDENTIAL, CHIP_ROLE)) == ("None", None)
    page.panel.email.incoming.click()
    qtbot.waitUntil(lambda: cell(page, Column.CONFIDENTIAL) == "Incoming")
    assert cell(page, Column.CONFIDENTIAL, CHIP_ROLE) == ("confidential", "lock")


def test_a_leaver_is_switched_off_only_with_a_reason_and_can_come_back(
    qtbot: QtBot, desk: Desk, page: UsersPage
) -> None:
    page.panel.tabs.setCurrentIndex(2)
    page.panel.rights.leave.click()
    qtbot.waitUntil(lambda: open_dialog(LeaveDialog) is not None)
    dialog = open_dialog(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    assert not dialog.go_on.isEnabled()
    dialog.why.setText("Works elsewhere")
    dialog.to.setCurrentIndex(dialog.to.findText("Priya Nair"))
    dialog.mailbox.setChecked(True)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: cell(page, Column.STATE) == "Switched off")
    qtbot.waitUntil(lambda: "0 message(s) handed over" in desk.toasts)
    assert "Eva Bakker is switched off" in desk.toasts
    qtbot.waitUntil(lambda: [one.owner for one in desk.saved] == [desk.room.recruiter.key])  # the engine hears of it
    qtbot.waitUntil(page.panel.rights.back.isVisible)
    page.panel.rights.back.click()
    qtbot.waitUntil(lambda: cell(page, Column.STATE) != "Switched off")


def test_the_mailbox_of_who_left_is_handed_over_later(qtbot: QtBot, desk: Desk, page: UsersPage) -> None:
    desk.room.users.change(desk.room.admin.key, desk.room.recruiter.key, {"active": "no"})
    page.refresh()
    page.panel.tabs.setCurrentIndex(2)
    qtbot.waitUntil(page.panel.rights.hand_over.isVisible)
    page.panel.rights.hand_over.click()
    qtbot.waitUntil(lambda: open_dialog(LeaveDialog) is not None)
    dialog = open_dialog(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    assert dialog.colleague == desk.room.admin.key
    dialog.why.setText("Priya takes over")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: desk.toasts == ["0 message(s) handed over"])


def test_a_password_is_given_and_never_shown(qtbot: QtBot, desk: Desk, page: UsersPage) -> None:
    signing_in = desk.services.signing_in
    assert signing_in is not None
    page.panel.tabs.setCurrentIndex(2)
    page.panel.rights.password.click()
    qtbot.waitUntil(lambda: open_dialog(GivePassword) is not None)
    dialog = open_dialog(GivePassword)
    assert isinstance(dialog, GivePassword)
    dialog.edit.setText("kort")
    dialog.give.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    dialog.edit.setText("een veel langer wachtwoord")
    dialog.give.click()
    qtbot.waitUntil(lambda: desk.toasts == ["Eva Bakker has a new password"])
    assert signing_in.with_password() == {desk.room.recruiter.key}


def test_a_new_user_has_a_role_and_a_first_password(qtbot: QtBot, desk: Desk, page: UsersPage) -> None:
    page.new_button.click()
    dialog = page.findChild(NewUserDialog)
    assert isinstance(dialog, NewUserDialog)
    form = dialog.form
    for edit, text in (
        (form.nameEdit, "Sofie Lammers"),
        (form.loginEdit, "sofie"),
        (form.addressEdit, "s@example.test"),
    ):
        edit.setText(text)
    form.roleBox.setCurrentIndex(form.roleBox.findData(UserRole.READER.value))
    form.passwordEdit.setText("kort")
    dialog.add_button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert [user.login for user in desk.room.users.everybody()] == ["priya", "eva"]
    form.passwordEdit.setText("een veel langer wachtwoord")
    dialog.add_button.click()
    qtbot.waitUntil(lambda: "Sofie Lammers was added" in desk.toasts)
    sofie = desk.room.users.everybody()[-1]
    assert sofie.role is UserRole.READER
    assert desk.services.signing_in is not None
    assert sofie.key in desk.services.signing_in.with_password()


def test_a_password_that_the_server_refuses_shows_in_the_row_and_says_what_to_do(
    qtbot: QtBot, desk: Desk, page: UsersPage
) -> None:
    account = desk.room.accounts.require(desk.room.recruiter.key)
    state = AccountState(account=account.key, owner=account.owner, phase=SyncPhase.SIGN_IN_FAILED, code="auth_failed")
    desk.context.bridge.account_state.emit(state)
    qtbot.waitUntil(lambda: cell(page, Column.STATE) == "Password refused")
    assert cell(page, Column.STATE, CHIP_ROLE) == ("bad", "circle-alert")
    qtbot.waitUntil(page.panel.email.banner.isVisible)
    assert "nothing is lost" in page.panel.email.banner.accessibleName()


def test_nobody_found_and_nobody_in_need_are_said(qtbot: QtBot, page: UsersPage) -> None:
    page.filter.setText("zzz")
    assert page.empty.isVisible()
    assert page.empty.title == "Nobody found"
    page.filter.clear()
    assert not page.empty.isVisible()
