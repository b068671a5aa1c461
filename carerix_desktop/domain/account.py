"""The user file's e-mail settings, as the reference system has them, and the users who own them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
class CertificatePin:
    """One certificate that a person trusts for one server of one account, whoever vouches for it or not (T-03).

    Attributes:
        sha256: of the certificate (DER), 64 hexadecimal digits in lower case.
        subject, issuer: whom it names, for people.
        valid_from, valid_until: its first and last day (ISO), "" where they are not known.
    """

    host: str
    port: int
    sha256: str
    subject: str = ""
    issuer: str = ""
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to connect: host, port, security, user name. Never a password.

    `pin` is the SHA-256 of the only certificate that is good there; "" where the authorities decide.
    """

    host: str
    port: int
    security: Security
    username: str
    pin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The e-mail settings of one user (without secrets); `send_interval_s` lies between two messages of one lot.

    `pins` are those of its servers; each endpoint knows its own.
    """

    key: AccountKey
    owner: UserKey
    type: ServerType
    incoming: Endpoint
    fetch: bool
    keep_copy: bool
    remove_after_days: int | None
    outgoing: Endpoint | None
    send_interval_s: int = DEFAULT_SEND_INTERVAL_S
    pins: tuple[CertificatePin, ...] = ()


def pinned(endpoint: Endpoint, pins: Iterable[CertificatePin]) -> Endpoint:
    """An endpoint with the pin of its host and port, if there is one."""
    found = (one.sha256 for one in pins if is_of(one, endpoint))
    return replace(endpoint, pin=next(found, ""))


def is_of(pin: CertificatePin, endpoint: Endpoint) -> bool:
    """Whether a pin is of this server; without encryption there is no certificate."""
    same = (pin.host.rstrip(".").lower(), pin.port) == (endpoint.host.rstrip(".").lower(), endpoint.port)
    return same and endpoint.security is not Security.NONE


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
    backup_days: int = 30  # how long a backup is kept; 0: until a person deletes it
    backup_expiry: str = "ask"  # ask delete: what becomes of one that is older
