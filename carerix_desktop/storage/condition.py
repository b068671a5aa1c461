"""Whether the database's file is sound (R-24): looked at before anything may write in it, and told by any query.

The look opens the file for reading alone, so it is the same octet for octet afterwards; only SQLite's own -shm appears
beside it. SQLite file format: 1.3 (header), 4.1 (write-ahead log), and the walindex header of its WAL documentation.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, Literal

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.storage.backups import size_told
from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.opening import errors, head_of, is_encrypted, open_to_read

DAMAGED: Final = "damaged_store"
BULKY: Final = frozenset({"message_raw"})
"""Tables of octets that are checked when they are read; looked over only where there is time."""
MOST_BULKY_OCTETS: Final = 256 * 1024 * 1024
_WAL_HEAD, _FRAME_HEAD = 32, 24
_LAST_VALID_FRAME = 16
"""Where the walindex says how many frames hold together."""


class Condition:
    """What is known of the file by all doors of one store; damage, once noticed, stays until the store is closed."""

    def __init__(self, path: Path, damage: StoreFault | None = None) -> None:
        self._path = path
        self.damage = damage

    def require_sound(self) -> None:
        """Let nobody write in a damaged file; raises StoreFault (code `damaged_store`)."""
        if self.damage is not None:
            raise StoreFault(self.damage.message, code=DAMAGED, details=self.damage.details)

    def fault(self, error: Exception) -> StoreFault:
        """The fault for an error of the driver; that the file is damaged is kept in mind."""
        fault = store_fault(error, self._path)
        if fault.code == DAMAGED and self.damage is None:
            self.damage = fault
        return fault


def find_damage(
    path: Path, examine_s: float = 0.0, *, alone: bool = False, in_use: bool = False, key: bytes | None = None
) -> StoreFault | None:
    """What is wrong with the file, or None; nothing is changed.

    Args:
        path: the file; one that is missing or empty is a store to come.
        examine_s: how long its pages may be looked over; 0: only the header and what stands in the first tables.
        alone: nobody else has it open, so that what is in the -wal can be held against what counts of it.
        in_use: this process has it open: then only SQLite may open it. Whoever else closes the file in this process
            gives up SQLite's locks (POSIX), and the next program to end takes the -wal away under it.
        key: of an encrypted one.

    Raises:
        StoreFault: the file cannot be looked at (its rights, or somebody else's lock).
    """
    try:
        found = None if in_use else _by_header(path, key)
        if found is not None or not path.exists() or not path.stat().st_size:
            return found
        with closing(open_to_read(path, key)) as raw:
            _read_a_little(raw)
            if alone and _wal_is_torn(raw, path):
                return damage_of(path)
            if examine_s and not _holds_together(raw, time.monotonic() + examine_s):
                return damage_of(path)
    except errors(OSError) as error:
        fault = wrong_key(path) if key and "not a database" in str(error) else store_fault(error, path)
        if fault.code != DAMAGED:
            raise fault from error
        return fault
    return None


def damage_of(path: Path) -> StoreFault:
    """The fault that says that the file is damaged."""
    return store_fault(sqlite3.DatabaseError("database disk image is malformed"), path)


def wrong_key(path: Path) -> StoreFault:
    """The fault of an encrypted file whose first page does not open."""
    return StoreFault(
        f"{path} does not open with the key that is kept here. Give the recovery key with: carerix-desktop store "
        "unlock; or put back a backup with: carerix-desktop backup restore NAME.",
        code="wrong_key",
        details={"path": str(path)},
    )


def _by_header(path: Path, key: bytes | None) -> StoreFault | None:
    if not path.exists():
        return None
    size, waits = path.stat().st_size, _wal_of(path).exists() and _wal_of(path).stat().st_size > 0
    if not size:
        return damage_of(path) if waits else None  # its pages were in the file when the -wal was begun
    if is_encrypted(path):
        if key is not None:
            return None
        return store_fault(sqlite3.DatabaseError("file is not a database"), path)
    return damage_of(path) if not waits and size < size_told(head_of(path)) else None


def _read_a_little(raw: sqlite3.Connection) -> None:
    """Enough for SQLite to look at the header, the schema and the first tables."""
    names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    for table in ("alembic_version", "app_user"):
        if table in names:
            raw.execute(f"SELECT * FROM {table}").fetchall()


def _holds_together(raw: sqlite3.Connection, end: float) -> bool:
    """Whether all tables that there is time for do; a table is looked over whole."""
    octets = 1
    for pragma in ("page_count", "page_size"):
        octets *= int(raw.execute(f"PRAGMA {pragma}").fetchone()[0])  # SQLCipher answers in letters
    for table in _in_order(raw, octets):
        if time.monotonic() > end:
            return True
        if raw.execute(f'PRAGMA quick_check("{table}")').fetchall() != [("ok",)]:
            return False
    return True


def _in_order(raw: sqlite3.Connection, octets: int) -> Iterator[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = [name for (name,) in raw.execute(query)]
    yield from (name for name in names if name not in BULKY)
    if octets <= MOST_BULKY_OCTETS:
        yield from (name for name in names if name in BULKY)


def _wal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _wal_is_torn(raw: sqlite3.Connection, path: Path) -> bool:
    """Whether whole transactions stand in the -wal behind a frame that does not hold.

    What a power failure leaves is one unfinished transaction at the end; two that are finished can only stand there
    when an earlier frame was changed afterwards. SQLite passes over them without a word.
    """
    wal, index = _wal_of(path), path.with_name(f"{path.name}-shm")
    if not wal.exists() or not index.exists() or wal.stat().st_size <= _WAL_HEAD:
        return False
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    valid = int.from_bytes(index.read_bytes()[_LAST_VALID_FRAME : _LAST_VALID_FRAME + 4], _order_of(index))
    raw.execute("COMMIT")
    return sum(_commits_behind(wal, valid)) > 1


def _order_of(index: Path) -> Literal["little", "big"]:
    """The byte order of the machine, as the walindex is written in it (its version is 3007000)."""
    return "little" if int.from_bytes(index.read_bytes()[:4], "little") == 3007000 else "big"


def _commits_behind(wal: Path, valid: int) -> Iterator[bool]:
    """For each frame of this round of the log after the valid ones, whether it ends a transaction."""
    with wal.open("rb") as stream:
        head = stream.read(_WAL_HEAD)
        page, salt = int.from_bytes(head[8:12], "big"), head[16:24]
        stream.seek(_WAL_HEAD + valid * (_FRAME_HEAD + page))
        while len(frame := stream.read(_FRAME_HEAD)) == _FRAME_HEAD:
            if frame[8:16] == salt:
                yield frame[4:8] != b"\0\0\0\0"
            stream.seek(page, 1)
