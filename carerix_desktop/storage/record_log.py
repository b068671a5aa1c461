"""The log of records: written in the unit of work that changes them, read for their time line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select

from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record_changes import CHANGED, CREATED, FieldChange
from carerix_desktop.storage.tables_files import record_log
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.storage.unit_of_work import Archive, Work

Door = Work | Archive


def log_created(door: Door, kind: RecordKind, key: RecordKey, *, by: UserKey | None, at: int) -> None:
    """A record was made."""
    _write(door, [{"at": at, "kind": kind.value, "record_key": key, "act": CREATED}], by)


def log_changes(
    door: Door, kind: RecordKind, key: RecordKey, changes: Iterable[FieldChange], *, by: UserKey | None, at: int
) -> None:
    """Fields of a record were changed."""
    named = {"at": at, "kind": kind.value, "record_key": key, "act": CHANGED}
    _write(door, [{**named, "field": c.field, "before": c.before, "after": c.after} for c in changes], by)


def _write(door: Door, rows: list[dict[str, Any]], by: UserKey | None) -> None:
    if rows:
        login = door.connection.execute(select(app_user.c.login).where(app_user.c.key == by)).scalar() or ""
        door.connection.execute(insert(record_log), [{**row, "made_by": login} for row in rows])
