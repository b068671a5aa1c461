"""Space through a conversation and on to the next unread; a quick filter that stays with its folder."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import INBOX, FakeReading

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, window: MainWindow, *, pages: int) -> QWidget:
    """The second card is open, its page drawn, the list has the keyboard."""
    cast("FakeReading", window.context.services.reading).html = "<p>Beste Eva,</p>" * (60 * pages)
    window.activateWindow()
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(1)
    body = window.mailbox.reading.body
    qtbot.waitUntil(lambda: body.reading is not None and body.is_drawn, timeout=20_000)
    room = body.view.height() if body.view is not None else 0
    qtbot.waitUntil(lambda: (whole(window) > room) is (pages > 0), timeout=20_000)
    return window.mailbox.list.view


def fits(window: MainWindow, key: int) -> bool:
    """The conversation of this card is drawn, and its page measured again: that comes a moment later."""
    body = window.mailbox.reading.body
    is_there = body.reading is not None and body.reading.view.messages[-1].key == key and body.is_drawn
    return is_there and body.view is not None and whole(window) <= body.view.height()


def whole(window: MainWindow) -> float:
    view = window.mailbox.reading.body.view
    return view.mail_page.contentsSize().height() if view is not None else 0.0


def top(window: MainWindow) -> float:
    view = window.mailbox.reading.body.view
    return view.mail_page.scrollPosition().y() if view is not None else 0.0


def row(window: MainWindow) -> int:
    return window.mailbox.list.view.currentIndex().row()


def is_unread(window: MainWindow, number: int) -> bool:
    card = window.mailbox.model.card_at(number)
    return card is not None and card.unread


def has_gone_on(window: MainWindow, before: float) -> bool:
    return top(window) != before or row(window) != 1


def test_space_turns_the_pages_and_only_then_goes_to_the_next_unread(qtbot: QtBot, window: MainWindow) -> None:
    view = opened(qtbot, window, pages=1)
    following = next(number for number in range(2, 40) if is_unread(window, number))
    for _page in range(30):
        before = top(window)
        qtbot.keyClick(view, Key.Key_Space)
        qtbot.waitUntil(partial(has_gone_on, window, before))
        if row(window) != 1:
            break
        assert top(window) > before
    assert before > 0
    assert row(window) == following
    assert window.mailbox.list.view.hasFocus()


def test_shift_space_goes_back_to_the_unread_before(qtbot: QtBot, window: MainWindow) -> None:
    view = opened(qtbot, window, pages=0)
    earlier = next(number for number in range(9, -1, -1) if is_unread(window, number))
    window.mailbox.list.select_row(earlier + 1)
    qtbot.waitUntil(partial(fits, window, window.mailbox.model.key_at(earlier + 1)))
    qtbot.keyClick(view, Key.Key_Space, SHIFT)
    qtbot.waitUntil(lambda: row(window) == earlier)


def test_without_anything_unread_space_says_so_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    view = opened(qtbot, window, pages=0)
    window.mailbox.list.select_row(39)
    qtbot.waitUntil(partial(fits, window, window.mailbox.model.key_at(39)))
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.waitUntil(lambda: window.toast_text == "Nothing unread further down.")
    assert row(window) == 39


def test_space_presses_a_button_of_the_reading_pane_and_turns_no_page(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, pages=0)
    button = window.mailbox.reading.toolbar.panel_button
    button.setFocus()
    was = window.mailbox.record.isVisible()
    qtbot.keyClick(button, Key.Key_Space)
    assert window.mailbox.record.isVisible() is not was
    assert row(window) == 1


def test_a_quick_filter_stays_with_its_folder(qtbot: QtBot, window: MainWindow) -> None:
    rows, archive = window.mailbox.list, ListSource(role=FolderRole.ARCHIVE)
    rows.filter_bar.unread.click()
    qtbot.waitUntil(lambda: 0 < window.mailbox.model.rowCount() < 40)
    window.mailbox.folders.choose(archive)
    qtbot.waitUntil(lambda: window.mailbox.model.source == archive and window.mailbox.model.rowCount() == 40)
    assert rows.filter_bar.value == QuickFilter()
    window.mailbox.search("uitnodiging")
    qtbot.waitUntil(lambda: window.mailbox.model.is_loaded)
    assert window.mailbox.model.quick == QuickFilter()
    window.mailbox.end_search()
    window.mailbox.folders.choose(INBOX)
    qtbot.waitUntil(lambda: window.mailbox.model.source == INBOX and 0 < window.mailbox.model.rowCount() < 40)
    assert rows.filter_bar.value == QuickFilter(unread=True)
    qtbot.keyClick(rows.view, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 40)


def test_a_hidden_quick_filter_filters_no_folder(qtbot: QtBot, window: MainWindow) -> None:
    window.mailbox.list.filter_bar.unread.click()
    window.mailbox.folders.choose(ListSource(role=FolderRole.ARCHIVE))
    window.actions_of_window.quick_filter.setChecked(False)
    window.mailbox.folders.choose(INBOX)
    qtbot.waitUntil(lambda: window.mailbox.model.source == INBOX and window.mailbox.model.rowCount() == 40)
    assert window.mailbox.model.quick == QuickFilter()
