"""The road from the composer to the outbox: kept, looked over, asked about, built, queued; undone within its time.

A message that could not be queued stays where it was written; nothing here empties a composer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.draft import Draft, DraftContent
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.writing import Notice
from carerix_desktop.gui.composer.keeping import DraftKeeper
from carerix_desktop.gui.composer.notices import Doubts, notice_text
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Queued:
    """A message in the outbox; `hold_s` is how long it is held back, `at_once` says that no moment was chosen."""

    key: SubmissionKey
    release_at: int
    hold_s: int
    at_once: bool
    content: DraftContent


class SendRoad(QObject):
    """Sends one draft.

    Signals:
        leaving: every question is answered; the composer may go.
        queued: it is in the outbox (Queued).
        refused: it stays: a sentence, and the fault or None.
    """

    leaving = Signal()
    queued = Signal(object)
    refused = Signal(str, object)

    def __init__(self, jobs: Jobs, services: WritingServices, keeper: DraftKeeper, owner: QWidget) -> None:
        super().__init__(owner)
        self._jobs, self._services, self._keeper = jobs, services, keeper
        self._doubts = Doubts(owner)
        self._hold_s, self._at, self._draft = 0, 0, keeper.draft
        self.is_busy = False

    def send(self, hold_s: int, at: int = 0) -> None:
        """Send after a hold, or at a moment."""
        if not self.is_busy:
            self.is_busy = True
            self._hold_s, self._at = hold_s, at
            self._keeper.save(self._look_over)

    def stay(self) -> None:
        """The person goes on writing."""
        self.is_busy = False

    def _look_over(self, draft: Draft) -> None:
        self._draft = draft
        check, viewer = self._services.drafting.check, self._services.viewer
        self._jobs.ask(check, viewer, draft, on_done=self._ask, on_fault=self._on_fault)

    def _ask(self, notices: tuple[Notice, ...]) -> None:
        blocking = [notice for notice in notices if notice.blocks]
        self.is_busy = False
        if blocking:
            self.refused.emit(" ".join(notice_text(notice) for notice in blocking), None)
        else:
            self._doubts.ask(notices, self._go)

    def _go(self) -> None:
        self.is_busy = True
        self.leaving.emit()
        self._keeper.stop()
        self._jobs.tell(self._queue, self._draft, self._hold_s, self._at, on_done=self._on_queued,
                        on_fault=self._on_fault)  # fmt: skip

    def _queue(self, draft: Draft, hold_s: int, at: int) -> Queued:
        """On the command thread."""
        release_at = at or int(time.time()) + hold_s
        services = self._services
        prepared = services.drafting.prepare(services.viewer, draft, release_at=release_at)
        (key,) = services.outbox.queue(services.viewer, [prepared], release_at=release_at)
        return Queued(key, release_at, 0 if at else hold_s, not at, draft.content)

    def _on_queued(self, queued: Queued) -> None:
        self.is_busy = False
        self.queued.emit(queued)

    def _on_fault(self, fault: Fault) -> None:
        self.is_busy = False
        self.refused.emit("", fault)


Reopen = Callable[[Draft], None]


class Unsend(QObject):
    """Takes a queued message back and opens its draft again; one for each message, it goes with the window."""

    def __init__(self, jobs: Jobs, services: WritingServices, queued: Queued, reopen: Reopen, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._services, self._queued, self._reopen = jobs, services, queued, reopen
        self._done = False

    def undo(self) -> None:
        """By the toast or Ctrl+Z; a second time does nothing."""
        if not self._done:
            self._done = True
            self._jobs.tell(self._take_back, on_done=self._reopen)

    def _take_back(self) -> Draft:
        services = self._services
        return services.drafting.get(services.viewer, services.outbox.undo(services.viewer, self._queued.key))
