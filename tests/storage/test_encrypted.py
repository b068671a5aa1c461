"""An encrypted store: the same to all above it, unreadable without its key; old or new after any kill (ADR 20)."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import select, text

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage import converting
from carerix_desktop.storage.backups import check_backup, make_backup
from carerix_desktop.storage.engine import Look, Store, open_store
from carerix_desktop.storage.opening import MAGIC, is_encrypted, open_file, open_still
from carerix_desktop.storage.restoring import restore
from carerix_desktop.storage.schema import HEAD, REVISIONS
from carerix_desktop.storage.tables_mail import message
from carerix_desktop.storage.traces import NOTHING
from tests.support.agency import Agency, Sent, mail
from tests.support.convert_killed import KEY, STEPS

ANNA, BRAM = UserKey(1), UserKey(2)
OTHER_KEY = bytes(32)
SECRET = "zilvervloot"


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`plain/store.sqlite3` and the same, `sealed/store.sqlite3`."""
    root = tmp_path_factory.mktemp("stores")
    made = Agency(root / "plain")
    made.file(*(mail(f"m{number}@x.nl", subject=f"{SECRET} {number}", body="Dag. " * 50) for number in range(40)))
    made.file(Sent(mail("bram@x.nl", to="bram@bureau.nl", subject="Voor Bram"), "bram/inbox"))
    made.close()
    shutil.copytree(root / "plain", root / "sealed")
    converting.replace(root / "sealed" / "store.sqlite3", None, KEY)
    return root


@pytest.fixture
def sealed(stores: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(stores / "sealed" / "store.sqlite3", tmp_path / "store.sqlite3"))


@pytest.fixture
def plain(stores: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(stores / "plain" / "store.sqlite3", tmp_path / "plain.sqlite3"))


def _open(path: Path, key: bytes | None = KEY) -> Store:
    return open_store(f"sqlite:///{path}", backup_dir=path.parent / "backups", look=Look(examine_s=10.0), key=key)


