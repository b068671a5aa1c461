"""Brings one mailbox up to date: carries out the plan, and checks that here adds up to the server.

Order within a mailbox: flags and what vanished first, then new messages; only then may the new server state
(HIGHESTMODSEQ, UIDNEXT) be committed, because it says "all changes up to here are taken over" (RFC 7162 §6). Where a
backfill stands is never written down: it is the difference between UID SEARCH and the UIDs that are here, so a kill at
any point costs at most the batch that was not committed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import FolderRole, MailboxStatus
from carerix_desktop.filing.values import MailboxProgress
from carerix_desktop.storage import envelopes, sync_state
from carerix_desktop.storage.sync_state import SyncedMailbox
from carerix_desktop.sync import plan as plans
from carerix_desktop.sync.envelopes import AT_ONCE as LISTED_AT_ONCE
from carerix_desktop.sync.envelopes import MANY, EnvelopePass
from carerix_desktop.sync.intake import Intake
from carerix_desktop.sync.mailboxes import holds_all
from carerix_desktop.sync.marker import WorkMarker
from carerix_desktop.sync.plan import plan_mailbox
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.recognition import AT_ONCE, Recognition
from carerix_desktop.sync.reconcile import difference, pieces
from carerix_desktop.sync.rematch import rematch
from carerix_desktop.sync.writer import WriteQueue
from carerix_desktop.wire.imap_answers import FlagUpdate, ImapSession, Selected

log = logging.getLogger(__name__)
FIRST = 100
FLAGS_AT_ONCE = 2000
REFRESH_BOUND = 5000
RENUMBERED = "renumbered"


@dataclass(slots=True)
class _News:
    """What the server tells of one mailbox."""

    updates: list[FlagUpdate] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    missing: tuple[int, ...] = ()


class MailboxSync:
    """One mailbox, once.

    Args:
        account: whose.
        mailbox: what we know of it.
        session: the work connection.
        ports: the world.
        queue: the writer's queue.
        marker: where the message in work is marked.
        checkpoint: called between pieces; may raise, and may wait; True means that another mailbox was selected.
        on_filed: told the number of messages that are committed.
        on_listed: told the number of messages that the list shows ahead of their bodies.
        refresh_all: refresh the flags of all messages where the server cannot tell changes, not of the newest only.
    """

    def __init__(
        self,
        *,
        account: Account,
        mailbox: SyncedMailbox,
        session: ImapSession,
        ports: Ports,
        queue: WriteQueue,
        marker: WorkMarker | None,
        checkpoint: Callable[[], bool],
        on_filed: Callable[[int], None],
        on_listed: Callable[[int], None],
        refresh_all: bool = True,
    ) -> None:
        self._account = account
        self._known = mailbox.known
        self._holds_all = holds_all(mailbox)
        self._session = session
        self._ports = ports
        self._queue = queue
        self._marker = marker
        self._checkpoint = checkpoint
        self._on_filed = on_filed
        self._on_listed = on_listed
        self._refresh_all = refresh_all
        self._validity = 0
        self.octets = 0

    def run(self, status: MailboxStatus) -> int:
        """Carry the plan out.

        Args:
            status: what STATUS said just now.

        Returns:
            how many messages were fetched.
        """
        found = self._look(status)
        if found is None:
            return 0
        news, now = found
        fetched = self._fetch(news.missing, now)
        self._queue.put(lambda: self._finish(now))
        self._queue.flush()
        return fetched

    def list_ahead(self, status: MailboxStatus) -> int:
        """Where much is new: the newest messages of the inbox, then the envelopes of the others; `run` does the rest.

        Args and returns: as for `run`.
        """
        found = self._look(status)
        if found is None or len(found[0].missing) <= MANY:
            return 0
        news, now = found
        first = news.missing[: FIRST if self._known.role is FolderRole.INBOX else 0]
        fetched = self._fetch(first, now)
        ahead = EnvelopePass(
            self._account,
            self._known,
            self._validity,
            session=self._session,
            ports=self._ports,
            queue=self._queue,
            on_listed=self._on_listed,
        )
        for some in pieces(ahead.still_to_list(news.missing[len(first) :]), LISTED_AT_ONCE):
            self._come_back()
            if not ahead.read(some):
                break
        self._queue.flush()
        return fetched

    def _look(self, status: MailboxStatus) -> tuple[_News, MailboxStatus] | None:
        """What is new, with the state that it was read in; all but new messages is taken over. None: nothing is."""
        capabilities = self._session.capabilities
        if isinstance(plan_mailbox(self._known, status, capabilities), plans.Nothing):
            return None
        selected = self._select()
        plan = plan_mailbox(self._known, selected.status, capabilities)
        if isinstance(plan, plans.Resynchronise) and not selected.resynced:
            plan = plans.SearchAll(modseq=0)
        news = self._ask(plan, selected)
        self._take_over(news, plan)
        return news, selected.status

    def _select(self) -> Selected:
        known = (self._known.uidvalidity, self._known.highestmodseq) if self._known.highestmodseq else None
        selected = self._session.select(self._known.name, readonly=True, known=known)
        self._validity = selected.status.uidvalidity
        return selected

    def _ask(self, plan: plans.Plan, selected: Selected) -> _News:
        status = selected.status
        if isinstance(plan, plans.StartOver) and plan.rematch:
            self._start_over(status)
        here, aside = self._settled()
        news = _News()
        match plan:
            case plans.StartOver() | plans.SearchAll():
                self._search_all(news, here, aside)
                if isinstance(plan, plans.SearchAll):
                    news.updates = self._changes(plan.modseq, status, here)
            case plans.Resynchronise():
                news.updates = [one for one in selected.changed if one.uid in here]
                news.gone = set(selected.vanished) & (here | aside)
                news.missing = self._new_since(self._known.uidnext, status, here | aside)
            case plans.ChangesSince():
                news.updates = self._changes(plan.modseq, status, here)
                news.missing = self._new_since(self._known.uidnext, status, here | aside)
            case plans.FetchNew():
                news.missing = self._new_since(plan.first_uid, status, here | aside)
                news.updates = self._changes(0, status, here)
            case plans.RefreshFlags():
                news.updates = self._changes(0, status, here)
            case plans.Nothing():
                pass
        if len((here | aside) - news.gone) + len(news.missing) != status.exists:
            self._search_all(news, here, aside)
        return news

    def _search_all(self, news: _News, here: set[int], aside: set[int]) -> None:
        server = self._session.search_uids()
        found = difference(here=here, set_aside=aside, server=server)
        news.missing, news.gone = found.missing, set(found.gone)

    def _new_since(self, uid: int, status: MailboxStatus, settled: set[int]) -> tuple[int, ...]:
        """New UIDs, newest first; "n:*" names the last message also where that is older than n."""
        if status.uidnext and status.uidnext <= uid:
            return ()
        found = self._session.search_uids(f"UID {uid}:*") if status.exists else []
        return tuple(sorted({one for one in found if one >= uid and one not in settled}, reverse=True))

    def _changes(self, modseq: int, status: MailboxStatus, here: set[int]) -> list[FlagUpdate]:
        """Flags that changed since a modseq or, where that is 0, those that differ from ours; of the newest only."""
        if not status.exists or not here:
            return []
        if modseq:
            if modseq >= status.highestmodseq:
                return []
            updates: Iterable[FlagUpdate] = self._session.fetch_flags("1:*", changed_since=modseq)
            return [one for one in updates if one.uid in here]
        newest = sorted(here, reverse=True)[: None if self._refresh_all else REFRESH_BOUND]
        low = newest[-1]
        with self._ports.store.reader(self._account.owner) as reader:
            ours = sync_state.flags_here(reader, self._known.key, self._validity)
        return [
            one
            for one in self._session.fetch_flags(f"{low}:*")
            if one.uid in ours and ours[one.uid] != (one.flags, " ".join(one.keywords))
        ]

    def _take_over(self, news: _News, plan: plans.Plan) -> None:
        """Queue what does not need bodies; progress is not committed with it."""
        key = self._known.key
        if news.gone:
            gone = sorted(news.gone)
            if len(gone) * 2 > self._known.exists > len(gone) > 50:  # files keep their messages; the log keeps the fact
                log.warning("mailbox %s: %d of %d messages are gone on the server", key, len(gone), self._known.exists)
            if isinstance(plan, plans.StartOver):
                log.warning("mailbox %s is listed anew", key)
            self._queue.put(lambda: self._forget(gone))
            for some in pieces(gone, FLAGS_AT_ONCE):
                self._put_gone(some)
        for updates in pieces(news.updates, FLAGS_AT_ONCE):
            self._put_updates(updates)

    def _forget(self, uids: Sequence[int]) -> None:
        with self._ports.store.work_for(self._account.owner) as work:
            sync_state.forget_set_aside(work, self._known.key, self._validity, uids)

    def _put_gone(self, uids: Sequence[int]) -> None:
        key, ports = self._known.key, self._ports
        self._queue.put(lambda: ports.publish(ports.desk.remove_copies(key, uids)))

    def _put_updates(self, updates: Sequence[FlagUpdate]) -> None:
        key, ports = self._known.key, self._ports
        self._queue.put(lambda: ports.publish(ports.desk.update_flags(key, updates)))

    def _fetch(self, missing: Sequence[int], status: MailboxStatus) -> int:
        if not missing:
            return 0
        with self._ports.store.reader(self._account.owner) as reader:
            troubled = sync_state.find_set_aside(reader, self._known.key, self._validity)
        intake = Intake(
            account=self._account,
            session=self._session,
            ports=self._ports,
            queue=self._queue,
            marker=self._marker,
            progress=self._progress(status),
            crashes={uid: one.attempts for uid, one in troubled.items() if not one.aside},
            checkpoint=lambda: self._look_up(intake, status),
            on_filed=self._on_filed,
        )
        try:
            if self._holds_all:
                self._fetch_unknown(intake, missing, status)
            else:
                intake.fetch(missing, first=FIRST if self._known.role is FolderRole.INBOX else 0)
        finally:
            self.octets += intake.tally.octets
        return intake.tally.fetched

    def _fetch_unknown(self, intake: Intake, missing: Sequence[int], status: MailboxStatus) -> None:
        """Of a mailbox that holds all mail: what is in no other one, newest first."""
        for some in pieces(missing, AT_ONCE):
            self._look_up(intake, status)
            intake.fetch(self._unknown(some))

    def _unknown(self, uids: Sequence[int]) -> Sequence[int]:
        if not self._holds_all or not uids:
            return uids
        place = (self._known.key, self._validity)
        recognition = Recognition(*place, session=self._session, ports=self._ports, queue=self._queue)
        left = recognition.settle(uids)
        self._on_filed(len(uids) - len(left))
        return left

    def _look_up(self, intake: Intake, status: MailboxStatus) -> None:
        """Between pieces: take in what came while another mailbox was selected."""
        now = self._come_back()
        if now is not None and now.uidnext > status.uidnext > 0:
            since = max(status.uidnext, intake.tally.newest + 1)
            intake.fetch_now(self._unknown(self._new_since(since, now, set())))

    def _come_back(self) -> MailboxStatus | None:
        """Go back to this mailbox when another was selected; answer how it stands then."""
        if not self._checkpoint():
            return None
        status = self._session.select(self._known.name, readonly=True).status
        if status.uidvalidity != self._validity:
            text = "The server numbered a folder anew while it was read; it is read again."
            raise ServerFault(text, code=RENUMBERED)
        return status

    def _finish(self, status: MailboxStatus) -> None:
        """The mailbox is complete: note the server's state, also where no batch carried it."""
        with self._ports.store.work_for(self._account.owner) as work:
            now = int(self._ports.clock().timestamp())
            sync_state.put_status(work, self._known.key, status, synced_at=now)
            envelopes.drop_mailboxes(work, [self._known.key])

    def _start_over(self, status: MailboxStatus) -> None:
        rematch(self._session, self._account, self._known, self._progress(status), self._ports)

    def _settled(self) -> tuple[set[int], set[int]]:
        """UIDs here, and UIDs set aside for good."""
        with self._ports.store.reader(self._account.owner) as reader:
            here = sync_state.uids_here(reader, self._known.key, self._validity)
            here |= sync_state.echoes_here(reader, self._known.key, self._validity)
            troubled = sync_state.find_set_aside(reader, self._known.key, self._validity)
        return here, {uid for uid, one in troubled.items() if one.aside} - here

    def _progress(self, status: MailboxStatus) -> MailboxProgress:
        return MailboxProgress(
            mailbox=self._known.key,
            uidvalidity=status.uidvalidity,
            uidnext=status.uidnext,
            highestmodseq=status.highestmodseq,
            server_exists=status.exists,
        )
