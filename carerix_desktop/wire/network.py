"""The way to a server: names, routes and the connection itself.

`Network` can be handed in, so that "the name is not there" and "this computer is offline" can be played without either.
"""

from __future__ import annotations

import contextlib
import errno
import select
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from carerix_desktop.wire.cancel import Cancellation

_DOCUMENTATION_ADDRESSES = ((socket.AF_INET, "203.0.113.1"), (socket.AF_INET6, "2001:db8::1"))  # RFC 5737, RFC 3849
_SLICE_S = 0.2
_IN_PROGRESS = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One resolved address, as `socket.getaddrinfo` says it."""

    family: int
    sockaddr: tuple[Any, ...]


class Network(Protocol):
    """What the machine knows about the network."""

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        """Look a name up; raises `socket.gaierror` where there is none."""
        ...

    def has_route(self) -> bool:
        """Whether there is a way out at all."""
        ...


class SystemNetwork:
    """The real network."""

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        """Look a name up in the system's resolver."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [Address(family=family, sockaddr=tuple(sockaddr)) for family, _, _, _, sockaddr in found]

    def has_route(self) -> bool:
        """Connect a UDP socket to an address that nobody has: this only looks up the route, nothing is sent."""
        for family, address in _DOCUMENTATION_ADDRESSES:
            with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                return True
        return False


@dataclass(slots=True)
class _Lookup:
    """What the thread that resolves brings back."""

    addresses: Sequence[Address] = ()
    fault: Exception | None = None


def resolve_within(
    network: Network, host: str, port: int, *, timeout_s: float, cancel: Cancellation | None = None
) -> Sequence[Address]:
    """Look a name up, but wait no longer than this: the system's resolver knows no limit and no cancel.

    Raises:
        socket.gaierror: there is no such name (also for what cannot be a name).
        TimeoutError: no answer in time, or cancelled.
    """
    lookup = _Lookup()

    def look_up() -> None:
        try:
            lookup.addresses = network.resolve(host, port)
        except UnicodeError as fault:  # not a name by RFC 5890: empty or too long labels
            lookup.fault = socket.gaierror(socket.EAI_NONAME, str(fault))
        except OSError as fault:
            lookup.fault = fault

    thread = threading.Thread(target=look_up, name=f"resolve {host}", daemon=True)
    thread.start()
    deadline = time.monotonic() + timeout_s
    while thread.is_alive() and time.monotonic() < deadline and not (cancel and cancel.cancelled):
        thread.join(_SLICE_S / 4)
    if lookup.fault is not None:
        raise lookup.fault
    if not lookup.addresses:
        if thread.is_alive():
            raise TimeoutError(f"no answer about {host}")
        raise socket.gaierror(socket.EAI_NONAME, f"no address for {host}")
    return lookup.addresses


def dial(
    host: str, port: int, *, timeout_s: float, network: Network, cancel: Cancellation | None = None
) -> socket.socket:
    """Connect to the first address of a host that answers.

    Returns:
        A socket with `timeout_s`, TCP_NODELAY and keep-alive (a peer that is gone shows in less than a minute, R-06).

    Raises:
        OSError: as the system says; `TimeoutError` when the time is over or it was cancelled.
    """
    deadline = time.monotonic() + timeout_s
    addresses = resolve_within(network, host, port, timeout_s=timeout_s, cancel=cancel)
    return dial_addresses(addresses, deadline=deadline, timeout_s=timeout_s, cancel=cancel)


def dial_addresses(
    addresses: Sequence[Address], *, deadline: float, timeout_s: float, cancel: Cancellation | None = None
) -> socket.socket:
    """Connect to the first address that answers before the deadline (a time of `time.monotonic`)."""
    fault: OSError = TimeoutError("no time left")
    for number, address in enumerate(addresses):
        left = deadline - time.monotonic()
        share = left if number == len(addresses) - 1 else left / 2
        try:
            return _connect(address, until=time.monotonic() + share, timeout_s=timeout_s, cancel=cancel)
        except OSError as refused:
            fault = refused
    raise fault


def _connect(address: Address, *, until: float, timeout_s: float, cancel: Cancellation | None) -> socket.socket:
    sock = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        code = sock.connect_ex(address.sockaddr)
        if code not in _IN_PROGRESS:
            raise OSError(code, errno.errorcode.get(code, "cannot connect"))
        while not any(select.select([], [sock], [sock], min(_SLICE_S, max(until - time.monotonic(), 0)))):
            if time.monotonic() >= until or (cancel and cancel.cancelled):
                raise TimeoutError("no answer to the connection")
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, errno.errorcode.get(code, "cannot connect"))
        _tune(sock, timeout_s)
    except BaseException:
        sock.close()
        raise
    if cancel:
        cancel.watch(sock)
    return sock


def _tune(sock: socket.socket, timeout_s: float) -> None:
    sock.settimeout(timeout_s)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 2)):
        option = getattr(socket, name, None)
        if option is not None:
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.IPPROTO_TCP, option, value)
