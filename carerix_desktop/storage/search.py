"""Search: the full-text index and plain conditions, in one query, newest first (S-14, C-02).

On SQLite the guard's view of the index keeps hidden messages out within the query, not after its LIMIT. The order is
that of the row id, which is the order of date, so the index answers without sorting. Bound parameters only.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, literal_column, or_, select
from sqlalchemy import table as named_table
from sqlalchemy.sql import column

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.search_query import SearchQuery
from carerix_desktop.domain.view import QuickFilter
from carerix_desktop.storage.tables_crm import candidate, company, contact, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import conversation, link, mailbox, message, message_copy
from carerix_desktop.storage.unit_of_work import Reader

_INDEX = named_table("message_fts", column("message_key"), column("matching"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Keys of messages, newest first, and how many there are in all."""

    keys: array[int]
    total: int


def search_messages(reader: Reader, query: SearchQuery, limit: int, quick: QuickFilter) -> Found:
    """The newest messages that hold all of the query's conditions.

    Where there are words the index leads: it gives the newest first, so that only those are looked at.
    """
    words = _match(query)
    further = [*_conditions(query), *_quick(quick)]
    if not words:
        further += _between(message.c.key, query)
        if not further:
            return Found(keys=array("q"), total=0)
        return _found(reader, message.c.key, [message.c.filed.is_not(None), *further], limit)
    conditions = [_matching(words), *_between(_INDEX.c.message_key, query)]
    if further:
        conditions.append(exists(select(1).where(message.c.key == _INDEX.c.message_key, *further)))
    return _found(reader, _INDEX.c.message_key, conditions, limit)


def _found(reader: Reader, key: ColumnElement[int], conditions: Sequence[ColumnElement[bool]], limit: int) -> Found:
    chosen = select(key).where(*conditions)
    cursor = reader.connection.execute(chosen.order_by(key.desc()).limit(limit)).cursor
    assert cursor is not None
    keys = array("q", [row[0] for row in cursor.fetchall()])
    if len(keys) < limit:
        return Found(keys=keys, total=len(keys))
    total = reader.connection.execute(select(func.count(key)).where(*conditions)).scalar() or 0
    return Found(keys=keys, total=total)


def _quoted(text: str) -> str:
    """A phrase of FTS5's query language: nothing inside it has a meaning of its own."""
    return '"' + text.replace('"', '""').replace("\x00", " ") + '"'


