"""Leaving a list by one click (RFC 8058 §3.2): a POST over https, with nothing in it but that (RELIABILITY S-16, T-08).

No cookie, referrer or name of the program; no redirect is followed, because that would be another server than the one
that was shown; public addresses only; an end after fifteen seconds, whatever the server does.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.public_web import NotPublic, PublicWeb

TIMEOUT_S = 15.0
_BODY = b"List-Unsubscribe=One-Click"


class OneClick:
    """Leaves lists.

    Args:
        web: opens connections.
        timeout_s: for all of one request.
    """

    def __init__(self, web: PublicWeb, *, timeout_s: float = TIMEOUT_S) -> None:
        self._web = web
        self._timeout_s = timeout_s

    def __call__(self, url: str) -> None:
        """Ask the server behind an https address to stop.

        Raises:
            ServerFault: `unsubscribe`: it was not asked, or did not say yes; `unsubscribe_private`.
        """
        host = ""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            if parts.scheme != "https" or not host:
                raise ValueError("not an https address")
            connection = self._web.connect(parts, deadline=time.monotonic() + self._timeout_s)
            with _ends(connection, self._timeout_s):
                status = _post(connection, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        except NotPublic as error:
            text = f"{host} is on a private network, so nothing was sent. Mark the message as junk instead."
            raise ServerFault(text, code="unsubscribe_private", details={"host": host}, retry=False) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _refused(host) from error
        if not 200 <= status <= 299:
            raise _refused(host)


def _post(connection: http.client.HTTPConnection, target: str) -> int:
    connection.putrequest("POST", target, skip_accept_encoding=True)
    connection.putheader("Content-Type", "application/x-www-form-urlencoded")
    connection.putheader("Content-Length", str(len(_BODY)))
    connection.endheaders(_BODY)
    return connection.getresponse().status


@contextmanager
def _ends(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Close the connection in the end, and in any case when the time is over: a server may answer drop by drop."""

    def cut() -> None:
        sock = connection.sock
        with suppress(OSError):
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        connection.close()


def _refused(host: str) -> ServerFault:
    text = f"{host or 'The server'} did not confirm that you leave this list. Try again later, or write to the sender."
    return ServerFault(text, code="unsubscribe", details={"host": host} if host else {})
