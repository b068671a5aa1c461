"""What the libraries raise, said in our words: the one table from sockets, TLS, IMAP, POP and SMTP to `ServerFault`.

Codes are the rows of DESIGN.md section 8; response codes are those of RFC 9051 §7.1, RFC 5530, RFC 2449 (POP3),
RFC 3463 and RFC 4954 (SMTP). A fault never carries a secret: what a server echoes is redacted.
"""

from __future__ import annotations

import errno
import imaplib
import poplib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from imapclient import exceptions

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.fault_texts import sentence
from carerix_desktop.wire.auth import Proof, TokenCredentials
from carerix_desktop.wire.network import Network
from carerix_desktop.wire.server_words import code_of_words, provider_of
from carerix_desktop.wire.trust import CertificateChangedError


class Phase(Enum):
    """What was going on when it failed: the same NO means different things."""

    CONNECT = auto()
    SIGN_IN = auto()
    COMMAND = auto()
    SENDER = auto()


class NonsenseError(Exception):
    """The server breaks the protocol, or a limit of ours (RELIABILITY.md T-04)."""


class RefusedError(Exception):
    """A FETCH that has to answer was answered with NO or BAD."""


class PlaintextError(Exception):
    """TLS was spoken to a port that answers in clear."""


class WrongGreetingError(Exception):
    """Another protocol is spoken here; `speaks` is imap, pop3, smtp or http."""

    def __init__(self, speaks: str, greeting: str) -> None:
        super().__init__(greeting)
        self.speaks = speaks


class NotEncryptedError(Exception):
    """STARTTLS was chosen and the server does not offer it, so nothing more is said to it (T-01)."""


WIRE_ERRORS: tuple[type[Exception], ...] = (
    ServerFault,
    imaplib.IMAP4.error,
    poplib.error_proto,
    smtplib.SMTPException,
    exceptions.ProtocolError,
    exceptions.CapabilityError,
    NonsenseError,
    RefusedError,
    PlaintextError,
    WrongGreetingError,
    NotEncryptedError,
    OSError,
    # what parsers of the libraries raise on nonsense
    ValueError,
    LookupError,
    AssertionError,
    RecursionError,
)
"""All that talking to a server can raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that a sentence may need.

    Attributes:
        protocol: imap, pop3 or smtp.
        from_address: what was tried as sender.
    """

    endpoint: Endpoint
    protocol: str = "imap"
    phase: Phase = Phase.COMMAND
    credentials: Proof | None = None
    network: Network | None = None
    from_address: str = ""


_FINAL = frozenset(
    {
        "auth_failed",
        "app_password",
        "plain_refused",
        "wrong_security",
        "wrong_protocol",
        "certificate",
        "certificate_name",
        "certificate_expired",
        "certificate_changed",
        "sender_refused",
        "no",
        "sign_in_expired",
        "too_large",
        "international_address",
        "recipients_refused",
        "message_refused",
    }
)
_NAME_CODES = frozenset({62, 63, 64})  # X509_V_ERR_HOSTNAME_MISMATCH, EMAIL_MISMATCH, IP_ADDRESS_MISMATCH
_EXPIRED_CODE = 10  # X509_V_ERR_CERT_HAS_EXPIRED
_PLAINTEXT_REASONS = re.compile(
    r"WRONG_VERSION_NUMBER|UNKNOWN_PROTOCOL|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|RECORD_LAYER_FAILURE|WRONG_SSL_VERSION"
)
_DETAIL_LETTERS = 250
_AWAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_CUT = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, errno.ESHUTDOWN, errno.ENOTCONN, errno.EBADF})


def build_fault(code: str, circumstances: Circumstances, *, answer: str = "", **details: str) -> ServerFault:
    """Make a fault with its English sentence; `details` add to what the circumstances say."""
    known = {name: _one_line(value)[:_DETAIL_LETTERS] for name, value in (_details(circumstances) | details).items()}
    if circumstances.credentials is not None:
        answer = circumstances.credentials.redact(answer)
    return ServerFault(
        sentence(code, known, "en"), code=code, details=known, retry=code not in _FINAL, answer=_one_line(answer)
    )


