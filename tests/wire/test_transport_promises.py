"""T-01, T-02, T-04, T-06: what a hostile server or a hostile network gets, and what it cannot do."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.scripted_server import (
    Close,
    ExpectBytes,
    Ignore,
    ScriptedServer,
    SendBytes,
    Stall,
    StartTls,
    Step,
)
from tests.wire.dialogues import CREDENTIALS, SECRET, greeted, open_scripted, selected, signed_in


def fault_of(
    dialogue: list[Step], security: Security = Security.NONE, authority: Authority | None = None
) -> ServerFault:
    """Play a dialogue that has to fail; no byte of the password may have come."""
    with ScriptedServer(dialogue) as server, pytest.raises(ServerFault) as caught:
        open_scripted(
            server.endpoint(security), timeout_s=2, extra_ca=authority.path if authority is not None else None
        )
    for form in (SECRET.encode(), base64.b64encode(CREDENTIALS.plain()), base64.b64encode(SECRET.encode())):
        assert form not in server.received
    assert b"LOGIN" not in server.received
    assert b"AUTHENTICATE" not in server.received
    return caught.value


def test_starttls_that_is_not_offered_ends_it_before_any_secret() -> None:
    assert fault_of([*greeted(), Ignore()], Security.TLS).code == "wrong_security"


def test_starttls_that_is_refused_ends_it_before_any_secret() -> None:
    assert (
        fault_of([*greeted("STARTTLS"), "C: * STARTTLS", "S: <tag> NO not today", Ignore()], Security.TLS).code == "no"
    )


def test_a_session_that_starts_signed_in_is_refused() -> None:
    dialogue: list[Step] = [
        "S: * PREAUTH hello",
        "C: * CAPABILITY",
        "S: * CAPABILITY IMAP4rev1 STARTTLS",
        "S: <tag> OK done",
        Ignore(),
    ]
    assert fault_of(dialogue, Security.TLS).code == "protocol"
    assert fault_of(dialogue, Security.NONE).code == "protocol"


def test_in_clear_a_server_that_wants_tls_for_passwords_gets_none() -> None:
    assert fault_of([*greeted("LOGINDISABLED", "STARTTLS"), Ignore()]).code == "plain_refused"
    assert fault_of([*greeted("LOGINDISABLED", "AUTH=PLAIN"), Ignore()]).code == "plain_refused"


def test_a_certificate_of_somebody_else_ends_it_before_any_secret(authority: Authority) -> None:
    for names, expired, code in (
        (("mail.elsewhere.test",), False, "certificate_name"),
        (("127.0.0.1",), True, "certificate_expired"),
    ):
        context = authority.context(*names, expired=expired)
        dialogue: list[Step] = [*greeted("STARTTLS"), "C: * STARTTLS", "S: <tag> OK go", StartTls(context)]
        with ScriptedServer(dialogue) as server:
            with pytest.raises(ServerFault) as caught:
                open_scripted(server.endpoint(Security.TLS), extra_ca=authority.path)
            server.forgive()
        assert caught.value.code == code
        assert SECRET.encode() not in server.received


def test_a_certificate_of_an_unknown_authority_is_refused(authority: Authority) -> None:
    with ScriptedServer([], tls=authority.context()) as server:
        with pytest.raises(ServerFault) as caught:
            open_scripted(server.endpoint(Security.SSL))
        server.forgive()
    assert caught.value.code == "certificate"
    assert not caught.value.retry


def test_what_was_said_in_clear_is_not_believed_after_starttls(authority: Authority) -> None:
    """Injected answers behind the OK of STARTTLS, and capabilities from before TLS, are dropped."""
    dialogue: list[Step] = [
        *greeted("STARTTLS", "AUTH=PLAIN", "X-FROM-BEFORE"),
        "C: * STARTTLS",
        'S: * LIST () "/" Injected',
        "S: * OK [ALERT] call this number",
        "S: <tag> OK go",
        StartTls(authority.context()),
        "C: * CAPABILITY",
        "S: * CAPABILITY IMAP4rev1",
        "S: <tag> OK done",
        "C: * LOGIN *",
        'S: * LIST () "/" AlsoInjected',
        "S: <tag> OK welcome",
        "C: * CAPABILITY",
        "S: * CAPABILITY IMAP4rev1 X-AFTER",
        "S: <tag> OK done",
        "C: * LIST *",
        'S: * LIST () "/" INBOX',
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint(Security.TLS), extra_ca=authority.path)
        assert session.capabilities == {"IMAP4REV1", "X-AFTER"}
        assert [item.name for item in session.list_mailboxes()] == ["INBOX"]
        session.abort()
        session.logout()


def test_an_answer_injected_into_the_starttls_packet_breaks_the_connection_or_is_dropped(authority: Authority) -> None:
    dialogue: list[Step] = [
        *greeted("STARTTLS"),
        "C: * STARTTLS",
        "S: <tag> OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n<tag>X OK injected",
        StartTls(authority.context()),
        "C: * CAPABILITY",
        "S: * CAPABILITY IMAP4rev1 LOGINDISABLED",
        "S: <tag> OK done",
        "C: * AUTHENTICATE PLAIN",
        "S: <tag> NO no such mechanism",
        Ignore(),
    ]
    with ScriptedServer(dialogue) as server, pytest.raises(ServerFault):
        open_scripted(server.endpoint(Security.TLS), extra_ca=authority.path)
    assert SECRET.encode() not in server.received


@pytest.mark.parametrize("password", ['with "quotes" and \\', "per%cent %s", "tab\tand é", "line\r\nend A1 NOOP"])
def test_any_password_arrives_as_it_is(password: str) -> None:
    dialogue: list[Step] = [
        *greeted("AUTH=PLAIN"),
        "C: * AUTHENTICATE PLAIN",
        "S: + ",
        f"C: {base64.b64encode(b'%sanna%s' % (bytes(1), bytes(1)) + password.encode()).decode()}",
        "S: <tag> OK [CAPABILITY IMAP4rev1] welcome",
    ]
    with ScriptedServer(dialogue) as server:
        open_imap(server.endpoint(), Credentials(username="anna", password=password), timeout_s=2).logout()


def test_a_password_that_does_not_fit_between_quotes_goes_as_a_literal() -> None:
    password = "pässword\n"
    dialogue: list[Step] = [
        *greeted(),
        f'C: * LOGIN "anna" {{{len(password.encode())}}}',
        "S: + go",
        ExpectBytes(len(password.encode()) + 2),
        "S: <tag> OK [CAPABILITY IMAP4rev1] welcome",
    ]
    with ScriptedServer(dialogue) as server:
        open_imap(server.endpoint(), Credentials(username="anna", password=password), timeout_s=2).logout()


def test_a_secret_is_in_no_fault_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """The server throws the password back at us, in every form."""
    caplog.set_level(logging.DEBUG)
    plain = base64.b64encode(CREDENTIALS.plain()).decode()
    dialogue: list[Step] = [*greeted(), "C: * LOGIN *", f"S: <tag> NO cannot {SECRET} or {plain}", Ignore()]
    with ScriptedServer(dialogue) as server, pytest.raises(ServerFault) as caught:
        open_scripted(server.endpoint())
    fault = caught.value
    assert fault.code == "auth_failed"
    for text in (fault.answer, fault.message, repr(dict(fault.details)), str(fault), repr(CREDENTIALS), caplog.text):
        assert SECRET not in text
        assert plain not in text
    assert fault.__cause__ is None
    assert fault.__suppress_context__


HOSTILE: dict[str, list[Step]] = {
    "a line of 50 MB": [SendBytes(b'* LIST () "/" ' + b"x" * 50_000_000)],
    "a literal of 99 GB": [SendBytes(b'* LIST () "/" {99000000000}\r\n')],
    "a literal with a length of a thousand digits": [SendBytes(b'* LIST () "/" {' + b"9" * 5000 + b"}\r\n")],
    "100,000 parentheses": [SendBytes(b"* LIST " + b"(" * 100_000 + b")" * 100_000 + b' "/" x\r\n')],
    "endless answers": [SendBytes(b'* LIST () "/" "' + b"x" * 100_000 + b'"\r\n')] * 700,
}


PEAK = """
import re, pathlib
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""The peak of a process since its own beginning: ru_maxrss begins with that of the process that started it."""

CLIENT = """
import sys
from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import open_imap

