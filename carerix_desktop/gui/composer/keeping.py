"""Keeps what is written: 2 s after the last key, every 5 s while one types, and when asked (RELIABILITY R-15).

One save at a time runs on the command thread; what changes meanwhile is saved after it, on top of its version. When the
window goes, its own thread saves, after the one that runs; an older save that comes later changes nothing any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from carerix_desktop.domain.draft import Draft, DraftContent, DraftFile
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.jobs import Jobs

AFTER_LAST_KEY_MS, WHILE_TYPING_MS = 2000, 5000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the composer holds at a moment; `data` has the files that were not saved before."""

    content: DraftContent
    files: tuple[DraftFile, ...]
    data: dict[bytes, bytes]


class DraftKeeper(QObject):
    """Keeps one draft.

    Args:
        take: what the composer holds now.

    Signals:
        saved: the draft as it is stored.
        not_saved: why it could not be; it is tried again with the next key.
    """

    saved = Signal(object)
    not_saved = Signal(object)

    def __init__(
        self, jobs: Jobs, services: WritingServices, draft: Draft, take: Callable[[], Snapshot], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._services, self._take = jobs, services, take
        self.draft = draft
        self.is_changed = False
        self._running = False
        self._lock, self._stored, self._taken, self._latest = threading.Lock(), draft, 0, 0
        self._then: list[Callable[[Draft], None]] = []
        self._after_key, self._while_typing = QTimer(self), QTimer(self)
        for timer, wait in ((self._after_key, AFTER_LAST_KEY_MS), (self._while_typing, WHILE_TYPING_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.save)

    def touch(self) -> None:
        """Something was changed."""
        self.is_changed = True
        self._after_key.start()
        if not self._while_typing.isActive():
            self._while_typing.start()

    def save(self, then: Callable[[Draft], None] | None = None) -> None:
        """Save now; `then` gets the draft once what stands there now is stored."""
        if then is not None:
            self._then.append(then)
        if self._running:
            self.is_changed = True
            return
        self._stop()
        self._running, self.is_changed = True, False
        self._jobs.tell(self._store, *self._numbered(), on_done=self._on_saved, on_fault=self._on_fault)

    def save_at_once(self) -> bool:
        """Before the window goes: in this thread, after what is under way; whether it is kept."""
        self._stop()
        if self.is_changed:
            try:
                self.draft = self._store(*self._numbered())
            except Fault as fault:
                self._on_fault(fault)
                return False
            self.is_changed = False
        return True

    def stop(self) -> None:
        """It was sent or thrown away: nothing more is saved."""
        self._stop()
        self.is_changed = False

    def _stop(self) -> None:
        self._after_key.stop()
        self._while_typing.stop()

    def _numbered(self) -> tuple[int, Snapshot]:
        self._taken += 1
        return self._taken, self._take()

    def _store(self, number: int, snapshot: Snapshot) -> Draft:
        """On the command thread, or in the window's own at its end; on top of what was stored last."""
        with self._lock:
            if number > self._latest:
                draft = replace(self._stored, content=snapshot.content, files=snapshot.files)
                self._stored = self._services.drafting.save(self._services.viewer, draft, snapshot.data)
                self._latest = number
            return self._stored

    def _on_saved(self, draft: Draft) -> None:
        self.draft, self._running = draft, False
        self.saved.emit(draft)
        if self.is_changed:
            self.save()
            return
        then, self._then = self._then, []
        for act in then:
            act(draft)

    def _on_fault(self, fault: Fault) -> None:
        self._running, self.is_changed = False, True
        self._then.clear()
        self.not_saved.emit(fault)
