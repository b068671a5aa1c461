"""Collects cyclic garbage in the window's thread alone.

Python collects in whichever thread happens to allocate. A cycle that holds widgets would then be destroyed by a worker
thread: QObject's destructor holds a lock of Qt's while it waits for the interpreter's, the window's thread holds the
interpreter's while it waits for Qt's, and the window stands still for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed, and with it the younger ones; call in Qt's thread."""
    due = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    if due:
        gc.collect(max(due))


class GarbageCollection(QObject):
    """Switches Python's own collection off, and looks in this thread instead, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(LOOK_MS)
