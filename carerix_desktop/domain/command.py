"""What a person asks of messages, in the words of the window; carried out here at once and on the server later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carerix_desktop.domain.ids import CopyKey, MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import Flags, FolderRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFlags:
    """Add and remove flags on this user's copies of the messages."""

    messages: tuple[MessageKey, ...]
    add: Flags = Flags.NONE
    remove: Flags = Flags.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTo:
    """Move this user's copies (those in `source`, or all) to the mailbox with a role, or to one mailbox."""

    messages: tuple[MessageKey, ...]
    role: FolderRole | None = None
    mailbox: MailboxKey | None = None
    source: MailboxKey | None = None


Command = ChangeFlags | MoveTo


class PendingVerb(StrEnum):
    """What waits for the server, one row per copy."""

    STORE = "store"
    MOVE = "move"
    EXPUNGE = "expunge"  # of a person who was erased: deleted for good, and here already


class PendingState(StrEnum):
    """How a pending command stands; local state only."""

    WAITING = "waiting"
    SENT = "sent"  # marked before it goes out, so that a crash is told from a refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyBefore:
    """How a copy stood before a command: what undo restores."""

    copy: CopyKey
    mailbox: MailboxKey
    flags: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """What takes a command back."""

    copies: tuple[CopyBefore, ...]
