"""The schema: made by migrations, upgraded after a backup, refused when newer (R-23); errors are one sentence."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, text

from carerix_desktop.domain.errors import StoreFault, UserFault
from carerix_desktop.storage import schema
from carerix_desktop.storage.engine import open_store
from carerix_desktop.storage.tables_mail import METADATA, agency
from carerix_desktop.storage.unit_of_work import Work
from tests.support.stores import FILED_SECRET, new_store, store_with_secrets


def _include(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith(("message_fts", "document_fts")))


def test_the_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _include, "target_metadata": METADATA})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_program_knows_every_revision_of_its_scripts() -> None:
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    known = tuple(script.revision for script in reversed(list(scripts.walk_revisions())))
    assert known == schema.REVISIONS
    assert scripts.get_current_head() == schema.HEAD


def test_opening_twice_keeps_what_is_there_and_the_file_is_private(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.work(None) as work:
        work.connection.execute(insert(agency).values(name="name", value="Noorderlicht"))
    store.close()
    store = new_store(tmp_path)
    with store.reader(None) as reader:
        assert reader.connection.execute(text("SELECT value FROM agency")).scalar() == "Noorderlicht"
    store.close()
    assert stat.S_IMODE((tmp_path / "store.sqlite3").stat().st_mode) == 0o600


def test_a_batch_of_mail_goes_into_the_search_index_in_one_piece(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    pieces = text("SELECT count(DISTINCT segid) FROM message_fts_idx")
    rows = [{"key": key, "body": " ".join(f"woord{key}x{n}" for n in range(100))} for key in range(1, 501)]
    with store.work(None) as work:
        before = work.connection.execute(pieces).scalar() or 0
        work.connection.execute(text("INSERT INTO message_fts (rowid, body) VALUES (:key, :body)"), rows)
    with store.work(None) as work:
        assert work.connection.execute(pieces).scalar() == before + 1
    store.close()


def _write_and_fail(work: Work) -> None:
    work.connection.execute(insert(agency).values(name="name", value="x"))
    raise ZeroDivisionError


def test_an_error_in_the_middle_of_a_unit_of_work_leaves_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with pytest.raises(ZeroDivisionError), store.work(None) as work:
        _write_and_fail(work)
    with store.reader(None) as reader:
        assert reader.connection.execute(text("SELECT value FROM agency")).first() is None
    store.close()


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "store.sqlite3"
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(StoreFault, match="newer version") as caught:
        new_store(tmp_path)
    assert caught.value.code == "newer_schema"
    assert not (tmp_path / "backups").exists()


def _store_of_revision(tmp_path: Path, revision: str) -> str:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    engine = create_engine(url)
    schema.upgrade(engine, revision)
    with engine.begin() as connection:
        connection.execute(insert(agency).values(name="name", value="old"))
        connection.execute(text("INSERT INTO message_fts (rowid, subject) VALUES (77, 'Uitnodiging')"))
    engine.dispose()
    return url


@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_an_older_database_is_upgraded_after_a_backup(tmp_path: Path, revision: str) -> None:
    url = _store_of_revision(tmp_path, revision)
    store = open_store(url, backup_dir=tmp_path / "backups")
    with store.work(None) as work:
        context = MigrationContext.configure(
            work.connection, opts={"include_name": _include, "target_metadata": METADATA}
        )
        assert compare_metadata(context, METADATA) == []
        assert work.connection.execute(text("SELECT value FROM agency")).scalar() == "old"
        assert work.connection.execute(text("SELECT rowid FROM message_fts('uitnodiging')")).scalar() == 77
        kept = work.connection.execute(text("SELECT v FROM message_fts_config WHERE k = 'hashsize'")).scalar()
        assert kept == 8 * 1024 * 1024
    store.close()
    (backup,) = (tmp_path / "backups").iterdir()
    with sqlite3.connect(backup) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
        assert raw.execute("SELECT value FROM agency").fetchone() == ("old",)
    raw.close()


@pytest.mark.parametrize(
    "content", [b"this is no database at all, only text" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_one_clear_sentence_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreFault) as caught:
        new_store(tmp_path)
    assert caught.value.code == "damaged_store"
    assert str(path) in caught.value.message
    assert path.read_bytes() == content


@pytest.mark.parametrize("url", ["postgresql+psycopg://h/db", "nonsense", "sqlite://"])
def test_a_store_that_this_version_cannot_open_is_refused_with_the_next_step(url: str) -> None:
    with pytest.raises(UserFault, match="sqlite:///PATH"):
        open_store(url)


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.work(None) as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    much = [{"name": str(number), "value": "x" * 5000} for number in range(2000)]
    with pytest.raises(StoreFault, match="is full") as caught, store.work(None) as work:
        work.connection.execute(insert(agency), much)
    assert caught.value.code == "disk_full"
    store.close()


def test_what_was_confidential_before_reasons_were_kept_gets_the_box_as_its_reason(tmp_path: Path) -> None:
    store = store_with_secrets(tmp_path)
    with store.work(None) as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '0017'"))
    store.close()
    store = new_store(tmp_path)
    with store.work(None) as work:
        rows = work.connection.execute(text("SELECT message_key, rule, evidence FROM confidential_reason")).all()
    assert [tuple(row) for row in rows] == [(FILED_SECRET, "box", "")]
    store.close()
