"""Messages whose bodies are still to come: rows like any, quieter; selecting one asks for it, and it turns in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import AccountState, MessagesChanged, SyncPhase
from carerix_desktop.domain.ids import AccountKey, UserKey
from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.models.listing import PAGE
from tests.support.fake_services import INBOX, FakeReading, FakeSync

COMING = set(range(1, 37))  # rows 4 and on of the forty


def reading_of(window: MainWindow) -> FakeReading:
    return cast("FakeReading", window.context.services.reading)


def asked(window: MainWindow) -> list[str]:
    return cast("FakeSync", window.context.services.sync).asked


def changed(qtbot: QtBot, window: MainWindow, *keys: int) -> None:
    with qtbot.waitSignal(window.mailbox.model.refreshed):
        window.context.bridge.receive(MessagesChanged(messages=keys, mailboxes=(1,)))


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Row 4 and all below are awaited."""
    reading_of(window).coming.update(COMING)
    changed(qtbot, window)
    qtbot.waitUntil(lambda: (card := window.mailbox.model.card_at(6)) is not None and card.awaited is not None)
    return window


def is_read(window: MainWindow, row: int) -> bool:
    return window.mailbox.model.card_at(row) is not None


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.mailbox.reading.findChildren(QLabel) if label.isVisible())


def choose(qtbot: QtBot, window: MainWindow, row: int) -> int:
    window.mailbox.list.select_row(row)
    qtbot.waitUntil(lambda: "This message is being fetched" in texts(window))
    return window.mailbox.model.key_at(row)


def _says(window: MainWindow, words: str) -> bool:
    return words in texts(window)


def test_what_does_not_come_now_says_why(qtbot: QtBot, listed: MainWindow) -> None:
    choose(qtbot, listed, 6)
    viewer, bridge = listed.context.services.viewer.key, listed.context.bridge
    for phase, said in (
        (SyncPhase.OFFLINE, "fetched as soon as you are online"),
        (SyncPhase.PAUSED, "fetching is paused"),
        (SyncPhase.FAILED, "as soon as the mail server answers"),
        (SyncPhase.FETCHING, "This message is being fetched"),
    ):
        bridge.receive(AccountState(account=AccountKey(1), owner=viewer, phase=phase))
        qtbot.waitUntil(partial(_says, listed, said))


def test_an_awaited_row_says_so_to_who_cannot_see_it(listed: MainWindow) -> None:
    model = listed.mailbox.model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "being fetched" in model.data(model.index(6, 0), role)
    assert "not linked" not in model.data(model.index(6, 0), role)
    assert "being fetched" not in model.data(model.index(1, 0), role)


def test_selecting_one_shows_its_lines_asks_for_it_once_and_offers_nothing_that_needs_it(
    qtbot: QtBot, listed: MainWindow
) -> None:
    key = choose(qtbot, listed, 6)
    card = listed.mailbox.model.card_at(6)
    assert card is not None
    assert card.subject in texts(listed)
    assert card.sender_address in texts(listed)
    assert "cannot be answered, moved or linked" in texts(listed)
    changed(qtbot, listed)
    assert asked(listed) == [f"message 1 {key}"]
    act = listed.mailbox.reading.window_actions
    for action in (act.archive, act.trash, act.junk, act.star, act.unread, act.reply, act.forward, act.source, act.why):
        assert not action.isEnabled(), action.text()


def test_when_it_has_come_it_is_read_and_neither_selection_nor_scroll_position_moved(
    qtbot: QtBot, listed: MainWindow
) -> None:
    key = choose(qtbot, listed, 20)
    bar = listed.mailbox.list.cards.verticalScrollBar()
    place = bar.value()
    assert place > 0
    removed: list[int] = []
    listed.mailbox.model.rowsRemoved.connect(lambda *_rows: removed.append(1))
    reading_of(listed).coming.difference_update({key, *range(30, 37)})
    changed(qtbot, listed, key, *range(30, 37))
    qtbot.waitUntil(lambda: listed.mailbox.reading.message is not None, timeout=20_000)
    message = listed.mailbox.reading.message
    assert message is not None
    assert message.key == key
    assert (listed.mailbox.list.selected_keys(), bar.value(), removed) == ([key], place, [])
    assert listed.mailbox.reading.window_actions.archive.isEnabled()


