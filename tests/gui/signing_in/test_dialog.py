"""The sign-in window: a person and a password; wrong ones cost time that shows; a given one is changed first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop.gui.signing_in.dialog import SignIn
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.password_hash import PasswordHashes
from carerix_desktop.services.signing_in import SigningIn
from tests.support.settings import SettingsRoom

GOOD, OTHER = "correct horse", "battery staple"
Open = Callable[..., SignIn]


@pytest.fixture
def signing_in(room: SettingsRoom) -> SigningIn:
    made = SigningIn(room.store, hashes=PasswordHashes(memory_kib=8, rounds=1, lanes=1))
    made.set_password(room.admin.key, room.admin.key, GOOD)
    room.users.change_agency(room.admin.key, {"sign_in": "ask"})
    return made


@pytest.fixture
def open_dialog(qtbot: QtBot, theme: Theme, room: SettingsRoom, signing_in: SigningIn) -> Iterator[Open]:
    made: list[SignIn] = []

    def open_it(*, asks: bool = True, last: str = "priya") -> SignIn:
        dialog = SignIn(theme, signing_in, room.users.everybody(), agency="Noorderlicht", asks=asks, last=last)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    yield open_it
    for dialog in made:
        dialog.reject()
        delete(dialog)


def enter(dialog: SignIn, password: str) -> None:
    dialog.form.passwordEdit.setText(password)
    QTest.keyClick(dialog.form.passwordEdit, Qt.Key.Key_Return)


def ended(dialog: SignIn) -> bool:
    return dialog.result() == QDialog.DialogCode.Accepted


def test_the_right_password_opens_and_the_last_one_here_is_marked(qtbot: QtBot, room: SettingsRoom, open_dialog: Open):
    dialog = open_dialog()
    assert (dialog.form.name.text(), dialog.enter.isEnabled()) == ("Priya Nair", False)
    enter(dialog, GOOD)
    qtbot.waitUntil(lambda: ended(dialog))
    assert dialog.user == room.admin


def test_a_wrong_password_is_said_and_can_be_typed_over(qtbot: QtBot, open_dialog: Open):
    dialog = open_dialog()
    enter(dialog, OTHER)
    qtbot.waitUntil(lambda: "not the right password" in dialog.form.problem.text())
    assert dialog.form.passwordEdit.accessibleDescription() == dialog.form.problem.text()
    assert dialog.form.passwordEdit.selectedText() == OTHER
    assert (dialog.user, dialog.isVisible()) == (None, True)
    dialog.form.passwordEdit.setText(GOOD)
    assert dialog.form.problem.isHidden()
    dialog.enter.click()
    qtbot.waitUntil(lambda: ended(dialog))


def test_after_five_wrong_passwords_the_remaining_time_shows(
    qtbot: QtBot, signing_in: SigningIn, open_dialog: Open, monkeypatch: pytest.MonkeyPatch
):
    dialog = open_dialog()
    for attempt in range(5):
        enter(dialog, f"{OTHER} {attempt}")
        qtbot.waitUntil(lambda: bool(dialog.form.problem.text()))
    qtbot.waitUntil(lambda: "You can try again in 0:" in dialog.form.problem.text())
    dialog.form.passwordEdit.setText(GOOD)
    assert (dialog.enter.isEnabled(), "You can try again" in dialog.form.problem.text()) == (False, True)
    dialog._wait_s = 1
    dialog._on_second()
    assert (dialog.enter.isEnabled(), dialog.form.problem.text()) == (True, "")


def test_who_has_no_password_yet_is_told_who_sets_one(qtbot: QtBot, open_dialog: Open):
    dialog = open_dialog(last="eva")
    enter(dialog, "anything")
    qtbot.waitUntil(lambda: dialog.form.problem.text().startswith("Eva Bakker has no password yet."))


def test_a_password_that_was_given_is_changed_before_anything_opens(
    qtbot: QtBot, room: SettingsRoom, signing_in: SigningIn, open_dialog: Open
):
    signing_in.set_password(room.admin.key, room.recruiter.key, GOOD)
    dialog = open_dialog(last="eva")
    enter(dialog, GOOD)
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1)
    form = dialog.new_password.form
    assert form.currentEdit.isHidden()
    form.newEdit.setText(OTHER)
    form.againEdit.setText("something else")
    dialog.change.click()
    assert form.problem.text().startswith("The two new passwords differ.")
    form.againEdit.setText(OTHER)
    dialog.change.click()
    qtbot.waitUntil(lambda: ended(dialog))
    assert dialog.user == room.recruiter
    assert not signing_in.sign_in("eva", OTHER).must_change


def test_who_leaves_instead_of_changing_a_given_password_is_not_in(
    qtbot: QtBot, room: SettingsRoom, signing_in: SigningIn, open_dialog: Open
):
    signing_in.set_password(room.admin.key, room.recruiter.key, GOOD)
    dialog = open_dialog(last="eva")
    enter(dialog, GOOD)
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.user, dialog.isVisible()) == (None, False)


def test_another_person_begins_with_an_empty_field(qtbot: QtBot, open_dialog: Open):
    dialog = open_dialog()
    dialog.form.passwordEdit.setText("half of it")
    QTest.keyClick(dialog.people, Qt.Key.Key_Down)
    assert (dialog.form.passwordEdit.text(), dialog.form.name.text()) == ("", "Eva Bakker")
    assert [dialog.people.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)] == [
        "Priya Nair, priya",
        "Eva Bakker, eva",
    ]
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.form.passwordEdit)


def test_letters_the_wrong_way_round_hint_at_caps_lock(open_dialog: Open):
    dialog = open_dialog()
    QTest.keyClicks(dialog.form.passwordEdit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert dialog.form.capsHint.isHidden()
    QTest.keyClicks(dialog.form.passwordEdit, "A", Qt.KeyboardModifier.NoModifier)
    assert not dialog.form.capsHint.isHidden()
    QTest.keyClicks(dialog.form.passwordEdit, "b")
    assert dialog.form.capsHint.isHidden()


def test_where_the_account_of_the_computer_suffices_no_password_is_asked_for(
    qtbot: QtBot, room: SettingsRoom, open_dialog: Open
):
    room.users.change_agency(room.admin.key, {"sign_in": "os"})
    dialog = open_dialog(asks=False, last="eva")
    assert (dialog.form.passwordEdit.isHidden(), dialog.enter.text()) == (True, "Open")
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ended(dialog))
    assert dialog.user == room.recruiter
