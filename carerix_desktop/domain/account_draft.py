"""The e-mail settings as they are typed, before they are saved: defaults and what is wrong with them, field by field.

The window and the command line share these rules; the window shows each problem at its field, the command line the
first one. TLS means STARTTLS (RFC 2595), SSL means TLS from the first byte (RFC 8314).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from carerix_desktop.domain.account import (
    DEFAULT_PORTS,
    DEFAULT_SEND_INTERVAL_S,
    Account,
    CertificatePin,
    Endpoint,
    Security,
    ServerType,
    is_of,
    pinned,
)
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import AccountKey, UserKey

SUBMISSION = "smtp"
LAST_PORT = 65535
LAST_DAY = 3650
LONGEST_INTERVAL_S = 3600
_LABEL = r"[^\W_](?:[\w-]{0,61}\w)?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """The form. A port of None is the default of type and security; an empty smtp_username is the user name."""

    type: ServerType = ServerType.IMAP
    server: str = ""
    port: int | None = None
    security: Security = Security.SSL
    username: str = ""
    fetch: bool = True
    keep_copy: bool = True
    remove_after_days: int | None = None
    smtp_server: str = ""
    smtp_port: int | None = None
    smtp_security: Security = Security.TLS
    smtp_username: str = ""
    send_interval_s: int = DEFAULT_SEND_INTERVAL_S
    pins: tuple[CertificatePin, ...] = ()

    @property
    def can_read_folders(self) -> bool:
        """Whether "Edit folders" makes sense: IMAP, with server and user name filled (the password apart)."""
        return self.type is ServerType.IMAP and bool(self.server.strip() and self.username.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one field: its name, code and value for the window's translation, one English sentence."""

    field: str
    code: str
    sentence: str
    value: str = ""


_SENTENCES = {
    "server_missing": "Enter the mail server, such as imap.example.com.",
    "server_wrong": "“{value}” is not a server name. Write the name alone, like imap.example.com; the port goes apart.",
    "port_wrong": "A port is a number from 1 to 65535. Enter {value}, the usual one, if you are not sure.",
    "username_missing": "Enter the user name: usually the full e-mail address.",
    "username_wrong": "A user name is one line of text. Type it again.",
    "interval_wrong": "Enter how many seconds lie between two messages of a bulk sending: a number from 0 to 3600.",
    "days_wrong": "Enter after how many days mail is removed from the server: a number from 1 to 3650.",
}


def default_port(protocol: str, security: Security) -> int:
    """The usual port; protocol is imap, pop3 or smtp."""
    return DEFAULT_PORTS[protocol, security]


def following_port(shown: str, protocol: str, security: Security) -> str:
    """What a form's port becomes when type or security changes: the usual port, but one of one's own stays."""
    own = shown.isdigit() and int(shown) not in DEFAULT_PORTS.values()
    return shown if own else str(default_port(protocol, security))


def problems_of(draft: AccountDraft) -> tuple[Problem, ...]:
    """All that keeps this draft from being saved, in the order of the form."""
    found = [
        *_server("server", draft.server, required=True),
        *_port("port", draft.port, default_port(draft.type, draft.security)),
        *_username("username", draft.username, required=True),
        *_days(draft),
        *_server("smtp_server", draft.smtp_server, required=False),
        *_port("smtp_port", draft.smtp_port, default_port(SUBMISSION, draft.smtp_security)),
        *_username("smtp_username", draft.smtp_username, required=False),
        *_interval(draft.send_interval_s),
    ]
    return tuple(found)


def notes_of(draft: AccountDraft) -> tuple[Problem, ...]:
    """What may be saved but should be known."""
    notes = []
    if draft.type is ServerType.POP3:
        notes.append(_note("type", "pop_later", "The settings are saved; fetching by POP is not there yet."))
    elif not draft.keep_copy or draft.remove_after_days is not None:
        sentence = "Keeping a copy is a choice for POP only. With IMAP your mail always stays on the server."
        notes.append(_note("keep_copy", "imap_keeps", sentence))
    if draft.security is Security.NONE or (draft.smtp_server and draft.smtp_security is Security.NONE):
        sentence = "Without security, everyone on the way can read your password and your mail."
        notes.append(_note("security", "clear", sentence))
    return tuple(notes)


