"""The pipeline of a vacancy as a board: a column per stage, cards that are dragged or sent on with Alt+← and Alt+→."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.candidates import DECISION_KEYS
from carerix_desktop.gui.records.moves import Moves
from carerix_desktop.gui.records.stages import CARD_ROLE, MATCHES, CardDelegate, StageModel
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile, Related

NARROWEST = 150
_SELECT = QItemSelectionModel.SelectionFlag.Select
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StageView(QListView):
    """The cards of one column.

    Signals:
        sent: Alt+← or Alt+→: the marked cards go to the column before (-1) or after (1).
        left: ← or →: the keyboard goes to that column.
    """

    sent = Signal(int)
    left = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and modifiers == Qt.KeyboardModifier.AltModifier:
            self.sent.emit(step)
        elif step and modifiers == Qt.KeyboardModifier.NoModifier:
            self.left.emit(step)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST - 20, 80)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The whole column takes cards, wherever the pointer is in it."""
        if event.mimeData().hasFormat(MATCHES):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            super().dragMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            index = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


class Board(QFrame):
    """The candidates of a vacancy by stage.

    Signals:
        decided: one key was pressed: a Situation, or None to choose a template.
        marked: others are marked.
        stale: somebody stands elsewhere than was shown: the file is to be read again.
    """

    decided = Signal(object)
    marked = Signal()
    stale = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, RecordTexts()
        self.moves = Moves(context, self)
        self.models = {stage: StageModel(stage, self._marked_matches, self) for stage in MATCH_STATUSES}
        self.views = {stage: StageView() for stage in MATCH_STATUSES}
        self.heads = {stage: Text(role="strong", elide=True) for stage in MATCH_STATUSES}
        self._under_way: dict[str, str] = {}
        self._known: tuple[Related, ...] = ()
        self._quiet = False
        self._lay_out()
        self.moves.ended.connect(self._on_ended)

    @property
    def cards(self) -> tuple[Related, ...]:
        """The marked cards, in the order of the board."""
        found = [card for stage in MATCH_STATUSES for card in self._marked_in(stage)]
        return tuple(found)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The numbers of the marked candidates, each once."""
        return tuple(dict.fromkeys(card.record.ref for card in self.cards))

    @property
    def view(self) -> QWidget:
        """The column that takes the keyboard: the one that had it last with a card in it, else the first with cards."""
        filled = [view for stage, view in self.views.items() if self.models[stage].rowCount()]
        return next((view for view in filled if view.currentIndex().isValid()), (filled or [*self.views.values()])[0])

    def show_file(self, file: RecordFile, *, other: bool) -> None:
        """The candidates of a file; of another file nobody is marked."""
        if other:
            self._under_way.clear()
        self._known = file.procedures
        self._show(keep=() if other else self._marked_matches())

    def mark(self, candidates: Sequence[str]) -> None:
        """Mark these candidates and nobody else."""
        wanted = set(candidates)
        self._show(keep=[card.match for card in self._known if card.record.ref in wanted])

    def move_marked(self, stage: str) -> None:
        """Move the marked candidates to a stage."""
        self._move(self.cards, stage)

    def _show(self, keep: Sequence[str]) -> None:
        self._quiet = True
        by_stage: dict[str, list[Related]] = {stage: [] for stage in MATCH_STATUSES}
        for card in self._known:
            stage = self._under_way.get(card.match, card.status)
            by_stage.setdefault(stage, []).append(replace(card, status=stage))
        for stage, model in self.models.items():
            model.show_cards(by_stage[stage])
            self._name(stage, len(by_stage[stage]))
        self._mark(keep)
        self._quiet = False
        self.marked.emit()

    def _name(self, stage: str, count: int) -> None:
        name = self._texts.status(stage)
        self.heads[stage].setText(f"{name}  {count}")
        self.views[stage].setAccessibleName(self.tr("{stage}, %n candidate(s)", "", count).format(stage=name))

    def _mark(self, matches: Sequence[str]) -> None:
        for stage, model in self.models.items():
            rows = [row for row in map(model.row_of, matches) if row >= 0]
            chosen = QItemSelection()
            for row in rows:
                chosen.select(model.index(row), model.index(row))
            self.views[stage].selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _marked_in(self, stage: str) -> list[Related]:
        rows = sorted(index.row() for index in self.views[stage].selectionModel().selectedRows())
        return [self.models[stage].cards[row] for row in rows]

    def _marked_matches(self) -> tuple[str, ...]:
        return tuple(card.match for card in self.cards)

    def _on_dropped(self, stage: str, matches: Sequence[str]) -> None:
        known = {card.match: card for model in self.models.values() for card in model.cards}
        self._move([known[match] for match in matches if match in known], stage)

    def _send(self, stage: str, step: int) -> None:
        """Alt and an arrow: each marked card to the stage beside its own; the keyboard goes along."""
        place = MATCH_STATUSES.index(stage) + step
        if 0 <= place < len(MATCH_STATUSES):
            current = self.views[stage].currentIndex().data(CARD_ROLE)
            cards = self._marked_in(stage) or ([current] if isinstance(current, Related) else [])
            self._move(cards, MATCH_STATUSES[place])

    def _move(self, cards: Sequence[Related], stage: str) -> None:
        going = [card for card in cards if card.status != stage]
        if not going:
            return
        self._under_way |= {card.match: stage for card in going}
        self._show(keep=[card.match for card in going])
        view, row = self.views[stage], self.models[stage].row_of(going[0].match)
        index = self.models[stage].index(row)
        view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        view.setFocus()
        view.scrollTo(index)
        self.moves.move(going, stage)

    def _on_ended(self, stages: Mapping[str, str]) -> None:
        """The store has answered: who moved stands there until the file is read again, who did not goes back."""
        for match in stages:
            self._under_way.pop(match, None)
        self._known = tuple(replace(card, status=stages.get(card.match) or card.status) for card in self._known)
        self._show(keep=self._marked_matches())
        if not all(stages.values()):
            self.stale.emit()

    def _step_to(self, stage: str, step: int) -> None:
        """An arrow: the next column with a card, at the same height."""
        places = range(MATCH_STATUSES.index(stage) + step, len(MATCH_STATUSES) if step > 0 else -1, step)
        for place in places:
            view, model = self.views[MATCH_STATUSES[place]], self.models[MATCH_STATUSES[place]]
            if model.rowCount():
                row = min(max(0, self.views[stage].currentIndex().row()), model.rowCount() - 1)
                view.setCurrentIndex(model.index(row))
                view.setFocus()
                self._area.ensureWidgetVisible(view)
                return

    def _on_selection(self, stage: str, chosen: QItemSelection, _before: QItemSelection) -> None:
        """Marking in one column unmarks the others, unless Ctrl or Shift adds."""
        if self._quiet:
            return
        adds = QApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not chosen.isEmpty() and not adds:
            self._quiet = True
            for other, view in self.views.items():
                if other != stage:
                    view.clearSelection()
            self._quiet = False
        self.marked.emit()

    def _open(self, index: QModelIndex) -> None:
        self._context.open_record(RecordKind.CANDIDATE, index.data(CARD_ROLE).record.ref)

    def _lay_out(self) -> None:
        self.setProperty("pane", "surface")
        inner, row = QFrame(), QHBoxLayout()
        inner.setProperty("pane", "surface")
        row.setContentsMargins(12, 10, 12, 12)
        row.setSpacing(8)
        for stage in MATCH_STATUSES:
            row.addWidget(self._make_column(stage), 1)
        inner.setLayout(row)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def _make_column(self, stage: str) -> QWidget:
        frame = QFrame()
        frame.setProperty("pane", "window")
        frame.setMinimumWidth(NARROWEST)
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.heads[stage])
        column.addWidget(self._set_up_view(stage), 1)
        return frame

    def _set_up_view(self, stage: str) -> StageView:
        view, model = self.views[stage], self.models[stage]
        view.setProperty("kind", "stage")
        view.setModel(model)
        view.setItemDelegate(CardDelegate(self._context.theme, view))
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDropIndicatorShown(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleDescription(self.tr("Alt and an arrow move the marked candidates to the stage beside"))
        view.sent.connect(partial(self._send, stage))
        view.left.connect(partial(self._step_to, stage))
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(partial(self._on_selection, stage))
        model.dropped.connect(partial(self._on_dropped, stage))
        for key, situation in DECISION_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.decided.emit, situation))
        return view
