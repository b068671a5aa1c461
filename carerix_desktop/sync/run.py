"""One complete two-way synchronisation of an account: the same for the engine's process and the command line.

Commands go out before anything is fetched, so that what a person did here is not undone by what the server still had.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import FolderRole, MailboxStatus
from carerix_desktop.storage import commands, envelopes, sync_state
from carerix_desktop.storage.sync_state import SyncedMailbox
from carerix_desktop.sync.brake import Answers, Held
from carerix_desktop.sync.commands import CommandSender
from carerix_desktop.sync.control import Control
from carerix_desktop.sync.drafts import DraftSync
from carerix_desktop.sync.envelopes import MANY
from carerix_desktop.sync.mailboxes import in_order, new_in, refresh_mailboxes
from carerix_desktop.sync.marker import WorkMarker
from carerix_desktop.sync.messages import RENUMBERED, MailboxSync
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.progress import Progress
from carerix_desktop.sync.wanted import WantedFetch
from carerix_desktop.sync.writer import WriteQueue, Writer
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.imap_answers import ImapSession

log = logging.getLogger(__name__)
RENUMBERINGS = 3
PASSES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """How one mailbox stands after the sync; `server` = `local` + `set_aside` where it is complete."""

    name: str
    role: FolderRole | None
    server: int
    local: int
    set_aside: int
    fetched: int
    sent_changes: int
    refused: bool

    @property
    def complete(self) -> bool:
        """Whether the server let us look, and it adds up."""
        return not self.refused and self.server == self.local + self.set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What a sync did; `octets` counts the mail that was fetched, `held` what the brake asks about (R-11)."""

    folders: tuple[FolderReport, ...]
    octets: int
    seconds: float
    held: tuple[Held, ...]

    @property
    def ok(self) -> bool:
        """Whether every mailbox adds up and nothing waits for an answer."""
        return all(folder.complete for folder in self.folders) and not self.held


@dataclass(slots=True)
class _Pass:
    """One pass: what it works with, and what it has done so far."""

    session: ImapSession
    sender: CommandSender
    marker: WorkMarker | None = None
    started: float = field(default_factory=time.monotonic)
    refused: set[MailboxKey] = field(default_factory=set)
    fetched: dict[MailboxKey, int] = field(default_factory=dict)
    changes: dict[MailboxKey, int] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    octets: int = 0
    aside: bool = False
    ahead: bool = False


