"""People → vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), one card each."""

from __future__ import annotations

from typing import Final, Literal

import vobject
from vobject.vcard import Address, Name

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_fields import split_values

Version = Literal["3.0", "4.0"]
VERSIONS: Final[tuple[Version, ...]] = ("3.0", "4.0")


def build_vcard(person: Record, organisation: str = "", version: Version = "3.0") -> bytes:
    """One card.

    Args:
        person: a candidate or a contact.
        organisation: the name of the contact's company.
        version: of the card.
    """
    fields, card = person.fields, vobject.vCard()
    card.add("version").value = version
    card.add("n").value = Name(family=fields.get("last_name", ""), given=fields.get("first_name", ""))
    card.add("fn").value = person.name
    for name, column in (("email", "emails"), ("tel", "phones")):
        for value in split_values(fields.get(column, "")):
            card.add(name).value = value
    if fields.get("city"):
        line = card.add("adr")
        line.value = Address(city=fields["city"])
        line.type_param = "HOME" if person.kind is RecordKind.CANDIDATE else "WORK"
    if organisation:
        card.add("org").value = [organisation]
    for name, column in (("title", "title"), ("note", "notes"), ("lang", "language")):
        if fields.get(column):
            card.add(name).value = fields[column]
    card.add("x-carerix-ref").value = f"{person.kind}:{person.ref}"
    for name, column in (("x-carerix-confidential", "confidential"), ("x-carerix-opt-out", "opt_out")):
        if fields.get(column) == "yes":
            card.add(name).value = "yes"
    text: str = card.serialize()
    return text.encode("utf-8", "replace")
