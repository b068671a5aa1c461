"""A process that erases a person and kills itself at one point of it: `python -m tests.support.erase_killed DIR POINT`.

A point is `statement:N` (before the Nth statement that the store gets), `scrub:N` (after N steps of SQLite's
own machine while the file is written anew) or `count` (no kill; prints how many statements there are).
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from carerix_desktop.storage import scrubbing
from carerix_desktop.storage.opening import open_file
from tests.support.erased_person import again


def _die() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


def main(directory: Path, point: str) -> None:
    """Erase, and die where the point says."""
    scene = again(directory)
    what, _, number = point.partition(":")
    statements = count(1)
    seen = [0]

    def look(*_arguments: object) -> None:
        seen[0] = next(statements)
        if what == "statement" and seen[0] == int(number):
            _die()

    event.listen(Engine, "before_cursor_execute", look)
    event.listen(Engine, "commit", look)
    if what == "scrub":

        def opened(path: Path, key: bytes | None) -> sqlite3.Connection:
            connection = open_file(path, key)
            connection.set_progress_handler(_die, int(number))
            return connection

        vars(scrubbing)["open_file"] = opened
    scene.erase()
    scene.agency.store.close()
    sys.stdout.write(f"{seen[0]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
