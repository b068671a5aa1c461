"""All people of a kind as they are compared for doubles: names, addresses, telephone numbers, birth dates."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.unit_of_work import Reader, Work

BIRTH_DATE = "birth_date"
"""The further column of a person's date of birth, YYYY-MM-DD."""


class PersonRow(NamedTuple):
    """One person; `phones` as they are written, with ";" between; `created_at` in seconds."""

    key: int
    ref: str
    name: str
    phones: str
    birth_date: str
    created_at: int
    addresses: tuple[str, ...]


def find_people(door: Reader | Work, kind: RecordKind) -> list[PersonRow]:
    """Everybody, in the order of their keys."""
    table, a = TABLES[kind], record_address.c
    addresses: dict[int, list[str]] = defaultdict(list)
    for key, address in door.connection.execute(select(a.record_key, a.address).where(a.kind == kind.value)):
        addresses[key].append(address)
    columns = (table.c.key, table.c.ref, table.c.full_name, table.c.phones, table.c.extra, table.c.created_at)
    rows = door.connection.execute(select(*columns).order_by(table.c.key))
    return [
        PersonRow(key, ref, name, phones, str((extra or {}).get(BIRTH_DATE, "")), made, tuple(addresses[key]))
        for key, ref, name, phones, extra, made in rows
    ]
