"""DESIGN.md section 8 from the sign-in on: what servers say to a password, and full mailboxes."""

from __future__ import annotations

import threading
import time

import pytest

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.fault_texts import action
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.probe import ProbeStep, probe_incoming
from carerix_desktop.wire.trust import Trust
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.scripted_server import Ignore, ScriptedServer, Stall, Step
from tests.wire.dialogues import CREDENTIALS, SECRET, greeted, selected, signed_in
from tests.wire.probing import POP_GREETING, FakeNetwork, endpoint, incoming, no_secret_came, outgoing, texts

REFUSALS = [
    ("S: <tag> NO [AUTHENTICATIONFAILED] Authentication failed.", "auth_failed"),
    ("S: <tag> NO Login incorrect", "auth_failed"),
    ("S: <tag> NO no", "auth_failed"),
    (
        "S: <tag> NO [ALERT] Application-specific password required: https://support.google.com/x (Failure)",
        "app_password",
    ),
    (
        "S: <tag> NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.",
        "plain_refused",
    ),
    ("S: <tag> NO [LIMIT] Too many simultaneous connections", "too_many"),
    ("S: <tag> NO [INUSE] Maximum number of connections from user+IP exceeded", "too_many"),
    ("S: * BYE Too many connections from your IP", "too_many"),
    ("S: <tag> NO [UNAVAILABLE] Temporary authentication failure.", "no"),
    ("S: <tag> NO [OVERQUOTA] mailbox is full", "mailbox_full"),
]


SIGN_IN_TEXTS = {
    "auth_failed": (
        "User name or password is not correct. Use the password of your webmail.",
        "Gebruikersnaam of wachtwoord klopt niet. Gebruik het wachtwoord van je webmail.",
    ),
    "app_password": (
        "127.0.0.1 needs an app password for mail programs.",
        "127.0.0.1 vraagt om een app-wachtwoord voor mailprogramma's.",
    ),
    "plain_refused": (
        "The server only accepts passwords over SSL or TLS. Change Security.",
        "De server accepteert wachtwoorden alleen via SSL of TLS. Pas Beveiliging aan.",
    ),
    "too_many": (
        "The server allows no more connections now. We try again in 5 minutes.",
        "De server staat nu geen extra verbinding toe. Over 5 minuten opnieuw.",
    ),
    "mailbox_full": (
        "Your mailbox is full. Receiving works, saving to Sent does not.",
        "Je mailbox is vol. Ontvangen lukt, bewaren in Verzonden niet.",
    ),
}


