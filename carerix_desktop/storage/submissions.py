"""The outbox: messages on their way out, their recipients, and the bytes that leave.

Stands on the road OUT beside `commands`: `services.outbox` puts rows here, `sync.submission` carries them out. The
functions that write take a Work or an Archive, whose connection is unfiltered: they name the owner themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, func, insert, or_, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.draft import DraftState
from carerix_desktop.domain.ids import DraftKey, LotKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import (
    OPEN_STATES,
    Consequences,
    LotState,
    Prepared,
    Recipient,
    RecipientState,
    Stage,
    Submission,
    SubmissionRecipient,
    SubmissionState,
)
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_write import draft, lot, submission, submission_recipient, submission_unlink
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

Door = Reader | Work | Archive
FileKey = tuple[RecordKind, RecordKey]

READY_STATES = (SubmissionState.HELD, SubmissionState.WAITING)
"""A message in one of these leaves once its moment is there."""
_WITHOUT_BYTES = [column for column in submission.c if column is not submission.c.raw]


def put_submission(
    work: Work,
    owner: UserKey,
    prepared: Prepared,
    *,
    state: SubmissionState,
    release_at: int | None,
    now: int,
    key: SubmissionKey | None = None,
) -> SubmissionKey:
    """Put a message into the outbox, at the end or at a place that is free (`key`)."""
    follows = prepared.consequences
    row = {
        "owner_key": owner,
        "message_id": prepared.message_id,
        "envelope_from": prepared.envelope_from,
        "subject": prepared.subject,
        "state": state.value,
        "release_at": release_at,
        "created_at": now,
        "draft_key": prepared.draft,
        "lot_key": prepared.lot,
        "template": prepared.template,
        "links": [[kind.value, key] for kind, key in follows.links],
        "match_key": follows.match,
        "status_after": follows.status,
        "confidential": follows.confidential,
        "answers_key": follows.answers,
        "forwards_key": follows.forwards,
        "remind_after_days": follows.remind_after_days,
        "raw": prepared.raw,
    }
    if key is not None:
        row["key"] = key
    made = work.connection.execute(insert(submission).values(**row).returning(submission.c.key)).scalar_one()
    _put_recipients(work, made, prepared.recipients)
    _put_unlinks(work, made, follows.unlinks)
    return SubmissionKey(made)


def _put_recipients(work: Work, key: int, recipients: Sequence[Recipient]) -> None:
    rows = [
        {
            "submission_key": key,
            "position": position,
            "field": one.field.value,
            "name": one.name,
            "address": one.address,
            "normal": normalise(one.address),
            "state": RecipientState.WAITING.value,
        }
        for position, one in enumerate(recipients)
    ]
    work.connection.execute(insert(submission_recipient), rows)


def _put_unlinks(work: Work, key: int, unlinks: Sequence[FileKey]) -> None:
    rows = [{"submission_key": key, "kind": kind.value, "record_key": record_key} for kind, record_key in unlinks]
    if rows:
        work.connection.execute(insert(submission_unlink), rows)


def find_submissions(
    door: Door,
    owner: UserKey | None,
    *,
    states: Collection[SubmissionState] | None = None,
    lot_key: LotKey | None = None,
    limit: int = 200,
) -> tuple[Submission, ...]:
    """Messages of the outbox of one user, newest first; owner None stands for everybody's."""
    wanted: list[ColumnElement[bool]] = []
    if owner is not None:
        wanted.append(submission.c.owner_key == owner)
    if states is not None:
        wanted.append(submission.c.state.in_([one.value for one in states]))
    if lot_key is not None:
        wanted.append(submission.c.lot_key == lot_key)
    query = select(*_WITHOUT_BYTES).where(*wanted).order_by(submission.c.key.desc()).limit(limit)
    return _submissions(door, door.connection.execute(query).all())


def get_submission(door: Door, key: SubmissionKey) -> Submission | None:
    """One message of the outbox, or None."""
    return next(iter(_submissions(door, _rows_of(door, key))), None)


def find_by_message_id(door: Door, message_id: str) -> Submission | None:
    """The message of the outbox with this Message-ID (bare), or None."""
    rows = door.connection.execute(select(*_WITHOUT_BYTES).where(submission.c.message_id == message_id)).all()
    return next(iter(_submissions(door, rows)), None)


def raw_of(door: Door, key: SubmissionKey) -> bytes:
    """The message as it is kept in Sent, with Bcc; b"" where there is none."""
    found = door.connection.execute(select(submission.c.raw).where(submission.c.key == key)).scalar()
    return found or b""


