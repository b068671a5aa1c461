"""Tells when the machine has a network again, so that what failed without one is tried soon (RELIABILITY.md, R-05).

Qt asks the system for it; where the system does not say, the usual row of attempts goes on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtNetwork import QNetworkInformation


class NetworkWatch(QObject):
    """Calls `on_back` each time that the machine becomes reachable.

    Args:
        on_back: called in the window's thread.
        changed: tells the reachability; the system's where none is given.
        parent: its owner.
    """

    def __init__(
        self, on_back: Callable[[], None], parent: QObject | None = None, *, changed: SignalInstance | None = None
    ) -> None:
        super().__init__(parent)
        self._on_back = on_back
        signal = changed or _of_the_system()
        if signal is not None:
            signal.connect(self._changed)

    def _changed(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is QNetworkInformation.Reachability.Online:
            self._on_back()


def _of_the_system() -> SignalInstance | None:
    return QNetworkInformation.instance().reachabilityChanged if QNetworkInformation.loadDefaultBackend() else None