def translate(exc: BaseException, circumstances: Circumstances) -> ServerFault:
    """Say in our words what a library raised; never fails, and never answers "unknown"."""
    if isinstance(exc, ServerFault):
        return exc
    match exc:
        case WrongGreetingError():
            return wrong_protocol(exc.speaks, circumstances, answer=str(exc))
        case NotEncryptedError():
            return build_fault("wrong_security", circumstances, sec=Security.NONE.value)
        case PlaintextError():
            return build_fault("wrong_security", circumstances, sec=Security.TLS.value, answer=str(exc))
        case RefusedError():
            return by_words(str(exc), circumstances, otherwise="no")
        case NonsenseError():
            return build_fault("protocol", circumstances, answer=str(exc))
        case smtplib.SMTPException():
            return _translate_smtp(exc, circumstances)
        case imaplib.IMAP4.error() | poplib.error_proto():
            return _translate_answer(exc, circumstances)
        case OSError():
            return _translate_os_error(exc, circumstances)
    return build_fault("protocol", circumstances, answer=f"{type(exc).__name__}: {exc}")


def by_words(text: str, circumstances: Circumstances, *, otherwise: str) -> ServerFault:
    """Find the cause in a server's own words (a NO, a -ERR, a BYE)."""
    code = code_of_words(text) or otherwise
    if code == "auth_failed":
        if circumstances.phase is not Phase.SIGN_IN:
            code = otherwise
        elif isinstance(circumstances.credentials, TokenCredentials):
            code = "sign_in_expired"
        elif provider_of(circumstances.endpoint.host).app_only:
            code = "app_password"
    fault = build_fault(code, circumstances, answer=text)
    if code == "no" and code != otherwise:
        fault.retry = True
    return fault


def wrong_protocol(speaks: str, circumstances: Circumstances, *, answer: str = "") -> ServerFault:
    """Another kind of server answers here."""
    if circumstances.protocol == "smtp" and speaks in {"imap", "pop3"}:
        speaks = "receiving"
    return build_fault("wrong_protocol", circumstances, speaks=speaks, answer=answer)


def _translate_os_error(exc: OSError, circumstances: Circumstances) -> ServerFault:
    reason = str(getattr(exc, "reason", None) or exc)  # an SSLError that Python itself raises has none
    match exc:
        case CertificateChangedError() | ssl.SSLCertVerificationError():
            return _translate_certificate(exc, circumstances)
        case ssl.SSLError() if _PLAINTEXT_REASONS.search(f"{reason} {exc}"):
            return translate(PlaintextError(reason), circumstances)
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return build_fault("closed", circumstances, answer=reason)
        case ssl.SSLError() if not isinstance(exc, TimeoutError) and "timed out" not in str(exc):
            return build_fault("certificate", circumstances, answer=reason)
        case socket.gaierror():
            return build_fault("dns" if _has_route(circumstances) else "offline", circumstances, answer=str(exc))
        case ConnectionRefusedError():
            return build_fault("refused", circumstances, answer=str(exc))
    number = exc.errno or 0
    if number == errno.ECONNREFUSED:
        return build_fault("refused", circumstances, answer=str(exc))
    if number in _CUT or isinstance(exc, ConnectionError):
        return build_fault("closed", circumstances, answer=str(exc))
    if number in _AWAY and not _has_route(circumstances):
        return build_fault("offline", circumstances, answer=str(exc))
    return build_fault("timeout", circumstances, answer=str(exc))


def _translate_certificate(
    exc: CertificateChangedError | ssl.SSLCertVerificationError, circumstances: Circumstances
) -> ServerFault:
    if isinstance(exc, CertificateChangedError):
        return build_fault("certificate_changed", circumstances, answer=str(exc))
    if exc.verify_code in _NAME_CODES:
        code = "certificate_name"
    elif exc.verify_code == _EXPIRED_CODE:
        code = "certificate_expired"
    else:
        code = "certificate"
    return build_fault(code, circumstances, answer=exc.verify_message)


