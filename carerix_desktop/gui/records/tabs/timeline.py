"""The tab Time line: everything that happened with this file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.domain.timeline import TimelineItem
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.entry_keys import FileWriting
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.records.timeline_view import TimelineView
from carerix_desktop.services.record_file import RecordFile


class TimelineTab(FileTab):
    """The time line; Enter opens the message, the note or the other record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = TimelineView(context)
        self.writing = FileWriting(context, self)
        self.writing.add_buttons(self.list.beside)
        self.writing.add_keys(self.list.view)
        self.list.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self.writing.show_file(file)
        if other:
            self.list.show_record(file.record.kind, file.record.ref)

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view,)

    def _open(self, item: TimelineItem) -> None:
        if item.card is not None:
            self._context.open_page("mailbox", int(item.card.key))
        elif item.entry is not None:
            self.writing.edit(item.entry)
        elif item.about is not None:
            self._context.open_record(item.about.kind, item.about.ref)
        elif item.document is not None:
            self.wanted.emit("documents")
