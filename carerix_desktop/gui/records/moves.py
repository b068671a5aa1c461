"""Moves candidates from stage to stage, for the board and for the table: told by a toast, taken back by one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.pipeline import Moved, Refusal, Step
from carerix_desktop.services.record_file import Related


class Moves(QObject):
    """Carries out moves.

    Signals:
        ended: the store has answered: match → the stage where it stands now, "" where it was not moved.
    """

    ended = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._texts = context, RecordTexts()

    def move(self, cards: Sequence[Related], stage: str) -> None:
        """Move these candidates to a stage; who is there already stays."""
        steps = tuple(Step(match=card.match, before=card.status, after=stage) for card in cards if card.status != stage)
        if steps:
            self._tell(steps, partial(self._on_moved, steps), back=False)

    def _tell(self, steps: Sequence[Step], on_done: Callable[[Moved], None], *, back: bool) -> None:
        service, actor = self._context.services.more["pipeline"], self._context.services.viewer.key
        act = service.take_back if back else service.move
        fail = partial(self._on_fault, steps)
        self._context.jobs.tell(act, actor, steps, on_done=on_done, on_fault=fail)

    def _on_moved(self, steps: Sequence[Step], moved: Moved) -> None:
        self._end(steps, moved)
        count, stage = len(moved.back), self._texts.status(steps[0].after)
        refused = self._refused(moved.refused)
        if not count:
            self._context.toast(refused)
            return
        done = self.tr("%n candidate(s) moved to {stage}", "", count).format(stage=stage)
        sentence = f"{done}. {refused}" if refused else done
        self._context.done(sentence, partial(self._take_back, moved.back))

    def _take_back(self, steps: Sequence[Step]) -> None:
        self._tell(steps, partial(self._on_taken_back, steps), back=True)

    def _on_taken_back(self, steps: Sequence[Step], moved: Moved) -> None:
        self._end(steps, moved)
        if moved.refused:
            self._context.toast(self._refused(moved.refused))

    def _on_fault(self, steps: Sequence[Step], fault: Fault) -> None:
        self.ended.emit({step.match: "" for step in steps})
        self._context.jobs.failed.emit(fault)

    def _end(self, steps: Sequence[Step], moved: Moved) -> None:
        for event in moved.events:
            self._context.bridge.receive(event)
        now = {step.match: step.before for step in moved.back}
        self.ended.emit({step.match: now.get(step.match, "") for step in steps})

    def _refused(self, refused: Sequence[Refusal]) -> str:
        """Why somebody stayed; of many the first is told whole."""
        if not refused:
            return ""
        first, more = refused[0], len(refused) - 1
        text = {
            "gone": self.tr("The procedure {who} is not there any more."),
            "closed": self.tr("{who} stays: the vacancy is closed. Open it first, then move candidates on."),
            "moved": self.tr("{who} stays: somebody moved this candidate to {stage} meanwhile."),
        }[first.why].format(who=first.who, stage=self._texts.status(first.status) if first.status else "")
        others = self.tr("%n more stayed", "", more)
        return f"{text} {others}." if more else text
