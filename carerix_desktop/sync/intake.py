"""Fetches the messages of one selected mailbox, newest first, and hands them to the writer in batches.

Stands on the road IN between `wire` and `filing`. What makes trouble is set aside with its reason and its bytes, and
the rest goes on (RELIABILITY.md, R-09): a UID that the server refuses or leaves out is asked for alone, twice more; a
message that cannot be parsed or filed is singled out; one on which the program died twice is not parsed again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import Bug, ServerFault, StoreFault
from carerix_desktop.domain.message import Arrival, ParsedMessage, Route
from carerix_desktop.filing.values import MailboxProgress
from carerix_desktop.storage import envelopes, sync_state
from carerix_desktop.sync.marker import WorkMarker
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.reconcile import MOST, TARGET_OCTETS, piece_size, sequence_set
from carerix_desktop.sync.writer import WriteQueue
from carerix_desktop.wire.imap_answers import FetchedMessage, ImapSession

log = logging.getLogger(__name__)
TRIES = 3
CRASHES = 2
FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, Bug)
"""What compiled and interpreted parsers may raise on hostile bytes; anything else ends the sync."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A UID, why it was set aside, and its bytes where they came."""

    uid: int
    reason: str
    raw: bytes | None = None


@dataclass(slots=True)
class Tally:
    """What one mailbox's fetch amounted to: messages, octets, and the highest UID."""

    fetched: int = 0
    octets: int = 0
    newest: int = 0


