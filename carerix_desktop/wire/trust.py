"""Whom we trust: the system's authorities, TLS 1.2 or better, the host's name checked (RELIABILITY.md T-03).

An exception is one certificate for one host and port of one account, its pin: there it is the only one that is good,
and nothing is said to the server before that is known.
"""

from __future__ import annotations

import hmac
import socket
import ssl
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.wire.cancel import Cancellation


class CertificateChangedError(ssl.SSLError):
    """The server shows another certificate than the one that a person trusted for it."""


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

    def wrap(self, sock: socket.socket, endpoint: Endpoint, *, cancel: Cancellation | None = None) -> ssl.SSLSocket:
        """Speak TLS with a server whose certificate is good: vouched for, or the very one that is pinned.

        Raises:
            CertificateChangedError: another one than the pinned; the connection is closed.
            OSError: `ssl.SSLError` and its kind for everything else about TLS.
        """
        if not endpoint.pin:
            return wrap_tls(sock, self.context(), endpoint.host, cancel=cancel)
        context = unverified_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        secure = wrap_tls(sock, context, endpoint.host, cancel=cancel)
        shown = sha256(secure.getpeercert(binary_form=True) or b"").hexdigest()
        if not hmac.compare_digest(shown, endpoint.pin):
            secure.close()
            raise CertificateChangedError("another certificate than the one that was trusted")
        return secure


def unverified_context() -> ssl.SSLContext:
    """Make a context that believes any certificate: to look at one, or before it is held against a pin."""
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
