"""What to ask the server about one mailbox: a pure function of what we knew and what it says now.

Stands at the head of the road IN. The rows are those of the plan table in the architecture pages, in their order; the
first that fits wins (RFC 9051 §2.3.1.1 UIDVALIDITY, RFC 7162 §3.1 CONDSTORE and §3.2 QRESYNC, RFC 4549 for clients
that go offline).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from carerix_desktop.domain.mailbox import MailboxKnown, MailboxStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOver:
    """List the UIDs again; with `rematch`, copies are here whose UIDs mean nothing any more and are matched again."""

    rematch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """All is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resynchronise:
    """SELECT with QRESYNC: changed flags and VANISHED in one round trip."""

    uidvalidity: int
    modseq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesSince:
    """UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE modseq), then look whether EXISTS adds up."""

    modseq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshFlags:
    """The same UIDs as before: only flags can have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchNew:
    """Only additions, from this UID on; then flags."""

    first_uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAll:
    """UID SEARCH ALL and the difference, then flags: those changed since `modseq`, or all where that is 0."""

    modseq: int


Plan = StartOver | Nothing | Resynchronise | ChangesSince | RefreshFlags | FetchNew | SearchAll


def plan_mailbox(known: MailboxKnown, status: MailboxStatus, capabilities: AbstractSet[str]) -> Plan:
    """Choose how to bring one mailbox up to date.

    Args:
        known: what the last sync left; its counts tell whether that one ended.
        status: what SELECT or STATUS says now.
        capabilities: of the server, upper case, after sign-in.
    """
    if known.uidvalidity != status.uidvalidity or known.uidvalidity == 0:
        return StartOver(rematch=known.uidvalidity != 0)
    if status.uidnext and status.uidnext < known.uidnext:  # its UIDs may now name other messages
        return StartOver(rematch=True)
    modseq = usable_modseq(known, status, capabilities)
    if known.local + known.set_aside != known.exists:  # the last sync was cut short: part of the mailbox is not here
        return SearchAll(modseq=modseq)
    grown = status.exists - known.exists
    same_uids = grown == 0 and status.uidnext == known.uidnext and status.uidnext != 0
    if modseq and modseq == status.highestmodseq and same_uids:
        return Nothing()
    if modseq and "QRESYNC" in capabilities:
        return Resynchronise(uidvalidity=known.uidvalidity, modseq=modseq)
    if modseq and status.highestmodseq > modseq:
        return ChangesSince(modseq=modseq)
    if same_uids:
        return RefreshFlags()
    if grown > 0 and status.uidnext - known.uidnext == grown:
        return FetchNew(first_uid=known.uidnext)
    return SearchAll(modseq=modseq)


def usable_modseq(known: MailboxKnown, status: MailboxStatus, capabilities: AbstractSet[str]) -> int:
    """The mod-sequence from which changes can be asked for; 0 where none holds.

    A server that offers no CONDSTORE, says NOMODSEQ, or whose HIGHESTMODSEQ shrank is treated as one without.
    """
    if not {"CONDSTORE", "QRESYNC"} & capabilities or not known.highestmodseq:
        return 0
    return known.highestmodseq if status.highestmodseq >= known.highestmodseq else 0