def _translate_answer(exc: Exception, circumstances: Circumstances) -> ServerFault:
    """IMAP NO, BAD, BYE and end of file; POP3 -ERR."""
    text = _words_of(exc)
    if isinstance(exc.__context__, OSError) and "socket error" in text:
        return _translate_os_error(exc.__context__, circumstances)
    if "EOF" in text or "unterminated" in text:  # the end of the connection, between two lines or inside one
        return build_fault("closed", circumstances, answer=text)
    if isinstance(exc, imaplib.IMAP4.abort) and "unexpected" in text:
        return build_fault("protocol", circumstances, answer=text)
    if isinstance(exc, imaplib.IMAP4.abort) or text.startswith("* BYE"):
        return by_words(text, circumstances, otherwise="closed")
    if "got more than" in text or text == "line too long" or "command error: BAD" in text:
        return by_words(text, circumstances, otherwise="protocol")
    return by_words(text, circumstances, otherwise="auth_failed" if circumstances.phase is Phase.SIGN_IN else "no")


def _translate_smtp(exc: smtplib.SMTPException, circumstances: Circumstances) -> ServerFault:
    match exc:
        case smtplib.SMTPServerDisconnected():
            return build_fault("closed", circumstances, answer=str(exc))
        case smtplib.SMTPResponseException():
            return smtp_refusal(exc.smtp_code, _text(exc.smtp_error), circumstances)
    if circumstances.phase is Phase.SIGN_IN:  # AUTH not offered, or no mechanism that we both know
        return build_fault("plain_refused", circumstances, answer=str(exc))
    return build_fault("no", circumstances, answer=str(exc))


def smtp_refusal(code: int, text: str, circumstances: Circumstances) -> ServerFault:
    """Say what an SMTP answer of 4xx or 5xx means (RFC 5321 §4.2.3, RFC 4954 §6)."""
    words = f"{code} {text}"
    if code in {530, 538} and circumstances.phase is not Phase.SENDER:
        otherwise = "plain_refused"
    elif code in {452, 552}:
        otherwise = "mailbox_full"
    elif code in {504, 555}:  # a parameter, which says nothing of the address
        otherwise = "no"
    elif code < 500:
        otherwise = "too_many" if code == 421 else "no"
    elif circumstances.phase is Phase.SIGN_IN:
        otherwise = "auth_failed"
    else:
        otherwise = "sender_refused" if circumstances.phase is Phase.SENDER else "no"
    if code == -1 or not 200 <= code <= 599:
        return build_fault("protocol", circumstances, answer=words)
    fault = by_words(words, circumstances, otherwise=otherwise)
    fault.retry = fault.retry or code < 500
    return fault


def _has_route(circumstances: Circumstances) -> bool:
    host = circumstances.endpoint.host.rstrip(".").lower()
    reserved = (
        host.endswith((".invalid", ".test", ".example", "localhost")) or not host
    )  # RFC 6761: never asked outside
    return reserved or circumstances.network is None or circumstances.network.has_route()


def _details(circumstances: Circumstances) -> dict[str, str]:
    endpoint = circumstances.endpoint
    provider = provider_of(endpoint.host)
    return {
        "host": endpoint.host,
        "port": str(endpoint.port),
        "alt": str(_other_port(endpoint, circumstances.protocol)),
        "user": endpoint.username,
        "from": circumstances.from_address,
        "provider": provider.name or endpoint.host,
        "help_url": provider.help_url,
        "imap": _renamed(endpoint.host, "imap", 993),
        "pop": _renamed(endpoint.host, "pop", 995),
        "n": "5",
    }


def _renamed(host: str, name: str, port: int) -> str:
    renamed = re.sub(r"^(imap4?|pop3?|smtp|mail-?out)\.", f"{name}.", host.lower())
    return renamed if renamed != host.lower() else f"{host}:{port}"


def _other_port(endpoint: Endpoint, protocol: str) -> int:
    choices: Iterator[int] = iter({"imap": (993, 143), "pop3": (995, 110)}.get(protocol, (465, 587)))
    if endpoint.security is not Security.SSL:
        choices = reversed(list(choices))
    return next(port for port in choices if port != endpoint.port)


def _words_of(exc: Exception) -> str:
    return " ".join(_text(part) for part in exc.args)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _one_line(text: str) -> str:
    """Server texts are shown as plain text (T-10): control characters out, white space made one."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
