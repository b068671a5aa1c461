"""DESIGN.md section 8 for the outgoing server: sign-in and sender, and never a message."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carerix_desktop.domain.account import Security
from tests.support.certificates import Authority
from tests.support.scripted_server import Ignore, ScriptedServer, Step
from tests.support.smtp_sink import SinkRules, SmtpSink
from tests.wire.dialogues import SECRET
from tests.wire.probing import ANNA, outgoing, texts


@pytest.fixture
def sink(authority: Authority) -> Iterator[SmtpSink]:
    rules = SinkRules(
        users={ANNA: SECRET},
        senders={"other@example.test": "553 5.7.1 Sender address rejected: not owned by user anna"},
        recipients={
            "full@example.test": "552 5.2.2 Mailbox full",
            "late@example.test": "550 5.7.1 Sender address rejected",
        },
    )
    with SmtpSink(security=Security.TLS, context=authority.context(), rules=rules) as running:
        yield running


def test_a_good_outgoing_server_sees_no_data(authority: Authority, sink: SmtpSink) -> None:
    result = outgoing(sink.endpoint(ANNA), authority=authority)
    assert result.ok, result
    assert [step.name for step in result.steps] == ["find", "encrypt", "sign_in", "send"]
    assert sink.verbs == ["AUTH", "MAIL", "RCPT", "RSET"]
    assert sink.kept == []


@pytest.mark.parametrize(
    ("sender", "code"),
    [
        ("other@example.test", "sender_refused"),
        ("late@example.test", "sender_refused"),
        ("full@example.test", "mailbox_full"),
    ],
)
def test_sender_refused_and_mailbox_full(authority: Authority, sink: SmtpSink, sender: str, code: str) -> None:
    result = outgoing(sink.endpoint(ANNA), authority=authority, from_address=sender)
    assert (result.code, result.steps[-1].name) == (code, "send")
    if code == "sender_refused":
        assert texts(result) == (
            f"You may not send as {sender}. Use {ANNA}, or have your provider allow it.",
            f"Je mag niet verzenden als {sender}. Gebruik {ANNA} of laat je provider het toestaan.",
        )
    assert "DATA" not in sink.verbs


@pytest.mark.parametrize("address", ["a b@example.test", "anna@example.test>\r\nDATA", "", "anna", "ännä@example.test"])
def test_an_address_that_smtp_cannot_carry_is_refused_here(authority: Authority, sink: SmtpSink, address: str) -> None:
    assert outgoing(sink.endpoint(ANNA), authority=authority, from_address=address).code == "sender_refused"
    assert "MAIL" not in sink.verbs


SMTP_AUTH = [
    ("535 5.7.8 Error: authentication failed", "auth_failed"),
    ("534-5.7.9 Application-specific password required.", "app_password"),
    ("530 5.7.0 Must issue a STARTTLS command first", "plain_refused"),
    ("538 5.7.11 Encryption required", "plain_refused"),
    ("454 4.7.0 Temporary authentication failure", "no"),
    ("421 4.7.0 Too many errors", "too_many"),
]


@pytest.mark.parametrize(("answer", "code"), SMTP_AUTH)
def test_what_an_smtp_server_says_to_a_sign_in(answer: str, code: str) -> None:
    lines = [f"S: {answer}", "S: 534 5.7.9 more"] if answer[3] == "-" else [f"S: {answer}"]
    dialogue: list[Step] = ["S: 220 hello", "C: EHLO [127.0.0.1]", "S: 250-me", "S: 250 AUTH PLAIN"]
    with ScriptedServer([*dialogue, "C: AUTH PLAIN *", *lines, Ignore()]) as server:
        result = outgoing(server.endpoint())
    assert (result.code, result.steps[-1].name) == (code, "sign_in")
    assert SECRET not in result.answer


def test_smtp_that_offers_sign_in_only_after_starttls_gets_no_password() -> None:
    with ScriptedServer(["S: 220 hello", "C: EHLO *", "S: 250-me", "S: 250 STARTTLS", Ignore()]) as server:
        assert outgoing(server.endpoint()).code == "plain_refused"
    assert b"AUTH" not in server.received
