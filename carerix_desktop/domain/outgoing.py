"""A message on its way out: composed, handed to the outbox, and how it stands there (RULES.md section 5).

    Outgoing ── compose.builder ─▶ bytes ──┐
                                           ├─▶ Prepared ── services.outbox ─▶ submission row ── sync.submission ─▶ wire
    links, match, reminder: Consequences ──┘

What is previewed is `Prepared.raw`, and the same bytes leave, less the Bcc header (S-12, R-19).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from carerix_desktop.domain.ids import DraftKey, LotKey, MessageKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.message import Address, AddressField


class Priority(StrEnum):
    """Importance (RFC 2156), also written as X-Priority for the programs that know only that."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes along: plain name, media type and content; one with a Content-ID stands in the text."""

    filename: str
    content_type: str
    data: bytes = field(repr=False)
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to build (RFC 5322, RFC 2045).

    `message_id`, `in_reply_to` and `references` are bare. `html` "" makes a plain message; with `html` and an empty
    `text` the text part is made from it. `date` is aware: for a message that is sent later the moment of its release.
    `may_opt_out`: a mailing, whose recipient is offered to get no more of them (List-Unsubscribe).
    """

    message_id: str
    date: datetime
    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    text: str = ""
    html: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    priority: Priority = Priority.NORMAL
    wants_receipt: bool = False
    may_opt_out: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One address of the envelope, and the header that names it."""

    field: AddressField
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What follows once the server accepted the message, and only then.

    Attributes:
        links: the files that a person chose for it; they become links by `hand`.
        unlinks: the files that a person took off the link row; no rule puts the message there.
        match, status: the match of candidate and vacancy that gets another status ("" leaves it).
        confidential: its conversation becomes confidential (rule `box`).
        answers, forwards: the message here that is marked as answered or forwarded.
        remind_after_days: remind the sender when no answer came in so many days; None does not.
    """

    links: tuple[tuple[RecordKind, RecordKey], ...] = ()
    unlinks: tuple[tuple[RecordKind, RecordKey], ...] = ()
    match: RecordKey | None = None
    status: str = ""
    confidential: bool = False
    answers: MessageKey | None = None
    forwards: MessageKey | None = None
    remind_after_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A message ready for the outbox: `raw` as it is kept in Sent (with Bcc); the envelope beside it."""

    message_id: str
    envelope_from: str
    recipients: tuple[Recipient, ...]
    subject: str
    raw: bytes = field(repr=False)
    consequences: Consequences = field(default_factory=Consequences)
    draft: DraftKey | None = None
    lot: LotKey | None = None
    template: str = ""


class SubmissionState(StrEnum):
    """How a message in the outbox stands; local state only."""

    HELD = "held"  # until its release, or until a person lets it go
    WAITING = "waiting"  # goes out as soon as it can
    SENDING = "sending"  # being handed over; durable before the first byte leaves
    SENT = "sent"  # accepted by the server
    FILED = "filed"  # and in the server's Sent folder
    FAILED = "failed"  # refused; a person must change something
    UNKNOWN = "unknown"  # the answer was lost and the Sent folder does not tell: a person decides
    CANCELLED = "cancelled"


OPEN_STATES = frozenset({SubmissionState.HELD, SubmissionState.WAITING, SubmissionState.SENDING})
"""A message in one of these may still leave."""


class Stage(StrEnum):
    """How far the hand-over was when it was last written down; what a crash left is decided by it (R-16)."""

    NONE = ""
    ENVELOPE = "envelope"  # MAIL, RCPT, DATA and the text, less the final dot: the server cannot have accepted it
    DOT = "dot"  # the final dot goes out next: from here on it may have been accepted


class RecipientState(StrEnum):
    """What the server said of one recipient."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRecipient:
    """A recipient and how it stands; `answer` holds the server's words where it refused."""

    field: AddressField
    name: str
    address: str
    state: RecipientState
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One message of the outbox, without its bytes.

    Attributes:
        release_at: seconds since 1970; None while a person holds it.
        next_attempt_at: not tried again before, seconds since 1970; 0 at once.
        error_code, error, answer: of the last failure: code and English sentence of the fault, the server's words.
        details: what its sentence needs in another language (`domain.fault_texts`).
        message: the archived message, once the server accepted it.
        filed_at: when the copy in the Sent folder was there, seconds since 1970.
        remind_at: when to say that no answer came; None where nobody asked, or it was answered or waved away.
    """

    key: SubmissionKey
    owner: UserKey
    message_id: str
    envelope_from: str
    subject: str
    recipients: tuple[SubmissionRecipient, ...]
    state: SubmissionState
    stage: Stage
    release_at: int | None
    next_attempt_at: int
    attempts: int
    error_code: str
    error: str
    answer: str
    created_at: int
    sent_at: int | None
    draft: DraftKey | None
    lot: LotKey | None
    template: str
    message: MessageKey | None
    consequences: Consequences
    filed_at: int | None = None
    remind_at: int | None = None
    details: Mapping[str, str] = field(default_factory=dict)


class LotState(StrEnum):
    """How one bulk sending stands."""

    RUNNING = "running"
    STOPPED = "stopped"  # a person stopped it after a message
    ASKING = "asking"  # the program ended in the middle of it: a person says whether it goes on
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One bulk sending; `counts` says how many of its messages are in each state."""

    key: LotKey
    owner: UserKey
    title: str
    vacancy: RecordKey | None
    state: LotState
    total: int
    created_at: int
    counts: dict[SubmissionState, int]
