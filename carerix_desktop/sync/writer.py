"""The one thread that writes into the store, and the bounded queue before it.

What a person waits for overtakes the queue.

Fetching and parsing go on while the last batch is written; the queue is bounded in octets, so that a fast server and a
slow disk cannot fill the memory. Jobs run in the order in which they were given; when one fails, its fault reaches the
giver at the next call, and what follows is not written.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition, Lock
from typing import TypeVar

T = TypeVar("T")
MOST_OCTETS = 24 * 1024 * 1024


class Writer:
    """The thread, shared by all accounts of a process."""

    def __init__(self, *, most_octets: int = MOST_OCTETS) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-writer")
        self._room = Condition()
        self._most = most_octets
        self._waiting = 0
        self._turn = Lock()
        self._hurried = 0

    def submit(self, job: Callable[[], T], *, octets: int = 0) -> Future[T]:
        """Queue a job; waits while too much is queued (one job always fits)."""
        with self._room:
            self._room.wait_for(lambda: not self._waiting or self._waiting + octets <= self._most)
            self._waiting += octets
        future = self._pool.submit(lambda: self._in_turn(job))
        future.add_done_callback(lambda _done: self._release(octets))
        return future

    def run_first(self, job: Callable[[], T]) -> T:
        """Run a job in the caller's thread before all that are queued, after the one that is being written."""
        with self._room:
            self._hurried += 1
        try:
            with self._turn:
                return job()
        finally:
            with self._room:
                self._hurried -= 1
                self._room.notify_all()

    @property
    def is_hurried(self) -> bool:
        """Whether somebody waits to be first."""
        return self._hurried > 0

    def _in_turn(self, job: Callable[[], T]) -> T:
        with self._room:
            self._room.wait_for(lambda: not self._hurried)
        with self._turn:
            return job()

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        self._pool.shutdown(wait=True)

    def _release(self, octets: int) -> None:
        with self._room:
            self._waiting -= octets
            self._room.notify_all()


class WriteQueue:
    """The jobs of one mailbox at the shared writer; used by one thread. With `first` they overtake all others."""

    def __init__(self, writer: Writer, *, first: bool = False) -> None:
        self._writer = writer
        self._first = first
        self._jobs: deque[Future[object]] = deque()
        self._failed = False

    def put(self, job: Callable[[], object], *, octets: int = 0) -> None:
        """Queue a job behind the others; raises what an earlier one raised."""
        if self._first:
            self._writer.run_first(job)
            return
        while self._jobs and self._jobs[0].done():
            self._jobs.popleft().result()
        self._jobs.append(self._writer.submit(lambda: self._run(job), octets=octets))

    def flush(self) -> None:
        """Wait until all is written; raises the first fault."""
        while self._jobs:
            self._jobs.popleft().result()

    def drain(self) -> None:
        """Wait until all is written or given up, and raise nothing: for the way out after another fault."""
        for job in self._jobs:
            job.exception()
        self._jobs.clear()

    def _run(self, job: Callable[[], object]) -> object:
        if self._failed:  # what follows a batch that is not there must not commit progress over it
            return None
        self._failed = True
        answer = job()
        self._failed = False
        return answer
