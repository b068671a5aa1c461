"""Which server mailbox serves as which of our folders: the proposal of "Edit folders" and of `folders propose`.

A pure function of the LIST answers. The server's own marks win (RFC 6154, and Gmail's XLIST), then known names, then
names that merely look like one. Trash and Junk are never proposed on a guess: mail put there is lost sooner or later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.folder_naming import (
    ALL_MAIL_FLAGS,
    MAYBE_PREFIXES,
    SPECIAL_USE,
    UNSELECTABLE_FLAGS,
    VIEW_FLAGS,
    KnownName,
    KnownNames,
    MailboxPath,
    known_names,
    spellings,
    split_path,
    year_in,
)
from carerix_desktop.domain.mailbox import FolderRole


class Confidence(StrEnum):
    """How sure a proposal is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    CHECK = "check"
    NONE = "none"


class FolderReason(StrEnum):
    """Why a mailbox was proposed, or not; the window translates this."""

    ALWAYS_INBOX = "always_inbox"
    SERVER_SAYS = "server_says"
    SERVER_SAYS_TWICE = "server_says_twice"
    KNOWN_NAME = "known_name"
    SEVERAL_NAMES = "several_names"
    PARTIAL_NAME = "partial_name"
    NESTED_NAME = "nested_name"
    ALL_MAIL = "all_mail"
    ALL_MAIL_ONCE = "all_mail_once"
    NOT_SELECTABLE = "not_selectable"
    VIEW = "view"
    ANOTHER_SERVES = "another_serves"
    UNKNOWN_NAME = "unknown_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredMailbox:
    """One mailbox of the server: decoded name, delimiter ("" for none), attributes, messages where counted."""

    name: str
    delimiter: str
    flags: tuple[str, ...]
    messages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderProposal:
    """What to do with one mailbox; `role` is None where it stays an ordinary folder."""

    name: str
    delimiter: str
    flags: tuple[str, ...]
    selectable: bool
    role: FolderRole | None
    confidence: Confidence
    reason: FolderReason
    why: str


class _Grade(IntEnum):
    """How strong a claim is; only claims of the best grade compete."""

    SERVER = 0
    GMAIL_NAME = 1
    NAME = 2
    NAME_IN_COMPANY = 3
    PARTIAL = 4
    NESTED = 5
    ALL_MAIL = 6


_LOSING: Final = frozenset({FolderRole.TRASH, FolderRole.JUNK})
"""Roles that lose mail when they are given wrongly."""

_COMPANY: Final = 2
_UNKNOWN_ORDER: Final = 99

_VERDICT: Final = MappingProxyType(
    {
        _Grade.SERVER: (Confidence.CERTAIN, FolderReason.SERVER_SAYS),
        _Grade.GMAIL_NAME: (Confidence.LIKELY, FolderReason.KNOWN_NAME),
        _Grade.NAME: (Confidence.LIKELY, FolderReason.KNOWN_NAME),
        _Grade.NAME_IN_COMPANY: (Confidence.LIKELY, FolderReason.KNOWN_NAME),
        _Grade.PARTIAL: (Confidence.CHECK, FolderReason.PARTIAL_NAME),
        _Grade.NESTED: (Confidence.CHECK, FolderReason.NESTED_NAME),
        _Grade.ALL_MAIL: (Confidence.LIKELY, FolderReason.ALL_MAIL),
    }
)

