"""The one table from library errors to codes."""

from __future__ import annotations

import errno
import imaplib
import poplib
import smtplib
import socket
import ssl

import pytest

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.fault_texts import CODES
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.faults import Circumstances, NonsenseError, Phase, translate
from carerix_desktop.wire.greeting import spoken_by
from carerix_desktop.wire.server_words import code_of_words, provider_of


def circumstances(
    phase: Phase = Phase.COMMAND, *, host: str = "mail.example.nl", protocol: str = "imap"
) -> Circumstances:
    return Circumstances(
        endpoint=Endpoint(host=host, port=993, security=Security.SSL, username="anna"),
        phase=phase,
        protocol=protocol,
        credentials=Credentials(username="anna", password="p@ss word"),
    )


def certificate_error(number: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = number, "so it is"
    return error


def tls_error(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, f"[SSL: {reason}] something")
    error.reason = reason
    return error


ERRORS: list[tuple[BaseException, Phase, str]] = [
    (socket.gaierror(socket.EAI_NONAME, "no"), Phase.CONNECT, "dns"),
    (ConnectionRefusedError(errno.ECONNREFUSED, "no"), Phase.CONNECT, "refused"),
    (TimeoutError("timed out"), Phase.COMMAND, "timeout"),
    (OSError(errno.EHOSTUNREACH, "no route"), Phase.CONNECT, "timeout"),
    (ConnectionResetError(errno.ECONNRESET, "reset"), Phase.COMMAND, "closed"),
    (BrokenPipeError(errno.EPIPE, "pipe"), Phase.COMMAND, "closed"),
    (certificate_error(62), Phase.CONNECT, "certificate_name"),
    (certificate_error(64), Phase.CONNECT, "certificate_name"),
    (certificate_error(10), Phase.CONNECT, "certificate_expired"),
    (certificate_error(18), Phase.CONNECT, "certificate"),
    (certificate_error(20), Phase.CONNECT, "certificate"),
    (tls_error("WRONG_VERSION_NUMBER"), Phase.CONNECT, "wrong_security"),
    (tls_error("UNSUPPORTED_PROTOCOL"), Phase.CONNECT, "certificate"),
    (ssl.SSLEOFError(8, "EOF"), Phase.CONNECT, "closed"),
    (NonsenseError("?"), Phase.COMMAND, "protocol"),
    (RecursionError("deep"), Phase.COMMAND, "protocol"),
    (ValueError("odd"), Phase.COMMAND, "protocol"),
    (imaplib.IMAP4.abort("socket error: EOF"), Phase.COMMAND, "closed"),
    (imaplib.IMAP4.abort("Idle too long"), Phase.COMMAND, "closed"),
    (imaplib.IMAP4.abort("Too many connections"), Phase.COMMAND, "too_many"),
    (imaplib.IMAP4.abort("unexpected response: b'%'"), Phase.COMMAND, "protocol"),
    (imaplib.IMAP4.error("SELECT failed: no such mailbox"), Phase.COMMAND, "no"),
    (imaplib.IMAP4.error("FETCH command error: BAD [b'syntax']"), Phase.COMMAND, "protocol"),
    (imaplib.IMAP4.error("APPEND failed: [OVERQUOTA] full"), Phase.COMMAND, "mailbox_full"),
    (imaplib.IMAP4.error("LOGIN failed: [AUTHENTICATIONFAILED] no"), Phase.SIGN_IN, "auth_failed"),
    (imaplib.IMAP4.error("LOGIN failed: whatever"), Phase.SIGN_IN, "auth_failed"),
    (poplib.error_proto(b"-ERR [AUTH] no"), Phase.SIGN_IN, "auth_failed"),
    (poplib.error_proto("line too long"), Phase.COMMAND, "protocol"),
    (smtplib.SMTPServerDisconnected("gone"), Phase.COMMAND, "closed"),
    (smtplib.SMTPAuthenticationError(535, b"5.7.8 no"), Phase.SIGN_IN, "auth_failed"),
    (smtplib.SMTPResponseException(550, "5.7.1 not you"), Phase.SENDER, "sender_refused"),
    (smtplib.SMTPResponseException(552, "5.2.2 full"), Phase.SENDER, "mailbox_full"),
    (smtplib.SMTPResponseException(-1, "nonsense"), Phase.CONNECT, "protocol"),
]


@pytest.mark.parametrize(("error", "phase", "code"), ERRORS, ids=lambda value: repr(value)[:50])
def test_each_library_error_has_its_code(error: BaseException, phase: Phase, code: str) -> None:
    fault = translate(error, circumstances(phase))
    assert fault.code == code
    assert fault.code in CODES
    assert fault.message


def test_a_fault_stays_what_it_is() -> None:
    fault = ServerFault("x", code="dns")
    assert translate(fault, circumstances()) is fault


@pytest.mark.parametrize(
    ("code", "retry"),
    [("timeout", True), ("too_many", True), ("closed", True), ("auth_failed", False), ("certificate", False)],
)
def test_only_what_may_pass_by_itself_is_tried_again(code: str, retry: bool) -> None:
    samples = {found: translate(error, circumstances(phase)) for error, phase, found in ERRORS}
    assert samples[code].retry is retry


def test_a_temporary_no_is_tried_again() -> None:
    error = imaplib.IMAP4.error("LOGIN failed: [UNAVAILABLE] Temporary authentication failure")
    fault = translate(error, circumstances(Phase.SIGN_IN))
    assert (fault.code, fault.retry) == ("no", True)


def test_a_server_that_repeats_the_password_is_redacted() -> None:
    fault = translate(imaplib.IMAP4.error("LOGIN failed: anna p@ss word"), circumstances(Phase.SIGN_IN))
    assert "p@ss word" not in fault.answer


PROVIDERS = {
    "imap.gmail.com": "Google",
    "smtp.googlemail.com": "Google",
    "imap.mail.yahoo.co.uk": "Yahoo",
    "imap.mail.me.com": "Apple",
    "outlook.office365.com": "Microsoft",
    "imap.example.nl": "",
    "notgmail.com": "",
    "gmail.com.evil.example": "",
}


@pytest.mark.parametrize("host", PROVIDERS)
def test_providers_are_known_by_their_own_hosts_only(host: str) -> None:
    assert provider_of(host).name == PROVIDERS[host]


@pytest.mark.parametrize(
    ("host", "imap"),
    [("pop.example.nl", "imap.example.nl"), ("pop3.example.nl", "imap.example.nl"), ("mail.x.nl", "mail.x.nl:993")],
)
def test_the_imap_server_beside_a_pop_server_is_guessed(host: str, imap: str) -> None:
    assert translate(TimeoutError(), circumstances(host=host)).details["imap"] == imap


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        (b"* OK hi\r\n", "imap"),
        (b"+OK hi", "pop3"),
        (b"220 hi", "smtp"),
        (b"421-no", "smtp"),
        (b"HTTP/1.0 400", "http"),
        (b"SSH-2.0", ""),
    ],
)
def test_a_greeting_tells_what_a_server_is(line: bytes, spoken: str) -> None:
    assert spoken_by(line) == spoken


WORDS = {
    "[ALERT] Application-specific password required (Failure)": "app_password",
    "[ALERT] Too many simultaneous connections. (Failure)": "too_many",
    "User is authenticated but not connected.": "too_many",
    "Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)": "too_many",
    "[THROTTLED] Rate limited": "too_many",
    "Your account is not enabled for IMAP use. Please visit your Gmail settings page": "no",
    "[UNAVAILABLE] Internal authentication failure": "no",
    "[AUTHENTICATIONFAILED] Invalid credentials (Failure)": "auth_failed",
    "LOGIN failed.": "auth_failed",
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.": "auth_failed",
    "[OVERQUOTA] Not enough disk quota": "mailbox_full",
    "552 5.2.2 Mailbox size limit exceeded": "mailbox_full",
    "[PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.": "plain_refused",
    "530 5.7.0 Must issue a STARTTLS command first": "plain_refused",
}


@pytest.mark.parametrize("text", WORDS)
def test_what_well_known_servers_say_is_understood(text: str) -> None:
    assert code_of_words(text) == WORDS[text]


def test_words_that_say_nothing_have_no_code() -> None:
    assert code_of_words("something went wrong") == ""
