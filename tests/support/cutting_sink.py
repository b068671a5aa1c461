"""An SMTP server that cuts the connection at a chosen point, and counts what it really accepted.

    with CuttingSink() as sink:
        sink.plan(Cut.BEFORE_ANSWER)     # the next connection: accepted, but the answer never comes
        ...

Plans are taken one per connection, in order; when none is left, connections work.
"""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections import Counter, deque
from collections.abc import Callable
from enum import IntEnum
from typing import Self

from carerix_desktop.domain.account import Endpoint, Security


class Cut(IntEnum):
    """Where the connection ends: the twelve points of a hand-over."""

    BEFORE_GREETING = 1
    AFTER_GREETING = 2
    AT_EHLO = 3
    AT_AUTH = 4
    AT_MAIL = 5
    AT_RCPT = 6
    AT_DATA = 7
    IN_THE_TEXT = 8
    AT_DOT_NOT_ACCEPTED = 9
    BEFORE_ANSWER = 10  # accepted, and not a word of it
    IN_THE_ANSWER = 11  # accepted, and "25" of it
    AFTER_ANSWER = 12


_NAMED = re.compile(rb"^message-id:\s*<([^>]+)>", re.IGNORECASE | re.MULTILINE)
_AT_VERB = {b"EHLO": Cut.AT_EHLO, b"AUTH": Cut.AT_AUTH, b"MAIL": Cut.AT_MAIL, b"RCPT": Cut.AT_RCPT}


class CuttingSink:
    """A running server; use it as a context manager.

    Attributes:
        accepted: how often each Message-ID was accepted.
        on_accept: told the bytes of each accepted message, before it is answered (a server that files by itself).
        connections: how many there were.
        hold_before_cut: wait at the cut, so that the client can be killed there: `held` is set, `let_go` is waited for.
    """

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()
        self.on_accept: Callable[[bytes], None] | None = None
        self.connections = 0
        self.hold_before_cut = False
        self.held = threading.Event()
        self.let_go = threading.Event()
        self._plans: deque[Cut] = deque()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="cutting-sink", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def plan(self, *cuts: Cut) -> None:
        """Cut the next connections so."""
        self._plans.extend(cuts)

    def endpoint(self, username: str = "eva") -> Endpoint:
        """Say where a client connects."""
        return Endpoint(
            host="127.0.0.1", port=self._listener.getsockname()[1], security=Security.NONE, username=username
        )

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            cut = self._plans.popleft() if self._plans else None
            with sock, contextlib.suppress(OSError):
                sock.settimeout(10)
                self._talk(sock, cut)
                if cut is not None and self.hold_before_cut:
                    self.held.set()
                    self.let_go.wait(30)

    def _talk(self, sock: socket.socket, cut: Cut | None) -> None:
        if cut is Cut.BEFORE_GREETING:
            return
        sock.sendall(b"220 sink\r\n")
        if cut is Cut.AFTER_GREETING:
            return
        with sock.makefile("rb") as lines:
            while line := lines.readline():
                verb = line[:4].upper()
                if cut is not None and cut is _AT_VERB.get(verb):
                    return
                if verb == b"EHLO":
                    sock.sendall(b"250-sink\r\n250-AUTH PLAIN\r\n250-SIZE 1000000\r\n250 8BITMIME\r\n")
                elif verb == b"AUTH":
                    sock.sendall(b"235 ok\r\n")
                elif verb == b"DATA":
                    if cut is Cut.AT_DATA or not self._take(sock, lines.readline, cut):
                        return
                elif verb == b"QUIT":
                    sock.sendall(b"221 bye\r\n")
                    return
                else:
                    sock.sendall(b"250 ok\r\n")

    def _take(self, sock: socket.socket, readline: Callable[[], bytes], cut: Cut | None) -> bool:
        sock.sendall(b"354 go\r\n")
        text = []
        while (line := readline()) != b".\r\n":
            if not line:
                return False
            text.append(line[1:] if line.startswith(b".") else line)
            if cut is Cut.IN_THE_TEXT:
                return False
        if cut is Cut.AT_DOT_NOT_ACCEPTED:
            return False
        raw = b"".join(text)
        named = _NAMED.search(raw)
        self.accepted[named.group(1).decode() if named else ""] += 1
        if self.on_accept is not None:
            self.on_accept(raw)
        if cut is Cut.BEFORE_ANSWER:
            return False
        sock.sendall(b"25" if cut is Cut.IN_THE_ANSWER else b"250 taken\r\n")
        return cut not in {Cut.IN_THE_ANSWER, Cut.AFTER_ANSWER}
