"""What mail has taught of a person: addresses that came back, and a wish to get no mailings.

Both are set by `filing` and taken away by a hand; the audit log has the wish, seen by who sees the message behind it.
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Row, insert, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.record import PersonMarks
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.storage.record_log import log_changes
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.tables_mail import audit, message, message_address
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

OPTED_OUT, OPTED_IN, DELIVERABLE = "opted_out", "opted_in", "address_deliverable"
_PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)


def marks_of(reader: Reader, kind: RecordKind, key: RecordKey) -> PersonMarks:
    """The marks of a person, as far as the viewer may know of them."""
    a = record_address.c
    failed = select(a.address).where(a.kind == kind, a.record_key == key, a.undeliverable).order_by(a.position)
    last = _last_wish(reader, kind, key)
    return PersonMarks(
        undeliverable=tuple(reader.connection.execute(failed).scalars()),
        opted_out_at=last.at if last is not None and last.act == OPTED_OUT else None,
    )


def clear_undeliverable(work: Work, kind: RecordKind, key: RecordKey, address: str) -> bool:
    """Say that an address works; answer whether it was marked."""
    a = record_address.c
    marked = (a.kind == kind, a.record_key == key, a.normal == normalise(address), a.undeliverable)
    changed = work.connection.execute(update(record_address).where(*marked).values(undeliverable=False)).rowcount
    if changed:
        work.record_audit(DELIVERABLE, detail=_named(kind, key))
    return bool(changed)


def opt_in(work: Work, kind: RecordKind, key: RecordKey) -> None:
    """Take the wish to get no mailings away; logged where it came by mail."""
    table, last = TABLES[kind], _last_wish(work, kind, key)
    out = (table.c.key == key, table.c.opt_out)
    if work.connection.execute(update(table).where(*out).values(opt_out=False)).rowcount:
        change = FieldChange(field="opt_out", before="yes", after="no")
        log_changes(work, kind, key, [change], by=work.actor, at=int(time.time()))
    if last is not None and last.act == OPTED_OUT:
        work.record_audit(OPTED_IN, message_key=MessageKey(last.message_key), detail=_named(kind, key))


def find_only_recipient(archive: Archive, message_id: str) -> str:
    """The address of a message of ours that went to one address alone, normalised; "" where there is none such."""
    a = message_address.c
    query = (
        select(a.normal)
        .join_from(message_address, message, message.c.key == a.message_key)
        .where(message.c.message_id == message_id, message.c.direction == "out", a.field.in_(["to", "cc", "bcc"]))
        .distinct()
    )
    found = archive.connection.execute(query.limit(2)).scalars().all()
    return found[0] if len(found) == 1 else ""


def mark_opted_out(archive: Archive, normal: str, asked_in: MessageKey, at: int) -> list[tuple[RecordKind, RecordKey]]:
    """Note on all people with this address that they want no mailings; answer on which that is new."""
    found: list[tuple[RecordKind, RecordKey]] = []
    for kind in _PEOPLE:
        table, a = TABLES[kind], record_address.c
        holders = select(a.record_key).where(a.kind == kind, a.normal == normal)
        new = (table.c.key.in_(holders), table.c.opt_out.is_(False))
        for key in archive.connection.execute(select(table.c.key).where(*new)).scalars().all():
            archive.connection.execute(update(table).where(table.c.key == key).values(opt_out=True))
            row = {"at": at, "made_by": "", "act": OPTED_OUT, "message_key": asked_in, "detail": _named(kind, key)}
            archive.connection.execute(insert(audit), row)
            found.append((kind, RecordKey(key)))
    return found


def _last_wish(door: Reader | Work, kind: RecordKind, key: RecordKey) -> Row[Any] | None:
    query = select(audit).where(audit.c.act.in_([OPTED_OUT, OPTED_IN]), audit.c.detail == _named(kind, key))
    return door.connection.execute(query.order_by(audit.c.key.desc()).limit(1)).first()


def _named(kind: RecordKind, key: int) -> str:
    return f"{kind.value}:{key}"
