"""kill -9 while a draft is written: what `save` answered is there, with cursor and files, nothing doubled (R-15)."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.services.drafting import Drafting
from tests.house.tree import ROOT
from tests.support.agency import Agency
from tests.support.draft_writer import content_of, files_of

SEED = 20261127
KILLS, KILLS_IN_CI = 200, 20
LONGEST_S = 0.15


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


def _write_and_kill(agency: Agency, viewer: UserKey, after_s: float) -> int:
    """Let the writer work for a moment, kill it, and answer the last version that it said is safe."""
    command = [sys.executable, "-m", "tests.support.draft_writer", f"sqlite:///{agency.store.path}", str(viewer)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    lines = [writer.stdout.readline()]  # it has begun
    time.sleep(after_s)
    writer.kill()
    lines += writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    whole = [line.split() for line in lines if len(line.split()) == 2]
    return int(whole[-1][1])


def _check(agency: Agency, viewer: UserKey, said: int, where: str) -> int:
    """What is there is what was said, or the version that was being committed; answers which."""
    drafting = Drafting(agency.store)
    (draft,) = drafting.find_open(viewer)
    assert said <= draft.version <= said + 1, where
    assert draft.content == content_of(draft, draft.version), where
    assert draft.files == files_of(draft.version), where
    for file in draft.files:
        assert sha256(drafting.file_data(viewer, draft.key, file.sha256)).digest() == file.sha256, where
    return draft.version


def _kill_often(agency: Agency, kills: int) -> None:
    rng = random.Random(SEED)
    viewer = agency.users["anna"]
    last = 0
    for number in range(kills):
        said = _write_and_kill(agency, viewer, rng.uniform(0, LONGEST_S))
        there = _check(agency, viewer, said, f"kill {number}, seed {SEED}")
        assert there > last
        last = there
    with sqlite3.connect(agency.store.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert agency.count("draft") == 1
    assert agency.count("draft_file") == 2


def test_a_draft_survives_twenty_kills(agency: Agency) -> None:
    _kill_often(agency, KILLS_IN_CI)


@pytest.mark.soak
def test_a_draft_survives_two_hundred_kills(agency: Agency) -> None:
    _kill_often(agency, KILLS)


def test_what_save_answered_was_synced_to_the_disk_before(agency: Agency) -> None:
    with agency.store.work(agency.users["anna"]) as work:
        assert work.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert (
            work.connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        )  # FULL: the log is synced at a commit
