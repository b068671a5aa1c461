"""Words for the server's mailboxes and our folders (RFC 9051 §2.3, RFC 6154).

A *mailbox* is on the server; a *folder* is the role that we give it. Server state (`MailboxStatus`) and what we know
of it (`MailboxKnown`) never share a type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum

from carerix_desktop.domain.ids import MailboxKey


class FolderRole(StrEnum):
    """Our folders; one server mailbox each."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    JUNK = "junk"
    ARCHIVE = "archive"


OWNER_ONLY_ROLES = frozenset({FolderRole.DRAFTS, FolderRole.JUNK})
"""RULES.md section 3: found by their owner only; no links, no proposals, no effect on a conversation."""


class Flags(IntFlag):
    """Message flags that the program acts on, as stored in one integer (RFC 9051 §2.3.2)."""

    NONE = 0
    SEEN = 1
    FLAGGED = 2
    ANSWERED = 4
    DRAFT = 8
    DELETED = 16
    FORWARDED = 32  # the keyword $Forwarded


FLAG_NAMES: dict[Flags, str] = {
    Flags.SEEN: "\\Seen",
    Flags.FLAGGED: "\\Flagged",
    Flags.ANSWERED: "\\Answered",
    Flags.DRAFT: "\\Draft",
    Flags.DELETED: "\\Deleted",
    Flags.FORWARDED: "$Forwarded",
}
_BY_NAME = {name.lower(): flag for flag, name in FLAG_NAMES.items()}


def parse_flags(names: list[str]) -> tuple[Flags, tuple[str, ...]]:
    r"""Split flag names of a FETCH answer into ours and the other keywords (`\Recent` is dropped)."""
    flags, keywords = Flags.NONE, []
    for name in names:
        known = _BY_NAME.get(name.lower())
        if known is not None:
            flags |= known
        elif not name.startswith("\\"):
            keywords.append(name)
    return flags, tuple(keywords)


def flag_names(flags: Flags) -> tuple[str, ...]:
    """The names on the wire of a set of flags."""
    return tuple(name for flag, name in FLAG_NAMES.items() if flag in flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMailbox:
    """One LIST or XLIST answer: the decoded name, the hierarchy delimiter ("" for NIL), and the attributes."""

    name: str
    delimiter: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxStatus:
    """What SELECT or STATUS says (RFC 9051 §6.3.2, RFC 7162 §3.1); highestmodseq 0 means NOMODSEQ or not offered."""

    exists: int
    uidnext: int
    uidvalidity: int
    highestmodseq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxKnown:
    """What we know of a mailbox from the last sync; uidvalidity 0 means never seen.

    `local` and `set_aside` count UIDs of this uidvalidity that are here, and that are set aside.
    """

    key: MailboxKey
    name: str
    role: FolderRole | None
    uidvalidity: int
    uidnext: int
    highestmodseq: int
    exists: int
    local: int
    set_aside: int
