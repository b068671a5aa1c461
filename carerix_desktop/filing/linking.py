"""Links and proposals of the messages around what a batch brought: computed from nothing, then compared with the store.

The rules only add, so the links are the least set that satisfies them all; it is found by letting each message's links
flow to its answers until nothing changes. What is stored and no longer follows is withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.addresses import domain_of, normalise
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.filing.rules import (
    ALWAYS,
    BOUNCE,
    CONTACT,
    HAND,
    REPLY,
    RULES,
    VACANCY,
    Links,
    Proposed,
    Reason,
    Subject,
    World,
)
from carerix_desktop.storage import archive_links
from carerix_desktop.storage.archive_choices import find_refusals
from carerix_desktop.storage.archive_links import RecordId, StoredLink, StoredProposal
from carerix_desktop.storage.unit_of_work import Archive


@dataclass(slots=True)
class Linked:
    """Which messages' links or proposals changed, and on whose files."""

    messages: set[MessageKey] = field(default_factory=set)
    records: set[RecordId] = field(default_factory=set)


def link(
    archive: Archive,
    book: AddressBook,
    talk: Talk,
    relayed: Mapping[MessageKey, str],
    now: int,
) -> Linked:
    """Compute the links and proposals of the messages that `talk` found changed anew, and store the difference.

    What a message gains or loses goes on to its answers: then they are computed anew with it.

    Args:
        archive: the open batch.
        book: whose addresses are whose.
        talk: messages with what they answer; complete conversations, or new messages that nothing answers yet.
        relayed: for new mail that a job board relays, its Reply-To.
        now: seconds.
    """
    answers = _answers(talk)
    keys = talk.changed | _in_circles(talk) if talk.changed else set()
    while True:
        batch = _Batch(archive, book, talk, keys, relayed)
        _flow(batch.world, keys, answers)
        direct = {one for key in batch.with_other_links() for one in answers.get(key, ())} - keys
        further = (direct | _all_answers(direct, answers)) - keys
        if not further:
            break
        keys |= further
    linked = Linked()
    wanted = {key: batch.world.subjects[key].links for key in keys}
    _store_links(archive, linked, wanted, batch.links, now)
    proposed = {key: _proposals(batch.world.subjects[key], batch.world) for key in keys}
    _store_proposals(archive, linked, proposed, batch.proposals)
    return linked


Answers = Mapping[MessageKey, Sequence[MessageKey]]


def _answers(talk: Talk) -> Answers:
    answers: dict[MessageKey, list[MessageKey]] = defaultdict(list)
    for key in talk.nodes:
        source = talk.ancestry[key].source
        if source is not None:
            answers[source.key].append(key)
    return answers


def _all_answers(keys: Iterable[MessageKey], answers: Answers) -> set[MessageKey]:
    """The answers to these messages, the answers to those, and so on."""
    found: set[MessageKey] = set()
    waiting = [answer for key in keys for answer in answers.get(key, ())]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += answers.get(key, ())
    return found


def _in_circles(talk: Talk) -> set[MessageKey]:
    """Messages that answer, or report on, each other round in a circle: none of their links may rest on itself."""
    circles: set[MessageKey] = set()
    seen: dict[MessageKey, MessageKey] = {}  # each with the message from which it was reached
    for start in talk.nodes:
        path, key = [], start
        while key in talk.nodes and key not in seen:
            seen[key] = start
            path.append(key)
            source = talk.ancestry[key].source
            if source is None:
                break
            key = source.key
        else:
            if seen.get(key) == start and key in path:
                circles.update(path[path.index(key) :])
    return circles


