"""The files of the agency in the store: put, found and listed by kind.

Records are open to every user; the mail on them is not (that is `reading`, under the guard).
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, func, insert, or_, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import COLUMNS, OWNED, Handles, Record
from carerix_desktop.domain.record_changes import changes_between
from carerix_desktop.domain.record_fields import CheckedFields, split_values
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.record_log import log_changes, log_created
from carerix_desktop.storage.tables_crm import (
    candidate,
    company,
    company_domain,
    contact,
    record_address,
    vacancy,
    vacancy_match,
)
from carerix_desktop.storage.tables_files import removed_record
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.storage.unit_of_work import Reader, Work

TABLES: Mapping[RecordKind, Table] = {
    RecordKind.CANDIDATE: candidate,
    RecordKind.CONTACT: contact,
    RecordKind.COMPANY: company,
    RecordKind.VACANCY: vacancy,
    RecordKind.MATCH: vacancy_match,
}
REFERENCES: Mapping[str, tuple[RecordKind, str]] = {
    "company": (RecordKind.COMPANY, "company_key"),
    "contact": (RecordKind.CONTACT, "contact_key"),
    "candidate": (RecordKind.CANDIDATE, "candidate_key"),
    "vacancy": (RecordKind.VACANCY, "vacancy_key"),
}
_FLAGS = ("confidential", "opt_out")
PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)
_ELSEWHERE = {"emails", "domains", "owner", *REFERENCES}
_NAME = {RecordKind.COMPANY: "name", RecordKind.VACANCY: "title", RecordKind.MATCH: "ref"}


def keys_by_ref(door: Reader | Work, kind: RecordKind, refs: Iterable[str]) -> dict[str, RecordKey]:
    """The keys of those refs that are there."""
    table = TABLES[kind]
    found: dict[str, RecordKey] = {}
    for some in chunked(sorted(set(refs))):
        for key, ref in door.connection.execute(select(table.c.key, table.c.ref).where(table.c.ref.in_(some))):
            found[ref] = RecordKey(key)
    return found


def put_record(
    work: Work,
    kind: RecordKind,
    key: RecordKey | None,
    checked: CheckedFields,
    references: Mapping[str, int],
    *,
    at: int | None = None,
) -> tuple[RecordKey, Handles]:
    """Add a record (`key` None) or change one; fields that are not given stay.

    Args:
        work: the unit of work.
        kind: of the record.
        key: of the record that changes.
        checked: its fields.
        references: for the columns that name other records, or the owner: column → key.
        at: when it is done, seconds since 1970; now by default.

    Returns:
        The record's key, and the handles that it got or lost.
    """
    numbers = _new_numbers(kind, checked) if key is None else ()
    if key is None:
        key = _insert(work, kind, checked, references, now=at or int(time.time()))
    else:
        _update(work, kind, key, checked, references, now=at or int(time.time()))
    if kind in PEOPLE:
        _put_full_name(work, TABLES[kind], key)
    domains = _put_domains(work, key, checked.values["domains"]) if "domains" in checked.values else ()
    addresses = _put_addresses(work, kind, key, checked.values["emails"]) if "emails" in checked.values else ()
    return key, Handles(addresses=addresses, domains=domains, numbers=numbers)


def _insert(
    work: Work, kind: RecordKind, checked: CheckedFields, references: Mapping[str, int], *, now: int
) -> RecordKey:
    values = {**_row(checked, references, {}), "key": _new_key(work, kind), "created_at": now, "changed_at": now}
    result = work.connection.execute(insert(TABLES[kind]).values(**values))
    assert result.inserted_primary_key is not None
    key = RecordKey(result.inserted_primary_key[0])
    log_created(work, kind, key, by=work.actor, at=now)
    return key


def _new_key(work: Work, kind: RecordKind) -> int:
    """One above all keys that records of this kind have or had: what was deleted may come back to its own."""
    table, r = TABLES[kind], removed_record.c
    here = work.connection.execute(select(func.max(table.c.key))).scalar() or 0
    away = work.connection.execute(select(func.max(r.record_key)).where(r.kind == kind.value)).scalar() or 0
    return int(max(here, away)) + 1


def _update(
    work: Work, kind: RecordKind, key: RecordKey, checked: CheckedFields, references: Mapping[str, int], *, now: int
) -> None:
    """Change a record and write down what changed; a change that changes nothing leaves no trace."""
    before = get_records(work, kind, [key])[key]
    changes = changes_between(before, checked)
    if not changes:
        return
    table = TABLES[kind]
    row = _row(checked, references, before.extra)
    work.connection.execute(update(table).where(table.c.key == key).values(**row, changed_at=now))
    log_changes(work, kind, key, changes, by=work.actor, at=now)


def _new_numbers(kind: RecordKind, checked: CheckedFields) -> tuple[str, ...]:
    """The vacancy's number by which mail finds a new vacancy or a new match."""
    named = {RecordKind.VACANCY: "ref", RecordKind.MATCH: "vacancy"}.get(kind)
    return () if named is None else (checked.values[named],)


