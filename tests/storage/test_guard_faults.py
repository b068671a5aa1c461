"""An error in the check shows nothing (C-14): what the guard needs is gone, unreadable or changing under its eyes.

In each case a viewer gets a fault or less rows, never a row that is not theirs.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.storage import guard
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.tables_mail import message
from tests.support.closed import close
from tests.support.stores import CARLA, EVA, EVAS, FILED, new_store, store_with_secrets

SEEN_BY = {EVA: {EVAS, FILED}, CARLA: {FILED}}
"""An administrator with a message of her own, and one without: of Bram's they see nothing."""
SEARCH = text("SELECT message_key FROM message_fts WHERE matching MATCH 'common' ORDER BY message_key DESC")
LOOKS = (select(message.c.key), SEARCH)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("sound")
    store_with_secrets(directory).close()
    return directory / "store.sqlite3"


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copyfile(template, tmp_path / "store.sqlite3")
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def change(store: Store, *statements: str) -> None:
    """By another program that minds neither foreign keys nor who else has the file open."""
    raw = sqlite3.connect(store.path, isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA legacy_alter_table = ON")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def loosen(store: Store, table: str) -> None:
    """Keep a table's rows in `kept`, and the same ones in one of its name that takes anything in any column."""
    again = f"CREATE TABLE {table} AS SELECT * FROM kept"
    change(store, f"ALTER TABLE {table} RENAME TO kept", again)


def seen(store: Store, viewer: UserKey) -> list[set[Any] | None]:
    """What each look shows; None: it is refused."""
    answers: list[set[Any] | None] = []
    for look in LOOKS:
        try:
            with store.reader(viewer) as reader:
                answers.append(set(reader.connection.execute(look).scalars()))
        except StoreFault:
            answers.append(None)
    return answers


def require_nothing_hidden(store: Store) -> None:
    for viewer, allowed in SEEN_BY.items():
        assert all(shown is None or shown <= allowed for shown in seen(store, viewer)), viewer


def open_readers(store: Store) -> None:
    for viewer, allowed in SEEN_BY.items():
        assert seen(store, viewer) == [allowed] * len(LOOKS)


class Broken(RuntimeError):
    """An error of ours, inside the check."""


@pytest.mark.parametrize("where", ["authorize", "_read", "_read_view"])
def test_an_error_inside_the_lock_is_a_refusal(store: Store, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def fail(*_given: object) -> int:
        raise Broken(where)

    if where != "authorize":  # which a connection that is open has taken already
        open_readers(store)
    monkeypatch.setattr(guard._Lock, where, fail)
    for viewer in SEEN_BY:
        with pytest.raises(StoreFault), store.reader(viewer) as reader:
            reader.connection.execute(select(message.c.key, func.upper(message.c.subject))).all()


def test_an_error_while_a_viewer_is_bound_gives_no_connection(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise Broken

    monkeypatch.setattr(guard, "_shadow", fail)
    with pytest.raises(Broken), store.reader(EVA) as reader:
        reader.connection.execute(select(message.c.key))
    monkeypatch.undo()
    assert seen(store, EVA) == [SEEN_BY[EVA]] * len(LOOKS)


@pytest.mark.parametrize("table", ["audience", "app_user", "conversation", "link", "message"])
def test_where_a_table_of_the_rule_is_gone_nothing_shows(store: Store, table: str) -> None:
    open_readers(store)
    change(store, f"DROP TABLE {table}" if table < "c" else f"ALTER TABLE {table} RENAME TO gone")
    for viewer, allowed in SEEN_BY.items():
        assert all(shown is None or shown <= allowed for shown in seen(store, viewer)), viewer
    assert seen(store, CARLA)[0] is None, "it is a fault, not an empty list"


UNREADABLE = {
    "audience": ("user_key = NULL", "user_key = 'everybody'", "message_key = NULL", "message_key = x'00ff'"),
    "app_user": ("key = NULL", "key = 'eva'", "active = NULL", "active = 'no'"),
    "conversation": ("key = NULL", "key = 'talk'", "confidential = NULL", "confidential = 'no'", "confidential = x''"),
    "link": ("message_key = NULL", "message_key = 'all'"),
    "message": ("conversation_key = NULL", "key = NULL"),
}


@pytest.mark.parametrize("table", UNREADABLE)
def test_where_a_column_of_the_rule_holds_what_it_cannot_nothing_hidden_shows(store: Store, table: str) -> None:
    loosen(store, table)
    open_readers(store)
    for what in (*(f"UPDATE {table} SET {one}" for one in UNREADABLE[table]), f"DELETE FROM {table}"):
        change(store, what)
        for viewer, allowed in SEEN_BY.items():
            assert all(shown is None or shown <= allowed for shown in seen(store, viewer)), (viewer, what)
        change(store, f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM kept")
    open_readers(store)


def test_after_the_schema_changed_a_reader_that_was_open_shows_what_it_did_or_refuses(store: Store) -> None:
    open_readers(store)
    with store.reader(EVA) as reader:
        change(store, "CREATE TABLE later (key INTEGER)", "CREATE VIEW more AS SELECT * FROM message")
        assert set(reader.connection.execute(select(message.c.key)).scalars()) <= SEEN_BY[EVA]
    open_readers(store)
    with pytest.raises(StoreFault), store.reader(EVA) as reader:
        reader.connection.exec_driver_sql("SELECT subject FROM more").all()


def test_after_the_file_was_written_anew_a_reader_shows_what_it_did(store: Store) -> None:
    open_readers(store)
    with store.reader(EVA) as reader:
        change(store, "VACUUM")
        assert set(reader.connection.execute(select(message.c.key)).scalars()) <= SEEN_BY[EVA]
    open_readers(store)


def test_what_is_ticked_while_a_query_is_read_is_gone_from_the_next_one(store: Store) -> None:
    """A query that has begun tells one moment to its end (C-06); the next reader knows of the tick."""
    rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) SELECT i, key FROM n, message"
    with store.reader(CARLA) as reader:
        cursor = reader.connection.exec_driver_sql(rows)
        assert cursor.fetchmany(10) == [(i, FILED) for i in range(1, 11)]
        close(store, MessageKey(FILED))
        assert {key for _i, key in cursor} == {FILED}
    assert seen(store, CARLA) == [set()] * len(LOOKS)
    with store.reader(CARLA) as reader:
        assert reader.connection.exec_driver_sql(rows).first() is None
    assert seen(store, EVA) == [SEEN_BY[EVA]] * len(LOOKS), "whose it is sees it as before"


def test_a_reader_that_is_open_and_has_not_looked_yet_knows_of_the_tick(store: Store) -> None:
    with store.reader(CARLA) as reader:
        close(store, MessageKey(FILED))
        for look in LOOKS:
            assert reader.connection.execute(look).all() == []
