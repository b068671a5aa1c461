"""A person corrects links and conversations. What a person said stays, whatever the rules find later."""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.values import AnyUndo, ByHand
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.conversations import find_record
from carerix_desktop.storage.engine import Store


class Linking:
    """Corrects the links of messages.

    Args:
        store: where records are looked up.
        desk: where links are changed.
    """

    def __init__(self, store: Store, desk: FilingDesk) -> None:
        self._store = store
        self._desk = desk

    def link(self, actor: UserKey, message: MessageKey, kind: RecordKind, ref: str) -> ByHand:
        """Put a message on a record's file; its answers follow.

        Raises:
            NotVisible: there is no such record, or no such message for this user.
            UserFault: the message is only in Drafts or Junk.
        """
        return self._desk.link_by_hand(actor, message, kind, self._record(actor, kind, ref))

    def link_all(self, actor: UserKey, messages: Sequence[MessageKey], records: Sequence[RecordRef]) -> ByHand:
        """Put several messages on several files: all of it or nothing. Raises as `link`."""
        return self._desk.link_all_by_hand(actor, messages, [self._id(actor, one) for one in records])

    def always(self, actor: UserKey, message: MessageKey, address: str, record: RecordRef | None) -> ByHand:
        """All mail of an address goes to a record; without a record, nobody is proposed for it any more.

        Raises:
            NotVisible: there is no such record, or no such message for this user.
            UserFault: it is an address of a user.
        """
        return self._desk.always_by_hand(actor, message, address, None if record is None else self._id(actor, record))

    def refuse(self, actor: UserKey, messages: Sequence[MessageKey], address: str, record: RecordRef | None) -> ByHand:
        """Say no to a proposal on messages; without a record, to a new person for an address. Raises as `link`."""
        return self._desk.refuse_by_hand(actor, messages, address, None if record is None else self._id(actor, record))

    def unlink(self, actor: UserKey, message: MessageKey, kind: RecordKind, ref: str) -> ByHand:
        """Take a message off a record's file; no rule puts it there again. Raises as `link`."""
        return self._desk.unlink_by_hand(actor, message, kind, self._record(actor, kind, ref))

    def split(self, actor: UserKey, message: MessageKey) -> ByHand:
        """Begin a conversation of its own with this message; what answers it comes along.

        Raises:
            NotVisible: there is no such message for this user.
            UserFault: the conversation begins with it, or it is only in Drafts or Junk.
        """
        return self._desk.split_by_hand(actor, message)

    def join(self, actor: UserKey, message: MessageKey, other: MessageKey) -> ByHand:
        """Put the conversations of two messages together; confidential if one of them is.

        Raises:
            NotVisible: one of them is not there for this user.
            UserFault: they are in one conversation already, or one is only in Drafts or Junk.
        """
        return self._desk.join_by_hand(actor, message, other)

    def undo(self, actor: UserKey, undo: AnyUndo) -> MessagesChanged:
        """Take a correction back.

        Raises:
            NotVisible: the message is not there for this user.
        """
        return self._desk.undo_hand(actor, undo)

    def _id(self, actor: UserKey, record: RecordRef) -> RecordId:
        return RecordId(record.kind.value, self._record(actor, record.kind, record.ref))

    def _record(self, actor: UserKey, kind: RecordKind, ref: str) -> RecordKey:
        with self._store.reader(actor) as reader:
            key = find_record(reader, kind, ref)
        if key is None:
            raise NotVisible(f"There is no {kind} with the number {ref}. Look it up with: records list --kind {kind}.")
        return key
