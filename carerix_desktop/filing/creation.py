"""A file made from a message, or a message added to the file of who wrote it: record, link, documents in one go.

The record's older mail is linked by its addresses, the message itself by hand, its attachments become documents. All of
it is there, or nothing; taking it back removes all of it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.document import NewVersion
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey, VersionKey
from carerix_desktop.domain.record_fields import CheckedFields
from carerix_desktop.filing import by_hand, choosing, relinking, removing
from carerix_desktop.filing.batch import Session
from carerix_desktop.filing.values import AnyUndo
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.record_documents import newest_version, put_version, take_versions
from carerix_desktop.storage.records import keys_by_ref, put_record
from carerix_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMail:
    """What comes from a message.

    Attributes:
        message: it.
        documents: its attachments that become documents.
        match: the fields of a match of the new candidate with a vacancy, and that vacancy's key; None without one.
    """

    message: MessageKey
    documents: Sequence[NewVersion] = ()
    match: tuple[CheckedFields, RecordKey] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMailUndo:
    """What takes it back: a file that was made goes; off a file that was there go link, address and documents."""

    record: RecordId
    made: bool
    versions: tuple[VersionKey, ...] = ()
    corrections: tuple[AnyUndo, ...] = ()


def create(
    session: Session, actor: UserKey, kind: RecordKind, checked: CheckedFields, source: FromMail
) -> FromMailUndo:
    """Make a file from a message.

    Raises:
        NotVisible: the actor does not see the message.
        UserFault: the number is taken, or the message is only in Drafts or Junk; nothing was made.
    """
    work = Work(session.archive.connection, actor)
    ref = checked.values["ref"]
    if keys_by_ref(work, kind, [ref]):
        text = f"There is a {kind} with the number {ref} already. Choose another number."
        raise UserFault(text, code="number_in_use", details={"ref": ref})
    key, handles = put_record(work, kind, None, checked, {"owner": actor})
    by_hand.link(session, actor, source.message, kind, key)
    corrections: tuple[AnyUndo, ...] = ()
    if source.match is not None:
        match, vacancy = source.match
        _key, numbers = put_record(work, RecordKind.MATCH, None, match, {"candidate": key, "vacancy": vacancy})
        corrections = (by_hand.link(session, actor, source.message, RecordKind.VACANCY, vacancy),)
        handles = replace(handles, numbers=numbers.numbers)
    versions = _put_documents(session, work, RecordId(kind.value, key), source)
    relinking.relink(session, handles)
    session.changes.records.add(RecordId(kind.value, key))
    return FromMailUndo(record=RecordId(kind.value, key), made=True, versions=versions, corrections=corrections)


def add(
    session: Session, actor: UserKey, target: tuple[RecordKind, RecordKey], source: FromMail, address: str
) -> FromMailUndo:
    """Put a message, its documents and the address of who wrote it, where nobody has it, on a file that is there.

    Raises:
        NotVisible: there is no such file, or the actor does not see the message.
        UserFault: the message is only in Drafts or Junk.
    """
    kind, record_key = target
    work, record = Work(session.archive.connection, actor), RecordId(kind.value, record_key)
    if _is_free(session, address):
        correction: AnyUndo = choosing.always(session, actor, source.message, address, record)
    else:
        correction = by_hand.link(session, actor, source.message, kind, record_key)
    versions = _put_documents(session, work, record, source)
    session.changes.records.add(record)
    return FromMailUndo(record=record, made=False, versions=versions, corrections=(correction,))


def take_back(session: Session, actor: UserKey, undo: FromMailUndo) -> None:
    """Take it back: documents that were put go with the record, and what was there before stays."""
    take_versions(Work(session.archive.connection, actor), undo.versions)
    if undo.made:
        removing.remove(session, actor, undo.record)
    for correction in undo.corrections:
        choosing.undo(session, actor, correction)
    session.changes.records.add(undo.record)


def _is_free(session: Session, address: str) -> bool:
    """Whether an address is on nobody's file, and no user's own."""
    normal = normalise(address)
    if not normal or session.book.is_own(normal):
        return False
    session.book.learn([normal])
    known = session.book.people_at(normal)
    session.book.forget(normal)
    return not known


def _put_documents(session: Session, work: Work, record: RecordId, source: FromMail) -> tuple[VersionKey, ...]:
    known = newest_version(work)
    kind, key = RecordKind(record.kind), record.record_key
    versions = [put_version(work, kind, key, one, session.seconds) for one in source.documents]
    return tuple(one for one in versions if one > known)
