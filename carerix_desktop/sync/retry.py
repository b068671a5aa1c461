"""When to try again, and what a failure means for the person who waits (DESIGN.md 5.7, R-05); pure."""

from __future__ import annotations

from carerix_desktop.domain.errors import Fault, ServerFault
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.sync.control import CANCELLED

DELAYS_S = (5.0, 30.0, 120.0)
THEN_S = 300.0
_SIGN_IN = frozenset({"auth_failed", "app_password", "plain_refused"})
_AWAY = frozenset({"dns", "refused", "timeout", "offline", "closed", "too_many"})


def retry_delay(attempts: int) -> float:
    """Seconds to wait after so many failures in a row: 5 s, 30 s, 2 min, then every 5 min."""
    return DELAYS_S[attempts - 1] if 1 <= attempts <= len(DELAYS_S) else THEN_S


def phase_of(fault: Fault) -> SyncPhase:
    """What the top bar shows for a failure."""
    if fault.code in _SIGN_IN:
        return SyncPhase.SIGN_IN_FAILED
    if fault.code == CANCELLED:
        return SyncPhase.PAUSED
    return SyncPhase.OFFLINE if fault.code in _AWAY else SyncPhase.FAILED


def is_worth_retrying(fault: Fault) -> bool:
    """Whether trying again by itself can help; a refused password is not offered again until somebody acts."""
    if fault.code in _SIGN_IN or fault.code == CANCELLED:
        return False
    return fault.retry if isinstance(fault, ServerFault) else True
