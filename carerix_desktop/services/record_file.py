"""One file with what hangs on it: for the record panel and the page of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKind, instant_of
from carerix_desktop.domain.record import PersonMarks, Record
from carerix_desktop.storage import pipeline
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.person_marks import marks_of
from carerix_desktop.storage.removed import find_merged_ref
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_users


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A record that hangs on another, one line about it, and the status of the match or of the vacancy.

    A procedure has the number of its `match`, `since` when it stands as it does, and, on a vacancy's file, the date of
    the candidate's `last_mail` that the viewer may see.
    """

    record: Record
    detail: str
    status: str = ""
    match: str = ""
    since: datetime | None = None
    last_mail: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """A record, one line about it, and its procedures, vacancies and people, newest first.

    Attributes:
        record: the record itself.
        about: "Senior Java Developer" of a contact's title and company, a candidate's city, …
        procedures: of a candidate the vacancies, of a vacancy the candidates, each with the status of the match.
        vacancies: of a contact or company.
        people: contacts of a company; the contact of a vacancy.
        company: of a contact or vacancy.
        marks: of a candidate or contact, what mail has taught.
        owner: the name of the user who looks after it; "" for nobody.
        opened_as: the number that was asked for, where that record was merged into this one; else "".
    """

    record: Record
    about: str
    procedures: tuple[Related, ...] = ()
    vacancies: tuple[Related, ...] = ()
    people: tuple[Related, ...] = ()
    company: Record | None = None
    marks: PersonMarks = field(default_factory=PersonMarks)
    owner: str = ""
    opened_as: str = ""


def read_file(reader: Reader, kind: RecordKind, ref: str) -> RecordFile:
    """The file of a record.

    Raises:
        NotVisible: there is no such record.
    """
    key = rows.keys_by_ref(reader, kind, [ref]).get(ref)
    if key is not None:
        return _with_owner(reader, _read(reader, rows.get_records(reader, kind, [key])[key]))
    key = find_merged_ref(reader, kind, ref)
    if key is None:
        raise NotVisible(f"There is no {kind} with the number {ref}.")
    return replace(_with_owner(reader, _read(reader, rows.get_records(reader, kind, [key])[key])), opened_as=ref)


def _with_owner(reader: Reader, file: RecordFile) -> RecordFile:
    login = file.record.fields.get("owner", "")
    names = [user.name or user.login for user in find_users(reader) if user.login == login] if login else []
    return replace(file, owner=names[0]) if names else file


def _read(reader: Reader, record: Record) -> RecordFile:
    kind = record.kind
    match kind:
        case RecordKind.CANDIDATE:
            procedures = _procedures(reader, record, "candidate", RecordKind.VACANCY)
            marks = marks_of(reader, kind, record.key)
            return RecordFile(record=record, about=record.fields["city"], procedures=procedures, marks=marks)
        case RecordKind.CONTACT:
            return _contact(reader, record)
        case RecordKind.COMPANY:
            return _company(reader, record)
        case RecordKind.VACANCY:
            return _vacancy(reader, record)
        case RecordKind.MATCH:
            return RecordFile(record=record, about=record.fields["status"])


def _contact(reader: Reader, record: Record) -> RecordFile:
    company = _named(reader, RecordKind.COMPANY, record.fields["company"])
    about = ", ".join(text for text in (record.fields["title"], company.name if company else "") if text)
    vacancies = _pointing(reader, RecordKind.VACANCY, "contact", record)
    return RecordFile(
        record=record,
        about=about,
        vacancies=_vacancies(reader, vacancies),
        company=company,
        marks=marks_of(reader, record.kind, record.key),
    )


def _company(reader: Reader, record: Record) -> RecordFile:
    people = _pointing(reader, RecordKind.CONTACT, "company", record)
    return RecordFile(
        record=record,
        about=record.fields["city"],
        vacancies=_vacancies(reader, _pointing(reader, RecordKind.VACANCY, "company", record)),
        people=tuple(Related(record=person, detail=person.fields["title"]) for person in people),
    )


def _vacancy(reader: Reader, record: Record) -> RecordFile:
    company = _named(reader, RecordKind.COMPANY, record.fields["company"])
    contact = _named(reader, RecordKind.CONTACT, record.fields["contact"])
    return RecordFile(
        record=record,
        about=", ".join(text for text in (company.name if company else "", record.ref) if text),
        procedures=_procedures(reader, record, "vacancy", RecordKind.CANDIDATE),
        people=(Related(record=contact, detail=contact.fields["title"]),) if contact else (),
        company=company,
    )


def _procedures(reader: Reader, record: Record, column: str, other: RecordKind) -> tuple[Related, ...]:
    matches = _pointing(reader, RecordKind.MATCH, column, record)
    refs = [each.fields[other.value] for each in matches]
    keys = rows.keys_by_ref(reader, other, refs)
    found = {each.ref: each for each in rows.get_records(reader, other, sorted(keys.values())).values()}
    companies = _companies(reader, found.values()) if other is RecordKind.VACANCY else {}
    since = pipeline.in_stage_since(reader, [each.key for each in matches])
    people = [each.key for each in found.values()] if other is RecordKind.CANDIDATE else []
    mail = pipeline.last_mail(reader, other, people)
    pairs = [(each, found[each.fields[other.value]]) for each in matches if each.fields[other.value] in found]
    return tuple(
        Related(
            record=one,
            detail=_detail(one, companies),
            status=match.fields["status"],
            match=match.ref,
            since=datetime.fromtimestamp(since[match.key], UTC),
            last_mail=instant_of(mail[one.key]) if one.key in mail else None,
        )
        for match, one in pairs
    )


def _detail(record: Record, companies: dict[str, str]) -> str:
    if record.kind is RecordKind.VACANCY:
        return ", ".join(text for text in (companies.get(record.fields["company"], ""), record.ref) if text)
    return record.fields.get("city", "")


def _companies(reader: Reader, vacancies: Iterable[Record]) -> dict[str, str]:
    refs = {each.fields["company"] for each in vacancies if each.fields["company"]}
    keys = rows.keys_by_ref(reader, RecordKind.COMPANY, refs)
    return {
        each.ref: each.name for each in rows.get_records(reader, RecordKind.COMPANY, sorted(keys.values())).values()
    }


def _vacancies(reader: Reader, found: Sequence[Record]) -> tuple[Related, ...]:
    companies = _companies(reader, found)
    return tuple(Related(record=each, detail=_detail(each, companies), status=each.fields["status"]) for each in found)


def _pointing(reader: Reader, kind: RecordKind, column: str, record: Record) -> list[Record]:
    keys = rows.keys_pointing_at(reader, kind, column, record.key)
    found = rows.get_records(reader, kind, keys)
    return [found[key] for key in keys if key in found]


def _named(reader: Reader, kind: RecordKind, ref: str) -> Record | None:
    key = rows.keys_by_ref(reader, kind, [ref]).get(ref) if ref else None
    return rows.get_records(reader, kind, [key])[key] if key is not None else None
