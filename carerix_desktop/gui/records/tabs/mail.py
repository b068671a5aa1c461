"""The tab E-mail: the messages on a file, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.records.timeline import Timeline
from carerix_desktop.services.record_file import RecordFile


class MailTab(FileTab):
    """The mail of one file; Enter opens a message in the mailbox."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = Timeline(context)
        self.list.opened.connect(self._open)
        self.list.model.loaded.connect(self._count)
        self.list.model.refreshed.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        if other:
            self.list.show_record(file.record.kind, file.record.ref)

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view,)

    def _count(self) -> None:
        self.counted.emit(self.list.model.rowCount())

    def _open(self, key: int, _source: object) -> None:
        self._context.open_page("mailbox", int(key))