class _Batch:
    """The messages whose links are computed anew, with what is stored of them, and their parents to read from."""

    def __init__(
        self,
        archive: Archive,
        book: AddressBook,
        talk: Talk,
        keys: Collection[MessageKey],
        relayed: Mapping[MessageKey, str],
    ) -> None:
        sources = (talk.ancestry[key].source for key in keys)
        read_only = {one.key: one for one in sources if one is not None and one.key not in keys}
        here = set(keys).difference(talk.new)  # new messages have no links and no proposals yet
        self.links = archive_links.find_links(archive, [*here, *read_only])
        self.proposals = archive_links.find_proposals(archive, here)
        self._keys = keys
        addresses = book.of_messages([*keys, *read_only])
        normals = {one.normal for some in addresses.values() for one in some}
        normals |= {talk.nodes[key].inner_normal for key in keys}
        book.learn(normals)
        self._learn_records(book, normals, [talk.nodes[key].bare_subject for key in keys])
        unlinks, refusals = archive_links.find_unlinks(archive, keys), find_refusals(archive, here)
        subjects: dict[MessageKey, Subject] = {}
        for key, node in read_only.items():
            subjects[key] = Subject(node=node, addresses=addresses[key], links=_links(self.links.get(key, ())))
        for key in keys:
            stored, ancestry = self.links.get(key, ()), talk.ancestry[key]
            subjects[key] = Subject(
                node=talk.nodes[key],
                addresses=addresses[key],
                parent=None if ancestry.parent is None else ancestry.parent.key,
                parent_evidence=ancestry.evidence,
                reported=None if ancestry.reported is None else ancestry.reported.key,
                reported_evidence=ancestry.reported_evidence,
                hand=_links(one for one in stored if one.rule == HAND and not one.evidence.startswith(ALWAYS)),
                standing=_links(one for one in stored if one.rule not in (HAND, REPLY, BOUNCE)),
                unlinked=unlinks.get(key, ()),
                refused=refusals.get(key, ()),
                relayed=relayed.get(key, ""),
                proposed_new=[one.address for one in self.proposals.get(key, ()) if one.why == "new"],
            )
        self.world = World(subjects, book)

    def _learn_records(self, book: AddressBook, normals: Collection[str], subjects: Iterable[str]) -> None:
        """Look up what the rules will ask of the companies, contacts and vacancies around these messages."""
        stored = {one.record_key for some in self.links.values() for one in some if one.kind == CONTACT}
        here = {p.record_key for one in normals for p in book.people_at(one) if p.kind == CONTACT}
        vacancies = {key for subject in subjects for key, _number in book.records.vacancies_in(subject)}
        vacancies |= {one.record_key for some in self.links.values() for one in some if one.kind == VACANCY}
        domains = {domain_of(one) for one in normals}
        book.records.learn(domains=domains, contacts=stored | here, vacancies=vacancies)

    def with_other_links(self) -> list[MessageKey]:
        """The messages that are on other files than the store says."""
        return [
            key for key in self._keys if self.world.subjects[key].links.keys() != _links(self.links.get(key, ())).keys()
        ]


def _links(rows: Iterable[StoredLink]) -> Links:
    return {RecordId(one.kind, one.record_key): Reason(one.rule, one.evidence, one.made_by) for one in rows}


def _flow(world: World, keys: Collection[MessageKey], answers: Answers) -> None:
    """Apply the rules until nothing is added; what a message gains flows to its answers."""
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        subject = world.subjects[key]
        links = _apply(subject, world)
        if links != subject.links:
            grown = links.keys() != subject.links.keys()
            subject.links = links
            waiting += [one for one in answers.get(key, ()) if one in keys] if grown else ()


def _apply(subject: Subject, world: World) -> Links:
    links: Links = {}
    for rule in RULES:
        for record, reason in rule.links(subject, world, links):
            if record not in links and (record not in subject.unlinked or reason.rule == HAND):
                links[record] = reason
    return links


def _proposals(subject: Subject, world: World) -> list[Proposed]:
    made = dict.fromkeys(one for rule in RULES for one in rule.proposals(subject, world))
    return [one for one in made if not _is_refused(one, subject, world)]


def _is_refused(proposed: Proposed, subject: Subject, world: World) -> bool:
    """Whether a person said no to it: for this message, or for all mail of the address."""
    normal = normalise(proposed.address)
    if proposed.record is None and normal in subject.refused:
        return True
    return world.book.choice_for(normal) is not None


def _store_links(
    archive: Archive,
    linked: Linked,
    wanted: Mapping[MessageKey, Links],
    stored: Mapping[MessageKey, Collection[StoredLink]],
    now: int,
) -> None:
    gone, new = [], []
    for key, links in wanted.items():
        before = _links(stored.get(key, ()))
        if before == links:
            continue
        changed = {record for record in before.keys() | links.keys() if before.get(record) != links.get(record)}
        gone += [(key, record.kind, record.record_key) for record in changed if record in before]
        new += [
            StoredLink(key, record.kind, record.record_key, reason.rule, reason.evidence, reason.by, now)
            for record, reason in links.items()
            if record in changed
        ]
        linked.messages.add(key)
        linked.records |= changed
    archive_links.replace_links(archive, gone, new)


def _store_proposals(
    archive: Archive,
    linked: Linked,
    wanted: Mapping[MessageKey, Collection[Proposed]],
    stored: Mapping[MessageKey, Collection[StoredProposal]],
) -> None:
    gone, new = [], []
    for key, proposals in wanted.items():
        before = {(one.why, one.kind, one.record_key, one.address): one.key for one in stored.get(key, ())}
        after = {(p.why, *(p.record or (None, None)), p.address) for p in proposals}
        if before.keys() == after:
            continue
        gone += [row for values, row in before.items() if values not in after]
        new += [(key, *values) for values in sorted(after - before.keys(), key=repr)]
        linked.messages.add(key)
    archive_links.replace_proposals(archive, gone, new)
