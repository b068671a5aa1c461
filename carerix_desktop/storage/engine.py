"""Opening the store: connections for readers, for the hand and for the archive, over SQLite in WAL mode.

Everything that is SQLite's own lives here and in `guard`; the tables and query modules stay portable, so that an
agency's PostgreSQL can take this module's place. Writers begin with BEGIN IMMEDIATE: they never have to upgrade a
read lock, hence never deadlock; a writer that waits longer than 30 s is answered with a StoreFault.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Engine, event, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from carerix_desktop.domain.errors import StoreFault, UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.storage.condition import Condition, find_damage
from carerix_desktop.storage.faults import store_fault
from carerix_desktop.storage.guard import SOURCE, bind_viewer
from carerix_desktop.storage.opening import PAGE_SIZE_OCTETS, is_encrypted, make_engine, open_to_read
from carerix_desktop.storage.schema import bring_up_to_date, is_of_this_version
from carerix_desktop.storage.scrubbing import scrub
from carerix_desktop.storage.tables_mail import agency, app_user
from carerix_desktop.storage.traces import Traces, Unfold, find_traces
from carerix_desktop.storage.unit_of_work import Archivist, Reader, Work, require_rights

CACHE_KIB = 64 * 1024
CHECKPOINT_PAGES = 4000  # 32 MB: a bulk synchronisation writes each page of the index less often


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How closely a file is looked at when it is opened; see `condition.find_damage`.

    With `read_damaged` a damaged file is opened for reading, as far as it can be read; else it is a fault.
    """

    examine_s: float = 0.0
    alone: bool = False
    read_damaged: bool = False


AT_A_GLANCE = Look()


def open_store(
    url: str, *, backup_dir: Path | None = None, look: Look = AT_A_GLANCE, key: bytes | None = None
) -> Store:
    """Open the store, creating or upgrading its schema (after a backup into `backup_dir`).

    Args:
        url: its address.
        backup_dir: where backups are.
        look: how closely the file is looked at before anything may write in it.
        key: of the store, used only where the file is encrypted.

    Raises:
        UserFault: the URL is not one that this version can open.
        StoreFault: the file is damaged, newer than this program, not writable, or the disk is full.
    """
    parsed = _sqlite_url(url)
    path = Path(parsed.database or "")
    key = key if is_encrypted(path) else None
    damage = find_damage(path, look.examine_s, alone=look.alone, key=key)
    if damage is not None:
        return _open_damaged(path, damage, key, read_damaged=look.read_damaged)
    writer = _writing_engine(path, key)
    try:
        _make_private(path)
        bring_up_to_date(writer, path, backup_dir or path.parent / "backups", key)
    except (DatabaseError, OSError) as error:
        writer.dispose()
        raise store_fault(error, path) from error
    except StoreFault:
        writer.dispose()
        raise
    return Store(path, writer, Condition(path), key)


