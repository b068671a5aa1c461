"""The "To link" list: proposals on a message are answered by keyboard, and every answer can be taken back."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import ListSource, ProposalView, ViewName
from carerix_desktop.gui.mailbox import linking
from carerix_desktop.gui.mailbox.proposals import ProposalChip, ProposalPopover
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import FakeActions, FakeReading

Key = Qt.Key
AISHA, AISHA_B = RecordRef(kind=RecordKind.CANDIDATE, ref="C-1"), RecordRef(kind=RecordKind.CONTACT, ref="P-9")
ADDRESS = "thuis@post.example"


def proposed(key: int, record: RecordRef | None, name: str, why: str = "tie") -> ProposalView:
    return ProposalView(
        why=why,
        kind=None if record is None else record.kind,
        ref="" if record is None else record.ref,
        label="" if record is None else name,
        name=name if record is None else "",
        address=ADDRESS,
        message=MessageKey(key),
    )


def actions_of(window: MainWindow) -> FakeActions:
    return cast("FakeActions", window.context.services.actions)


def chips(window: MainWindow) -> list[ProposalChip]:
    return window.mailbox.reading.head.questions


def open_to_link(qtbot: QtBot, window: MainWindow, *asked: tuple[RecordRef | None, str], why: str = "tie") -> int:
    """The view is open, its first message read, the list has the keyboard; answers that message's key."""
    reading = cast("FakeReading", window.context.services.reading)
    key = reading.size
    reading.asked[key] = tuple(proposed(key, record, name, why) for record, name in asked)
    window.activateWindow()
    window.mailbox.arrive(ListSource(view=ViewName.NOT_LINKED))
    source = ListSource(view=ViewName.NOT_LINKED)
    qtbot.waitUntil(lambda: window.mailbox.model.source == source and window.mailbox.model.rowCount() > 0)
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: [chip.question.name for chip in chips(window)] == [name for _record, name in asked])
    qtbot.waitUntil(window.mailbox.list.view.hasFocus)
    return key


def to_chips(qtbot: QtBot, window: MainWindow) -> ProposalChip:
    qtbot.keyClick(window.mailbox.list.view, Key.Key_Return)
    qtbot.waitUntil(chips(window)[0].hasFocus)
    return chips(window)[0]


def popover_of(qtbot: QtBot) -> ProposalPopover:
    def shown() -> list[ProposalPopover]:
        return [top for top in QApplication.topLevelWidgets() if isinstance(top, ProposalPopover) and top.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def press(popover: ProposalPopover, label: str) -> None:
    {button.text(): button for button in popover.findChildren(QPushButton)}[label].click()


def test_enter_accepts_one_of_several_people_and_the_list_has_the_keyboard_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    key = open_to_link(qtbot, window, (AISHA, "Aisha Benali"), (AISHA_B, "Aisha Bakker"))
    first = to_chips(qtbot, window)
    assert first.question.record == AISHA
    assert "Link to Aisha Benali?" in first.accessibleName()
    qtbot.keyClick(first, Key.Key_Right)
    second = chips(window)[1]
    qtbot.waitUntil(second.hasFocus)
    qtbot.keyClick(second, Key.Key_Return)
    qtbot.waitUntil(lambda: actions_of(window).done == [("link_all", (key,), (AISHA_B,))])
    qtbot.waitUntil(lambda: chips(window) == [] and window.mailbox.list.view.hasFocus())
    assert window.toast_text == "Linked to Aisha Bakker"


def test_del_refuses_and_the_next_question_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    key = open_to_link(qtbot, window, (AISHA, "Aisha Benali"), (AISHA_B, "Aisha Bakker"))
    qtbot.keyClick(to_chips(qtbot, window), Key.Key_Delete)
    qtbot.waitUntil(lambda: actions_of(window).done == [("refuse", (key,), ADDRESS, AISHA)])
    qtbot.waitUntil(lambda: len(chips(window)) == 1 and chips(window)[0].hasFocus())
    assert chips(window)[0].question.record == AISHA_B
    qtbot.waitUntil(window.actions_of_window.undo.isEnabled)
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: "undo_link" in actions_of(window).done)


def test_always_for_this_address_is_a_box_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    key = open_to_link(qtbot, window, (AISHA, "Aisha Benali"), (AISHA_B, "Aisha Bakker"))
    qtbot.keyClick(to_chips(qtbot, window), Key.Key_Space)
    popover = popover_of(qtbot)
    assert f"{ADDRESS} is on the files of more than one person." in popover.accessibleName()
    box = popover.findChild(QCheckBox)
    assert box is not None
    assert not box.isChecked()
    box.click()
    press(popover, "Link")
    qtbot.waitUntil(lambda: actions_of(window).done == [("always", key, ADDRESS, AISHA)])
    qtbot.waitUntil(lambda: window.toast_text == f"All mail of {ADDRESS} is linked to Aisha Benali")


def test_nobody_is_proposed_for_an_address_any_more(qtbot: QtBot, window: MainWindow) -> None:
    key = open_to_link(qtbot, window, (None, "Mehmet Yildiz"), why="new")
    qtbot.keyClick(to_chips(qtbot, window), Key.Key_Return)  # somebody new has to be found or made: it explains
    popover = popover_of(qtbot)
    assert f"{ADDRESS} is on nobody's file yet." in popover.accessibleName()
    box = popover.findChild(QCheckBox)
    assert box is not None
    box.click()
    press(popover, "Do not ask")
    qtbot.waitUntil(lambda: actions_of(window).done == [("always", key, ADDRESS, None)])


def test_somebody_new_is_put_on_a_file_that_there_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "choose_record", lambda *_args: (RecordKind.CANDIDATE, "C-7"))
    key = open_to_link(qtbot, window, (None, "Mehmet Yildiz"), why="new")
    qtbot.keyClick(to_chips(qtbot, window), Key.Key_Space)
    popover = popover_of(qtbot)
    box = popover.findChild(QCheckBox)
    assert box is not None
    box.click()
    press(popover, "Link…")
    chosen = RecordRef(kind=RecordKind.CANDIDATE, ref="C-7")
    qtbot.waitUntil(lambda: actions_of(window).done == [("always", key, ADDRESS, chosen)])


def test_a_file_that_an_answer_went_on_from_is_asked_about_without_a_box(qtbot: QtBot, window: MainWindow) -> None:
    open_to_link(qtbot, window, (AISHA, "Aisha Benali"), why="reply")
    chips(window)[0].click()
    popover = popover_of(qtbot)
    box = popover.findChild(QCheckBox)
    assert box is not None
    assert box.isHidden()
    popover.close()


def test_what_cannot_be_is_said_in_a_sentence_and_nothing_changes(qtbot: QtBot, window: MainWindow) -> None:
    open_to_link(qtbot, window, (AISHA, "Aisha Benali"), (AISHA_B, "Aisha Bakker"))
    actions_of(window).refuses = True
    qtbot.keyClick(to_chips(qtbot, window), Key.Key_Space)
    popover = popover_of(qtbot)
    box = popover.findChild(QCheckBox)
    assert box is not None
    box.click()
    press(popover, "Link")
    qtbot.waitUntil(lambda: "colleague" in window.toast_text)
    assert len(chips(window)) == 2
    assert not window.actions_of_window.undo.isEnabled()
