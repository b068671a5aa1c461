"""Who could be meant among the recipients: people of the records, and addresses of mail that the viewer may see (C-04).

Made for each key press on a large store: names by the narrow index on them, addresses by a range of their index, mail
by the full-text index through the guard, newest first and no more than `NEWEST` messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, FromClause, and_, func, literal, literal_column, or_, select
from sqlalchemy import table as named_table
from sqlalchemy.sql import column

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.storage.tables_crm import candidate, company, contact, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import message_address
from carerix_desktop.storage.unit_of_work import Reader

NEWEST: Final = 200
_LAST: Final = "\U0010ffff"
_INDEX = named_table("message_fts", column("message_key"), column("matching"))
_OUT_OF_IT: Final = ("rejected", "withdrawn")


class KnownAddress(NamedTuple):
    """One address of a person of the records."""

    kind: RecordKind
    ref: str
    name: str
    detail: str
    address: str
    normal: str
    undeliverable: bool


class SeenAddress(NamedTuple):
    """One address in one message."""

    message: int
    name: str
    address: str
    normal: str
    field: str


class VacancyGroup(NamedTuple):
    """A vacancy whose candidates can be written to."""

    key: RecordKey
    ref: str
    title: str


def find_known(reader: Reader, words: Sequence[str], typed: str, limit: int) -> list[KnownAddress]:
    """Addresses of candidates and contacts whose name holds all words, or that begin with what was typed."""
    begins = _begins(typed)
    found: list[KnownAddress] = []
    for kind, table in ((RecordKind.CANDIDATE, candidate), (RecordKind.CONTACT, contact)):
        t, a = table.c, record_address.c
        named = select(t.key).where(*(_holds(t.full_name, word) for word in words))
        addressed = select(a.record_key).where(a.kind == kind, begins)
        detail, source = _detail(kind)
        query = (
            select(t.ref, t.full_name, detail, a.address, a.normal, a.undeliverable)
            .select_from(source.join(record_address, and_(a.kind == kind, a.record_key == t.key)))
            .where(or_(t.key.in_(named.limit(limit * 4)), t.key.in_(addressed.limit(limit * 4))))
            .order_by(begins.desc(), t.full_name, t.key, a.position)
            .limit(limit)
        )
        found += [KnownAddress(kind, ref, name or ref, *rest) for ref, name, *rest in reader.connection.execute(query)]
    return found


def find_seen(reader: Reader, words: Sequence[str]) -> list[SeenAddress]:
    """The addresses of the newest messages in whose senders or recipients every word begins a word; Bcc left out."""
    terms = " AND ".join(f'{{sender recipients}} : "{word}"*' for word in words if word.isalnum())
    if not terms:
        return []
    # literal_column: the guard's view passes MATCH on to the index only from a bare column.
    matching = select(_INDEX.c.message_key).where(literal_column("matching").op("MATCH")(terms))
    keys = list(reader.connection.execute(matching.order_by(_INDEX.c.message_key.desc()).limit(NEWEST)).scalars())
    a = message_address.c
    query = select(a.message_key, a.name, a.address, a.normal, a.field).where(a.message_key.in_(keys))
    return [SeenAddress(*row) for row in reader.connection.execute(query.where(a.normal != "", a.field != "bcc"))]


def find_groups(reader: Reader, words: Sequence[str], typed: str, limit: int) -> list[VacancyGroup]:
    """Vacancies whose number begins with what was typed, or whose title holds all words."""
    v = vacancy.c
    number = func.lower(v.ref).startswith(typed.lstrip("#"), autoescape=True)
    query = select(v.key, v.ref, v.title).where(or_(number, and_(*(_holds(v.title, word) for word in words))))
    return [VacancyGroup(*row) for row in reader.connection.execute(query.order_by(number.desc(), v.ref).limit(limit))]


def addresses_of_group(reader: Reader, key: RecordKey, limit: int) -> list[tuple[str, str]]:
    """Name and first address that works of each candidate of a vacancy who is not rejected and did not withdraw."""
    m, a = vacancy_match.c, record_address.c
    query = (
        select(candidate.c.full_name, a.address, func.min(a.position))
        .select_from(
            vacancy_match.join(candidate, candidate.c.key == m.candidate_key).join(
                record_address, and_(a.kind == RecordKind.CANDIDATE, a.record_key == m.candidate_key)
            )
        )
        .where(m.vacancy_key == key, m.status.not_in(_OUT_OF_IT), ~a.undeliverable, ~candidate.c.opt_out)
        .group_by(candidate.c.key)
        .order_by(candidate.c.full_name, candidate.c.key)
        .limit(limit)
    )
    return [(name, address) for name, address, _position in reader.connection.execute(query)]


def _detail(kind: RecordKind) -> tuple[ColumnElement[str], FromClause]:
    """What tells people of one name apart: a contact's company, a candidate's city."""
    if kind is RecordKind.CANDIDATE:
        return candidate.c.city, candidate
    named = func.coalesce(company.c.name, literal(""))
    return named, contact.outerjoin(company, company.c.key == contact.c.company_key)


def _begins(typed: str) -> ColumnElement[bool]:
    normal = record_address.c.normal
    return and_(normal >= typed, normal < f"{typed}{_LAST}")


def _holds(name: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """A name that holds a word in any letter case; SQLite lowers only ASCII, so that others are tried in both."""
    held = func.lower(name).contains(word, autoescape=True)
    return held if word.isascii() else or_(held, name.contains(word.capitalize(), autoescape=True))
