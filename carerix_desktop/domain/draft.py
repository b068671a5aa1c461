"""A message that is being written: all that the composer shows, so that it can be shown again exactly as it was.

A draft belongs to one user and is seen by that user alone. It is durable here first (R-15), then goes to the server's
Drafts; its row stays while its message is in the outbox, so that undo opens it again with cursor, files and links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carerix_desktop.domain.ids import DraftKey, MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Priority


class BodyFormat(StrEnum):
    """How the text is written."""

    PLAIN = "plain"
    RICH = "rich"


class DraftState(StrEnum):
    """Where the draft is in its life."""

    OPEN = "open"
    QUEUED = "queued"  # its message is in the outbox
    GONE = "gone"  # thrown away or sent; the server's Drafts still has it


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """An attachment or inline image of a draft; the content is kept beside it by its sha256."""

    filename: str
    content_type: str
    size_octets: int
    sha256: bytes
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What the composer holds, without the files.

    `quoted_html` and `quoted_text` are the folded quotation of the message that is answered or forwarded; they are kept
    apart from what is written, and put below it when the message is built.
    """

    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    subject: str = ""
    format: BodyFormat = BodyFormat.RICH
    text: str = ""
    html: str = ""
    quoted_text: str = ""
    quoted_html: str = ""
    language: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    answers: MessageKey | None = None
    forwards: MessageKey | None = None
    links: tuple[tuple[RecordKind, RecordKey], ...] = ()
    unlinks: tuple[tuple[RecordKind, RecordKey], ...] = ()  # files that a person took off the link row
    match: RecordKey | None = None
    status_after: str = ""
    confidential: bool = False
    priority: Priority = Priority.NORMAL
    wants_receipt: bool = False
    may_opt_out: bool = False
    remind_after_days: int | None = None
    template: str = ""
    cursor: int = 0
    anchor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A stored draft. `message_id` (bare) stays the same through all its versions, also on the server."""

    key: DraftKey
    owner: UserKey
    message_id: str
    content: DraftContent
    files: tuple[DraftFile, ...] = field(default=())
    state: DraftState = DraftState.OPEN
    saved_at: int = 0
    version: int = 1
