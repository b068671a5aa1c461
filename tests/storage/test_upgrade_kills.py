"""kill -9 at any point of an upgrade leaves the old database or the new one, and a whole backup before it (R-23)."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from carerix_desktop.storage import schema
from carerix_desktop.storage.backups import check_backup, find_backups
from carerix_desktop.storage.engine import open_store
from carerix_desktop.storage.raw import pack_alone

SEED = 20261127
FEW = ("0001", "0008", schema.REVISIONS[-2])
LETTER = b"From: jan@example.nl\r\nTo: anna@bureau.nl\r\nSubject: Hallo\r\nMessage-ID: <m@x>\r\n\r\nDag.\r\n"
Content = dict[str, list[tuple[object, ...]]]


def _value(name: str, kind: str, number: int) -> object:
    """Something for a column: keys agree between tables, what is unique differs."""
    kind = kind.upper()
    if "JSON" in kind:
        return "{}" if name in ("extra", "report", "fields") else "[]"
    if "BOOL" in kind:
        return 0
    if "BLOB" in kind or "BINARY" in kind:
        return pack_alone(LETTER) if name in ("data", "content") else f"{name}{number}".encode()
    return number if "INT" in kind else {"kind": "candidate", "codec": "zstd"}.get(name, f"{name}{number}")


def _fill(raw: sqlite3.Connection) -> None:
    """Two rows in every table that there is."""
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in names:
        if table == "alembic_version" or "_fts" in table or table.startswith("sqlite_"):
            continue
        columns = [(name, kind) for _, name, kind, *_ in raw.execute(f'PRAGMA table_info("{table}")')]
        places = ", ".join("?" * len(columns))
        for number in (101, 102):
            values = [_value(name, kind, number) for name, kind in columns]
            raw.execute(f'INSERT INTO "{table}" VALUES ({places})', values)
    raw.execute("INSERT INTO message_fts (rowid, subject) VALUES (77, 'Uitnodiging')")


def _old_store(directory: Path, revision: str) -> None:
    directory.mkdir(parents=True)
    path = directory / "store.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    schema.upgrade(engine, revision)
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw, raw:
        _fill(raw)


def _content(path: Path) -> Content:
    """The schema and every row, but for the index's own pages."""
    with closing(sqlite3.connect(path)) as raw:
        found: Content = {"": sorted(raw.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))}
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'"
        for (name,) in raw.execute(query).fetchall():
            found[name] = sorted(raw.execute(f'SELECT * FROM "{name}"'), key=repr)
        found["found"] = raw.execute("SELECT rowid FROM message_fts('uitnodiging')").fetchall()
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return found


def _run(root: Path, *points: str) -> str:
    command = [sys.executable, "-m", "tests.support.upgrade_killed", str(root), *points]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _cuts(statements: int, number: int) -> Iterator[str]:
    chance = random.Random(SEED)
    places = sorted(chance.sample(range(1, statements + 1), min(number, statements)))
    yield from (f"statement:{place}" for place in places)
    yield from ("backup", "named")


def _old_or_new(root: Path, revision: str, number: int) -> tuple[int, int]:
    """How often the old one was there after a kill, and how often the new one; anything else fails."""
    _old_store(root / "old", revision)
    statements = int(_run(root, "whole"))
    old, new = _content(root / "old" / "store.sqlite3"), _content(root / "whole" / "store.sqlite3")
    assert old["alembic_version"] != new["alembic_version"]
    cuts = list(_cuts(statements, number))
    _run(root, *cuts)
    seen = [0, 0]
    for cut in cuts:
        directory = root / cut.replace(":", "-")
        found = _content(directory / "store.sqlite3")
        assert found in (old, new), cut
        seen[found == new] += 1
        _whole_backup_or_none(directory, revision, old, cut)
        open_store(f"sqlite:///{directory / 'store.sqlite3'}", backup_dir=directory / "backups").close()
        assert _content(directory / "store.sqlite3") == new, cut
    return seen[0], seen[1]


def _whole_backup_or_none(directory: Path, revision: str, old: Content, cut: str) -> None:
    """Before anything is changed there is a backup; one that was not finished is none."""
    backups = find_backups(directory / "backups") if (directory / "backups").exists() else []
    if cut == "backup":
        assert backups == []
    for backup in backups:
        assert check_backup(backup.path, schema.REVISIONS) == revision
        assert _content(backup.path) == old
    if cut == "named":
        assert len(backups) == 1


@pytest.mark.parametrize("revision", FEW)
def test_a_kill_during_an_upgrade_leaves_the_old_store_or_the_new_one(tmp_path: Path, revision: str) -> None:
    old, _new = _old_or_new(tmp_path, revision, 6)
    assert old >= 6


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_kills_at_many_points_of_each_upgrade_leave_the_old_store_or_the_new_one(tmp_path: Path, revision: str) -> None:
    old, _new = _old_or_new(tmp_path, revision, 60)
    assert old >= 20
