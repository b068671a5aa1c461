"""The window as a person uses it: keys, toasts with undo, search, panes, room."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.command import ChangeFlags, MoveTo, Undo
from carerix_desktop.domain.event import AccountState, MailboxState, MessagesChanged, SyncPhase
from carerix_desktop.domain.ids import AccountKey, MailboxKey, UserKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, ViewName
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.mailbox.search_side import plain_words
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.shortcuts import ShortcutsDialog
from carerix_desktop.gui.status import SyncPopover
from carerix_desktop.gui.why.popover import WhyPopover
from tests.support.fake_services import FakeActions, FakeReading, FakeSync

Key = Qt.Key


def actions_of(window: MainWindow) -> FakeActions:
    return cast("FakeActions", window.context.services.actions)


def reading_of(window: MainWindow) -> FakeReading:
    return cast("FakeReading", window.context.services.reading)


def focus(qtbot: QtBot, window: MainWindow) -> QWidget:
    """The list has the keyboard, as after the start; the first card is open."""
    window.activateWindow()
    window.mailbox.list.focus_list()
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.view is not None)
    return window.mailbox.list.view


def popups() -> list[WhyPopover]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, WhyPopover) and top.isVisible()]


def test_j_and_k_step_and_the_conversation_follows(qtbot: QtBot, window: MainWindow) -> None:
    view = focus(qtbot, window)
    qtbot.keyClick(view, Key.Key_J)
    qtbot.keyClick(view, Key.Key_J)
    qtbot.keyClick(view, Key.Key_K)
    qtbot.waitUntil(lambda: cast("Any", window.mailbox.reading.view).subject == "Terugkoppeling kandidaten week 46")
    assert window.mailbox.list.view.currentIndex().row() == 1


def test_e_archives_selects_the_next_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    view = focus(qtbot, window)
    second = window.mailbox.model.key_at(1)
    qtbot.keyClick(view, Key.Key_E)
    assert window.mailbox.model.key_at(0) == second  # at once
    assert window.mailbox.list.selected_keys() == [second]
    qtbot.waitUntil(lambda: window.toast_text == "1 conversation(s) archived")
    command = actions_of(window).done[0]
    assert isinstance(command, MoveTo)
    assert (command.role, command.source) == (FolderRole.ARCHIVE, MailboxKey(1))
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 40)
    assert isinstance(actions_of(window).done[-1], Undo)
    assert not window.actions_of_window.undo.isEnabled()


def test_toasts_of_one_kind_merge_and_one_undo_takes_all_back(qtbot: QtBot, window: MainWindow) -> None:
    view = focus(qtbot, window)
    qtbot.keyClick(view, Key.Key_E)
    qtbot.keyClick(view, Key.Key_E)
    qtbot.waitUntil(lambda: window.toast_text == "2 conversation(s) archived")
    button = cast("QWidget", window.findChild(QWidget, "toast")).findChild(QToolButton)
    qtbot.mouseClick(cast("QToolButton", button), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sum(isinstance(done, Undo) for done in actions_of(window).done) == 2)


def test_what_a_page_did_is_taken_back_by_the_same_undo_as_mail(qtbot: QtBot, window: MainWindow) -> None:
    taken_back: list[str] = []
    window.context.done("Status changed", lambda: taken_back.append("first"))
    window.context.done("Owner changed", lambda: taken_back.append("second"))
    assert window.toast_text == "Owner changed"
    window.actions_of_window.undo.trigger()
    assert taken_back == ["second"]
    assert window.toast_text == ""
    window.actions_of_window.undo.trigger()
    assert taken_back == ["second", "first"]
    assert not window.actions_of_window.undo.isEnabled()


@pytest.mark.parametrize(
    ("key", "add", "remove"), [(Key.Key_U, Flags.NONE, Flags.SEEN), (Key.Key_S, Flags.FLAGGED, Flags.NONE)]
)
def test_u_and_s_change_flags(qtbot: QtBot, window: MainWindow, key: Qt.Key, add: Flags, remove: Flags) -> None:
    view = focus(qtbot, window)
    qtbot.keyClick(view, key)
    qtbot.waitUntil(lambda: bool(actions_of(window).done))
    command = actions_of(window).done[0]
    assert isinstance(command, ChangeFlags)
    assert (command.add, command.remove) == (add, remove)


def test_a_conversation_that_is_looked_at_becomes_read_quietly(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    window.mailbox.list.select_row(1)
    qtbot.waitUntil(lambda: bool(actions_of(window).done))
    command = actions_of(window).done[0]
    assert (command.add, command.messages) == (Flags.SEEN, (window.mailbox.model.key_at(1),))
    assert window.toast_text == ""


def test_single_keys_do_nothing_in_the_search_field(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    qtbot.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.top_bar.search.hasFocus()
    qtbot.keyClicks(window.top_bar.search, "eju")
    assert window.top_bar.search.text() == "eju"
    assert actions_of(window).done == []


def test_search_lists_results_while_typing_and_esc_closes_the_suggestions_then_leads_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    focus(qtbot, window)
    window.top_bar.search.setFocus()
    qtbot.keyClicks(window.top_bar.search, "Terugkoppeling")
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 8)
    qtbot.waitUntil(window.top_bar.search.suggestions.isVisible)
    qtbot.keyClick(window.top_bar.search, Key.Key_Escape)
    assert window.mailbox.list.label == "Results"
    qtbot.keyClick(window.top_bar.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 40)
    assert window.mailbox.list.label == "Inbox"


def test_esc_in_the_list_clears_the_filter_and_then_leaves_the_search(qtbot: QtBot, window: MainWindow) -> None:
    view = focus(qtbot, window)
    window.top_bar.search.setText("Terugkoppeling")
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 8)
    window.mailbox.list.filter_bar.unread.setChecked(True)
    qtbot.keyClick(view, Key.Key_Escape)
    assert not window.mailbox.list.filter_bar.value
    assert window.mailbox.list.label == "Results"
    qtbot.keyClick(view, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.mailbox.list.label == "Inbox")


def shown_texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window.mailbox.list.findChildren(QLabel) if label.isVisible()]


def test_the_quick_filter_says_how_many_of_how_many_also_after_new_mail(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    reading = reading_of(window)
    window.mailbox.list.filter_bar.unread.setChecked(True)
    qtbot.waitUntil(lambda: "24 of 40" in shown_texts(window))
    reading.extra = [9_001]
    bridge.receive(MessagesChanged(messages=(9001,), mailboxes=(1,), conversations=(10_001,)))
    qtbot.waitUntil(lambda: any(text.endswith(" of 41") for text in shown_texts(window)))
    window.mailbox.list.filter_bar.clear()
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 41)
    assert not any(" of " in text for text in shown_texts(window))


def test_the_whole_is_counted_where_a_list_opens_with_its_filter(qtbot: QtBot, window: MainWindow) -> None:
    model = window.mailbox.model
    model.show_source(ListSource(role=FolderRole.ARCHIVE), QuickFilter(unread=True))
    qtbot.waitUntil(lambda: model.is_loaded)
    assert (model.rowCount(), model.whole) == (24, 40)
    model.show_source(ListSource(role=FolderRole.ARCHIVE))
    qtbot.waitUntil(lambda: model.is_loaded)
    assert (model.rowCount(), model.whole) == (40, 40)


def test_only_the_words_of_a_query_are_marked() -> None:
    assert plain_words('from:anna "Signed Contract" -draft has:attachment #V-2') == ("signed", "contract")


def test_shift_l_explains_the_first_chip_and_unlink_is_carried_out(qtbot: QtBot, window: MainWindow) -> None:
    view = focus(qtbot, window)
    qtbot.keyClick(view, Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    popover = popups()[0]
    assert "Sanne de Vries" in popover.accessibleName()
    popover.unlink.emit(popover._link)
    popover.close()
    qtbot.waitUntil(lambda: bool(actions_of(window).done))
    assert actions_of(window).done[0][0] == "unlink"
    qtbot.waitUntil(window.actions_of_window.undo.isEnabled)


def test_a_flag_that_changes_leaves_the_page_and_the_popover_as_they_are(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    view = focus(qtbot, window)
    body = window.mailbox.reading.body
    qtbot.waitUntil(lambda: body.is_drawn)
    qtbot.keyClick(view, Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    loads: list[int] = []
    body.shown.connect(lambda: loads.append(1))
    with qtbot.waitSignal(body.read):
        bridge.receive(MessagesChanged())
    qtbot.wait(200)
    assert loads == []
    assert popups()
    popups()[0].close()


def test_several_selected_show_a_summary(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    window.mailbox.list.view.selectAll()
    assert window.mailbox.reading.empty.title == "40 conversation(s) selected"


def test_an_empty_inbox_says_that_all_is_done(qtbot: QtBot, window: MainWindow) -> None:
    reading = reading_of(window)
    reading.hidden.update(range(41))
    with qtbot.waitSignal(window.mailbox.model.refreshed):
        window.mailbox.model.refresh()
    assert window.mailbox.list.empty.title == "All done"


def test_a_message_that_is_gone_says_so(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    focus(qtbot, window)
    key = window.mailbox.model.key_at(0)
    reading_of(window).hidden.add(int(key))
    window.mailbox.reading.show_conversation(key)
    qtbot.waitUntil(lambda: window.mailbox.reading.empty.title == "This message is no longer here")


def test_new_mail_appears_by_itself(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    focus(qtbot, window)
    reading_of(window).extra.insert(0, 9000)
    bridge.receive(MessagesChanged(messages=(9000,), mailboxes=(1,), conversations=(10_000,)))
    qtbot.waitUntil(lambda: window.mailbox.model.rowCount() == 41)
    assert window.mailbox.list.view.currentIndex().row() == 1  # what was selected has moved down with its mark


def test_f6_goes_round_the_panes_and_back(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    seen = []
    for _step in range(6):
        qtbot.keyClick(window, Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert window.mailbox.folders.tree in seen
    assert window.top_bar.search in seen
    assert len({id(widget) for widget in seen}) >= 4


def test_the_sync_status_is_never_up_to_date_when_it_does_not_add_up(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    status = window.top_bar.status
    state = AccountState(
        account=AccountKey(1), owner=UserKey(1), phase=SyncPhase.UP_TO_DATE, at="2026-11-23T09:41:00+00:00"
    )
    bridge.receive(state)
    qtbot.waitUntil(lambda: status.text() == "Up to date 09:41")
    bridge.receive(MailboxState(account=AccountKey(1), mailbox=MailboxKey(1), server=10, local=8, set_aside=1))
    qtbot.waitUntil(lambda: status.text() == "Some messages are missing")
    bridge.receive(MailboxState(account=AccountKey(1), mailbox=MailboxKey(1), server=10, local=9, set_aside=1))
    qtbot.waitUntil(lambda: status.text() == "Up to date 09:41")


def popover(qtbot: QtBot, window: MainWindow) -> SyncPopover:
    """The popover of the sync status, opened by its button."""
    qtbot.mouseClick(window.top_bar.status, Qt.MouseButton.LeftButton)
    opened = window.top_bar.status.findChildren(SyncPopover)
    qtbot.waitUntil(opened[-1].isVisible)
    return opened[-1]


def button_named(parent: QWidget, text: str) -> QAbstractButton:
    return next(button for button in parent.findChildren(QAbstractButton) if button.text() == text)


@pytest.mark.parametrize(
    ("phase", "text", "asked"),
    [
        (SyncPhase.UP_TO_DATE, "Fetch now", "fetch"),
        (SyncPhase.FETCHING, "Pause", "pause"),
        (SyncPhase.FETCHING, "Cancel", "cancel"),
        (SyncPhase.PAUSED, "Resume", "resume"),
        (SyncPhase.ASKING, "Remove them here too", "answer True"),
        (SyncPhase.ASKING, "Keep them", "answer False"),
    ],
)
def test_the_sync_popover_offers_what_can_be_done_and_closes(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, phase: SyncPhase, text: str, asked: str
) -> None:
    bridge.receive(AccountState(account=AccountKey(1), owner=UserKey(1), phase=phase, done=5, total=9))
    qtbot.waitUntil(lambda: window.top_bar.status.state is not None)
    opened = popover(qtbot, window)
    with qtbot.waitSignal(opened.destroyed):
        qtbot.mouseClick(button_named(opened, text), Qt.MouseButton.LeftButton)
    assert cast("FakeSync", window.context.services.sync).asked == [asked]


def test_the_sync_popover_says_how_each_folder_stands_and_esc_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    bridge.receive(AccountState(account=AccountKey(1), owner=UserKey(1), phase=SyncPhase.UP_TO_DATE))
    bridge.receive(MailboxState(account=AccountKey(1), mailbox=MailboxKey(1), server=10, local=8, set_aside=2))
    bridge.receive(MailboxState(account=AccountKey(1), mailbox=MailboxKey(3), server=5, local=4, set_aside=0))
    qtbot.waitUntil(lambda: window.top_bar.status.model.rowCount() == 2)
    opened = popover(qtbot, window)
    table = cast("QTreeView", opened.findChild(QTreeView)).model()
    rows = [[table.index(row, column).data() for column in range(table.columnCount())] for row in (0, 1)]
    assert rows == [["Inbox", "10", "8", "2"], ["Sent", "5", "4", "0"]]
    assert "1 of 2 folders complete" in [label.text() for label in opened.findChildren(QLabel)]
    with qtbot.waitSignal(opened.destroyed):
        qtbot.keyClick(opened, Key.Key_Escape)
    assert window.focusWidget() is window.top_bar.status


def test_a_certificate_that_changed_is_told_at_once_with_the_way_to_the_settings(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    bridge.receive(
        AccountState(
            account=AccountKey(1),
            owner=UserKey(1),
            phase=SyncPhase.FAILED,
            code="certificate_changed",
            attempts=1,
            details={"host": "mail.example"},
        )
    )
    qtbot.waitUntil(lambda: window.top_bar.status.text() == "Certificate refused")
    shown = [label.text() for label in window.mailbox.findChildren(QLabel) if label.isVisible()]
    assert "The certificate is refused" in shown
    assert any("mail.example shows another certificate than the one you trusted" in text for text in shown)
    assert button_named(window.mailbox, "Check settings").isVisible()


def test_a_full_disk_stops_the_fetching_and_blames_no_server(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    bridge.receive(
        AccountState(account=AccountKey(1), owner=UserKey(1), phase=SyncPhase.FAILED, code="disk_full", attempts=1)
    )
    qtbot.waitUntil(lambda: window.top_bar.status.text() == "Fetching stopped")
    shown = [label.text() for label in window.mailbox.findChildren(QLabel) if label.isVisible()]
    assert "The disk is full. Make room; fetching goes on by itself." in shown


@pytest.mark.parametrize(
    ("phase", "text", "banner"),
    [
        (SyncPhase.FETCHING, "Fetching 5 of 9", False),
        (SyncPhase.OFFLINE, "Working offline", True),
        (SyncPhase.SIGN_IN_FAILED, "Sign-in failed", True),
        (SyncPhase.FAILED, "Server does not answer", True),
        (SyncPhase.PAUSED, "Paused", False),
        (SyncPhase.ASKING, "Waiting for your answer", True),
    ],
)
def test_every_state_of_the_sync_is_said(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, phase: SyncPhase, text: str, banner: bool
) -> None:
    state = AccountState(
        account=AccountKey(1), owner=UserKey(1), phase=phase, code="timeout", details={"host": "h", "port": "993"},
        done=5, total=9, attempts=3,
    )  # fmt: skip
    bridge.receive(state)
    qtbot.waitUntil(lambda: window.top_bar.status.text() == text)
    assert window.mailbox.list.banner.isVisible() is banner


def test_f5_fetches(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    qtbot.keyClick(window, Key.Key_F5)
    assert cast("FakeSync", window.context.services.sync).asked == ["fetch"]


@pytest.mark.parametrize(
    ("width", "folders", "record"), [(1440, True, True), (1200, True, False), (1024, False, False)]
)
def test_panes_follow_the_width_of_the_window(
    qtbot: QtBot, window: MainWindow, width: int, folders: bool, record: bool
) -> None:
    window.resize(1000, 700)
    window.resize(width, 700)
    QApplication.processEvents()
    assert window.mailbox.folders.isVisible() is folders
    assert window.mailbox.record.isVisible() is record
    window.actions_of_window.record_panel.trigger()
    assert window.mailbox.record.isVisible() is not record
    if not folders:
        window.mailbox.list.drawer_button.setChecked(True)
        assert window.mailbox.folders.isVisible()


def test_the_table_lists_single_messages_with_the_same_model(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    window.actions_of_window.table.setChecked(True)
    qtbot.waitUntil(lambda: window.mailbox.model.is_loaded)
    assert cast("ListSource", window.mailbox.model.source).single
    assert window.mailbox.list.table.isVisible()
    window.actions_of_window.table.setChecked(False)
    assert not cast("ListSource", window.mailbox.model.source).single


def test_a_view_is_opened_from_the_folder_pane(qtbot: QtBot, window: MainWindow) -> None:
    window.mailbox.arrive(ListSource(view=ViewName.NOT_LINKED))
    assert window.mailbox.list.label == "Not linked"
    assert window.windowTitle() == "Not linked – Carerix Desktop"


def test_every_button_has_a_name_and_room_for_a_finger(qtbot: QtBot, window: MainWindow) -> None:
    focus(qtbot, window)
    buttons = [button for button in window.findChildren(QToolButton) if button.isVisible()]
    named = [button.accessibleName() or button.text() for button in buttons]
    own = [button for button in buttons if not isinstance(button.parent(), QLineEdit)]  # a field is one target
    small = [button.accessibleName() for button in own if min(button.width(), button.height()) < 24]
    assert [button for name, button in zip(named, buttons, strict=True) if not name] == []
    assert not small


def test_the_shortcut_sheet_lists_every_key(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_of_window.shortcuts.trigger()
    sheet = cast("ShortcutsDialog", window.findChild(ShortcutsDialog))
    table = sheet._form.table
    rows = {table.topLevelItem(n).text(0): table.topLevelItem(n).text(1) for n in range(table.topLevelItemCount())}  # type: ignore[union-attr]  # as many as counted
    assert rows["Archive"] == "E"
    assert rows["Quick filter"] == "Ctrl+Shift+F"
    assert rows["While writing: bold, italic, underline"] == "Ctrl+B, Ctrl+I, Ctrl+U"
    sheet.close()


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_of_window.all for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_sizes_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    saved = QSettings(window._settings.fileName(), QSettings.Format.IniFormat)
    assert saved.value("window/geometry") is not None
    assert saved.value("window/mailbox") is not None
