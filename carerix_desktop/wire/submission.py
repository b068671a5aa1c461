"""SMTP submission as far as a test of the connection needs it (RFC 6409, RFC 4954, RFC 3207, RFC 8314).

EHLO, TLS, AUTH, then MAIL FROM and RCPT TO with one's own address, and RSET: DATA is never sent. smtplib does the
talking; its debug output stays off, because it prints passwords.
"""

from __future__ import annotations

import base64
import re
import selectors
import smtplib
import socket
import ssl
from typing import Any

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.wire.auth import Credentials, Proof, TokenCredentials
from carerix_desktop.wire.cancel import Cancellation, shut
from carerix_desktop.wire.faults import (
    Circumstances,
    NonsenseError,
    NotEncryptedError,
    WrongGreetingError,
    build_fault,
    smtp_refusal,
)
from carerix_desktop.wire.greeting import spoken_by
from carerix_desktop.wire.trust import Trust

_MOST_LINES = 200
_LONGEST_LINE = 8192
_ADDRESS = re.compile(r"[^\s<>\x00-\x1f]+@[^\s<>@\x00-\x1f]+\Z")


class SmtpConnection(smtplib.SMTP):
    """smtplib over a socket that is there already."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(local_hostname=_own_name(sock))
        self._take(sock)

    def greet(self, circumstances: Circumstances) -> None:
        """Read the greeting and say EHLO."""
        file: Any = self.file
        first: bytes = file.peek(1)
        spoken = spoken_by(first)
        if first and spoken != "smtp":
            text = first.split(b"\n")[0][:200].decode("utf-8", "replace")
            raise WrongGreetingError(spoken, text) if spoken else NonsenseError(text)
        code, text_said = self.getreply()
        if code != 220:
            raise smtp_refusal(code, text_said.decode("utf-8", "replace"), circumstances)
        self._hello(circumstances)

    def start_tls(self, trust: Trust, circumstances: Circumstances, cancel: Cancellation | None) -> None:
        """Become TLS; what was said in clear is forgotten, and EHLO is said again."""
        if not self.has_extn("starttls"):
            raise NotEncryptedError
        code, text = self.docmd("STARTTLS")
        if code != 220:
            raise smtp_refusal(code, text.decode("utf-8", "replace"), circumstances)
        sock = self.sock
        assert sock is not None
        file: Any = self.file
        file.close()
        self._take(trust.wrap(sock, circumstances.endpoint, cancel=cancel))
        self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self._hello(circumstances)

    def getreply(self) -> tuple[int, bytes]:
        """Read one answer, within bounds (T-04): smtplib itself would take any number of lines."""
        file: Any = self.file
        lines: list[bytes] = []
        while len(lines) < _MOST_LINES:
            try:
                line: bytes = file.readline(_LONGEST_LINE + 1)
            except OSError as error:
                self.close()
                raise smtplib.SMTPServerDisconnected(f"Connection unexpectedly closed: {error}") from None
            if not line:
                self.close()
                raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
            if len(line) > _LONGEST_LINE or not line[:3].isdigit():
                self.close()
                raise NonsenseError(line[:200].decode("utf-8", "replace"))
            lines.append(line[4:].strip(b" \t\r\n"))
            if line[3:4] != b"-":
                return int(line[:3]), b"\n".join(lines)
        self.close()
        raise NonsenseError("an answer without an end")

    def early_answer(self) -> tuple[int, bytes] | None:
        """What the server said without having been asked, None where it is silent; it says so when it gives up.

        Raises:
            SMTPServerDisconnected: it has closed the connection.
        """
        if not self._has_news():
            return None
        return self.getreply()

    def _has_news(self) -> bool:
        """Whether an answer, or the end, is there to be read; what TLS has to say for itself is none."""
        sock: socket.socket | None = self.sock
        file: Any = self.file
        assert isinstance(sock, socket.socket)
        with selectors.DefaultSelector() as selector:
            selector.register(sock, selectors.EVENT_READ)
            if not selector.select(0):
                return False
        timeout_s = sock.gettimeout()
        sock.setblocking(False)
        try:
            file.peek(1)
        except ssl.SSLWantReadError:
            return False
        finally:
            sock.settimeout(timeout_s)
        return True

    def _hello(self, circumstances: Circumstances) -> None:
        code, text = self.ehlo()
        if not 200 <= code <= 299:
            raise smtp_refusal(code, text.decode("utf-8", "replace"), circumstances)

    def _take(self, sock: socket.socket) -> None:
        file: Any = sock.makefile("rb")
        self.sock = sock
        self.file = file


def encrypt(
    endpoint: Endpoint,
    sock: socket.socket,
    *,
    trust: Trust,
    circumstances: Circumstances,
    cancel: Cancellation | None = None,
) -> SmtpConnection:
    """Greet the server and become as secure as the endpoint says; closes the socket where that fails."""
    try:
        if endpoint.security is Security.SSL:
            sock = trust.wrap(sock, endpoint, cancel=cancel)
        connection = SmtpConnection(sock)
        connection.greet(circumstances)
        if endpoint.security is Security.TLS:
            connection.start_tls(trust, circumstances, cancel)
    except BaseException:
        shut(sock)
        sock.close()
        raise
    return connection


def sign_in(connection: SmtpConnection, credentials: Proof, circumstances: Circumstances) -> None:
    """Sign in by AUTH as offered; a server that offers no AUTH at all asks for none.

    A password goes by PLAIN or LOGIN, a token by OAUTHBEARER or XOAUTH2, and neither in place of the other.

    Raises:
        ServerFault: the server refused, or would take the secret only over TLS (then nothing was sent).
    """
    if not credentials.username:
        return
    mechanisms = connection.esmtp_features.get("auth", "").upper().split()
    if not mechanisms:
        if circumstances.endpoint.security is Security.NONE and connection.has_extn("starttls"):
            raise build_fault("plain_refused", circumstances, answer="EHLO without AUTH")
        return
    if isinstance(credentials, TokenCredentials):
        _sign_in_by_token(connection, credentials, mechanisms, circumstances)
        return
    if "PLAIN" in mechanisms:
        code, text = connection.docmd("AUTH", "PLAIN " + _base64(credentials.plain()))
    elif "LOGIN" in mechanisms:
        code, text = _login(connection, credentials)
    else:
        raise build_fault("no", circumstances, answer=f"AUTH {' '.join(mechanisms)}")
    if code != 235:
        raise smtp_refusal(code, text.decode("utf-8", "replace"), circumstances)


def _login(connection: SmtpConnection, credentials: Credentials) -> tuple[int, bytes]:
    code, text = connection.docmd("AUTH", "LOGIN")
    for secret in (credentials.username, credentials.password):
        if code == 334:
            code, text = connection.docmd(_base64(secret.encode()))
    return code, text


def _sign_in_by_token(
    connection: SmtpConnection, credentials: TokenCredentials, mechanisms: list[str], circumstances: Circumstances
) -> None:
    """By OAUTHBEARER (RFC 7628) or XOAUTH2; after a refusal the server waits for one more, empty answer (§3.2.3)."""
    endpoint = circumstances.endpoint
    if "OAUTHBEARER" in mechanisms:
        first, sorry = f"OAUTHBEARER {_base64(credentials.oauthbearer(endpoint.host, endpoint.port))}", _base64(b"\x01")
    elif "XOAUTH2" in mechanisms:
        first, sorry = f"XOAUTH2 {_base64(credentials.xoauth2())}", ""
    else:
        raise build_fault("no", circumstances, answer=f"AUTH {' '.join(mechanisms)}")
    code, text = connection.docmd("AUTH", first)
    if code == 334:
        code, text = connection.docmd(sorry)
    if code != 235:
        raise smtp_refusal(code, text.decode("utf-8", "replace"), circumstances)


def try_sender(connection: SmtpConnection, from_address: str, circumstances: Circumstances) -> None:
    """Offer a message from and to one's own address, and take it back before there is one.

    Raises:
        ServerFault: `sender_refused`, `mailbox_full`, or what else the server says.
    """
    if not _ADDRESS.match(from_address) or not from_address.isascii():
        raise build_fault("sender_refused", circumstances, answer="not an address that SMTP can carry")
    for verb in ("MAIL FROM", "RCPT TO"):
        code, text = connection.docmd(f"{verb}:<{from_address}>")
        if not 200 <= code <= 299:
            raise smtp_refusal(code, text.decode("utf-8", "replace"), circumstances)
    connection.docmd("RSET")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _own_name(sock: socket.socket) -> str:
    """An address literal (RFC 5321 §4.1.3): asking for our own name could take long, and tells the server too much."""
    address = str(sock.getsockname()[0])
    return f"[IPv6:{address.split('%', maxsplit=1)[0]}]" if ":" in address else f"[{address}]"
