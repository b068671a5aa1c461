"""Runs a named pure function in a child process with limits of time, memory and output; the child is started anew.

    ours ── stdin: one JSON line {"work": "package.module:function", "shared": …, "items": […], limits} ──▶ child
         ◀── stdout: "ready", then one JSON line per item: {"value": …} or {"over": "memory" | "output"} ──

The function gets `shared` once and answers a function of one item: what is costly (compiling a template) is done once
for a thousand items. A child that goes over a limit ends and the next item gets a new one. Time is kept in the child
by faulthandler's own thread, which needs no interpreter lock and so ends a loop in C too, also when we died before;
a child that waits for work ends with its input, hence with us.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import IO, Any, Protocol

from carerix_desktop.host.memory_limit import MemoryLimit, memory_limit

HIDDEN_WORD = "limited"
"""The command with which this program starts itself as such a child."""

STARTING_S = 30.0
GRACE_S = 2.0
OVERS_AT_MOST = 10
SECOND_LOOK = 0.25
"""The share of its time that the second item gets when the first went over: is it the item, or the function?"""
LATE = 0.75
"""The child's clock may have begun before we came to read: an end after this share of the time was its doing."""
NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, Windows only


class Over(StrEnum):
    """Why an item has no value."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    FAILED = "failed"  # the child died of something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one item may take. Memory is on top of what Python itself needs (`host.memory_limit`)."""

    seconds: float = 2.0
    memory_octets: int = 200_000_000
    output_octets: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the function gave for one item: plain data, or the limit that it met."""

    value: Any = None
    over: Over | None = None


class Runner(Protocol):
    """What callers need of `Limited`."""

    def run(self, work: str, shared: object, items: Sequence[object]) -> list[Outcome]:
        """Call `work` for each item."""


def limited_command() -> list[str]:
    """How a child is started: this executable when frozen, else this Python with the package."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "carerix_desktop"]
    return [*start, HIDDEN_WORD]


class Limited:
    """One child at most, started at the first call; calls from several threads wait for each other.

    Args:
        limits: of each item.
        command: of the child; a test starts another.
    """

    def __init__(self, limits: Limits | None = None, command: Sequence[str] | None = None) -> None:
        self._limits = limits or Limits()
        self._command = list(command or limited_command())
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, work: str, shared: object, items: Sequence[object]) -> list[Outcome]:
        """Call `work` for each item, in order: all of them are one order to one child.

        An item that goes over a limit costs its own time only. Where the first two do, it is `shared` that is wrong,
        and the others get that answer untried; so do those after the tenth that goes over in one call.

        Args:
            work: "package.module:function"; a function of `shared` that answers a function of one item.
            shared: plain data (JSON).
            items: plain data each.
        """
        outcomes: list[Outcome] = []
        with self._lock:
            while len(outcomes) < len(items):
                left = items[len(outcomes) :]
                overs = sum(one.over is not None for one in outcomes)
                if overs == OVERS_AT_MOST or (overs == len(outcomes) >= 2):
                    outcomes += [outcomes[-1]] * len(left)
                elif overs == len(outcomes) == 1:
                    outcomes += self._attempt(work, shared, left[:1], self._limits.seconds * SECOND_LOOK)
                else:
                    outcomes += self._attempt(work, shared, left, self._limits.seconds)
        return outcomes

    def close(self) -> None:
        """End the child; safe to call twice. A later call starts a new one."""
        with self._lock:
            self._end()

    def _attempt(self, work: str, shared: object, items: Sequence[object], seconds: float) -> list[Outcome]:
        """Outcomes up to and including the first that went over a limit."""
        child = self._running()
        order = {"work": work, "shared": shared, "items": list(items), "seconds": seconds}
        order |= {"memory": self._limits.memory_octets, "output": self._limits.output_octets}
        assert child.stdin is not None
        writer = threading.Thread(target=_write, args=(child.stdin, order), name="limited-order", daemon=True)
        writer.start()
        outcomes: list[Outcome] = []
        while len(outcomes) < len(items):
            outcome = self._read_outcome(child, seconds)
            outcomes.append(outcome)
            if outcome.over is not None:
                self._end()
                break
        writer.join()
        return outcomes

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW if sys.platform == "win32" else 0,
                start_new_session=sys.platform != "win32",
            )
            _read_line(self._child, STARTING_S, 100)
        return self._child

    def _read_outcome(self, child: subprocess.Popen[bytes], seconds: float) -> Outcome:
        began = time.monotonic()
        line = _read_line(child, seconds + GRACE_S, self._limits.output_octets + 1000)
        if not line.endswith(b"\n"):
            late = time.monotonic() - began >= seconds * LATE
            return Outcome(over=Over.TIME if late else Over.FAILED)
        answer = json.loads(line)
        return Outcome(over=Over(answer["over"])) if "over" in answer else Outcome(value=answer["value"])

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was not yet written has no reader any more
                continue


def _write(pipe: IO[bytes], order: dict[str, object]) -> None:
    """In a thread of its own: a large order and large answers never wait for each other."""
    try:
        pipe.write(json.dumps(order).encode() + b"\n")
        pipe.flush()
    except (OSError, ValueError):  # the child ended meanwhile: its reader tells
        return


def _read_line(child: subprocess.Popen[bytes], seconds: float, octets: int) -> bytes:
    """A line of the child; less than a line where it ended, was too slow (it is killed) or wrote too much."""
    assert child.stdout is not None
    slow = threading.Timer(seconds, child.kill)
    slow.start()
    try:
        return child.stdout.readline(octets)
    finally:
        slow.cancel()
        slow.join()


def main() -> int:
    """The child: orders from standard input until its end."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    answers.write(b"ready\n")
    answers.flush()
    desk = _Desk(answers, memory_limit())
    for line in sys.stdin.buffer:
        if not desk.serve(json.loads(line)):
            return 0
    return 0


_Call = Callable[[object], object]


class _Desk:
    """What the child remembers between two orders: the function that the last `shared` gave."""

    def __init__(self, answers: IO[bytes], memory: MemoryLimit) -> None:
        self._answers = answers
        self._memory = memory
        self._known: tuple[object, object] | None = None
        self._call: _Call = str

    def serve(self, order: dict[str, Any]) -> bool:
        """Answer one order; False when a limit was met, after which this process is not to be trusted with another."""
        make = _load(order["work"])  # ours: neither its time nor its memory counts
        self._memory.hold(order["memory"])
        for item in order["items"]:
            faulthandler.dump_traceback_later(order["seconds"], exit=True, file=sys.stderr)
            try:
                answer = json.dumps({"value": self._call_of(make, order)(item)}).encode()
            except MemoryError:
                answer = b'{"over": "memory"}'
            finally:
                faulthandler.cancel_dump_traceback_later()
            if len(answer) > order["output"]:
                answer = b'{"over": "output"}'
            self._answers.write(answer + b"\n")
            self._answers.flush()
            if answer.startswith(b'{"over"'):
                return False
        return True

    def _call_of(self, make: Callable[[object], _Call], order: dict[str, Any]) -> _Call:
        if self._known != (order["work"], order["shared"]):
            self._call = make(order["shared"])
            self._known = (order["work"], order["shared"])
        return self._call


def _load(name: str) -> Callable[[object], _Call]:
    """The function of that name."""
    module, _colon, function = name.partition(":")
    found: Callable[[object], _Call] = getattr(import_module(module), function)
    return found
