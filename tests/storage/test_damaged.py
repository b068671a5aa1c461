"""A damaged database is noticed, read as far as possible, and never written (R-24)."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage import opening
from carerix_desktop.storage.condition import find_damage
from carerix_desktop.storage.engine import Look, open_store
from carerix_desktop.storage.tables_mail import agency, app_user, message
from tests.support.agency import Agency, mail

CLOSELY = Look(examine_s=30.0, alone=True)
TO_READ = Look(examine_s=30.0, alone=True, read_damaged=True)
PAGE = 8192
SEED = 20261127
ANNA, BRAM = UserKey(1), UserKey(2)


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A store with 60 messages, closed."""
    made = Agency(tmp_path_factory.mktemp("sound") / "p")
    made.file(*(mail(f"m{number}@x.nl", subject=f"Vacature {number}", body="Dag Anna. " * 90) for number in range(60)))
    made.close()
    return made.store.path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "store.sqlite3"
    shutil.copyfile(sound, copy)
    return copy


def _pages_of(path: Path, table: str) -> list[int]:
    """Pages of a table's tree, by its root: the root itself and what an inner page names."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    content = path.read_bytes()
    page = content[(root - 1) * PAGE : root * PAGE]
    if page[0] != 5:
        return [root]
    cells = [int.from_bytes(page[at : at + 2], "big") for at in range(12, 12 + 2 * int.from_bytes(page[3:5], "big"), 2)]
    return [root, *(int.from_bytes(page[cell : cell + 4], "big") for cell in cells)]


def _spoil_page(path: Path, page: int, chance: random.Random) -> None:
    """Flip bits in the head of a page, where its cells are told."""
    content = bytearray(path.read_bytes())
    for place in range(8):
        content[(page - 1) * PAGE + place] ^= chance.randrange(1, 256)
    path.write_bytes(content)


def _in_a_page_of_messages(path: Path) -> None:
    chance = random.Random(SEED)
    _spoil_page(path, chance.choice(_pages_of(path, "message")[1:]), chance)


def _in_the_index(path: Path) -> None:
    _spoil_page(path, _pages_of(path, "message_fts_data")[0], random.Random(SEED))


def _cut_off(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size * 9 // 10 // PAGE * PAGE)


def _in_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    chance = random.Random(SEED)
    for _ in range(40):
        content[chance.randrange(100, 160)] ^= chance.randrange(1, 256)
    path.write_bytes(content)


def _in_the_header(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3] ^= 0x40
    path.write_bytes(content)


def _a_text(path: Path) -> None:
    path.write_text("Beste Anna, dit is geen database.\n" * 300)


def _half_a_backup(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 1234])


def _empty_beside_a_log(path: Path) -> None:
    path.write_bytes(b"")
    path.with_name(f"{path.name}-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\x01" * 9000)


READABLE = (_in_a_page_of_messages, _in_the_index, _cut_off)
UNREADABLE = (_in_the_header, _a_text, _empty_beside_a_log)


def _digests(path: Path) -> dict[str, str]:
    """Of the file and of its -wal; SQLite's -shm may come and go."""
    return {
        one.name: sha256(one.read_bytes()).hexdigest()
        for one in path.parent.iterdir()
        if one.is_file() and not one.name.endswith("-shm") and one.stat().st_size
    }


