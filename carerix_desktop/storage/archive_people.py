"""Whose an address is: users' own addresses, and the people of the records, as the archive's rules need them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from carerix_desktop.domain.ids import RecordKey, UserKey
from carerix_desktop.storage.archive_rows import find_all, find_in
from carerix_desktop.storage.tables_crm import candidate, contact, record_address
from carerix_desktop.storage.tables_mail import app_user, user_address
from carerix_desktop.storage.unit_of_work import Archive


class OwnAddress(NamedTuple):
    """One address of a user; before `added_at` (seconds) it counts only where it is proven (RULES.md section 4)."""

    user: UserKey
    normal: str
    added_at: int
    proven: bool


class KnownPerson(NamedTuple):
    """A candidate or contact on whose file an address stands."""

    normal: str
    kind: str
    record_key: RecordKey
    name: str


def find_own_addresses(archive: Archive) -> list[OwnAddress]:
    """All addresses of all users, active or not: a colleague who left is still no candidate."""
    columns = (user_address.c.user_key, user_address.c.normal, user_address.c.added_at, user_address.c.proven)
    return [OwnAddress(*row) for row in find_all(archive.connection, select(*columns))]


def find_people(archive: Archive, normals: Collection[str]) -> list[KnownPerson]:
    """The people on whose files these addresses stand."""
    found: list[KnownPerson] = []
    for kind, table in (("candidate", candidate), ("contact", contact)):
        query = (
            select(record_address.c.normal, record_address.c.kind, table.c.key, table.c.full_name)
            .select_from(record_address.join(table, table.c.key == record_address.c.record_key))
            .where(record_address.c.kind == kind)
        )
        found += [KnownPerson(*row) for row in find_in(archive.connection, query, record_address.c.normal, normals)]
    return found


def find_addresses_of(archive: Archive, kind: str, record_keys: Collection[RecordKey]) -> list[tuple[RecordKey, str]]:
    """The addresses that stand on these records."""
    query = select(record_address.c.record_key, record_address.c.normal).where(record_address.c.kind == kind)
    return [(r[0], r[1]) for r in find_in(archive.connection, query, record_address.c.record_key, record_keys)]


def login_of(archive: Archive, user: UserKey) -> str:
    """The login of a user, "" where there is no such user."""
    return archive.connection.execute(select(app_user.c.login).where(app_user.c.key == user)).scalar() or ""