class AccountSync:
    """Synchronises one account over and over; used by one thread.

    Args:
        account: whose.
        ports: the world.
        writer: the process's writing thread.
        control: pause and stop.
        answers: of the mass-delete brake.
    """

    def __init__(
        self, *, account: Account, ports: Ports, writer: Writer, control: Control, answers: Answers | None = None
    ) -> None:
        self._account = account
        self._ports = ports
        self._writer = writer
        self._control = control
        self._answers = answers or Answers()
        self._first_pass = True
        self.progress = Progress(account, ports.publish, ports.clock)
        self._wanted = WantedFetch(account, ports, writer, control, self.progress.filed)

    def run(self, session: ImapSession) -> SyncReport:
        """One pass over a signed-in session.

        Raises:
            ServerFault: the connection failed, or the sync was stopped; what was committed stays.
            StoreFault: the store or its disk refuses.
        """
        self._control.check()
        sender = CommandSender(account=self._account, session=session, ports=self._ports, answers=self._answers)
        going = _Pass(session=session, sender=sender)
        with self._marker() as going.marker:
            for _ in range(PASSES):  # what changed while it was read is taken over by the next one
                report = self._pass(going)
                if report.ok or report.held or going.refused:
                    break
        self._first_pass = False
        return report

    def _pass(self, going: _Pass) -> SyncReport:
        self._wanted.serve(going.session, going.marker)
        self._send(going)
        DraftSync(account=self._account, session=going.session, ports=self._ports).run()
        self._sweep()
        mailboxes = refresh_mailboxes(going.session, self._ports.store, self._account)
        statuses = self._ask_all(going, mailboxes)
        asked = [one for one in mailboxes if one.known.key in statuses]
        self.progress.begin([(one.known, statuses[one.known.key].exists) for one in asked])
        for mailbox in self._list_ahead(going, asked, statuses):
            self._one(going, mailbox, statuses[mailbox.known.key])
        self._send(going)  # what waited for a mailbox that was numbered anew
        return self._report(going)

    def _sweep(self) -> None:
        with self._ports.store.reader(self._account.owner) as reader:
            left = envelopes.has_any(reader)
        if left:
            with self._ports.store.work_for(self._account.owner) as work:
                envelopes.sweep(work, self._account.key)

    def _list_ahead(
        self, going: _Pass, mailboxes: Sequence[SyncedMailbox], statuses: Mapping[MailboxKey, MailboxStatus]
    ) -> Sequence[SyncedMailbox]:
        """Where much is new: the lists of all folders before the bodies of any; answers the mailboxes anew."""
        new = {one.known.key: new_in(one, statuses[one.known.key]) for one in mailboxes}
        many = [one for one in mailboxes if new[one.known.key] > MANY]
        if not many:
            return mailboxes
        self.progress.listing(sum(new[one.known.key] for one in many))
        going.ahead = True
        try:
            for mailbox in many:
                self._one(going, mailbox, statuses[mailbox.known.key])
        finally:
            going.ahead = False
        self.progress.fetching()
        with self._ports.store.reader(self._account.owner) as reader:
            after = in_order(sync_state.find_synced(reader, self._account.key))
        return [one for one in after if one.known.key in statuses and one.known.key not in going.refused]

    def _one(self, going: _Pass, mailbox: SyncedMailbox, status: MailboxStatus) -> None:
        for attempt in range(1, RENUMBERINGS + 1):
            try:
                self._bring_up_to_date(going, mailbox, status)
                return
            except ServerFault as fault:
                if fault.code == "no":
                    log.warning("mailbox %s cannot be read: the server refuses", mailbox.known.key)
                    going.refused.add(mailbox.known.key)
                    return
                if fault.code != RENUMBERED or attempt == RENUMBERINGS:
                    raise
            with self._ports.store.reader(self._account.owner) as reader:
                known = sync_state.find_synced(reader, self._account.key)
            mailbox = next(one for one in known if one.known.key == mailbox.known.key)
            status = going.session.status(mailbox.known.name)

    def _bring_up_to_date(self, going: _Pass, mailbox: SyncedMailbox, status: MailboxStatus) -> None:
        key = mailbox.known.key
        queue = WriteQueue(self._writer)

        def look_up() -> bool:
            waits = self._control.check()
            moved = self._wanted.serve(going.session, going.marker)
            if not waits or going.aside:
                return moved
            queue.flush()  # a command may concern a message that is just being filed
            self._send(going)
            self._look_into_inbox(going, key)
            return True

        sync = MailboxSync(
            account=self._account,
            mailbox=mailbox,
            session=going.session,
            ports=self._ports,
            queue=queue,
            marker=going.marker,
            checkpoint=look_up,
            on_filed=lambda count: self.progress.filed(key, count),
            on_listed=self.progress.listed,
            refresh_all=self._first_pass,
        )
        try:
            fetched = sync.list_ahead(status) if going.ahead else sync.run(status)
            going.fetched[key] = going.fetched.get(key, 0) + fetched
        finally:
            going.octets += sync.octets
            queue.drain()

    def _look_into_inbox(self, going: _Pass, but: MailboxKey) -> None:
        """While another mailbox takes long: new mail does not wait for it."""
        with self._ports.store.reader(self._account.owner) as reader:
            found = in_order(sync_state.find_synced(reader, self._account.key))
        inbox = next((one for one in found if one.known.role is FolderRole.INBOX), None)
        if inbox is None or inbox.known.key == but or going.ahead:
            return
        going.aside = True
        try:
            self._one(going, inbox, going.session.status(inbox.known.name))
        finally:
            going.aside = False

    def _send(self, going: _Pass) -> None:
        sent = going.sender.run()
        going.held = sent.held
        for key, count in sent.changes.items():
            going.changes[key] = going.changes.get(key, 0) + count
        if sent.held:
            first = sent.held[0]
            moving = str(sum(len(one.commands) for one in sent.held))
            self.progress.phase(
                SyncPhase.ASKING,
                code="mass_delete",
                message=f"{moving} messages would leave their folder for Trash or Junk. Do you want that?",
                details={"n": moving, "of": str(first.of), "mailbox": str(first.mailbox)},
            )

    def _ask_all(self, going: _Pass, mailboxes: Sequence[SyncedMailbox]) -> dict[MailboxKey, MailboxStatus]:
        """STATUS of each; of a mailbox that is still selected it would be old without a NOOP before (Dovecot)."""
        statuses = {}
        going.session.noop()
        for one in mailboxes:
            try:
                statuses[one.known.key] = going.session.status(one.known.name)
            except ServerFault as fault:
                if fault.code != "no":
                    raise
                log.warning("mailbox %s cannot be asked: the server refuses", one.known.key)
                going.refused.add(one.known.key)
        return statuses

    @contextlib.contextmanager
    def _marker(self) -> Iterator[WorkMarker | None]:
        """The mark of work; a crash that it tells of is counted first."""
        if self._ports.marks is None:
            yield None
            return
        with WorkMarker(self._ports.marks, self._account.key) as marker:
            left = marker.left_over()
            if left is not None:
                mailbox, uidvalidity, uid = left
                log.warning("mailbox %s UID %s: the program stopped while it was read", mailbox, uid)
                with self._ports.store.work_for(self._account.owner) as work:
                    if uid not in sync_state.uids_here(work, mailbox, uidvalidity):
                        now = int(self._ports.clock().timestamp())
                        sync_state.note_crash(work, mailbox, uidvalidity, uid, at=now)
                marker.end()
            yield marker

    def _report(self, going: _Pass) -> SyncReport:
        owner, key = self._account.owner, self._account.key
        with self._ports.store.reader(owner) as reader:
            unplaced = sync_state.find_unplaced(reader, key)
        for mailbox in unplaced:
            with self._ports.store.work_for(owner) as work:
                numbers = commands.number_unplaced(work, mailbox)
            self._ports.publish(self._ports.desk.remove_copies(mailbox, numbers))
        with self._ports.store.reader(owner) as reader:
            after = [one.known for one in in_order(sync_state.find_synced(reader, key))]
        for known in after:
            self.progress.settled(known)
        return SyncReport(
            folders=tuple(
                FolderReport(
                    name=known.name,
                    role=known.role,
                    server=known.exists,
                    local=known.local,
                    set_aside=known.set_aside,
                    fetched=going.fetched.get(known.key, 0),
                    sent_changes=going.changes.get(known.key, 0),
                    refused=known.key in going.refused,
                )
                for known in after
            ),
            octets=going.octets,
            seconds=time.monotonic() - going.started,
            held=going.held,
        )


def synchronise(
    account: Account,
    credentials: SignIn,
    ports: Ports,
    *,
    control: Control | None = None,
) -> SyncReport:
    """Sign in, synchronise once, sign out.

    Args:
        account: whose.
        credentials: to sign in with.
        ports: the world.
        control: to stop it from another thread.

    Raises:
        ServerFault, StoreFault: see `AccountSync.run`.
    """
    writer = Writer()
    try:
        sync = AccountSync(account=account, ports=ports, writer=writer, control=control or Control())
        sync.progress.phase(SyncPhase.CONNECTING)
        session = ports.open_session(account.incoming, credentials, None)
        try:
            return sync.run(session)
        finally:
            session.logout()
    finally:
        writer.close()
