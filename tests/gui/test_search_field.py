"""The search field: chips of finished operators, and the list below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.search_query import SearchQuery, parse_query
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.search_chip import SearchChip
from carerix_desktop.gui.search_field import SearchField
from carerix_desktop.gui.search_suggestions import Suggestions

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(window: MainWindow) -> SearchField:
    window.activateWindow()
    window.top_bar.search.arrive()
    return window.top_bar.search


def chips(field: SearchField) -> list[SearchChip]:
    return [chip for chip in field.findChildren(SearchChip) if chip.isVisible()]


def opened(qtbot: QtBot, field: SearchField) -> Suggestions:
    qtbot.waitUntil(field.suggestions.isVisible)
    return field.suggestions


def lines(view: Suggestions) -> list[str]:
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def test_a_finished_operator_becomes_a_chip_and_stays_in_the_query(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    qtbot.keyClicks(field, 'from:"Marieke Postma" is:unread contract')
    assert field.operators == ['from:"Marieke Postma"', "is:unread"]
    assert field.text() == "contract"
    with qtbot.waitSignal(field.wanted) as told:
        pass
    assert told.args == ['from:"Marieke Postma" is:unread contract']


def test_backspace_selects_the_last_chip_and_then_removes_it(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "from:sanne has:attachment ")
    qtbot.keyClick(field, Key.Key_Backspace)
    assert [chip.is_selected for chip in chips(field)] == [False, True]
    qtbot.keyClicks(field, "x")
    assert not any(chip.is_selected for chip in chips(field))
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Backspace)
    assert field.operators == ["from:sanne"]
    assert field.query == "from:sanne"


def test_a_double_click_takes_a_chip_back_into_words_and_its_cross_removes_it(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "from:sanne after:2026 contract")
    first, second = chips(field)
    qtbot.mouseDClick(first, LEFT, pos=QPoint(10, 10))
    assert (field.operators, field.text()) == (["after:2026"], "contract from:sanne")
    qtbot.mouseClick(second, LEFT, pos=QPoint(second.width() - 6, 10))
    assert (field.operators, field.query) == ([], "contract from:sanne")


def test_esc_takes_words_and_chips_away(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "is:unread contract")
    field.suggestions.close_list()
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Key.Key_Escape)
    assert (field.query, chips(field)) == ("", [])


def test_people_come_first_and_enter_opens_the_file(qtbot: QtBot, window: MainWindow, field: SearchField) -> None:
    field.file_wanted.disconnect(window.open_record)  # this window has no page of candidates
    qtbot.keyClicks(field, "isa")
    qtbot.keyClick(field, Key.Key_Backspace)
    view = opened(qtbot, field)
    qtbot.waitUntil(lambda: lines(view)[:1] == ["Sanne de Vries, Candidate, Groningen"])
    assert lines(view)[1:] == ["is:unread, not read yet", "is:starred, with a star"]
    qtbot.keyClick(field, Key.Key_Down)
    with qtbot.waitSignal(field.file_wanted) as told:
        qtbot.keyClick(field, Key.Key_Return)
    assert told.args == [RecordKind.CANDIDATE, "C-1"]
    assert field.query == ""


def test_an_operator_of_the_list_is_put_in_the_place_of_its_beginning(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "contract f")
    view = opened(qtbot, field)
    qtbot.waitUntil(lambda: "from:, sender" in lines(view))
    view.setCurrentIndex(view.model().index(lines(view).index("from:, sender"), 0))
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "contract from:"


def test_what_was_searched_before_stands_last(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "is:unread contract")
    qtbot.keyClick(field, Key.Key_Return)
    field.clear()
    field.arrive()
    qtbot.keyClick(field, Key.Key_Down)
    view = opened(qtbot, field)
    assert lines(view)[0] == "from:, sender"
    assert lines(view)[-1] == "is:unread contract"
    view.setCurrentIndex(view.model().index(len(lines(view)) - 1, 0))
    qtbot.keyClick(field, Key.Key_Return)
    assert (field.operators, field.text()) == (["is:unread"], "contract")


def test_every_operator_that_is_suggested_means_something(field: SearchField) -> None:
    for name, _hint in field.suggestions._operators():
        asked = parse_query(name if not name.endswith(":") else f"{name}2026")
        assert asked != SearchQuery(), name
        assert asked.words == (), name


def test_the_list_is_part_of_the_window_and_leaves_the_focus_in_the_field(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    qtbot.keyClick(field, Key.Key_Down)
    view = opened(qtbot, field)
    assert view.parent() is window
    assert not view.isWindow()
    assert QApplication.activePopupWidget() is None
    assert field.hasFocus()
    assert view.geometry().topLeft() == field.mapTo(window, QPoint(0, field.height() + 4))
    assert window.rect().contains(view.geometry())


def test_esc_closes_the_list_first_and_keeps_what_was_typed(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "is:")
    view = opened(qtbot, field)
    qtbot.keyClick(field, Key.Key_Escape)
    assert not view.isVisible()
    assert field.query == "is:"
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.query == ""


def test_up_from_the_first_line_goes_back_to_what_was_typed(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "is:")
    view = opened(qtbot, field)
    qtbot.keyClick(field, Key.Key_Down)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(field, Key.Key_Up)
    assert not view.currentIndex().isValid()
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Key.Key_Return)
    assert not view.isVisible()


def test_the_list_closes_when_the_focus_leaves_and_at_a_click_elsewhere(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    qtbot.keyClick(field, Key.Key_Down)
    view = opened(qtbot, field)
    window.mailbox.list.focus_list()
    assert not view.isVisible()
    field.arrive()
    qtbot.keyClick(field, Key.Key_Down)
    assert view.isVisible()
    qtbot.mouseClick(window.top_bar, LEFT, pos=QPoint(4, 4))
    assert not view.isVisible()


def test_a_click_on_a_line_takes_it(qtbot: QtBot, field: SearchField) -> None:
    qtbot.keyClicks(field, "contract is:unr")
    view = opened(qtbot, field)
    qtbot.waitUntil(lambda: lines(view)[-1:] == ["is:unread, not read yet"])
    line = view.model().index(len(lines(view)) - 1, 0)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(line).center())
    assert (field.operators, field.text()) == (["is:unread"], "contract ")
    assert field.hasFocus()
