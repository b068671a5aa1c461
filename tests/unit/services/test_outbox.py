"""The outbox as a person handles it, over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, OutboxChanged
from carerix_desktop.domain.ids import DraftKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.domain.outbox_rules import HandAct, state_after
from carerix_desktop.domain.outgoing import (
    Consequences,
    LotState,
    RecipientState,
    Stage,
    Submission,
    SubmissionState,
)
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage import lots, submissions
from carerix_desktop.storage.tables_crm import vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import conversation, message, message_copy
from carerix_desktop.storage.tables_write import draft
from tests.support.agency import NOW, Agency, mail
from tests.support.outgoing import prepared

S = SubmissionState
SECONDS = int(NOW.timestamp())


@dataclass
class Desk:
    """Anna's outbox, and what the window was told."""

    agency: Agency
    outbox: Outbox
    events: list[Event] = field(default_factory=list)

    @property
    def anna(self) -> UserKey:
        return self.agency.users["anna"]

    def queue(self, state: S = S.WAITING) -> SubmissionKey:
        """A message, brought into a state by the back door."""
        (key,) = self.outbox.queue(self.anna, [prepared()], release_at=SECONDS)
        with self.agency.store.work(self.anna) as work:
            submissions.change_submission(work, key, state=state.value, attempts=3, error="no")
        return key

    def get(self, key: SubmissionKey) -> Submission:
        return self.outbox.get(self.anna, key)

    def new_draft(self, key: int = 7) -> DraftKey:
        with self.agency.store.work(None) as work:
            row = {"key": key, "owner_key": self.anna, "message_id": f"d{key}@x", "state": "open", "content": {}}
            work.connection.execute(insert(draft).values(**row, saved_at=0))
        return DraftKey(key)

    def draft_state(self, key: DraftKey) -> str | None:
        with self.agency.store.work(None) as work:
            return work.connection.execute(select(draft.c.state).where(draft.c.key == key)).scalar()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    agency = Agency(tmp_path)
    events: list[Event] = []
    yield Desk(agency, Outbox(agency.store, agency.desk, publish=events.append, clock=lambda: SECONDS), events)
    agency.store.close()


