"""A network that fails on purpose: a proxy on loopback that breaks each connection by a plan.

    with FaultProxy(dovecot.ports["imap"]) as proxy:
        proxy.plan(Fault.CUT, after=12_345)       # the next connection ends after so many octets of the server
        ...

Plans are taken one per connection, in order; when none is left, connections work. Plans come from a seed, so that a
failure can be played again.
"""

from __future__ import annotations

import contextlib
import random
import select
import socket
import struct
import threading
import time
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self

PIECE = 16_384
TRICKLE_S = 0.1
TRICKLED = 10


class Fault(StrEnum):
    """How a connection breaks."""

    CUT = "cut"  # ends, cleanly
    RESET = "reset"  # RST
    STALL = "stall"  # stays open and says nothing more
    TRICKLE = "trickle"  # some octets come one per 100 ms, then it ends
    SILENCE = "silence"  # accepts and never says a word


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """A fault after so many octets of the server."""

    fault: Fault
    after: int


def seeded_plans(seed: int, count: int, octets: int) -> list[FaultPlan]:
    """Plans that fail somewhere within so many octets; silence and stalls are rarer, because they cost a timeout."""
    chance = random.Random(seed)
    weights = {Fault.CUT: 5, Fault.RESET: 5, Fault.TRICKLE: 1, Fault.STALL: 1, Fault.SILENCE: 1}
    kinds = chance.choices(list(weights), list(weights.values()), k=count)
    return [FaultPlan(kind, chance.randrange(octets) if kind is not Fault.SILENCE else 0) for kind in kinds]


class FaultProxy:
    """Listens on loopback and passes on to another port of it.

    Attributes:
        port: where to connect to.
        broken: how many connections were broken by a plan.
        carried_octets: what the server sent.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._plans: deque[FaultPlan] = deque()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self._away = threading.Event()
        self._threads: list[threading.Thread] = []
        self.port = int(self._listener.getsockname()[1])
        self.broken = 0
        self.carried_octets = 0

    def plan(self, fault: Fault, *, after: int = 0) -> None:
        """Break one more of the connections to come."""
        self._plans.append(FaultPlan(fault, after))

    def take_plans(self, plans: list[FaultPlan]) -> None:
        """The same for many."""
        self._plans.extend(plans)

    @property
    def left(self) -> int:
        """How many plans were not used yet."""
        return len(self._plans)

    def go_away(self) -> None:
        """End all connections, and end new ones at once."""
        self._away.set()

    def come_back(self) -> None:
        """Work again."""
        self._away.clear()

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _start(self, work, *arguments) -> None:
        thread = threading.Thread(target=work, args=arguments, name="fault-proxy", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        self._listener.settimeout(0.1)
        while not self._stopping.is_set():
            try:
                client, _ = self._listener.accept()
            except (TimeoutError, OSError):
                continue
            if self._away.is_set():
                client.close()
                continue
            plan = self._plans.popleft() if self._plans else None
            self._start(self._carry, client, plan)

    def _carry(self, client: socket.socket, plan: FaultPlan | None) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target)) as server, contextlib.suppress(OSError):
            if plan is not None and plan.fault is Fault.SILENCE:
                self.broken += 1
                self._hold(client)
                return
            left = plan.after if plan is not None else -1
            while not self._stopping.is_set() and not self._away.is_set():
                readable, _, _ = select.select([client, server], [], [], 0.1)
                if client in readable and not self._pass_on(client, server):
                    return
                if server not in readable:
                    continue
                data = server.recv(PIECE)
                if not data:
                    return
                self.carried_octets += len(data)
                if plan is not None and len(data) > left:
                    client.sendall(data[:left])
                    self._break(client, plan.fault, data[left:])
                    return
                left -= len(data)
                client.sendall(data)

    @staticmethod
    def _pass_on(source: socket.socket, goal: socket.socket) -> bool:
        data = source.recv(PIECE)
        if data:
            goal.sendall(data)
        return bool(data)

    def _break(self, client: socket.socket, fault: Fault, rest: bytes) -> None:
        self.broken += 1
        if fault is Fault.STALL:
            self._hold(client)
        elif fault is Fault.TRICKLE:
            for octet in rest[:TRICKLED]:
                client.sendall(bytes([octet]))
                time.sleep(TRICKLE_S)
        elif fault is Fault.RESET:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _hold(self, client: socket.socket) -> None:
        """Say nothing until the client goes away."""
        while not self._stopping.is_set() and not self._away.is_set():
            readable, _, _ = select.select([client], [], [], 0.1)
            if readable and not client.recv(PIECE):
                return
