"""DESIGN.md section 8 up to the greeting: names, ports, security, certificates, other servers; no secret is sent."""

from __future__ import annotations

import socket
import time

import pytest

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.fault_texts import action
from tests.support.certificates import Authority
from tests.support.dovecot import free_port
from tests.support.scripted_server import Ignore, ScriptedServer, SendBytes, Stall, StartTls, Step
from tests.wire.dialogues import greeted
from tests.wire.probing import POP_GREETING, FakeNetwork, endpoint, incoming, no_secret_came, outgoing, texts


def test_dns() -> None:
    result = incoming(endpoint("imap.exmaple.test", 993), network=FakeNetwork(route=True))
    assert (result.code, [step.name for step in result.steps]) == ("dns", ["find"])
    assert texts(result) == (
        "There is no server called imap.exmaple.test. Check the spelling.",
        "Er is geen server met de naam imap.exmaple.test. Controleer de spelling.",
    )


@pytest.mark.parametrize("host", ["", "a..b", "x" * 70 + ".test", "imap.nowhere.invalid"])
def test_what_cannot_be_a_name_is_no_server_either(host: str) -> None:
    assert incoming(endpoint(host, 993)).code == "dns"


def test_offline() -> None:
    result = incoming(endpoint("imap.example.nl", 993), network=FakeNetwork(route=False))
    assert result.code == "offline"
    assert texts(result) == (
        "This computer is offline. We will test again when it is back.",
        "Deze computer is offline. We testen opnieuw zodra er verbinding is.",
    )


def test_refused() -> None:
    port = free_port()
    result = incoming(endpoint("127.0.0.1", port))
    assert result.code == "refused"
    assert texts(result) == (
        f"127.0.0.1 is there, but does not accept mail programs on port {port}. Try port 993.",
        f"127.0.0.1 bestaat, maar accepteert geen mailprogramma op poort {port}. Probeer poort 993.",
    )


def test_timeout_of_a_server_that_never_greets() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        started = time.monotonic()
        result = incoming(endpoint("127.0.0.1", port, Security.TLS))
        assert time.monotonic() - started < 4
    assert result.code == "timeout"
    assert texts(result) == (
        f"127.0.0.1 does not answer. A firewall or VPN may block port {port}.",
        f"127.0.0.1 antwoordt niet. Mogelijk blokkeert een firewall of VPN poort {port}.",
    )


def test_timeout_also_when_bytes_drip() -> None:
    """No silence is long enough for the socket's own timeout, but a step has an end."""
    drip = SendBytes(b"* OK " + b"x" * 100, piece=1, pause_s=0.1)
    with ScriptedServer([*greeted(), "C: * LOGIN *", drip, Stall()]) as server:
        started = time.monotonic()
        result = incoming(server.endpoint(), timeout_s=1)
        assert time.monotonic() - started < 3
        server.forgive()
    assert (result.code, result.steps[-1].name) == ("timeout", "sign_in")


CLEAR_SERVERS: dict[str, tuple[ServerType | None, list[list[Step]], str]] = {
    "imap with starttls": (
        ServerType.IMAP,
        [
            [SendBytes(b"* OK ready\r\n"), Ignore()],
            ["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY STARTTLS", "S: <tag> OK"],
        ],
        "tls",
    ),
    "imap without": (
        ServerType.IMAP,
        [
            [SendBytes(b"* OK ready\r\n"), Ignore()],
            ["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY X", "S: <tag> OK"],
        ],
        "none",
    ),
    "pop with stls": (
        ServerType.POP3,
        [[SendBytes(b"+OK ready\r\n"), Ignore()], [POP_GREETING, "C: CAPA", "S: +OK", "S: STLS", "S: ."]],
        "tls",
    ),
    "smtp with starttls": (
        None,
        [
            [SendBytes(b"220 ready\r\n"), Ignore()],
            ["S: 220-hello", "S: 220 ready", "C: EHLO *", "S: 250-me", "S: 250 STARTTLS"],
        ],
        "tls",
    ),
}


@pytest.mark.parametrize("case", CLEAR_SERVERS)
def test_wrong_security_tls_to_a_port_that_speaks_in_clear(case: str) -> None:
    server_type, dialogues, sec = CLEAR_SERVERS[case]
    with ScriptedServer(*dialogues) as server:
        where = server.endpoint(Security.SSL)
        result = incoming(where, server_type) if server_type is not None else outgoing(where)
    label = {"tls": ("TLS", "TLS"), "none": ("None", "Geen")}[sec]
    assert (result.code, result.details["sec"]) == ("wrong_security", sec)
    assert texts(result) == (
        f"The server speaks {label[0]} on this port. Switch Security to {label[0]}.",
        f"De server gebruikt {label[1]} op deze poort. Zet Beveiliging op {label[1]}.",
    )
    assert action(result.code, result.details) == "switch_security"
    assert no_secret_came(server)


