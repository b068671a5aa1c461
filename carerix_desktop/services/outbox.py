"""The outbox as a person handles it: queue, take back, cancel, hold, release, try again, answer "unknown".

Stands on the road OUT above `storage.submissions`; what is due is carried out by `sync.submission`. Each method is one
unit of work, durable when it returns. A message is seen and handled by its owner alone. What may be done in which state
is the table of `domain.outbox_rules`; the unit of work and the runner's own one exclude each other, so that a message
that was taken back cannot leave.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from carerix_desktop.domain.draft import DraftState
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, MessagesChanged, OutboxChanged
from carerix_desktop.domain.ids import DraftKey, LotKey, RecordKey, SubmissionKey, UserKey
from carerix_desktop.domain.outbox_rules import HandAct, lot_state_after, state_after
from carerix_desktop.domain.outgoing import (
    OPEN_STATES,
    Lot,
    LotState,
    Prepared,
    Stage,
    Submission,
    SubmissionState,
)
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.services.queueing import open_draft, place_of, require_sendable
from carerix_desktop.storage import lots, submissions
from carerix_desktop.storage.conversations import is_answered
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.reminders import find_reminders
from carerix_desktop.storage.unit_of_work import Work

NEEDS_A_PERSON = frozenset({SubmissionState.FAILED, SubmissionState.UNKNOWN})


class SentDesk(Protocol):
    """The part of `filing.desk.FilingDesk` that archives what was sent."""

    def file_sent(self, key: SubmissionKey) -> MessagesChanged:
        """Archive a message that was accepted, with all that follows from it."""


def _tell_nobody(_event: Event) -> None:
    """Where nobody listens (the command line)."""


class Outbox:
    """Handles messages on their way out.

    Args:
        store: the profile's store.
        desk: archives what a person says was sent.
        publish: told what changed, after the commit; from the calling thread.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        store: Store,
        desk: SentDesk,
        *,
        publish: Callable[[Event], None] = _tell_nobody,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._desk = desk
        self._publish = publish
        self._clock = clock

    def queue(
        self, acting: UserKey, prepared: Sequence[Prepared], *, release_at: int | None
    ) -> tuple[SubmissionKey, ...]:
        """Put messages into the outbox, all or none; durable when it returns.

        Args:
            acting: whose messages they are.
            prepared: one envelope each.
            release_at: seconds since 1970; None holds them until `release`.

        Raises:
            UserFault: `no_recipient`, or `already_queued` where a message is in the outbox or was sent.
        """
        now = int(self._clock())
        due = release_at is not None and release_at <= now
        state = SubmissionState.WAITING if due else SubmissionState.HELD
        with self._store.work(acting) as work:
            keys, touched = [], set[LotKey]()
            for one in prepared:
                lot, place = place_of(work, one, require_sendable(work, acting, one))
                placed = replace(one, lot=lot)
                keys.append(
                    submissions.put_submission(
                        work, acting, placed, state=state, release_at=release_at, now=now, key=place
                    )
                )
                if lot is not None:
                    touched.add(lot)
                if one.draft is not None:
                    submissions.set_draft_state(work, acting, one.draft, DraftState.QUEUED)
        self._publish(OutboxChanged(submissions=tuple(keys), lots=tuple(touched)))
        return tuple(keys)

    def undo(self, acting: UserKey, key: SubmissionKey) -> DraftKey:
        """Take a message back that has not begun to leave; the answer is its draft, which is open again.

        A message that was made without a draft gets one. A message of a bulk sending keeps its place there for when it
        is queued again.

        Raises:
            NotVisible: there is no such message of this user.
            UserFault: `too_late`.
        """
        with self._store.work(acting, on=Sphere.OWN) as work:
            one = _own(work, acting, key)
            after = _after(HandAct.UNDO, one)
            draft = open_draft(work, one, now=int(self._clock()))
            if draft == one.draft and one.lot is None:
                submissions.remove_submission(work, key)
            else:
                values = {"state": after.value, "stage": Stage.NONE.value, "draft_key": draft}
                submissions.change_submission(work, key, **values)
            _settle_lot(work, one)
        self._tell(one)
        return draft

    def cancel(self, acting: UserKey, key: SubmissionKey) -> None:
        """Say that a message is not to be sent; raises as `undo`. Its draft, if it has one, opens again."""
        with self._store.work(acting, on=Sphere.OWN) as work:
            one = _own(work, acting, key)
            submissions.change_submission(work, key, state=_after(HandAct.CANCEL, one).value)
            if one.draft is not None:
                submissions.set_draft_state(work, acting, one.draft, DraftState.OPEN)
            _settle_lot(work, one)
        self._tell(one)

    def hold(self, acting: UserKey, key: SubmissionKey) -> None:
        """Keep a message until `release`; raises as `undo`."""
        self._change(acting, key, HandAct.HOLD, on=Sphere.OWN, release_at=None)

    def release(self, acting: UserKey, key: SubmissionKey, at: int) -> None:
        """Let a message leave at a moment (seconds since 1970), now where it is past; raises as `undo`."""
        now = int(self._clock())
        state = SubmissionState.WAITING if at <= now else SubmissionState.HELD
        self._change(acting, key, HandAct.RELEASE, release_at=at, state=state.value, next_attempt_at=0)

    def retry(self, acting: UserKey, key: SubmissionKey) -> None:
        """Try again what failed, or at once what waits for another attempt or for its copy in Sent.

        Raises:
            NotVisible: there is no such message of this user.
            UserFault: `too_late`: there is nothing to try.
        """
        now = int(self._clock())
        again = {"next_attempt_at": 0, "attempts": 0, "error_code": "", "error": "", "answer": ""}
        with self._store.work(acting) as work:
            one = _own(work, acting, key)
            state = _after(HandAct.RETRY, one)
            values = again if state is SubmissionState.SENT else {**again, "release_at": now, "stage": ""}
            submissions.change_submission(work, key, state=state.value, **values)
            if one.state is SubmissionState.FAILED:
                submissions.forget_answers(work, key)
                _wake_lot(work, one)
        self._tell(one)

    def resolve(self, acting: UserKey, key: SubmissionKey, *, was_sent: bool) -> None:
        """The answer to `unknown`: it arrived, or it did not and is sent again.

        Raises:
            NotVisible: there is no such message of this user.
            UserFault: `too_late`: nobody asks any more.
        """
        if not was_sent:
            again: dict[str, Any] = {"next_attempt_at": 0, "attempts": 0, "stage": ""}
            again |= {"error_code": "", "error": "", "answer": ""}
            self._change(acting, key, HandAct.WAS_NOT_SENT, release_at=int(self._clock()), **again)
            return
        with self._store.work(acting, on=Sphere.OWN) as work:
            one = _own(work, acting, key)
            _after(HandAct.WAS_SENT, one)
        changed = self._desk.file_sent(key)
        self._publish(changed)
        self._tell(one)

    def find(
        self, viewer: UserKey, *, open_only: bool = False, lot: LotKey | None = None, limit: int = 200
    ) -> tuple[Submission, ...]:
        """The viewer's messages, newest first.

        Args:
            viewer: whose.
            open_only: only what may still leave, or waits for a person's word.
            lot: only those of one bulk sending.
            limit: at most so many.
        """
        states = OPEN_STATES | NEEDS_A_PERSON if open_only else None
        with self._store.reader(viewer) as reader:
            return submissions.find_submissions(reader, viewer, states=states, lot_key=lot, limit=limit)

    def get(self, viewer: UserKey, key: SubmissionKey) -> Submission:
        """One message; raises NotVisible where the viewer has no such message."""
        with self._store.reader(viewer) as reader:
            one = submissions.get_submission(reader, key)
        if one is None:
            raise _missing()
        return one

    def raw(self, viewer: UserKey, key: SubmissionKey) -> bytes:
        """The bytes of a message as they are kept, with Bcc; raises NotVisible."""
        self.get(viewer, key)
        with self._store.reader(viewer) as reader:
            return submissions.raw_of(reader, key)

    def hurry(self, acting: UserKey) -> None:
        """Try at once what waits for another attempt: a person asks for it."""
        with self._store.work(acting) as work:
            submissions.hurry(work, acting)

    def held_for_s(self, viewer: UserKey) -> float | None:
        """In how many seconds the next held message is released by itself; None where none is."""
        with self._store.reader(viewer) as reader:
            at = submissions.next_release_at(reader, viewer)
        return None if at is None else max(0.0, at - self._clock())

    def counts(self, viewer: UserKey) -> Mapping[SubmissionState, int]:
        """How many of the viewer's messages are in each state."""
        with self._store.reader(viewer) as reader:
            return submissions.count_by_state(reader, viewer)

    def reminders(self, viewer: UserKey) -> tuple[Submission, ...]:
        """Messages that were to be answered by now and were not, the longest due first."""
        with self._store.reader(viewer) as reader:
            due = find_reminders(reader, viewer, int(self._clock()))
            return tuple(one for one in due if one.message is None or not is_answered(reader, one.message))

    def wave_reminder_away(self, acting: UserKey, key: SubmissionKey) -> None:
        """Do not remind of this message any more; raises NotVisible."""
        with self._store.work(acting, on=Sphere.OWN) as work:
            one = _own(work, acting, key)
            submissions.change_submission(work, key, remind_at=None)
        self._tell(one)

    def make_lot(self, acting: UserKey, title: str, vacancy: RecordKey | None, total: int) -> LotKey:
        """Begin one bulk sending; its messages name it when they are queued."""
        with self._store.work(acting) as work:
            key = lots.put_lot(work, acting, title, vacancy, total, now=int(self._clock()))
        self._publish(OutboxChanged(lots=(key,)))
        return key

    def lots(self, viewer: UserKey) -> tuple[Lot, ...]:
        """The viewer's bulk sendings, newest first."""
        with self._store.reader(viewer) as reader:
            return lots.find_lots(reader, viewer)

    def stop_lot(self, acting: UserKey, key: LotKey) -> None:
        """Stop a bulk sending: the message that is leaving is the last one."""
        self._steer_lot(acting, key, LotState.STOPPED, on=Sphere.OWN)

    def continue_lot(self, acting: UserKey, key: LotKey) -> None:
        """Go on with a bulk sending that was stopped, or that asks after a crash."""
        self._steer_lot(acting, key, LotState.RUNNING)

    def _steer_lot(self, acting: UserKey, key: LotKey, asked: LotState, *, on: Sphere = Sphere.SHARED) -> None:
        with self._store.work(acting, on=on) as work:
            one = lots.get_lot(work, key)
            if one is None or one.owner != acting:
                raise NotVisible("There is no such bulk sending.")
            state = lot_state_after(asked, one.state)
            if state is None:
                raise UserFault("Everything of this bulk sending has left already.", code="too_late")
            lots.set_lot_state(work, key, state)
        self._publish(OutboxChanged(lots=(key,)))

    def _change(
        self, acting: UserKey, key: SubmissionKey, act: HandAct, *, on: Sphere = Sphere.SHARED, **values: object
    ) -> None:
        with self._store.work(acting, on=on) as work:
            one = _own(work, acting, key)
            changes = {"state": _after(act, one).value, **values}
            submissions.change_submission(work, key, **changes)
            _wake_lot(work, one)
        self._tell(one)

    def _tell(self, one: Submission) -> None:
        self._publish(OutboxChanged(submissions=(one.key,), lots=() if one.lot is None else (one.lot,)))


