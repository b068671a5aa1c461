"""What goes into the filing desk beside arrivals, and what comes back: keys and counts, never content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MailboxKey, MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.message import FiledArrival
from carerix_desktop.domain.privacy import EraseCounts

LOCAL_NAMES: Mapping[FolderRole, str] = MappingProxyType(
    {
        FolderRole.INBOX: "Imported",
        FolderRole.SENT: "Imported, sent",
        FolderRole.DRAFTS: "Imported drafts",
        FolderRole.TRASH: "Imported, trash",
        FolderRole.JUNK: "Imported junk",
        FolderRole.ARCHIVE: "Imported, archive",
    }
)
"""What the owner's mailboxes are called that are only here."""

Clock = Callable[[], datetime]
"""Now, as an aware instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxProgress:
    """The mailbox's new sync state (RFC 9051 §2.3.1.1, RFC 7162 §3.1), stored in the batch's own transaction."""

    mailbox: MailboxKey
    uidvalidity: int
    uidnext: int
    highestmodseq: int
    server_exists: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledBatch:
    """What became of a batch, arrival by arrival in the order given, and what a window must read again.

    `barred`: places in the batch of what was erased here before; these were not filed and are not in `filed`.
    """

    filed: tuple[FiledArrival, ...]
    changed: MessagesChanged
    barred: frozenset[int] = frozenset()


class FlagsSeen(Protocol):
    """What the server says about the flags of one UID."""

    @property
    def uid(self) -> int:
        """The UID, of the mailbox's present UIDVALIDITY."""

    @property
    def flags(self) -> Flags:
        """All flags that the program acts on."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """The other keywords."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUid:
    """One line of a mailbox listed anew under another UIDVALIDITY; message_id is bare, internaldate aware."""

    uid: int
    message_id: str
    size_octets: int
    internaldate: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedIdentity:
    """One UID of a mailbox with the identity of its message (`domain.identity`), told without its body."""

    uid: int
    identity: bytes
    flags: Flags
    keywords: tuple[str, ...]
    internaldate: datetime
    size_octets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rematched:
    """What matching again found: how many copies kept their row, which UIDs are not here, which copies are gone."""

    matched: int
    missing: tuple[int, ...]
    removed: int
    changed: MessagesChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class HandUndo:
    """What takes back a link or an unlink made by hand: the rows as they were, opaque to its holder.

    `link` is (rule, evidence, made_by, made_at) or None; `unlink` is (made_by, made_at) or None.
    """

    message: MessageKey
    kind: RecordKind
    record_key: RecordKey
    link: tuple[str, str, str, int] | None
    unlink: tuple[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieUndo:
    """What takes back that a conversation was split or joined: how it was before, opaque to its holder.

    `before` is what was said of the message (severed, joined to, by whom, when). For a join, `other` is the message
    that it was joined to, and `boxes` are (confidential, opened) of the two conversations.
    """

    message: MessageKey
    before: tuple[bool, MessageKey | None, str, int] | None
    other: MessageKey | None = None
    boxes: tuple[tuple[bool, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalUndo:
    """What takes back a refusal; `before` is (made_by, made_at) of an earlier one."""

    message: MessageKey
    normal: str
    before: tuple[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceUndo:
    """What takes back a choice for all mail of an address; `before` is the choice that it took the place of."""

    message: MessageKey
    normal: str
    before: tuple[RecordKind | None, RecordKey | None, UserKey, str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressUndo:
    """What takes an address off the record again that it was put on, with the links that rest on it since then."""

    link: HandUndo
    normal: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyUndo:
    """What takes back several corrections that were made as one."""

    parts: tuple[HandUndo | RefusalUndo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxUndo:
    """What takes back that the confidential box was ticked or unticked, opaque to its holder.

    `made` and `removed` are reasons (message, rule, evidence, by whom, when); `opened` is as it was before.
    """

    message: MessageKey
    actor: UserKey
    made: tuple[tuple[MessageKey, str, str, str, int], ...]
    removed: tuple[tuple[MessageKey, str, str, str, int], ...]
    opened: bool


AnyUndo = BoxUndo | HandUndo | TieUndo | RefusalUndo | ChoiceUndo | AddressUndo | ManyUndo
"""What takes a person's correction back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What a person's correction changed, and how to take it back; `records` got or lost an address ("contact:17")."""

    changed: MessagesChanged
    undo: AnyUndo
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A person was erased: the report's key, what went, by which words they were known, what a window reads again."""

    report: int
    counts: EraseCounts
    words: tuple[str, ...]
    changed: MessagesChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """How far the hand-over of a mailbox is; of what is confidential nothing is counted.

    Attributes:
        added: copies that the colleague got.
        looked_at: copies that were gone through, of `total`.
        after: the key of the last one.
        finished: all were gone through.
    """

    added: int = 0
    looked_at: int = 0
    total: int = 0
    after: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A record that was deleted or merged away: the key by which that is undone, and what changed."""

    key: int
    changed: MessagesChanged
