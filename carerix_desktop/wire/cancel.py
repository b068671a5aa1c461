"""How a person stops what waits for a server: a mark, and the sockets that are shut to end the waiting at once."""

from __future__ import annotations

import contextlib
import socket
import threading


def shut(sock: socket.socket) -> None:
    """Shut a socket down from any thread: who reads from it wakes up with an end of file.

    It goes past `SSLSocket.shutdown`, which would take the TLS state away below the thread that reads.
    """
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


class Cancellation:
    """Stops one undertaking, once, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._cancelled

    def cancel(self) -> None:
        """Stop: sockets watched now and later are shut."""
        with self._lock:
            self._cancelled = True
            for sock in self._sockets:
                shut(sock)

    def watch(self, sock: socket.socket) -> None:
        """Let `cancel` shut this socket too; with TLS, watch the wrapped one as well."""
        with self._lock:
            self._sockets.append(sock)
            if self._cancelled:
                shut(sock)
