"""The door for answers: questions run on worker threads, their answers come back to the window's thread.

`ask` reads and may run beside others; `tell` commands run one at a time, in order. Answers arrive by an explicitly
queued connection; an answer whose question was replaced (same key) is dropped. The other door is `bridge`.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from carerix_desktop.domain.errors import Bug, Fault

_log = logging.getLogger(__name__)

Answer = Callable[[Any], None]
OnFault = Callable[[Fault], None]


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    function: Callable[..., Any]
    args: tuple[Any, ...]
    on_done: Answer | None
    on_fault: OnFault | None
    key: Hashable


class Jobs(QObject):
    """Runs functions off the window's thread; one instance per window.

    Signals:
        failed: a fault that nobody asked to hear, for a toast.
    """

    failed = Signal(object)
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, *, readers: int = 3) -> None:
        super().__init__(parent)
        self._readers, self._writer = QThreadPool(self), QThreadPool(self)
        self._readers.setMaxThreadCount(readers)
        self._writer.setMaxThreadCount(1)  # in order
        for pool in (self._readers, self._writer):
            pool.setExpiryTimeout(-1)  # a thread keeps its own store reader
        self._numbers = itertools.count(1)
        self._newest: dict[Hashable, int] = {}
        self._held: dict[int, _Job] = {}  # let go of in the window's thread alone: a job may hold the last of a widget
        self._closed = threading.Event()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Answer,
        on_fault: OnFault | None = None,
        key: Hashable = None,
    ) -> None:
        """Run `function(*args)` on a reader thread and hand its value to a bound method in this thread.

        Args:
            function: thread-safe; a read of the services.
            args: its arguments.
            on_done: bound method of a QObject; not called once that object is gone.
            on_fault: likewise, with the fault; without one `failed` is emitted.
            key: a later question with the same key replaces this one, whose answer is then dropped.
        """
        self._start(self._readers, _Job(next(self._numbers), function, args, on_done, on_fault, key))

    def tell(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Answer | None = None,
        on_fault: OnFault | None = None,
    ) -> None:
        """Run a command on the one command thread, after those told before."""
        self._start(self._writer, _Job(next(self._numbers), function, args, on_done, on_fault, None))

    def drop(self, key: Hashable) -> None:
        """Forget the question with this key: its answer will not be delivered."""
        self._newest[key] = next(self._numbers)

    def wait(self, timeout_ms: int = 5000) -> bool:
        """Wait until nothing runs; answers still have to be delivered by the event loop."""
        return self._readers.waitForDone(timeout_ms) and self._writer.waitForDone(timeout_ms)

    def close(self) -> None:
        """Start nothing more and wait for what runs."""
        self._closed.set()
        self._readers.clear()
        self.wait()
        self._held.clear()

    def _start(self, pool: QThreadPool, job: _Job) -> None:
        if job.key is not None:
            self._newest[job.key] = job.number
        if not self._closed.is_set():
            self._held[job.number] = job
            pool.start(partial(self._run, job.number))

    def _run(self, number: int) -> None:
        job = self._held.get(number)
        if job is None or self._closed.is_set():
            return
        value, fault = None, None
        try:
            value = None if self._is_replaced(job) else job.function(*job.args)
        except Fault as known:
            fault = known
        except Exception as unexpected:  # noqa: BLE001  (the job runner: the last stop of a fault)
            _log.exception("job %s failed", getattr(job.function, "__name__", "?"))
            fault = Bug(f"Something went wrong inside the program ({type(unexpected).__name__}). Please try again.")
        del job  # before the window's thread hears of it: what the job holds must not die in this thread
        if not self._closed.is_set():
            self._answered.emit(number, value, fault)

    def _is_replaced(self, job: _Job) -> bool:
        return job.key is not None and self._newest.get(job.key) != job.number

    def _deliver(self, number: int, value: Any, fault: Fault | None) -> None:
        job = self._held.pop(number, None)
        if job is None or self._closed.is_set() or self._is_replaced(job):
            return
        if fault is None:
            if job.on_done is not None and _is_alive(job.on_done):
                job.on_done(value)
        elif job.on_fault is None:
            self.failed.emit(fault)
        elif _is_alive(job.on_fault):
            job.on_fault(fault)


def _is_alive(method: Callable[..., None]) -> bool:
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
