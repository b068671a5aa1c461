"""Filters with a name, one's own and the team's, and the files that a user opened last."""

from __future__ import annotations

import time

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record_query import SavedFilter, dump_conditions, load_conditions
from carerix_desktop.storage.tables_files import record_visit, saved_filter
from carerix_desktop.storage.unit_of_work import Reader, Work

KEPT_VISITS = 200


def find_filters(reader: Reader, kind: RecordKind) -> list[SavedFilter]:
    """The viewer's own filters and the team's, by name."""
    f = saved_filter.c
    query = select(saved_filter).where(f.kind == kind.value).order_by(f.name, f.key)
    return [
        SavedFilter(
            key=row.key,
            kind=kind,
            name=row.name,
            team=row.owner_key is None,
            conditions=load_conditions(kind, row.conditions),
            columns=tuple(row.columns),
        )
        for row in reader.connection.execute(query)
    ]


def put_filter(work: Work, wanted: SavedFilter) -> int:
    """Keep a filter under its key, or under a new one; answers the key, 0 where it is another user's."""
    row = {
        "owner_key": None if wanted.team else work.actor,
        "kind": wanted.kind.value,
        "name": wanted.name,
        "conditions": dump_conditions(wanted.conditions),
        "columns": list(wanted.columns),
    }
    if not wanted.key:
        made = work.connection.execute(insert(saved_filter).values(**row)).inserted_primary_key
        assert made is not None
        return int(made[0])
    done = work.connection.execute(update(saved_filter).where(*_mine(work, wanted.key)).values(**row))
    return wanted.key if done.rowcount else 0


def remove_filter(work: Work, key: int) -> bool:
    """Take a filter away; whether there was one that the actor may remove."""
    return bool(work.connection.execute(delete(saved_filter).where(*_mine(work, key))).rowcount)


def _mine(work: Work, key: int) -> tuple[ColumnElement[bool], ...]:
    f = saved_filter.c
    return f.key == key, or_(f.owner_key == work.actor, f.owner_key.is_(None))


def put_visit(work: Work, kind: RecordKind, key: RecordKey) -> None:
    """The actor opened a file."""
    v, now = record_visit.c, int(time.time())
    mine = (v.user_key == work.actor, v.kind == kind.value)
    work.connection.execute(delete(record_visit).where(*mine, v.record_key == key))
    row = {"user_key": work.actor, "kind": kind.value, "record_key": key, "at": now}
    work.connection.execute(insert(record_visit).values(**row))
    older = select(v.at).where(*mine).order_by(v.at.desc()).limit(1).offset(KEPT_VISITS).scalar_subquery()
    work.connection.execute(delete(record_visit).where(*mine, v.at < older))
