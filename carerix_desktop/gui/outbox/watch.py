"""Keeps count of what is about to leave, for the rail's badge and for the question when the window is closed."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from carerix_desktop.domain.outgoing import OPEN_STATES, Submission, SubmissionState
from carerix_desktop.gui.context import Context

ALL = 1_000_000
SOON_S = 60
"""What is held for longer was planned for later, and nobody is asked about it."""


@dataclass(frozen=True, slots=True)
class _Counts:
    shown: int
    leaving: tuple[Submission, ...]


class OutboxWatch(QObject):
    """Watches the viewer's outbox.

    Signals:
        counted: how many messages are on their way or ask for a word.
        emptied: nothing is about to leave any more.
    """

    counted = Signal(int)
    emptied = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._outbox, self._viewer = context.services.more.get("outbox"), context.services.viewer.key
        self._leaving: tuple[Submission, ...] = ()
        if self._outbox is not None:
            context.bridge.outbox_changed.connect(lambda _event: self.refresh())
            self.refresh()

    @property
    def leaving(self) -> int:
        """How many messages are about to leave."""
        return len(self._leaving)

    def refresh(self) -> None:
        """Count again, off the window's thread."""
        self._context.jobs.ask(self._count, on_done=self._arrived, key=("outbox count", id(self)))

    def send_now(self) -> None:
        """Let everything leave that is about to."""
        self._context.jobs.tell(self._release, self._leaving)

    def ask_before_leaving(self, window: QWidget) -> str:
        """Ask what happens to messages that have not left: "send", "keep" or "cancel"."""
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Outbox"))
        box.setText(self.tr("%n message(s) have not left yet.", "", self.leaving))
        box.setInformativeText(self.tr("What stays in the Outbox leaves when the program is opened again."))
        send = box.addButton(self.tr("&Send now"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("&Keep in Outbox"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(send)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return "send" if chosen is send else "keep" if chosen is keep else "cancel"

    def _count(self) -> _Counts:
        assert self._outbox is not None
        found: tuple[Submission, ...] = self._outbox.find(self._viewer, open_only=True, limit=ALL)
        soon = time.time() + SOON_S
        leaving = [one for one in found if one.state in OPEN_STATES and one.release_at is not None]
        return _Counts(len(found), tuple(one for one in leaving if (one.release_at or 0) <= soon))

    def _arrived(self, counts: _Counts) -> None:
        before, self._leaving = self._leaving, counts.leaving
        self.counted.emit(counts.shown)
        if before and not self._leaving:
            self.emptied.emit()

    def _release(self, some: tuple[Submission, ...]) -> None:
        assert self._outbox is not None
        now = int(time.time())
        for one in some:
            if one.state is SubmissionState.HELD:
                self._outbox.release(self._viewer, one.key, now)
