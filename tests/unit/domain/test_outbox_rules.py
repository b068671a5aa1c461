"""What a person may do with a message of the outbox: every act in every state."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.outbox_rules import HandAct, lot_state_after, may_undo, retry_after_s, state_after
from carerix_desktop.domain.outgoing import LotState, SubmissionState

TABLE = """
act           held      waiting   sending  sent  filed  failed    unknown  cancelled
undo          cancelled cancelled -        -     -      cancelled -        -
cancel        cancelled cancelled -        -     -      cancelled -        cancelled
hold          held      held      -        -     -      -         -        -
release       held      held      -        -     -      -         -        -
retry         -         waiting   -        sent  -      waiting   -        -
was_sent      -         -         -        -     -      -         sent     -
was_not_sent  -         -         -        -     -      -         waiting  -
"""


def _cells() -> list[tuple[HandAct, SubmissionState, SubmissionState | None]]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (HandAct(row[0]), SubmissionState(state), None if after == "-" else SubmissionState(after))
        for row in rows
        for state, after in zip(head[1:], row[1:], strict=True)
    ]


@pytest.mark.parametrize(("act", "state", "after"), _cells())
def test_each_act_leads_from_each_state_where_the_table_says(
    act: HandAct, state: SubmissionState, after: SubmissionState | None
) -> None:
    assert state_after(act, state) is after


def test_the_table_has_every_act_and_every_state() -> None:
    cells = {(act, state) for act, state, _ in _cells()}
    assert cells == {(act, state) for act in HandAct for state in SubmissionState}


def test_only_what_has_not_begun_to_leave_can_be_taken_back() -> None:
    taken = {state for state in SubmissionState if may_undo(state)}
    assert taken == {SubmissionState.HELD, SubmissionState.WAITING, SubmissionState.FAILED}


def test_a_lot_that_is_done_can_neither_be_stopped_nor_continued() -> None:
    for asked in (LotState.RUNNING, LotState.STOPPED):
        assert lot_state_after(asked, LotState.DONE) is None
        assert lot_state_after(asked, LotState.ASKING) is asked


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 30), (3, 120), (4, 300), (5, 300), (500, 300)])
def test_attempts_are_further_and_further_apart_up_to_five_minutes(attempts: int, seconds: int) -> None:
    assert retry_after_s(attempts) == seconds
