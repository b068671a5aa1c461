"""The tab of a vacancy's candidates: a table with ticks; I, X and T write to the ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QWidget

from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.candidates import CandidatesTable
from carerix_desktop.gui.records.many import can_mail_many, mail_many, wanted_of
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.services.record_file import RecordFile


class ProceduresTab(FileTab):
    """The candidates of a vacancy."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._file: RecordFile | None = None
        self.table = CandidatesTable(context)
        self.table.decided.connect(self.mail_ticked)
        self._empty = EmptyState(context.theme)
        self._empty.say("users", self.tr("No candidates yet"), self.tr("Candidates of this vacancy appear here."))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self._file = file
        self.table.show_file(file, other=other)
        self._stack.setCurrentWidget(self.table if file.procedures else self._empty)

    def panes(self) -> Sequence[QWidget]:
        return (self.table.view,) if self._file is not None and self._file.procedures else ()

    def mail_ticked(self, situation: Situation | None) -> None:
        """Begin a bulk sending to the ticked; nobody ticked means nobody mailed."""
        if self._file is None or not can_mail_many(self._context):
            return
        if self.table.ticked:
            mail_many(self.window(), self._context, wanted_of(self._file, self.table.ticked, situation))
            return
        self._context.toast(self.tr("Nobody is ticked, so nobody is mailed. Tick candidates first."))
        self.wanted.emit("procedures")
        self.table.view.setFocus()
