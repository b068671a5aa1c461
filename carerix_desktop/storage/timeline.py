"""The places of a time line, read by key from each source: never more rows than a page needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, or_, select

from carerix_desktop.domain.ids import COUNTER_BITS, RecordKey, RecordKind
from carerix_desktop.domain.timeline import Place, Source
from carerix_desktop.storage.tables_crm import contact, vacancy_match
from carerix_desktop.storage.tables_files import document, document_version, entry, entry_record, record_log
from carerix_desktop.storage.tables_mail import link
from carerix_desktop.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the time line of a record: at most `limit` items below a place."""

    kind: RecordKind
    key: RecordKey
    below: Place
    limit: int


_MATCHED = {RecordKind.CANDIDATE: vacancy_match.c.candidate_key, RecordKind.VACANCY: vacancy_match.c.vacancy_key}


def mail_places(reader: Reader, of: Stretch) -> list[Place]:
    """The mail on a file; a company's has the mail of its contacts too."""
    mine = and_(link.c.kind == of.kind, link.c.record_key == of.key)
    if of.kind is RecordKind.COMPANY:
        people = select(contact.c.key).where(contact.c.company_key == of.key)
        mine = or_(mine, and_(link.c.kind == RecordKind.CONTACT, link.c.record_key.in_(people)))
    query = select(link.c.message_key).where(mine, link.c.message_key < _mail_bound(of.below)).distinct()
    keys = reader.connection.execute(query.order_by(link.c.message_key.desc()).limit(of.limit)).scalars()
    return [Place(at=found >> COUNTER_BITS, source=Source.MAIL, key=found) for found in keys]


def entry_places(reader: Reader, of: Stretch, sorts: Collection[str]) -> list[Place]:
    """Notes, calls, tasks and appointments of some sorts."""
    on = entry_record.c
    query = (
        select(on.at, on.entry_key)
        .join_from(entry_record, entry, entry.c.key == on.entry_key)
        .where(on.kind == of.kind, on.record_key == of.key, entry.c.sort.in_(sorts))
        .where(_is_below(on.at, on.entry_key, of.below.bound(Source.ENTRY)))
        .order_by(on.at.desc(), on.entry_key.desc())
    )
    return [Place(at=at, source=Source.ENTRY, key=k) for at, k in reader.connection.execute(query.limit(of.limit))]


def change_places(reader: Reader, of: Stretch) -> list[Place]:
    """What was done to the record, and to the procedures that it is in."""
    log = record_log.c
    mine = and_(log.kind == of.kind, log.record_key == of.key)
    if of.kind in _MATCHED:
        matches = select(vacancy_match.c.key).where(_MATCHED[of.kind] == of.key)
        mine = or_(mine, and_(log.kind == RecordKind.MATCH, log.record_key.in_(matches)))
    query = select(log.at, log.key).where(mine, _is_below(log.at, log.key, of.below.bound(Source.CHANGE)))
    found = reader.connection.execute(query.order_by(log.at.desc(), log.key.desc()).limit(of.limit))
    return [Place(at=at, source=Source.CHANGE, key=k) for at, k in found]


def document_places(reader: Reader, of: Stretch) -> list[Place]:
    """The versions of the documents on a file."""
    v = document_version.c
    query = (
        select(v.made_at, v.key)
        .join_from(document_version, document, document.c.key == v.document_key)
        .where(document.c.kind == of.kind, document.c.record_key == of.key)
        .where(_is_below(v.made_at, v.key, of.below.bound(Source.DOCUMENT)))
        .order_by(v.made_at.desc(), v.key.desc())
    )
    return [Place(at=at, source=Source.DOCUMENT, key=k) for at, k in reader.connection.execute(query.limit(of.limit))]


def log_rows(reader: Reader, keys: Sequence[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """Lines of the log by key."""
    return _by_key(reader, record_log, keys)


def document_rows(reader: Reader, keys: Sequence[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """Versions of documents by key, with the name of the document."""
    v = document_version.c
    columns = (v.key, v.filename, v.number, v.made_by, document.c.name)
    query = select(*columns).join_from(document_version, document, document.c.key == v.document_key)
    return {row.key: row for row in reader.connection.execute(query.where(v.key.in_(keys)))}


def _by_key(reader: Reader, table: Table, keys: Sequence[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    return {row.key: row for row in reader.connection.execute(select(table).where(table.c.key.in_(keys)))}


def _mail_bound(below: Place) -> int:
    """A message's key begins with its second."""
    at, key = below.bound(Source.MAIL)
    return key if below.source is Source.MAIL else (at << COUNTER_BITS if key == 0 else (at + 1) << COUNTER_BITS)


def _is_below(at: ColumnElement[int], key: ColumnElement[int], bound: tuple[int, int]) -> ColumnElement[bool]:
    return or_(at < bound[0], and_(at == bound[0], key < bound[1]))
