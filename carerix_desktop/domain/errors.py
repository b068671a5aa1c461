"""What can go wrong, whose fault it is, and what the person at the desk reads.

    Fault
    ├── UserFault      bad input or a choice that cannot be; the text names the next step; never retried
    │   ├── NotVisible     "not there" and "not yours" are one answer
    │   └── Busy           another process holds the lock; code `busy`
    ├── ServerFault    the mail server or the way to it; `retry` says whether trying again can help;
    │                  `code` is a row of DESIGN.md section 8
    ├── StoreFault     the database or the disk below it
    └── Bug            ours; logged with its traceback, shown as one sentence

Mail is never an error: parsers return a value and a list of defects.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

NO_DETAILS: Mapping[str, str] = MappingProxyType({})


class Fault(Exception):
    """The root: a code for machines, one English sentence for people.

    Args:
        message: one clear sentence with the next step (English; the window translates by `code` and `details`).
        code: stable identifier, snake_case.
        details: values for a translated sentence (host, port, …); never a secret.
    """

    default_code: ClassVar[str] = "failed"

    def __init__(self, message: str, *, code: str | None = None, details: Mapping[str, str] = NO_DETAILS) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.details = details


class UserFault(Fault):
    """Bad input, or a choice that cannot be carried out."""

    default_code = "bad_input"


class NotVisible(UserFault):
    """There is no such thing for this viewer, whether it exists or not."""

    default_code = "not_found"


class Busy(UserFault):
    """A lock that is needed is held by another process."""

    default_code = "busy"


class ServerFault(Fault):
    """The server, or the network on the way to it.

    Args:
        message: one English sentence.
        code: one of `dns refused timeout offline wrong_security certificate_name certificate_expired certificate
            auth_failed app_password plain_refused wrong_protocol too_many sender_refused mailbox_full` for the rows of
            DESIGN.md section 8, or `closed`, `protocol` (nonsense on the wire), `no` (a tagged NO), `cancelled`.
        details: host, port, alt, sec, cn, date, provider, imap, from, user, n: what the sentence needs.
        retry: whether trying again later can help.
        answer: the server's own words, without secrets, plain text, bounded to 500 characters.
    """

    default_code = "server"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        details: Mapping[str, str] = NO_DETAILS,
        retry: bool = True,
        answer: str = "",
    ) -> None:
        super().__init__(message, code=code, details=details)
        self.retry = retry
        self.answer = answer[:500]


class StoreFault(Fault):
    """The database or the disk: full, damaged, newer than this program, or read-only."""

    default_code = "store"


class Bug(Fault):
    """Ours."""

    default_code = "bug"
