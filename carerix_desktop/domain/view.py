"""What the window shows: plain values that `services` reads for one viewer and `gui` paints (ARCHITECTURE.md, road IN).

None of these is a row of the store, and none holds more than this viewer may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carerix_desktop.domain.calendar_event import CalendarEvent
from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey, RecordKind
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.unsubscribe import Unsubscribe


class ViewName(StrEnum):
    """The saved searches of the folder pane that need no server folder."""

    NOT_LINKED = "not_linked"
    CONFIDENTIAL = "confidential"
    ALL_RECEIVED = "all_received"


class Sort(StrEnum):
    """The order of a list; every order ends with the key, newest first, so that it is total."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SENDER = "sender"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFilter:
    """DESIGN 5.13: narrows the current list; all that are set hold. `words` match as in search."""

    unread: bool = False
    starred: bool = False
    attachment: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return self.unread or self.starred or self.attachment or bool(self.words.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """What a list shows: exactly one of these is set.

    `mailbox` is one server folder, `role` the folder paired with a role, `view` a view of all, `record` the mail of a
    file ("candidate:C-17", kind and ref), `search` a query in the words of the search box. Mailboxes, roles and views
    list one card per conversation (its newest message there); records and searches list messages, and so does
    everything with `single` (the table).
    """

    mailbox: MailboxKey | None = None
    role: FolderRole | None = None
    view: ViewName | None = None
    record: str = ""
    search: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRow:
    r"""A line of the folder tree. `name` is the server's decoded leaf name; `parent` indexes the list (-1 at the top).

    A row without `mailbox` is a level of the tree that cannot be opened (\Noselect).
    """

    mailbox: MailboxKey | None
    role: FolderRole | None
    name: str
    unread: int
    total: int
    depth: int
    parent: int


class Direction(StrEnum):
    """RULES.md section 3: out when From is a user's own address, else in."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipInfo:
    """A record that a message is linked to, or that is proposed: its kind, its ref, and the text of the chip."""

    kind: RecordKind
    ref: str
    label: str
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedAt:
    """Where a message lies on the server whose body is still to come."""

    mailbox: MailboxKey
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A line of a message list: the newest message of a conversation, `count` messages of it in this list.

    `sender` is the display name, or the address where there is none; for mail that goes out, the first recipient.
    `unread` holds when any of the counted messages is unread, `flagged` likewise. Without a copy: read, no flags.
    `awaited`: only its envelope is here; it is in no conversation yet, on no file, and nothing can be done with it.
    """

    key: MessageKey
    conversation: ConversationKey
    count: int
    sender: str
    sender_address: str
    subject: str
    preview: str
    date: datetime
    unread: bool
    flagged: bool
    answered: bool
    has_attachments: bool
    confidential: bool
    direction: Direction
    chips: tuple[ChipInfo, ...] = ()
    kind: MailKind = MailKind.LETTER
    awaited: AwaitedAt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """An attachment: its section (RFC 9051 §6.4.5), a plain file name, content type, size in octets."""

    section: str
    filename: str
    content_type: str
    size_octets: int
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message of a conversation, without its body."""

    key: MessageKey
    subject: str
    date: datetime
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    direction: Direction
    preview: str
    unread: bool
    flagged: bool
    answered: bool
    own_copy: bool
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link with its reason: rule and evidence as stored, who (by name) or what made it, when."""

    kind: RecordKind
    ref: str
    label: str
    rule: str
    evidence: str
    by: str
    at: datetime
    message: MessageKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A doubt for a person to settle: `tie` and `reply` name a record, `new` an unknown address (kind is None)."""

    why: str
    kind: RecordKind | None
    ref: str
    label: str
    name: str
    address: str
    message: MessageKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """A conversation as this viewer sees it, oldest message first."""

    key: ConversationKey
    subject: str
    confidential: bool
    messages: tuple[MessageView, ...]
    links: tuple[LinkView, ...]
    proposals: tuple[ProposalView, ...]
    who_can_see: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """The body of one message: sanitised HTML, or None; its text; how many remote images were taken out.

    `unproven`: the receiving server says that the message is not from the domain of its From. `unsubscribe`: the ways
    out of the list that it came by. `kind`: what it is when it is no letter; then `recipients` are whom a delivery
    report tells of, and `event` is what calendar mail is about.
    """

    html: str | None
    text: str
    blocked_remote: int
    unproven: bool = False
    unsubscribe: Unsubscribe | None = None
    kind: MailKind = MailKind.LETTER
    recipients: tuple[str, ...] = ()
    event: CalendarEvent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHit:
    """A file that a search found: for the search box's popup and the first lines of the results."""

    kind: RecordKind
    ref: str
    label: str
    detail: str
