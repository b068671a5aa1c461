"""Notices what other processes write (the command line beside the window): by PRAGMA data_version, each second."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.event import MessagesChanged, OutboxChanged
from carerix_desktop.gui.bridge import Bridge

LOOK_MS = 1000
OWN_NEWS_S = 2.0


class OtherWriters(QObject):
    """Tells the bridge that something changed, unless the engine or the window has just said so itself.

    Signals:
        noticed: after the bridge was told; the engine may have something to do.
    """

    noticed = Signal()

    def __init__(self, data_version: Callable[[], int], bridge: Bridge) -> None:
        super().__init__(bridge)
        self._data_version, self._bridge = data_version, bridge
        self._known = data_version()
        self._due = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the store is about to be closed."""
        self._timer.stop()

    def look(self) -> None:
        """Compare; a change of our own making was told already."""
        try:
            now = self._data_version()
        except StoreFault:
            return
        if now != self._known:
            self._known, self._due = now, True
        if self._due and time.monotonic() - self._bridge.last_news > OWN_NEWS_S:
            self._due = False
            self._bridge.receive(MessagesChanged())
            self._bridge.receive(OutboxChanged())
            self.noticed.emit()
