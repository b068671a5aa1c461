"""Writing a plain database anew as an encrypted one, or the other way round, and putting it in the old one's place.

The copy is made beside the store by SQLCipher's own export, held against the original row by row in numbers, and takes
its place by one rename: a kill leaves the old or the new one. Then the old octets are written over. On a flash disk or
a file system that copies on write that is no promise; ADR 20 says so, and so does the answer.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.guard import DOCUMENT_INDEX_TABLE, INDEX_TABLE
from carerix_desktop.storage.opening import (
    CIPHER_PAGES,
    PAGE_SIZE_OCTETS,
    driver,
    errors,
    key_text,
    open_file,
    open_still,
)

ANY_KEY: Final = b"\0" * 32
INDEX_BLOCK_OCTETS: Final = 4000
PIECE_OCTETS: Final = 1024 * 1024


def convert(source: Path, target: Path, key: bytes | None, new_key: bytes | None) -> None:
    """Write what is in `source` to `target`, which is replaced; nobody else may have either open."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(_open(source, key)) as raw:
        raw.execute("ATTACH DATABASE ? AS made KEY ?", (str(target), key_text(new_key) if new_key else ""))
        raw.execute(f"PRAGMA made.page_size = {PAGE_SIZE_OCTETS}")
        raw.execute("SELECT sqlcipher_export('made')")
        raw.execute("DETACH DATABASE made")
    if new_key is not None:
        _fit_index(target, new_key)


def _fit_index(target: Path, key: bytes) -> None:
    """Two blocks of the index fill a page; where SQLCipher takes its share of it they must be a little smaller."""
    with closing(open_file(target, key)) as raw:
        for index in (INDEX_TABLE, DOCUMENT_INDEX_TABLE):
            raw.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('pgsz', {INDEX_BLOCK_OCTETS})")
            raw.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _open(source: Path, key: bytes | None) -> sqlite3.Connection:
    """By SQLCipher in any case, which opens plain files too."""
    if key is not None:
        return open_file(source, key)
    raw: sqlite3.Connection = driver(ANY_KEY).connect(str(source), isolation_level=None)
    raw.execute(CIPHER_PAGES)
    return raw


def replace(database: Path, key: bytes | None, new_key: bytes | None) -> None:
    """Put a converted copy in the place of a database that nobody else has open.

    Raises:
        StoreFault: the disk is full or refuses, the database is in use or damaged, or the copy is not whole; it is as
            it was.
    """
    made, old = _made(database), _old(database)
    clean_up(database)
    try:
        _fold_log(database, key)
        convert(database, made, key, new_key)
        _compare(database, made, key, new_key)
        with made.open("rb+") as stream:
            os.fsync(stream.fileno())
        with suppress(OSError):  # a file system without links: then the old octets are only given free
            os.link(database, old)
        os.replace(made, database)  # noqa: PTH105 - one rename
        _sync_folder(database.parent)
        clean_up(database)
    except errors(OSError) as error:
        raise store_fault(error, database) from error
    finally:
        made.unlink(missing_ok=True)


def was_cut_short(database: Path) -> bool:
    """Whether something of a conversion lies beside the database: one that goes on, or that a kill ended."""
    return _made(database).exists() or _old(database).exists()


def clean_up(database: Path) -> None:
    """Finish what a kill cut short: a half copy goes, and the octets of what was replaced are written over."""
    _made(database).unlink(missing_ok=True)
    old = _old(database)
    if not old.exists():
        return
    if not old.samefile(database):  # the kill came before the rename: then it is the database itself
        with old.open("rb+") as stream:
            size = old.stat().st_size
            for at in range(0, size, PIECE_OCTETS):
                stream.write(b"\0" * min(PIECE_OCTETS, size - at))
            stream.flush()
            os.fsync(stream.fileno())
    old.unlink()


def _made(database: Path) -> Path:
    return database.with_name(f".{database.name}.converting")


def _old(database: Path) -> Path:
    return database.with_name(f".{database.name}.replaced")


def _fold_log(database: Path, key: bytes | None) -> None:
    """All of it into the one file; refused while somebody else has it open."""
    with closing(open_file(database, key)) as raw:
        (mode,) = raw.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise sqlite3.OperationalError("database is locked")


def _compare(database: Path, made: Path, key: bytes | None, new_key: bytes | None) -> None:
    """Hold a copy against the original: its pages, every table's rows, the words of the index."""
    with closing(open_still(database, key)) as one, closing(open_still(made, new_key)) as other:
        same = list(_figures(one)) == list(_figures(other))
        whole = other.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    if not (same and whole):
        raise StoreFault(
            f"The copy of {database} did not come out whole, so it was thrown away. Nothing was changed; make a backup "
            "and look the store over with: carerix-desktop doctor.",
            code="not_converted",
        )


def _figures(raw: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    yield from raw.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name"
    for (name,) in raw.execute(query).fetchall():
        yield (name, *raw.execute(f'SELECT count(*) FROM "{name}"').fetchone())
    for index in (INDEX_TABLE, DOCUMENT_INDEX_TABLE):
        yield raw.execute(
            f"SELECT count(*), sum(rowid % 65521) FROM {index} WHERE {index} MATCH ?", ('"a"*',)
        ).fetchone()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
