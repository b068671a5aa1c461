"""Encrypts or decrypts copies of a store, killed at a step: `python -m tests.support.convert_killed DIR FROM POINT`.

DIR holds `FROM/store.sqlite3`, FROM being `plain` or `sealed`. A POINT is the name of a step before which the process
kills itself, or `export:N` (after N steps of SQLite's machine while the copy is made). Each runs in a fork of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from carerix_desktop.storage import converting

KEY = bytes(range(32))
STEPS = ("_fold_log", "convert", "_fit_index", "_compare", "link", "replace", "_sync_folder", "wipe", "forget")


def _die(*_arguments: object, **_more: object) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


def _arm(point: str, old: Path) -> None:
    """Have the process die at a point."""
    what, _, number = point.partition(":")
    if what == "export":
        plain = converting._open

        def opened(source: Path, key: bytes | None) -> sqlite3.Connection:
            raw = plain(source, key)
            raw.set_progress_handler(_die, int(number))
            return raw

        vars(converting)["_open"] = opened
    elif what in ("link", "replace"):
        vars(os)[what] = _die
    elif what in ("wipe", "forget"):
        fsync, seen = os.fsync, [0]

        def synced(handle: int) -> None:
            fsync(handle)
            if old.exists() and not old.samefile(old.with_name("store.sqlite3")):
                seen[0] += 1
                if what == "wipe" or seen[0] == 2:
                    _die()

        vars(os)["fsync"] = synced
    else:
        vars(converting)[what] = _die


def main(root: Path, begin: str, points: list[str]) -> None:
    """Each point in a fork of its own."""
    for point in points:
        directory = root / f"{begin}-{point.replace(':', '-')}"
        shutil.copytree(root / begin, directory)
        database = directory / "store.sqlite3"
        child = os.fork()
        if not child:
            _arm(point, directory / ".store.sqlite3.replaced")
            converting.replace(database, *((None, KEY) if begin == "plain" else (KEY, None)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(f"{point}: not killed ({status})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