def _own(work: Work, acting: UserKey, key: SubmissionKey) -> Submission:
    one = submissions.get_submission(work, key)
    if one is None or one.owner != acting:
        raise _missing()
    return one


def _after(act: HandAct, one: Submission) -> SubmissionState:
    after = state_after(act, one.state)
    if after is None:
        raise UserFault(_TOO_LATE[one.state], code="too_late", details={"state": one.state.value})
    return after


def _settle_lot(work: Work, one: Submission) -> None:
    if one.lot is not None:
        lots.finish_lot(work, one.lot)


def _wake_lot(work: Work, one: Submission) -> None:
    """A bulk sending that was done goes on where one of its messages may leave again."""
    if one.lot is not None:
        lots.reopen_lot(work, one.lot)


def _missing() -> NotVisible:
    return NotVisible("There is no such message in the outbox. See them with: outbox list")


_TOO_LATE = {
    SubmissionState.HELD: "This message is still held. Release it to send it.",
    SubmissionState.WAITING: "This message still waits to be sent.",
    SubmissionState.SENDING: "This message is being sent at this moment; it cannot be stopped any more.",
    SubmissionState.SENT: "This message was sent already.",
    SubmissionState.FILED: "This message was sent already.",
    SubmissionState.FAILED: "This message was refused. Try it again, or cancel it.",
    SubmissionState.UNKNOWN: "Nobody knows whether this message arrived. Say first whether it did.",
    SubmissionState.CANCELLED: "This message was cancelled.",
}