def build_account(draft: AccountDraft, key: AccountKey, owner: UserKey) -> Account:
    """The settings of a draft.

    Raises:
        UserFault: the first of its problems.
    """
    for problem in problems_of(draft):
        raise UserFault(problem.sentence, code=problem.code, details={"field": problem.field})
    username, smtp_server = draft.username.strip(), draft.smtp_server.strip()
    pop = draft.type is ServerType.POP3
    incoming = Endpoint(
        host=draft.server.strip(),
        port=draft.port or default_port(draft.type, draft.security),
        security=draft.security,
        username=username,
    )
    outgoing = Endpoint(
        host=smtp_server,
        port=draft.smtp_port or default_port(SUBMISSION, draft.smtp_security),
        security=draft.smtp_security,
        username=draft.smtp_username.strip() or username,
    )
    ends = (incoming, outgoing) if smtp_server else (incoming,)
    pins = tuple(pin for pin in draft.pins if any(is_of(pin, end) for end in ends))
    return Account(
        key=key,
        owner=owner,
        type=draft.type,
        incoming=pinned(incoming, pins),
        fetch=draft.fetch,
        keep_copy=draft.keep_copy if pop else True,
        remove_after_days=draft.remove_after_days if pop and draft.keep_copy else None,
        outgoing=pinned(outgoing, pins) if smtp_server else None,
        send_interval_s=draft.send_interval_s,
        pins=pins,
    )


def draft_of(account: Account) -> AccountDraft:
    """The form filled from saved settings."""
    draft = AccountDraft(
        type=account.type,
        server=account.incoming.host,
        port=account.incoming.port,
        security=account.incoming.security,
        username=account.incoming.username,
        fetch=account.fetch,
        keep_copy=account.keep_copy,
        remove_after_days=account.remove_after_days,
        send_interval_s=account.send_interval_s,
        pins=account.pins,
    )
    out = account.outgoing
    if out is None:
        return draft
    own = "" if out.username == account.incoming.username else out.username
    return replace(draft, smtp_server=out.host, smtp_port=out.port, smtp_security=out.security, smtp_username=own)


def _problem(field: str, code: str, value: object = "") -> Problem:
    return Problem(field=field, code=code, sentence=_SENTENCES[code].format(value=value), value=str(value))


def _note(field: str, code: str, sentence: str) -> Problem:
    return Problem(field=field, code=code, sentence=sentence)


def _server(field: str, text: str, *, required: bool) -> list[Problem]:
    text = text.strip()
    if not text:
        return [_problem(field, "server_missing")] if required else []
    if _HOST.fullmatch(text) and len(text) <= 253:
        return []
    return [_problem(field, "server_wrong", text[:60])]


def _port(field: str, port: int | None, default: int) -> list[Problem]:
    return [] if port is None or 1 <= port <= LAST_PORT else [_problem(field, "port_wrong", default)]


def _username(field: str, text: str, *, required: bool) -> list[Problem]:
    if not text.strip():
        return [_problem(field, "username_missing")] if required else []
    return [] if text.strip().isprintable() else [_problem(field, "username_wrong")]


def _interval(seconds: int) -> list[Problem]:
    return [] if 0 <= seconds <= LONGEST_INTERVAL_S else [_problem("send_interval_s", "interval_wrong")]


def _days(draft: AccountDraft) -> list[Problem]:
    days = draft.remove_after_days
    relevant = draft.type is ServerType.POP3 and days is not None
    return [_problem("remove_after_days", "days_wrong")] if relevant and not 1 <= (days or 0) <= LAST_DAY else []
