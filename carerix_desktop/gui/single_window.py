"""One window per profile: a second start is refused, and the window that is open comes to the front."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

WAIT_MS = 500


def _name(profile: str) -> str:
    return f"carerix-desktop-{profile}"


def raise_the_other(profile: str) -> bool:
    """Ask the window that is open on a profile to come to the front; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(profile))
    answered = socket.waitForConnected(WAIT_MS)
    socket.abort()
    return answered


def bring_forward(window: QWidget) -> None:
    """Show a window over the others, with the keyboard."""
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class SingleWindow(QObject):
    """Listens for a second start; whoever connects says nothing and is told nothing."""

    def __init__(self, profile: str, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(profile))  # left over from a crash: the lock says that nobody else is here
        self._server.listen(_name(profile))
        self._server.newConnection.connect(self._come_forward)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _come_forward(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        bring_forward(self._window)
