"""Pairs of files that a person said are not of one: the report of doubles leaves them out."""

from __future__ import annotations

import time

from sqlalchemy import delete, insert, select

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.storage.tables_files import not_double
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.storage.unit_of_work import Reader, Work


def find(reader: Reader, kind: RecordKind) -> set[tuple[RecordKey, RecordKey]]:
    """The pairs of a kind, the lower key first."""
    query = select(not_double.c.record_key, not_double.c.other_key).where(not_double.c.kind == kind.value)
    return {(RecordKey(min(one, other)), RecordKey(max(one, other))) for one, other in reader.connection.execute(query)}


def put(work: Work, kind: RecordKind, pair: tuple[RecordKey, RecordKey], *, differ: bool) -> None:
    """Remember a pair, or forget it."""
    n = not_double.c
    for one, other in (pair, (pair[1], pair[0])):  # a merge may have turned the two round
        same = (n.kind == kind.value, n.record_key == one, n.other_key == other)
        work.connection.execute(delete(not_double).where(*same))
    if differ:
        login = work.connection.execute(select(app_user.c.login).where(app_user.c.key == work.actor)).scalar() or ""
        row = {"kind": kind.value, "record_key": min(pair), "other_key": max(pair), "made_by": login}
        work.connection.execute(insert(not_double).values(**row, made_at=int(time.time())))
