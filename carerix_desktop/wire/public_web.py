"""Connections to the web that a message may make us open after a click: public addresses only (RELIABILITY S-02, T-08).

A name is resolved here, every address of it is looked at, and the very address that was looked at is connected to: what
the name says a moment later changes nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult

from carerix_desktop.wire.network import Network, SystemNetwork, resolve_within
from carerix_desktop.wire.trust import Trust, wrap_tls

PORTS = {"http": 80, "https": 443}


class NotPublic(Exception):
    """The name leads into a private network, to this machine, or nowhere."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet: not private, loopback, link-local, multicast or reserved."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWeb:
    """Opens connections.

    Attributes:
        network: looks names up.
        trust: which certificates are good.
        allows: which addresses may be connected to; a test lets its own server in.
    """

    network: Network = field(default_factory=SystemNetwork)
    trust: Trust = field(default_factory=Trust)
    allows: Callable[[str], bool] = is_public

    def connect(self, url: SplitResult, *, deadline: float) -> http.client.HTTPConnection:
        """A connection to the server of an http or https address.

        Args:
            url: its host and port count.
            deadline: of `time.monotonic`.

        Raises:
            NotPublic: it may not be connected to.
            OSError: it cannot be reached, or its certificate is not good.
        """
        host, port = url.hostname or "", url.port or PORTS[url.scheme]
        addresses = resolve_within(self.network, host, port, timeout_s=_left(deadline))
        if not all(self.allows(str(address.sockaddr[0])) for address in addresses):
            raise NotPublic(host)
        sock = socket.create_connection(tuple(addresses[0].sockaddr[:2]), timeout=_left(deadline))
        connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
        connection.sock = wrap_tls(sock, self.trust.context(), host) if url.scheme == "https" else sock
        return connection


def _left(deadline: float) -> float:
    return max(0.1, deadline - time.monotonic())
