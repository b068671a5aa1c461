"""What a person may do with a message of the outbox, as a table; and when it is tried again (RULES.md section 5)."""

from __future__ import annotations

from enum import StrEnum

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.outgoing import LotState, SubmissionState

RETRY_S = (5, 30, 120, 300)
"""Seconds before the second, third, … attempt; the last one repeats (R-05)."""


class HandAct(StrEnum):
    """What a person does with one message of the outbox."""

    UNDO = "undo"  # take it back: its draft opens again
    CANCEL = "cancel"
    HOLD = "hold"
    RELEASE = "release"
    RETRY = "retry"
    WAS_SENT = "was_sent"  # the two answers to `unknown`
    WAS_NOT_SENT = "was_not_sent"


_S = SubmissionState
_NEXT: dict[HandAct, dict[SubmissionState, SubmissionState]] = {
    HandAct.UNDO: {_S.HELD: _S.CANCELLED, _S.WAITING: _S.CANCELLED, _S.FAILED: _S.CANCELLED},
    HandAct.CANCEL: {
        _S.HELD: _S.CANCELLED,
        _S.WAITING: _S.CANCELLED,
        _S.FAILED: _S.CANCELLED,
        _S.CANCELLED: _S.CANCELLED,
    },
    HandAct.HOLD: {_S.HELD: _S.HELD, _S.WAITING: _S.HELD},
    HandAct.RELEASE: {_S.HELD: _S.HELD, _S.WAITING: _S.HELD},
    HandAct.RETRY: {_S.FAILED: _S.WAITING, _S.WAITING: _S.WAITING, _S.SENT: _S.SENT},
    HandAct.WAS_SENT: {_S.UNKNOWN: _S.SENT},
    HandAct.WAS_NOT_SENT: {_S.UNKNOWN: _S.WAITING},
}


def state_after(act: HandAct, state: SubmissionState) -> SubmissionState | None:
    """The state that an act leads to; None where it cannot be done in this state."""
    return _NEXT[act].get(state)


def may_undo(state: SubmissionState) -> bool:
    """Whether the message can still be taken back."""
    return state_after(HandAct.UNDO, state) is not None


def lot_state_after(asked: LotState, state: LotState) -> LotState | None:
    """The state of a lot after it is stopped or continued; None where it is done."""
    return None if state is LotState.DONE else asked


def retry_after_s(attempts: int) -> int:
    """How long to wait after so many attempts that failed (1 or more)."""
    return RETRY_S[min(max(attempts, 1), len(RETRY_S)) - 1]


def why_of(fault: ServerFault) -> dict[str, object]:
    """What is kept of a fault with the message that it holds up, so that it can be said in either language."""
    details = {name: str(value) for name, value in fault.details.items()}
    return {"error_code": fault.code, "error": fault.message, "answer": fault.answer, "details": details}
