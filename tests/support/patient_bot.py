"""pytest-qt's robot, with the patience that a busy machine needs.

How long a test waits before it fails says nothing about the program: a wait ends as soon as its condition holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_MS = 20_000


class PatientBot(QtBot):
    """Waits longer than pytest-qt's five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until the callback answers True, or raises no AssertionError; fail after `timeout` milliseconds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **wishes: Any) -> Any:
        """Wait until the signal is emitted; fail after `timeout` milliseconds."""
        return super().waitSignal(signal, timeout=timeout, **wishes)
