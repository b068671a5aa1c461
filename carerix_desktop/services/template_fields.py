"""The fields that a template can name: in groups, with what people call them, and the nearest to a wrong one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS
from carerix_desktop.domain.template import TemplateKind

_ABOUT = {
    "vacancy": ("title", "ref", "status"),
    "company": ("name", "city"),
    "user": ("name", "from_address"),
    "agency": ("name",),
}
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
    "confidential": ("Confidential", "Vertrouwelijk", "no"),
    "opt_out": ("No bulk mail", "Geen groepsmail", "no"),
    "company": ("Company number", "Bedrijfsnummer", "B-1001"),
    "title": ("Job title", "Functie", "HR-manager"),
    "vacancy.ref": ("Vacancy number", "Vacaturenummer", "V-2041"),
    "vacancy.title": ("Vacancy", "Vacature", "Projectleider"),
    "vacancy.status": ("Vacancy status", "Vacaturestatus", "open"),
    "company.name": ("Company", "Bedrijf", "Van Dijk Bouw"),
    "company.city": ("Company’s city", "Plaats van het bedrijf", "Utrecht"),
    "user.name": ("Your name", "Jouw naam", "Eva Jansen"),
    "user.from_address": ("Your e-mail address", "Jouw e-mailadres", "eva@voorbeeld.nl"),
    "agency.name": ("Agency", "Bureau", "Noorderlicht Recruitment"),
    "today": ("Today", "Vandaag", "27 november 2026"),
}
_OFFERED_FIRST = ("first_name", "last_name")
_SAME, _ALIKE = 0.9, 0.6


class FieldGroup(StrEnum):
    """What a field is about: how a menu divides them."""

    PERSON = "person"
    VACANCY = "vacancy"  # and its company
    USER = "user"
    AGENCY = "agency"  # and the day


_GROUPS = {
    "vacancy": FieldGroup.VACANCY,
    "company": FieldGroup.VACANCY,
    "user": FieldGroup.USER,
    "agency": FieldGroup.AGENCY,
    "today": FieldGroup.AGENCY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """A field that an editor offers: its name in the source, an example, and what people call it."""

    name: str
    example: str
    english: str
    dutch: str
    group: FieldGroup


def fields_for(kind: TemplateKind, further: tuple[str, ...]) -> tuple[TemplateField, ...]:
    """The fields that a template of a kind can name; `further` are the agency's own columns of that kind."""
    person = person_kind(kind)
    own = [name for name in COLUMNS[person] if name not in ("confidential", "opt_out", "notes")] + ["email"]
    own.sort(key=lambda name: name not in _OFFERED_FIRST)
    names = [f"{person}.{name}" for name in own]
    names += [f"{head}.{name}" for head, parts in _ABOUT.items() for name in parts]
    names += ["today", *(f"{person}.{name}" for name in (*further, "notes", "confidential", "opt_out"))]
    return tuple(_field(name, person) for name in dict.fromkeys(names) if name != "contact.notes")


def nearest_field(name: str, fields: Sequence[TemplateField]) -> TemplateField | None:
    """The field that was meant by a name that is none: by its name, a word of it, or what people call it."""
    head, _dot, bare = name.casefold().rpartition(".")
    kin = [field for field in fields if field.name.rpartition(".")[0] == head]
    whole = {field.name: field for field in fields}
    for spelling, known, cutoff in (
        (name.casefold(), whole, _SAME),
        (bare, _by_words(kin), _ALIKE),
        (bare, _by_words(fields), _ALIKE),
        (name.casefold(), whole, _ALIKE),
    ):
        close = get_close_matches(spelling.replace("_", " "), known, n=1, cutoff=cutoff)
        if close:
            return known[close[0]]
    return None


def _by_words(fields: Sequence[TemplateField]) -> dict[str, TemplateField]:
    """By all that a person may call them; of two that are called the same, the one that is offered first."""
    words: dict[str, TemplateField] = {}
    calls = [(field, field.name.rpartition(".")[2].replace("_", " ")) for field in fields]
    for field, bare in calls:
        for call in (bare, field.english.casefold(), field.dutch.casefold()):
            words.setdefault(call, field)
    for field, bare in calls:
        for word in bare.split():
            words.setdefault(word, field)
    return words


def person_kind(kind: TemplateKind) -> RecordKind:
    """Whose file fills a template of a kind in."""
    return RecordKind.CANDIDATE if kind is TemplateKind.CANDIDATE else RecordKind.CONTACT


def _field(name: str, person: RecordKind) -> TemplateField:
    bare = name.removeprefix(f"{person}.")
    spoken = bare.replace("_", " ").capitalize()
    english, dutch, example = _LABELS.get(bare, (spoken, spoken, "…"))
    group = _GROUPS.get(name.partition(".")[0], FieldGroup.PERSON)
    return TemplateField(name=name, example=example, english=english, dutch=dutch, group=group)
