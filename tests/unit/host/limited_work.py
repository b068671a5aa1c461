"""Functions that a limited child runs, well and badly behaved."""

import os
import time
from collections.abc import Callable
from typing import Any


def double(shared: Any) -> Callable[[Any], Any]:
    return lambda item: item * 2 + shared


def process(_shared: object) -> Callable[[object], int]:
    return lambda _item: os.getpid()


def misbehave(_shared: object) -> Callable[[str], object]:
    return lambda item: _ACTS[item]()


def _spin() -> None:
    while True:
        pass


def _spin_in_c() -> int:
    return 3 ** (10**9)


def _hog() -> int:
    return len(bytearray(10**9))


def _break() -> None:
    raise RuntimeError("a defect of the work itself")


_ACTS = {
    "well": lambda: "well",
    "spin": _spin,
    "spin in C": _spin_in_c,
    "sleep": lambda: time.sleep(60),
    "hog": _hog,
    "chatter": lambda: "x" * 3_000_000,
    "break": _break,
    "die": lambda: os._exit(3),
}