@pytest.mark.parametrize("security", [Security.NONE, Security.TLS])
@pytest.mark.parametrize(
    ("server_type", "greeting"), [(ServerType.IMAP, "* OK"), (ServerType.POP3, "+OK"), (None, "220 ready")]
)
def test_wrong_security_clear_to_a_port_that_waits_for_tls(
    authority: Authority, security: Security, server_type: ServerType | None, greeting: str
) -> None:
    with ScriptedServer([], [f"S: {greeting} ready", Ignore()], tls=authority.context()) as server:
        where = server.endpoint(security)
        result = incoming(where, server_type) if server_type is not None else outgoing(where)
        server.forgive()
    assert (result.code, result.details["sec"]) == ("wrong_security", "ssl")
    assert "SSL" in texts(result)[0]
    assert no_secret_came(server)


def test_wrong_security_starttls_that_is_not_offered() -> None:
    with ScriptedServer([*greeted(), Ignore()]) as server:
        result = incoming(server.endpoint(Security.TLS))
    assert (result.code, result.details["sec"]) == ("wrong_security", "none")
    assert no_secret_came(server)


@pytest.mark.parametrize("security", [Security.SSL, Security.TLS])
def test_certificate_of_another_name(authority: Authority, security: Security) -> None:
    context = authority.context("mail.provider.test", "www.provider.test")
    starttls: list[Step] = [*greeted("STARTTLS"), "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
    look: list[Step] = ["S: * OK ready", "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
    dialogues = [starttls, look] if security is Security.TLS else [[], []]
    tls = None if security is Security.TLS else context
    with ScriptedServer(*dialogues, tls=tls) as server:
        result = incoming(server.endpoint(security), authority=authority)
        server.forgive()
    assert (result.code, result.steps[-1].name) == ("certificate_name", "encrypt")
    name, host = "mail.provider.test", "127.0.0.1"
    assert texts(result) == (
        f"The certificate is for {name}, not {host}. Use {name}, or ask your provider.",
        f"Het certificaat is voor {name}, niet voor {host}. Gebruik {name} of vraag je provider.",
    )
    assert no_secret_came(server)


def test_certificate_that_has_expired(authority: Authority) -> None:
    context = authority.context(expired=True)
    with ScriptedServer([], [], tls=context) as server:
        result = incoming(server.endpoint(Security.SSL), authority=authority)
        server.forgive()
    english, dutch = texts(result)
    assert result.code == "certificate_expired"
    assert english.startswith("The certificate of 127.0.0.1 expired on ")
    assert english.endswith(". Only your provider can renew it.")
    assert dutch.startswith("Het certificaat van 127.0.0.1 is verlopen op ")
    assert "an earlier day" not in english
    assert no_secret_came(server)


def test_certificate_that_nobody_vouches_for(authority: Authority) -> None:
    with ScriptedServer([], tls=authority.context()) as server:
        result = incoming(server.endpoint(Security.SSL))
        server.forgive()
    assert result.code == "certificate"
    assert "cannot be trusted" in texts(result)[0]


OTHERS = [
    (ServerType.IMAP, "+OK POP3 ready", "This is a POP server. Choose POP, or use 127.0.0.1:993."),
    (ServerType.POP3, "* OK IMAP ready", "This is an IMAP server. Choose IMAP, or use 127.0.0.1:995."),
    (ServerType.IMAP, "220 smtp ESMTP ready", "This is a server for sending mail. Use 127.0.0.1:993 for receiving."),
    (ServerType.POP3, "HTTP/1.1 400 Bad Request", "This is a web server, not a mail server."),
    (None, "* OK IMAP ready", "This is a server for receiving mail."),
    (None, "+OK POP3 ready", "This is a server for receiving mail."),
]


@pytest.mark.parametrize(("server_type", "greeting", "english"), OTHERS)
@pytest.mark.parametrize("tls", [False, True])
def test_wrong_protocol(
    authority: Authority, server_type: ServerType | None, greeting: str, english: str, tls: bool
) -> None:
    with ScriptedServer([f"S: {greeting}", Ignore()], tls=authority.context() if tls else None) as server:
        where = server.endpoint(Security.SSL if tls else Security.NONE)
        if server_type is None:
            result = outgoing(where, authority=authority)
        else:
            result = incoming(where, server_type, authority=authority)
    assert result.code == "wrong_protocol"
    assert texts(result)[0].startswith(english)
    assert texts(result)[1].startswith("Dit is een ")
    assert no_secret_came(server)


def test_wrong_protocol_behind_wrong_security(authority: Authority) -> None:
    """TLS to a POP server that speaks in clear, while IMAP was chosen: the type is what has to change first."""
    with ScriptedServer([SendBytes(b"+OK ready\r\n"), Ignore()], [POP_GREETING, Ignore()]) as server:
        assert incoming(server.endpoint(Security.SSL)).code == "wrong_protocol"
    with ScriptedServer([], [POP_GREETING, Ignore()], tls=authority.context()) as server:
        assert incoming(server.endpoint(Security.NONE)).code == "wrong_protocol"
        server.forgive()


def test_a_web_server_is_recognised() -> None:
    """It says nothing by itself, answers a TLS hello with a page about that, and an empty request too."""
    page = SendBytes(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with ScriptedServer([Stall()], [page, Ignore()], ["C: ", page, Ignore()]) as server:
        result = incoming(server.endpoint(Security.TLS))
    assert result.code == "wrong_protocol"
    assert texts(result)[0].startswith("This is a web server")