def _row(checked: CheckedFields, references: Mapping[str, int], kept: Mapping[str, str]) -> dict[str, Any]:
    further = {**kept, **checked.extra}
    row: dict[str, Any] = {"extra": {name: text for name, text in further.items() if text}}
    for name, text in checked.values.items():
        if name in _FLAGS:
            row[name] = text == "yes"
        elif name in REFERENCES:
            row[REFERENCES[name][1]] = references.get(name)
        elif name == "owner":
            row["owner_key"] = references.get(name)
        elif name not in _ELSEWHERE:
            row[name] = text
    return row


def _put_full_name(work: Work, table: Table, key: RecordKey) -> None:
    first, last = work.connection.execute(select(table.c.first_name, table.c.last_name).where(table.c.key == key)).one()
    name = " ".join(part for part in (first, last) if part)
    work.connection.execute(update(table).where(table.c.key == key).values(full_name=name))


def _put_domains(work: Work, key: RecordKey, text: str) -> tuple[str, ...]:
    mine = company_domain.c.company_key == key
    before = set(work.connection.execute(select(company_domain.c.domain).where(mine)).scalars())
    work.connection.execute(delete(company_domain).where(mine))
    domains = {normalise(f"x@{domain}").partition("@")[2] for domain in split_values(text)} - {""}
    rows = [{"company_key": key, "domain": domain} for domain in sorted(domains)]
    if rows:
        work.connection.execute(insert(company_domain), rows)
    return tuple(sorted(before ^ domains))


def _put_addresses(work: Work, kind: RecordKind, key: RecordKey, text: str) -> tuple[str, ...]:
    a = record_address.c
    mine = (a.kind == kind, a.record_key == key)
    before = set(work.connection.execute(select(a.normal).where(*mine)).scalars())
    wanted = {normalise(address): address for address in split_values(text)}
    work.connection.execute(delete(record_address).where(*mine, a.normal.not_in(list(wanted))))
    for position, (normal, address) in enumerate(wanted.items()):
        values = {"position": position, "address": address}
        if normal in before:
            work.connection.execute(update(record_address).where(*mine, a.normal == normal).values(**values))
        else:
            work.connection.execute(insert(record_address).values(kind=kind, record_key=key, normal=normal, **values))
    return tuple(sorted(before ^ set(wanted)))


def get_records(door: Reader | Work, kind: RecordKind, keys: Sequence[int]) -> dict[int, Record]:
    """Whole records by key; what is not there is absent."""
    table = TABLES[kind]
    found: dict[int, Record] = {}
    for some in chunked(keys):
        rows = door.connection.execute(select(table).where(table.c.key.in_(some))).all()
        many = _many_values(door, kind, some)
        refs = _references(door, rows)
        for row in rows:
            fields = _fields(kind, row, many.get(row.key, {}), refs)
            if kind in OWNED:
                fields["owner"] = refs.get(("owner", row.owner_key or 0), "")
            name = row.full_name if kind in PEOPLE else getattr(row, _NAME[kind])
            found[row.key] = Record(
                key=RecordKey(row.key),
                kind=kind,
                ref=row.ref,
                name=name or row.ref,
                fields=fields,
                extra=dict(row.extra),
            )
    return found


