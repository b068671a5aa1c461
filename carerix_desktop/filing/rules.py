"""The table of rules by which a message comes onto files (RULES.md section 3), in their order.

Each rule says which records it links a message to, given what is known of it and of the links of other messages. The
first rule that gives a link names it. Rules only ever add: the links of a message are the least set that satisfies them
all, so the outcome is a function of the set of messages. A further rule is a further row of `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from carerix_desktop.domain.addresses import domain_of
from carerix_desktop.domain.automation import is_machine
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.linking import (
    LinkRule,
    NamedPerson,
    ProposalWhy,
    counterparty_fields,
    goes_on,
    is_one_person,
    settles_a_tie,
)
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.storage.archive_graph import AddressNode, MessageNode
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_people import KnownPerson

HAND, REPLY, ADDRESS = LinkRule.HAND.value, LinkRule.REPLY.value, LinkRule.ADDRESS.value
FORWARDED, COMPANY = LinkRule.FORWARDED.value, LinkRule.COMPANY.value
REFERENCE, BOUNCE = LinkRule.REFERENCE.value, LinkRule.BOUNCE.value
CANDIDATE, CONTACT = RecordKind.CANDIDATE.value, RecordKind.CONTACT.value
FIRM, VACANCY, MATCH = RecordKind.COMPANY.value, RecordKind.VACANCY.value, RecordKind.MATCH.value
EMPLOYER, FORWARD_FROM, IN_SUBJECT = "Contact", "Forwarded From", "Subject"  # what an evidence begins with
ALWAYS = "Always for this address"
FIELD_NAMES = {"from": "From", "reply_to": "Reply-To", "to": "To", "cc": "Cc", "bcc": "Bcc", "sender": "Sender"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a message is on a file: the rule, and the header with the address or Message-ID that says so; who made it."""

    rule: str
    evidence: str
    by: str = "rule"


Links = dict[RecordId, Reason]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A doubt for a person to settle; why is tie, new or reply; record is None for a new person."""

    why: str
    record: RecordId | None
    address: str


@dataclass(slots=True, kw_only=True)
class Subject:
    """A message that links are computed for.

    Attributes:
        parent: the message that it answers, if that is here; `parent_evidence` says which header told.
        reported: the message that it reports on, if that is here; `reported_evidence` names it.
        hand, standing: links made by a person, and those by rules that look at the message and the records alone: they
            stay whatever becomes of the records, but for what rests on the link of a person.
        unlinked: what a person said no to; `refused` are addresses that are not to be proposed for it.
        relayed: the Reply-To of mail that a job board relays, "" for other mail and where it is not known any more.
        proposed_new: addresses that are proposed as new persons already.
        links: what the rules gave so far.
    """

    node: MessageNode
    addresses: Collection[AddressNode]
    parent: MessageKey | None = None
    parent_evidence: str = ""
    reported: MessageKey | None = None
    reported_evidence: str = ""
    hand: Links = field(default_factory=dict)
    standing: Links = field(default_factory=dict)
    unlinked: Collection[RecordId] = ()
    refused: Collection[str] = ()
    relayed: str = ""
    proposed_new: Collection[str] = ()
    links: Links = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class World:
    """All messages of a computation, those included whose links are only read, and what the records say."""

    subjects: Mapping[MessageKey, Subject]
    book: AddressBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table: what it links a message to, and what it leaves to a person once all links are known.

    `links` is also told the links by the rules before it.
    """

    name: str
    links: Callable[[Subject, World, Links], Iterable[tuple[RecordId, Reason]]]
    proposals: Callable[[Subject, World], Iterable[Proposed]]


