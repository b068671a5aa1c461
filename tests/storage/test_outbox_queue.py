"""Which message of the outbox leaves next, and that finding it does not grow with the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage import submissions
from tests.support.agency import NOW, Agency
from tests.support.outgoing import prepared

SECONDS = int(NOW.timestamp())


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def outbox(agency: Agency) -> Outbox:
    return Outbox(agency.store, agency.desk, clock=lambda: SECONDS)


def _queue(agency: Agency, outbox: Outbox, at: int | None, **columns: object) -> SubmissionKey:
    (key,) = outbox.queue(agency.users["anna"], [prepared()], release_at=at)
    with agency.store.work(None) as work:
        submissions.change_submission(work, key, **columns or {"attempts": 0})
    return key


def _order(agency: Agency) -> list[SubmissionKey]:
    """In which order they leave when each is sent at once."""
    found: list[SubmissionKey] = []
    while True:
        with agency.store.reader(agency.users["anna"]) as reader:
            one = submissions.find_next_due(reader, agency.users["anna"], SECONDS)
            due = submissions.find_due(reader, agency.users["anna"], SECONDS)
        assert (one is None) == (not due)
        if one is None:
            return found
        found.append(one.key)
        with agency.store.work(None) as work:
            submissions.change_submission(work, one.key, state=SubmissionState.FILED.value)


def test_the_first_that_was_due_leaves_first_and_what_is_not_due_stays(agency: Agency, outbox: Outbox) -> None:
    late = _queue(agency, outbox, SECONDS)
    held = _queue(agency, outbox, SECONDS - 5, state="held")
    early = _queue(agency, outbox, SECONDS - 10)
    same = _queue(agency, outbox, SECONDS)
    _queue(agency, outbox, None)
    _queue(agency, outbox, SECONDS + 1)
    _queue(agency, outbox, SECONDS, next_attempt_at=SECONDS + 1)
    _queue(agency, outbox, SECONDS, state="sending")
    assert _order(agency) == [early, held, late, same]


def test_messages_of_a_lot_that_is_stopped_are_passed_over(agency: Agency, outbox: Outbox) -> None:
    anna = agency.users["anna"]
    lot = outbox.make_lot(anna, "Reject", None, 2)
    of_lot = outbox.queue(anna, [prepared(lot=lot), prepared(lot=lot)], release_at=SECONDS - 10)
    single = _queue(agency, outbox, SECONDS)
    outbox.stop_lot(anna, lot)
    assert _order(agency) == [single]
    outbox.continue_lot(anna, lot)
    assert _order(agency) == list(of_lot)


@pytest.mark.parametrize(
    ("columns", "due"),
    [
        ({}, SECONDS),
        ({"next_attempt_at": SECONDS + 9}, SECONDS + 9),
        ({"state": "sent", "next_attempt_at": SECONDS + 4}, SECONDS + 4),
        ({"state": "filed"}, None),
        ({"release_at": None}, None),
        ({"state": "sending", "stage": "dot", "next_attempt_at": SECONDS + 7}, SECONDS + 7),
    ],
)
def test_the_runner_sleeps_until_the_next_moment(
    agency: Agency, outbox: Outbox, columns: dict[str, object], due: int | None
) -> None:
    _queue(agency, outbox, SECONDS, **columns)
    with agency.store.reader(agency.users["anna"]) as reader:
        assert submissions.next_due_at(reader, agency.users["anna"]) == due


def test_the_next_one_is_one_step_into_the_index_however_long_the_queue(agency: Agency) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    with agency.store.reader(agency.users["anna"]) as reader:
        connection = reader.connection
        event.listen(connection, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
        submissions.find_next_due(reader, agency.users["anna"], SECONDS)
        for text, values in asked.copy():
            plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values))
            assert "ix_submission_open (owner_key=? AND state=? AND release_at<?)" in plan
            assert "TEMP B-TREE" not in plan
    assert len(asked) >= 2
