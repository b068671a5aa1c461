"""When to try again, and what a failure means for the person who waits (DESIGN.md 5.7, R-05)."""

from __future__ import annotations

import time
from collections.abc import Callable

from carerix_desktop.domain.errors import Fault, ServerFault
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.sync.control import CANCELLED

DELAYS_S = (5.0, 30.0, 120.0)
THEN_S = 300.0
_SIGN_IN = frozenset({"auth_failed", "app_password", "plain_refused", "sign_in_expired"})


def retry_delay(attempts: int) -> float:
    """Seconds to wait after so many failures in a row: 5 s, 30 s, 2 min, then every 5 min."""
    return DELAYS_S[attempts - 1] if 1 <= attempts <= len(DELAYS_S) else THEN_S


class Backoff:
    """The failures in a row of one connection, and how long the next attempt has to wait.

    Args:
        now: seconds of a clock that never goes back.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._failed_at = 0.0
        self.attempts = 0

    def failed(self) -> None:
        """One more."""
        self.attempts += 1
        self._failed_at = self._now()

    def worked(self) -> None:
        """The row begins anew."""
        self.attempts = 0

    def network_back(self) -> None:
        """The machine has a network again: the row begins anew, but for the five seconds between two attempts."""
        self.attempts = min(self.attempts, 1)

    def left(self) -> float:
        """Seconds until the next attempt, 0 where none has to wait."""
        return max(0.0, self._failed_at + retry_delay(self.attempts) - self._now()) if self.attempts else 0.0


def phase_of(fault: Fault) -> SyncPhase:
    """What the top bar shows for a failure."""
    if fault.code in _SIGN_IN:
        return SyncPhase.SIGN_IN_FAILED
    if fault.code == CANCELLED:
        return SyncPhase.PAUSED
    return SyncPhase.OFFLINE if fault.code == "offline" else SyncPhase.FAILED


def is_worth_retrying(fault: Fault) -> bool:
    """Whether trying again by itself can help; a refused password is not offered again until somebody acts."""
    if fault.code in _SIGN_IN or fault.code == CANCELLED:
        return False
    return fault.retry if isinstance(fault, ServerFault) else True
