"""Whatever this process looks at in the file, SQLite keeps its locks: the -wal stays while it is in use.

POSIX gives up all locks of a process on a file as soon as the process closes any descriptor of it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from carerix_desktop.storage.engine import Store, open_store
from carerix_desktop.storage.tables_mail import app_user
from tests.support.stores import store_with_secrets

LOOKS: dict[str, Callable[[Store], object]] = {
    "examined": lambda store: store.examine(1.0),
    "searched for traces": lambda store: store.find_traces(["nergens"], {}),
    "asked for its version": lambda store: store.data_version(),
}
OTHER = (
    "import sqlite3, sys\n"
    "other = sqlite3.connect(sys.argv[1])\n"
    "print(other.execute('SELECT count(*) FROM app_user').fetchone()[0])\n"
    "other.close()\n"
)


def other_program(path: Path) -> int:
    """Another program opens the file, reads, and ends; how many users it saw."""
    done = subprocess.run([sys.executable, "-c", OTHER, str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.parametrize("look", LOOKS)
def test_another_program_that_ends_takes_nothing_away(tmp_path: Path, look: str) -> None:
    store_with_secrets(tmp_path).close()
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    wal = tmp_path / "store.sqlite3-wal"
    try:
        with store.work(None) as work:
            work.connection.execute(app_user.insert().values(key=9, login="nine", name="Nine", role="recruiter"))
        LOOKS[look](store)
        before = wal.stat().st_ino
        assert other_program(store.path) == 4
        assert wal.stat().st_ino == before
        with store.work(None) as work:
            work.connection.execute(app_user.insert().values(key=10, login="ten", name="Ten", role="recruiter"))
            here = work.connection.execute(select(func.count()).select_from(app_user)).scalar_one()
        assert other_program(store.path) == here == 5
    finally:
        store.close()
