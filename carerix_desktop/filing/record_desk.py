"""The desk for what becomes of whole records: made from mail, deleted, merged, and the way back.

Each method is one transaction, as of `desk`: a crash leaves the records as they were, or as they are to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.merging import Undecided
from carerix_desktop.domain.record_fields import CheckedFields
from carerix_desktop.filing import creation, giving, merging, removing, unmerging
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.creation import FromMail, FromMailUndo
from carerix_desktop.filing.values import Clock, Removed
from carerix_desktop.storage import undecided
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.unit_of_work import Archivist, require_rights


class RecordDesk:
    """Makes records from mail, deletes and merges them; made once, by the composition root.

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

    def remove(self, actor: UserKey, kind: RecordKind, key: RecordKey) -> Removed:
        """Delete a record and the matches that hang on it, so that it can come back; its mail stays.

        Raises:
            NotVisible: there is no such record.
        """
        with self._session(actor) as session:
            removal = removing.remove(session, actor, RecordId(kind.value, key))
            return Removed(key=removal, changed=session.changes.event())

    def remove_many(self, actor: UserKey, kind: RecordKind, keys: Sequence[RecordKey]) -> tuple[Removed, ...]:
        """Delete many, all or none; the last of the answers tells what changed. Raises NotVisible."""
        with self._session(actor) as session:
            removals = [removing.remove(session, actor, RecordId(kind.value, key)) for key in keys]
            changed = session.changes.event()
        return tuple(Removed(key=removal, changed=changed) for removal in removals)

    def restore_many(self, actor: UserKey, removals: Sequence[int]) -> MessagesChanged:
        """Put many back, all or none. Raises as `restore`."""
        with self._session(actor) as session:
            for removal in removals:
                removing.restore(session, actor, removal)
            return session.changes.event()

    def restore(self, actor: UserKey, removal: int) -> MessagesChanged:
        """Put a deleted record back; raises NotVisible where it is back, UserFault where its number is taken."""
        with self._session(actor) as session:
            removing.restore(session, actor, removal)
            return session.changes.event()

    def create_from_mail(
        self, actor: UserKey, kind: RecordKind, checked: CheckedFields, source: FromMail
    ) -> tuple[FromMailUndo, MessagesChanged]:
        """Make a file from a message, with links, documents and match, or nothing of it. Raises as `creation`."""
        with self._session(actor) as session:
            undo = creation.create(session, actor, kind, checked, source)
            return undo, session.changes.event()

    def add_from_mail(
        self, actor: UserKey, record: tuple[RecordKind, RecordKey], source: FromMail, address: str
    ) -> tuple[FromMailUndo, MessagesChanged]:
        """Put a message, its documents and its writer's address on a file. Raises as `creation`."""
        with self._session(actor) as session:
            undo = creation.add(session, actor, record, source, address)
            return undo, session.changes.event()

    def take_back_from_mail(self, actor: UserKey, undo: FromMailUndo) -> MessagesChanged:
        """Take back what a message made, all of it."""
        with self._session(actor) as session:
            creation.take_back(session, actor, undo)
            return session.changes.event()

    def merge(
        self,
        actor: UserKey,
        pair: tuple[RecordId, RecordId],
        fields: CheckedFields,
        references: Mapping[str, int],
    ) -> Removed:
        """Merge the second record into the first, which gets these fields.

        Raises:
            UserFault: they are one, or of two kinds.
            NotVisible: one of them is gone.
        """
        with self._session(actor) as session:
            removal = merging.merge(session, actor, pair, fields, references)
            return Removed(key=removal, changed=session.changes.event())

    def unmerge(self, actor: UserKey, removal: int) -> MessagesChanged:
        """Undo a merge; raises NotVisible where it was undone, UserFault where something later comes first."""
        with self._session(actor) as session:
            unmerging.unmerge(session, actor, removal)
            return session.changes.event()

    def undecided_of(self, removal: int) -> list[Undecided]:
        """What could not be decided when this merge was undone."""
        with self._session() as session:
            return undecided.find(session.archive, removal)

    def choose(self, actor: UserKey, removal: int, one: Undecided, *, gone: bool) -> MessagesChanged:
        """A person says whose it is: of the record that came back (`gone`), or of the one that was kept.

        Raises:
            NotVisible: it is not listed any more, or the actor does not see the message.
        """
        with self._session(actor) as session:
            giving.choose(session, actor, removal, one, gone=gone)
            return session.changes.event()
