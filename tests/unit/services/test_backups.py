"""Backups: consistent beside a synchronisation (R-25), put back whole or not at all, listed with their expiry."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from carerix_desktop.domain.errors import Busy, UserFault
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.backups import Backups, restore
from carerix_desktop.storage.tables_files import erasure, tombstone
from carerix_desktop.storage.tables_mail import agency, app_user
from tests.support.agency import Agency, mail

BATCH = 10


@pytest.fixture
def office(tmp_path: Path):
    made = Agency(tmp_path / "p")
    with made.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == "anna").values(role="administrator"))
    yield made
    made.close()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "p")


def _count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as raw:
        (number,) = raw.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)


def test_a_backup_beside_a_running_synchronisation_holds_whole_batches_only(office, profile):
    backups = Backups(profile, office.store)

    def synchronise() -> None:
        for batch in range(12):
            office.file(*(mail(f"m{batch}x{n}@x.nl", body="Dag " * 200) for n in range(BATCH)))

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(synchronise)
        made = [backups.make(office.users["anna"])]
        while not running.done() and len(made) < 20:
            made.append(backups.make(office.users["anna"]))
        running.result()
    made.append(backups.make(office.users["anna"]))
    for one in made:
        assert _count(one.path, "message") % BATCH == 0
        assert _count(one.path, "message") == _count(one.path, "message_raw") == _count(one.path, "message_copy")
        assert stat.S_IMODE(one.path.stat().st_mode) == 0o600
    assert _count(made[-1].path, "message") == 12 * BATCH
    assert len({one.name for one in made}) == len(made)


def test_what_is_put_back_is_what_was_there_and_what_was_there_meanwhile_is_kept(office, profile):
    office.file(mail("before@x.nl"))
    made = Backups(profile, office.store).make(office.users["anna"])
    office.file(mail("after@x.nl"))
    office.close()
    restored = restore(profile, made.name, profile.directory / "store.sqlite3")
    assert restored.kept is not None
    assert _count(restored.kept, "message") == 2
    with closing(sqlite3.connect(profile.directory / "store.sqlite3")) as raw:
        assert raw.execute("SELECT message_id FROM message").fetchall() == [("before@x.nl",)]
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("SELECT count(*) FROM message_fts('hallo')").fetchone() == (1,)


def test_a_backup_goes_back_on_an_empty_machine(office, profile, tmp_path):
    office.file(mail("one@x.nl"))
    made = Backups(profile, office.store).make(office.users["anna"])
    elsewhere = Profile(tmp_path / "elsewhere")
    restored = restore(elsewhere, str(made.path), elsewhere.database)
    assert restored.kept is None
    assert _count(elsewhere.database, "message") == 1
    assert stat.S_IMODE(elsewhere.database.stat().st_mode) == 0o600


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _torn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 * 3 : 8192 * 5] = b"\xff" * 8192 * 2
    path.write_bytes(content)


def _text(path: Path) -> None:
    path.write_text("no database at all")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")


def _something_else(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE shopping (what TEXT)")


@pytest.mark.parametrize("spoil", [_half, _torn, _text, _newer, _something_else])
def test_a_backup_that_is_not_whole_is_refused_in_one_sentence_and_nothing_changes(office, profile, spoil):
    office.file(mail("one@x.nl"))
    made = Backups(profile, office.store).make(office.users["anna"])
    office.close()
    spoil(made.path)
    before = {path.name: path.read_bytes() for path in profile.directory.rglob("*") if path.is_file()}
    with pytest.raises(UserFault, match=r"^[^\n]*othing was changed[^\n]*$|^[^\n]*nothing was changed\.$"):
        restore(profile, made.name, profile.directory / "store.sqlite3")
    after = {path.name: path.read_bytes() for path in profile.directory.rglob("*") if path.is_file()}
    assert {name: data for name, data in after.items() if not name.endswith(".lock")} == before


def test_nothing_is_put_back_under_an_open_window(office, profile):
    made = Backups(profile, office.store).make(office.users["anna"])
    with profile.lock("window"), pytest.raises(Busy):
        restore(profile, made.name, office.store.path)


def test_a_damaged_store_is_put_away_and_not_overwritten(office, profile):
    office.file(mail("one@x.nl"))
    made = Backups(profile, office.store).make(office.users["anna"])
    office.close()
    path = profile.directory / "store.sqlite3"
    path.write_bytes(b"this is no database " * 1000)
    restored = restore(profile, made.name, path)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"this is no database " * 1000
    assert _count(path, "message") == 1


def test_what_was_erased_since_the_backup_stays_barred(office, profile):
    made = Backups(profile, office.store).make(office.users["anna"])
    with office.store.work(None) as work:
        work.connection.execute(insert(tombstone).values(digest=b"x" * 32, sort="address", at=5))
        work.connection.execute(insert(erasure).values(at=5, made_by="anna", ref="K-1", report={}))
    office.close()
    restore(profile, made.name, office.store.path)
    assert _count(office.store.path, "tombstone") == _count(office.store.path, "erasure") == 1


def test_backups_are_listed_with_their_expiry_and_deleted_where_the_agency_says_so(office, profile):
    later = datetime.now(UTC) + timedelta(days=31)
    anna = office.users["anna"]
    made = Backups(profile, office.store).make(anna)
    assert made.expires_at == made.made_at + timedelta(days=30)
    backups = Backups(profile, office.store, lambda: later)
    assert backups.delete_expired() == 0
    assert [one.is_expired(later) for one in backups.find(anna)] == [True]
    with office.store.work(None) as work:
        work.connection.execute(insert(agency).values(name="backup_expiry", value="delete"))
    assert backups.delete_expired() == 1
    assert backups.find(anna) == ()


def test_only_an_administrator_sees_makes_and_deletes_backups(office, profile):
    backups = Backups(profile, office.store)
    bram = office.users["bram"]
    for ask in (lambda: backups.find(bram), lambda: backups.make(bram), lambda: backups.delete(bram, "x")):
        with pytest.raises(UserFault) as caught:
            ask()
        assert caught.value.code == "forbidden"


def test_a_half_written_backup_is_never_listed(office, profile):
    made = Backups(profile, office.store).make(office.users["anna"])
    shutil.copyfile(made.path, made.path.with_suffix(".part"))
    assert [one.name for one in Backups(profile, office.store).find(office.users["anna"])] == [made.name]
