"""The files that a message would be archived in, for the link row: those it answers, those of its recipients.

The same rules as at filing (RULES.md section 3, `hand` by a choice for an address, `reply`, `address`, `company`,
`reference`), told beforehand; the evidence is written as filing writes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from carerix_desktop.domain.addresses import domain_of, normalise, variants
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.linking import NamedPerson, is_one_person
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.vacancy_numbers import VacancyNumbers, fold_number
from carerix_desktop.domain.writing import LinkChoice
from carerix_desktop.filing.rules import ALWAYS, EMPLOYER, IN_SUBJECT
from carerix_desktop.parse.domains import company_levels
from carerix_desktop.storage import conversations, writing
from carerix_desktop.storage.reading import message_rows
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.writing import Named, Person, company_names, people_on


def links_for(
    reader: Reader,
    addresses: Iterable[Address],
    answers: MessageKey | None,
    users: Collection[str],
    subject: str = "",
) -> tuple[LinkChoice, ...]:
    """The files of the answered message, of the recipients and their companies, of vacancies named; then ties.

    Args:
        reader: the viewer's.
        addresses: the recipients so far.
        answers: the message that is answered or forwarded.
        users: the users' own addresses, normalised, which are on nobody's file.
        subject: as it is written so far.
    """
    met = [one for one in addresses if normalise(one.address) and not set(variants(normalise(one.address))) & {*users}]
    chosen = _chosen(reader, met)
    brought = (*chosen.values(), *_inherited(reader, answers), *_addressed(reader, met, chosen))
    found: dict[tuple[RecordKind, RecordKey], LinkChoice] = {}
    for choice in (*brought, *_at_domains(reader, met, chosen), *_numbered(reader, subject)):
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


def _chosen(reader: Reader, addresses: Iterable[Address]) -> dict[str, LinkChoice]:
    """Address as written → the file that somebody chose for all mail of it."""
    forms = {one.address: variants(normalise(one.address)) for one in addresses}
    choices = writing.choices_on(reader, {form for several in forms.values() for form in several})
    exact = {person.normal for person in people_on(reader, {several[0] for several in forms.values()})}
    found = {}
    for address, (normal, *bare) in forms.items():
        form = next((one for one in (normal, *(() if normal in exact else bare)) if one in choices), None)
        if form is not None:
            found[address] = _choice(choices[form], "hand", f"{ALWAYS}: {form}")
    return found


def _addressed(reader: Reader, addresses: Sequence[Address], chosen: Collection[str]) -> Sequence[LinkChoice]:
    choices: list[LinkChoice] = []
    employers: dict[RecordKey, str] = {}
    for address, people in people_at(reader, addresses).items():
        one = _is_one(people)
        for person in people if one or address not in chosen else ():
            named = Named(person.kind, person.key, person.ref, person.name)
            choices.append(_choice(named, "address" if one else "tie", f"To: {address}"))
            if one and person.company is not None:
                employers.setdefault(person.company, f"{EMPLOYER}: {person.ref}")
    for key, (ref, name) in company_names(reader, employers).items():
        choices.append(_choice(Named(RecordKind.COMPANY, key, ref, name), "company", employers[key]))
    return choices


def _at_domains(reader: Reader, addresses: Sequence[Address], chosen: Collection[str]) -> Sequence[LinkChoice]:
    """The companies at the domains of those who are nobody in particular; a domain of several is a tie."""
    people = people_at(reader, addresses)
    unknown = [one.address for one in addresses if not _is_one(people.get(one.address, ()))]
    levels = {address: company_levels(domain_of(normalise(address))) for address in unknown}
    companies = writing.companies_at(reader, {one for some in levels.values() for one in some})
    choices = []
    for address, some in levels.items():
        there = next((companies[one] for one in some if one in companies), [])
        why = "company" if len(there) == 1 else "tie"
        if why == "company" or address not in chosen:
            choices += [_choice(one, why, f"To: {address}") for one in there]
    return choices


def _numbered(reader: Reader, subject: str) -> Sequence[LinkChoice]:
    """The vacancies whose numbers stand in the subject."""
    if not subject.strip():
        return ()
    numbers = {fold_number(one.ref): one for one in writing.all_vacancies(reader)}
    return [
        _choice(numbers[number], "reference", f"{IN_SUBJECT}: {number}")
        for number in VacancyNumbers(numbers).find(subject)
    ]


def _is_one(people: Collection[Person]) -> bool:
    return is_one_person([NamedPerson(person.kind, person.name) for person in people])


def _choice(named: Named, why: str, evidence: str) -> LinkChoice:
    return LinkChoice(kind=named.kind, key=named.key, ref=named.ref, label=named.name, why=why, evidence=evidence)
