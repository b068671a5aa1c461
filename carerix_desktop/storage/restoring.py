"""Putting a backup back (R-23 to R-25).

It is copied, checked, brought to this version's schema and told of what was erased since, all beside the store. Then it
goes in by SQLite's own backup, in one transaction of the database that is there: a kill leaves the old one or the new
one, and other processes see the change as they see any other.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from pathlib import Path

from carerix_desktop.storage.backups import check_backup, make_backup, sync
from carerix_desktop.storage.converting import convert
from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.opening import (
    errors,
    is_encrypted,
    key_text,
    make_engine,
    open_file,
    open_still,
)
from carerix_desktop.storage.schema import HEAD, REVISIONS, upgrade

KEPT_TABLES = ("tombstone", "erasure")
"""What the store knows and an older backup does not: what was erased, and must not come in again."""


def restore(backup: Path, database: Path, backup_dir: Path, key: bytes | None = None) -> Path | None:
    """Give the database the content of a backup; answers where what was there is kept now, if there was something.

    A store that is encrypted stays so, and a plain one plain, whatever the backup is.

    Args:
        backup: the file.
        database: the store's.
        backup_dir: where what was there is kept.
        key: of what of both is encrypted.

    Raises:
        UserFault: it is no whole backup, or of a newer version; nothing was changed.
        StoreFault: the disk is full or refuses, or the database is in use; it is as it was.
    """
    check_backup(backup, REVISIONS, key)
    ready = database.with_name(f".{database.name}.restoring")
    try:
        ready.touch(mode=0o600)
        damaged = _is_damaged(database, key)
        sealed = key if is_encrypted(backup if damaged or _is_empty(database) else database) else None
        _copy(backup, ready, key if is_encrypted(backup) else None, sealed)
        _bring_up_to_date(ready, sealed)
        if not damaged:
            _take_in_erasures(database, ready, sealed)
        sync(ready)
        kept = _put_away(database) if damaged else _keep(database, backup_dir, sealed)
        _put_in(ready, database, sealed)
    except errors(OSError) as error:
        raise store_fault(error, database) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            ready.with_name(ready.name + suffix).unlink(missing_ok=True)
    return kept


def _copy(backup: Path, ready: Path, key: bytes | None, sealed: bytes | None) -> None:
    if key == sealed:
        shutil.copyfile(backup, ready)
    else:
        convert(backup, ready, key, sealed)


def _bring_up_to_date(ready: Path, key: bytes | None) -> None:
    engine = make_engine(ready, key)
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    with closing(open_file(ready, key)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file


def _take_in_erasures(database: Path, ready: Path, key: bytes | None) -> None:
    if _is_empty(database):
        return
    with closing(open_file(ready, key)) as raw:
        if key is None:
            raw.execute("ATTACH DATABASE ? AS present", (str(database),))
        else:
            raw.execute("ATTACH DATABASE ? AS present KEY ?", (str(database), key_text(key)))
        names = {name for (name,) in raw.execute("SELECT name FROM present.sqlite_master WHERE type = 'table'")}
        raw.execute("BEGIN IMMEDIATE")
        for table in KEPT_TABLES:
            if table in names:
                raw.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM present.{table}")
        raw.execute("COMMIT")


def _is_empty(database: Path) -> bool:
    return not database.exists() or not database.stat().st_size


def _is_damaged(database: Path, key: bytes | None) -> bool:
    """Whether the file cannot be opened as a database, or its pages do not hold together."""
    if _is_empty(database):
        return False
    try:
        with closing(open_file(database, key if is_encrypted(database) else None)) as raw:
            return bool(raw.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)])
    except errors():
        return True


def _put_away(database: Path) -> Path:
    """Rename a damaged database, with its -wal and -shm, so that another can take its place (R-24)."""
    aside = database.with_name(f"{database.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside


def _keep(database: Path, backup_dir: Path, key: bytes | None) -> Path | None:
    if _is_empty(database):
        return None
    try:
        with closing(open_file(database, key)) as raw:
            (revision,) = raw.execute("SELECT version_num FROM alembic_version").fetchone() or (HEAD,)
    except errors():  # no such table: a database of something else, or one that was never filled
        revision = HEAD
    return make_backup(database, backup_dir, revision, "restore", key=key)


def _put_in(ready: Path, database: Path, key: bytes | None) -> None:
    if not database.exists():
        database.touch(mode=0o600)
    with closing(open_still(ready, key)) as source, closing(open_file(database, key)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = WAL")