_WHY: Final = MappingProxyType(
    {
        FolderReason.ALWAYS_INBOX: "always fixed",
        FolderReason.SERVER_SAYS: "the server says so",
        FolderReason.SERVER_SAYS_TWICE: "the server says so of more than one folder",
        FolderReason.KNOWN_NAME: "known name",
        FolderReason.SEVERAL_NAMES: "more than one folder has a known name",
        FolderReason.PARTIAL_NAME: "name looks like it",
        FolderReason.NESTED_NAME: "known name, but below another folder",
        FolderReason.ALL_MAIL: "holds all mail: Gmail archives there",
        FolderReason.ALL_MAIL_ONCE: "holds all mail; only what is in no other folder is fetched",
        FolderReason.NOT_SELECTABLE: "cannot hold messages",
        FolderReason.VIEW: "shows messages that are in other folders",
        FolderReason.ANOTHER_SERVES: "another folder fits better",
        FolderReason.UNKNOWN_NAME: "no role known by this name",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A mailbox with what its name and marks say."""

    index: int
    mailbox: DiscoveredMailbox
    path: MailboxPath
    marks: frozenset[str]
    names: tuple[KnownName, ...]
    partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    role: FolderRole
    grade: _Grade
    seen: _Seen
    order: int = 0

    @property
    def preference(self) -> tuple[bool, bool, int, int, int, int, int, int]:
        """Smaller is better: own before shared, a folder before a view, top level, latest year, fullest, usual name."""
        path, mailbox = self.seen.path, self.seen.mailbox
        all_mail = bool(self.seen.marks & ALL_MAIL_FLAGS)
        place = (len(path.parents), path.depth, -year_in(mailbox.name))
        return path.shared, all_mail, *place, -(mailbox.messages or 0), self.order, self.seen.index


def propose_roles(mailboxes: Sequence[DiscoveredMailbox]) -> list[FolderProposal]:
    """Propose a role for each mailbox: one mailbox per role at most, and one role per mailbox.

    Args:
        mailboxes: what LIST or XLIST answered, names decoded (one still in modified UTF-7 is read as such too).

    Returns:
        One proposal per mailbox, in the order given.
    """
    everything = _look_at_all(mailboxes)
    claims = [claim for seen in everything for claim in _claims_of(seen, everything)]
    chosen: dict[int, FolderProposal] = {}
    for role in FolderRole:
        rivals = _best_claims([c for c in claims if c.role is role and c.seen.index not in chosen])
        if rivals:
            winner = min(rivals, key=lambda claim: claim.preference)
            chosen[winner.seen.index] = _accept(winner, alone=len(rivals) == 1)
    claimed = {claim.seen.index for claim in claims}
    return [chosen.get(seen.index) or _decline(seen, claimed=seen.index in claimed) for seen in everything]


def view_mailboxes(mailboxes: Sequence[DiscoveredMailbox]) -> frozenset[str]:
    r"""Names of mailboxes that only show messages of other mailboxes again: \Flagged, \Important (RFC 6154, RFC 8457).

    They are listed, but not downloaded. Without such marks Gmail's are known by name below `[Gmail]`. An \All mailbox
    is none of them: on Gmail a message without a label is there alone (`sync.recognition`).
    """
    return frozenset(seen.mailbox.name for seen in _look_at_all(mailboxes) if _is_view(seen))


def _look_at_all(mailboxes: Sequence[DiscoveredMailbox]) -> list[_Seen]:
    known = known_names()
    own_folders = {m.name.casefold() for m in mailboxes if _selectable(m)}
    roots = MAYBE_PREFIXES - own_folders
    return [_look_at(index, mailbox, known, roots) for index, mailbox in enumerate(mailboxes)]


def _look_at(index: int, mailbox: DiscoveredMailbox, known: KnownNames, roots: frozenset[str]) -> _Seen:
    marks = frozenset(flag.casefold() for flag in mailbox.flags)
    paths = [split_path(name, mailbox.delimiter, roots) for name in spellings(mailbox.name)]
    path = next((p for p in paths if known.find(p.leaf)), paths[0])
    names, partial = known.find(path.leaf), known.find_partial(path.leaf)
    if path.leaf.isdigit() and path.parents:  # Archief/2026: the parent says what it is
        partial, path = known.find(path.parents[-1]), replace(path, parents=path.parents[:-1])
    if not marks & (SPECIAL_USE.keys() | ALL_MAIL_FLAGS | VIEW_FLAGS):
        marks |= known.gmail_marks(path)
    below_bin = any(entry.role in _LOSING for parent in path.parents for entry in known.find(parent))
    named = () if below_bin or path.shared else (*names, *partial)
    return _Seen(index=index, mailbox=mailbox, path=path, marks=marks, names=named, partial=not names)


def _claims_of(seen: _Seen, everything: Sequence[_Seen]) -> Iterable[_Claim]:
    """What roles a mailbox may claim, by the strongest ground that it has."""
    if not _selectable(seen.mailbox):
        return []
    if _is_inbox(seen):
        return [_Claim(role=FolderRole.INBOX, grade=_Grade.SERVER, seen=seen)]
    marked = {SPECIAL_USE[mark] for mark in seen.marks & SPECIAL_USE.keys()}
    if marked:
        return [_Claim(role=role, grade=_Grade.SERVER, seen=seen, order=_usual(seen, role)) for role in marked]
    if seen.path.gmail and seen.marks & ALL_MAIL_FLAGS:  # Gmail archives by leaving a message there alone
        return [_Claim(role=FolderRole.ARCHIVE, grade=_Grade.ALL_MAIL, seen=seen)]
    return [] if seen.marks & (ALL_MAIL_FLAGS | VIEW_FLAGS) else _claims_by_name(seen, everything)


def _claims_by_name(seen: _Seen, everything: Sequence[_Seen]) -> list[_Claim]:
    graded = [(entry, _grade(entry, seen, everything)) for entry in seen.names]
    return [_Claim(role=e.role, grade=grade, seen=seen, order=e.order) for e, grade in graded if grade is not None]


def _grade(entry: KnownName, seen: _Seen, everything: Sequence[_Seen]) -> _Grade | None:
    """How much a known name is worth where this mailbox stands; None for nothing."""
    if entry.needs_company and not seen.path.gmail and not _in_company(entry, seen, everything):
        return None
    if seen.path.parents or seen.partial:
        if entry.role in _LOSING or entry.role is FolderRole.INBOX:
            return None
        return _Grade.NESTED if seen.path.parents else _Grade.PARTIAL
    if seen.path.gmail:
        return _Grade.GMAIL_NAME
    return _Grade.NAME_IN_COMPANY if entry.needs_company else _Grade.NAME


def _in_company(entry: KnownName, seen: _Seen, everything: Sequence[_Seen]) -> bool:
    """Whether at least two other top-level mailboxes bear names of the same table."""
    others = (other for other in everything if other is not seen and not other.path.parents and not other.partial)
    company = [o for o in others if any(k.table == entry.table and not k.needs_company for k in o.names)]
    return len(company) >= _COMPANY


def _best_claims(claims: Sequence[_Claim]) -> list[_Claim]:
    best = min((claim.grade for claim in claims), default=None)
    by_mailbox = {claim.seen.index: claim for claim in reversed(claims) if claim.grade is best}
    return list(by_mailbox.values())


def _is_inbox(seen: _Seen) -> bool:
    """INBOX in any letter case is the inbox, always (RFC 9051 section 5.1)."""
    return seen.mailbox.name.casefold() == "inbox"


def _is_view(seen: _Seen) -> bool:
    return bool(seen.marks & VIEW_FLAGS) and not _is_inbox(seen)


def _selectable(mailbox: DiscoveredMailbox) -> bool:
    return not {flag.casefold() for flag in mailbox.flags} & UNSELECTABLE_FLAGS


def _usual(seen: _Seen, role: FolderRole) -> int:
    """The place of the name among the known ones: of two mailboxes with one mark the better known name is taken."""
    return min((entry.order for entry in seen.names if entry.role is role), default=_UNKNOWN_ORDER)


def _accept(claim: _Claim, *, alone: bool) -> FolderProposal:
    if _is_inbox(claim.seen):
        return _proposal(claim.seen, claim.role, Confidence.CERTAIN, FolderReason.ALWAYS_INBOX)
    confidence, reason = _VERDICT[claim.grade]
    if not alone and claim.grade is _Grade.SERVER:
        confidence, reason = Confidence.CHECK, FolderReason.SERVER_SAYS_TWICE
    elif not alone and confidence is Confidence.LIKELY:
        confidence, reason = Confidence.CHECK, FolderReason.SEVERAL_NAMES
    return _proposal(claim.seen, claim.role, confidence, reason)


def _decline(seen: _Seen, *, claimed: bool) -> FolderProposal:
    if not _selectable(seen.mailbox):
        reason = FolderReason.NOT_SELECTABLE
    elif _is_view(seen):
        reason = FolderReason.VIEW
    elif seen.marks & ALL_MAIL_FLAGS:
        reason = FolderReason.ALL_MAIL_ONCE
    else:
        reason = FolderReason.ANOTHER_SERVES if claimed else FolderReason.UNKNOWN_NAME
    return _proposal(seen, None, Confidence.NONE, reason)


def _proposal(seen: _Seen, role: FolderRole | None, confidence: Confidence, reason: FolderReason) -> FolderProposal:
    mailbox = seen.mailbox
    return FolderProposal(
        name=mailbox.name,
        delimiter=mailbox.delimiter,
        flags=mailbox.flags,
        selectable=_selectable(mailbox),
        role=role,
        confidence=confidence,
        reason=reason,
        why=_WHY[reason],
    )
