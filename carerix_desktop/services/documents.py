"""The documents of a file: from mail or disk, in versions, read in the background, searched, and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from carerix_desktop.domain.document import (
    DocumentHit,
    DocumentSort,
    DocumentView,
    NewVersion,
    TextState,
    Unread,
)
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import DocumentKey, MessageKey, RecordKey, RecordKind, UserKey, VersionKey
from carerix_desktop.parse.filename import safe_file_name
from carerix_desktop.parse.structure import part_content, read_structure
from carerix_desktop.services.document_reading import DocumentReading, PagePicture
from carerix_desktop.storage import record_documents as rows
from carerix_desktop.storage.document_search import FoundVersion, search_documents
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.records import get_records, keys_by_ref
from carerix_desktop.storage.unit_of_work import Reader, Work

MAX_DOCUMENT_OCTETS: Final = 100_000_000
_READ_AT_ONCE: Final = 20
_EXCERPT_CHARS: Final = 160
_STATES: Final = {Unread.NO_TEXT: TextState.NONE, Unread.UNKNOWN_FORM: TextState.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsDone:
    """What was done, and what takes it back (`Documents.undo`)."""

    event: RecordsChanged
    undo: Callable[[Work], None]
    versions: tuple[VersionKey, ...] = ()


class Documents:
    """Documents of files, for one viewer or by one actor.

    Args:
        store: of the profile.
        reading: reads them in a limited child.
        clock: seconds since 1970.
    """

    def __init__(self, store: Store, reading: DocumentReading, clock: Callable[[], float] = time.time) -> None:
        self._store, self._reading, self._clock = store, reading, clock

    def of(self, viewer: UserKey, kind: RecordKind, ref: str) -> tuple[DocumentView, ...]:
        """The documents of a file, the one that changed last first."""
        with self._store.reader(viewer) as reader:
            return rows.find_documents_of(reader, kind, _key(reader, kind, ref))

    def find(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[DocumentView, ...]:
        """Those of a file with all of the words in their name or text; without words all of them."""
        with self._store.reader(viewer) as reader:
            found = rows.find_documents_of(reader, kind, key)
            if not words.strip():
                return found
            hits = {one.document for one in search_documents(reader, words.split(), len(found), (kind, key))}
        return tuple(one for one in found if one.key in hits)

    def content(self, viewer: UserKey, version: VersionKey) -> tuple[str, str, bytes]:
        """File name, content type and octets; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            return rows.content_of(reader, version)

    def picture(self, viewer: UserKey, version: VersionKey, page: int, width: int) -> PagePicture:
        """A page of a PDF, drawn in the limited child.

        Raises:
            NotVisible: there is no such version for this viewer.
            UserFault: it cannot be drawn.
        """
        name, _type, data = self.content(viewer, version)
        return self._reading.picture(name, data, page, width)

    def add(self, actor: UserKey, kind: RecordKind, ref: str, files: Sequence[NewVersion]) -> DocumentsDone:
        """Put files on a file; a document of the same name gets a new version.

        Raises:
            NotVisible: there is no such record, or no such message for the actor.
            UserFault: a file is too large; nothing was added.
        """
        checked = [_checked(one) for one in files]
        now = int(self._clock())
        with self._store.work(actor) as work:
            key = _key(work, kind, ref)
            known = rows.newest_version(work)
            versions = tuple(rows.put_version(work, kind, key, one, now) for one in checked)
        fresh = [one for one in versions if one > known]
        return DocumentsDone(
            event=_changed(kind, key), versions=versions, undo=lambda work: rows.take_versions(work, fresh)
        )

    def file_attachments(
        self,
        actor: UserKey,
        message: MessageKey,
        sections: Sequence[str],
        kind: RecordKind,
        ref: str,
        *,
        sort: DocumentSort | None = None,
    ) -> DocumentsDone:
        """Put attachments of a message on a file; they show where the message shows. Raises as `add`."""
        with self._store.reader(actor) as reader:
            raw = raw_of(reader, message)
        return self.add(actor, kind, ref, attachments_of(raw, message, sections, sort))

    def restore(self, actor: UserKey, version: VersionKey) -> DocumentsDone:
        """Make an older version the present one: a new version with its content. Raises NotVisible."""
        with self._store.work(actor) as work:
            kind, key, new = rows.as_new(work, version)
            made = rows.put_version(work, kind, key, new, int(self._clock()))
        return DocumentsDone(
            event=_changed(kind, key), versions=(made,), undo=lambda work: rows.take_versions(work, [made])
        )

    def rename(self, actor: UserKey, document: DocumentKey, name: str) -> DocumentsDone:
        """Give a document another name.

        Raises:
            NotVisible: there is no such document for this actor.
            UserFault: nothing is left of the name, or another document of the file has it.
        """
        plain = safe_file_name(name, "")
        if not plain:
            raise UserFault("A document needs a name. Fill one in.", code="document_needs_name")
        with self._store.work(actor) as work:
            kind, key = rows.place_of(work, document)
            if rows.is_name_taken(work, document, plain):
                raise UserFault(
                    f"There is a document called “{plain}” here already. Choose another name.",
                    code="document_name_taken",
                    details={"name": plain},
                )
            before = rows.rename(work, document, plain)
        return DocumentsDone(event=_changed(kind, key), undo=lambda work: _ignore(rows.rename(work, document, before)))

    def set_sort(self, actor: UserKey, document: DocumentKey, sort: DocumentSort) -> DocumentsDone:
        """Say what a document is. Raises NotVisible."""
        with self._store.work(actor) as work:
            kind, key = rows.place_of(work, document)
            before = rows.set_sort(work, document, sort)
        return DocumentsDone(
            event=_changed(kind, key), undo=lambda work: _ignore(rows.set_sort(work, document, before))
        )

    def delete(self, actor: UserKey, document: DocumentKey) -> DocumentsDone:
        """Take a document off its file, with the versions that the actor sees. Raises NotVisible."""
        with self._store.work(actor) as work:
            kind, key = rows.place_of(work, document)
            taken = rows.take_out(work, document)
        return DocumentsDone(event=_changed(kind, key), undo=lambda work: rows.put_back(work, taken))

    def undo(self, actor: UserKey, done: DocumentsDone) -> RecordsChanged:
        """Take back what was done. Raises NotVisible where that is gone meanwhile."""
        with self._store.work(actor) as work:
            done.undo(work)
        return done.event

    def read_waiting(self, viewer: UserKey) -> int:
        """Read the text of some versions that wait for it; answers how many were read, 0 when none is left."""
        with self._store.reader(viewer) as reader:
            waiting = rows.find_waiting(reader, _READ_AT_ONCE)
        for version in waiting:
            self._read(viewer, version)
        return len(waiting)

    def search(
        self, viewer: UserKey, words: str, limit: int, on: tuple[RecordKind, str] | None = None
    ) -> tuple[DocumentHit, ...]:
        """Documents with all of these words in their name or text, newest first; on one file, or on all."""
        wanted = words.split()
        with self._store.reader(viewer) as reader:
            place = None if on is None else (on[0], _key(reader, *on))
            found = search_documents(reader, wanted, limit, place)
            files = {
                kind: get_records(reader, kind, [one.record for one in found if one.kind is kind])
                for kind in {one.kind for one in found}
            }
        return tuple(
            DocumentHit(
                kind=one.kind,
                ref=files[one.kind][one.record].ref,
                label=files[one.kind][one.record].name,
                document=one.document,
                version=one.version,
                name=one.name,
                excerpt=_excerpt(one, wanted),
            )
            for one in found
            if one.record in files[one.kind]
        )

    def _read(self, viewer: UserKey, version: VersionKey) -> None:
        try:
            name, content_type, data = self.content(viewer, version)
        except NotVisible:  # deleted, or hidden, since it was listed
            return
        read = self._reading.read(name, content_type, data)
        state = TextState.READ if read.unread is None else _STATES.get(read.unread, TextState.FAILED)
        with self._store.work_for(viewer) as work:
            rows.put_text(work, version, state, read.text)


