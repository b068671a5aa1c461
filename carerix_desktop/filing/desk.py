"""The filing desk: the one road into the store for what sync, import and outbox bring.

Each method is one transaction: either all of it is there, or nothing. It answers with keys, never with content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MailboxKey, MessageKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.message import Arrival
from carerix_desktop.domain.privacy import EraseCounts
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing import (
    barred,
    batch,
    box,
    by_hand,
    choosing,
    copies,
    echoes,
    erasing,
    handing_over,
    relinking,
    removal,
    sent,
)
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.bounces import note_earlier_bounces
from carerix_desktop.filing.reach import Reach, count_reach, find_reach, hold_on
from carerix_desktop.filing.values import (
    LOCAL_NAMES,
    AnyUndo,
    ByHand,
    ChoiceUndo,
    Clock,
    Erased,
    FiledBatch,
    FlagsSeen,
    HandedOver,
    ListedIdentity,
    ListedUid,
    MailboxProgress,
    ManyUndo,
    Rematched,
)
from carerix_desktop.storage import archive_copies
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archivist, require_rights


class FilingDesk:
    """Files what arrives and corrects what is filed; made once, by the composition root.

    Args:
        archivist: the door to the archive.
        clock: now, aware; the machine's by default.
    """

    def __init__(self, archivist: Archivist, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._archivist = archivist
        self._clock = clock

    @contextmanager
    def _session(self, actor: UserKey | None = None) -> Iterator[Session]:
        """One transaction; of a person's hand where an actor is given, who must have the right (`domain.rights`)."""
        with self._archivist.batch() as archive:
            if actor is not None:
                require_rights(archive.connection, actor)
            yield Session(archive, self._clock())

    def file_batch(self, arrivals: Sequence[Arrival], *, progress: MailboxProgress | None = None) -> FiledBatch:
        """File up to about 1000 arrivals: identity, store, conversation, links, audience, index, copies, counters.

        Args:
            arrivals: in any order, of any mailboxes.
            progress: the mailbox's new sync state, stored together with them.

        Raises:
            StoreFault: the database or the disk refused; nothing of the batch is there.
        """
        with self._session() as session:
            out = barred.find_barred(session, arrivals)
            barred.settle_barred(session, [arrivals[place] for place in sorted(out)])
            filed = batch.file_arrivals(session, [one for place, one in enumerate(arrivals) if place not in out])
            session.set_progress(progress)
            return FiledBatch(filed=filed, changed=session.changes.event(), barred=out)

    def update_flags(
        self, mailbox: MailboxKey, updates: Sequence[FlagsSeen], progress: MailboxProgress | None = None
    ) -> MessagesChanged:
        """Take in what the server says about flags; what a waiting STORE adds or removes stays on top of it.

        UIDs are those of the UIDVALIDITY that `progress` names, or else of the last sync.
        """
        with self._session() as session:
            uidvalidity = session.uidvalidity_of(mailbox, progress)
            session.changes.touch(copies.update_flags(session.archive, mailbox, uidvalidity, updates))
            session.set_progress(progress)
            return session.changes.event()

    def remove_copies(
        self, mailbox: MailboxKey, uids: Sequence[int], progress: MailboxProgress | None = None
    ) -> MessagesChanged:
        """These UIDs are gone on the server: their copies go, their messages stay on the files."""
        with self._session() as session:
            uidvalidity = session.uidvalidity_of(mailbox, progress)
            echoes.forget(session.archive, mailbox, uidvalidity, uids)
            removal.remove(session, copies.find_places(session.archive, mailbox, uidvalidity, uids))
            session.set_progress(progress)
            return session.changes.event()

    def recognise(self, mailbox: MailboxKey, uidvalidity: int, listed: Sequence[ListedIdentity]) -> frozenset[int]:
        r"""UIDs of an \All mailbox: settle what lies in another mailbox of the account already, and answer which."""
        with self._session() as session:
            box = archive_copies.find_mailbox_rows(session.archive, [mailbox])[mailbox]
            return echoes.recognise(session.archive, box, uidvalidity, listed)

    def rematch_copies(self, mailbox: MailboxKey, listed: Sequence[ListedUid], progress: MailboxProgress) -> Rematched:
        """The mailbox has another UIDVALIDITY: match its copies again; copies that match nothing go.

        Args:
            mailbox: the mailbox.
            listed: all its UIDs now, with Message-ID, size and INTERNALDATE.
            progress: the new sync state.

        Returns:
            among others the UIDs that are still to be fetched.
        """
        with self._session() as session:
            matched, missing, gone = copies.match_again(session.archive, mailbox, progress.uidvalidity, listed)
            removal.forget_owners(session, gone)
            session.set_progress(progress)
            changed = session.changes.event()
            return Rematched(matched=matched, missing=tuple(missing), removed=len(gone), changed=changed)

    def refile(self, messages: Iterable[MessageKey]) -> MessagesChanged:
        """After copies were moved here: file what has its first copy outside Drafts and Junk."""
        with self._session() as session:
            batch.refile(session, set(messages))
            return session.changes.event()

    def refile_mailboxes(self, mailboxes: Collection[MailboxKey]) -> MessagesChanged:
        """After mailboxes lost the role Drafts or Junk: file what is in them."""
        with self._session() as session:
            batch.refile(session, archive_copies.find_messages_in(session.archive, mailboxes))
            return session.changes.event()

    def relink(self, handles: Handles) -> MessagesChanged:
        """After records got these handles: link the older mail at once. Links that stand are kept."""
        with self._session() as session:
            relinking.relink(session, handles)
            note_earlier_bounces(session.archive, handles.addresses, session.changes)
            return session.changes.event()

    def user_addresses_changed(self, user: UserKey) -> MessagesChanged:
        """After a user was added, or got or lost an address: who sees, and which way, older mail went."""
        with self._session() as session:
            relinking.recount_user(session, user)
            return session.changes.event()

    def link_by_hand(self, actor: UserKey, message: MessageKey, kind: RecordKind, record_key: RecordKey) -> ByHand:
        """A person links a message; it stays linked.

        Raises:
            NotVisible: the actor does not see such a message.
            UserFault: there is no such record, or the message is only in Drafts or Junk.
        """
        with self._session(actor) as session:
            undo = by_hand.link(session, actor, message, kind, record_key)
            return ByHand(changed=session.changes.event(), undo=undo)

    def unlink_by_hand(self, actor: UserKey, message: MessageKey, kind: RecordKind, record_key: RecordKey) -> ByHand:
        """A person says no: the link goes, and no rule makes it again. Raises as `link_by_hand`."""
        with self._session(actor) as session:
            undo = by_hand.unlink(session, actor, message, kind, record_key)
            return ByHand(changed=session.changes.event(), undo=undo)

    def split_by_hand(self, actor: UserKey, message: MessageKey) -> ByHand:
        """A person begins a conversation of its own with a message; what answers it comes along, and that sticks.

        Raises:
            NotVisible: the actor does not see such a message.
            UserFault: the conversation begins with it, or it is only in Drafts or Junk.
        """
        with self._session(actor) as session:
            undo = by_hand.split(session, actor, message)
            return ByHand(changed=session.changes.event(), undo=undo)

    def join_by_hand(self, actor: UserKey, message: MessageKey, other: MessageKey) -> ByHand:
        """A person puts the conversations of two messages together, and that sticks; confidential if one of them is.

        Raises:
            NotVisible: the actor does not see one of them.
            UserFault: they are in one conversation, or one is only in Drafts or Junk.
        """
        with self._session(actor) as session:
            undo = by_hand.join(session, actor, message, other)
            return ByHand(changed=session.changes.event(), undo=undo)

    def link_all_by_hand(self, actor: UserKey, messages: Sequence[MessageKey], records: Sequence[RecordId]) -> ByHand:
        """A person links several messages to several records: all of it or nothing. Raises as `link_by_hand`."""
        with self._session(actor) as session:
            parts = tuple(
                by_hand.link(session, actor, message, RecordKind(record.kind), record.record_key)
                for message in messages
                for record in records
            )
            return ByHand(changed=session.changes.event(), undo=ManyUndo(parts=parts))

    def refuse_by_hand(
        self, actor: UserKey, messages: Sequence[MessageKey], address: str, record: RecordId | None
    ) -> ByHand:
        """A person says no to a proposal on messages: of a record, or of a new person for an address; that sticks.

        Raises:
            NotVisible: the actor does not see one of the messages, or there is no such record.
        """
        with self._session(actor) as session:
            parts = tuple(choosing.refuse(session, actor, message, address, record) for message in messages)
            return ByHand(changed=session.changes.event(), undo=ManyUndo(parts=parts))

    def always_by_hand(self, actor: UserKey, message: MessageKey, address: str, record: RecordId | None) -> ByHand:
        """A person says whose all mail of an address is: a record's, or that nobody is proposed for it.

        Raises:
            NotVisible: the actor does not see the message that they looked at, or there is no such record.
            UserFault: it is an address of a user.
        """
        with self._session(actor) as session:
            undo = choosing.always(session, actor, message, address, record)
            edited = () if record is None or isinstance(undo, ChoiceUndo) else (f"{record.kind}:{record.record_key}",)
            return ByHand(changed=session.changes.event(), undo=undo, records=edited)

    def set_confidential(self, actor: UserKey, message: MessageKey, *, confidential: bool) -> ByHand:
        """A person ticks or unticks the box of the whole conversation; the audit log has who and when.

        Raises:
            NotVisible: the actor does not see such a message.
            UserFault: it is only in Drafts or Junk, or it is unticked by somebody without a copy.
        """
        with self._session(actor) as session:
            undo = box.set_box(session, actor, message, confidential=confidential)
            return ByHand(changed=session.changes.event(), undo=undo or ManyUndo(parts=()))

    def hand_over_some(
        self, actor: UserKey, people: tuple[UserKey, UserKey], why: str, *, before: HandedOver, limit: int
    ) -> tuple[HandedOver, MessagesChanged]:
        """Hand the next copies of the first one's mailbox to the second; confidential mail stays with its owner."""
        with self._session(actor) as session:
            handing_over.require_colleague(session, *people)
            done = handing_over.hand_over_some(session, actor, people, why, before=before, limit=limit)
            return done, session.changes.event()

    def hand_over_conversation(self, actor: UserKey, message: MessageKey, to: UserKey, why: str) -> MessagesChanged:
        """The owner of copies hands a conversation, confidential or not, to a colleague by name.

        Raises:
            NotVisible: the actor does not see such a message, or there is no such colleague.
            UserFault: the actor has no copy of it, or it is only in Drafts or Junk.
        """
        with self._session(actor) as session:
            handing_over.require_colleague(session, actor, to)
            handing_over.hand_over_conversation(session, actor, message, to, why)
            return session.changes.event()

    def undo_hand(self, actor: UserKey, undo: AnyUndo) -> MessagesChanged:
        """Take a correction back; the message must be one that the actor sees, or saw when making it."""
        with self._session(actor) as session:
            choosing.undo(session, actor, undo)
            return session.changes.event()

    def find_reach(self, kind: RecordKind, key: RecordKey) -> tuple[Reach, EraseCounts, str | None]:
        """What erasing a person would reach, in numbers too, and why they are on legal hold (None: they are not).

        Raises:
            NotVisible: there is no such person.
        """
        with self._session() as session:
            found = find_reach(session, RecordId(kind.value, key))
            return found, count_reach(session, found), hold_on(session, found)

    def erase(self, actor: UserKey, kind: RecordKind, key: RecordKey, *, on_server: bool) -> Erased:
        """Erase a person, whole or not at all.

        Raises:
            NotVisible: there is no such person.
            UserFault: on legal hold, or a message to the person is on its way out.
        """
        with self._session(actor) as session:
            found = find_reach(session, RecordId(kind.value, key))
            report, counts = erasing.erase(session, found, actor, on_server=on_server)
            return Erased(report=report, counts=counts, words=found.words, changed=session.changes.event())

    def file_sent(self, key: SubmissionKey) -> MessagesChanged:
        """A message of the outbox was accepted: archive it, with all that follows, in one transaction.

        A message that was filed so before, or is gone, is left as it is.
        """
        with self._session() as session:
            sent.file_sent(session, key)
            return session.changes.event()

    def local_mailbox(self, owner: UserKey, role: FolderRole) -> MailboxKey:
        """The owner's mailbox for imports with this role; made when it is not there."""
        with self._session() as session:
            return archive_copies.local_mailbox(session.archive, owner, role.value, LOCAL_NAMES[role])
