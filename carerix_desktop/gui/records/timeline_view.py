"""The whole time line of a file: filter chips, the day of the top row above the list, more as one scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.timeline import TimelineFilter, TimelineItem
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import day_heading
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.records.timeline_items import GAP, LEFT, SIGN, TimelineItemDelegate
from carerix_desktop.gui.records.timeline_model import TimelineModel
from carerix_desktop.gui.records.timeline_words import moment_of
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.here import WhyHere
from carerix_desktop.gui.widgets.buttons import PillButton
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.gui.widgets.text import Text


class DayListView(QListView):
    """A list with the day of its top row above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.day = Text("", "caption", "secondary", self)
        self._height = theme.metrics("caption").height() + 14
        self.setViewportMargins(0, self._height, 0, 0)
        self.verticalScrollBar().valueChanged.connect(self.tell_day)

    def tell_day(self) -> None:
        """The day of the row that is at the top."""
        top = self.indexAt(self.viewport().rect().topLeft())
        item = self.model().index(top.row() if top.isValid() else 0, 0).data(Qt.ItemDataRole.UserRole + 1)
        self.day.setText(day_heading(moment_of(item)) if isinstance(item, TimelineItem) else "")

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = LEFT + SIGN + GAP
        self.day.setGeometry(QRect(left, 0, max(0, self.width() - left), self._height))


class TimelineView(QFrame):
    """The time line of one file.

    Signals:
        opened: an item was opened (Enter or double click).
    """

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_stale = False
        self._record: RecordRef | None = None
        services = context.services
        self.model = TimelineModel(context.jobs, services.more["timelines"], services.viewer.key, self)
        self.view = DayListView(context.theme)
        self.chips: dict[TimelineFilter, PillButton] = {}
        self._group = QButtonGroup(self)
        self._empty = EmptyState(context.theme)
        self._stack = QStackedLayout()
        self.beside = QHBoxLayout()
        self._lay_out()
        self.why = WhyHere(context, self.view, self._marked, lambda: self._record, choose_record)
        self.view.activated.connect(self._open)
        self.model.loaded.connect(self._choose_side)
        context.bridge.messages_changed.connect(self._on_news)
        context.bridge.records_changed.connect(self._on_news)
        context.bridge.outbox_changed.connect(self._on_news)

    def show_record(self, kind: RecordKind, ref: str) -> None:
        """The time line of another file."""
        self._record = RecordRef(kind=kind, ref=ref)
        self.chips[TimelineFilter.ALL].setChecked(True)
        self._stack.setCurrentWidget(self.view)
        self.model.show_record(kind, ref)

    def say_empty(self, title: str, line: str) -> None:
        """What stands there when nothing does."""
        self._empty.say("history", title, line)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.model.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.view.scheduleDelayedItemsLayout()

    def _on_news(self, _event: object) -> None:
        if self.isVisible():
            self.model.refresh()
        else:
            self._is_stale = True

    def _narrow(self, only: TimelineFilter) -> None:
        if self.model.only is not only:
            self.model.narrow(only)

    def _choose_side(self) -> None:
        filtered = self.model.only is not TimelineFilter.ALL
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            self.view.tell_day()
            return
        if filtered:
            self.say_empty(self.tr("Nothing of this kind"), self.tr("Choose All to see everything on this file."))
        else:
            line = self.tr("Mail, notes, calls and changes of this file appear here by themselves.")
            self.say_empty(self.tr("No history yet"), line)
        self._stack.setCurrentWidget(self._empty)

    def _marked(self) -> int | None:
        item = self.model.item_at(self.view.currentIndex().row())
        return int(item.card.key) if item is not None and item.card is not None else None

    def _open(self, index: QModelIndex) -> None:
        item = self.model.item_at(index.row())
        if item is not None:
            self.opened.emit(item)

    def _lay_out(self) -> None:
        self.setProperty("pane", "surface")
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(TimelineItemDelegate(self._context.theme, view))
        view.setAccessibleName(self.tr("Time line"))
        view.setMouseTracking(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFrameShape(QFrame.Shape.NoFrame)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 4)
        head.setSpacing(8)
        head.addWidget(self._make_chips(), 1)
        head.addLayout(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(view)
        self._stack.addWidget(self._empty)

    def _make_chips(self) -> QWidget:
        labels = {
            TimelineFilter.ALL: (self.tr("All"), ""),
            TimelineFilter.MAIL: (self.tr("E-mail"), "mail"),
            TimelineFilter.CALLS: (self.tr("Calls"), "phone"),
            TimelineFilter.NOTES: (self.tr("Notes"), "file-pen"),
            TimelineFilter.STATUS: (self.tr("Status"), "workflow"),
            TimelineFilter.DOCUMENTS: (self.tr("Documents"), "file-text"),
        }
        row = QWidget()
        flow = FlowLayout(row)
        for only, (label, icon) in labels.items():
            pill = self.chips[only] = PillButton(self._context.theme, label, icon)
            self._group.addButton(pill)
            pill.toggled.connect(lambda checked, only=only: self._narrow(only) if checked else None)
            flow.addWidget(pill)
        self.chips[TimelineFilter.ALL].setChecked(True)
        return row
