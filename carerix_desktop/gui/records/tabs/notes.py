"""The tab Notes: what people wrote on this file, with room for the whole text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.timeline import TimelineFilter, TimelineItem
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.entry_keys import FileWriting
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.records.timeline_items import TimelineItemDelegate
from carerix_desktop.gui.records.timeline_model import TimelineModel
from carerix_desktop.gui.records.timeline_view import DayListView
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.services.record_file import RecordFile

BODY_LINES = 14


class NotesTab(FileTab):
    """Notes, calls and tasks of one file: Enter edits, Del takes away with undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.model = TimelineModel(context.jobs, services.more["timelines"], services.viewer.key, self)
        self.view = DayListView(context.theme)
        self.writing = FileWriting(context, self)
        self.edit = Button(context.theme, self.tr("Edit…"), icon="pencil", compact=True)
        self.remove = Button(context.theme, self.tr("Delete"), icon="trash-2", compact=True)
        self._empty, self._stack = EmptyState(context.theme), QStackedLayout()
        self._lay_out()
        self.view.activated.connect(lambda _index: self._edit())
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.model.loaded.connect(self._choose_side)
        self.view.selectionModel().currentRowChanged.connect(self._follow)
        context.bridge.records_changed.connect(self._on_news)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self.writing.show_file(file)
        if other:
            self.model.show_record(file.record.kind, file.record.ref, TimelineFilter.WRITTEN)

    def panes(self) -> Sequence[QWidget]:
        return (self.view,)

    def _current(self) -> TimelineItem | None:
        return self.model.item_at(self.view.currentIndex().row())

    def _edit(self) -> None:
        item = self._current()
        if item is not None and item.entry is not None:
            self.writing.edit(item.entry)

    def _remove(self) -> None:
        item = self._current()
        if item is not None and item.entry is not None:
            self.writing.remove(item.entry)

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        self.edit.setEnabled(index.isValid())
        self.remove.setEnabled(index.isValid())

    def _on_news(self, _event: object) -> None:
        self.model.refresh()

    def _choose_side(self) -> None:
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)
        self.counted.emit(self.model.rowCount())
        self.view.tell_day()
        self._follow(self.view.currentIndex())

    def _lay_out(self) -> None:
        self._empty.say("file-pen", self.tr("No notes yet"), self.tr("N writes a note on this file."))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TimelineItemDelegate(self._context.theme, self.view, body_lines=BODY_LINES))
        self.view.setAccessibleName(self.tr("Notes"))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.writing.add_keys(self.view)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 4)
        head.setSpacing(8)
        self.writing.add_buttons(head)
        head.addStretch(1)
        head.addWidget(self.edit)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
