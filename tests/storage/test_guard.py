"""The guard: what a viewer may see, and a table of attempts to get round it (RULES.md section 4, C-01, C-02, C-14)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import (
    Connection,
    MetaData,
    Table,
    column,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy import table as named_table
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session, declarative_base

from carerix_desktop.domain.errors import NotVisible, StoreFault
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.storage import tables_mail
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.guard import OPEN, guarded_selects
from carerix_desktop.storage.tables_mail import METADATA, conversation, link, mailbox, message, message_copy
from carerix_desktop.storage.visibility import visible_to
from tests.support.stores import (
    AWAITED,
    BRAM,
    BRAMS,
    CARLA,
    EVA,
    EVAS,
    FILED,
    FILED_SECRET,
    new_store,
    store_with_secrets,
)

SEEN_BY = {EVA: {EVAS, FILED}, BRAM: {BRAMS, FILED, FILED_SECRET}, CARLA: {FILED}, None: set()}
SECRETS_OF_BRAM = (str(BRAMS), str(FILED_SECRET))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_with_secrets(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("viewer", SEEN_BY)
def test_each_viewer_sees_their_audience_and_what_is_on_a_file_and_not_confidential(
    store: Store, viewer: UserKey | None
) -> None:
    with store.reader(viewer) as reader:
        found = set(reader.connection.execute(select(message.c.key)).scalars())
        assert found == SEEN_BY[viewer]
        for count in (func.count(message.c.key), func.count()):
            assert reader.connection.execute(select(count).select_from(message)).scalar() == len(SEEN_BY[viewer])


@pytest.mark.parametrize("name", sorted(table.name for table in METADATA.tables.values() if "message_key" in table.c))
def test_every_table_about_messages_is_guarded(store: Store, name: str) -> None:
    table = METADATA.tables[name]
    assert name in guarded_selects(EVA), f"{name} bears messages and is not guarded"
    with store.reader(CARLA) as reader:
        assert set(reader.connection.execute(select(table.c.message_key)).scalars()) <= {FILED}


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_every_table_is_guarded_or_open_and_never_both(name: str) -> None:
    assert (name in guarded_selects(EVA)) != (name in OPEN)


def test_the_rule_is_said_without_a_word_of_sqlite() -> None:
    query = select(message.c.key).where(visible_to(EVA, message))
    words = str(query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))
    assert "typeof" not in words
    assert "main." not in words


def test_a_hidden_parent_leaves_no_trace(store: Store) -> None:
    with store.reader(EVA) as reader:
        query = select(message.c.parent_key).where(message.c.key == EVAS)
        assert reader.connection.execute(query).scalar() is None


def test_copies_belong_to_their_owner_even_on_a_shared_message(store: Store) -> None:
    with store.reader(BRAM) as reader:
        owners = set(reader.connection.execute(select(message_copy.c.owner_key)).scalars())
        assert owners == {BRAM}


def test_folders_of_others_show_to_administrators_only(store: Store) -> None:
    def owners(viewer: UserKey) -> set[int]:
        with store.reader(viewer) as reader:
            return set(reader.connection.execute(select(mailbox.c.owner_key)).scalars())

    assert owners(EVA) == {EVA, BRAM, CARLA}
    assert owners(BRAM) == {BRAM}


def test_the_index_answers_only_with_what_the_viewer_may_see(store: Store) -> None:
    search = text("SELECT message_key FROM message_fts WHERE matching MATCH :words ORDER BY message_key DESC")
    for viewer, expected in SEEN_BY.items():
        with store.reader(viewer) as reader:
            found = reader.connection.execute(search, {"words": "common"}).scalars()
            assert set(found) == expected


def test_inactive_users_lose_the_files(store: Store) -> None:
    with store.work(None) as work:
        work.connection.execute(
            update(tables_mail.app_user).where(tables_mail.app_user.c.key == CARLA).values(active=False)
        )
    with store.reader(CARLA) as reader:
        assert reader.connection.execute(select(message.c.key)).first() is None


def _session(connection: Connection) -> object:
    base = declarative_base(metadata=MetaData())

    class Row(base):  # type: ignore[valid-type, misc] # declarative classes are made at run time
        __table__ = Table("message", base.metadata, *(c._copy() for c in message.columns))

    with Session(bind=connection) as session:
        return [row.key for row in session.query(Row).filter(text("1=1 OR 1=1")).all()]


def _bulk(connection: Connection) -> object:
    return connection.execute(insert(message), [{"key": 1}, {"key": 2}])


READS = {
    "textual OR": lambda c: c.execute(select(message.c.key).where(text("1=1 OR 1=1"))).all(),
    "OR with a condition": lambda c: c.execute(select(message.c.key).where(or_(message.c.key > 0, text("1=1")))).all(),
    "Core join": lambda c: c.execute(
        select(message.c.key).join_from(link, message, message.c.key == link.c.message_key)
    ).all(),
    "outer join": lambda c: c.execute(
        select(message.c.subject).select_from(conversation.outerjoin(message, text("1=1")))
    ).all(),
    "scalar subquery": lambda c: c.execute(
        select(select(func.group_concat(message.c.subject)).scalar_subquery())
    ).all(),
    "correlated exists": lambda c: c.execute(
        select(conversation.c.key).where(exists(select(1).where(message.c.key == BRAMS)))
    ).all(),
    "from_statement": _session,
    "raw SQL": lambda c: c.exec_driver_sql("SELECT key, subject FROM message").all(),
    "union with itself": lambda c: c.exec_driver_sql("SELECT key FROM message UNION SELECT key FROM message").all(),
    "unmapped table": lambda c: c.execute(select(named_table("message", column("key")).c.key)).all(),
    "literal column": lambda c: c.execute(select(literal_column("key")).select_from(text("message"))).all(),
    "prefix search": lambda c: c.exec_driver_sql("SELECT * FROM message_fts WHERE matching MATCH 'sub*'").all(),
}
REFUSED = {
    "main table": "SELECT subject FROM main.message",
    "main copies": "SELECT * FROM main.message_copy",
    "main raw": "SELECT data FROM main.message_raw",
    "main audience": "SELECT * FROM main.audience",
    "count of the main table": "SELECT count(*) FROM main.message",
    "existence in the main table": f"SELECT EXISTS (SELECT 1 FROM main.message WHERE key = {BRAMS})",
    "row id of the main table": "SELECT rowid FROM main.message",
    "common table expression": "WITH message AS (SELECT * FROM main.message) SELECT subject FROM message",
    "recursive expression": "WITH RECURSIVE m(k) AS (SELECT min(key) FROM main.message) SELECT k FROM m",
    "subquery named as the view": "SELECT subject FROM (SELECT * FROM main.message) AS message",
    "main index": "SELECT rowid FROM main.message_fts WHERE message_fts MATCH 'common'",
    "shadow table data": "SELECT * FROM message_fts_data",
    "shadow table idx": "SELECT term FROM main.message_fts_idx",
    "shadow table docsize": "SELECT id FROM message_fts_docsize",
    "shadow table config": "SELECT * FROM message_fts_config",
    "vocabulary": "CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, message_fts, row)",
    "schema": "SELECT sql FROM sqlite_master",
    "temporary schema": "SELECT sql FROM sqlite_temp_master",
    "schema by its other name": "SELECT sql FROM temp.sqlite_schema",
    "drop the view": "DROP VIEW message",
    "drop the view by its schema": "DROP VIEW temp.message",
    "own view": "CREATE TEMP VIEW mine AS SELECT * FROM main.message",
    "own table": "CREATE TEMP TABLE mine AS SELECT * FROM message",
    "trigger": "CREATE TEMP TRIGGER t INSTEAD OF INSERT ON message BEGIN SELECT 1; END",
    "attach": "ATTACH DATABASE ':memory:' AS other",
    "pragma": "PRAGMA table_info(message)",
    "pragma function": "SELECT * FROM pragma_table_info('message')",
    "writable schema": "PRAGMA writable_schema = ON",
    "schema version": "PRAGMA schema_version = 7",
    "pages": "SELECT * FROM sqlite_dbpage",
    "statistics": "SELECT * FROM dbstat",
    "insert": "INSERT INTO main.audience VALUES (102, 1, 'copy')",
    "update": "UPDATE main.conversation SET confidential = 0",
    "delete": "DELETE FROM main.message",
    "delete through the view": "DELETE FROM message",
    "vacuum into a file": "VACUUM INTO '/tmp/never'",
    "extension": "SELECT load_extension('x')",
}


AWAITED_READS = {
    "plainly": "SELECT * FROM envelope",
    "textual OR": "SELECT subject FROM envelope WHERE owner_key = 1 OR 1=1",
    "by its owner": "SELECT subject FROM envelope WHERE owner_key = 2",
    "count": "SELECT count(*) FROM envelope",
    "join": "SELECT e.subject FROM mailbox m JOIN envelope e ON 1=1",
    "outer join": "SELECT e.subject FROM conversation LEFT JOIN envelope e ON 1=1",
    "scalar subquery": "SELECT (SELECT group_concat(subject) FROM envelope)",
    "union with itself": "SELECT subject FROM envelope UNION SELECT subject FROM envelope",
    "window function": "SELECT group_concat(subject) OVER () FROM envelope",
}
AWAITED_REFUSED = {
    "main table": "SELECT subject FROM main.envelope",
    "count of the main table": "SELECT count(*) FROM main.envelope",
    "existence in the main table": "SELECT EXISTS (SELECT 1 FROM main.envelope WHERE owner_key = 2)",
    "row id of the main table": "SELECT uid FROM main.envelope",
    "common table expression": "WITH envelope AS (SELECT * FROM main.envelope) SELECT subject FROM envelope",
    "recursive expression": "WITH RECURSIVE e(k) AS (SELECT min(key) FROM main.envelope) SELECT k FROM e",
    "subquery named as the view": "SELECT subject FROM (SELECT * FROM main.envelope) AS envelope",
    "drop the view": "DROP VIEW envelope",
    "own view": "CREATE TEMP VIEW mine AS SELECT * FROM main.envelope",
    "own table": "CREATE TEMP TABLE mine AS SELECT * FROM envelope",
    "trigger": "CREATE TEMP TRIGGER t INSTEAD OF INSERT ON envelope BEGIN SELECT 1; END",
    "insert": "INSERT INTO main.envelope SELECT * FROM envelope",
    "update": "UPDATE main.envelope SET owner_key = 1",
    "delete": "DELETE FROM main.envelope",
    "delete through the view": "DELETE FROM envelope",
}


@pytest.mark.parametrize("attempt", AWAITED_READS)
@pytest.mark.parametrize("viewer", [EVA, CARLA, None])
def test_a_message_whose_body_is_still_to_come_shows_to_its_owner_alone(
    store: Store, viewer: UserKey | None, attempt: str
) -> None:
    with store.reader(viewer) as reader:
        answer = repr(reader.connection.exec_driver_sql(AWAITED_READS[attempt]).all())
    assert "bram" not in answer
    assert str(AWAITED + BRAM) not in answer
    if attempt == "plainly":
        assert answer.count("awaited") == (viewer is not None), "each sees their own, an administrator nothing more"
    if attempt == "count":
        assert answer == f"[({int(viewer is not None)},)]"


@pytest.mark.parametrize("attempt", AWAITED_REFUSED)
def test_going_round_to_messages_that_are_still_to_come_is_refused(store: Store, attempt: str) -> None:
    with pytest.raises(StoreFault), store.reader(EVA) as reader:
        reader.connection.exec_driver_sql(AWAITED_REFUSED[attempt]).all()


@pytest.mark.parametrize("attempt", READS)
def test_a_query_in_any_form_shows_nothing_hidden(store: Store, attempt: str) -> None:
    with store.reader(EVA) as reader:
        answer = repr(READS[attempt](reader.connection))
    assert not any(secret in answer for secret in SECRETS_OF_BRAM), answer


@pytest.mark.parametrize("attempt", REFUSED)
def test_going_round_the_views_is_refused(store: Store, attempt: str) -> None:
    with pytest.raises(StoreFault), store.reader(EVA) as reader:
        reader.connection.exec_driver_sql(REFUSED[attempt]).all()


def test_bulk_calls_cannot_write(store: Store) -> None:
    with pytest.raises(StoreFault), store.reader(EVA) as reader:
        _bulk(reader.connection)
    with pytest.raises(StoreFault), store.reader(EVA) as reader:
        reader.connection.execute(delete(message))


def test_the_bind_of_a_session_is_bound_to_the_same_viewer(store: Store) -> None:
    with store.reader(EVA) as reader, Session(bind=reader.connection) as session:
        found = set(session.get_bind().engine.connect().execute(select(message.c.key)).scalars())
    assert found == SEEN_BY[EVA]


def test_a_connection_of_the_pool_keeps_its_viewer(store: Store) -> None:
    for _turn in range(20):
        for viewer in (EVA, BRAM, CARLA):
            with store.reader(viewer) as reader:
                assert set(reader.connection.execute(select(message.c.key)).scalars()) == SEEN_BY[viewer]


def test_the_lock_stays_closed_after_another_connection_has_written(store: Store) -> None:
    search = text("SELECT message_key FROM message_fts WHERE matching MATCH 'common' ORDER BY message_key DESC")
    with store.reader(EVA) as reader:
        assert set(reader.connection.execute(search).scalars()) == SEEN_BY[EVA]
    with store.work(None) as work:
        work.connection.exec_driver_sql("INSERT INTO message_fts (message_fts) VALUES ('optimize')")
    with store.reader(EVA) as reader:
        assert set(reader.connection.execute(search).scalars()) == SEEN_BY[EVA]


def test_a_reader_that_was_opened_on_an_empty_store_can_search_later(tmp_path: Path) -> None:
    search = text("SELECT message_key FROM message_fts WHERE matching MATCH :words ORDER BY message_key DESC")
    store = new_store(tmp_path)
    with store.reader(EVA) as reader:
        assert reader.connection.execute(search, {"words": "common"}).all() == []
    other = store_with_secrets(tmp_path)
    with other.work(None) as work:  # enough for an index of several pages: only then FTS5 needs its own statements
        rows = [(1000 + n, " ".join(f"w{n * k % 9973}" for k in range(1, 30))) for n in range(6000)]
        work.connection.exec_driver_sql("INSERT INTO message_fts (rowid, body) VALUES (?, ?)", rows)
    for words in ("w5*", "common", "w17", "common NOT word999"):
        with store.reader(EVA) as reader:
            assert set(reader.connection.execute(search, {"words": words}).scalars()) <= SEEN_BY[EVA]
    other.close()
    store.close()


def test_the_hand_may_not_touch_what_it_does_not_see(store: Store) -> None:
    with store.work(EVA) as work:
        work.require_visible([MessageKey(EVAS), MessageKey(FILED)])
    for hidden in (BRAMS, FILED_SECRET, 999):
        with pytest.raises(NotVisible, match="There is no such message"), store.work(EVA) as work:
            work.require_visible([MessageKey(EVAS), MessageKey(hidden)])


def test_hidden_and_absent_answer_alike(store: Store) -> None:
    with store.reader(EVA) as reader:
        absent, hidden = (
            reader.connection.execute(select(message).where(message.c.key == key)).first() for key in (999, BRAMS)
        )
    assert absent == hidden


def test_an_error_in_the_check_shows_nothing(store: Store) -> None:
    with store.work(None) as work:
        work.connection.exec_driver_sql("ALTER TABLE audience RENAME TO gone")
    try:
        with store.reader(EVA) as reader:
            answer = reader.connection.execute(select(message.c.key)).all()
    except (StoreFault, OperationalError, DatabaseError):
        answer = []
    assert answer == []
