"""The files that a message would be archived in, for the link row: those it answers, those of its recipients.

The same rules as at filing (RULES.md section 3, `reply`, `address`, `company`), told beforehand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from carerix_desktop.domain.addresses import normalise, variants
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.linking import NamedPerson, is_one_person
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.writing import LinkChoice
from carerix_desktop.storage import conversations
from carerix_desktop.storage.reading import message_rows
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.writing import Person, company_names, people_on


def links_for(
    reader: Reader, addresses: Iterable[Address], answers: MessageKey | None, users: Collection[str]
) -> tuple[LinkChoice, ...]:
    """The files of the answered message, then those of the recipients and their companies, then ties; each once.

    Args:
        reader: the viewer's.
        addresses: the recipients so far.
        answers: the message that is answered or forwarded.
        users: the users' own addresses, normalised, which are on nobody's file.
    """
    found: dict[tuple[RecordKind, RecordKey], LinkChoice] = {}
    for choice in (*_inherited(reader, answers), *_addressed(reader, addresses, users)):
        found.setdefault((choice.kind, choice.key), choice)
    return tuple(sorted(found.values(), key=lambda choice: choice.why == "tie"))


def people_at(reader: Reader, addresses: Iterable[Address], users: Collection[str] = ()) -> dict[str, list[Person]]:
    """Address as written → the people on it; a plus tag is dropped only where the exact address is unknown."""
    forms = {one.address: variants(normalise(one.address)) for one in addresses if normalise(one.address)}
    known: dict[str, list[Person]] = defaultdict(list)
    for person in people_on(reader, {form for several in forms.values() for form in several}):
        known[person.normal].append(person)
    found = {}
    for address, several in forms.items():
        if not any(form in users for form in several):
            people = next((known[form] for form in several if form in known), [])
            if people:
                found[address] = people
    return found


def _inherited(reader: Reader, answers: MessageKey | None) -> Sequence[LinkChoice]:
    if answers is None:
        return ()
    rows = conversations.links_of(reader, [answers]).get(answers, [])
    names = conversations.record_names(reader, {(row.kind, row.record_key) for row in rows})
    subject = next((row.subject for row in message_rows(reader, [answers]).values()), "")
    return [
        LinkChoice(
            kind=RecordKind(row.kind), key=RecordKey(row.record_key), ref=ref, label=name, why="reply", evidence=subject
        )
        for row in rows
        for ref, name in [names.get((row.kind, row.record_key), ("", ""))]
        if ref
    ]


def _addressed(reader: Reader, addresses: Iterable[Address], users: Collection[str]) -> Sequence[LinkChoice]:
    choices: list[LinkChoice] = []
    employers: dict[RecordKey, str] = {}
    for address, people in people_at(reader, addresses, users).items():
        one = is_one_person([NamedPerson(person.kind, person.name) for person in people])
        for person in people:
            choices.append(
                LinkChoice(
                    kind=person.kind,
                    key=person.key,
                    ref=person.ref,
                    label=person.name,
                    why="address" if one else "tie",
                    evidence=address,
                )
            )
            if one and person.company is not None:
                employers.setdefault(person.company, address)
    for key, (ref, name) in company_names(reader, employers).items():
        company = LinkChoice(
            kind=RecordKind.COMPANY, key=key, ref=ref, label=name, why="company", evidence=employers[key]
        )
        choices.append(company)
    return choices
