"""Notes, calls, tasks and appointments in the store; what came from a message shows where that message shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from carerix_desktop.domain.entry import Entry, EntrySort, EntryText, NamedRecord
from carerix_desktop.domain.ids import EntryKey, MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.conversations import record_names
from carerix_desktop.storage.tables_files import entry, entry_record
from carerix_desktop.storage.tables_mail import app_user, conversation, message
from carerix_desktop.storage.unit_of_work import Reader, Work
from carerix_desktop.storage.visibility import visible_to


def get_entries(door: Reader | Work, keys: Sequence[int]) -> dict[int, Entry]:
    """Entries by key; what is gone or does not show is absent."""
    found: dict[int, Entry] = {}
    users = door.connection.execute(select(app_user.c.key, app_user.c.name, app_user.c.login))
    names: dict[int | None, str] = {row.key: row.name or row.login for row in users}
    for some in chunked(keys):
        on = _records_of(door, some)
        closed = _confidential(door, some)
        for row in door.connection.execute(select(entry).where(entry.c.key.in_(some))):
            found[row.key] = replace(_entry(row, on[row.key], names), confidential=row.key in closed)
    return found


def _confidential(door: Reader | Work, keys: Sequence[int]) -> set[int]:
    """Those that are about a message of a confidential conversation."""
    query = (
        select(entry.c.key)
        .join_from(entry, message, message.c.key == entry.c.message_key)
        .join(conversation, conversation.c.key == message.c.conversation_key)
        .where(entry.c.key.in_(keys), conversation.c.confidential)
    )
    return set(door.connection.execute(query).scalars())


def _records_of(door: Reader | Work, keys: Sequence[int]) -> dict[int, list[NamedRecord]]:
    o = entry_record.c
    query = select(o.entry_key, o.kind, o.record_key).where(o.entry_key.in_(keys)).order_by(o.kind, o.record_key)
    rows = door.connection.execute(query).all()
    names = record_names(door, {(row.kind, row.record_key) for row in rows})
    found: dict[int, list[NamedRecord]] = defaultdict(list)
    for row in rows:
        if (row.kind, row.record_key) in names:
            ref, name = names[row.kind, row.record_key]
            found[row.entry_key].append(NamedRecord(ref=RecordRef(kind=RecordKind(row.kind), ref=ref), name=name))
    return found


def _entry(row: Any, on: list[NamedRecord], names: Mapping[int | None, str]) -> Entry:
    written = EntryText(
        sort=EntrySort(row.sort),
        at=row.at,
        title=row.title,
        body=row.body,
        detail=dict(row.detail),
        records=tuple(one.ref for one in on),
        assignee=row.assignee_key,
        due_at=row.due_at,
        remind_at=row.remind_at,
        message=row.message_key,
    )
    return Entry(
        key=EntryKey(row.key),
        written=written,
        author_key=UserKey(row.author_key),
        author=names.get(row.author_key, ""),
        assignee=names.get(row.assignee_key, ""),
        on=tuple(on),
        done_at=row.done_at,
        changed_at=row.changed_at,
    )


def put_entry(
    work: Work,
    key: EntryKey | None,
    written: EntryText,
    records: Iterable[tuple[RecordKind, RecordKey]],
    *,
    at: int,
) -> EntryKey:
    """Write an entry (`key` None) or change one; `at` is now."""
    row = {
        "sort": written.sort.value,
        "at": written.at,
        "title": written.title,
        "body": written.body,
        "detail": dict(written.detail),
        "assignee_key": written.assignee,
        "due_at": written.due_at,
        "remind_at": written.remind_at,
        "message_key": written.message,
        "changed_at": at,
    }
    if key is None:
        new = insert(entry).values(**row, author_key=work.actor).returning(entry.c.key)
        key = EntryKey(work.connection.execute(new).scalar_one())
    else:
        work.connection.execute(update(entry).where(entry.c.key == key).values(**row))
        work.connection.execute(delete(entry_record).where(entry_record.c.entry_key == key))
    rows = [{"entry_key": key, "kind": k.value, "record_key": r, "at": written.at} for k, r in dict.fromkeys(records)]
    if rows:
        work.connection.execute(insert(entry_record), rows)
    return key


def remove_entry(work: Work, key: EntryKey) -> None:
    """Take an entry away."""
    work.connection.execute(delete(entry_record).where(entry_record.c.entry_key == key))
    work.connection.execute(delete(entry).where(entry.c.key == key))


def set_times(work: Work, key: EntryKey, *, at: int, **times: int | None) -> None:
    """Change `done_at` or `remind_at` alone; `at` is now."""
    work.connection.execute(update(entry).where(entry.c.key == key).values(**times, changed_at=at))


def find_tasks(door: Reader | Work, assignee: UserKey, *, done_since: int) -> list[EntryKey]:
    """A user's tasks, open or done since a moment: those with the earliest day first, those without a day last."""
    mine = (entry.c.sort == EntrySort.TASK, entry.c.assignee_key == assignee)
    shown: ColumnElement[bool] = entry.c.done_at.is_(None) | (entry.c.done_at >= done_since)
    order = (entry.c.due_at.is_(None), entry.c.due_at, entry.c.key)
    return [
        EntryKey(key)
        for key in door.connection.execute(select(entry.c.key).where(*mine, shown).order_by(*order)).scalars()
    ]


def due_reminders(door: Reader | Work, assignee: UserKey, now: int, limit: int) -> list[EntryKey]:
    """Open tasks of which a user is to be reminded by now, the latest first."""
    due = (entry.c.assignee_key == assignee, entry.c.done_at.is_(None), entry.c.remind_at <= now)
    query = select(entry.c.key).where(*due).order_by(entry.c.remind_at.desc(), entry.c.key).limit(limit)
    return [EntryKey(key) for key in door.connection.execute(query).scalars()]


def keys_on(reader: Reader, kind: RecordKind, key: RecordKey, sorts: Iterable[EntrySort], limit: int) -> list[EntryKey]:
    """The entries of some sorts on a file, newest first."""
    o = entry_record.c
    query = (
        select(o.entry_key)
        .join_from(entry_record, entry, entry.c.key == o.entry_key)
        .where(o.kind == kind, o.record_key == key, entry.c.sort.in_([sort.value for sort in sorts]))
        .order_by(o.at.desc(), o.entry_key.desc())
    )
    return [EntryKey(found) for found in reader.connection.execute(query.limit(limit)).scalars()]


def set_author(work: Work, key: EntryKey, author: UserKey, *, done_at: int | None) -> None:
    """Whose an entry is that was put back, and whether it was done."""
    work.connection.execute(update(entry).where(entry.c.key == key).values(author_key=author, done_at=done_at))


def sees(work: Work, user: UserKey, about: MessageKey) -> bool:
    """Whether a user may see a message that the actor sees."""
    query = select(message.c.key).where(message.c.key == about, visible_to(user, message))
    return work.connection.execute(query).first() is not None