def hand_links(subject: Subject, _world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """What a person linked stays linked."""
    return subject.hand.items()


def chosen_links(subject: Subject, world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """All mail of an address goes to whom a person chose for it, but for what a person took off."""
    node = subject.node
    fields = counterparty_fields(node.direction)  # of automated mail too: a person's word counts before the guards
    met = [one.normal for one in subject.addresses if one.field in fields and not one.refused]
    for normal in dict.fromkeys([*met, *([node.inner_normal] if node.direction == "out" else ())]):
        choice = world.book.choice_for(normal)
        if choice is not None and choice.record is not None and choice.record not in subject.unlinked:
            yield choice.record, Reason(HAND, f"{ALWAYS}: {choice.normal}", choice.made_by)


def no_proposals(_subject: Subject, _world: World) -> Iterable[Proposed]:
    """A person is not in doubt."""
    return ()


def reply_links(subject: Subject, world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """All links of the message that this one answers, unless it talks about something else with other people."""
    parent = world.subjects.get(subject.parent) if subject.parent is not None else None
    if parent is None or not gets_links(subject, parent, world.book):
        return
    reason = Reason(REPLY, subject.parent_evidence)
    for record in parent.links:
        yield record, reason


def reply_proposals(subject: Subject, world: World) -> Iterable[Proposed]:
    """The links of the message that this one answers, where it talks about something else with other people."""
    parent = world.subjects.get(subject.parent) if subject.parent is not None else None
    if parent is None or gets_links(subject, parent, world.book):
        return
    for record in parent.links:
        if record not in subject.links and record not in subject.unlinked:
            yield Proposed(ProposalWhy.REPLY.value, record, "")


def gets_links(subject: Subject, parent: Subject, book: AddressBook) -> bool:
    """Whether an answer goes on about the same: same bare subject, or a counterparty of the earlier one takes part."""
    if subject.node.bare_subject == parent.node.bare_subject:
        return True
    before = _with_people(book.counterparties(parent.node.direction, parent.addresses), book)
    now = _with_people({one.normal for one in subject.addresses}, book)
    return goes_on(same_subject=False, counterparties_before=before, taking_part=now)


def _with_people(normals: Collection[str], book: AddressBook) -> set[str | RecordId]:
    people = {RecordId(one.kind, one.record_key) for normal in normals for one in book.people_at(normal)}
    return {*normals, *people}


def address_links(subject: Subject, world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """The people on counterparties' addresses of whom there is no doubt, and the links by address that stand."""
    for address, people in _met(subject, world.book):
        if _are_one_person(people):
            reason = Reason(ADDRESS, f"{FIELD_NAMES[address.field]}: {address.address}")
            for one in people:
                yield RecordId(one.kind, one.record_key), reason
    yield from _standing(subject, ADDRESS)


def address_proposals(subject: Subject, world: World) -> Iterable[Proposed]:
    """Ties that neither a hand nor a reply settles; unknown senders."""
    for address, people in _met(subject, world.book):
        yield from _tied(subject, people, address.address)
    yield from _new_people(subject, world.book)


def _tied(subject: Subject, people: Collection[KnownPerson], address: str) -> Iterable[Proposed]:
    """The several people on an address, unless a hand or a reply says which of them it is."""
    records = [RecordId(one.kind, one.record_key) for one in people]
    if len(records) > 1 and not _are_one_person(people) and not any(_settles(subject.links.get(r)) for r in records):
        yield from _doubted(subject, records, address)


def _doubted(subject: Subject, records: Iterable[RecordId], address: str) -> Iterable[Proposed]:
    for record in records:
        if record not in subject.links and record not in subject.unlinked:
            yield Proposed(ProposalWhy.TIE.value, record, address)


def _new_people(subject: Subject, book: AddressBook) -> Iterable[Proposed]:
    node = subject.node
    if node.direction != "in" or any(_is_person(record) for record in subject.hand):
        return
    senders = [one.address for one in subject.addresses if one.field == "from"]
    candidates = [subject.relayed, *subject.proposed_new] if node.automated else senders
    for address in dict.fromkeys(candidates):
        normal = next((one.normal for one in subject.addresses if one.address == address), "")
        if normal and not book.is_own(normal) and not book.people_at(normal):
            yield Proposed(ProposalWhy.NEW.value, None, address)


def _met(subject: Subject, book: AddressBook) -> Iterable[tuple[AddressNode, tuple[KnownPerson, ...]]]:
    """The counterparties that stand on files and were not refused, each address once, by the order of the headers."""
    for address in _counterparties(subject):
        people = book.people_at(address.normal)
        if people:
            yield address, people


def _counterparties(subject: Subject) -> Iterable[AddressNode]:
    fields = counterparty_fields(subject.node.direction, automated=subject.node.automated)
    seen: set[str] = set()
    for address in subject.addresses:
        if address.field in fields and not address.refused and address.normal and address.normal not in seen:
            seen.add(address.normal)
            yield address


def _are_one_person(people: Collection[KnownPerson]) -> bool:
    return is_one_person([NamedPerson(one.kind, one.name) for one in people])


def _settles(reason: Reason | None) -> bool:
    return reason is not None and settles_a_tie(reason.rule)


def _is_person(record: RecordId) -> bool:
    return record.kind in (CANDIDATE, CONTACT)


def _standing(subject: Subject, rule: str) -> Iterable[tuple[RecordId, Reason]]:
    return ((record, reason) for record, reason in subject.standing.items() if reason.rule == rule)


def forwarded_links(subject: Subject, world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """The person who wrote what a user forwards, as by their address."""
    people = _forwarded(subject, world.book)
    if _are_one_person(people):
        for one in people:
            yield RecordId(one.kind, one.record_key), Reason(FORWARDED, f"{FORWARD_FROM}: {subject.node.inner_normal}")
    yield from _standing(subject, FORWARDED)


def forwarded_proposals(subject: Subject, world: World) -> Iterable[Proposed]:
    """Several people on the address of who wrote what a user forwards; an unknown one."""
    inner, people = subject.node.inner_normal, _forwarded(subject, world.book)
    yield from _tied(subject, people, inner)
    known = people or world.book.is_own(inner) or any(_is_person(one) for one in subject.hand)
    if subject.node.direction == "out" and inner and not known and not is_machine(inner):
        yield Proposed(ProposalWhy.NEW.value, None, inner)


def _forwarded(subject: Subject, book: AddressBook) -> Collection[KnownPerson]:
    return book.people_at(subject.node.inner_normal) if subject.node.direction == "out" else ()


def company_links(subject: Subject, world: World, before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """The companies of linked contacts, and that of an unknown counterparty's domain; automated mail brings none."""
    contacts = [one.record_key for one in before if one.kind == CONTACT]
    jobs = [job for one in contacts if (job := world.book.records.employment_of(one)) is not None]
    stood = {reason.evidence: record for record, reason in _standing(subject, COMPANY)}
    for job in jobs:
        evidence = f"{EMPLOYER}: {job.ref}"
        record = stood.get(evidence) or _company(job.company)  # one who changed jobs takes no older mail along
        if record is not None and (evidence in stood or not subject.node.automated):
            yield record, Reason(COMPANY, evidence)
    for address, companies in _domains(subject, world):
        if len(companies) == 1:
            yield companies[0], Reason(COMPANY, f"{FIELD_NAMES[address.field]}: {address.address}")
    for evidence, record in stood.items():
        if not evidence.startswith(EMPLOYER):
            yield record, Reason(COMPANY, evidence)


def company_proposals(subject: Subject, world: World) -> Iterable[Proposed]:
    """The companies that list the domain of one unknown counterparty."""
    for address, companies in _domains(subject, world):
        if len(companies) > 1 and not any(_settles(subject.links.get(one)) for one in companies):
            yield from _doubted(subject, companies, address.address)


def _company(key: RecordKey | None) -> RecordId | None:
    return None if key is None else RecordId(FIRM, key)


def _domains(subject: Subject, world: World) -> Iterable[tuple[AddressNode, list[RecordId]]]:
    """Counterparties that nobody in particular has, with the companies at their domain."""
    if subject.node.automated:
        return
    for address in _counterparties(subject):
        people = world.book.people_at(address.normal)
        if not _are_one_person(people) and not world.book.is_own(address.normal):
            companies = world.book.records.companies_at(domain_of(address.normal))
            yield address, [RecordId(FIRM, key) for key in companies]


def reference_links(subject: Subject, world: World, before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """The vacancies whose numbers stand in the subject, and their matches with the candidates that are linked."""
    named = [
        (RecordId(VACANCY, key), f"{IN_SUBJECT}: {number}")
        for key, number in world.book.records.vacancies_in(subject.node.bare_subject)
    ]
    named += [(record, reason.evidence) for record, reason in _standing(subject, REFERENCE) if record.kind != MATCH]
    candidates = [one.record_key for one in before if one.kind == CANDIDATE]
    for vacancy, evidence in named:
        yield vacancy, Reason(REFERENCE, evidence)
        for candidate in candidates:
            for match in world.book.records.matches_of(candidate, vacancy.record_key):
                yield RecordId(MATCH, match), Reason(REFERENCE, evidence)


def bounce_links(subject: Subject, world: World, _before: Links) -> Iterable[tuple[RecordId, Reason]]:
    """All links of the message that a delivery report is about."""
    reported = world.subjects.get(subject.reported) if subject.reported is not None else None
    if reported is not None:
        for record in reported.links:
            yield record, Reason(BOUNCE, subject.reported_evidence)


RULES = (
    Rule(name=HAND, links=hand_links, proposals=no_proposals),
    Rule(name=ALWAYS, links=chosen_links, proposals=no_proposals),
    Rule(name=REPLY, links=reply_links, proposals=reply_proposals),
    Rule(name=ADDRESS, links=address_links, proposals=address_proposals),
    Rule(name=FORWARDED, links=forwarded_links, proposals=forwarded_proposals),
    Rule(name=COMPANY, links=company_links, proposals=company_proposals),
    Rule(name=REFERENCE, links=reference_links, proposals=no_proposals),
    Rule(name=BOUNCE, links=bounce_links, proposals=no_proposals),
)
