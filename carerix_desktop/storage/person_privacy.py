"""What is noted of a candidate or contact by law: ground, consent, legal hold (`domain.privacy`), and their log."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, insert, or_, select, update

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.privacy import Ground, Privacy
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.record_log import log_changes
from carerix_desktop.storage.tables_files import person_privacy
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

DATES = ("consent_on", "consent_until", "keep_until")


def get_privacy(door: Reader | Work, kind: RecordKind, key: RecordKey) -> Privacy:
    """What is noted of a person; the defaults where nothing is."""
    query = select(person_privacy).where(_of(kind, key))
    row = door.connection.execute(query).first()
    return Privacy() if row is None else _privacy(row)


def put_privacy(work: Work, kind: RecordKind, key: RecordKey, privacy: Privacy) -> None:
    """Note it, with a line in the log of changes for each part that is another now."""
    before = _texts(get_privacy(work, kind, key))
    after = _texts(privacy)
    now = int(time.time())
    login = work.connection.execute(select(app_user.c.login).where(app_user.c.key == work.actor)).scalar() or ""
    values = {**after, "hold": privacy.hold, "changed_by": login, "changed_at": now}
    changed = work.connection.execute(update(person_privacy).where(_of(kind, key)).values(values))
    if not changed.rowcount:
        work.connection.execute(insert(person_privacy), {"kind": kind.value, "record_key": key, **values})
    changes = [
        FieldChange(field=name, before=before[name], after=after[name]) for name in after if before[name] != after[name]
    ]
    log_changes(work, kind, key, changes, by=work.actor, at=now)


def find_hold(archive: Archive, records: Collection[RecordId]) -> str | None:
    """Why one of these is on legal hold; None where none is."""
    p = person_privacy.c
    named = or_(*(and_(p.kind == one.kind, p.record_key == one.record_key) for one in records))
    return archive.connection.execute(select(p.hold_why).where(p.hold, named)).scalar()


def _of(kind: RecordKind, key: RecordKey) -> Any:
    return and_(person_privacy.c.kind == kind.value, person_privacy.c.record_key == key)


def _privacy(row: Row[*tuple[Any, ...]]) -> Privacy:
    return Privacy(
        ground=Ground(row.ground),
        consent_on=_day(row.consent_on),
        consent_until=_day(row.consent_until),
        hold=row.hold,
        hold_why=row.hold_why,
        keep_until=_day(row.keep_until),
        keep_why=row.keep_why,
    )


def _texts(privacy: Privacy) -> dict[str, str]:
    days = {name: getattr(privacy, name) for name in DATES}
    return {
        "ground": privacy.ground.value,
        **{name: "" if day is None else day.isoformat() for name, day in days.items()},
        "hold_why": privacy.hold_why if privacy.hold else "",
        "keep_why": privacy.keep_why,
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
