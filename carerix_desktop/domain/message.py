"""What a message is once it is parsed: plain values, no bytes of the wire (RFC 5322, RFC 2045).

`ParsedMessage` is what `parse` answers and `filing` files. Parsing never raises on mail: what was odd stands in
`defects`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carerix_desktop.domain.ids import MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.mailbox import Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One mailbox of an address header: display name (decoded, may be "") and address as written."""

    name: str
    address: str


class AddressField(StrEnum):
    """Which header an address stands in."""

    FROM = "from"
    REPLY_TO = "reply_to"
    SENDER = "sender"
    TO = "to"
    CC = "cc"
    BCC = "bcc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a list shows of a message: `date` is an aware instant, or None where the header cannot be read."""

    date: datetime | None
    sender: Address
    to: tuple[Address, ...]
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPart:
    """One attachment or inline part: its section (RFC 9051 §6.4.5, "2.1"), decoded size in octets, sha256 of content.

    `filename` is the decoded name as the sender wrote it: never a path to write to.
    """

    section: str
    filename: str
    content_type: str
    size_octets: int
    content_id: str
    inline: bool
    sha256: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Automation:
    """Signs of automated mail (RULES.md section 3, guards)."""

    auto_submitted: str = ""
    list_id: bool = False
    list_unsubscribe: bool = False
    precedence: str = ""
    null_return_path: bool = False


class DeliveryOutcome(StrEnum):
    """What a delivery report tells, the worst first."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """A delivery report (RFC 3464).

    Attributes:
        original_message_id: of the message that it reports on; "" if unknown.
        outcome: what became of the message, the worst first where recipients differ.
        recipients: whom it tells of.
        undeliverable: those of them whom no mail will reach.
    """

    original_message_id: str
    outcome: DeliveryOutcome
    recipients: tuple[str, ...]
    undeliverable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMessage:
    """A message as the archive sees it.

    message_id, in_reply_to and references are bare (no brackets, no white space, letter case kept). `date` is aware or
    None. `text` is what the index gets: plain text, HTML already turned into text, bounded to 200,000 characters;
    `preview` is one line of ≤ 200 characters. `text_hash` is sha256 of the decoded text (identity without Message-ID).
    `inner_from` is the original sender of a forwarded message (attached message/rfc822 or a forwarded-header block).
    """

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    date: datetime | None
    from_: tuple[Address, ...]
    sender: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    text: str
    preview: str
    text_hash: bytes
    parts: tuple[ParsedPart, ...]
    automation: Automation
    report: DeliveryReport | None
    inner_from: Address | None
    kind: MailKind
    defects: tuple[str, ...]


class Route(StrEnum):
    """By which way a copy came."""

    IMAP = "imap"
    POP = "pop"
    RELAY = "relay"
    IMPORT = "import"
    OUTBOX = "outbox"
    HANDOVER = "handover"  # a colleague's, handed over


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One copy that came in, as handed to `filing`.

    Attributes:
        owner: whose copy it is.
        mailbox: the row of the server mailbox, or of the owner's local mailbox for imports.
        uidvalidity, uid: RFC 9051 §2.3.1.1; 0 and None where the route has none.
        raw: the message byte for byte.
        internaldate: aware UTC; for imports the Date header or now.
        flags, keywords: as on the server at fetch.
    """

    owner: UserKey
    mailbox: MailboxKey
    route: Route
    uidvalidity: int
    uid: int | None
    raw: bytes
    parsed: ParsedMessage
    internaldate: datetime
    flags: Flags
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledArrival:
    """What became of an arrival: its message, whether the message is new to the store, whether the copy is new."""

    message: MessageKey
    new_message: bool
    new_copy: bool
