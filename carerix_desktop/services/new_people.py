"""A candidate or contact from a message: what is filled in and from where, who it may be already, and the making of it.

The CV is read in the limited child, apart from the rest, so that the form is there at once (DESIGN.md 5.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.automation import relayed_reply_to
from carerix_desktop.domain.document import DocumentSort, Unread
from carerix_desktop.domain.duplicates import Likeness, Person, find_doubles
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.message import Address, ParsedMessage, ParsedPart
from carerix_desktop.domain.person_fields import PersonFindings, Place
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.domain.record_fields import CheckedFields, check_fields, split_values
from carerix_desktop.domain.view import PartView
from carerix_desktop.filing.creation import FromMail, FromMailUndo
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.parse.message import parse_message
from carerix_desktop.parse.person_fields import Correspondence, of_cv, of_message
from carerix_desktop.parse.phones import compared
from carerix_desktop.parse.structure import part_content, read_structure
from carerix_desktop.services.document_reading import DocumentReading
from carerix_desktop.services.documents import attachments_of
from carerix_desktop.services.records import Records
from carerix_desktop.storage.conversations import links_of, record_names
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.people import BIRTH_DATE, PersonRow, find_people
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_users

MOST_DOUBLES: Final = 3
_CV: Final = re.compile(r"(?:^|[^a-z])(?:cv|c\.v|curriculum|vitae|r[eé]sum[eé]|lebenslauf)(?![a-z])", re.IGNORECASE)
_LETTER: Final = re.compile(r"brief|letter|motivati|anschreiben|cover|referen|diploma|certifi|zeugnis", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"\.(?:pdf|docx?|odt|rtf)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the form begins with.

    Attributes:
        found: values with where they come from.
        attachments: of the message, as documents to be.
        cv: the section of the likely CV; "" where none is likely.
        source: by which way the person came: a job board's domain, or "E-mail".
        vacancy: number and title of the vacancy that the message is linked to.
    """

    found: PersonFindings
    attachments: tuple[PartView, ...] = ()
    cv: str = ""
    source: str = "E-mail"
    vacancy: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvRead:
    """What a CV says, or why nothing."""

    name: str
    found: PersonFindings
    unread: Unread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDouble:
    """A file that may be of the same person, and the year since when it is there."""

    record: RecordRef
    name: str
    why: Likeness
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What becomes of a message's attachments, and for which vacancy it is.

    Attributes:
        sections: attachments that become documents.
        cv: which of them is the CV; "" for none.
        vacancy: its number; "" for none.
    """

    sections: tuple[str, ...] = ()
    cv: str = ""
    vacancy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that a message made or was added to, and what takes that back."""

    record: Record
    events: tuple[Event, ...]
    undo: FromMailUndo


