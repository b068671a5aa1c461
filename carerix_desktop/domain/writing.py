"""What the composer is told while a message is written: suggestions, files to choose, notices. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.view import BodyView, PartView


class SuggestionSource(StrEnum):
    """Where a suggestion comes from."""

    RECORD = "record"
    MAIL = "mail"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A completion of what was typed among the recipients.

    Attributes:
        label: the person's name, the address where there is none, or the name of the group.
        detail: the company, the city, or "" ; for a group the vacancy's title.
        addresses: what choosing it puts in; one, or those of a group.
        kind, ref: the record that it is; None and "" for an address from earlier mail.
        undeliverable: a permanent failure was reported for the address.
    """

    source: SuggestionSource
    label: str
    detail: str
    addresses: tuple[Address, ...]
    kind: RecordKind | None = None
    ref: str = ""
    undeliverable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChoice:
    """A file that the message would be archived in.

    Attributes:
        why: a rule as at filing, `hand` being a choice for an address, or `tie` (one of several people on an address or
            companies at a domain: not chosen unless a person says so).
        evidence: what it rests on, as filing writes it; for `reply` the subject of the answered message.
    """

    kind: RecordKind
    key: RecordKey
    ref: str
    label: str
    why: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchChoice:
    """A match of a linked candidate, for the choice of vacancy and status."""

    key: RecordKey
    ref: str
    candidate: RecordKey
    vacancy: RecordKey
    vacancy_ref: str
    vacancy_title: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment of the mail on somebody's file; `message` and `section` say where its content is."""

    message: MessageKey
    section: str
    filename: str
    content_type: str
    size_octets: int
    subject: str
    sender: Address
    date: datetime
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message as its recipient will see it, read from the octets that leave, which have no Bcc."""

    raw: bytes = field(repr=False)
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime
    body: BodyView
    files: tuple[PartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBeforehand:
    """Why the box *Confidential* is ticked before a message leaves (RULES.md section 4).

    `label` is the keyword, or the name of the person written to; `stays`: the message answers a confidential
    conversation, all of which is confidential until its own box is unticked.
    """

    cause: Cause
    label: str = ""
    stays: bool = False


class NoticeCode(StrEnum):
    """What `check` finds; the window words them."""

    NO_RECIPIENT = "no_recipient"
    BAD_ADDRESS = "bad_address"
    NO_SENDER_ADDRESS = "no_sender_address"
    OTHER_SENDER = "other_sender"
    EMPTY_SUBJECT = "empty_subject"
    ATTACHMENT_FORGOTTEN = "attachment_forgotten"
    LARGE_ATTACHMENTS = "large_attachments"
    BCC_REPLY_ALL = "bcc_reply_all"
    OPTED_OUT = "opted_out"
    UNDELIVERABLE = "undeliverable"
    NO_REPLY = "no_reply"
    ALREADY_REJECTED = "already_rejected"
    CONFIDENTIAL_EXPECTED = "confidential_expected"


BLOCKING = frozenset({NoticeCode.NO_RECIPIENT, NoticeCode.BAD_ADDRESS})
"""With one of these the message cannot leave; the others are asked or shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to know before sending: its code and the values of its sentence."""

    code: NoticeCode
    values: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether sending is refused until it is mended."""
        return self.code in BLOCKING
