"""The list of messages: head with title, count, order and quick filter; cards or table; day header; empty states."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import Card, ListSource, QuickFilter, Sort
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.mailbox.message_views import CardList, MessageTable
from carerix_desktop.gui.mailbox.order_menu import OrderMenu
from carerix_desktop.gui.mailbox.quick_filter import QuickFilterBar
from carerix_desktop.gui.mailbox.search_side import plain_words
from carerix_desktop.gui.models.messages import Column, MessageListModel
from carerix_desktop.gui.models.spoken import day_title
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text, announce

SKELETON_MS = 200
_SEARCH = ListSource()  # where a filter is kept while one searches


class ListPane(QFrame):
    """The middle pane.

    Signals:
        selection_changed: how many cards are selected.
        chip_pressed: row whose chip was clicked.
        opened: Enter or a double click on a row: the keyboard goes to the conversation.
        left: Esc with nothing left to clear here.
    """

    selection_changed = Signal(int)
    chip_pressed = Signal(int)
    opened = Signal()
    left = Signal()

    def __init__(self, theme: Theme, model: MessageListModel, actions: WindowActions) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._theme, self._model, self._actions = theme, model, actions
        self._label, self._unread_line = "", ""
        self._heir: int | None = None
        self._filters: dict[ListSource, QuickFilter] = {}
        self.filter_bar = QuickFilterBar(theme)
        self.banner = Banner(theme, flat=True, stacked=True)
        self.cards = CardList(theme, model)
        self.table = MessageTable(theme, model, self.cards)
        for view in (self.cards, self.table):
            actions.give_single_keys(view)
            view.activated.connect(lambda _index: self.opened.emit())
        self.empty = EmptyState(theme)
        self._stack = QStackedWidget()
        for widget in (self.cards, self.table, self.empty):
            self._stack.addWidget(widget)
        self._day = Text("", "section")
        self._lay_out()
        self._skeleton = QTimer(self)
        self._skeleton.setSingleShot(True)
        self._skeleton.setInterval(SKELETON_MS)
        self._connect()

    # what is shown

    @property
    def view(self) -> QAbstractItemView:
        """Cards or table, whichever is on."""
        return self.table if self._actions.table.isChecked() else self.cards

    @property
    def label(self) -> str:
        """The title of what is listed."""
        return self._label

    def show_source(self, source: ListSource, label: str) -> None:
        """List a folder or a view, with the filter that it was left with (DESIGN 5.13)."""
        self._label = label
        self._title.setText(label)
        self._filters.pop(_SEARCH, None)
        self.filter_bar.show_filter(self._filters.get(_place_of(source), QuickFilter()))
        self.cards.delegate.words = ()
        self._list(source)

    def show_search(self, source: ListSource, label: str, words: str) -> None:
        """List results; rows that still fit stay where they are while one types."""
        self._label, self._unread_line = label, ""
        self._title.setText(label)
        self.cards.delegate.words = plain_words(words)
        self.filter_bar.show_filter(self._filters.get(_SEARCH, QuickFilter()))
        self._model.show_source(source, self.filter_bar.value, self._model.sort_order, keep_rows=True)
        self._skeleton.start()

    def show_counts(self, unread: int) -> None:
        """The line beside the title."""
        self._unread_line = self.tr("%n unread", "", unread) if unread else ""
        self._tell_count()

    def selected_keys(self) -> list[MessageKey]:
        """Keys of the selected rows, top first."""
        rows = sorted(index.row() for index in self._selection.selectedRows(0))
        return [self._model.key_at(row) for row in rows]

    def selected_cards(self) -> list[Card]:
        """The cards of the selection that have been read."""
        rows = sorted(index.row() for index in self._selection.selectedRows(0))
        return [card for card in map(self._model.card_at, rows) if card is not None]

    def keys_here(self) -> list[MessageKey]:
        """The keys of the selected rows whose messages are not still to come."""
        awaited = {card.key for card in self.selected_cards() if card.awaited is not None}
        return [key for key in self.selected_keys() if key not in awaited]

    def step(self, by: int) -> None:
        """Next or previous message."""
        now = self.view.currentIndex()
        self.select_row(now.row() + by if now.isValid() and self._selection.hasSelection() else max(0, now.row()))

    def select_row(self, row: int) -> None:
        """Select one row, if it is there."""
        if 0 <= row < self._model.rowCount():
            mode = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._selection.setCurrentIndex(self._model.index(row, 0), mode)
            self.view.scrollTo(self._model.index(row, 0))

    def focus_list(self) -> None:
        """The keyboard goes to the rows."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("pane", "head")
        self._title, self._count = Text(role="title"), Text(role="meta", elide=True)
        self.drawer_button = IconButton(self._theme, "panel-left-open", self.tr("Show folders"), checkable=True)
        self.drawer_button.hide()
        self._sort = IconButton(self._theme, "arrow-down-wide-narrow", self.tr("Order"))
        self._orders = OrderMenu(self._actions.table, self)
        self._sort.setMenu(self._orders)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._filter_button = IconButton(self._theme, "list-filter", self.tr("Quick filter"), checkable=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.drawer_button, self._title):
            row.addWidget(widget)
        row.addWidget(self._count, 1)
        row.addWidget(self._sort)
        row.addWidget(self._filter_button)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.filter_bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._day.setContentsMargins(16, 7, 16, 5)
        for part in (head, self.banner, self._day):
            whole.addWidget(part)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._selection = self.cards.selectionModel()
        self._selection.selectionChanged.connect(self.tell_selection)
        self._model.loaded.connect(self._on_loaded)
        self._model.refreshed.connect(self._on_refreshed)
        self._model.leaving.connect(self._before_removal)
        self._model.rowsRemoved.connect(self._after_removal)
        self.cards.delegate.chip_pressed.connect(self.chip_pressed)
        self.table.header().sectionClicked.connect(self._sort_by_column)
        self._skeleton.timeout.connect(self._on_loaded_or_not)
        self.filter_bar.changed.connect(self._on_filter)
        self._orders.chosen.connect(self._order_by)
        self._filter_button.toggled.connect(self._on_filter_button)
        self._actions.quick_filter.toggled.connect(self._filter_button.setChecked)
        self._actions.table.toggled.connect(self._on_table)
        self._model.dataChanged.connect(self._show_day)
        self.cards.verticalScrollBar().valueChanged.connect(self._show_day)
        self._filter_button.setChecked(True)

    # what happens

    def _list(self, source: ListSource) -> None:
        if self._actions.table.isChecked() and source.search == "" and source.record == "":
            source = ListSource(mailbox=source.mailbox, role=source.role, view=source.view, single=True)
        self._model.show_source(source, self.filter_bar.value, self._model.sort_order)
        self._day.hide()
        self._skeleton.start()

    def _order_by(self, sort: Sort) -> None:
        source = self._model.source
        self._orders.show_order(sort)
        if source is not None:
            self._model.show_source(source, self.filter_bar.value, sort)

    def _sort_by_column(self, column: int) -> None:
        now = self._model.sort_order
        by_date = Sort.OLDEST if now is Sort.NEWEST else Sort.NEWEST
        self._order_by({Column.SENDER: Sort.SENDER, Column.SUBJECT: Sort.SUBJECT}.get(Column(column), by_date))

    def _on_filter(self, quick: QuickFilter) -> None:
        if self._model.source is not None:
            self._filters[_place_of(self._model.source)] = quick
            self._model.show_source(self._model.source, quick)
            self._skeleton.start()

    def _on_filter_button(self, on: bool) -> None:
        self.filter_bar.setVisible(on)
        self._actions.quick_filter.setChecked(on)
        if on:
            self.filter_bar.arrive()
        else:
            self._filters.clear()  # a filter that nobody sees filters nothing
            self.filter_bar.clear()

    def _on_table(self, on: bool) -> None:
        source = self._model.source
        if source is not None and source.single != on and not (source.search or source.record):
            plain = ListSource(mailbox=source.mailbox, role=source.role, view=source.view, single=on)
            self._model.show_source(plain, self.filter_bar.value)
        self._show_rows()

    def _on_loaded(self) -> None:
        self._skeleton.stop()
        self._show_rows()
        self._tell_count()

    def _on_refreshed(self) -> None:
        self._show_rows()
        self._tell_count()

    def _on_loaded_or_not(self) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        if self._model.rowCount() or not self._model.is_loaded:
            self._stack.setCurrentWidget(self.view)
        else:
            self._say_empty()
            self._stack.setCurrentWidget(self.empty)
        self._show_day()

    def _say_empty(self) -> None:
        if self._model.quick:
            clear = (self.tr("Clear filter"), "x", self.filter_bar.clear)
            self.empty.say("filter-x", self.tr("Nothing in {folder} fits the filter").format(folder=self._label),
                           self._scope_line(), (clear,))  # fmt: skip
        elif self._model.source is not None and self._model.source.search:
            hint = self.tr("Try fewer words, another spelling, or from: and has:attachment on their own.")
            more = self.tr("%n message(s) have not been fetched yet and are not searched.", "", self._model.awaited)
            self.empty.say("search", self.tr("Nothing found"), f"{hint} {more}" if self._model.awaited else hint)
        elif self._model.source is not None and self._model.source.role is FolderRole.INBOX:
            self.empty.say("inbox", self.tr("All done"), self.tr("New mail appears here by itself."))
        else:
            self.empty.say(
                "folder-open", self.tr("Nothing here"), self.tr("{folder} is empty.").format(folder=self._label)
            )

    def _tell_count(self) -> None:
        searched = self._model.source is not None and bool(self._model.source.search)
        if (searched or self._model.quick) and self._model.is_loaded:
            self._count.setText(self._result_line())
            announce(self._count, self._count.text())
        else:
            self._count.setText(self._unread_line)

    def _result_line(self) -> str:
        """Found in all, or fitting the filter of how many (DESIGN 5.13)."""
        found, number = self._model.rowCount(), QLocale().toString
        line = self.tr("%n found", "", found)
        if self._model.quick:
            line = self.tr("{found} of {whole}").format(found=number(found), whole=number(self._model.whole))
        more = self.tr("%n not fetched yet", "", self._model.awaited)
        return f"{line} · {more}" if self._model.awaited else line

    def _scope_line(self) -> str:
        """What was looked at."""
        if self._model.awaited:
            return self.tr("The filter looks at what has been fetched: %n message(s) to go.", "", self._model.awaited)
        return self.tr("The filter looks at this folder only.")

    def _show_day(self, *_args: Any) -> None:
        by_date = self._model.sort_order in {Sort.NEWEST, Sort.OLDEST}
        top = self.cards.indexAt(QPoint(4, 4))
        card = self._model.card_at(top.row()) if top.isValid() else None
        shown = card is not None and by_date and self._stack.currentWidget() is self.cards
        if card is not None:
            self._day.setText(day_title(card.date))
        self._day.setVisible(shown)

    def _before_removal(self, first: int, last: int) -> None:
        """Where the selection goes when its rows leave: to the message that takes their place."""
        rows = [index.row() for index in self._selection.selectedRows(0)]
        whole = last - first + 1 == self._model.rowCount()
        leaves = bool(rows) and all(first <= row <= last for row in rows)
        taken_in = all(card.awaited is not None for card in self.selected_cards())  # by its conversation
        self._heir = first if leaves and not whole and not taken_in else None

    def _after_removal(self, *_args: Any) -> None:
        if self._heir is not None and not self._selection.hasSelection():
            self.select_row(min(self._heir, self._model.rowCount() - 1))
        self._heir = None

    def tell_selection(self, *_args: Any) -> None:
        """Say what is selected: after a change, and when a selected message has come."""
        self.selection_changed.emit(len(self._selection.selectedRows(0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter, then leads back from a search (DESIGN section 7)."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filter_bar.value:
            self.filter_bar.clear()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_day()

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.view]


def _place_of(source: ListSource) -> ListSource:
    """What a filter is kept for: a folder or a view, as cards and as a table alike."""
    return ListSource(mailbox=source.mailbox, role=source.role, view=source.view)
