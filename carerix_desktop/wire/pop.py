"""POP3 as far as a test of the connection needs it: greeting, encryption, sign-in, STAT (RFC 1939, 2449, 2595, 3206).

poplib does the talking; its debug output stays off, because it prints passwords.
"""

from __future__ import annotations

import poplib
import re
import socket
from typing import Any

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation, shut
from carerix_desktop.wire.faults import Circumstances, NotEncryptedError, WrongGreetingError, build_fault
from carerix_desktop.wire.greeting import spoken_by
from carerix_desktop.wire.trust import Trust


class PopConnection(poplib.POP3):
    """poplib over a socket that is there already."""

    def __init__(self, sock: socket.socket, host: str, timeout_s: float) -> None:
        self._ready = sock
        try:
            super().__init__(host, timeout=timeout_s)
        except poplib.error_proto as refused:
            line = refused.args[0] if refused.args else b""
            spoken = spoken_by(line) if isinstance(line, bytes) else ""
            if spoken and spoken != "pop3":
                raise WrongGreetingError(spoken, line.decode("utf-8", "replace")) from None
            raise

    def _create_socket(self, timeout: float) -> socket.socket:
        self._ready.settimeout(timeout)
        return self._ready

    def offers(self) -> dict[str, list[str]]:
        """What CAPA lists, by name in upper case; nothing where the server does not know CAPA."""
        try:
            return {name.upper(): words for name, words in self.capa().items()}
        except poplib.error_proto:
            return {}

    def start_tls(self, trust: Trust, endpoint: Endpoint, cancel: Cancellation | None) -> None:
        """Become TLS by STLS; what is buffered in clear is dropped with its file."""
        if "STLS" not in self.offers():
            raise NotEncryptedError
        poplib_itself: Any = self
        poplib_itself._shortcmd("STLS")
        self.file.close()
        self.sock = trust.wrap(self.sock, endpoint, cancel=cancel)
        file: Any = self.sock.makefile("rb")
        self.file = file


def encrypt(
    endpoint: Endpoint, sock: socket.socket, *, trust: Trust, timeout_s: float, cancel: Cancellation | None = None
) -> PopConnection:
    """Greet the server and become as secure as the endpoint says; closes the socket where that fails."""
    sock.settimeout(timeout_s)
    try:
        if endpoint.security is Security.SSL:
            sock = trust.wrap(sock, endpoint, cancel=cancel)
        connection = PopConnection(sock, endpoint.host.rstrip("."), timeout_s)
        if endpoint.security is Security.TLS:
            connection.start_tls(trust, endpoint, cancel)
    except BaseException:
        shut(sock)
        sock.close()
        raise
    return connection


def sign_in(connection: PopConnection, credentials: Credentials, circumstances: Circumstances) -> int:
    """Sign in by USER and PASS; answers how many messages wait.

    Raises:
        ServerFault: `plain_refused`: nothing was sent; `auth_failed` for what POP3 cannot carry.
        poplib.error_proto: the server refused, in its own words.
    """
    offers = connection.offers() if circumstances.endpoint.security is Security.NONE else {}
    if offers and "USER" not in offers and "PLAIN" not in offers.get("SASL", []):
        raise build_fault("plain_refused", circumstances, answer="CAPA without USER")
    if re.search(r"[\r\n\0]", credentials.username + credentials.password):
        raise build_fault("auth_failed", circumstances)
    connection.user(credentials.username)
    connection.pass_(credentials.password)
    return connection.stat()[0]
