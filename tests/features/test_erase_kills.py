"""kill -9 in the middle of an erasure leaves all of the person or nothing; going on leaves nothing (R-23, C-12)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from carerix_desktop.services.erasing import UNFOLD
from carerix_desktop.storage.traces import Traces, find_traces
from tests.support.erased_person import EVERYTHING, again, fill, open_scene

STATEMENT_CUTS, SCRUB_CUTS = 8, (50, 300, 1000)
NOWHERE = Traces({}, False)


def _erase(directory: Path, point: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.support.erase_killed", str(directory), point]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def _sound(scene) -> bool:
    with scene.agency.store.work(None) as work:
        broken = work.connection.execute(text("PRAGMA foreign_key_check")).all()
        return not broken and work.connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def _in_tables(path: Path) -> dict[str, int]:
    """Table → rows; the index's old pages hold what is deleted until the store is written anew."""
    found = find_traces(path, EVERYTHING, UNFOLD).rows
    return {table: number for table, number in found.items() if not table.endswith("_fts_data")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    directory = tmp_path_factory.mktemp("erase") / "p"
    scene = open_scene(directory)
    fill(scene)
    scene.agency.close()
    return directory


@pytest.fixture(scope="module")
def statements(filled, tmp_path_factory) -> int:
    whole = tmp_path_factory.mktemp("whole") / "p"
    shutil.copytree(filled, whole)
    done = _erase(whole, "count")
    assert done.returncode == 0, done.stderr
    assert find_traces(whole / "store.sqlite3", EVERYTHING, UNFOLD) == NOWHERE
    return int(done.stdout)


def _points(statements: int) -> Iterator[str]:
    for cut in range(1, STATEMENT_CUTS + 1):
        yield f"statement:{statements * cut // (STATEMENT_CUTS + 1)}"
    yield from (f"scrub:{number}" for number in SCRUB_CUTS)


def test_a_kill_at_any_point_leaves_the_person_whole_or_gone(filled, statements, tmp_path):
    before = _in_tables(filled / "store.sqlite3")
    old = new = 0
    for point in _points(statements):
        directory = tmp_path / point.replace(":", "-")
        shutil.copytree(filled, directory)
        assert _erase(directory, point).returncode == -9, point
        scene = again(directory)
        assert _sound(scene), point
        left = _in_tables(scene.path)
        if left:
            assert left == before, point
            old += 1
            scene.erase()
        else:
            new += 1
            assert scene.erasing.finish() == 1
        assert find_traces(scene.path, EVERYTHING, UNFOLD) == NOWHERE, point
        scene.agency.store.close()
    assert old >= STATEMENT_CUTS // 2
    assert new >= len(SCRUB_CUTS)
