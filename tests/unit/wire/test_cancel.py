"""What a cancellation that lives as long as the program keeps, and what it ends."""

from __future__ import annotations

import gc
import socket
import weakref

from carerix_desktop.wire.cancel import Cancellation


def test_a_connection_that_was_closed_is_not_kept() -> None:
    cancel = Cancellation()
    first, other = socket.socketpair()
    seen = weakref.ref(first)
    cancel.watch(first)
    first.close()
    other.close()
    del first
    last, peer = socket.socketpair()
    with last, peer:
        cancel.watch(last)
        gc.collect()
        assert seen() is None


def test_what_is_watched_is_shut_whenever_it_came() -> None:
    cancel = Cancellation()
    early, first = socket.socketpair()
    late, second = socket.socketpair()
    with early, first, late, second:
        cancel.watch(early)
        cancel.cancel()
        cancel.watch(late)
        assert (first.recv(1), second.recv(1)) == (b"", b"")
