"""What a bulk sending has to know of many people at once, in few queries: addresses, matches, today's mail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from carerix_desktop.domain.bulk import TodaysMail
from carerix_desktop.domain.ids import COUNTER_BITS, MessageKey, RecordKey, RecordKind
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_crm import record_address, vacancy_match
from carerix_desktop.storage.tables_mail import link, message
from carerix_desktop.storage.unit_of_work import Reader


def undeliverable_first(reader: Reader, kind: RecordKind, keys: Sequence[int]) -> set[int]:
    """Those of these people whose first address bounced for good."""
    a = record_address.c
    found: set[int] = set()
    for some in chunked(keys):
        first = (
            select(a.record_key, func.min(a.position).label("position"))
            .where(a.kind == kind, a.record_key.in_(some))
            .group_by(a.record_key)
            .subquery()
        )
        query = select(a.record_key).where(
            a.kind == kind, a.record_key == first.c.record_key, a.position == first.c.position, a.undeliverable
        )
        found.update(reader.connection.execute(query).scalars())
    return found


def matches_with(
    reader: Reader, vacancy: RecordKey, keys: Sequence[int]
) -> dict[int, tuple[RecordKey, str, int, dict[str, str]]]:
    """By candidate the match with a vacancy: its key, status, when it was changed, and its further columns.

    Of several matches with one vacancy the newest counts, but one that was rejected before all others.
    """
    m = vacancy_match.c
    found: dict[int, tuple[RecordKey, str, int, dict[str, str]]] = {}
    for some in chunked(keys):
        query = select(m.candidate_key, m.key, m.status, m.changed_at, m.extra).where(
            m.vacancy_key == vacancy, m.candidate_key.in_(some)
        )
        for row in reader.connection.execute(query.order_by(m.status == "rejected", m.key)):
            found[row.candidate_key] = (RecordKey(row.key), row.status, row.changed_at, dict(row.extra))
    return found


def mail_since(reader: Reader, kind: RecordKind, keys: Sequence[int], since: int) -> dict[int, TodaysMail]:
    """By person the newest message on their file from `since` (seconds since 1970) on that the viewer may see."""
    found: dict[int, TodaysMail] = {}
    for some in chunked(keys):
        query = (
            select(link.c.record_key, message.c.key, message.c.direction, message.c.date)
            .join(message, message.c.key == link.c.message_key)
            .where(link.c.kind == kind, link.c.record_key.in_(some), message.c.key >= since << COUNTER_BITS)
            .order_by(message.c.key)
        )
        for row in reader.connection.execute(query):
            at = row.date if row.date is not None else row.key >> COUNTER_BITS
            found[row.record_key] = TodaysMail(message=MessageKey(row.key), incoming=row.direction == "in", at=at)
    return found


def keys_of_messages(reader: Reader, keys: Sequence[int]) -> tuple[tuple[RecordKind, RecordKey], ...]:
    """The candidates and contacts on whose files these messages are, each once."""
    people = (RecordKind.CANDIDATE.value, RecordKind.CONTACT.value)
    found: dict[tuple[RecordKind, RecordKey], None] = {}
    for some in chunked(keys):
        query = select(link.c.kind, link.c.record_key).where(link.c.message_key.in_(some), link.c.kind.in_(people))
        for kind, key in reader.connection.execute(query.order_by(link.c.message_key.desc(), link.c.record_key)):
            found.setdefault((RecordKind(kind), RecordKey(key)))
    return tuple(found)


def vacancy_of_messages(reader: Reader, keys: Sequence[int]) -> RecordKey | None:
    """The one vacancy on whose file every one of these messages is; None where they are about several, or some not."""
    by_message: dict[int, set[int]] = {key: set() for key in keys}
    for some in chunked(keys):
        query = select(link.c.message_key, link.c.record_key).where(
            link.c.message_key.in_(some), link.c.kind == RecordKind.VACANCY.value
        )
        for message_key, vacancy in reader.connection.execute(query):
            by_message[message_key].add(vacancy)
    found = set().union(*by_message.values())
    same = len(found) == 1 and all(by_message.values())
    return RecordKey(found.pop()) if same else None


def refs_of(reader: Reader, named: Sequence[tuple[RecordKind, RecordKey]]) -> dict[tuple[RecordKind, RecordKey], str]:
    """The numbers of records by kind and key."""
    found: dict[tuple[RecordKind, RecordKey], str] = {}
    for kind in {kind for kind, _key in named}:
        table = TABLES[kind]
        for some in chunked([key for of, key in named if of is kind]):
            for key, ref in reader.connection.execute(select(table.c.key, table.c.ref).where(table.c.key.in_(some))):
                found[kind, RecordKey(key)] = ref
    return found
