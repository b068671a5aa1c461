"""Leaving nothing behind of deleted rows: the index merged, freed pages overwritten, the file written anew.

SQLite documentation: FTS5 §6.8 `optimize` (deleted terms stay in old segments until then), PRAGMA secure_delete,
VACUUM, and PRAGMA wal_checkpoint(TRUNCATE), after which the -wal is empty. It can be done again at any time.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.guard import DOCUMENT_INDEX_TABLE, INDEX_TABLE
from carerix_desktop.storage.opening import errors, open_file

CHECKPOINT_TRIES = 50
PAUSE_S = 0.1


def scrub(path: Path, key: bytes | None = None) -> bool:
    """Write the database anew without what was deleted; False where a long reader kept the -wal from being emptied.

    Raises:
        StoreFault: the disk has no room for a second copy, or the database is in use for too long; all is as it was.
    """
    try:
        with closing(open_file(path, key)) as raw:
            raw.execute("PRAGMA secure_delete = ON")
            for index in (INDEX_TABLE, DOCUMENT_INDEX_TABLE):
                raw.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
            raw.execute("VACUUM")
            return _empty_wal(raw)
    except errors() as error:
        raise store_fault(error, path) from error


def _empty_wal(raw: sqlite3.Connection) -> bool:
    for _ in range(CHECKPOINT_TRIES):
        (busy, _frames, _done) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return True
        time.sleep(PAUSE_S)
    return False
