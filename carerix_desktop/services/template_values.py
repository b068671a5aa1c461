"""What a template is filled in with, as plain texts: recipient, vacancy, company, user, agency, day (CLI.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.domain.template import Filling, TemplateKind
from carerix_desktop.services.template_fields import person_kind
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_agency

Values = dict[str, dict[str, str] | str]
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


class RecipientValues:
    """The values of many recipients, their files read in a few queries.

    Args:
        reader: of the looking user.
        user: who writes.
        fillings: what `of` will be asked for.
    """

    def __init__(self, reader: Reader, user: User, fillings: Sequence[Filling]) -> None:
        self._reader, self._user, self._agency = reader, user, find_agency(reader).name
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
        elif filling.to[0] is not person_kind(kind):
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
        values["agency"] = {"name": self._agency}
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