@pytest.mark.parametrize(("answer", "code"), REFUSALS)
def test_what_a_server_says_to_a_sign_in(answer: str, code: str) -> None:
    with ScriptedServer([*greeted(), "C: * LOGIN *", answer, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert (result.code, result.steps[-1].name) == (code, "sign_in")
    assert [step.name for step in result.steps if step.ok] == ["find", "encrypt"]
    if code in SIGN_IN_TEXTS:
        assert texts(result) == SIGN_IN_TEXTS[code]
    assert SECRET not in result.answer
    assert answer.split(" ", 3)[3][:20].rstrip(".") in result.answer


def test_google_is_called_by_its_name() -> None:
    network = FakeNetwork(route=True, known="imap.gmail.com")
    with ScriptedServer([*greeted(), "C: * LOGIN *", "S: <tag> NO Invalid credentials (Failure)", Ignore()]) as server:
        result = incoming(endpoint("imap.gmail.com", server.port, Security.NONE), network=network)
    assert result.code == "app_password"
    assert texts(result)[0] == "Google needs an app password for mail programs."
    assert action(result.code, result.details) == "app_password_help"
    assert result.details["help_url"].startswith("https://support.google.com/")


def test_plain_refused_without_sending_the_password() -> None:
    with ScriptedServer([*greeted("LOGINDISABLED", "STARTTLS"), Ignore()]) as server:
        result = incoming(server.endpoint())
    assert result.code == "plain_refused"
    assert no_secret_came(server)


def test_too_many_at_the_greeting() -> None:
    with ScriptedServer(["S: * BYE [UNAVAILABLE] Too many connections", Ignore()]) as server:
        assert incoming(server.endpoint()).code == "too_many"
    with ScriptedServer(["S: 421 4.7.0 Too many connections", Ignore()]) as server:
        assert outgoing(server.endpoint()).code == "too_many"
    with ScriptedServer(["S: -ERR [IN-USE] mailbox in use", Ignore()]) as server:
        assert incoming(server.endpoint(), ServerType.POP3).code == "too_many"


def test_mailbox_full_by_a_warning_on_opening_inbox() -> None:
    dialogue: list[Step] = [*signed_in(), "C: * LIST *", 'S: * LIST () "/" INBOX', "S: <tag> OK done"]
    opened = [str(step).replace("SELECT", "EXAMINE") for step in selected()]
    opened.insert(1, "S: * NO [OVERQUOTA] Soft quota has been exceeded")
    with ScriptedServer([*dialogue, *opened, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert (result.code, result.steps[-1].name) == ("mailbox_full", "folders")
    assert texts(result) == SIGN_IN_TEXTS["mailbox_full"]


def test_mailbox_full_by_quota() -> None:
    opened = [str(step).replace("SELECT", "EXAMINE") for step in selected()]
    dialogue: list[Step] = [
        *signed_in("QUOTA"),
        "C: * LIST *",
        'S: * LIST () "/" INBOX',
        "S: <tag> OK done",
        *opened,
        "C: * GETQUOTAROOT *",
        'S: * QUOTAROOT "INBOX" "User quota"',
        'S: * QUOTA "User quota" (STORAGE 1024 1024 MESSAGE 5 1000)',
        "S: <tag> OK done",
        Ignore(),
    ]
    with ScriptedServer(dialogue) as server:
        assert incoming(server.endpoint()).code == "mailbox_full"


POP_REFUSALS = [
    ("S: -ERR [AUTH] Authentication failed.", "auth_failed"),
    ("S: -ERR invalid password", "auth_failed"),
    ("S: -ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.", "plain_refused"),
    ("S: -ERR [IN-USE] maildrop already locked", "too_many"),
    ("S: -ERR [SYS/TEMP] try later", "no"),
]


@pytest.mark.parametrize(("answer", "code"), POP_REFUSALS)
def test_what_a_pop_server_says_to_a_sign_in(answer: str, code: str) -> None:
    dialogue: list[Step] = [POP_GREETING, "C: CAPA", "S: +OK", "S: USER", "S: .", "C: USER *", "S: +OK", "C: PASS *"]
    with ScriptedServer([*dialogue, answer, Ignore()]) as server:
        result = incoming(server.endpoint(), ServerType.POP3)
    assert (result.code, result.steps[-1].name) == (code, "sign_in")


@pytest.mark.parametrize("security", list(Security))
@pytest.mark.parametrize("server_type", list(ServerType))
def test_a_good_server_passes_every_step(
    dovecot: DovecotServer, mail_user: MailUser, security: Security, server_type: ServerType
) -> None:
    told: list[ProbeStep] = []
    result = probe_incoming(
        dovecot.endpoint(mail_user, security, protocol=server_type.value),
        server_type,
        Credentials(username=mail_user.address, password=mail_user.password),
        told.append,
        trust=Trust(extra_ca=dovecot.authority.path),
    )
    assert result.ok, result
    assert result.code == ""
    assert tuple(told) == result.steps
    last = ["folders"] if server_type is ServerType.IMAP else []
    assert [step.name for step in told] == ["find", "encrypt", "sign_in", *last]


@pytest.mark.parametrize("server_type", list(ServerType))
def test_a_wrong_password_on_a_real_server(
    dovecot: DovecotServer, mail_user: MailUser, server_type: ServerType
) -> None:
    where = dovecot.endpoint(mail_user, Security.SSL, protocol=server_type.value)
    wrong = Credentials(username=mail_user.address, password="wrong")
    assert incoming(where, server_type, wrong, authority=dovecot.authority).code == "auth_failed"


def test_a_test_can_be_stopped_at_any_time() -> None:
    cancel = Cancellation()
    with ScriptedServer([Stall()]) as server:
        threading.Timer(0.2, cancel.cancel).start()
        started = time.monotonic()
        result = probe_incoming(server.endpoint(), ServerType.IMAP, CREDENTIALS, cancel=cancel)
        assert time.monotonic() - started < 1.5
    assert result.code == "cancelled"


def test_the_words_of_a_server_are_plain_text_and_short() -> None:
    nasty = "S: <tag> NO <b>bold</b>\x1b[31m\x07 " + "x" * 3000
    with ScriptedServer([*greeted(), "C: * LOGIN *", nasty, Ignore()]) as server:
        result = incoming(server.endpoint())
    assert len(result.answer) <= 500
    assert result.answer.isprintable()