def find_unarchived_with_unlinks(archive: Archive, message_ids: Collection[str]) -> tuple[Submission, ...]:
    """Those of these messages (bare Message-IDs) that are not archived yet and that a person kept off some file."""
    some = select(submission_unlink.c.submission_key)
    query = select(submission.c.key, submission.c.message_id).where(
        submission.c.key.in_(some), submission.c.message_key.is_(None)
    )
    keys = [key for key, message_id in archive.connection.execute(query) if message_id in message_ids]
    return _submissions(archive, [row for key in keys for row in _rows_of(archive, key)])


def find_next_due(door: Door, owner: UserKey, now: int) -> Submission | None:
    """The message that leaves next: the one that was due first, then in the order in which they were queued.

    One step into the index for each state, however long the queue is; those of a lot that is stopped are passed over.
    """
    c = submission.c
    found: list[Row[int, int]] = []
    for state in READY_STATES:
        query = select(c.release_at, c.key).where(c.state == state.value, *_is_due(owner, now))
        found += door.connection.execute(query.order_by(c.release_at, c.key).limit(1)).all()
    first = min(found, key=tuple, default=None)
    return None if first is None else get_submission(door, SubmissionKey(first.key))


def find_due(door: Door, owner: UserKey, now: int) -> tuple[Submission, ...]:
    """Everything that may leave now."""
    c = submission.c
    ready = [state.value for state in READY_STATES]
    query = select(*_WITHOUT_BYTES).where(c.state.in_(ready), *_is_due(owner, now)).order_by(c.key)
    return _submissions(door, door.connection.execute(query).all())


def next_due_at(door: Door, owner: UserKey) -> int | None:
    """When the next message may leave or is filed again, seconds since 1970; None where nothing waits."""
    c = submission.c
    later = case((c.release_at > c.next_attempt_at, c.release_at), else_=c.next_attempt_at)
    leaving = select(func.min(later)).where(*_may_leave(owner))
    unfiled = select(func.min(c.next_attempt_at)).where(c.owner_key == owner, c.state == SubmissionState.SENT)
    moments = [door.connection.execute(query).scalar() for query in (leaving, unfiled)]
    return min((one for one in moments if one is not None), default=None)


def next_release_at(door: Door, owner: UserKey) -> int | None:
    """When the next held message is released by itself, seconds since 1970."""
    held = (*_may_leave(owner), submission.c.state == SubmissionState.HELD)
    return door.connection.execute(select(func.min(submission.c.release_at)).where(*held)).scalar()


def find_unfiled(door: Door, owner: UserKey, now: int) -> tuple[Submission, ...]:
    """Messages that were accepted and have no copy in the server's Sent yet."""
    query = (
        select(*_WITHOUT_BYTES)
        .where(
            submission.c.owner_key == owner,
            submission.c.state == SubmissionState.SENT,
            submission.c.next_attempt_at <= now,
        )
        .order_by(submission.c.key)
    )
    return _submissions(door, door.connection.execute(query).all())


def change_submission(door: Work | Archive, key: SubmissionKey, **values: object) -> None:
    """Change columns of one message."""
    door.connection.execute(update(submission).where(submission.c.key == key).values(**values))


def set_recipients(door: Work | Archive, key: SubmissionKey, answers: Mapping[int, tuple[RecipientState, str]]) -> None:
    """Note what the server said of recipients, by their position."""
    for position, (state, answer) in answers.items():
        here = (submission_recipient.c.submission_key == key) & (submission_recipient.c.position == position)
        values = {"state": state.value, "answer": answer}
        door.connection.execute(update(submission_recipient).where(here).values(**values))


def remove_submission(work: Work, key: SubmissionKey) -> None:
    """Take a message out of the outbox as if it never was in it."""
    for table in (submission_recipient, submission_unlink):
        work.connection.execute(delete(table).where(table.c.submission_key == key))
    work.connection.execute(delete(submission).where(submission.c.key == key))


def forget_answers(work: Work | Archive, key: SubmissionKey) -> None:
    """Before a message that failed is tried again: nobody has answered for its recipients yet."""
    of_it = submission_recipient.c.submission_key == key
    values = {"state": RecipientState.WAITING.value, "answer": ""}
    work.connection.execute(update(submission_recipient).where(of_it).values(**values))


def find_sending(door: Door, owner: UserKey) -> tuple[Submission, ...]:
    """What a crash or a lost answer left in the middle."""
    return find_submissions(door, owner, states={SubmissionState.SENDING})


def postpone(work: Work, keys: Collection[SubmissionKey], *, until: int, **why: object) -> None:
    """None of these is tried before; `why` has error_code, error and answer."""
    for some in chunked(list(keys)):
        change = update(submission).where(submission.c.key.in_(some))
        work.connection.execute(change.values(next_attempt_at=until, **why))


