"""A server on a loopback socket that speaks one written dialogue per connection, and nothing else.

    with ScriptedServer(["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY IMAP4rev1", "S: <tag> OK"]) as server:
        ...

`S:` lines are sent with CRLF; `C:` lines must match what comes, with `*` for anything; `<tag>` is the first word of the
last line that was expected to start with a tag (`C: * …`). Other moves are the small classes below. Leaving the context
fails the test when a dialogue was not finished, when something else came, or when more came than was written.
"""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import struct
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from carerix_desktop.domain.account import Endpoint, Security

_STEP_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class SendBytes:
    """Send these bytes as they are; with `piece`, that many at a time, with a pause after each."""

    data: bytes
    piece: int = 0
    pause_s: float = 0


@dataclass(frozen=True, slots=True)
class ExpectBytes:
    """Read exactly this many bytes (a literal)."""

    count: int


@dataclass(frozen=True, slots=True)
class StartTls:
    """Turn the connection into TLS here."""

    context: ssl.SSLContext


@dataclass(frozen=True, slots=True)
class Close:
    """Close the connection."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Reset the connection (RST)."""


@dataclass(frozen=True, slots=True)
class Stall:
    """Say nothing until the client goes away."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """Read and ignore whatever comes until the client goes away."""


Step = str | SendBytes | ExpectBytes | StartTls | Close | Reset | Stall | Ignore


class ScriptedServer:
    """Plays one dialogue per connection, in order.

    Attributes:
        received: every byte that came, after decryption.
    """

    host = "127.0.0.1"

    def __init__(self, *dialogues: Sequence[Step], tls: ssl.SSLContext | None = None) -> None:
        """Prepare the dialogues; `tls` makes each connection TLS from the first byte."""
        self.received = b""
        self._dialogues = dialogues
        self._tls = tls
        self._listener = socket.create_server((self.host, 0))
        self.port = int(self._listener.getsockname()[1])
        self._faults: list[str] = []
        self._forgiven = False
        self._left = [len(dialogue) for dialogue in dialogues]
        self._thread = threading.Thread(target=self._serve, name="scripted-server", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, exc_type: type[BaseException] | None, *_: object) -> None:
        self.finish()
        if exc_type is None:
            self.verify()

    def endpoint(self, security: Security = Security.NONE, username: str = "anna@example.test") -> Endpoint:
        """Say where a client connects."""
        return Endpoint(host=self.host, port=self.port, security=security, username=username)

    def finish(self) -> None:
        """Wait for the dialogue to end and close the listener."""
        self._thread.join(0.5)
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(_STEP_TIMEOUT_S)

    def forgive(self) -> None:
        """Let a dialogue end early: the client had every reason to hang up."""
        self._forgiven = True

    def verify(self) -> None:
        """Fail when a dialogue was left over or broken."""
        if self._forgiven:
            return
        assert not self._faults, "\n".join(self._faults)
        for number, left in enumerate(self._left):
            steps = self._dialogues[number]
            assert not left, f"dialogue {number} stopped before {steps[len(steps) - left]!r}"

    def _serve(self) -> None:
        for number, dialogue in enumerate(self._dialogues):
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.settimeout(_STEP_TIMEOUT_S)
            talk = _Talk(self, connection)
            try:
                self._play(number, dialogue, talk)
            except (OSError, AssertionError) as fault:
                if self._left[number]:
                    self._faults.append(f"dialogue {number}, step {dialogue[-self._left[number]]!r}: {fault!r}")
            finally:
                talk.close()

    def _play(self, number: int, dialogue: Sequence[Step], talk: _Talk) -> None:
        if self._tls is not None:
            try:
                talk.start_tls(self._tls)
            except OSError:
                self._left[number] = 0 if not dialogue else self._left[number]
                raise
        for step in dialogue:
            if isinstance(step, Close | Reset | Stall | Ignore):
                self._left[number] -= 1
                talk.play(step)
            else:
                talk.play(step)
                self._left[number] -= 1
        if dialogue and isinstance(dialogue[-1], Close | Reset | Stall | Ignore):
            return
        extra = talk.rest()
        if extra and b"LOGOUT" not in extra.upper() and b"QUIT" not in extra.upper():
            self._faults.append(f"dialogue {number}: after its end came {extra[:200]!r}")


class _Talk:
    """One connection and where its dialogue stands."""

    def __init__(self, server: ScriptedServer, connection: socket.socket) -> None:
        self._server = server
        self._socket: socket.socket = connection
        self._buffer = b""
        self._tag = ""

    def play(self, step: Step) -> None:
        """Do one step of the dialogue."""
        match step:
            case str():
                self._line(step)
            case SendBytes(data, piece, pause_s):
                for start in range(0, len(data), piece or len(data) or 1):
                    self._socket.sendall(data[start : start + (piece or len(data))])
                    time.sleep(pause_s)
            case ExpectBytes(count):
                while len(self._buffer) < count:
                    self._more()
                self._buffer = self._buffer[count:]
            case StartTls(context):
                self.start_tls(context)
            case Reset():
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case Stall() | Ignore():
                self.rest()
            case Close():
                self.close()

    def start_tls(self, context: ssl.SSLContext) -> None:
        """Become TLS."""
        self._socket = context.wrap_socket(self._socket, server_side=True)

    def rest(self) -> bytes:
        """Read until the client goes away or says goodbye."""
        with contextlib.suppress(OSError, AssertionError):
            while not (self._buffer.upper().endswith((b" LOGOUT\r\n", b"QUIT\r\n"))):
                self._more()
        return self._buffer

    def close(self) -> None:
        """Close the connection."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def _line(self, step: str) -> None:
        side, text = step[:2], step[3:]
        if side == "S:":
            self._socket.sendall(text.replace("<tag>", self._tag).encode() + b"\r\n")
            return
        assert side == "C:", f"a step starts with S: or C:, not {step!r}"
        while b"\r\n" not in self._buffer:
            self._more()
        line, self._buffer = self._buffer.split(b"\r\n", 1)
        came = line.decode("utf-8", "backslashreplace")
        if text.startswith("* "):
            self._tag = came.split(" ", 1)[0]
        pattern = ".*".join(re.escape(part) for part in text.split("*"))
        assert re.fullmatch(pattern, came, re.IGNORECASE | re.DOTALL), f"expected {text!r}, came {came!r}"

    def _more(self) -> None:
        data = self._socket.recv(65536)
        assert data, "the client closed the connection"
        self._server.received += data
        self._buffer += data
