"""What the writing of a message asks of records and signatures: people on addresses, their matches, texts below mail.

Records are open to every user; links of a message are read through the guard.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, delete, insert, select

from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.writing import MatchChoice
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.conversations import record_names
from carerix_desktop.storage.tables_crm import (
    candidate,
    company,
    company_domain,
    contact,
    record_address,
    vacancy,
    vacancy_match,
)
from carerix_desktop.storage.tables_files import address_choice
from carerix_desktop.storage.tables_write import signature
from carerix_desktop.storage.unit_of_work import Reader, Work

_PEOPLE = {RecordKind.CANDIDATE: candidate, RecordKind.CONTACT: contact}


class Person(NamedTuple):
    """A candidate or contact on whose file an address stands."""

    normal: str
    kind: RecordKind
    key: RecordKey
    ref: str
    name: str
    language: str
    confidential: bool
    opt_out: bool
    undeliverable: bool
    company: RecordKey | None


def people_on(reader: Reader, normals: Collection[str]) -> list[Person]:
    """The people on whose files these normalised addresses stand."""
    found: list[Person] = []
    for kind, table in _PEOPLE.items():
        t, a = table.c, record_address.c
        employer = contact.c.company_key if kind is RecordKind.CONTACT else None
        columns = (a.normal, t.key, t.ref, t.full_name, t.language, t.confidential, t.opt_out, a.undeliverable)
        query = select(*columns, *(() if employer is None else (employer,))).join_from(
            record_address, table, t.key == a.record_key
        )
        for some in chunked(sorted(normals)):
            rows = reader.connection.execute(query.where(a.kind == kind, a.normal.in_(some)).order_by(t.key))
            for normal, key, ref, name, language, closed, out, failed, *at in rows:
                employed = RecordKey(at[0]) if at and at[0] is not None else None
                found.append(
                    Person(normal, kind, RecordKey(key), ref, name or ref, language, closed, out, failed, employed)
                )
    return found


class Named(NamedTuple):
    """A record with its number and what a chip calls it."""

    kind: RecordKind
    key: RecordKey
    ref: str
    name: str


def choices_on(reader: Reader, normals: Collection[str]) -> dict[str, Named]:
    """Address → the record that somebody chose for all mail of it, where that is still there."""
    chosen: dict[str, tuple[str, int]] = {}
    for some in chunked(sorted(normals)):
        query = select(address_choice.c.normal, address_choice.c.kind, address_choice.c.record_key)
        rows = reader.connection.execute(query.where(address_choice.c.normal.in_(some), address_choice.c.kind != ""))
        chosen.update({normal: (kind, key) for normal, kind, key in rows})
    names = record_names(reader, set(chosen.values()))
    return {
        normal: Named(RecordKind(kind), RecordKey(key), *names[kind, key])
        for normal, (kind, key) in chosen.items()
        if (kind, key) in names
    }


def companies_at(reader: Reader, domains: Collection[str]) -> dict[str, list[Named]]:
    """Domain → the companies that list this very domain."""
    found: dict[str, list[Named]] = {}
    query = select(company_domain.c.domain, company.c.key, company.c.ref, company.c.name).join_from(
        company_domain, company, company.c.key == company_domain.c.company_key
    )
    for some in chunked(sorted(domains)):
        rows = reader.connection.execute(query.where(company_domain.c.domain.in_(some)).order_by(company.c.key))
        for domain, key, ref, name in rows:
            found.setdefault(domain, []).append(Named(RecordKind.COMPANY, RecordKey(key), ref, name))
    return found


def all_vacancies(reader: Reader) -> list[Named]:
    """Every vacancy with its number."""
    rows = reader.connection.execute(select(vacancy.c.key, vacancy.c.ref, vacancy.c.title))
    return [Named(RecordKind.VACANCY, RecordKey(key), ref, title) for key, ref, title in rows]


def languages_of(reader: Reader, records: Iterable[tuple[RecordKind, RecordKey]]) -> list[str]:
    """The languages of those of the records that are people and have one, in their order."""
    found = []
    for kind, key in records:
        table = _PEOPLE.get(kind)
        if table is not None:
            language = reader.connection.execute(select(table.c.language).where(table.c.key == key)).scalar()
            found += [language] if language else []
    return found


def company_names(reader: Reader, keys: Collection[RecordKey]) -> dict[RecordKey, tuple[str, str]]:
    """Company → (ref, name)."""
    query = select(company.c.key, company.c.ref, company.c.name).where(company.c.key.in_(sorted(keys)))
    return {RecordKey(key): (ref, name) for key, ref, name in reader.connection.execute(query)}


def matches_of(
    reader: Reader, candidates: Collection[RecordKey], vacancies: Collection[RecordKey]
) -> list[MatchChoice]:
    """The matches of candidates, those for the given vacancies first, then the latest changed."""
    m = vacancy_match.c
    query = (
        _matches()
        .where(m.candidate_key.in_(sorted(candidates)))
        .order_by(m.vacancy_key.not_in(sorted(vacancies)), m.changed_at.desc(), m.key.desc())
        .limit(100)
    )
    return [_match(row) for row in reader.connection.execute(query)]


def match_of(reader: Reader, key: RecordKey) -> MatchChoice | None:
    """One match; None where it is gone."""
    row = reader.connection.execute(_matches().where(vacancy_match.c.key == key)).first()
    return None if row is None else _match(row)


def _matches() -> Select[*tuple[Any, ...]]:
    m, v = vacancy_match.c, vacancy.c
    columns = (m.key, m.ref, m.candidate_key, m.vacancy_key, v.ref.label("vacancy_ref"), v.title, m.status)
    return select(*columns).join_from(vacancy_match, vacancy, v.key == m.vacancy_key)


def _match(row: Row[*tuple[Any, ...]]) -> MatchChoice:
    return MatchChoice(
        key=RecordKey(row.key),
        ref=row.ref,
        candidate=RecordKey(row.candidate_key),
        vacancy=RecordKey(row.vacancy_key),
        vacancy_ref=row.vacancy_ref,
        vacancy_title=row.title,
        status=row.status,
    )


def get_signature(reader: Reader | Work, owner: UserKey, language: str) -> tuple[str, str]:
    """Text and HTML of a user's signature in a language, else of the one for all others; ("", "") without either."""
    query = select(signature.c.language, signature.c.body_text, signature.c.body_html).where(
        signature.c.owner_key == owner, signature.c.language.in_((language, ""))
    )
    found = {row.language: (row.body_text, row.body_html) for row in reader.connection.execute(query)}
    return found.get(language) or found.get("") or ("", "")


def put_signature(work: Work, language: str, text: str, html: str) -> None:
    """Write the actor's signature for a language; an empty one is removed."""
    own = (signature.c.owner_key == work.actor, signature.c.language == language)
    work.connection.execute(delete(signature).where(*own))
    if text or html:
        row = {"owner_key": work.actor, "language": language, "body_text": text, "body_html": html}
        work.connection.execute(insert(signature), row)
