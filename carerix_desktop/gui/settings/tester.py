"""Runs a connection test off the window's thread, and tells its steps as they end (DESIGN 5.8).

The answer comes through `jobs`. Steps are laid into a queue by the worker and taken out by a timer in the window's
thread, so that no third door between threads is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.services.accounts import ConnectionTest
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.probe import ProbeStep

POLL_MS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TestWish:
    """What to test: settings as typed, and passwords where they were typed (never shown in a repr)."""

    owner: UserKey
    draft: AccountDraft
    password: str | None = None
    smtp_password: str | None = None

    def __repr__(self) -> str:
        return f"TestWish(owner={self.owner})"


class Tester(QObject):
    """One connection test at a time.

    Signals:
        stepped: ("incoming" or "outgoing", a step that has ended).
        ended: the ConnectionTest.
        failed: the Fault, where the test could not be made at all.
        running_changed: whether one is running.
    """

    stepped = Signal(str, object)
    ended = Signal(object)
    failed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, jobs: Jobs, services: SettingsServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._services = jobs, services
        self._steps: SimpleQueue[tuple[str, ProbeStep]] = SimpleQueue()
        self._cancel: Cancellation | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._take_steps)

    @property
    def running(self) -> bool:
        """Whether a test is running."""
        return self._cancel is not None

    def start(self, wish: TestWish) -> None:
        """Begin; a test that runs is cancelled first."""
        self.cancel()
        steps: SimpleQueue[tuple[str, ProbeStep]] = SimpleQueue()
        cancel = Cancellation()
        self._steps, self._cancel = steps, cancel
        accounts, viewer = self._services.accounts, self._services.viewer.key

        def test() -> ConnectionTest:
            return accounts.test(
                viewer,
                wish.owner,
                draft=wish.draft,
                password=wish.password,
                smtp_password=wish.smtp_password,
                progress=lambda way, step: steps.put((way, step)),
                cancel=cancel,
            )

        self._poll.start()
        self.running_changed.emit(True)
        self._jobs.ask(test, on_done=self._on_done, on_fault=self._on_fault, key=("connection test", id(self)))

    def cancel(self) -> None:
        """Stop the test that runs; its answer is dropped."""
        if self._cancel is None:
            return
        self._cancel.cancel()
        self._jobs.drop(("connection test", id(self)))
        self._stop()

    def _stop(self) -> None:
        self._take_steps()
        self._poll.stop()
        self._cancel = None
        self.running_changed.emit(False)

    def _take_steps(self) -> None:
        while True:
            try:
                way, step = self._steps.get_nowait()
            except Empty:
                return
            self.stepped.emit(way, step)

    def _on_done(self, test: ConnectionTest) -> None:
        self._stop()
        self.ended.emit(test)

    def _on_fault(self, fault: Fault) -> None:
        self._stop()
        self.failed.emit(fault)
