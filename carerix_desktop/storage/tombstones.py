"""Tombstones: keyed hashes of what was erased, so that it does not come in again, and tells nobody what it was.

The key is random, made at the first erasure, and kept as a row of the same table: no reader sees the table (`guard`),
and a backup takes key and digests along together. There may be several keys, after an older backup was put back.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_files import tombstone
from carerix_desktop.storage.unit_of_work import Archive, Work

KEY_OCTETS = 32
KEY = "key"


class Sort(StrEnum):
    """What a digest is of."""

    MESSAGE = "message"  # an identity (domain.identity)
    DRAFT = "draft"  # the Message-ID that all versions of a draft of ours have
    ADDRESS = "address"  # normalised


def put(archive: Archive, sort: Sort, values: Iterable[bytes], at: int) -> None:
    """Bar these values from now on; `at` in seconds."""
    key = _newest_key(archive.connection, at)
    digests = {_digest(key, sort, value) for value in values}
    known = {row[0] for row in find_in(archive.connection, select(tombstone.c.digest), tombstone.c.digest, digests)}
    rows = [{"digest": digest, "sort": sort.value, "at": at} for digest in sorted(digests - known)]
    if rows:
        archive.connection.execute(insert(tombstone), rows)


def find(door: Archive | Work, sort: Sort, values: Collection[bytes]) -> Mapping[bytes, int]:
    """Which of these values were erased, and when (seconds)."""
    keys = _keys(door.connection)
    if not keys or not values:
        return {}
    digests = {_digest(key, sort, value): value for key in keys for value in values}
    query = select(tombstone.c.digest, tombstone.c.at)
    rows = find_in(door.connection, query, tombstone.c.digest, digests)
    return {digests[row[0]]: row[1] for row in rows}


def has_any(archive: Archive) -> bool:
    """Whether anything was ever erased."""
    return archive.connection.execute(select(tombstone.c.digest).limit(1)).first() is not None


def _keys(connection: Connection) -> list[bytes]:
    return list(connection.execute(select(tombstone.c.digest).where(tombstone.c.sort == KEY)).scalars())


def _newest_key(connection: Connection, at: int) -> bytes:
    query = select(tombstone.c.digest).where(tombstone.c.sort == KEY).order_by(tombstone.c.at.desc()).limit(1)
    found: bytes | None = connection.execute(query).scalar()
    if found is None:
        found = secrets.token_bytes(KEY_OCTETS)
        connection.execute(insert(tombstone), {"digest": found, "sort": KEY, "at": at})
    return found


def _digest(key: bytes, sort: Sort, value: bytes) -> bytes:
    return hmac.digest(key, sort.encode() + b"\0" + value, "sha256")
