"""What a person looks at while its body is still to come is fetched before all else.

Between two pieces of whatever is being fetched; the messages go into the store before the batches that wait for it. The
mailbox's server state stays as the last sync left it, because nothing else of it was looked at.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import MailboxKnown, MailboxStatus
from carerix_desktop.filing.values import MailboxProgress
from carerix_desktop.storage import envelopes, sync_state
from carerix_desktop.sync.control import Control
from carerix_desktop.sync.intake import Intake
from carerix_desktop.sync.marker import WorkMarker
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.writer import WriteQueue, Writer
from carerix_desktop.wire.imap_answers import ImapSession

log = logging.getLogger(__name__)


class WantedFetch:
    """Serves one account; used by its thread."""

    def __init__(
        self,
        account: Account,
        ports: Ports,
        writer: Writer,
        control: Control,
        on_filed: Callable[[MailboxKey, int], None],
    ) -> None:
        self._account = account
        self._ports = ports
        self._writer = writer
        self._control = control
        self._on_filed = on_filed

    def serve(self, session: ImapSession, marker: WorkMarker | None) -> bool:
        """Fetch and file what is wanted; answers whether another mailbox may be selected now.

        Raises:
            ServerFault: the connection is gone.
        """
        wanted = self._control.take_wanted()
        if not wanted:
            return False
        with self._ports.store.reader(self._account.owner) as reader:
            known = {one.known.key: one.known for one in sync_state.find_synced(reader, self._account.key)}
        for key, uids in wanted.items():
            if key in known:
                self._fetch_or_leave(session, marker, known[key], uids)
        return True

    def _fetch_or_leave(
        self, session: ImapSession, marker: WorkMarker | None, mailbox: MailboxKnown, uids: Collection[int]
    ) -> None:
        try:
            self._fetch(session, marker, mailbox, uids)
        except ServerFault as fault:
            if fault.code != "no":
                raise
            log.warning("mailbox %s cannot be opened for a message that is looked at", mailbox.key)

    def _fetch(
        self, session: ImapSession, marker: WorkMarker | None, mailbox: MailboxKnown, uids: Collection[int]
    ) -> None:
        status = session.select(mailbox.name, readonly=True).status
        with self._ports.store.reader(self._account.owner) as reader:
            awaited = envelopes.find_awaited(reader, mailbox.key, status.uidvalidity)
            troubled = sync_state.find_set_aside(reader, mailbox.key, status.uidvalidity)
        if mailbox.uidvalidity not in {0, status.uidvalidity}:
            return  # numbered anew: matched again first
        intake = Intake(
            account=self._account,
            session=session,
            ports=self._ports,
            queue=WriteQueue(self._writer, first=True),
            marker=marker,
            progress=_as_before(mailbox, status),
            crashes={uid: one.attempts for uid, one in troubled.items() if not one.aside},
            checkpoint=lambda: None,
            on_filed=lambda count: self._on_filed(mailbox.key, count),
        )
        intake.fetch_now(sorted(awaited & set(uids), reverse=True))


def _as_before(mailbox: MailboxKnown, status: MailboxStatus) -> MailboxProgress:
    seen = mailbox.uidvalidity == status.uidvalidity
    return MailboxProgress(
        mailbox=mailbox.key,
        uidvalidity=status.uidvalidity,
        uidnext=mailbox.uidnext if seen else 0,
        highestmodseq=mailbox.highestmodseq if seen else 0,
        server_exists=mailbox.exists if seen else status.exists,
    )