ACTS: dict[HandAct, Callable[[Desk, SubmissionKey], object]] = {
    HandAct.UNDO: lambda d, key: d.outbox.undo(d.anna, key),
    HandAct.CANCEL: lambda d, key: d.outbox.cancel(d.anna, key),
    HandAct.HOLD: lambda d, key: d.outbox.hold(d.anna, key),
    HandAct.RELEASE: lambda d, key: d.outbox.release(d.anna, key, SECONDS + 60),
    HandAct.RETRY: lambda d, key: d.outbox.retry(d.anna, key),
    HandAct.WAS_SENT: lambda d, key: d.outbox.resolve(d.anna, key, was_sent=True),
    HandAct.WAS_NOT_SENT: lambda d, key: d.outbox.resolve(d.anna, key, was_sent=False),
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("act", ACTS)
def test_each_act_changes_the_state_as_the_table_says_or_is_refused(desk: Desk, act: HandAct, state: S) -> None:
    key, after = desk.queue(state), state_after(act, state)
    if after is None:
        with pytest.raises(UserFault) as refused:
            ACTS[act](desk, key)
        assert refused.value.code == "too_late"
        assert desk.get(key).state is state
        return
    ACTS[act](desk, key)
    expected = S.FILED if after is S.SENT and act is HandAct.WAS_SENT else after  # no server here: Sent is local
    assert desk.get(key).state is expected
    assert OutboxChanged(submissions=(key,)) in desk.events


@pytest.mark.parametrize(("release_at", "state"), [(None, S.HELD), (SECONDS + 10, S.HELD), (SECONDS, S.WAITING)])
def test_what_is_queued_is_held_until_its_moment(desk: Desk, release_at: int | None, state: S) -> None:
    (key,) = desk.outbox.queue(desk.anna, [prepared()], release_at=release_at)
    assert (desk.get(key).state, desk.get(key).release_at) == (state, release_at)


def test_nothing_of_a_lot_is_queued_where_one_message_cannot_be(desk: Desk) -> None:
    twice = prepared()
    with pytest.raises(UserFault):
        desk.outbox.queue(desk.anna, [prepared(), twice, twice], release_at=SECONDS)
    assert desk.outbox.find(desk.anna) == ()


def test_a_message_that_was_sent_cannot_be_queued_again(desk: Desk) -> None:
    for state in (S.SENDING, S.SENT, S.FILED, S.UNKNOWN, S.WAITING):
        one = prepared()
        (key,) = desk.outbox.queue(desk.anna, [one], release_at=SECONDS)
        with desk.agency.store.work(desk.anna) as work:
            submissions.change_submission(work, key, state=state.value)
        with pytest.raises(UserFault, match="already"):
            desk.outbox.queue(desk.anna, [one], release_at=SECONDS)


def test_a_message_that_was_cancelled_or_refused_can_be_queued_again(desk: Desk) -> None:
    one = prepared()
    for state in (S.CANCELLED, S.FAILED):
        (key,) = desk.outbox.queue(desk.anna, [one], release_at=SECONDS)
        with desk.agency.store.work(desk.anna) as work:
            submissions.change_submission(work, key, state=state.value)
    (key,) = desk.outbox.queue(desk.anna, [one], release_at=SECONDS)
    assert [found.key for found in desk.outbox.find(desk.anna)] == [key]


def test_undo_opens_the_draft_again_and_leaves_nothing_in_the_outbox(desk: Desk) -> None:
    one = desk.new_draft()
    (key,) = desk.outbox.queue(desk.anna, [prepared(draft=one)], release_at=SECONDS + 10)
    assert desk.draft_state(one) == "queued"
    assert desk.outbox.undo(desk.anna, key) == one
    assert desk.draft_state(one) == "open"
    assert desk.outbox.find(desk.anna) == ()


def test_nobody_sees_or_handles_the_outbox_of_another(desk: Desk) -> None:
    bram = desk.agency.users["bram"]
    key = desk.queue()
    assert desk.outbox.find(bram) == ()
    for act in (
        lambda: desk.outbox.get(bram, key),
        lambda: desk.outbox.undo(bram, key),
        lambda: desk.outbox.cancel(bram, key),
        lambda: desk.outbox.retry(bram, key),
        lambda: desk.outbox.resolve(bram, key, was_sent=True),
    ):
        with pytest.raises(NotVisible):
            act()


def test_to_say_that_it_arrived_archives_it_with_all_that_follows(desk: Desk) -> None:
    agency = desk.agency
    jan = agency.add_record("candidate:K-1", "jan@example.nl")
    agency.add_record("candidate:K-2")
    with agency.store.work(None) as work:
        stamps = {"extra": {}, "created_at": 0, "changed_at": 0}
        work.connection.execute(insert(vacancy).values(key=1, ref="V-1", title="Kok", **stamps))
        row = {"key": 1, "ref": "M-1", "candidate_key": jan, "vacancy_key": 1, "status": "new"}
        work.connection.execute(insert(vacancy_match).values(**row, **stamps))
    agency.file(mail("asked@example.nl"))
    one = desk.new_draft()
    follows = Consequences(
        links=((RecordKind.CANDIDATE, agency.records["candidate:K-2"]),),
        match=RecordKey(1),
        status="rejected",
        confidential=True,
        answers=agency.key("asked@example.nl"),
        remind_after_days=3,
    )
    answer = prepared("jan@example.nl", message_id="answer@bureau.nl", answering="asked@example.nl", follows=follows)
    (key,) = desk.outbox.queue(desk.anna, [answer], release_at=SECONDS)
    with agency.store.work(desk.anna) as work:
        submissions.change_submission(work, key, state="unknown", stage=Stage.DOT.value, draft_key=one)

    desk.outbox.resolve(desk.anna, key, was_sent=True)

    sent = desk.get(key)
    assert (sent.state, sent.message) == (S.FILED, agency.key("answer@bureau.nl"))
    assert sent.remind_at == SECONDS + 3 * 86_400
    assert [one.state for one in sent.recipients] == [RecipientState.ACCEPTED]
    assert agency.links("answer@bureau.nl") == {"candidate:K-1": "reply", "candidate:K-2": "hand"}
    assert desk.draft_state(one) is None
    asked = agency.key("asked@example.nl")
    with agency.store.work(None) as work:
        read = work.connection.execute
        assert read(select(vacancy_match.c.status)).scalar_one() == "rejected"
        assert read(select(conversation.c.confidential)).scalars().all() == [True]
        flags = read(select(message_copy.c.flags).where(message_copy.c.message_key == asked)).scalar_one()
        assert Flags.ANSWERED in Flags(flags)
        assert read(select(message.c.direction).where(message.c.key == sent.message)).scalar_one() == "out"


def test_the_match_keeps_its_status_where_its_candidate_was_refused(desk: Desk) -> None:
    agency = desk.agency
    jan = agency.add_record("candidate:K-1", "jan@example.nl")
    with agency.store.work(None) as work:
        stamps = {"extra": {}, "created_at": 0, "changed_at": 0}
        work.connection.execute(insert(vacancy).values(key=1, ref="V-1", title="Kok", **stamps))
        row = {"key": 1, "ref": "M-1", "candidate_key": jan, "vacancy_key": 1, "status": "new"}
        work.connection.execute(insert(vacancy_match).values(**row, **stamps))
    follows = Consequences(match=RecordKey(1), status="rejected")
    message_out = prepared("jan@example.nl", "piet@example.nl", follows=follows)
    (key,) = desk.outbox.queue(desk.anna, [message_out], release_at=SECONDS)
    with agency.store.work(desk.anna) as work:
        submissions.set_recipients(work, key, {0: (RecipientState.REFUSED, "550 no such user")})
        submissions.change_submission(work, key, state="unknown")
    desk.outbox.resolve(desk.anna, key, was_sent=True)
    with agency.store.work(None) as work:
        assert work.connection.execute(select(vacancy_match.c.status)).scalar_one() == "new"
    assert [one.state for one in desk.get(key).recipients] == [RecipientState.REFUSED, RecipientState.ACCEPTED]


def test_a_reminder_is_due_once_its_days_are_over_and_nobody_answered(desk: Desk) -> None:
    agency = desk.agency
    follows = Consequences(remind_after_days=0)
    both = [prepared(message_id=f"{name}@bureau.nl", subject=name, follows=follows) for name in ("heard", "unheard")]
    keys = desk.outbox.queue(desk.anna, both, release_at=SECONDS)
    for key in keys:
        agency.desk.file_sent(key)
    agency.file(mail("reply@example.nl", irt="heard@bureau.nl", subject="Re: heard", day=350))
    assert [one.subject for one in desk.outbox.reminders(desk.anna)] == ["unheard"]
    desk.outbox.wave_reminder_away(desk.anna, keys[1])
    assert desk.outbox.reminders(desk.anna) == ()


def test_a_lot_is_stopped_continued_and_done_once_nothing_of_it_can_leave(desk: Desk) -> None:
    lot = desk.outbox.make_lot(desk.anna, "Reject 2 candidates", None, 2)
    keys = desk.outbox.queue(desk.anna, [prepared(lot=lot), prepared(lot=lot)], release_at=SECONDS)
    desk.outbox.stop_lot(desk.anna, lot)
    with desk.agency.store.reader(desk.anna) as reader:
        assert submissions.find_due(reader, desk.anna, SECONDS) == ()
    desk.outbox.continue_lot(desk.anna, lot)
    with desk.agency.store.reader(desk.anna) as reader:
        assert [one.key for one in submissions.find_due(reader, desk.anna, SECONDS)] == list(keys)
    desk.agency.desk.file_sent(keys[0])
    desk.outbox.cancel(desk.anna, keys[1])
    (found,) = desk.outbox.lots(desk.anna)
    assert (found.state, found.counts) == (LotState.DONE, {S.FILED: 1, S.CANCELLED: 1})
    with pytest.raises(UserFault):
        desk.outbox.stop_lot(desk.anna, lot)


def test_a_lot_that_was_running_when_the_program_ended_asks(desk: Desk) -> None:
    lot = desk.outbox.make_lot(desk.anna, "Reject", None, 1)
    desk.outbox.queue(desk.anna, [prepared(lot=lot)], release_at=SECONDS)
    with desk.agency.store.work(desk.anna) as work:
        assert lots.ask_about_lots(work, desk.anna, since=SECONDS - 1) == ()  # begun since: it was not cut short
        assert lots.ask_about_lots(work, desk.anna, since=SECONDS) == (lot,)
    assert desk.outbox.lots(desk.anna)[0].state is LotState.ASKING
