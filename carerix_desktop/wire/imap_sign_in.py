"""From a connected socket to a signed-in client, and not one byte of a secret before that is allowed.

RFC 9051 §6.2 and §11.1, RFC 3501 §6.2, RFC 2595 (STARTTLS), RFC 4616 (PLAIN). RELIABILITY.md T-01: encryption that was
chosen is there or nothing more is said. T-02: what came in clear is not believed after it; a session that starts signed
in (PREAUTH) is refused, because it would make STARTTLS impossible.
"""

from __future__ import annotations

import imaplib
import socket
from itertools import chain, repeat

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.wire.auth import Credentials, Proof, TokenCredentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.faults import Circumstances, NonsenseError, NotEncryptedError, build_fault
from carerix_desktop.wire.imap_connection import BoundedImap4, ControlClient
from carerix_desktop.wire.imap_control import command, quoted, untagged
from carerix_desktop.wire.trust import Trust


def encrypt(
    endpoint: Endpoint, sock: socket.socket, *, trust: Trust, timeout_s: float, cancel: Cancellation | None = None
) -> ControlClient:
    """Greet the server and become as secure as the endpoint says; closes the socket where that fails.

    Raises:
        NotEncryptedError: STARTTLS was chosen and is not offered.
        WrongGreetingError, NonsenseError, OSError, imaplib.IMAP4.error: as they happen.
    """
    host = endpoint.host.rstrip(".")
    client: ControlClient | None = None
    sock.settimeout(timeout_s)
    try:
        if endpoint.security is Security.SSL:
            sock = trust.wrap(sock, endpoint, cancel=cancel)
        client = ControlClient(lambda: BoundedImap4(sock, host, timeout_s), host, endpoint.port, timeout_s)
        line = client.line
        if line.state == "AUTH":
            raise NonsenseError("PREAUTH: the server says that somebody is signed in already")
        if endpoint.security is Security.TLS:
            if "STARTTLS" not in line.capabilities:
                raise NotEncryptedError
            command(line, "STARTTLS")
            line.start_tls(lambda clear: trust.wrap(clear, endpoint, cancel=cancel))
            line._get_capabilities()
        line.forget()
    except BaseException:
        close(client, sock)
        raise
    return client


def sign_in(client: ControlClient, credentials: Proof, circumstances: Circumstances) -> frozenset[str]:
    """Sign in by AUTHENTICATE PLAIN or LOGIN, as offered; a token goes by OAUTHBEARER or XOAUTH2.

    Returns:
        The capabilities after sign-in, upper case.

    Raises:
        ServerFault: `plain_refused`: nothing was sent.
        imaplib.IMAP4.error: the server refused, in its own words.
    """
    line = client.line
    offered = frozenset(line.capabilities)
    if "LOGINDISABLED" in offered and circumstances.endpoint.security is Security.NONE:
        raise build_fault("plain_refused", circumstances, answer="LOGINDISABLED")
    if isinstance(credentials, TokenCredentials):
        _sign_in_by_token(line, credentials, offered, circumstances)
    elif "AUTH=PLAIN" in offered or "LOGINDISABLED" in offered:
        try:
            line.untagged_responses.clear()
            line.authenticate("PLAIN", lambda _challenge: credentials.plain())
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as refused:
            if "LOGINDISABLED" in offered or "command error: BAD" not in str(refused):
                raise
            _login(line, credentials)
    else:
        _login(line, credentials)
    said = untagged(line, "CAPABILITY")
    line.state = "AUTH"
    line.forget()
    return _capabilities(client, said)


def _sign_in_by_token(
    line: BoundedImap4, credentials: TokenCredentials, offered: frozenset[str], circumstances: Circumstances
) -> None:
    """By OAUTHBEARER (RFC 7628) or XOAUTH2; after a refusal the server waits for one more, empty answer (§3.2.3)."""
    endpoint = circumstances.endpoint
    if "AUTH=OAUTHBEARER" in offered:
        name, first, sorry = "OAUTHBEARER", credentials.oauthbearer(endpoint.host, endpoint.port), b"\x01"
    elif "AUTH=XOAUTH2" in offered:
        name, first, sorry = "XOAUTH2", credentials.xoauth2(), b""
    else:
        raise build_fault("no", circumstances, answer=" ".join(sorted(o for o in offered if o.startswith("AUTH="))))
    answers = chain((first,), repeat(sorry))
    line.untagged_responses.clear()
    line.authenticate(name, lambda _challenge: next(answers))


def enable(client: ControlClient, capabilities: frozenset[str]) -> bool:
    """Switch QRESYNC on where it is offered, which must happen before any SELECT (RFC 7162 §3.2.3)."""
    if not {"QRESYNC", "ENABLE"} <= capabilities:
        return False
    try:
        return b"QRESYNC" in [word.upper() for word in client.enable("QRESYNC")]
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return False


def close(client: ControlClient | None, sock: socket.socket) -> None:
    """Close a connection without a word; never raises."""
    try:
        if client is not None:
            client.line.shutdown()
        sock.close()
    except OSError:
        sock.close()


def _login(line: BoundedImap4, credentials: Credentials) -> None:
    """LOGIN with a quoted user name; a password that does not fit between quotes goes as a literal."""
    user = quoted(credentials.username.encode().translate(None, b"\r\n\0"))
    password = credentials.password
    if all(" " <= c <= "~" for c in password):
        command(line, "LOGIN", user, quoted(password.encode()))
    else:
        line.literal = password.encode()
        command(line, "LOGIN", user)


def _capabilities(client: ControlClient, said: list[bytes]) -> frozenset[str]:
    if not said:
        command(client.line, "CAPABILITY")
        said = untagged(client.line, "CAPABILITY")
    words = b" ".join(said).upper().split()
    client.know_capabilities(words)
    return frozenset(word.decode("ascii", "replace") for word in words)
