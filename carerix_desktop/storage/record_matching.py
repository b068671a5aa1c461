"""Finding the record that a line of a file means where it names no number: by address, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_crm import company, record_address
from carerix_desktop.storage.unit_of_work import Reader, Work


def refs_by_address(door: Reader | Work, kind: RecordKind, addresses: Iterable[str]) -> dict[str, str]:
    """Address, as it compares → the number of the one record of this kind on which it stands."""
    table, a = TABLES[kind], record_address.c
    found: dict[str, set[str]] = defaultdict(set)
    for some in chunked(sorted({normalise(address) for address in addresses})):
        query = select(a.normal, table.c.ref).where(a.kind == kind, a.record_key == table.c.key, a.normal.in_(some))
        for normal, ref in door.connection.execute(query):
            found[normal].add(ref)
    return {normal: next(iter(refs)) for normal, refs in found.items() if len(refs) == 1}


def companies_by_name(door: Reader | Work, names: Iterable[str]) -> dict[str, str]:
    """Name in lower case → the number of the one company that is called so."""
    found: dict[str, set[str]] = defaultdict(set)
    for some in chunked(sorted({name.lower() for name in names})):
        query = select(func.lower(company.c.name), company.c.ref).where(func.lower(company.c.name).in_(some))
        for name, ref in door.connection.execute(query):
            found[name].add(ref)
    return {name: next(iter(refs)) for name, refs in found.items() if len(refs) == 1}


def names_by_ref(door: Reader | Work, refs: Iterable[str]) -> dict[str, str]:
    """Number → name of the companies that are there."""
    found: dict[str, str] = {}
    for some in chunked(sorted(set(refs) - {""})):
        query = select(company.c.ref, company.c.name).where(company.c.ref.in_(some))
        found |= {row.ref: row.name for row in door.connection.execute(query)}
    return found
