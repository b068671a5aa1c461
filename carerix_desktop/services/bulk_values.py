"""What a template's preview marks as filled in, and a template's texts by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerix_desktop.domain.account import User
from carerix_desktop.domain.bulk import Addressee, Standing
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.unit_of_work import Reader


class FilledIn:
    """What templates may take from files, by its name there: to show in the preview what was filled in."""

    def __init__(self, reader: Reader, user: User, standings: Sequence[Standing]) -> None:
        people = [one.person for one in standings if one.person.key]
        self._people = {
            (kind, key): {
                "ref": record.ref,
                **record.fields,
                **record.extra,
                "email": record.fields.get("emails", "").split(";")[0],
            }
            for kind in (RecordKind.CANDIDATE, RecordKind.CONTACT)
            for key, record in rows.get_records(
                reader, kind, sorted({one.key for one in people if one.kind is kind})
            ).items()
        }
        keys = sorted({one.vacancy for one in people if one.vacancy is not None})
        self._vacancies = rows.get_records(reader, RecordKind.VACANCY, keys)
        companies = {one.fields["company"] for one in self._vacancies.values()}
        companies |= {fields.get("company", "") for fields in self._people.values()}
        found = rows.keys_by_ref(reader, RecordKind.COMPANY, companies - {""})
        self._companies = {
            one.ref: one for one in rows.get_records(reader, RecordKind.COMPANY, list(found.values())).values()
        }
        self._user = {"name": user.name, "from_address": user.from_address}

    def of(self, person: Addressee) -> Mapping[str, Mapping[str, str]]:
        """By variable its fields."""
        fields = self._people.get((person.kind, person.key), {})
        vacancy = self._vacancies.get(person.vacancy or 0)
        company = self._companies.get((vacancy.fields if vacancy else fields).get("company", ""))
        return {
            person.kind.value: fields,
            "vacancy": {"ref": vacancy.ref, **vacancy.fields} if vacancy else {},
            "company": {"name": company.name, **company.fields} if company else {},
            "user": self._user,
        }
