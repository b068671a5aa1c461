"""The middle of a vacancy's file: its candidates with ticks, beside its mail; the keys: space ticks, I, X and T act."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import ENDED
from carerix_desktop.gui.records.model import RECORD_ROLE
from carerix_desktop.gui.records.moves import Moves
from carerix_desktop.gui.records.procedures import (
    CITY,
    MAIL,
    NAME,
    REF,
    SINCE,
    STATUS,
    ProcedureDelegate,
    ProcedureModel,
    SortedProcedures,
)
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.record_file import RecordFile

_WIDTHS = {STATUS: 118, SINCE: 110, MAIL: 110, CITY: 130, REF: 80}
DECISION_KEYS = {"I": Situation.INVITE, "X": Situation.REJECT, "T": None}


class TickView(QTreeView):
    """Space ticks or unticks the selected rows together; Ctrl+A selects and ticks all. Letters are keys, not a jump."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            self._tick(on=True)
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            checked = Qt.CheckState(self._name_of(self.currentIndex()).data(Qt.ItemDataRole.CheckStateRole))
            self._tick(on=checked != Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""

    def _name_of(self, index: QModelIndex) -> QModelIndex:
        return index.siblingAtColumn(NAME)

    def _tick(self, *, on: bool) -> None:
        proxy = self.model()
        rows = self.selectionModel().selectedRows() or [self._name_of(self.currentIndex())]
        assert isinstance(proxy, SortedProcedures)
        source = proxy.sourceModel()
        assert isinstance(source, ProcedureModel)
        source.tick([proxy.mapToSource(index).row() for index in rows], on=on)


class CandidatesTable(QFrame):
    """The candidates of a vacancy.

    Signals:
        decided: one key was pressed: a Situation, or None to choose a template.
        stale: somebody stands elsewhere than was shown: the file is to be read again.
    """

    decided = Signal(object)
    stale = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = ProcedureModel(self)
        self.shown = SortedProcedures(self.model, self)
        self.view, self.all = TickView(), QCheckBox()
        self.moves = Moves(context, self)
        self._lay_out()
        self.model.ticks_changed.connect(self._count)
        self.all.clicked.connect(self._tick_all)
        self.view.activated.connect(self._open)
        self.moves.ended.connect(self._on_ended)
        self._hang_moves()
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self.view.viewport().update())
        for key, situation in DECISION_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda situation=situation: self.decided.emit(situation))

    @property
    def ticked(self) -> Sequence[str]:
        """The numbers of the ticked candidates."""
        return self.model.ticked

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        """The candidates of a file; of another file nobody is ticked."""
        if other:
            self.model.forget_ticks()
            self.shown.sort(-1)
        self.model.show_procedures(sorted(file.procedures, key=lambda one: one.status in ENDED))
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.shown.index(0, NAME))

    def tick_only(self, refs: Collection[str]) -> None:
        """Tick these candidates and nobody else."""
        self.model.tick_only(refs)

    def move_marked(self, stage: str) -> None:
        """Move the ticked candidates, or without ticks the selected ones, to a stage."""
        selected = self.view.selectionModel().selectedRows() or [self.view.currentIndex()]
        ticked = [row for row in range(self.model.rowCount()) if self._ref(row) in self.model.ticked]
        rows = ticked or [self.shown.mapToSource(index).row() for index in selected]
        self.moves.move(self.model.procedures_at(rows), stage)

    def _on_ended(self, stages: Mapping[str, str]) -> None:
        if not all(stages.values()):
            self.stale.emit()

    def _hang_moves(self) -> None:
        """The context menu: a way to another stage without the board."""
        for stage in MATCH_STATUSES:
            act = QAction(self.tr("Move to {stage}").format(stage=RecordTexts().status(stage)), self.view)
            act.triggered.connect(partial(self.move_marked, stage))
            self.view.addAction(act)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _tick_all(self) -> None:
        """From none or some to all, from all to none."""
        rows = range(self.model.rowCount())
        self.model.tick(rows, on=len(self.model.ticked) < len({self._ref(row) for row in rows}))

    def _ref(self, row: int) -> str:
        return str(self.model.index(row, NAME).data(RECORD_ROLE).ref)

    def _count(self) -> None:
        ticked, everybody = len(self.model.ticked), len({self._ref(row) for row in range(self.model.rowCount())})
        state = Qt.CheckState.Checked if ticked == everybody else Qt.CheckState.PartiallyChecked
        self.all.setCheckState(state if ticked else Qt.CheckState.Unchecked)
        text = self.tr("{n} of {all} ticked").format(n=ticked, all=everybody)
        self.all.setText(text if ticked else self.tr("Tick all"))

    def _open(self, index: QModelIndex) -> None:
        self._context.open_record(RecordKind.CANDIDATE, index.data(RECORD_ROLE).ref)

    def _lay_out(self) -> None:
        view = self.view
        view.setModel(self.shown)
        view.setItemDelegate(ProcedureDelegate(self._context.theme, view))
        view.setRootIsDecorated(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setSortingEnabled(True)
        view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(self.tr("Candidates of this vacancy"))
        for place, width in _WIDTHS.items():
            view.header().resizeSection(place, width)
        self.setProperty("pane", "surface")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.all)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(view, 1)