def _make_private(path: Path) -> None:
    """0600 before the first octet (S-19): SQLite gives its -wal and -shm the mode of the file."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if not suffix and not part.exists():
            part.touch(mode=0o600)
        if part.exists() and os.name == "posix" and part.stat().st_mode & 0o077:
            part.chmod(0o600)


def _open_damaged(path: Path, damage: StoreFault, key: bytes | None, *, read_damaged: bool) -> Store:
    """A store to read in, where what every window reads first can be read; else raises the damage."""
    if not read_damaged or not is_of_this_version(path, key):
        raise damage
    store = Store(path, _writing_engine(path, key), Condition(path, damage), key)
    try:
        with store.reader(None) as reader:
            reader.connection.execute(select(app_user)).all()
            reader.connection.execute(select(agency)).all()
    except StoreFault as fault:
        store.close()
        raise damage from fault
    return store


def _sqlite_url(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UserFault(f"“{url}” is not a store's address. Write it as sqlite:///PATH.", code="bad_store") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise UserFault(
            "This version keeps its store in an SQLite file; a shared PostgreSQL store comes later. "
            "Leave out --store, or write sqlite:///PATH.",
            code="bad_store",
        )
    return parsed


class Store:
    """The one store of a profile: gives readers, units of work and the archive's door.

    Attributes:
        path: the database file.
        key: what it is encrypted with; None: it is plain.
    """

    def __init__(self, path: Path, writer: Engine, condition: Condition, key: bytes | None = None) -> None:
        self.path = path
        self.key = key
        self._writer = writer
        self._condition = condition
        self._only_reads = condition.damage is not None
        self._readers: dict[UserKey | None, Engine] = {}
        self._lock = Lock()
        self._watch: sqlite3.Connection | None = None
        self._read_raw = ExitStack()

    @property
    def damage(self) -> StoreFault | None:
        """What is wrong with the file, once that was noticed: then it is read as far as possible, and never written."""
        return self._condition.damage

    def examine(self, budget_s: float) -> StoreFault | None:
        """Look the file over, beside whoever uses it, for about so many seconds; answers `damage`."""
        if self._condition.damage is None:
            self._condition.damage = find_damage(self.path, budget_s, in_use=True, key=self.key)
        return self._condition.damage

    @contextmanager
    def reader(self, viewer: UserKey | None) -> Iterator[Reader]:
        """A read transaction that shows only what `viewer` may see; None sees no mail at all."""
        try:
            with self._reading_engine(viewer).connect() as connection, connection.begin():
                yield Reader(connection, viewer)
        except DatabaseError as error:
            raise self._condition.fault(error) from error

    @contextmanager
    def work(self, actor: UserKey | None, on: Sphere = Sphere.SHARED) -> Iterator[Work]:
        """A unit of work of the hand: committed at the end, rolled back on any error.

        Args:
            actor: whose hand; None is the program itself.
            on: whose what is changed here is.

        Raises:
            UserFault: this user may not change that (`domain.rights`).
        """
        with self.work_for(actor) as work:
            if actor is not None:
                require_rights(work.connection, actor, on)
            yield work

    @contextmanager
    def work_for(self, user: UserKey | None) -> Iterator[Work]:
        """A unit of work of the program for a user (synchronising, reading documents): nobody's rights are asked."""
        self._condition.require_sound()
        try:
            with self._writer.begin() as connection:
                yield Work(connection, user)
        except DatabaseError as error:
            raise self._condition.fault(error) from error

    def archivist(self) -> Archivist:
        """The capability to write without a viewer: called by the composition root alone, for `filing` alone."""
        return Archivist(self._writer, self._condition)

    def data_version(self) -> int:
        """A number that changes when another connection, of this process or another, has committed.

        Call it from one thread: it keeps a connection of its own.
        """
        (version,) = self._open_watch().execute("PRAGMA data_version").fetchone()
        return int(version)

    def scrub(self) -> bool:
        """Leave nothing of deleted rows in the file, its -wal or the index; False where the -wal could not be emptied.

        Raises:
            StoreFault: the disk has no room for a second copy; all is as it was.
        """
        self._condition.require_sound()
        return scrub(self.path, self.key)

    def find_traces(self, words: Collection[str], unfold: Unfold) -> Traces:
        """Where these words stand in the file, in numbers alone (`traces`)."""
        return find_traces(self.path, words, unfold, self.key, self._read_raw)

    def close_reader(self, viewer: UserKey | None) -> None:
        """Give back the connections of one viewer: somebody else is looking now."""
        with self._lock:
            engine = self._readers.pop(viewer, None)
        if engine is not None:
            engine.dispose()

    def close(self) -> None:
        """Give all connections back; safe to call twice.

        The last one to go writes the -wal into the file, unless it only reads: in a damaged file nothing is written.
        """
        with self._lock:
            engines = [self._writer, *self._readers.values()]
            self._readers.clear()
        if self._condition.damage is None:
            self._close_watch()
        elif not self._only_reads:
            self._open_watch().execute("PRAGMA user_version").fetchone()
        for engine in engines:
            engine.dispose()
        self._close_watch()
        self._read_raw.close()

    def _open_watch(self) -> sqlite3.Connection:
        if self._watch is None:
            self._watch = open_to_read(self.path, self.key)
            self._watch.execute(f"PRAGMA writable_schema = {'OFF' if self.damage is None else 'ON'}")
        return self._watch

    def _close_watch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def _reading_engine(self, viewer: UserKey | None) -> Engine:
        with self._lock:
            engine = self._readers.get(viewer)
            if engine is None:
                engine = self._readers[viewer] = _reading_engine(self.path, viewer, self._condition, self.key)
            return engine


def _writing_engine(path: Path, key: bytes | None) -> Engine:
    # Last in, first out: one connection does nearly all the writing, so that one page cache fills and not several.
    engine = make_engine(path, key, pool_use_lifo=True)

    def prepare(connection: DBAPIConnection, _record: object) -> None:
        raw = _driver(connection)
        raw.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            f"page_size = {PAGE_SIZE_OCTETS}",
            "journal_mode = WAL",
            "synchronous = FULL",  # archived means durable
            "foreign_keys = ON",
            f"cache_size = -{CACHE_KIB}",
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
            "temp_store = MEMORY",
        ):
            raw.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _reading_engine(path: Path, viewer: UserKey | None, condition: Condition, key: bytes | None) -> Engine:
    engine = make_engine(path, key, only_read=condition.damage is not None, pool_size=6, max_overflow=10)

    def prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        raw = _driver(connection)
        raw.isolation_level = None
        if condition.damage is not None:
            raw.execute("PRAGMA writable_schema = ON")  # a file that was cut off is read up to its end
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("PRAGMA cache_size = -16384")
        bind_viewer(raw, viewer, damaged=condition.damage is not None)
        record.info["schema"] = _schema_version(raw)

    def look(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        raw = _driver(connection)
        if _schema_version(raw) != record.info["schema"]:  # written anew meanwhile, perhaps by another process
            raise DisconnectionError  # the pool opens another one (`guard`)

    def refuse_sources(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if SOURCE in statement:
            raise store_fault(sqlite3.DatabaseError("not authorized"), path)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "checkout", look)
    event.listen(engine, "before_cursor_execute", refuse_sources)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _driver(connection: DBAPIConnection) -> sqlite3.Connection:
    raw: sqlite3.Connection = connection  # type: ignore[assignment] # the driver is the standard library's
    return raw


def _schema_version(raw: sqlite3.Connection) -> int:
    (version,) = raw.execute("PRAGMA schema_version").fetchone()
    return int(version)
