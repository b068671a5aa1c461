"""What a sync is given: the store, the filing desk, a way to the server, the clock, and someone to tell.

Everything comes by constructor from the composition root, so that the same code runs in the engine's process, on the
command line and in tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.domain.event import Event, MessagesChanged
from carerix_desktop.domain.ids import MailboxKey, MessageKey, SubmissionKey
from carerix_desktop.domain.message import Arrival, ParsedMessage
from carerix_desktop.filing.values import FiledBatch, FlagsSeen, ListedIdentity, ListedUid, MailboxProgress, Rematched
from carerix_desktop.storage.engine import Store
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.sending import SubmissionSession


class Desk(Protocol):
    """The part of `filing.desk.FilingDesk` that a sync needs; each call is one transaction."""

    def file_batch(self, arrivals: Sequence[Arrival], *, progress: MailboxProgress | None = None) -> FiledBatch:
        """File arrivals and, with them, how far the mailbox has come."""

    def update_flags(
        self, mailbox: MailboxKey, updates: Sequence[FlagsSeen], progress: MailboxProgress | None = None
    ) -> MessagesChanged:
        """Take the server's flags over, but for copies with a STORE that waits."""

    def remove_copies(
        self, mailbox: MailboxKey, uids: Sequence[int], progress: MailboxProgress | None = None
    ) -> MessagesChanged:
        """Remove copies that are gone on the server; the messages stay."""

    def recognise(self, mailbox: MailboxKey, uidvalidity: int, listed: Sequence[ListedIdentity]) -> frozenset[int]:
        r"""Settle UIDs of an \All mailbox whose messages lie in another mailbox of the account; answer which."""

    def rematch_copies(self, mailbox: MailboxKey, listed: Sequence[ListedUid], progress: MailboxProgress) -> Rematched:
        """Give copies their UIDs of a new UIDVALIDITY."""

    def refile(self, messages: Iterable[MessageKey]) -> MessagesChanged:
        """File what was moved out of Drafts or Junk."""


OpenSession = Callable[[Endpoint, SignIn, Cancellation | None], ImapSession]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """The world around a sync.

    Attributes:
        desk, store: where mail goes and what is known.
        open_session: signs in to a server.
        parse: bytes to a message; never raises on mail, but a crash in it must not repeat for ever.
        clock: now, aware.
        publish: told what changed; called from any thread of the sync.
        marks: directory of the marks of work (`sync.marker`); None where nothing has to survive a crash.
    """

    store: Store
    desk: Desk
    open_session: OpenSession
    parse: Callable[[bytes], ParsedMessage]
    clock: Callable[[], datetime]
    publish: Callable[[Event], None]
    marks: Path | None = None


class SentDesk(Protocol):
    """The part of `filing.desk.FilingDesk` that the outbox needs."""

    def file_sent(self, key: SubmissionKey) -> MessagesChanged:
        """Archive a message that was accepted, with all that follows from it, in one transaction."""


OpenSubmission = Callable[[Endpoint, SignIn, Cancellation | None], SubmissionSession]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxPorts:
    """The world around the outbox's runner.

    Attributes:
        store, desk: the outbox, and where accepted messages are archived.
        open_submission, open_session: sign in to the outgoing server, and to the one that has the Sent folder.
        clock: now, aware.
        publish: told what changed.
        wait: waits so many seconds between two messages of a lot; answers whether to stop.
    """

    store: Store
    desk: SentDesk
    open_submission: OpenSubmission
    open_session: OpenSession
    clock: Callable[[], datetime]
    publish: Callable[[Event], None]
    wait: Callable[[float], bool]
