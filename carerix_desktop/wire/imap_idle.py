"""Waiting for news: IDLE (RFC 2177), or NOOP now and then where it is not offered.

Three things end it: the server's socket, the wake of another thread, the time. What is buffered already, by TLS or by
imaplib's file, is looked at before every wait: select would not see it. A connection that fell silent looks like one
without news, so every 40 seconds the server is asked for a sign of life, by DONE and IDLE again, and has 15 seconds to
give it: silence is noticed in less than a minute (R-06). IDLE is never older than 29 minutes, and is given up at once
when the machine has slept.
"""

from __future__ import annotations

import imaplib
import re
import select
import ssl
import time

from carerix_desktop.wire.imap_answers import IdleOutcome, Wakeable
from carerix_desktop.wire.imap_connection import BoundedImap4, ControlClient
from carerix_desktop.wire.imap_control import command

IDLE_AT_MOST_S = 28 * 60.0
HEARTBEAT_S = 40.0
ANSWER_S = 15.0
_SLICE_S = 30.0
_SLEPT_S = 20.0
_NEWS = re.compile(rb"\* (\d+ (EXISTS|EXPUNGE|FETCH)|VANISHED)\b", re.IGNORECASE)


def idle(client: ControlClient, capabilities: frozenset[str], wake: Wakeable, *, timeout_s: float) -> IdleOutcome:
    """Wait; on return the connection is ready for commands."""
    until = time.monotonic() + min(timeout_s, IDLE_AT_MOST_S)
    wait = _idle_once if "IDLE" in capabilities else _poll_once
    while True:
        outcome = wait(client.line, wake, until=min(until, time.monotonic() + HEARTBEAT_S))
        if outcome is not IdleOutcome.TIMEOUT or time.monotonic() >= until:
            return outcome


def _idle_once(line: BoundedImap4, wake: Wakeable, *, until: float) -> IdleOutcome:
    line.untagged_responses.clear()
    tag = _start(line)
    outcome = IdleOutcome.NEWS if _has_news(line) else _wait(line, wake, until=until)
    line.send(b"DONE\r\n")
    _finish(line, tag)
    if outcome is IdleOutcome.WAKE:
        wake.clear()
    if outcome is IdleOutcome.TIMEOUT and _has_news(line):
        return IdleOutcome.NEWS
    return outcome


def _finish(line: BoundedImap4, tag: bytes) -> None:
    """Take the answer to DONE; a server that is alive gives it soon."""
    patience = line.sock.gettimeout()
    line.sock.settimeout(min(patience or ANSWER_S, ANSWER_S))
    line._command_complete("IDLE", tag)
    line.sock.settimeout(patience)


def _start(line: BoundedImap4) -> bytes:
    """Start to idle; imapclient's own `idle` stumbles over news that comes before the server's "go on"."""
    tag: bytes = line._command("IDLE")
    while line._get_response() is not None:
        if line.tagged_commands[tag]:
            status, data = line.tagged_commands.pop(tag)
            raise imaplib.IMAP4.error(f"IDLE failed: {status} {data[-1]!r}")
    return tag


def _wait(line: BoundedImap4, wake: Wakeable, *, until: float) -> IdleOutcome:
    while True:
        while _peek(line):
            if _NEWS.match(_line(line)):
                return IdleOutcome.NEWS
        left = until - time.monotonic()
        if left <= 0:
            return IdleOutcome.TIMEOUT
        clock = time.time()
        patience = min(left, _SLICE_S)
        ready = select.select([line.sock.fileno(), wake.fileno()], [], [], patience)[0]
        if wake.fileno() in ready:
            return IdleOutcome.WAKE
        if ready and _peek(line) == b"":
            raise imaplib.IMAP4.abort("socket error: EOF")
        if time.time() - clock > patience + _SLEPT_S:  # the machine slept: is the connection still there?
            return IdleOutcome.TIMEOUT


def _line(line: BoundedImap4) -> bytes:
    text = line.readline()
    if not text.endswith(b"\n"):
        raise imaplib.IMAP4.abort("socket error: EOF")
    if text[:5].upper() == b"* BYE":
        raise imaplib.IMAP4.abort(text[2:].decode("utf-8", "replace").strip())
    return text


def _peek(line: BoundedImap4) -> bytes | None:
    """Look at what can be read without waiting: in imaplib's buffer, in TLS, on the socket.

    Nothing is None or empty; empty where the socket is readable means its end (a TLS record without mail in it, such as
    a session ticket, is None).
    """
    sock, file = line.sock, line.buffered
    patience = sock.gettimeout()
    sock.settimeout(0)
    try:
        seen = file.peek(1)
    except ssl.SSLWantReadError:
        return None
    finally:
        sock.settimeout(patience)
    return seen


def _poll_once(line: BoundedImap4, wake: Wakeable, *, until: float) -> IdleOutcome:
    if select.select([wake.fileno()], [], [], max(until - time.monotonic(), 0))[0]:
        wake.clear()
        return IdleOutcome.WAKE
    command(line, "NOOP")
    return IdleOutcome.NEWS if _has_news(line) else IdleOutcome.TIMEOUT


def _has_news(line: BoundedImap4) -> bool:
    return any(name in line.untagged_responses for name in ("EXISTS", "EXPUNGE", "FETCH", "VANISHED"))
