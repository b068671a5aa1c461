"""Opening the database's file: with SQLite, or with SQLCipher where it is encrypted (ADR 20).

A file that begins as SQLite's do is plain; any other that is not empty needs a key. The key is 32 random octets, used
as they are. SQLCipher is imported only for a file that needs it. It keeps 80 octets of each page for itself; else the
sizes are those of a plain store, so that both are one format to all above.
"""

from __future__ import annotations

import sqlite3
import sys
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final, cast

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool

from carerix_desktop.domain.errors import StoreFault

MAGIC: Final = b"SQLite format 3\x00"
PAGE_SIZE_OCTETS: Final = 8192
BUSY_TIMEOUT_S = 30.0
KEY_OCTETS: Final = 32
CIPHER_PAGES: Final = f"PRAGMA cipher_default_page_size = {PAGE_SIZE_OCTETS}"
"""Said before any file is opened or attached: SQLCipher has to know before it reads the first page."""


def is_encrypted(path: Path) -> bool:
    """Whether a file that can be read, and is not empty, is no plain database."""
    try:
        return path.stat().st_size > 0 and head_of(path)[: len(MAGIC)] != MAGIC
    except OSError:
        return False


def head_of(path: Path) -> bytes:
    """The first 100 octets, which tell what the file is (SQLite file format, 1.3)."""
    with path.open("rb") as stream:
        return stream.read(100)


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the drivers in use raise, and more, to be caught."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.DatabaseError, *more) if cipher is None else (sqlite3.DatabaseError, cipher.DatabaseError, *more)


def open_file(path: Path, key: bytes | None = None) -> sqlite3.Connection:
    """A database that others may be using."""
    return _connect(str(path), key, isolation_level=None)


def open_to_read(path: Path, key: bytes | None = None) -> sqlite3.Connection:
    """A database that others may be using, in which nothing is written; its -wal is read and stays."""
    return _connect(f"{path.absolute().as_uri()}?mode=ro", key, uri=True, isolation_level=None)


def open_still(path: Path, key: bytes | None = None) -> sqlite3.Connection:
    """A file that nobody writes: no -wal and no -shm appear beside it."""
    return _connect(f"{path.absolute().as_uri()}?immutable=1", key, uri=True, isolation_level=None)


def make_engine(path: Path, key: bytes | None = None, *, only_read: bool = False, **pool: Any) -> Engine:
    """A pool of connections to a file, for SQLAlchemy."""
    name = f"{path.absolute().as_uri()}?mode=ro" if only_read else str(path)
    connect = partial(_connect, name, key, uri=only_read, check_same_thread=False)
    return create_engine("sqlite://", module=driver(key), creator=connect, poolclass=QueuePool, **pool)


def driver(key: bytes | None) -> ModuleType:
    """The module that opens files with such a key.

    Raises:
        StoreFault: this installation lacks SQLCipher.
    """
    if key is None:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise StoreFault(
            "This installation lacks what encrypted databases need (sqlcipher3). Install the program again.",
            code="no_cipher",
        ) from error
    return cast(ModuleType, dbapi2)


def key_text(key: bytes) -> str:
    """A key as SQLCipher takes one that is not to be derived from a passphrase."""
    return f"x'{key.hex()}'"


def _connect(name: str, key: bytes | None, **more: Any) -> sqlite3.Connection:
    raw: sqlite3.Connection = driver(key).connect(name, timeout=BUSY_TIMEOUT_S, **more)
    if key is not None:
        raw.execute("PRAGMA cipher_log_level = NONE")  # it would write on standard error
        raw.execute(CIPHER_PAGES)
        raw.execute(f'PRAGMA key = "{key_text(key)}"')
    return raw
