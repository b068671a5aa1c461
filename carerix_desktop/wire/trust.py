"""Whom we trust: the system's authorities, TLS 1.2 or better, the host's name checked (RELIABILITY.md T-03)."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

from carerix_desktop.wire.cancel import Cancellation


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The authorities that may vouch for a server: the system's (SSL_CERT_FILE is heard), and one file more."""

    extra_ca: Path | None = None

    def context(self) -> ssl.SSLContext:
        """Make a client context that refuses what cannot be verified."""
        context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.extra_ca is not None:
            context.load_verify_locations(cafile=str(self.extra_ca))
        return context


def unverified_context() -> ssl.SSLContext:
    """Make a context for looking at a certificate that was refused; no secret ever travels over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def wrap_tls(
    sock: socket.socket, context: ssl.SSLContext, host: str, *, cancel: Cancellation | None = None
) -> ssl.SSLSocket:
    """Speak TLS from here on; closes the connection where that fails, so nothing more can be said in clear.

    Raises:
        OSError: `ssl.SSLError` and its kind for everything about TLS.
    """
    wrapped = context.wrap_socket(sock, server_hostname=host.rstrip("."), do_handshake_on_connect=False)
    try:
        if cancel is not None:
            cancel.watch(wrapped)
        wrapped.do_handshake()
    except BaseException:
        wrapped.close()
        raise
    return wrapped
