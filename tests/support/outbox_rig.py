"""One user's outbox with its runner: real store and desk, any outgoing server, and Sent on a real server or none."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

from sqlalchemy import select, update

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import Prepared, Submission
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage.accounts import put_account
from carerix_desktop.storage.tables_mail import mailbox, message_copy
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import OutboxRunner, Sender, sender_of
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.sending import SubmissionSession, open_submission
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.sync_rig import NOWHERE, SyncRig

STARTED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class OutboxRig:
    """The world of one sender; its clock stands still until `later`.

    Args:
        directory: of the store.
        outgoing: the SMTP server.
        incoming, password: an IMAP server that has the Sent folder; without one mail is not fetched.
        trust: which certificates are good.
    """

    def __init__(
        self,
        directory: Path,
        outgoing: Endpoint,
        *,
        incoming: Endpoint | None = None,
        password: str = "geheim",
        trust: Trust | None = None,
    ) -> None:
        self._trust = trust
        self.sync = SyncRig(
            directory,
            endpoint=incoming or NOWHERE,
            password=password,
            open_session=self.open_session if incoming else None,
        )
        self.store = self.sync.store
        self.owner = self.sync.owner
        account = replace(self.sync.account, outgoing=outgoing, fetch=incoming is not None, send_interval_s=0)
        with self.store.work(None) as work:
            put_account(work, account)
        self.account = account
        self.sender: Sender = sender_of(account, password, password if incoming else None)
        self.now = STARTED
        self.events: list[Event] = []
        self.waits: list[float] = []
        self.ports = OutboxPorts(
            store=self.store,
            desk=FilingDesk(self.store.archivist()),
            open_submission=self.open_submission,
            open_session=self.open_session,
            clock=lambda: self.now,
            publish=self.events.append,
            wait=self._wait,
        )
        self.outbox = Outbox(self.store, self.ports.desk, clock=self._seconds)

    def open_session(self, endpoint: Endpoint, proof: SignIn, cancel: Cancellation | None) -> ImapSession:
        """Sign in to the incoming server."""
        return open_imap(endpoint, proof, trust=self._trust, cancel=cancel)

    def open_submission(self, endpoint: Endpoint, proof: SignIn, cancel: Cancellation | None) -> SubmissionSession:
        """Sign in to the outgoing server."""
        return open_submission(endpoint, proof, timeout_s=5, dot_timeout_s=5, trust=self._trust, cancel=cancel)

    def _seconds(self) -> float:
        return self.now.timestamp()

    def _wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return False

    def queue(self, *some: Prepared) -> tuple[SubmissionKey, ...]:
        """Put messages into the outbox, to leave at once."""
        return self.outbox.queue(self.owner, some, release_at=int(self.now.timestamp()))

    def run(self, change: Callable[[OutboxPorts], OutboxPorts] = lambda ports: ports) -> None:
        """One pass of a new runner, as after a start."""
        OutboxRunner(self.sender, change(self.ports)).run()

    def later(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)

    def get(self, key: SubmissionKey) -> Submission:
        """A message as it stands."""
        return self.outbox.get(self.owner, key)

    def close(self) -> None:
        """Release everything."""
        self.sync.close()

    def pair_sent(self, name: str = "Sent") -> None:
        """Give a mailbox the role Sent, as "Edit folders" does."""
        with self.store.work(None) as work:
            work.connection.execute(update(mailbox).where(mailbox.c.name == name).values(role="sent"))

    def copies_here(self) -> int:
        """How many copies of messages are in Sent here."""
        query = select(message_copy.c.key).join(mailbox, mailbox.c.key == message_copy.c.mailbox_key)
        with self.store.work(None) as work:
            return len(work.connection.execute(query.where(mailbox.c.role == "sent")).all())

    def sent_on_server(self) -> list[tuple[str, bytes]]:
        """(Message-ID, bytes) of what the Sent folder of the server holds."""
        assert self.sender.incoming is not None
        for attempt in range(3):
            try:
                session = self.open_session(self.account.incoming, self.sender.incoming, None)
                break
            except ServerFault:
                if attempt == 2:
                    raise
                time.sleep(0.2)
        try:
            session.select("Sent", readonly=True)
            uids = session.search_uids()
            raws = [one.raw for one in session.fetch_bodies(uids)] if uids else []
        finally:
            session.logout()
        return [(str(message_from_bytes(raw)["Message-ID"]).strip("<>"), raw) for raw in raws]
