"""Widgets that are garbage die in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.garbage import GarbageCollection


class Knot(QObject):
    """An object that only the collector can find, and that says where it died."""

    died: list[bool]

    def __init__(self, died: list[bool], home: QThread) -> None:
        super().__init__()
        self.itself, self.died, self.home = self, died, home

    def __del__(self) -> None:
        self.died.append(QThread.currentThread() is self.home)


def allocate() -> list[list[int]]:
    """More than it takes to have the collector look."""
    return [[number] for number in range(gc.get_threshold()[0] * 3)]


def test_a_cycle_of_widgets_is_never_collected_by_another_thread(qtbot: QtBot) -> None:
    died: list[bool] = []
    gc.enable()
    owner = QObject()
    garbage = GarbageCollection(owner)
    assert not gc.isenabled()
    gc.collect()
    Knot(died, QThread.currentThread())
    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert died == []
    kept = allocate()
    qtbot.waitUntil(lambda: died == [True])
    assert kept
    assert garbage.parent() is owner
