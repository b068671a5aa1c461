"""`account test` in a process of its own: each row of DESIGN.md section 8, with its sentence in both languages."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.app import run
from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.fault_texts import sentence
from tests.support.certificates import Authority, authority
from tests.support.command_line import CommandLine
from tests.support.dovecot import DovecotServer, dovecot, free_port
from tests.support.scripted_server import Close, Ignore, ScriptedServer, SendBytes, Stall, Step
from tests.support.smtp_sink import SinkRules, SmtpSink

__all__ = ["authority", "dovecot"]

ADDRESS = "anna@example.test"
PASSWORD = 'pass "word" %s \\'
GREETED: list[Step] = ["S: * OK ready", "C: * CAPABILITY", "S: * CAPABILITY IMAP4rev1", "S: <tag> OK done"]
SIGN_IN: list[Step] = [*GREETED, "C: * LOGIN *"]

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> CommandLine:
    """A profile with one user."""
    program = CommandLine(profile=tmp_path_factory.mktemp("profile") / "p", authority=authority.path)
    program.ask("users", "add", "anna", "--name", "Anna", "--from-address", ADDRESS)
    return program


@pytest.fixture
def ask(program: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Save settings, and test them in a process of its own; answers the part of the JSON that failed."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", program.environment["PYTHON_KEYRING_BACKEND"])

    def set_and_test(
        incoming: Endpoint, *, kind: str = "imap", smtp: Endpoint | None = None, elsewhere: str = ""
    ) -> dict[str, Any]:
        words = ["--smtp-server", "", "--type", kind, "--server", incoming.host, "--port", str(incoming.port)]
        words += ["--security", incoming.security.value, "--username", incoming.username]
        if smtp is not None:
            words += ["--smtp-server", smtp.host, "--smtp-port", str(smtp.port)]
            words += ["--smtp-security", smtp.security.value, "--smtp-username", smtp.username]
        assert run(["--profile", str(program.profile), "--json", "account", "set", "anna", *words]) == 0
        command = program.command("account", "test", "anna", "--password-stdin")
        if elsewhere:
            command = [sys.executable, "-m", "tests.support.launch_elsewhere", elsewhere, *command[3:]]
        done = subprocess.run(
            command,
            input=f"{PASSWORD}\n",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=program.environment,
            cwd=Path(__file__).parents[2],
        )
        assert PASSWORD not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        answer = json.loads(done.stdout)
        assert answer["ok"] is (done.returncode == 0)
        if answer["ok"]:
            return dict(answer)
        failed = answer["incoming"] if not answer["incoming"]["ok"] else answer["outgoing"]
        assert done.stderr.strip().splitlines()[-1] == failed["message"]
        return dict(failed)

    return set_and_test


def said(answer: dict[str, Any], code: str, english: str, dutch: str) -> None:
    """The code, and the sentence in both languages."""
    assert answer["code"] == code, answer
    assert answer["message"] == english
    assert sentence(code, answer["details"], "en") == english
    assert sentence(code, answer["details"], "nl") == dutch


def at(host: str, port: int, security: Security = Security.SSL) -> Endpoint:
    return Endpoint(host=host, port=port, security=security, username=ADDRESS)


def test_a_name_that_is_not_there(ask: Ask) -> None:
    said(
        ask(at("imap.exmaple.nl", 993), elsewhere="nameless"),
        "dns",
        "There is no server called imap.exmaple.nl. Check the spelling.",
        "Er is geen server met de naam imap.exmaple.nl. Controleer de spelling.",
    )


def test_no_internet(ask: Ask) -> None:
    said(
        ask(at("imap.example.nl", 993), elsewhere="offline"),
        "offline",
        "This computer is offline. We will test again when it is back.",
        "Deze computer is offline. We testen opnieuw zodra er verbinding is.",
    )


def test_a_port_where_nobody_listens(ask: Ask) -> None:
    port = free_port()
    said(
        ask(at("127.0.0.1", port)),
        "refused",
        f"127.0.0.1 is there, but does not accept mail programs on port {port}. Try port 993.",
        f"127.0.0.1 bestaat, maar accepteert geen mailprogramma op poort {port}. Probeer poort 993.",
    )


def test_a_server_that_says_nothing(ask: Ask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        said(
            ask(at("127.0.0.1", port)),
            "timeout",
            f"127.0.0.1 does not answer. A firewall or VPN may block port {port}.",
            f"127.0.0.1 antwoordt niet. Mogelijk blokkeert een firewall of VPN poort {port}.",
        )


def test_tls_to_a_port_with_starttls(ask: Ask, dovecot: DovecotServer) -> None:
    said(
        ask(at("127.0.0.1", dovecot.ports["imap"])),
        "wrong_security",
        "The server speaks TLS on this port. Switch Security to TLS.",
        "De server gebruikt TLS op deze poort. Zet Beveiliging op TLS.",
    )


def test_starttls_to_a_port_that_is_tls_already(ask: Ask, dovecot: DovecotServer) -> None:
    said(
        ask(at("127.0.0.1", dovecot.ports["imaps"], Security.TLS)),
        "wrong_security",
        "The server speaks SSL on this port. Switch Security to SSL.",
        "De server gebruikt SSL op deze poort. Zet Beveiliging op SSL.",
    )


def test_starttls_that_is_not_offered_sends_nothing(ask: Ask) -> None:
    with ScriptedServer([*GREETED, Ignore()]) as server:
        said(
            ask(server.endpoint(Security.TLS)),
            "wrong_security",
            "The server speaks None on this port. Switch Security to None.",
            "De server gebruikt Geen op deze poort. Zet Beveiliging op Geen.",
        )
    assert b"LOGIN" not in server.received


def test_a_certificate_of_another_name(ask: Ask, authority: Authority) -> None:
    with ScriptedServer([], [], tls=authority.context("mail.hoster.test")) as server:
        answer = ask(server.endpoint(Security.SSL))
        server.forgive()
    said(
        answer,
        "certificate_name",
        "The certificate is for mail.hoster.test, not 127.0.0.1. Use mail.hoster.test, or ask your provider.",
        "Het certificaat is voor mail.hoster.test, niet voor 127.0.0.1. Gebruik mail.hoster.test of vraag je provider.",
    )


def test_a_certificate_that_has_expired(ask: Ask, authority: Authority) -> None:
    with ScriptedServer([], [], tls=authority.context(expired=True)) as server:
        answer = ask(server.endpoint(Security.SSL))
        server.forgive()
    day = datetime.now(UTC).date() - timedelta(days=10)
    dates = {language: re.escape(f"{day.day} ") + r"\w+" + re.escape(f" {day.year}") for language in ("en", "nl")}
    assert answer["code"] == "certificate_expired"
    assert re.fullmatch(
        rf"The certificate of 127\.0\.0\.1 expired on {dates['en']}\. Only your provider can renew it\.",
        answer["message"],
    )
    assert re.fullmatch(
        rf"Het certificaat van 127\.0\.0\.1 is verlopen op {dates['nl']}\. Alleen je provider kan het vernieuwen\.",
        sentence(answer["code"], answer["details"], "nl"),
    )


AUTH_FAILED = (
    "auth_failed",
    "User name or password is not correct. Use the password of your webmail.",
    "Gebruikersnaam of wachtwoord klopt niet. Gebruik het wachtwoord van je webmail.",
)


@pytest.mark.parametrize(("kind", "port"), [("imap", "imaps"), ("pop3", "pop3s")])
def test_a_wrong_password_on_a_real_server(ask: Ask, dovecot: DovecotServer, kind: str, port: str) -> None:
    said(ask(at("127.0.0.1", dovecot.ports[port]), kind=kind), *AUTH_FAILED)


REFUSED: dict[str, tuple[str, str, str, str]] = {
    "app password": (
        "NO [ALERT] Application-specific password required: https://support.google.com/accounts (Failure)",
        "app_password",
        "127.0.0.1 needs an app password for mail programs.",
        "127.0.0.1 vraagt om een app-wachtwoord voor mailprogramma's.",
    ),
    "plain": (
        "NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.",
        "plain_refused",
        "The server only accepts passwords over SSL or TLS. Change Security.",
        "De server accepteert wachtwoorden alleen via SSL of TLS. Pas Beveiliging aan.",
    ),
    "too many": (
        "NO [LIMIT] Too many simultaneous connections",
        "too_many",
        "The server allows no more connections now. We try again in 5 minutes.",
        "De server staat nu geen extra verbinding toe. Over 5 minuten opnieuw.",
    ),
    "full": (
        "NO [OVERQUOTA] Mailbox is full",
        "mailbox_full",
        "Your mailbox is full. Receiving works, saving to Sent does not.",
        "Je mailbox is vol. Ontvangen lukt, bewaren in Verzonden niet.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_server_says_to_a_sign_in(ask: Ask, case: str) -> None:
    answer, *row = REFUSED[case]
    with ScriptedServer([*SIGN_IN, f"S: <tag> {answer}", Ignore()]) as server:
        said(ask(server.endpoint()), *row)


def test_a_server_that_takes_passwords_over_tls_only_gets_none(ask: Ask) -> None:
    offered: list[Step] = [
        "S: * OK ready",
        "C: * CAPABILITY",
        "S: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED",
        "S: <tag> OK done",
    ]
    with ScriptedServer([*offered, Ignore()]) as server:
        said(ask(server.endpoint()), *REFUSED["plain"][1:])
    assert b"LOGIN" not in server.received


def test_a_pop_server_on_the_imap_port(ask: Ask, dovecot: DovecotServer) -> None:
    said(
        ask(at("127.0.0.1", dovecot.ports["pop3s"])),
        "wrong_protocol",
        "This is a POP server. Choose POP, or use 127.0.0.1:993.",
        "Dit is een POP-server. Kies POP of gebruik 127.0.0.1:993.",
    )


def test_an_imap_server_on_the_pop_port(ask: Ask, dovecot: DovecotServer) -> None:
    said(
        ask(at("127.0.0.1", dovecot.ports["imaps"]), kind="pop3"),
        "wrong_protocol",
        "This is an IMAP server. Choose IMAP, or use 127.0.0.1:995.",
        "Dit is een IMAP-server. Kies IMAP of gebruik 127.0.0.1:995.",
    )


@pytest.fixture
def mailbox(dovecot: DovecotServer) -> Endpoint:
    """A real mailbox with the password of these tests."""
    user = dovecot.add_user("sender@example.test", PASSWORD)
    return Endpoint(host="127.0.0.1", port=dovecot.ports["imaps"], security=Security.SSL, username=user.address)


def test_sending_is_tested_without_data_and_a_refused_sender_is_named(
    ask: Ask, mailbox: Endpoint, authority: Authority
) -> None:
    rules = SinkRules(users={ADDRESS: PASSWORD}, senders={})
    with SmtpSink(security=Security.TLS, context=authority.context(), rules=rules) as sink:
        good = ask(mailbox, smtp=sink.endpoint(ADDRESS))
        assert (good["incoming"]["ok"], good["outgoing"]["ok"]) == (True, True)
        rules.senders = {ADDRESS: "553 5.7.1 Sender address rejected: not owned by user"}
        said(
            ask(mailbox, smtp=sink.endpoint(ADDRESS)),
            "sender_refused",
            f"You may not send as {ADDRESS}. Use {ADDRESS}, or have your provider allow it.",
            f"Je mag niet verzenden als {ADDRESS}. Gebruik {ADDRESS} of laat je provider het toestaan.",
        )
        assert "DATA" not in sink.verbs
        assert sink.kept == []


@pytest.mark.parametrize("security", [Security.SSL, Security.TLS])
def test_wrong_security_of_the_outgoing_server(ask: Ask, mailbox: Endpoint, security: Security) -> None:
    dialogues: dict[Security, list[list[Step]]] = {
        Security.SSL: [
            [SendBytes(b"220 ready\r\n"), Ignore()],
            ["S: 220 ready", "C: EHLO *", "S: 250-me", "S: 250 STARTTLS", Ignore()],
        ],
        Security.TLS: [["S: 220 ready", "C: EHLO *", "S: 250 me", Ignore()]],
    }
    with ScriptedServer(*dialogues[security]) as server:
        answer = ask(mailbox, smtp=server.endpoint(security))
    assert (answer["code"], answer["details"]["sec"]) == (
        "wrong_security",
        "tls" if security is Security.SSL else "none",
    )


@pytest.mark.parametrize(
    "moment", [[Close()], [SendBytes(b"%$#!\r\n")], [*SIGN_IN, SendBytes(b"\x00\xff\r\n"), Stall()]]
)
def test_nonsense_and_silence_after_it_get_one_sentence(ask: Ask, moment: list[Step]) -> None:
    with ScriptedServer(moment, moment) as server:
        answer = ask(server.endpoint())
        server.forgive()
    assert answer["code"] in {"closed", "protocol"}
    assert answer["message"].endswith(".")
