"""The tab of a vacancy's candidates: a board of stages or a table with ticks; I, X and T write to who is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.adding import Adding
from carerix_desktop.gui.records.board import Board
from carerix_desktop.gui.records.candidates import CandidatesTable
from carerix_desktop.gui.records.many import can_mail_many, mail_many, wanted_of
from carerix_desktop.gui.records.tabs.base import FileTab
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.services.record_file import RecordFile

VIEW = "vacancy/view"


class ProceduresTab(FileTab):
    """The candidates of a vacancy."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._file: RecordFile | None = None
        self.table, self.board = CandidatesTable(context), Board(context)
        self.adding = Adding(context, self)
        self.to_board, self.to_table = self._segment(self.tr("Board")), self._segment(self.tr("Table"))
        self.add = Button(context.theme, self.tr("Add candidates…"), icon="user-plus")
        bar(context.services.viewer, self.add)
        self._empty, self._sides = EmptyState(context.theme), QStackedWidget()
        self._lay_out()
        self.table.decided.connect(self.mail_ticked)
        self.board.decided.connect(self.mail_ticked)
        self.board.stale.connect(self.stale)
        self.table.stale.connect(self.stale)
        self.add.clicked.connect(self.ask_for_candidates)
        self.to_board.toggled.connect(self._choose)

    @property
    def shown(self) -> Board | CandidatesTable:
        """The view that is looked at."""
        return self.board if self.to_board.isChecked() else self.table

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        self._file = file
        self.table.show_file(file, other=other)
        self.board.show_file(file, other=other)
        self._show_side()

    def panes(self) -> Sequence[QWidget]:
        has_candidates = self._file is not None and bool(self._file.procedures)
        return (self.to_board, self.shown.view) if has_candidates else (self.add,)

    def ask_for_candidates(self) -> None:
        """Search for candidates and put them on this vacancy."""
        if self._file is not None:
            there = [one.record.ref for one in self._file.procedures]
            self.adding.ask_for_candidates(self._file.record.ref, there)

    def mail_ticked(self, situation: Situation | None) -> None:
        """Begin a bulk sending to the ticked; nobody ticked means nobody mailed."""
        if self._file is None or not can_mail_many(self._context):
            return
        if self.shown.ticked:
            mail_many(self.window(), self._context, wanted_of(self._file, self.shown.ticked, situation))
            return
        self._context.toast(self.tr("Nobody is ticked, so nobody is mailed. Tick candidates first."))
        self.wanted.emit("procedures")
        self.shown.view.setFocus()

    def _choose(self) -> None:
        """Who is marked in one view is marked in the other."""
        if self.to_board.isChecked():
            self.board.mark(self.table.ticked)
        else:
            self.table.tick_only(self.board.ticked)
        if self._context.settings is not None:
            self._context.settings.setValue(VIEW, "board" if self.to_board.isChecked() else "table")
        self._show_side()

    def _show_side(self) -> None:
        has_candidates = self._file is not None and bool(self._file.procedures)
        self._sides.setCurrentWidget(self.shown if has_candidates else self._empty)
        self.to_board.setEnabled(has_candidates)
        self.to_table.setEnabled(has_candidates)

    def _segment(self, label: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setText(label)
        button.setAccessibleName(label)
        return button

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(4)
        for button in (self.to_board, self.to_table):
            group.addButton(button)
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.add)
        settings = self._context.settings
        kept = "table" if settings is None else str(settings.value(VIEW, "table"))
        (self.to_board if kept == "board" else self.to_table).setChecked(True)
        way = (self.tr("Add candidates…"), "user-plus", self.ask_for_candidates)
        text = self.tr("Candidates of this vacancy appear here.")
        self._empty.say("users", self.tr("No candidates yet"), text, (way,))
        for side in (self.table, self.board, self._empty):
            self._sides.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sides, 1)
