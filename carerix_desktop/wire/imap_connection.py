"""imapclient and imaplib, tamed: our socket, our limits, no transcript of secrets (RELIABILITY.md T-01 to T-06).

imapclient does the control commands. Below it stands imaplib, whose connection we open ourselves (so that name look-up,
route and cancel can be handed in), whose reading is bounded, and whose debug output stays off: it prints passwords.
Bulk FETCH reads from imaplib's own buffered file (`imap_fetch`).
"""

from __future__ import annotations

import imaplib
import io
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Any

import imapclient
from imapclient.imap4 import IMAP4WithTimeout

from carerix_desktop.wire.faults import NonsenseError, WrongGreetingError
from carerix_desktop.wire.greeting import spoken_by
from carerix_desktop.wire.response import MEBIOCTET

_BUFFER_OCTETS = 256 * 1024
_LINE_OCTETS = 8 * MEBIOCTET  # the UIDs of a million messages fit in one SEARCH answer
_ANSWER_OCTETS = 64 * MEBIOCTET
_PIECE_OCTETS = 64 * 1024


class BoundedImap4(IMAP4WithTimeout):
    """imaplib over a socket that is there already, with a limit for what one command may bring back.

    Also fulfils `imap_fetch.CommandPipe`.
    """

    def __init__(self, sock: socket.socket, host: str, timeout_s: float) -> None:
        self._ready = sock
        self._left = _ANSWER_OCTETS
        self._greeted = False
        super().__init__(host, 0, timeout_s)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:  # noqa: ARG002 - imaplib's
        """Take the socket that is there; a bigger buffer saves system calls on bulk reading."""
        self.host, self.port, self.sock = host, port, self._ready
        self.file = self._ready.makefile("rb", buffering=_BUFFER_OCTETS)

    def send(self, data: bytes) -> None:
        """Write, and give the answer its allowance; in pieces, because each piece gets the socket's whole timeout."""
        self._left = _ANSWER_OCTETS
        view = memoryview(data)
        for start in range(0, len(view), _PIECE_OCTETS):
            self.sock.sendall(view[start : start + _PIECE_OCTETS])

    def readline(self) -> bytes:
        """Read a line of an answer, within the limits; the first one has to be an IMAP greeting."""
        line: bytes = self.file.readline(_LINE_OCTETS + 1)
        if len(line) > _LINE_OCTETS:
            raise NonsenseError(f"a line of more than {_LINE_OCTETS} octets")
        self._spend(len(line))
        if not self._greeted and line:
            self._greeted = True
            self._check_greeting(line)
        return line

    def read(self, size: int) -> bytes:
        """Read a literal of an answer, within the limits."""
        self._spend(size)
        pieces = io.BytesIO()
        while pieces.tell() < size:
            piece = self.file.read(min(MEBIOCTET, size - pieces.tell()))
            if not piece:
                raise imaplib.IMAP4.abort("socket error: EOF in a literal")
            pieces.write(piece)
        return pieces.getvalue()

    def start_tls(self, wrap: Callable[[socket.socket], ssl.SSLSocket]) -> None:
        """Become TLS, by `wrap`, after a STARTTLS that was answered with OK.

        Whatever came in clear is dropped: what is buffered behind that OK, and every untagged answer (T-02).
        """
        self.file.close()
        self.sock = wrap(self.sock)
        self.file = self.sock.makefile("rb", buffering=_BUFFER_OCTETS)
        self._tls_established = True
        self.forget()

    def forget(self) -> None:
        """Drop untagged answers that nobody asked for, and imaplib's own log of the last commands."""
        self.untagged_responses.clear()
        self._cmd_log: dict[int, tuple[bytes, float]] = {}
        self._cmd_log_idx = 0

    @property
    def buffered(self) -> io.BufferedReader:
        """Imaplib's own buffered file, by its type."""
        file: Any = self.file
        reader: io.BufferedReader = file
        return reader

    def next_tag(self) -> bytes:
        """Make a tag for a command that imaplib does not wait for."""
        tag: bytes = self._new_tag()
        del self.tagged_commands[tag]
        return tag

    def _spend(self, octets: int) -> None:
        self._left -= octets
        if octets > _ANSWER_OCTETS or self._left < 0:
            raise NonsenseError(f"an answer of more than {_ANSWER_OCTETS} octets")

    def _check_greeting(self, line: bytes) -> None:
        spoken = spoken_by(line)
        text = line.decode("utf-8", "replace").strip()[:200]
        if spoken and spoken != "imap":
            raise WrongGreetingError(spoken, text)
        if not spoken:
            raise NonsenseError(text)


class ControlClient(imapclient.IMAPClient):
    """imapclient on a `BoundedImap4`."""

    def __init__(self, make: Callable[[], BoundedImap4], host: str, port: int, timeout_s: float) -> None:
        self._make = make
        super().__init__(host, port, ssl=False, timeout=timeout_s)
        self._imap.debug = 0  # imapclient sets 5, which would write every command, secrets included
        self.normalise_times = False

    def _create_IMAP4(self) -> BoundedImap4:  # noqa: N802 - imapclient's name
        return self._make()

    @property
    def line(self) -> BoundedImap4:
        """The connection below."""
        imap: BoundedImap4 = self._imap
        return imap

    def know_capabilities(self, words: Sequence[bytes]) -> None:
        """Believe these capabilities, said after sign-in, and none from before."""
        cached: Any = tuple(words)
        self._cached_capabilities = cached