@pytest.mark.parametrize("spoil", [*READABLE, *UNREADABLE, _in_the_first_page, _half_a_backup])
def test_damage_is_noticed_at_the_start_and_nothing_is_changed(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    before = _digests(path)
    with pytest.raises(StoreFault) as caught:
        open_store(f"sqlite:///{path}", look=CLOSELY)
    assert caught.value.code == "damaged_store"
    assert "\n" not in caught.value.message
    assert str(path) in caught.value.message
    assert _digests(path) == before


@pytest.mark.parametrize("spoil", READABLE)
def test_what_can_be_read_is_read_and_nothing_is_written(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    before = _digests(path)
    store = open_store(f"sqlite:///{path}", look=TO_READ)
    assert store.damage is not None
    with store.reader(None) as reader:
        assert len(reader.connection.execute(select(app_user)).all()) == 2
    with pytest.raises(StoreFault) as caught, store.work(None):
        pytest.fail("a unit of work on a damaged store")
    assert caught.value.code == "damaged_store"
    with pytest.raises(StoreFault), store.archivist().batch():
        pytest.fail("a batch on a damaged store")
    with pytest.raises(StoreFault):
        store.scrub()
    store.data_version()
    store.close()
    assert _digests(path) == before


@pytest.mark.parametrize("spoil", UNREADABLE)
def test_what_cannot_be_opened_at_all_is_a_fault_also_for_reading(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    before = _digests(path)
    with pytest.raises(StoreFault) as caught:
        open_store(f"sqlite:///{path}", look=TO_READ)
    assert caught.value.code == "damaged_store"
    assert _digests(path) == before


def test_a_store_whose_index_is_damaged_still_shows_its_messages(path: Path) -> None:
    _in_the_index(path)
    store = open_store(f"sqlite:///{path}", look=TO_READ)
    with store.reader(ANNA) as reader:
        assert len(reader.connection.execute(select(message.c.key)).all()) == 60
        with pytest.raises(StoreFault), store.reader(ANNA) as again:
            again.connection.execute(text("SELECT message_key FROM message_fts WHERE matching MATCH 'vacature'")).all()
    store.close()


def test_damage_that_a_query_meets_stops_all_writing_and_the_log_stays_out_of_the_file(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    with store.work(None) as work:
        work.connection.execute(insert(agency).values(name="name", value="Noorderlicht"))
    with store.reader(ANNA) as reader:
        reader.connection.exec_driver_sql("SELECT 1")
    with closing(sqlite3.connect(path)) as beside:  # keeps the -wal where it is while the file is spoiled
        beside.execute("SELECT count(*) FROM agency").fetchone()
        _in_a_page_of_messages(path)
        before = _digests(path)
        assert store.damage is None
        with pytest.raises(StoreFault) as caught, store.reader(BRAM) as reader:
            reader.connection.execute(select(message)).all()
        assert caught.value.code == "damaged_store"
        assert store.damage is not None
        with pytest.raises(StoreFault), store.work(None):
            pytest.fail("a unit of work on a damaged store")
        store.data_version()
        store.close()
        assert _digests(path) == before


def _write_and_die(path: Path, rows: int) -> None:
    """A process that commits some times and ends without closing, as kill -9 ends one."""
    script = (
        "import os, sys\n"
        "from sqlalchemy import insert\n"
        "from carerix_desktop.storage.engine import open_store\n"
        "from carerix_desktop.storage.tables_mail import agency\n"
        "store = open_store('sqlite:///' + sys.argv[1])\n"
        "for number in range(int(sys.argv[2])):\n"
        "    with store.work(None) as work:\n"
        "        work.connection.execute(insert(agency).values(name=f'n{number}', value='x' * 3000))\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path), str(rows)], check=True, timeout=120)


def _kept(path: Path) -> int:
    store = open_store(f"sqlite:///{path}", look=CLOSELY)
    with store.reader(None) as reader:
        number = reader.connection.execute(text("SELECT count(*) FROM agency WHERE name LIKE 'n%'")).scalar_one()
    store.close()
    return int(number)


@pytest.fixture
def cut_short(path: Path) -> Path:
    _write_and_die(path, 12)
    assert path.with_name(f"{path.name}-wal").stat().st_size > PAGE
    return path


def test_after_a_kill_the_log_is_taken_in_as_ever(cut_short: Path) -> None:
    assert _kept(cut_short) == 12


def test_an_unfinished_transaction_at_the_end_of_the_log_is_no_damage(cut_short: Path) -> None:
    wal = cut_short.with_name(f"{cut_short.name}-wal")
    wal.write_bytes(wal.read_bytes()[: -PAGE // 2])
    assert _kept(cut_short) == 11


def test_a_log_that_was_changed_in_its_middle_is_damage_and_stays(cut_short: Path) -> None:
    wal = cut_short.with_name(f"{cut_short.name}-wal")
    content = bytearray(wal.read_bytes())
    content[len(content) // 3] ^= 0x10
    wal.write_bytes(content)
    before = _digests(cut_short)
    with pytest.raises(StoreFault) as caught:
        open_store(f"sqlite:///{cut_short}", look=CLOSELY)
    assert caught.value.code == "damaged_store"
    store = open_store(f"sqlite:///{cut_short}", look=TO_READ)
    store.close()
    assert _digests(cut_short) == before


def test_a_new_empty_file_is_a_store_to_come(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.touch()
    store = open_store(f"sqlite:///{path}", look=CLOSELY)
    assert store.damage is None
    store.close()


def test_a_directory_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.mkdir()
    with pytest.raises(StoreFault, match="cannot be opened") as caught:
        open_store(f"sqlite:///{path}", look=CLOSELY)
    assert caught.value.code == "cannot_open"
    assert list(path.iterdir()) == []


def test_a_lock_that_another_program_holds_is_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_S", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("INSERT INTO agency VALUES ('x', 'y')")
        with pytest.raises(StoreFault, match="in use by another program") as caught:
            open_store(f"sqlite:///{path}", look=CLOSELY)
        other.execute("ROLLBACK")
    assert caught.value.code == "locked"


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o000, 0o755), (0o600, 0o500)])
def test_a_file_or_folder_without_rights_is_one_sentence_and_stays(sound: Path, of_file: int, of_folder: int) -> None:
    directory = Path(shutil.copytree(sound.parent, f"/tmp/no-rights-{os.getpid()}"))
    path = directory / "store.sqlite3"
    try:
        if os.geteuid() == 0:
            os.chown(directory, 65534, -1)
            os.chown(path, 65534, -1)
        path.chmod(of_file)
        directory.chmod(of_folder)
        script = (
            "import os, sys\n"
            "from carerix_desktop.domain.errors import StoreFault\n"
            "from carerix_desktop.storage.engine import open_store\n"
            "os.geteuid() or os.setuid(65534)\n"  # root is refused nothing
            "try:\n    open_store('sqlite:///' + sys.argv[1])\n"
            "except StoreFault as fault:\n    print(fault.code, fault.message)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert done.stdout.partition(" ")[0] == ("store_read_only" if of_file else "cannot_open")
        assert done.stdout.count("\n") == 1
    finally:
        directory.chmod(0o700)
        path.chmod(0o600)
        assert sha256(path.read_bytes()).digest() == sha256(sound.read_bytes()).digest()
        shutil.rmtree(directory)


def test_looking_a_sound_file_over_finds_nothing_and_leaves_it_as_it_is(path: Path) -> None:
    before = _digests(path)
    assert find_damage(path, 30.0, alone=True) is None
    assert _digests(path) == before