def attachments_of(
    raw: bytes, message: MessageKey, sections: Sequence[str], sort: DocumentSort | None = None
) -> list[NewVersion]:
    """The attachments of a message as documents; sections that are not there are left out."""
    structure = read_structure(raw)
    found = [part for section in sections if (part := structure.find(section)) is not None]
    return [
        NewVersion(
            name=safe_file_name(part.filename),
            content_type=part.content_type,
            data=part_content(raw, part.section),
            sort=sort,
            message=message,
        )
        for part in found
    ]


def _checked(new: NewVersion) -> NewVersion:
    if len(new.data) > MAX_DOCUMENT_OCTETS:
        raise UserFault(
            f"“{new.name}” is larger than 100 MB, so nothing was added. Make it smaller and add it again.",
            code="document_too_large",
            details={"name": new.name},
        )
    return replace(new, name=safe_file_name(new.name))


def _key(door: Reader | Work, kind: RecordKind, ref: str) -> RecordKey:
    key = keys_by_ref(door, kind, [ref]).get(ref)
    if key is None:
        raise NotVisible(f"There is no {kind} with the number {ref}.")
    return key


def _changed(kind: RecordKind, key: RecordKey) -> RecordsChanged:
    return RecordsChanged(records=(f"{kind}:{key}",))


def _ignore(_before: object) -> None:
    """What a step of undo answers has no reader."""


def _excerpt(found: FoundVersion, words: Sequence[str]) -> str:
    """The place in the text where the first of the words stands."""
    text = " ".join(found.text.split())
    folded = text.casefold()
    places = [at for word in words if (at := folded.find(word.casefold())) >= 0]
    begin = max(0, min(places, default=0) - _EXCERPT_CHARS // 3)
    cut = text[begin : begin + _EXCERPT_CHARS]
    return f"{'…' if begin else ''}{cut}{'…' if begin + _EXCERPT_CHARS < len(text) else ''}"
