"""What a template is filled in with, as plain texts: recipient, vacancy, company, user and day (CLI.md, Variables)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import COLUMNS, Record
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.domain.template import Filling, TemplateKind
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


class RecipientValues:
    """The values of many recipients, their files read in a few queries.

    Args:
        reader: of the looking user.
        user: who writes.
        fillings: what `of` will be asked for.
    """

    def __init__(self, reader: Reader, user: User, fillings: Sequence[Filling]) -> None:
        self._reader, self._user = reader, user
        named = {one.to for one in fillings}
        named |= {(RecordKind.VACANCY, one.vacancy) for one in fillings if one.vacancy is not None}
        self._records: dict[tuple[RecordKind, RecordKey], Record] = {}
        for kind in {kind for kind, _key in named}:
            keys = sorted(key for other, key in named if other is kind)
            found = rows.get_records(reader, kind, keys)
            self._records.update({(kind, RecordKey(key)): record for key, record in found.items()})
        vacancies = [self._records[one.to] for one in fillings if one.to in self._records and _is_vacancy(one)]
        self._contacts = self._named(RecordKind.CONTACT, "contact", vacancies)
        people = (*self._records.values(), *self._contacts.values())
        self._companies = self._named(RecordKind.COMPANY, "company", people)

    def of(self, filling: Filling) -> Values:
        """The values for one recipient.

        Raises:
            UserFault: `wrong_kind`: the template is for others, or the vacancy has no contact.
            NotVisible: the person or the vacancy is not there.
        """
        kind, about = filling.template.kind, filling.vacancy
        if _is_vacancy(filling) and kind is TemplateKind.VACANCY:
            person, about = self._contact_of(self._record(filling.to)), about or filling.to[1]
        elif filling.to[0] is not _person(kind):
            sentence = f"This template is for a {kind}. Choose a {kind}, or another template."
            raise UserFault(sentence, code="wrong_kind")
        else:
            person = self._record(filling.to)
        vacancy = None if about is None else self._record((RecordKind.VACANCY, about))
        return self._values(person, vacancy, filling.template.language)

    def _values(self, person: Record, vacancy: Record | None, language: str) -> Values:
        user = self._user
        values: Values = {str(person.kind): _texts_of(person), "today": _day(language)}
        values["user"] = {"name": user.name, "from_address": user.from_address or user.system_address}
        if vacancy is not None:
            values["vacancy"] = {"ref": vacancy.ref, "title": vacancy.name, "status": vacancy.fields.get("status", "")}
        refs = [record.fields.get("company", "") for record in (vacancy, person) if record is not None]
        company = next((self._companies[ref] for ref in refs if ref in self._companies), None)
        if company is not None:
            values["company"] = {"name": company.name, "city": company.fields.get("city", "")}
        return values

    def _record(self, named: tuple[RecordKind, RecordKey]) -> Record:
        if named not in self._records:
            raise NotVisible(f"This {named[0]} is not there any more. Choose another one.")
        return self._records[named]

    def _contact_of(self, vacancy: Record) -> Record:
        contact = self._contacts.get(vacancy.fields.get("contact", ""))
        if contact is None:
            raise UserFault(f"The vacancy {vacancy.ref} has no contact. Fill one in on its file.", code="no_contact")
        return contact

    def _named(self, kind: RecordKind, column: str, records: Iterable[Record]) -> dict[str, Record]:
        """By number those that a column of these records names."""
        refs = {record.fields.get(column, "") for record in records} - {""}
        keys = rows.keys_by_ref(self._reader, kind, refs)
        return {one.ref: one for one in rows.get_records(self._reader, kind, sorted(keys.values())).values()}


def _is_vacancy(filling: Filling) -> bool:
    return filling.to[0] is RecordKind.VACANCY


def _texts_of(person: Record) -> dict[str, str]:
    first = split_values(person.fields.get("emails", ""))[:1]
    return {**person.extra, **person.fields, "ref": person.ref, "email": first[0] if first else ""}


def _day(language: str) -> str:
    today = date.today()  # noqa: DTZ011 - the day as it is where the letter is written
    months = _MONTHS.get(language)
    return f"{today.day} {months.split()[today.month - 1]} {today.year}" if months else today.isoformat()