def _fields(kind: RecordKind, row: Any, many: Mapping[str, str], refs: Mapping[tuple[str, int], str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name in COLUMNS[kind]:
        if name in _FLAGS:
            fields[name] = "yes" if getattr(row, name) else "no"
        elif name in REFERENCES:
            fields[name] = refs.get((name, getattr(row, REFERENCES[name][1]) or 0), "")
        elif name in _ELSEWHERE:
            fields[name] = many.get(name, "")
        elif name != "ref":
            fields[name] = getattr(row, name)
    return fields


def _many_values(door: Reader | Work, kind: RecordKind, keys: Sequence[int]) -> dict[int, dict[str, str]]:
    """Columns with several values per record: emails of people, domains of companies."""
    if kind in PEOPLE:
        a = record_address.c
        query = select(a.record_key, a.address).where(a.kind == kind, a.record_key.in_(keys)).order_by(a.position)
        name = "emails"
    elif kind is RecordKind.COMPANY:
        d = company_domain.c
        query = select(d.company_key, d.domain).where(d.company_key.in_(keys)).order_by(d.domain)
        name = "domains"
    else:
        return {}
    values: dict[int, dict[str, str]] = {}
    for key, text in door.connection.execute(query):
        known = values.setdefault(key, {})
        known[name] = f"{known[name]};{text}" if name in known else text
    return values


def _references(door: Reader | Work, rows: Sequence[Any]) -> dict[tuple[str, int], str]:
    """(column, key) → ref of the records, or login of the owner, that these rows point at."""
    refs: dict[tuple[str, int], str] = {}
    for name, (kind, column) in REFERENCES.items():
        keys = {getattr(row, column) for row in rows if getattr(row, column, None)}
        table = TABLES[kind]
        for some in chunked(sorted(keys)):
            for key, ref in door.connection.execute(select(table.c.key, table.c.ref).where(table.c.key.in_(some))):
                refs[name, key] = ref
    owners = {row.owner_key for row in rows if getattr(row, "owner_key", None)}
    if owners:
        query = select(app_user.c.key, app_user.c.login).where(app_user.c.key.in_(owners))
        refs |= {("owner", key): login for key, login in door.connection.execute(query)}
    return refs


def name_of(kind: RecordKind) -> ColumnElement[str]:
    """The column that holds the name of records of a kind."""
    column: ColumnElement[str] = TABLES[kind].c.full_name if kind in PEOPLE else TABLES[kind].c[_NAME[kind]]
    return column


def words_hold(kind: RecordKind, word: str) -> ColumnElement[bool]:
    """Whether a word, case folded, stands in name, number, city, title, status or address."""
    table, name = TABLES[kind], name_of(kind)
    columns = [name, table.c.ref, *(table.c[c] for c in ("city", "title", "status") if c in table.c)]
    ways: list[ColumnElement[bool]] = [func.lower(one).contains(word, autoescape=True) for one in columns]
    if kind in PEOPLE:
        a = record_address.c
        has = a.normal.contains(word, autoescape=True)
        ways.append(exists(select(1).where(a.kind == kind, a.record_key == table.c.key, has)))
    return or_(*ways)


def list_keys(reader: Reader, kind: RecordKind, words: Sequence[str]) -> array[int]:
    """Keys of the records of a kind in the order of their names, narrowed by words."""
    table = TABLES[kind]
    query = select(table.c.key).order_by(func.lower(name_of(kind)), table.c.key)
    for word in words:
        query = query.where(words_hold(kind, word))
    return array("q", reader.connection.execute(query).scalars())


def keys_pointing_at(reader: Reader, kind: RecordKind, column: str, key: RecordKey) -> list[int]:
    """Records of `kind` whose reference `column` (a key of REFERENCES) is this record, newest first."""
    table = TABLES[kind]
    query = select(table.c.key).where(table.c[REFERENCES[column][1]] == key).order_by(table.c.key.desc())
    return list(reader.connection.execute(query).scalars())


def refs_beginning(door: Reader | Work, kind: RecordKind, prefix: str) -> list[str]:
    """All numbers of a kind that begin so, those of records that may come back among them."""
    table, r = TABLES[kind], removed_record.c
    here = select(table.c.ref).where(table.c.ref.startswith(prefix, autoescape=True))
    away = select(r.ref).where(r.kind == kind.value, r.undone_at.is_(None), r.ref.startswith(prefix, autoescape=True))
    return [*door.connection.execute(here).scalars(), *door.connection.execute(away).scalars()]
