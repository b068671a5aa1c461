"""The program in this process: as fast as a call, for tests of what a command says and does.

What a process is for (signals, locks, exit) is tested in processes of their own (`tests.support.command_line`).
"""

from __future__ import annotations

import io
import logging
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from carerix_desktop.app import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a command left behind."""

    status: int
    stdout: str
    stderr: str


def run_here(*words: str) -> Ended:
    """Run a command to its end; nothing of it stays in this process."""
    handlers, level = list(logging.root.handlers), logging.root.level
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            status = run(list(words))
        except SystemExit as usage:  # of argparse
            status = int(usage.code or 0)
    assert (logging.root.handlers, logging.root.level) == (handlers, level), "the command left its log open"
    return Ended(status=status, stdout=out.getvalue(), stderr=err.getvalue())
