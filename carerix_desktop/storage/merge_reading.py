"""What hangs on a record, and what a merge left undecided, as one viewer sees it (RULES.md section 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, Table, func, select

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import HangsOn, Question, Undecided
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.records import REFERENCES, get_records, keys_by_ref
from carerix_desktop.storage.tables_crm import contact, vacancy, vacancy_match
from carerix_desktop.storage.tables_files import document, entry, entry_record
from carerix_desktop.storage.tables_mail import app_user, link, message
from carerix_desktop.storage.unit_of_work import Reader


def hangs_on(reader: Reader, record: RecordId) -> HangsOn:
    """What hangs on a record."""
    return HangsOn(
        messages=_on(reader, link, record),
        entries=_on(reader, entry_record, record),
        documents=_on(reader, document, record),
        matches=_pointing(reader, vacancy_match, record),
        vacancies=_pointing(reader, vacancy, record),
        contacts=_pointing(reader, contact, record),
    )


def _on(reader: Reader, table: Table, record: RecordId) -> int:
    same = (table.c.kind == record.kind, table.c.record_key == record.record_key)
    return reader.connection.execute(select(func.count(table.c.record_key)).where(*same)).scalar() or 0


def _pointing(reader: Reader, table: Table, record: RecordId) -> int:
    column = table.c.get(f"{record.kind}_key")
    if column is None:
        return 0
    return reader.connection.execute(select(func.count(column)).where(column == record.record_key)).scalar() or 0


def references(reader: Reader, fields: Mapping[str, str]) -> dict[str, int]:
    """The keys of the records, and of the owner, that the fields name."""
    found: dict[str, int] = {}
    for name, (kind, _column) in REFERENCES.items():
        key = keys_by_ref(reader, kind, [fields[name]]).get(fields[name]) if fields.get(name) else None
        if key is not None:
            found[name] = key
    owner = select(app_user.c.key).where(app_user.c.login == fields.get("owner", ""))
    user = reader.connection.execute(owner).scalar()
    return found if user is None else {**found, "owner": user}


def describe(reader: Reader, listed: Sequence[Undecided]) -> list[Question]:
    """What is listed, in words; what the viewer does not see, or is gone, is left out."""
    found = ((one, _text(reader, one)) for one in listed)
    return [Question(about=one, text=text) for one, text in found if text is not None]


def _text(reader: Reader, one: Undecided) -> str | None:
    match one.what:
        case "message":
            return _scalar(reader, select(message.c.subject).where(message.c.key == one.of))
        case "entry":
            body = _scalar(reader, select(entry.c.body).where(entry.c.key == one.of))
            return _scalar(reader, select(entry.c.title).where(entry.c.key == one.of)) or body
        case "document":
            return _scalar(reader, select(document.c.name).where(document.c.key == one.of))
        case "match":
            on = select(vacancy.c.title).join(vacancy_match, vacancy_match.c.vacancy_key == vacancy.c.key)
            return _scalar(reader, on.where(vacancy_match.c.key == one.of))
        case "vacancy" | "contact":
            record = get_records(reader, RecordKind(one.what), [one.of]).get(one.of)
            return None if record is None else record.name
        case _:
            return one.text


def _scalar(reader: Reader, query: Select[tuple[str]]) -> str | None:
    row = reader.connection.execute(query).first()
    return None if row is None else str(row[0])[:120]
