"""Backups: whole copies of the database file, made while it is in use, listed, checked and put back (R-23 to R-25).

A copy is made by SQLite's own backup: it reads inside one transaction, so it is consistent beside a running
synchronisation. It gets its name only once it is whole and on the disk.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.storage.faults import store_fault

MAGIC: Final = b"SQLite format 3\x00"
BUSY_TIMEOUT_S = 30.0
_NAME: Final = re.compile(r"(?P<stem>.+)-(?P<revision>\d{4})-(?P<at>\d{8}-\d{6})(?P<why>-[a-z]+)?(-\d+)?\.sqlite")
_NOT_ONE: Final = "{path} is not a whole backup of Carerix Desktop. Nothing was changed; choose another backup."


class BackupFile(NamedTuple):
    """A backup: its file, when it was made (aware), its size, the schema's revision, and why it was made.

    `why` is `upgrade` (before the schema changed), `hand`, or `restore` (what was there before a backup was put back).
    """

    path: Path
    made_at: datetime
    size_octets: int
    revision: str
    why: str


def find_backups(directory: Path) -> list[BackupFile]:
    """The whole backups of a directory, newest first; what a kill left half is not among them."""
    found = []
    for path in directory.glob("*.sqlite"):
        parts = _NAME.fullmatch(path.name)
        if parts is None:
            continue
        made_at = datetime.fromtimestamp(time.mktime(time.strptime(parts["at"], "%Y%m%d-%H%M%S")), UTC)
        why = (parts["why"] or "-upgrade")[1:]
        found.append(BackupFile(path, made_at, path.stat().st_size, parts["revision"], why))
    return sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)


def make_backup(database: Path, directory: Path, revision: str, why: str = "upgrade") -> Path:
    """Copy the database as it is now; answers the backup's file, mode 0600.

    Raises:
        StoreFault: the disk is full or refuses, or the database is damaged; nothing is left behind.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free_name(directory, f"{database.stem}-{revision}-{time.strftime('%Y%m%d-%H%M%S')}", why)
    part = target.with_suffix(".part")
    try:
        part.touch(mode=0o600)
        with closing(open_file(database)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        sync(part)
        part.rename(target)
    except (sqlite3.DatabaseError, OSError) as error:
        raise store_fault(error, database) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _free_name(directory: Path, begin: str, why: str) -> Path:
    """Two backups of one second have two names."""
    reason = "" if why == "upgrade" else f"-{why}"
    names = [f"{begin}{reason}.sqlite", *(f"{begin}{reason}-{number}.sqlite" for number in range(2, 1000))]
    return next(directory / name for name in names if not (directory / name).exists())


def check_backup(path: Path, revisions: Sequence[str]) -> str:
    """Say that a file is a whole backup that this program can read; answers its schema's revision.

    Raises:
        UserFault: it is not there, half, damaged, something else, or of a newer version.
    """
    if not path.is_file():
        raise UserFault(f"There is no backup {path}. Choose one of: backup list.", code="no_backup")
    not_one = UserFault(_NOT_ONE.format(path=path), code="bad_backup")
    try:
        head = head_of(path)
        if head[:16] != MAGIC or path.stat().st_size != size_told(head):
            raise not_one
        with closing(open_still(path)) as raw:
            whole = raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, OSError) as error:
        raise not_one from error
    if not whole or found is None:
        raise not_one
    revision = str(found[0])
    if revision not in revisions:
        raise UserFault(
            f"{path} was made by a newer version of Carerix Desktop. Install that version first; nothing was changed.",
            code="newer_schema",
            details={"path": str(path)},
        )
    return revision


def holds_any(backup: Path, addresses: Collection[str], refs: Collection[str]) -> bool:
    """Whether a backup has one of these addresses (normalised) or people; one that cannot be read is said to have."""
    marks, numbers = ", ".join("?" * len(addresses)), ", ".join("?" * len(refs))
    queries = [
        (f"SELECT 1 FROM message_address WHERE normal IN ({marks}) LIMIT 1", [*addresses]),
        (f"SELECT 1 FROM record_address WHERE normal IN ({marks}) LIMIT 1", [*addresses]),
        *((f"SELECT 1 FROM {table} WHERE ref IN ({numbers}) LIMIT 1", [*refs]) for table in ("candidate", "contact")),
    ]
    try:
        with closing(open_still(backup)) as raw:
            return any(raw.execute(query, values).fetchone() is not None for query, values in queries)
    except sqlite3.DatabaseError:
        return True


def open_file(path: Path) -> sqlite3.Connection:
    """A database that others may be using."""
    return sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)


def open_to_read(path: Path) -> sqlite3.Connection:
    """A database that others may be using, in which nothing is written; its -wal is read and stays."""
    name = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(name, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)


def open_still(path: Path) -> sqlite3.Connection:
    """A file that nobody writes: no -wal and no -shm appear beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def head_of(path: Path) -> bytes:
    """The first 100 octets, which tell what the file is (SQLite file format, 1.3)."""
    with path.open("rb") as stream:
        return stream.read(100)


def size_told(head: bytes) -> int:
    """The size that a database's header tells (SQLite file format, 1.3)."""
    page = int.from_bytes(head[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def sync(path: Path) -> None:
    """See that a file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