def hurry(work: Work, owner: UserKey, codes: Collection[str] = ()) -> None:
    """What waits for another attempt, only with these codes where any are given, is tried at once."""
    waiting = [SubmissionState.WAITING.value, SubmissionState.SENT.value, SubmissionState.SENDING.value]
    own = [submission.c.owner_key == owner, submission.c.state.in_(waiting), submission.c.next_attempt_at > 0]
    own += [submission.c.error_code.in_(codes)] if codes else []
    work.connection.execute(update(submission).where(*own).values(next_attempt_at=0, attempts=0))


def count_by_state(door: Door, owner: UserKey) -> dict[SubmissionState, int]:
    """How many messages of a user are in each state."""
    query = select(submission.c.state, func.count()).where(submission.c.owner_key == owner)
    rows = door.connection.execute(query.group_by(submission.c.state)).all()
    return {SubmissionState(state): number for state, number in rows}


def set_draft_state(work: Work, owner: UserKey, key: DraftKey, state: DraftState) -> bool:
    """Open or lock the draft of a message; False where it is gone."""
    own = (draft.c.key == key, draft.c.owner_key == owner)
    return bool(work.connection.execute(update(draft).where(*own).values(state=state.value)).rowcount)


def _rows_of(door: Door, key: int) -> Sequence[Row[Any]]:
    return door.connection.execute(select(*_WITHOUT_BYTES).where(submission.c.key == key)).all()


def _is_due(owner: UserKey, now: int) -> tuple[ColumnElement[bool], ...]:
    c = submission.c
    return (c.owner_key == owner, c.release_at <= now, c.next_attempt_at <= now, _lot_runs())


def _lot_runs() -> ColumnElement[bool]:
    """It is of no lot, or of one that is running; asked row by row, so that the index gives the order."""
    running = select(lot.c.key).where(lot.c.key == submission.c.lot_key, lot.c.state == LotState.RUNNING)
    return or_(submission.c.lot_key.is_(None), running.exists())


def _may_leave(owner: UserKey) -> tuple[ColumnElement[bool], ...]:
    return (
        submission.c.owner_key == owner,
        submission.c.state.in_([one.value for one in OPEN_STATES]),
        submission.c.release_at.is_not(None),
        or_(_lot_runs(), submission.c.state == SubmissionState.SENDING),  # what a crash left is settled in any case
    )


def _submissions(door: Door, rows: Sequence[Row[Any]]) -> tuple[Submission, ...]:
    recipients: dict[int, list[SubmissionRecipient]] = {}
    unlinks: dict[int, list[FileKey]] = {}
    for some in chunked([row.key for row in rows]):
        query = select(submission_unlink).where(submission_unlink.c.submission_key.in_(some))
        for key, kind, record_key in door.connection.execute(query):
            unlinks.setdefault(key, []).append((RecordKind(kind), RecordKey(record_key)))
        query = select(submission_recipient).where(submission_recipient.c.submission_key.in_(some))
        for row in door.connection.execute(query.order_by(submission_recipient.c.position)):
            recipients.setdefault(row.submission_key, []).append(
                SubmissionRecipient(
                    field=AddressField(row.field),
                    name=row.name,
                    address=row.address,
                    state=RecipientState(row.state),
                    answer=row.answer,
                )
            )
    return tuple(_submission(row, tuple(recipients.get(row.key, ())), tuple(unlinks.get(row.key, ()))) for row in rows)


def _submission(row: Row[Any], recipients: tuple[SubmissionRecipient, ...], unlinks: tuple[FileKey, ...]) -> Submission:
    return Submission(
        key=SubmissionKey(row.key),
        owner=UserKey(row.owner_key),
        message_id=row.message_id,
        envelope_from=row.envelope_from,
        subject=row.subject,
        recipients=recipients,
        state=SubmissionState(row.state),
        stage=Stage(row.stage),
        release_at=row.release_at,
        next_attempt_at=row.next_attempt_at,
        attempts=row.attempts,
        error_code=row.error_code,
        error=row.error,
        answer=row.answer,
        details=row.details,
        created_at=row.created_at,
        sent_at=row.sent_at,
        filed_at=row.filed_at,
        draft=None if row.draft_key is None else DraftKey(row.draft_key),
        lot=None if row.lot_key is None else LotKey(row.lot_key),
        template=row.template,
        message=row.message_key,
        consequences=_consequences(row, unlinks),
        remind_at=row.remind_at,
    )


def _consequences(row: Row[Any], unlinks: tuple[FileKey, ...]) -> Consequences:
    return Consequences(
        links=tuple((RecordKind(kind), RecordKey(key)) for kind, key in row.links),
        unlinks=unlinks,
        match=row.match_key,
        status=row.status_after,
        confidential=row.confidential,
        answers=row.answers_key,
        forwards=row.forwards_key,
        remind_after_days=row.remind_after_days,
    )
