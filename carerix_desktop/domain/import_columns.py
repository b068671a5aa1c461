"""Which of our columns a column of somebody's file is: guessed by its name in Dutch, English and German.

A mapping says for each column of the file ours, its own name where it is kept as a further field, or "" where it is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.custom_field import BUILT_IN
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.person_fields import split_name
from carerix_desktop.domain.record import COLUMNS

LEFT_OUT: Final = ""
WHOLE_NAME: Final = "first_name last_name"
"""What a column of whole names becomes: both of ours, where they are not given by columns of their own."""
PEOPLE: Final = (RecordKind.CANDIDATE, RecordKind.CONTACT)
_WHOLE_NAMES: Final = ("naam", "name", "volledigenaam", "fullname", "displayname", "vollstaendigername")
NEEDED: Final[Mapping[RecordKind, tuple[str, ...]]] = MappingProxyType(
    {
        RecordKind.CANDIDATE: ("ref",),
        RecordKind.CONTACT: ("ref",),
        RecordKind.COMPANY: ("ref", "name"),
        RecordKind.VACANCY: ("ref", "title"),
        RecordKind.MATCH: ("ref", "candidate", "vacancy"),
    }
)
NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ref": ("nummer", "nr", "number", "no", "id", "code", "referentie", "reference", "kenmerk", "referenz"),
        "first_name": ("voornaam", "roepnaam", "firstname", "givenname", "forename", "vorname", "first"),
        "last_name": ("achternaam", "lastname", "surname", "familyname", "nachname", "familienname", "last"),
        "emails": ("email", "mail", "emailadres", "mailadres", "emailaddress", "emailaddresses", "emailadresse",
                   "emailadressen", "e-mail", "emailwerk", "emailprive", "email1"),
        "phones": ("telefoon", "telefoonnummer", "tel", "mobiel", "mobielnummer", "gsm", "phone", "phonenumber",
                   "mobile", "mobilephone", "cell", "telefon", "telefonnummer", "handy", "mobil", "mobilnummer"),
        "city": ("plaats", "woonplaats", "stad", "vestigingsplaats", "town", "location", "residence", "ort", "stadt",
                 "wohnort"),
        "language": ("taal", "voorkeurstaal", "lang", "sprache"),
        "confidential": ("vertrouwelijk", "vertraulich"),
        "opt_out": ("optout", "geenmailings", "afgemeld", "unsubscribed", "nomailings", "abgemeldet"),
        "notes": ("notities", "opmerkingen", "opmerking", "toelichting", "note", "remarks", "comments", "comment",
                  "notizen", "bemerkungen", "bemerkung"),
        "company": ("bedrijf", "bedrijfsnummer", "organisatie", "werkgever", "klant", "organisation", "organization",
                    "employer", "account", "client", "firma", "unternehmen", "kunde"),
        "title": ("functie", "functietitel", "functienaam", "titel", "jobtitle", "position", "role", "vacaturetitel",
                  "stelle", "stellenbezeichnung", "beruf"),
        "name": ("naam", "bedrijfsnaam", "companyname", "bezeichnung", "firmenname"),
        "domains": ("domein", "domeinen", "domain", "maildomein", "maildomain", "domaene", "website", "domänen"),
        "contact": ("contactpersoon", "contactperson", "ansprechpartner", "kontakt"),
        "candidate": ("kandidaat", "kandidaatnummer", "applicant", "kandidat", "bewerber"),
        "vacancy": ("vacature", "vacaturenummer", "job", "vakanz", "stellenangebot"),
        "birth_date": ("gebdatum", "geboortedatum", "geb", "geboren", "geborenop", "dob", "dateofbirth", "birthdate",
                       "birthday", "born", "geburtsdatum", "geburtstag"),
        "status": ("fase", "stadium", "stage", "state", "stand"),
    }
)  # fmt: skip
OF_A_KIND: Final[Mapping[RecordKind, Mapping[str, str]]] = MappingProxyType(
    {
        RecordKind.CANDIDATE: {"kandidaatnummer": "ref", "candidateid": "ref", "bewerbernummer": "ref",
                               "kandidaat": WHOLE_NAME, "candidate": WHOLE_NAME,
                               **dict.fromkeys(_WHOLE_NAMES, WHOLE_NAME)},
        RecordKind.CONTACT: {"contactnummer": "ref", "contactid": "ref", "relatienummer": "ref",
                             "contactpersoon": WHOLE_NAME, **dict.fromkeys(_WHOLE_NAMES, WHOLE_NAME)},
        RecordKind.COMPANY: {"bedrijfsnummer": "ref", "bedrijf": "name", "company": "name", "organisatie": "name",
                             "organisation": "name", "organization": "name", "firma": "name", "relatienummer": "ref"},
        RecordKind.VACANCY: {"vacaturenummer": "ref", "vacature": "title", "vacancyid": "ref", "naam": "title"},
        RecordKind.MATCH: {"matchnummer": "ref"},
    }
)  # fmt: skip
"""What a name means in the file of one kind alone; comes before the others."""


def guess_columns(kind: RecordKind, header: Sequence[str]) -> dict[str, str]:
    """Column of the file → ours; a column that is like none of ours keeps its name as a further field.

    Our own names win over those that only resemble them, and each of our columns is given once.
    """
    found = {name: _exact(kind, name) for name in header}
    taken = set(found.values())
    for name in header:
        guess = _similar(kind, name)
        if not found[name] and guess and guess not in taken:
            found[name] = guess
            taken.add(guess)
    return {name: column or name for name, column in found.items()}


def own_names(kind: RecordKind, header: Sequence[str]) -> dict[str, str]:
    """The mapping of a file in our own form: our columns in any letter case, all others as further fields."""
    return {name: _exact(kind, name) or name for name in header}


def split_whole_name(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of a line with a whole name in the place of its two parts, "de Vries, Sanne" included."""
    found = dict(fields)
    last, comma, first = found.pop(WHOLE_NAME, "").strip().partition(",")
    parts = (first.strip(), last.strip()) if comma else split_name(last)
    for name, part in zip(("first_name", "last_name"), parts, strict=True):
        if part and not found.get(name, "").strip():
            found[name] = part
    return found


def missing_columns(kind: RecordKind, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Which of ours a file of this kind must have and does not."""
    return tuple(name for name in NEEDED[kind] if name not in columns.values())


def doubled_columns(columns: Mapping[str, str]) -> tuple[str, ...]:
    """Which of ours two columns of the file are meant for."""
    given = [name for name in columns.values() if name]
    return tuple(sorted({name for name in given if given.count(name) > 1}))


def header_signature(header: Sequence[str]) -> str:
    """The same for files with the same columns, in any order and letter case."""
    names = sorted(name.strip().casefold() for name in header)
    return sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()


def _exact(kind: RecordKind, name: str) -> str:
    plain = name.strip().lower()
    return plain if plain in COLUMNS[kind] else ""


def _similar(kind: RecordKind, name: str) -> str:
    word = re.sub(r"[\W_]+", "", name.casefold())
    own = OF_A_KIND[kind].get(word)
    if own:
        return own
    further: tuple[str, ...] = BUILT_IN if kind is RecordKind.CANDIDATE else ()
    for column in (*COLUMNS[kind], *further):
        if word == column.replace("_", "") or word in NAMES.get(column, ()):
            return column
    return ""
