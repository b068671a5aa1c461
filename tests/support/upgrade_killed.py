"""Upgrades copies of an old store, killed at many points: `python -m tests.support.upgrade_killed DIR POINT …`.

DIR holds `old/store.sqlite3`. For each POINT the upgrade runs in a fork of this process, in `DIR/POINT`, and kills
itself there: `statement:N` (before the Nth statement of the migrations, or their commit), `backup` (the backup is
written and has no name yet) or `named` (it has, and nothing else happened). `whole` is not killed and prints how many
statements there were.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from carerix_desktop.storage import backups, schema
from carerix_desktop.storage.engine import open_store


def _die(*_arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def upgrade(directory: Path, point: str) -> int:
    """Open the store of a directory, and die where the point says; answers the number of statements."""
    what, _, number = point.partition(":")
    if what == "backup":
        vars(backups)["sync"] = _die
    if what == "named":
        vars(schema)["upgrade"] = _die
    seen = [0]

    def look(*_arguments: object) -> None:
        seen[0] += 1
        if what == "statement" and seen[0] == int(number):
            _die()

    event.listen(Engine, "before_cursor_execute", look)
    event.listen(Engine, "commit", look)
    try:
        open_store(f"sqlite:///{directory / 'store.sqlite3'}", backup_dir=directory / "backups").close()
    finally:
        event.remove(Engine, "before_cursor_execute", look)
        event.remove(Engine, "commit", look)
    return seen[0]


def main(root: Path, points: list[str]) -> None:
    """Each point in a fork of its own, which costs no start of a program."""
    for point in points:
        directory = root / point.replace(":", "-")
        shutil.copytree(root / "old", directory)
        if point == "whole":
            sys.stdout.write(f"{upgrade(directory, point)}\n")
            continue
        child = os.fork()
        if not child:
            upgrade(directory, point)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(f"{point}: not killed ({status})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
