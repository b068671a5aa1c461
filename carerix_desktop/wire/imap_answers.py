"""What an IMAP session answers, and what it must be able to do: the words between `wire` and `sync`.

RFC 9051 (IMAP4rev2), RFC 3501 (IMAP4rev1), RFC 7162 (CONDSTORE, QRESYNC), RFC 6851 (MOVE), RFC 4315 (UIDPLUS),
RFC 2177 (IDLE). `ImapSession` is the Protocol that `ImapclientSession` and the tests' `FakeImapSession` both fulfil.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from carerix_desktop.domain.mailbox import Flags, ListedMailbox, MailboxStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagUpdate:
    """The flags of one message; modseq 0 where the server says none."""

    uid: int
    flags: Flags
    keywords: tuple[str, ...]
    modseq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    r"""What SELECT said.

    Attributes:
        vanished: UIDs gone since the known modseq; only with QRESYNC (RFC 7162 §3.2.6), else empty.
        changed: flags changed since then; only with QRESYNC.
        permanent_flags: as sent; `\*` means that new keywords are kept.
        resynced: QRESYNC was used, so `vanished` and `changed` are complete.
        full: the server warned that the mailbox is over its quota (RFC 5530).
    """

    status: MailboxStatus
    vanished: tuple[int, ...] = ()
    changed: tuple[FlagUpdate, ...] = ()
    permanent_flags: tuple[str, ...] = ()
    readonly: bool = False
    resynced: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedMessage:
    """One message, byte for byte.

    `internaldate` is aware UTC; where the server sends none or nonsense it is now, the neutral element of
    "the earlier of Date and INTERNALDATE".
    """

    uid: int
    flags: Flags
    keywords: tuple[str, ...]
    internaldate: datetime
    rfc822_size: int
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedHeader:
    """The header of one message, byte for byte; `internaldate` as in `FetchedMessage`."""

    uid: int
    flags: Flags
    keywords: tuple[str, ...]
    internaldate: datetime
    rfc822_size: int
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveResult:
    r"""What became of a move.

    Attributes:
        uidvalidity: of the target, 0 where the server does not say (no UIDPLUS).
        mapping: old UID → new UID, empty where the server does not say.
        expunged: False where the server has neither MOVE nor UIDPLUS: the originals stay, marked `\Deleted`,
            because only a bare EXPUNGE could remove them and that would hit other people's messages (R-10).
    """

    uidvalidity: int = 0
    mapping: Mapping[int, int] = field(default_factory=dict)
    expunged: bool = True


class IdleOutcome(StrEnum):
    """Why waiting ended."""

    NEWS = "news"
    WAKE = "wake"
    TIMEOUT = "timeout"


class Wakeable(Protocol):
    """What ends waiting from another thread; see `wire.wake.WakeSocket`."""

    def fileno(self) -> int:
        """The descriptor that becomes readable by a wake."""
        ...

    def clear(self) -> None:
        """Forget the wakes so far."""
        ...


class ImapSession(Protocol):
    """One signed-in connection, owned by one thread; all times in seconds.

    Every method but `logout` and `abort` raises `ServerFault`; after the codes `closed`, `timeout`, `protocol` and
    `cancelled` the session is of no more use.
    """

    @property
    def capabilities(self) -> frozenset[str]:
        """What the server offers after sign-in, upper case."""
        ...

    def list_mailboxes(self) -> list[ListedMailbox]:
        """List all mailboxes, names decoded, special-use attributes as offered (RFC 6154, XLIST)."""
        ...

    def status(self, name: str) -> MailboxStatus:
        """Ask for the counts of a mailbox that is not selected."""
        ...

    def select(self, name: str, *, readonly: bool = False, known: tuple[int, int] | None = None) -> Selected:
        """Open a mailbox; `known` is (uidvalidity, modseq) and brings QRESYNC into play where it is offered."""
        ...

    def search_uids(self, criteria: str = "ALL") -> list[int]:
        """Find UIDs in the selected mailbox, ascending."""
        ...

    def fetch_flags(self, uids: str, *, changed_since: int = 0) -> Iterator[FlagUpdate]:
        """Read flags of a sequence set ("1:*"); `changed_since` is a modseq (RFC 7162 §3.1.4)."""
        ...

    def fetch_bodies(self, uids: Sequence[int]) -> Iterator[FetchedMessage]:
        """Read whole messages, streaming, as the server answers; what it does not answer is not there."""
        ...

    def fetch_headers(self, uids: Sequence[int], *, fields: Sequence[str] = ()) -> Iterator[FetchedHeader]:
        """Read headers, whole or only these fields of them, streaming, as the server answers."""
        ...

    def store_flags(self, uids: Sequence[int], flags: Sequence[str], *, add: bool) -> None:
        """Add or remove flags or keywords; UIDs that are gone do not matter."""
        ...

    def move(self, uids: Sequence[int], target: str) -> MoveResult:
        """Move messages of the selected mailbox; UIDs that are gone do not matter."""
        ...

    def finish_move(self, uids: Sequence[int]) -> bool:
        """Take away what was copied already, on a server without MOVE; False where it only gets marked as deleted."""
        ...

    def create(self, name: str) -> None:
        """Create a mailbox; one that exists already is no fault."""
        ...

    def append(self, name: str, raw: bytes, flags: Sequence[str], internaldate: datetime | None) -> int | None:
        """Put a message into a mailbox, byte for byte; answers its UID where the server says it (APPENDUID)."""
        ...

    def idle(self, wake: Wakeable, *, timeout_s: float) -> IdleOutcome:
        """Wait for news, a wake or the time; on return the session is ready for commands."""
        ...

    def noop(self) -> None:
        """Ask for a sign of life."""
        ...

    def logout(self) -> None:
        """Say goodbye and close; never raises."""
        ...

    def abort(self) -> None:
        """Close the connection at once, from any thread; a command that waits then raises `ServerFault`."""
        ...
