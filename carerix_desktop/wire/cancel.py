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
    """Stops one undertaking, once, from any thread; one made from another one is stopped with it."""

    def __init__(self, parent: Cancellation | None = None) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._children: list[Cancellation] = []
        self._cancelled = threading.Event()
        if parent is not None:
            parent._adopt(self)

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop: sockets watched now and later are shut."""
        with self._lock:
            self._cancelled.set()
            for sock in self._sockets:
                shut(sock)
            children = list(self._children)
        for child in children:
            child.cancel()

    def watch(self, sock: socket.socket) -> None:
        """Let `cancel` shut this socket too; with TLS, watch the wrapped one as well."""
        with self._lock:
            self._sockets = [one for one in self._sockets if one.fileno() != -1]  # those that were closed meanwhile
            self._sockets.append(sock)
            if self.cancelled:
                shut(sock)

    def _adopt(self, child: Cancellation) -> None:
        with self._lock:
            self._children.append(child)
            cancelled = self.cancelled
        if cancelled:
            child.cancel()