def _found(path: Path, key: bytes | None) -> tuple[int, int]:
    """How many messages and hits of a search there are in a file."""
    with closing(open_still(path, key if is_encrypted(path) else None)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (number,) = raw.execute("SELECT count(*) FROM message").fetchone()
        (hits,) = raw.execute("SELECT count(*) FROM message_fts(?)", (SECRET,)).fetchone()
    return int(number), int(hits)


def test_nothing_of_the_mail_stands_in_the_file(sealed: Path, plain: Path) -> None:
    assert SECRET.encode() in plain.read_bytes()
    content = sealed.read_bytes()
    assert content[:16] != MAGIC
    assert SECRET.encode() not in content
    assert b"CREATE TABLE" not in content
    assert len(content) < 1.2 * plain.stat().st_size


def test_each_viewer_sees_what_is_theirs_and_the_guard_holds(sealed: Path) -> None:
    store = _open(sealed)
    with store.reader(ANNA) as reader:
        assert len(reader.connection.execute(select(message)).all()) == 40
        query = text("SELECT message_key FROM message_fts WHERE matching MATCH :word")
        assert len(reader.connection.execute(query, {"word": SECRET}).all()) == 40
    with store.reader(BRAM) as reader:
        assert reader.connection.execute(select(message.c.subject)).scalars().all() == ["Voor Bram"]
    for words in ("SELECT * FROM main.message", "PRAGMA key = 'x'", "SELECT sqlcipher_export('temp')"):
        with pytest.raises(StoreFault), store.reader(BRAM) as reader:
            reader.connection.execute(text(words)).all()
    assert store.damage is None
    store.close()


def test_with_no_key_or_another_one_it_is_one_sentence_and_stays(sealed: Path) -> None:
    before = sealed.read_bytes()
    with pytest.raises(StoreFault, match="recovery key") as caught:
        _open(sealed, OTHER_KEY)
    assert caught.value.code == "wrong_key"
    with pytest.raises(StoreFault):
        _open(sealed, None)
    assert sealed.read_bytes() == before


def test_a_changed_octet_anywhere_in_an_encrypted_page_is_noticed_when_it_is_read(sealed: Path) -> None:
    content = bytearray(sealed.read_bytes())
    for page in range(1, len(content) // 8192):
        content[page * 8192 + 4000] ^= 1
    sealed.write_bytes(content)
    with pytest.raises(StoreFault) as caught:
        _open(sealed)
    assert caught.value.code == "damaged_store"
    assert sealed.read_bytes() == content


def test_its_backups_are_encrypted_with_the_same_key_and_go_back(sealed: Path, tmp_path: Path) -> None:
    made = make_backup(sealed, tmp_path / "backups", HEAD, "hand", key=KEY)
    assert is_encrypted(made)
    assert SECRET.encode() not in made.read_bytes()
    assert check_backup(made, REVISIONS, KEY) == HEAD
    store = _open(sealed)
    with store.work(None) as work:
        work.connection.execute(text("DELETE FROM message_copy"))
    store.close()
    kept = restore(made, sealed, tmp_path / "backups", KEY)
    assert is_encrypted(sealed)
    assert _found(sealed, KEY) == (41, 40)
    assert kept is not None
    assert is_encrypted(kept)


@pytest.mark.parametrize("whole", [False, True])
def test_a_plain_backup_goes_into_an_encrypted_store_and_the_other_way_round(
    sealed: Path, plain: Path, tmp_path: Path, whole: bool
) -> None:
    store, backup = (sealed, plain) if whole else (plain, sealed)
    restore(backup, store, tmp_path / "backups", KEY)
    assert is_encrypted(store) == whole
    assert _found(store, KEY) == (41, 40)


def test_erasing_cleans_and_proves_an_encrypted_store_too(sealed: Path) -> None:
    store = _open(sealed)
    assert store.find_traces([SECRET], NOTHING).rows["message"] == 40
    assert store.scrub()
    assert store.find_traces(["nooitgezien"], NOTHING).rows == {}
    assert store.data_version() > 0
    store.close()
    assert _found(sealed, KEY) == (41, 40)


def test_a_store_that_somebody_has_open_is_not_replaced(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carerix_desktop.storage.opening.BUSY_TIMEOUT_S", 0.1)
    store = _open(plain)
    with store.work(None), pytest.raises(StoreFault) as caught:
        converting.replace(plain, None, KEY)
    assert caught.value.code == "locked"
    store.close()
    assert not is_encrypted(plain)
    assert _found(plain, None) == (41, 40)


def test_a_copy_that_does_not_come_out_whole_is_thrown_away(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = converting.convert

    def lossy(source: Path, target: Path, key: bytes | None, new_key: bytes | None) -> None:
        real(source, target, key, new_key)
        with closing(open_file(target, new_key)) as raw:
            raw.execute("DELETE FROM message_copy WHERE key IN (SELECT key FROM message_copy LIMIT 1)")

    monkeypatch.setattr(converting, "convert", lossy)
    with pytest.raises(StoreFault) as caught:
        converting.replace(plain, None, KEY)
    assert caught.value.code == "not_converted"
    assert _found(plain, None) == (41, 40)
    assert [one.name for one in plain.parent.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("act", ["fsync", "replace"])
def test_a_full_disk_or_a_folder_that_refuses_leaves_the_store_as_it_is(
    plain: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    trouble = OSError(errno.ENOSPC if act == "fsync" else errno.EACCES, "refused")
    monkeypatch.setattr(os, act, Mock(side_effect=trouble))
    with pytest.raises(StoreFault) as caught:
        converting.replace(plain, None, KEY)
    monkeypatch.undo()
    assert caught.value.code == ("disk_full" if act == "fsync" else "cannot_open")
    converting.clean_up(plain)
    assert [one.name for one in plain.parent.iterdir() if one.name.startswith(".")] == []
    assert _found(plain, None) == (41, 40)


@pytest.mark.parametrize("begin", ["plain", "sealed"])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one_whole(stores: Path, tmp_path: Path, begin: str) -> None:
    shutil.copytree(stores / begin, tmp_path / begin)
    steps = [step for step in STEPS if begin == "plain" or step != "_fit_index"]
    points = [*steps, "export:20", "export:100"]
    command = [sys.executable, "-m", "tests.support.convert_killed", str(tmp_path), begin, *points]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    changed = []
    for point in points:
        path = tmp_path / f"{begin}-{point.replace(':', '-')}" / "store.sqlite3"
        converting.clean_up(path)
        assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == [], point
        assert _found(path, KEY) == (41, 40), point
        if is_encrypted(path) == (begin == "plain"):
            changed.append(point)
    assert changed == ["_sync_folder", "wipe", "forget"]
