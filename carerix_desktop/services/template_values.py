"""What a template is filled in with, as plain texts: recipient, vacancy, company, user and day (CLI.md, Variables)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import COLUMNS, Record
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.domain.template import TemplateKind
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.unit_of_work import Reader

Values = dict[str, dict[str, str] | str]
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_ABOUT = {"vacancy": ("ref", "title", "status"), "company": ("name", "city"), "user": ("name", "from_address")}
_LABELS = {
    "first_name": ("First name", "Voornaam", "Sanne"),
    "last_name": ("Last name", "Achternaam", "de Vries"),
    "email": ("E-mail address", "E-mailadres", "sanne@voorbeeld.nl"),
    "emails": ("All e-mail addresses", "Alle e-mailadressen", "sanne@voorbeeld.nl"),
    "phones": ("Phone numbers", "Telefoonnummers", "06 1234 5678"),
    "city": ("City", "Plaats", "Utrecht"),
    "language": ("Language", "Taal", "nl"),
    "ref": ("Number", "Nummer", "K-1001"),
    "notes": ("Notes", "Notities", "…"),
    "company": ("Company number", "Bedrijfsnummer", "B-1001"),
    "title": ("Job title", "Functie", "HR-manager"),
    "vacancy.ref": ("Vacancy number", "Vacaturenummer", "V-2041"),
    "vacancy.title": ("Vacancy", "Vacature", "Projectleider"),
    "vacancy.status": ("Status of the vacancy", "Status van de vacature", "open"),
    "company.name": ("Company", "Bedrijf", "Van Dijk Bouw"),
    "company.city": ("City of the company", "Plaats van het bedrijf", "Utrecht"),
    "user.name": ("Your name", "Jouw naam", "Eva Jansen"),
    "user.from_address": ("Your e-mail address", "Jouw e-mailadres", "eva@voorbeeld.nl"),
    "today": ("Today", "Vandaag", "27 november 2026"),
}
_OFFERED_FIRST = ("first_name", "last_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """A field that an editor offers: its name in the source, an example, and what people call it."""

    name: str
    example: str
    english: str
    dutch: str


def fields_for(kind: TemplateKind, further: tuple[str, ...]) -> tuple[TemplateField, ...]:
    """The fields that a template of a kind can name; `further` are the agency's own columns of that kind."""
    person = _person(kind)
    own = [name for name in COLUMNS[person] if name not in ("confidential", "opt_out", "notes")] + ["email"]
    own.sort(key=lambda name: name not in _OFFERED_FIRST)
    names = [f"{person}.{name}" for name in own]
    names += [f"{head}.{name}" for head, parts in _ABOUT.items() for name in parts]
    names += ["today", *(f"{person}.{name}" for name in (*further, "notes", "confidential", "opt_out"))]
    return tuple(_field(name, person) for name in dict.fromkeys(names) if name != "contact.notes")


def _field(name: str, person: RecordKind) -> TemplateField:
    bare = name.removeprefix(f"{person}.")
    english, dutch, example = _LABELS.get(bare, (bare, bare, "…"))
    return TemplateField(name=name, example=example, english=english, dutch=dutch)


def _person(kind: TemplateKind) -> RecordKind:
    return RecordKind.CANDIDATE if kind is TemplateKind.CANDIDATE else RecordKind.CONTACT


def values_for(
    reader: Reader,
    user: User,
    kind: TemplateKind,
    *,
    to: tuple[RecordKind, RecordKey],
    vacancy: RecordKey | None,
    language: str,
) -> Values:
    """The values for one recipient.

    Args:
        reader: of the looking user.
        user: who writes.
        kind: of the template.
        to: the person; for a vacancy its contact.
        vacancy: what it is about.
        language: of the text, for the day's date.

    Raises:
        UserFault: `wrong_kind`: the template is for others, or the vacancy has no contact.
        NotVisible: the person or the vacancy is not there.
    """
    if to[0] is RecordKind.VACANCY and kind is TemplateKind.VACANCY:
        vacancy = vacancy or to[1]
        to = (RecordKind.CONTACT, _named(reader, _record(reader, to), RecordKind.CONTACT, "contact"))
    if to[0] is not _person(kind):
        raise UserFault(f"This template is for a {kind}. Choose a {kind}, or another template.", code="wrong_kind")
    person = _record(reader, to)
    about = None if vacancy is None else _record(reader, (RecordKind.VACANCY, vacancy))
    values: Values = {str(to[0]): _texts_of(person), "today": _day(language)}
    values["user"] = {"name": user.name, "from_address": user.from_address or user.system_address}
    if about is not None:
        values["vacancy"] = {"ref": about.ref, "title": about.name, "status": about.fields.get("status", "")}
    company = _company(reader, about, person)
    if company is not None:
        values["company"] = {"name": company.name, "city": company.fields.get("city", "")}
    return values


def _texts_of(person: Record) -> dict[str, str]:
    first = split_values(person.fields.get("emails", ""))[:1]
    return {**person.extra, **person.fields, "ref": person.ref, "email": first[0] if first else ""}


def _company(reader: Reader, vacancy: Record | None, person: Record) -> Record | None:
    for record in (vacancy, person):
        ref = "" if record is None else record.fields.get("company", "")
        key = rows.keys_by_ref(reader, RecordKind.COMPANY, [ref]).get(ref) if ref else None
        if key is not None:
            return _record(reader, (RecordKind.COMPANY, key))
    return None


def _named(reader: Reader, record: Record, kind: RecordKind, column: str) -> RecordKey:
    ref = record.fields.get(column, "")
    key = rows.keys_by_ref(reader, kind, [ref]).get(ref) if ref else None
    if key is None:
        raise UserFault(f"The {record.kind} {record.ref} has no {kind}. Fill one in on its file.", code="no_contact")
    return key


def _record(reader: Reader, named: tuple[RecordKind, RecordKey]) -> Record:
    found: Mapping[int, Record] = rows.get_records(reader, named[0], [named[1]])
    if named[1] not in found:
        raise NotVisible(f"This {named[0]} is not there any more. Choose another one.")
    return found[named[1]]


def _day(language: str) -> str:
    today = date.today()  # noqa: DTZ011 - the day as it is where the letter is written
    months = _MONTHS.get(language)
    return f"{today.day} {months.split()[today.month - 1]} {today.year}" if months else today.isoformat()
