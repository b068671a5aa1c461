"""Writing: new, reply, forward; kept safe while it is written; looked over before it leaves (RULES.md section 5).

Every method takes the looking or acting user first and is safe on any worker thread. A draft that came back from
`save` is committed with synchronous FULL: it is there after a crash (R-15).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from carerix_desktop.compose.builder import new_message_id
from carerix_desktop.domain.account import User
from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.draft import Draft, DraftContent, DraftState
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import DraftKey, MessageKey, RecordKey, RecordKind, UserKey, instant_of
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Prepared
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.domain.sender import identities_of
from carerix_desktop.domain.writing import (
    ClosedBeforehand,
    Document,
    Letter,
    LinkChoice,
    MatchChoice,
    Notice,
    Suggestion,
)
from carerix_desktop.parse.sanitise import sanitise_html
from carerix_desktop.services import draft_opening as openings
from carerix_desktop.services.completion import complete
from carerix_desktop.services.draft_checks import check_draft
from carerix_desktop.services.draft_links import links_for
from carerix_desktop.services.draft_opening import Opening
from carerix_desktop.services.draft_preview import preview_draft
from carerix_desktop.services.draft_sending import prepare_draft
from carerix_desktop.services.permission import user_with_key
from carerix_desktop.storage import drafts as rows
from carerix_desktop.storage.documents import find_documents
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.reading import own_addresses
from carerix_desktop.storage.server_drafts import lies_at, place_of_copy, put_place
from carerix_desktop.storage.unit_of_work import Reader, Work
from carerix_desktop.storage.users import find_users
from carerix_desktop.storage.writing import get_signature, matches_of, put_signature

MOST_DOCUMENTS: Final = 300


class Drafting:
    """Drafts of every user, each seen by its owner alone.

    Args:
        store: the profile's store.
        clock: seconds since 1970.
    """

    def __init__(self, store: Store, *, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock

    def identities(self, viewer: UserKey) -> tuple[Address, ...]:
        """The choices of From: the sender address, without one the system address, then the aliases."""
        with self._store.reader(viewer) as reader:
            return identities_of(self._user(reader))

    def find_open(self, viewer: UserKey) -> tuple[Draft, ...]:
        """The drafts that are being written, the last saved first."""
        with self._store.reader(viewer) as reader:
            return rows.find_drafts(reader, DraftState.OPEN)

    def get(self, viewer: UserKey, key: DraftKey) -> Draft:
        """A draft.

        Raises:
            NotVisible: there is no such draft for this viewer.
        """
        with self._store.reader(viewer) as reader:
            found = rows.find_draft(reader, key)
        if found is None:
            raise NotVisible("There is no such draft.")
        return found

    def file_data(self, viewer: UserKey, key: DraftKey, sha256: bytes) -> bytes:
        """The content of a draft's file.

        Raises:
            NotVisible: there is no such draft or file for this viewer.
        """
        with self._store.reader(viewer) as reader:
            return rows.file_data(reader, key, sha256)

    def save(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Draft:
        """Store what was written; durable when it returns.

        Args:
            viewer: whose draft it is.
            draft: as last returned by a method of this class, with changed content and files.
            new_files: sha256 → content of the files that were not there at the last save.

        Returns:
            the stored draft. Its key is another one where the draft was changed or sent elsewhere meanwhile: then both
            are kept (R-15), and what was given here is the new one.

        Raises:
            UserFault: a file's content is not its sha256, or nowhere.
        """
        if any(sha256(data).digest() != name for name, data in new_files.items()):
            raise UserFault("A file changed while it was attached. Attach it again.", code="attachment_changed")
        fresh = replace(draft, owner=viewer, state=DraftState.OPEN, saved_at=int(self._clock()))
        with self._store.work(viewer) as work:
            stored = rows.find_draft(work, draft.key) if draft.key else None
            if stored is None or stored.version != draft.version or stored.state is not DraftState.OPEN:
                if stored is not None and _same(stored, draft):
                    return stored
                return self._add(work, replace(fresh, message_id=_new_message_id(draft.content)), new_files)
            changed = replace(fresh, message_id=stored.message_id, version=stored.version + 1)
            rows.change_draft(work, changed, new_files)
            return changed

    def discard(self, viewer: UserKey, key: DraftKey) -> None:
        """Throw a draft away; one that is gone already is no fault."""
        with self._store.work(viewer, on=Sphere.OWN) as work:
            rows.delete_draft(work, key)

    def start(
        self,
        viewer: UserKey,
        *,
        to: Sequence[Address] = (),
        records: Sequence[tuple[RecordKind, RecordKey]] = (),
        mailto: str = "",
    ) -> Draft:
        """A new message, to people or as a mailto: link asks."""
        with self._store.reader(viewer) as reader:
            opening = openings.open_new(reader, self._user(reader), to=to, records=records, mailto=mailto)
        return self._keep(viewer, opening)

    def reply(self, viewer: UserKey, message: MessageKey, *, everybody: bool) -> Draft:
        """An answer to a message; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            opening = openings.open_reply(reader, self._user(reader), message, everybody=everybody)
        return self._keep(viewer, opening)

    def forward(self, viewer: UserKey, message: MessageKey, *, as_attachment: bool) -> Draft:
        """A forward of a message, below the text or as a file; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            opening = openings.open_forward(reader, self._user(reader), message, as_attachment=as_attachment)
        return self._keep(viewer, opening)

    def edit_as_new(self, viewer: UserKey, message: MessageKey) -> Draft:
        """A new message with all that a message has; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            opening = openings.open_again(reader, self._user(reader), message, in_place=False)
        return self._keep(viewer, opening)

    def resend(self, viewer: UserKey, message: MessageKey) -> Draft:
        """The same message to the same people, in the same conversation, less Bcc (R-19); raises NotVisible."""
        with self._store.reader(viewer) as reader:
            opening = openings.open_again(reader, self._user(reader), message, in_place=True)
        return self._keep(viewer, opening)

    def continue_draft(self, viewer: UserKey, message: MessageKey) -> Draft:
        """The draft behind a message of the Drafts folder: ours, or one that another program made, now ours.

        Raises:
            NotVisible: there is no such message for this viewer.
            UserFault: `already_queued`: its message is in the outbox.
        """
        with self._store.reader(viewer) as reader:
            opening = openings.open_draft(reader, self._user(reader), message)
            place = place_of_copy(reader, message)
            known = rows.find_by_message_id(reader, opening.message_id) if opening.message_id else None
            same = known is not None and (opening.ours or lies_at(reader, known.key, place))
        if known is not None and known.state is DraftState.QUEUED:
            text = "This message is in the outbox already. Take it back there to change it."
            raise UserFault(text, code="already_queued")
        if known is not None and same:
            return known
        return self._keep(viewer, opening, place)

    def complete(self, viewer: UserKey, words: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Who may be meant by what was typed among the recipients: records first, earlier mail, groups."""
        with self._store.reader(viewer) as reader:
            return complete(reader, words, limit, own_addresses(reader))

    def check(self, viewer: UserKey, draft: Draft) -> tuple[Notice, ...]:
        """What to know before it is sent; what blocks sending first."""
        with self._store.reader(viewer) as reader:
            return check_draft(reader, self._user(reader), draft)

    def prepare(self, viewer: UserKey, draft: Draft, *, release_at: int) -> Prepared:
        """The message ready for the outbox; the draft is as `save` returned it.

        Args:
            viewer: whose draft it is.
            draft: with its files stored.
            release_at: when it leaves, seconds since 1970: its Date.

        Raises:
            UserFault: it cannot be sent as it is; the draft stays.
        """
        with self._store.reader(viewer) as reader:
            data = {file.sha256: rows.file_data(reader, draft.key, file.sha256) for file in draft.files}
        return prepare_draft(draft, data, release_at=release_at)

    def preview(self, viewer: UserKey, draft: Draft, new_files: Mapping[bytes, bytes]) -> Letter:
        """The message as its recipient would see it if it left now, whether what stands there is saved or not.

        Args:
            viewer: whose draft it is.
            draft: as it stands.
            new_files: sha256 → content of the files that are not stored yet.

        Raises:
            UserFault: it cannot be built as it is.
        """
        with self._store.reader(viewer) as reader:
            names = {file.sha256 for file in draft.files}.difference(new_files)
            data = {name: rows.file_data(reader, draft.key, name) for name in names}
        now = datetime.fromtimestamp(int(self._clock()), UTC).astimezone()
        return preview_draft(draft, {**data, **new_files}, date=now)

    def closed_beforehand(self, viewer: UserKey, content: DraftContent) -> tuple[ClosedBeforehand, ...]:
        """Why the box *Confidential* is ticked beforehand for a message as it stands (RULES.md section 4)."""
        with self._store.reader(viewer) as reader:
            around = content.answers or content.forwards
            return openings.closed_beforehand(reader, self._user(reader), content, around)

    def links_for(
        self, viewer: UserKey, addresses: Sequence[Address], answers: MessageKey | None, subject: str = ""
    ) -> tuple[LinkChoice, ...]:
        """The files that a message to these people, in answer to that one, would be archived in."""
        with self._store.reader(viewer) as reader:
            return links_for(reader, addresses, answers, openings.own_addresses_of_all(reader), subject)

    def matches_for(self, viewer: UserKey, links: Sequence[tuple[RecordKind, RecordKey]]) -> tuple[MatchChoice, ...]:
        """The matches of the linked candidates, for the choice of vacancy and status; linked vacancies first."""
        candidates = {key for kind, key in links if kind is RecordKind.CANDIDATE}
        vacancies = {key for kind, key in links if kind is RecordKind.VACANCY}
        with self._store.reader(viewer) as reader:
            return tuple(matches_of(reader, candidates, vacancies))

    def documents(self, viewer: UserKey, kind: RecordKind, key: RecordKey, words: str = "") -> tuple[Document, ...]:
        """The attachments of the mail on a file that the viewer may see, the newest first, each content once."""
        with self._store.reader(viewer) as reader:
            found = find_documents(reader, kind, key, words.casefold().split(), MOST_DOCUMENTS)
        first = {row.sha256: row for row in reversed(found)}
        return tuple(_document(row) for row in found if first[row.sha256] is row)

    def signature(self, viewer: UserKey, language: str) -> tuple[str, str]:
        """Text and HTML of the viewer's signature in a language, else of that for all others; ("", "") without."""
        with self._store.reader(viewer) as reader:
            return get_signature(reader, viewer, language)

    def save_signature(self, acting: UserKey, language: str, text: str, html: str) -> None:
        """Keep the acting user's signature for a language ("" for all others); its HTML is made harmless."""
        safe = sanitise_html(html, key=MessageKey(0), cids={}, allow_remote=False).html
        with self._store.work(acting, on=Sphere.OWN) as work:
            put_signature(work, language, text.rstrip(), safe)

    @staticmethod
    def _user(reader: Reader) -> User:
        assert reader.viewer is not None
        return user_with_key(find_users(reader), reader.viewer)

    def _keep(self, viewer: UserKey, opening: Opening, place: tuple[int, int | None] | None = None) -> Draft:
        """Store an opening; one that lies in the server's Drafts keeps its Message-ID, so that it is replaced there."""
        new = Draft(
            key=DraftKey(0),
            owner=viewer,
            message_id=_new_message_id(opening.content),
            content=opening.content,
            files=tuple(file for file, _ in opening.files),
            saved_at=int(self._clock()),
        )
        data = {file.sha256: content for file, content in opening.files}
        with self._store.work(viewer) as work:
            if place is None or not opening.message_id or rows.is_taken(work, opening.message_id):
                return self._add(work, new, data)
            taken_over = self._add(work, replace(new, message_id=opening.message_id), data)
            put_place(work, taken_over.key, version=taken_over.version, uidvalidity=place[0], uid=place[1])
            return taken_over

    @staticmethod
    def _add(work: Work, new: Draft, data: Mapping[bytes, bytes]) -> Draft:
        return replace(new, key=rows.add_draft(work, new, data), version=1)


def _document(row: Any) -> Document:
    return Document(
        message=MessageKey(row.message_key),
        section=row.section,
        filename=row.filename,
        content_type=row.content_type,
        size_octets=row.size_octets,
        subject=row.subject,
        sender=Address(name=row.sender_name, address=row.sender_address),
        date=instant_of(MessageKey(row.message_key)),
        confidential=row.confidential,
    )


def _same(stored: Draft, given: Draft) -> bool:
    """Whether a late save says nothing new."""
    return (stored.content, stored.files) == (given.content, given.files)


def _new_message_id(content: DraftContent) -> str:
    return new_message_id(domain_of(normalise(content.sender.address)) or "draft.invalid")