def ask(question):
    try:
        return str(question())
    except ServerFault as fault:
        return fault.code

host, port, user, password = sys.argv[1:]
endpoint = Endpoint(host=host, port=int(port), security=Security.NONE, username=user)
session = open_imap(endpoint, Credentials(username=user, password=password), timeout_s=20)
print(ask(session.list_mailboxes), ask(session.noop))
session.logout()
"""


def run_client(code: str, *arguments: str) -> list[str]:
    """What a fresh process says, its peak memory in MB last."""
    command = [sys.executable, "-c", code + PEAK, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_lengths_are_an_error_and_little_memory(attack: str) -> None:
    dialogue: list[Step] = [*signed_in(), "C: * LIST *", *HOSTILE[attack]]
    harmless = "parentheses" in attack
    dialogue += ["S: <tag> OK done", "C: * NOOP", "S: <tag> OK alive", Ignore()] if harmless else [Ignore()]
    with ScriptedServer(dialogue) as server:
        *said, peak_mb = run_client(CLIENT, server.host, str(server.port), CREDENTIALS.username, SECRET)
        server.forgive()
    assert said == (["[]", "None"] if harmless else ["protocol", "protocol"])
    assert int(peak_mb) < 300


def test_the_measure_of_memory_sees_what_a_client_needs() -> None:
    (idle_mb,) = run_client("")
    (greedy_mb,) = run_client("bytearray(b'x') * 320_000_000")
    assert int(idle_mb) < 100
    assert int(greedy_mb) > 300


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 FETCH (UID 1 BODY[] {99000000000}\r\n",
        b"* 1 FETCH (UID 1 FLAGS () X " + b"x" * 2_000_000,
        b"* 1 FETCH (UID 1 BODYSTRUCTURE " + b"(" * 100_000 + b")" * 100_000 + b")\r\n",
        b"nonsense\r\n",
    ],
)
def test_hostile_lengths_in_the_bulk_reader_are_an_error(answer: bytes) -> None:
    with ScriptedServer([*signed_in(), *selected(), "C: * UID FETCH *", SendBytes(answer), Ignore()]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        with pytest.raises(ServerFault) as caught:
            list(session.fetch_bodies([1]))
        session.logout()
        server.forgive()
    assert caught.value.code == "protocol"


def ask_for_life(server: ScriptedServer) -> None:
    session = open_scripted(server.endpoint(), timeout_s=0.5)
    try:
        session.noop()
    finally:
        session.logout()


@pytest.mark.parametrize(
    ("moment", "code"),
    [(Close(), "closed"), (Stall(), "timeout"), (SendBytes(b"%$#! nonsense\r\n"), "protocol")],
)
def test_a_server_that_closes_stalls_or_answers_nonsense_is_named_so(moment: Step, code: str) -> None:
    for dialogue in ([moment], [*greeted(), "C: * LOGIN *", moment], [*signed_in(), "C: * NOOP", moment]):
        with ScriptedServer(dialogue) as server:
            with pytest.raises(ServerFault) as caught:
                ask_for_life(server)
            server.forgive()
        assert caught.value.code == code
        assert caught.value.retry


def test_a_trust_without_more_authorities_does_not_believe_ours(authority: Authority) -> None:
    assert Trust().context().verify_mode == Trust(extra_ca=authority.path).context().verify_mode
    assert Trust().context().check_hostname
