"""An SMTP server on loopback that keeps what it gets and refuses what it is told to refuse."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from carerix_desktop.domain.account import Endpoint, Security
from tests.support.dovecot import free_port


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMessage:
    """One message that was accepted."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes


@dataclass(slots=True, kw_only=True)
class SinkRules:
    """How the sink behaves: passwords by user name (empty: no sign-in), and SMTP answers by address."""

    users: Mapping[str, str] = field(default_factory=dict)
    senders: Mapping[str, str] = field(default_factory=dict)
    recipients: Mapping[str, str] = field(default_factory=dict)
    auth_answer: str = "535 5.7.8 Authentication credentials invalid"
    clear_auth: bool = True


class SmtpSink:
    """A running sink; use it as a context manager.

    Attributes:
        kept: the messages accepted, in order.
        verbs: every MAIL, RCPT, DATA, RSET and AUTH that came, in order.
    """

    host = "127.0.0.1"

    def __init__(
        self,
        *,
        security: Security = Security.NONE,
        context: ssl.SSLContext | None = None,
        rules: SinkRules | None = None,
    ) -> None:
        """Prepare a sink that speaks TLS from the first byte (SSL), requires STARTTLS (TLS), or speaks clear."""
        self.rules = rules or SinkRules()
        self.kept: list[KeptMessage] = []
        self.verbs: list[str] = []
        self.port = free_port()
        self._security = security
        starttls = security is Security.TLS
        self._controller = Controller(
            self,
            hostname=self.host,
            port=self.port,
            ssl_context=context if security is Security.SSL else None,
            tls_context=context if starttls else None,
            require_starttls=starttls,
            auth_require_tls=starttls or not (self.rules.clear_auth or security is Security.SSL),
            auth_exclude_mechanism=() if self.rules.users else ("LOGIN", "PLAIN"),
            authenticator=self._authenticate,
        )

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    def endpoint(self, username: str, security: Security | None = None) -> Endpoint:
        """Say where a client connects."""
        chosen = self._security if security is None else security
        return Endpoint(host=self.host, port=self.port, security=chosen, username=username)

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mech: str, data: object
    ) -> AuthResult:
        self.verbs.append("AUTH")
        assert isinstance(data, LoginPassword)
        if self.rules.users.get(data.login.decode()) == data.password.decode():
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False, message=self.rules.auth_answer)

    async def handle_MAIL(
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.verbs.append("MAIL")
        if self.rules.users and not session.authenticated:
            return "530 5.7.0 Authentication required"
        answer = self.rules.senders.get(address)
        if answer is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer or "250 2.1.0 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.verbs.append("RCPT")
        answer = self.rules.recipients.get(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return answer or "250 2.1.5 OK"

    async def handle_RSET(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:
        self.verbs.append("RSET")
        return "250 2.0.0 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.verbs.append("DATA")
        raw = envelope.original_content or b""
        self.kept.append(KeptMessage(sender=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos), raw=raw))
        return "250 2.0.0 kept"