class Intake:
    """Fetches into one mailbox.

    Args:
        account: whose.
        session: with the mailbox selected.
        ports: the world.
        queue: the writer's queue of this mailbox.
        marker: where the message in work is marked.
        progress: what each batch commits beside its messages.
        crashes: UID → how often the program died on it.
        checkpoint: called between pieces; may raise, and may wait.
        on_filed: told the number of messages of each batch that is committed.
    """

    def __init__(
        self,
        *,
        account: Account,
        session: ImapSession,
        ports: Ports,
        queue: WriteQueue,
        marker: WorkMarker | None,
        progress: MailboxProgress,
        crashes: dict[int, int],
        checkpoint: Callable[[], None],
        on_filed: Callable[[int], None],
    ) -> None:
        self._account = account
        self._session = session
        self._ports = ports
        self._queue = queue
        self._marker = marker
        self._progress = progress
        self._crashes = crashes
        self._checkpoint = checkpoint
        self._on_filed = on_filed
        self._batch: list[Arrival] = []
        self._batch_octets = 0
        self._unanswered: set[int] = set()
        self.tally = Tally()

    def fetch(self, uids: Sequence[int], *, first: int = 0) -> None:
        """Fetch and file all of `uids`, in that order by pieces; `first` of them in a batch of their own.

        Raises:
            ServerFault: the connection is gone; what was filed so far stays.
            StoreFault: the store refuses; nothing is marked fetched that is not stored.
        """
        start = 0
        while start < len(uids):
            self._checkpoint()
            size = first if first and not start else piece_size(self.tally.fetched, self.tally.octets)
            piece = uids[start : start + size]
            start += len(piece)
            self._fetch_piece(piece, attempt=1)
            if start == first:
                self._hand_over()
        self._hand_over()

    def fetch_now(self, uids: Sequence[int]) -> None:
        """Fetch and file a few at once, between two pieces."""
        if uids:
            self._fetch_piece(uids, attempt=1)
            self._hand_over()

    def _fetch_piece(self, uids: Sequence[int], *, attempt: int) -> None:
        refusal = ""
        self._unanswered = set(uids)
        try:
            for message in self._session.fetch_bodies(uids):
                self._take(message)
        except ServerFault as fault:
            if fault.code != "no":
                raise
            refusal = fault.answer or fault.message
        left = [uid for uid in uids if uid in self._unanswered]
        if left:
            self._fetch_left(left, refusal, attempt if len(uids) == 1 else 0)

    def _fetch_left(self, left: Sequence[int], refusal: str, attempt: int) -> None:
        """Ask again for what was not answered: in halves, and for the single one that is to blame, alone."""
        there = set(self._session.search_uids(f"UID {sequence_set(left)}"))
        gone = set(left) - there
        self._queue.put(lambda: self._drop_envelopes(gone))
        left = [uid for uid in left if uid in there]  # the others were expunged meanwhile
        if len(left) > 1:
            middle = len(left) // 2
            self._fetch_piece(left[:middle], attempt=1)
            self._fetch_piece(left[middle:], attempt=1)
        elif left and attempt < TRIES:
            self._fetch_piece(left, attempt=attempt + 1)
        elif left:
            reason = f"the server refuses it: {refusal}" if refusal else "the server does not send it"
            self._set_aside(Trouble(uid=left[0], reason=reason))

    def _take(self, message: FetchedMessage) -> None:
        if message.uid not in self._unanswered:
            return  # a UID that repeats
        self._unanswered.discard(message.uid)  # nothing of a message is kept: memory does not grow with the mailbox
        self.tally.newest = max(self.tally.newest, message.uid)
        self.tally.octets += len(message.raw)
        if self._crashes.get(message.uid, 0) >= CRASHES:
            self._set_aside(Trouble(uid=message.uid, reason="the program stopped twice on it", raw=message.raw))
            return
        if not message.raw:
            self._set_aside(Trouble(uid=message.uid, reason="the server sent it without content", raw=b""))
            return
        parsed = self._parse(message)
        if parsed is None:
            return
        self.tally.fetched += 1
        self._batch.append(self._arrival(message, parsed))
        self._batch_octets += len(message.raw)
        if len(self._batch) >= MOST or self._batch_octets >= TARGET_OCTETS:
            self._hand_over()

    def _parse(self, message: FetchedMessage) -> ParsedMessage | None:
        try:
            if self._marker is not None:
                self._marker.begin(self._progress.mailbox, self._progress.uidvalidity, message.uid)
            return self._ports.parse(message.raw)
        except FAILURES as error:
            reason = f"it cannot be read ({type(error).__name__})"
            self._set_aside(Trouble(uid=message.uid, reason=reason, raw=message.raw))
            return None
        finally:
            if self._marker is not None:
                self._marker.end()

    def _arrival(self, message: FetchedMessage, parsed: ParsedMessage) -> Arrival:
        return Arrival(
            owner=self._account.owner,
            mailbox=self._progress.mailbox,
            route=Route.IMAP,
            uidvalidity=self._progress.uidvalidity,
            uid=message.uid,
            raw=message.raw,
            parsed=parsed,
            internaldate=message.internaldate,
            flags=message.flags,
            keywords=message.keywords,
        )

    def _hand_over(self) -> None:
        batch, octets = self._batch, self._batch_octets
        self._batch, self._batch_octets = [], 0
        if batch:
            self._queue.put(lambda: self._file(batch), octets=octets)

    def _file(self, batch: Sequence[Arrival]) -> None:
        """In the writer's thread: file a batch; one that fails is halved until the message to blame stands alone."""
        try:
            filed = self._ports.desk.file_batch(batch, progress=self._progress)
        except (*FAILURES, StoreFault) as error:
            if isinstance(error, StoreFault) and error.code != StoreFault.default_code:
                raise  # the disk or the file, not this message
            if len(batch) == 1:
                reason = f"it cannot be filed ({type(error).__name__})"
                self._put_aside(Trouble(uid=batch[0].uid or 0, reason=reason, raw=batch[0].raw))
                log.warning("mailbox %s UID %s cannot be filed", batch[0].mailbox, batch[0].uid, exc_info=error)
                return
            middle = len(batch) // 2
            self._file(batch[:middle])
            self._file(batch[middle:])
            return
        tried = {one.uid for one in batch if one.uid in self._crashes}
        if tried:
            with self._ports.store.work_for(self._account.owner) as work:
                place = self._progress
                sync_state.forget_set_aside(
                    work, place.mailbox, place.uidvalidity, {u for u in tried if u}, aside=False
                )
        self._ports.publish(filed.changed)
        self._on_filed(len(batch))

    def _set_aside(self, trouble: Trouble) -> None:
        octets = len(trouble.raw or b"")
        self._queue.put(lambda: self._put_aside(trouble), octets=octets)

    def _put_aside(self, trouble: Trouble) -> None:
        log.warning("mailbox %s UID %s set aside: %s", self._progress.mailbox, trouble.uid, trouble.reason)
        with self._ports.store.work_for(self._account.owner) as work:
            sync_state.put_aside(
                work,
                self._progress.mailbox,
                self._progress.uidvalidity,
                trouble.uid,
                reason=trouble.reason,
                at=int(self._ports.clock().timestamp()),
                raw=trouble.raw,
            )
            envelopes.drop_places(work, [(self._progress.mailbox, self._progress.uidvalidity, trouble.uid)])
        self._on_filed(1)

    def _drop_envelopes(self, uids: set[int]) -> None:
        if uids:
            with self._ports.store.work_for(self._account.owner) as work:
                place = self._progress
                envelopes.drop_places(work, ((place.mailbox, place.uidvalidity, uid) for uid in uids))
