"""The list before the messages: envelopes of what is new in a mailbox, newest first, in one streaming pass.

Stands on the road IN between `wire` and `storage`, past `filing`: an envelope is no message yet. Only where much is new
(`MANY`) is it worth its octets; a person then sees the whole folder within seconds, and bodies follow. What a server
leaves out of the pass has no row until its body is here; nothing depends on it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MessageKey, first_key_of_second, promised_counter
from carerix_desktop.domain.mailbox import FolderRole, MailboxKnown
from carerix_desktop.parse.envelope import parse_envelope
from carerix_desktop.storage import envelopes
from carerix_desktop.storage.envelopes import EnvelopeRow
from carerix_desktop.sync.intake import FAILURES
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.writer import WriteQueue
from carerix_desktop.wire.imap_answers import FetchedHeader, ImapSession

log = logging.getLogger(__name__)
MANY = 500
AT_ONCE = 2000
LISTED = ("Date", "From", "Subject")
ADDRESSED = (*LISTED, "To")
_OUTGOING = frozenset({FolderRole.SENT, FolderRole.DRAFTS})
_RECIPIENTS_SHOWN = 20


class EnvelopePass:
    """Lists one selected mailbox.

    Args:
        account: whose.
        mailbox, uidvalidity: which.
        session: with the mailbox selected.
        ports: the world.
        queue: the writer's queue of this mailbox.
        on_listed: told how many UIDs have been asked for.
    """

    def __init__(
        self,
        account: Account,
        mailbox: MailboxKnown,
        uidvalidity: int,
        *,
        session: ImapSession,
        ports: Ports,
        queue: WriteQueue,
        on_listed: Callable[[int], None],
    ) -> None:
        self._owner = account.owner
        self._mailbox = mailbox
        self._uidvalidity = uidvalidity
        self._session = session
        self._ports = ports
        self._queue = queue
        self._on_listed = on_listed

    def still_to_list(self, missing: Sequence[int]) -> list[int]:
        """Of the UIDs that are not here, those that were not listed before; envelopes of any others go."""
        key, uidvalidity = self._mailbox.key, self._uidvalidity
        with self._ports.store.reader(self._owner) as reader:
            awaited = envelopes.find_awaited(reader, key, uidvalidity)
        gone = awaited - set(missing)
        self._queue.put(lambda: self._forget(gone))
        return [uid for uid in missing if uid not in awaited]

    def read(self, uids: Sequence[int]) -> bool:
        """List some UIDs; False where the server refuses, which is no reason not to fetch the bodies.

        Raises:
            ServerFault: the connection is gone; what was listed stays.
        """
        fields = ADDRESSED if self._mailbox.role in _OUTGOING else LISTED
        rows: dict[int, EnvelopeRow] = {}
        try:
            for header in self._session.fetch_headers(uids, fields=fields):
                row = self._row(header)
                if row is not None:
                    rows[header.uid] = row
        except ServerFault as fault:
            if fault.code != "no":
                raise
            log.warning("mailbox %s is not listed ahead: the server refuses", self._mailbox.key)
            return False
        self._queue.put(lambda: self._put(rows, len(uids)))
        return True

    def _row(self, header: FetchedHeader) -> EnvelopeRow | None:
        try:
            envelope = parse_envelope(header.raw)
        except FAILURES:
            return None  # its body is fetched all the same, and set aside with its bytes where that cannot be read
        first = first_key_of_second(envelope.date, header.internaldate, self._ports.clock())
        return EnvelopeRow(
            key=MessageKey(first + promised_counter(header.uid)),
            mailbox=self._mailbox.key,
            uid=header.uid,
            flags=header.flags,
            sender_name=envelope.sender.name,
            sender_address=envelope.sender.address,
            recipients=", ".join(one.name or one.address for one in envelope.to[:_RECIPIENTS_SHOWN]),
            subject=envelope.subject,
        )

    def _put(self, rows: dict[int, EnvelopeRow], asked: int) -> None:
        with self._ports.store.work_for(self._owner) as work:
            envelopes.put_envelopes(work, self._owner, self._uidvalidity, rows.values())
        self._on_listed(asked)
        self._ports.publish(MessagesChanged(mailboxes=(self._mailbox.key,)))

    def _forget(self, gone: set[int]) -> None:
        key = self._mailbox.key
        with self._ports.store.work_for(self._owner) as work:
            envelopes.drop_outdated(work, key, self._uidvalidity)
            envelopes.drop_places(work, ((key, self._uidvalidity, uid) for uid in gone))
