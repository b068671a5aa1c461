"""Lots of the outbox: one bulk sending each, and how far it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, insert, select, update

from carerix_desktop.domain.ids import LotKey, RecordKey, UserKey
from carerix_desktop.domain.outgoing import OPEN_STATES, Lot, LotState, SubmissionState
from carerix_desktop.storage.tables_write import lot, submission
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

Door = Reader | Work | Archive


def put_lot(work: Work, owner: UserKey, title: str, vacancy: RecordKey | None, total: int, *, now: int) -> LotKey:
    """Begin a lot."""
    row = {
        "owner_key": owner,
        "title": title,
        "vacancy_key": vacancy,
        "state": LotState.RUNNING.value,
        "total": total,
        "created_at": now,
    }
    return LotKey(work.connection.execute(insert(lot).values(**row).returning(lot.c.key)).scalar_one())


def find_lots(door: Door, owner: UserKey, *, limit: int = 50) -> tuple[Lot, ...]:
    """The lots of a user, newest first."""
    query = select(lot).where(lot.c.owner_key == owner).order_by(lot.c.key.desc()).limit(limit)
    return tuple(_lot(door, row) for row in door.connection.execute(query).all())


def get_lot(door: Door, key: LotKey) -> Lot | None:
    """One lot, or None."""
    row = door.connection.execute(select(lot).where(lot.c.key == key)).one_or_none()
    return None if row is None else _lot(door, row)


def set_lot_state(door: Work | Archive, key: LotKey, state: LotState) -> None:
    """Stop, continue or finish a lot."""
    door.connection.execute(update(lot).where(lot.c.key == key).values(state=state.value))


def finish_lot(door: Work | Archive, key: LotKey) -> bool:
    """Note that a lot is done once none of its messages may leave any more; answer whether it is."""
    leaving = (submission.c.lot_key == key, submission.c.state.in_([one.value for one in OPEN_STATES]))
    if door.connection.execute(select(submission.c.key).where(*leaving).limit(1)).first() is not None:
        return False
    set_lot_state(door, key, LotState.DONE)
    return True


def reopen_lot(work: Work, key: LotKey) -> None:
    """A lot that was done goes on: one of its messages is tried again, or was edited and queued anew."""
    done = (lot.c.key == key, lot.c.state == LotState.DONE)
    work.connection.execute(update(lot).where(*done).values(state=LotState.RUNNING.value))


def ask_about_lots(work: Work, owner: UserKey, *, since: int) -> tuple[LotKey, ...]:
    """After the program ended in the middle of lots: what is left of them waits for a person's word.

    A lot that was begun after `since` (seconds since 1970), when the program started, was not cut short by that end.
    """
    half = select(submission.c.lot_key).where(
        submission.c.owner_key == owner,
        submission.c.lot_key.is_not(None),
        submission.c.state.in_([SubmissionState.HELD.value, SubmissionState.WAITING.value]),
        submission.c.release_at.is_not(None),
    )
    running = (
        lot.c.owner_key == owner,
        lot.c.state == LotState.RUNNING,
        lot.c.created_at <= since,
        lot.c.key.in_(half),
    )
    keys = work.connection.execute(select(lot.c.key).where(*running)).scalars().all()
    work.connection.execute(update(lot).where(lot.c.key.in_(keys)).values(state=LotState.ASKING.value))
    return tuple(LotKey(key) for key in keys)


def _lot(door: Door, row: Row[Any]) -> Lot:
    query = select(submission.c.state, func.count()).where(submission.c.lot_key == row.key)
    counted = door.connection.execute(query.group_by(submission.c.state)).all()
    return Lot(
        key=LotKey(row.key),
        owner=UserKey(row.owner_key),
        title=row.title,
        vacancy=row.vacancy_key,
        state=LotState(row.state),
        total=row.total,
        created_at=row.created_at,
        counts={SubmissionState(state): number for state, number in counted},
    )
