"""How far long work is, and the wish to stop it: written by the thread that works, read by the one that shows it."""

from __future__ import annotations

import threading

from carerix_desktop.domain.errors import UserFault

STOPPED = "stopped"
AT_ONCE = 200
"""Records of a long act that are changed in one unit of work: between two of these it can be stopped."""


class Progress:
    """Counts what is done; safe to share between two threads.

    Attributes:
        done: how many are done.
        total: of how many; 0 while nobody knows.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def is_to_stop(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def goes_on(self, done: int, total: int = 0) -> bool:
        """Say how far it is, where what was done until now is kept; False when somebody asked to stop."""
        self.done, self.total = done, total or self.total
        return not self._stop.is_set()

    def step(self, done: int, total: int = 0) -> None:
        """Say how far it is.

        Raises:
            UserFault: somebody asked to stop.
        """
        if not self.goes_on(done, total):
            raise UserFault("Stopped, as you asked.", code=STOPPED)
