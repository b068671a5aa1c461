"""The user file's e-mail settings, as the reference system has them, and the users who own them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carerix_desktop.domain.ids import AccountKey, UserKey


class ServerType(StrEnum):
    """Type mailserver."""

    IMAP = "imap"
    POP3 = "pop3"


class Security(StrEnum):
    """Transport security: SSL is TLS from the first byte, TLS a mandatory STARTTLS, NONE the consent to go without."""

    NONE = "none"
    SSL = "ssl"
    TLS = "tls"


class UserRole(StrEnum):
    """What a user may do."""

    ADMINISTRATOR = "administrator"
    RECRUITER = "recruiter"
    READER = "reader"


DEFAULT_PORTS: dict[tuple[str, Security], int] = {
    ("imap", Security.NONE): 143,
    ("imap", Security.TLS): 143,
    ("imap", Security.SSL): 993,
    ("pop3", Security.NONE): 110,
    ("pop3", Security.TLS): 110,
    ("pop3", Security.SSL): 995,
    ("smtp", Security.NONE): 587,
    ("smtp", Security.TLS): 587,
    ("smtp", Security.SSL): 465,
}


DEFAULT_SEND_INTERVAL_S = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to connect: host, port, security, user name. Never a password."""

    host: str
    port: int
    security: Security
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The e-mail settings of one user (without secrets); `send_interval_s` lies between two messages of one lot."""

    key: AccountKey
    owner: UserKey
    type: ServerType
    incoming: Endpoint
    fetch: bool
    keep_copy: bool
    remove_after_days: int | None
    outgoing: Endpoint | None
    send_interval_s: int = DEFAULT_SEND_INTERVAL_S


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A user file."""

    key: UserKey
    login: str
    name: str
    from_address: str
    system_address: str
    aliases: tuple[str, ...]
    role: UserRole
    active: bool
    incoming_confidential: bool
    outgoing_confidential: bool

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the user: from, aliases, system."""
        return tuple(a for a in (self.from_address, *self.aliases, self.system_address) if a)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The agency's own settings."""

    name: str
    mail_domain: str
    keywords: tuple[str, ...]
    language: str
    sign_in: str
