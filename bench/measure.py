"""Timing of whole processes: wall and CPU seconds and peak memory, by the operating system's own accounting."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One run of one command."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    out: str


def _environment(further: dict[str, str] | None) -> dict[str, str]:
    """Programs run as they are installed: where an environment forbids bytecode, each start would compile all again."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | (further or {})


def timed(
    command: Sequence[str], *, feed: str = "", env: dict[str, str] | None = None, ok: tuple[int, ...] = (0,)
) -> Figure:
    """Run a command to its end.

    Raises:
        SystemExit: it is not there or failed; a missing peer fails the bench.
    """
    start = time.perf_counter()
    log = Path("build/bench/last-error.txt")
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        with log.open("wb") as errors:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=_environment(env)
            )
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing: run `make bench`, which installs the peers.")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(feed.encode())
    process.stdin.close()
    out = process.stdout.read().decode(errors="replace")
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    wall = time.perf_counter() - start
    if process.returncode not in ok:
        sys.exit(f"{' '.join(command[:3])} … ended with {process.returncode}: {log.read_text()[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Figure(wall_s=round(wall, 3), cpu_s=round(cpu, 3), peak_mb=round(usage.ru_maxrss / 1024, 1), out=out)