def _searchable(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _match(query: SearchQuery) -> str:
    """The MATCH expression: every word as a prefix, phrases as they are, fields by column."""
    terms = [f"{_quoted(word)}*" for word in query.words if _searchable(word)]
    terms += [_quoted(phrase) for phrase in query.phrases if _searchable(phrase)]
    for name, words in (("subject", query.subject), ("sender", query.from_), ("recipients", query.to)):
        terms += [f"{name} : {_quoted(word)}*" for word in words if _searchable(word)]
    without = _without(query)
    return f"({' AND '.join(terms)}) NOT ({without})" if terms and without else " AND ".join(terms)


def _without(query: SearchQuery) -> str:
    return " OR ".join(f"{_quoted(word)}" for word in query.excluded if _searchable(word))


def _matching(words: str) -> ColumnElement[bool]:
    """literal_column: the guard's view passes MATCH on to the index only from a bare column."""
    return literal_column("matching").op("MATCH", is_comparison=True)(words)


def _between(key: ColumnElement[int], query: SearchQuery) -> list[ColumnElement[bool]]:
    """The dates of a query as bounds of keys: their order is the order of date."""
    conditions: list[ColumnElement[bool]] = []
    if query.before is not None:
        conditions.append(key < (int(query.before.timestamp()) << 20))
    if query.after is not None:
        conditions.append(key >= (int(query.after.timestamp()) << 20))
    return conditions


def _conditions(query: SearchQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if _without(query) and not _match(query):
        unwanted = select(_INDEX.c.message_key).where(_matching(_without(query)))
        conditions.append(message.c.key.not_in(unwanted))
    if query.has_attachment is not None:
        conditions.append(message.c.has_attachments.is_(query.has_attachment))
    if query.confidential is not None:
        closed = exists(select(1).where(conversation.c.key == message.c.conversation_key, conversation.c.confidential))
        conditions.append(closed if query.confidential else ~closed)
    conditions += _copy_conditions(query)
    conditions += _record_conditions(query)
    return conditions


def _copy_conditions(query: SearchQuery) -> list[ColumnElement[bool]]:
    c = message_copy.c
    conditions: list[ColumnElement[bool]] = []
    for wanted, flag, present in ((query.unread, Flags.SEEN, False), (query.flagged, Flags.FLAGGED, True)):
        if wanted is not None:
            bit = c.flags.bitwise_and(int(flag))
            has = bit != 0 if present == wanted else bit == 0
            conditions.append(exists(select(1).where(c.message_key == message.c.key, has)))
    for name in query.folder:
        role = name.casefold()
        matches = (
            mailbox.c.role == role
            if role in set(FolderRole)
            else func.lower(mailbox.c.name).contains(role, autoescape=True)
        )
        inside = select(1).where(c.message_key == message.c.key, c.mailbox_key == mailbox.c.key, matches)
        conditions.append(exists(inside))
    return conditions


def _record_conditions(query: SearchQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for table, kind, name, words in (
        (candidate, RecordKind.CANDIDATE, candidate.c.full_name, query.candidate),
        (contact, RecordKind.CONTACT, contact.c.full_name, query.contact),
        (company, RecordKind.COMPANY, company.c.name, query.company),
        (vacancy, RecordKind.VACANCY, vacancy.c.title, query.vacancy),
    ):
        for word in words:
            named = or_(
                func.lower(table.c.ref) == word.casefold().lstrip("#"),
                func.lower(name).contains(word.casefold(), autoescape=True),
            )
            filed: list[ColumnElement[bool]] = [
                exists(
                    select(1).where(
                        link.c.message_key == message.c.key,
                        link.c.kind == kind,
                        link.c.record_key == table.c.key,
                        named,
                    )
                )
            ]
            if kind is RecordKind.COMPANY:
                filed.append(_by_contact_of(word))
            if kind is RecordKind.VACANCY:
                filed.append(_by_match_of(word))
            conditions.append(or_(*filed))
    return conditions


def _by_contact_of(word: str) -> ColumnElement[bool]:
    named = or_(
        func.lower(company.c.ref) == word.casefold(),
        func.lower(company.c.name).contains(word.casefold(), autoescape=True),
    )
    return exists(
        select(1).where(
            link.c.message_key == message.c.key,
            link.c.kind == RecordKind.CONTACT,
            link.c.record_key == contact.c.key,
            contact.c.company_key == company.c.key,
            named,
        )
    )


def _by_match_of(word: str) -> ColumnElement[bool]:
    named = func.lower(vacancy.c.ref) == word.casefold().lstrip("#")
    return exists(
        select(1).where(
            link.c.message_key == message.c.key,
            link.c.kind == RecordKind.MATCH,
            link.c.record_key == vacancy_match.c.key,
            vacancy_match.c.vacancy_key == vacancy.c.key,
            named,
        )
    )


def _quick(quick: QuickFilter) -> list[ColumnElement[bool]]:
    c = message_copy.c
    conditions: list[ColumnElement[bool]] = []
    if quick.unread:
        conditions.append(
            exists(select(1).where(c.message_key == message.c.key, c.flags.bitwise_and(int(Flags.SEEN)) == 0))
        )
    if quick.starred:
        conditions.append(
            exists(select(1).where(c.message_key == message.c.key, c.flags.bitwise_and(int(Flags.FLAGGED)) != 0))
        )
    if quick.attachment:
        conditions.append(message.c.has_attachments)
    return conditions
