"""Copies of sent messages in the server's Sent folder: looked for first, put there where they are not (R-17).

Some servers file by themselves, and an APPEND whose answer was lost may have worked: the Message-ID is searched for
before anything is put. The UID that the server gives goes to the copy that is shown here already, so that the next
synchronisation does not show a second one.
"""

from __future__ import annotations

import logging
from contextlib import suppress

from carerix_desktop.domain.account import Account, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import MessagesChanged, OutboxChanged
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import FLAG_NAMES, Flags, FolderRole
from carerix_desktop.domain.outbox_rules import retry_after_s, why_of
from carerix_desktop.domain.outgoing import Submission, SubmissionState
from carerix_desktop.storage import commands, submissions, sync_state
from carerix_desktop.storage.commands import Placement
from carerix_desktop.storage.mailboxes import PairedMailbox, find_mailboxes
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from carerix_desktop.wire.server_words import provider_of

log = logging.getLogger(__name__)
WAIT_FOR_SERVER = 3
"""Attempts over which a server that files by itself is given the time to do so."""


class SentCopies:
    """The Sent folder of one account; opens its connection when it is first needed.

    Args:
        account, credentials: whose; without credentials there is no Sent folder on a server.
        ports: the world.
        cancel: ends the connection at once.
    """

    def __init__(
        self, account: Account, credentials: SignIn | None, ports: OutboxPorts, cancel: Cancellation | None
    ) -> None:
        self._account = account
        fetched = account.fetch and account.type is ServerType.IMAP
        self._credentials = credentials if fetched else None
        self._ports = ports
        self._cancel = cancel
        self._session: ImapSession | None = None
        self._uidvalidity = 0

    def is_there(self, one: Submission) -> bool:
        """Whether the Sent folder has a message; False too where there is no such folder.

        Raises:
            ServerFault: the server cannot be asked.
        """
        mailbox = self._mailbox()
        return mailbox is not None and self._find(self._open(mailbox), one) is not None

    def file_all(self) -> None:
        """File what is due; what fails is tried again later and shows until it works."""
        with self._ports.store.reader(self._account.owner) as reader:
            due = submissions.find_unfiled(reader, self._account.owner, self._now())
        mailbox = self._mailbox() if due else None
        for one in due:
            try:
                if mailbox is None:
                    self._filed(one, None, None)
                else:
                    self._file(one, mailbox)
            except ServerFault as fault:
                if fault.code == "cancelled":
                    return
                self._failed(one, fault)
                if fault.code != "no":
                    self.close()

    def close(self) -> None:
        """End the connection, if there is one."""
        session, self._session = self._session, None
        if session is not None:
            with suppress(ServerFault):
                session.logout()

    def _file(self, one: Submission, mailbox: PairedMailbox) -> None:
        session = self._open(mailbox)
        uid = self._find(session, one)
        if uid is None and self._account.outgoing is not None:
            if provider_of(self._account.outgoing.host).files_sent and one.attempts < WAIT_FOR_SERVER:
                raise ServerFault("The server has not put the message into Sent yet.", code="no")
            with self._ports.store.reader(one.owner) as reader:
                raw = submissions.raw_of(reader, one.key)
            uid = session.append(mailbox.name, raw, [FLAG_NAMES[Flags.SEEN]], self._ports.clock())
            if uid is None:
                session.select(mailbox.name, readonly=True)
                uid = self._find(session, one)
        self._filed(one, mailbox.key, uid)

    def _find(self, session: ImapSession, one: Submission) -> int | None:
        wanted = one.message_id
        if not (wanted.isascii() and wanted.isprintable()) or set(wanted) & set('"\\'):
            return None
        return max(session.search_uids(f'HEADER Message-ID "{wanted}"'), default=None)

    def _open(self, mailbox: PairedMailbox) -> ImapSession:
        if self._credentials is None:
            raise ServerFault("There is no password for this mailbox here.", code="no_password", retry=False)
        if self._session is None:
            self._session = self._ports.open_session(self._account.incoming, self._credentials, self._cancel)
        self._uidvalidity = self._session.select(mailbox.name, readonly=True).status.uidvalidity
        return self._session

    def _mailbox(self) -> PairedMailbox | None:
        if not (self._account.fetch and self._account.type is ServerType.IMAP):
            return None
        with self._ports.store.reader(self._account.owner) as reader:
            found = find_mailboxes(reader, self._account.key)
        return next((one for one in found if one.role is FolderRole.SENT and one.selectable), None)

    def _filed(self, one: Submission, mailbox: MailboxKey | None, uid: int | None) -> None:
        """The copy is there: give ours its place, unless a synchronisation did so or brought another meanwhile."""
        with self._ports.store.work_for(one.owner) as work:
            values = {"state": SubmissionState.FILED.value, "filed_at": self._now(), "error": "", "error_code": ""}
            submissions.change_submission(work, one.key, **values, answer="", next_attempt_at=0)
            if mailbox is not None and uid is not None and one.message is not None:
                ours = [copy for copy in commands.find_copies(work, [one.message], source=mailbox) if copy.uid is None]
                places = [Placement(copy=c.key, mailbox=mailbox, uidvalidity=self._uidvalidity, uid=uid) for c in ours]
                commands.place_copies(work, places)
                commands.set_server_flags(work, {copy.key: Flags.SEEN for copy in ours})
                sync_state.shift_exists(work, {mailbox: len(ours)})
        changed = [] if one.message is None else [one.message]
        self._ports.publish(MessagesChanged(messages=tuple(changed), mailboxes=() if mailbox is None else (mailbox,)))
        self._ports.publish(OutboxChanged(submissions=(one.key,)))

    def _failed(self, one: Submission, fault: ServerFault) -> None:
        attempts = one.attempts + 1
        log.info("submission %s: not filed to Sent: %s, attempt %d", one.key, fault.code, attempts)
        why = {**why_of(fault), "attempts": attempts}
        with self._ports.store.work_for(one.owner) as work:
            submissions.postpone(work, [one.key], until=self._now() + retry_after_s(attempts), **why)
        self._ports.publish(OutboxChanged(submissions=(one.key,)))

    def _now(self) -> int:
        return int(self._ports.clock().timestamp())
