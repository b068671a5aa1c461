"""How these tests test a connection."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from carerix_desktop.domain.account import Endpoint, Security, ServerType
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.network import Address, SystemNetwork
from carerix_desktop.wire.probe import ProbeResult, probe_incoming, probe_outgoing
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.scripted_server import ScriptedServer
from tests.wire.dialogues import CREDENTIALS, SECRET

ANNA = "anna@example.test"


POP_GREETING = "S: +OK POP3 ready"


class FakeNetwork:
    """A network without that name, and perhaps without any way out; other names are on loopback."""

    def __init__(self, *, route: bool, known: str = "") -> None:
        self._route = route
        self._known = known

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        if host != self._known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [Address(family=socket.AF_INET, sockaddr=("127.0.0.1", port))]

    def has_route(self) -> bool:
        return self._route


def incoming(
    endpoint: Endpoint,
    server_type: ServerType = ServerType.IMAP,
    credentials: Credentials = CREDENTIALS,
    *,
    authority: Authority | None = None,
    network: FakeNetwork | None = None,
    timeout_s: float = 2,
) -> ProbeResult:
    trust = Trust(extra_ca=authority.path) if authority is not None else Trust()
    return probe_incoming(
        endpoint, server_type, credentials, trust=trust, network=network or SystemNetwork(), timeout_s=timeout_s
    )


def outgoing(endpoint: Endpoint, *, authority: Authority | None = None, from_address: str = ANNA) -> ProbeResult:
    trust = Trust(extra_ca=authority.path) if authority is not None else Trust()
    return probe_outgoing(endpoint, CREDENTIALS, from_address, trust=trust, timeout_s=2)


def endpoint(host: str, port: int, security: Security = Security.SSL) -> Endpoint:
    return Endpoint(host=host, port=port, security=security, username=ANNA)


def texts(result: ProbeResult) -> tuple[str, str]:
    assert result.message == sentence(result.code, result.details, "en")
    return sentence(result.code, result.details, "en"), sentence(result.code, result.details, "nl")


def no_secret_came(server: ScriptedServer) -> bool:
    return SECRET.encode() not in server.received and b"LOGIN" not in server.received.upper()