def test_one_that_its_conversation_takes_in_is_read_there(qtbot: QtBot, listed: MainWindow) -> None:
    key = choose(qtbot, listed, 20)
    reading = reading_of(listed)
    reading.coming.discard(key)
    reading.hidden.add(key)
    reading.entries[key] = 38
    changed(qtbot, listed, key)
    qtbot.waitUntil(lambda: listed.mailbox.list.selected_keys() == [38])
    qtbot.waitUntil(lambda: listed.mailbox.reading.message is not None, timeout=20_000)


def test_one_that_is_gone_leaves_nothing_open(qtbot: QtBot, listed: MainWindow) -> None:
    key = choose(qtbot, listed, 20)
    reading = reading_of(listed)
    reading.coming.discard(key)
    reading.hidden.add(key)
    changed(qtbot, listed, key)
    qtbot.waitUntil(lambda: "No message selected" in texts(listed))
    assert listed.mailbox.list.selected_keys() == []


def test_of_several_only_what_is_here_is_acted_upon(qtbot: QtBot, listed: MainWindow) -> None:
    pane = listed.mailbox.list
    pane.cards.selectAll()
    qtbot.waitUntil(lambda: len(pane.selected_keys()) == 40)
    assert listed.mailbox.reading.window_actions.archive.isEnabled()
    assert pane.keys_here() == [40, 39, 38, 37]


def test_the_quick_filter_says_what_it_did_not_look_at(qtbot: QtBot, listed: MainWindow) -> None:
    pane = listed.mailbox.list
    reading_of(listed).hidden.update(range(1, 41))
    with qtbot.waitSignal(listed.mailbox.model.loaded):
        listed.mailbox.model.show_source(INBOX, QuickFilter(unread=True))
    words = "looks at what has been fetched: 36 message(s) to go"
    qtbot.waitUntil(lambda: any(words in one.text() for one in pane.findChildren(QLabel) if one.isVisible()))


def test_a_long_list_of_awaited_rows_reads_no_more_than_the_view_shows(qtbot: QtBot, window: MainWindow) -> None:
    reading = reading_of(window)
    reading.size = 100_000
    reading.coming.update(range(1, 99_990))
    changed(qtbot, window)
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 100_000)
    reading.cards_read.clear()
    window.mailbox.list.cards.scrollTo(window.mailbox.model.index(50_000, 0))
    qtbot.waitUntil(lambda: window.mailbox.model.card_at(50_000) is not None)
    assert len(set(reading.cards_read)) <= 3 * PAGE


def test_a_batch_larger_than_a_page_turns_every_row_that_is_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    reading, model, cards = reading_of(window), window.mailbox.model, window.mailbox.list.cards
    reading.size = 900
    reading.coming.update(range(1, 890))
    changed(qtbot, window)
    for row in (880, 500, 300, 100):  # several pages are kept, the view shows the one that was read last but one
        cards.scrollTo(model.index(row, 0))
        qtbot.waitUntil(partial(is_read, window, row))
    cards.scrollTo(model.index(300, 0))
    reading.coming.clear()
    changed(qtbot, window, *range(1, 890))
    qtbot.waitUntil(lambda: (card := model.card_at(300)) is not None and card.awaited is None)


def test_the_list_and_then_the_messages_are_told_in_words(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    status = window.top_bar.status
    state = AccountState(account=AccountKey(1), owner=UserKey(1), phase=SyncPhase.LISTING, done=12_000, total=50_000)
    bridge.receive(state)
    qtbot.waitUntil(lambda: status.text().startswith("Reading the list: 12"))
    bridge.receive(replace(state, phase=SyncPhase.FETCHING))
    qtbot.waitUntil(lambda: status.text().startswith("Fetching 12"))
