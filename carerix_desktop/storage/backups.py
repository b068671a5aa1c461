"""Backups: whole copies of the database file, made while it is in use, listed, checked and put back (R-23 to R-25).

A copy is made by SQLite's own backup: it reads inside one transaction, so it is consistent beside a running
synchronisation. It gets its name only once it is whole and on the disk.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.opening import (
    MAGIC,
    PAGE_SIZE_OCTETS,
    errors,
    head_of,
    is_encrypted,
    open_file,
    open_still,
)

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


def make_backup(
    database: Path, directory: Path, revision: str, why: str = "upgrade", *, key: bytes | None = None
) -> Path:
    """Copy the database as it is now, encrypted as it is; answers the backup's file, mode 0600.

    Raises:
        StoreFault: the disk is full or refuses, or the database is damaged; nothing is left behind.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free_name(directory, f"{database.stem}-{revision}-{time.strftime('%Y%m%d-%H%M%S')}", why)
    part = target.with_suffix(".part")
    try:
        part.touch(mode=0o600)
        with closing(open_file(database, key)) as source, closing(open_file(part, key)) as copy:
            source.backup(copy)
        sync(part)
        part.rename(target)
    except errors(OSError) as error:
        raise store_fault(error, database) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _free_name(directory: Path, begin: str, why: str) -> Path:
    """Two backups of one second have two names."""
    reason = "" if why == "upgrade" else f"-{why}"
    names = [f"{begin}{reason}.sqlite", *(f"{begin}{reason}-{number}.sqlite" for number in range(2, 1000))]
    return next(directory / name for name in names if not (directory / name).exists())


def check_backup(path: Path, revisions: Sequence[str], key: bytes | None = None) -> str:
    """Say that a file is a whole backup that this program can read; answers its schema's revision.

    Raises:
        UserFault: it is not there, half, damaged, something else, or of a newer version.
    """
    if not path.is_file():
        raise UserFault(f"There is no backup {path}. Choose one of: backup list.", code="no_backup")
    not_one = UserFault(_NOT_ONE.format(path=path), code="bad_backup")
    try:
        sealed = key if is_encrypted(path) else None
        if path.stat().st_size != (size_told(head_of(path)) if sealed is None else _in_whole_pages(path)):
            raise not_one
        with closing(open_still(path, sealed)) as raw:
            whole = raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except errors(OSError) as error:
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


def holds_any(backup: Path, addresses: Collection[str], refs: Collection[str], key: bytes | None = None) -> bool:
    """Whether a backup has one of these addresses (normalised) or people; one that cannot be read is said to have."""
    marks, numbers = ", ".join("?" * len(addresses)), ", ".join("?" * len(refs))
    queries = [
        (f"SELECT 1 FROM message_address WHERE normal IN ({marks}) LIMIT 1", [*addresses]),
        (f"SELECT 1 FROM record_address WHERE normal IN ({marks}) LIMIT 1", [*addresses]),
        *((f"SELECT 1 FROM {table} WHERE ref IN ({numbers}) LIMIT 1", [*refs]) for table in ("candidate", "contact")),
    ]
    try:
        with closing(open_still(backup, key if is_encrypted(backup) else None)) as raw:
            return any(raw.execute(query, values).fetchone() is not None for query, values in queries)
    except errors():
        return True


def size_told(head: bytes) -> int:
    """The size that a plain database's header tells (SQLite file format, 1.3); 0 where it is none."""
    if head[: len(MAGIC)] != MAGIC:
        return 0
    page = int.from_bytes(head[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def _in_whole_pages(path: Path) -> int:
    """The size of an encrypted file, less a page that is not whole."""
    return path.stat().st_size // PAGE_SIZE_OCTETS * PAGE_SIZE_OCTETS


def sync(path: Path) -> None:
    """See that a file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