class NewPeople:
    """Makes files from messages.

    Args:
        store: where mail and records are.
        desk: makes them, in one unit of work.
        records: gives the next number.
        reading: reads CVs.
        today: for the age that a date of birth gives.
    """

    def __init__(
        self,
        store: Store,
        desk: RecordDesk,
        records: Records,
        reading: DocumentReading,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self._store, self._desk, self._records, self._reading, self._today = store, desk, records, reading, today

    def propose(self, viewer: UserKey, message: MessageKey) -> Proposed:
        """What a message says of who wrote it. Raises NotVisible."""
        with self._store.reader(viewer) as reader:
            raw, own = raw_of(reader, message), _own_addresses(reader)
            vacancy = _vacancy(reader, message)
        parsed = parse_message(raw)
        person, place = _who(parsed, own)
        writes = Correspondence(person=person, place=place, text=parsed.text, own=own)
        attachments = tuple(_part(one) for one in parsed.parts if not one.inline and one.filename)
        board = domain_of(normalise(parsed.from_[0].address)) if relayed_reply_to(parsed) else ""
        return Proposed(
            found=of_message(writes, self._today()),
            attachments=attachments,
            cv=likely_cv(attachments),
            source=board or "E-mail",
            vacancy=vacancy,
        )

    def read_cv(self, viewer: UserKey, message: MessageKey, section: str, hint: str = "") -> CvRead:
        """What an attachment says as a CV.

        Args:
            viewer: who looks.
            message: the message.
            section: of the attachment.
            hint: the name that the message gives.

        Raises:
            NotVisible: the message or the attachment is not there for this viewer.
        """
        with self._store.reader(viewer) as reader:
            raw, own = raw_of(reader, message), _own_addresses(reader)
        part = read_structure(raw).find(section)
        if part is None:
            raise NotVisible("There is no such attachment.")
        read = self._reading.read(part.filename, part.content_type, part_content(raw, section))
        found = of_cv(read.pages, self._today(), own=own, hint=hint)
        return CvRead(name=part.filename, found=found, unread=read.unread)

    def doubles(self, viewer: UserKey, kind: RecordKind, fields: Mapping[str, str]) -> tuple[PossibleDouble, ...]:
        """Whose files of this kind may be of the person that these fields describe, surest first."""
        with self._store.reader(viewer) as reader:
            rows = {RecordRef(kind=kind, ref=row.ref): row for row in find_people(reader, kind)}
        found = find_doubles(_described(fields), (_known(ref, row) for ref, row in rows.items()))
        return tuple(
            PossibleDouble(
                record=double.person.record,
                name=double.person.name,
                why=double.why,
                since=datetime.fromtimestamp(rows[double.person.record].created_at, UTC).year,
            )
            for double in found[:MOST_DOUBLES]
            if double.person.record is not None
        )

    def create(
        self, actor: UserKey, kind: RecordKind, message: MessageKey, fields: Mapping[str, str], chosen: Chosen
    ) -> Made:
        """Make the file: record, link, documents and a match with the vacancy, in one unit of work.

        Raises:
            NotVisible: there is no such message, or vacancy, for the actor.
            UserFault: a field cannot be, or the message is only in Drafts or Junk; nothing was made.
        """
        given = {**fields, "ref": self._records.next_ref(actor, kind), "owner": _login(self._store, actor)}
        checked = check_fields(kind, given, new=True)
        match = self._match(actor, checked.values["ref"], chosen.vacancy) if kind is RecordKind.CANDIDATE else None
        source = self._source(actor, message, chosen, match)
        undo, changed = self._desk.create_from_mail(actor, kind, checked, source)
        return self._made(actor, undo, changed)

    def add(self, actor: UserKey, kind: RecordKind, ref: str, message: MessageKey, chosen: Chosen) -> Made:
        """Put a message, its documents and its writer's address on a file that is there. Raises as `create`."""
        record = self._records.get(actor, kind, ref)
        emails = self.propose(actor, message).found.emails
        address = emails[0].text if emails else ""
        source = self._source(actor, message, chosen, None)
        undo, changed = self._desk.add_from_mail(actor, (kind, record.key), source, address)
        return self._made(actor, undo, changed)

    def undo(self, actor: UserKey, undo: FromMailUndo) -> tuple[Event, ...]:
        """Take back what a message made. Raises NotVisible where that is gone."""
        changed = self._desk.take_back_from_mail(actor, undo)
        return RecordsChanged(records=(f"{undo.record.kind}:{undo.record.record_key}",)), changed

    def _match(self, actor: UserKey, candidate: str, vacancy: str) -> tuple[CheckedFields, RecordKey] | None:
        if not vacancy.strip():
            return None
        key = self._records.get(actor, RecordKind.VACANCY, vacancy.strip()).key
        ref = self._records.next_ref(actor, RecordKind.MATCH)
        fields = {"ref": ref, "candidate": candidate, "vacancy": vacancy.strip(), "status": "new"}
        return check_fields(RecordKind.MATCH, fields, new=True), key

    def _source(
        self, actor: UserKey, message: MessageKey, chosen: Chosen, match: tuple[CheckedFields, RecordKey] | None
    ) -> FromMail:
        with self._store.reader(actor) as reader:
            raw = raw_of(reader, message)
        documents = [
            one
            for section in chosen.sections
            for one in attachments_of(raw, message, [section], DocumentSort.CV if section == chosen.cv else None)
        ]
        return FromMail(message=message, documents=documents, match=match)

    def _made(self, actor: UserKey, undo: FromMailUndo, changed: Event) -> Made:
        kind = RecordKind(undo.record.kind)
        (record,) = self._records.get_many(actor, kind, [undo.record.record_key])
        return Made(record=record, events=(RecordsChanged(records=(f"{kind}:{record.key}",)), changed), undo=undo)


def likely_cv(attachments: Sequence[PartView]) -> str:
    """The section of the attachment that is a CV by its name, or else the one document that is no letter."""
    documents = [one for one in attachments if _DOCUMENT.search(one.filename)]
    named = [one for one in documents if _CV.search(one.filename)]
    others = [one for one in documents if not _LETTER.search(one.filename)]
    best = named or (others if len(others) == 1 else documents if len(documents) == 1 else [])
    return best[0].section if best else ""


def _who(parsed: ParsedMessage, own: frozenset[str]) -> tuple[Address, Place]:
    """Whose file it would be: whom a relay names, the inner sender of a colleague's forward, else the other side."""
    relayed = relayed_reply_to(parsed)
    if relayed:
        return next(one for one in parsed.reply_to if one.address == relayed), Place.SENDER
    sender = parsed.from_[0] if parsed.from_ else Address(name="", address="")
    if normalise(sender.address) not in own:
        return sender, Place.SENDER
    if parsed.inner_from is not None:
        return parsed.inner_from, Place.FORWARDED
    others = [one for one in (*parsed.to, *parsed.cc) if normalise(one.address) not in own]
    return (others[0] if others else Address(name="", address="")), Place.FORWARDED


def _own_addresses(reader: Reader) -> frozenset[str]:
    return frozenset(normalise(address) for user in find_users(reader) for address in user.addresses)


def _login(store: Store, actor: UserKey) -> str:
    with store.reader(actor) as reader:
        return next((user.login for user in find_users(reader) if user.key == actor), "")


def _vacancy(reader: Reader, message: MessageKey) -> tuple[str, str]:
    named = {
        (row.kind, row.record_key) for row in links_of(reader, [message]).get(message, []) if row.kind == "vacancy"
    }
    found = record_names(reader, named)
    return next(iter(found.values())) if len(found) == 1 else ("", "")


def _part(one: ParsedPart) -> PartView:
    return PartView(
        section=one.section, filename=one.filename, content_type=one.content_type, size_octets=one.size_octets
    )


def _described(fields: Mapping[str, str]) -> Person:
    name = " ".join(part for part in (fields.get("first_name", ""), fields.get("last_name", "")) if part)
    return Person(
        name=name,
        addresses=split_values(fields.get("emails", "")),
        phones=compared(fields.get("phones", "")),
        birth_date=_date(fields.get(BIRTH_DATE, "")),
    )


def _known(ref: RecordRef, row: PersonRow) -> Person:
    return Person(
        record=ref,
        name=row.name,
        addresses=row.addresses,
        phones=compared(row.phones) if row.phones else (),
        birth_date=_date(row.birth_date),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
