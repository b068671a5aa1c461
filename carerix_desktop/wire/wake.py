"""How one thread ends the waiting of another: a socket pair, because select can watch it beside the server's socket."""

from __future__ import annotations

import contextlib
import socket


class WakeSocket:
    """Fulfils `Wakeable`; `wake` may be called from any thread, at any time, also after `close`."""

    def __init__(self) -> None:
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)

    def wake(self) -> None:
        """End the waiting, now or as soon as it starts."""
        with contextlib.suppress(OSError):  # a full buffer is a wake already; a closed one waits no more
            self._far.send(b"w")

    def fileno(self) -> int:
        """The descriptor to select on."""
        return self._near.fileno()

    def clear(self) -> None:
        """Forget the wakes so far."""
        with contextlib.suppress(OSError):
            while self._near.recv(4096):
                pass

    def close(self) -> None:
        """Release both ends."""
        self._near.close()
        self._far.close()
