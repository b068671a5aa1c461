"""Links and proposals of the messages around what a batch brought: computed from nothing, then compared with the store.

The rules only add, so the links are the least set that satisfies them all; it is found by letting each message's links
flow to its answers until nothing changes. What is stored and no longer follows is withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.ancestry import ALONE
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.filing.rules import HAND, REPLY, RULES, Links, Proposed, Reason, Subject, World
from carerix_desktop.storage import archive_links
from carerix_desktop.storage.archive_graph import MessageNode
from carerix_desktop.storage.archive_links import RecordId, StoredLink, StoredProposal
from carerix_desktop.storage.unit_of_work import Archive


@dataclass(slots=True)
class Linked:
    """Which messages' links or proposals changed, and on whose files."""

    messages: set[MessageKey] = field(default_factory=set)
    records: set[RecordId] = field(default_factory=set)


def link(archive: Archive, book: AddressBook, talk: Talk, relayed: Mapping[MessageKey, str], now: int) -> Linked:
    """Compute the links and proposals of all messages of `talk` anew and store the difference.

    Args:
        archive: the open batch.
        book: whose addresses are whose.
        talk: messages with what they answer; complete conversations, or new messages that nothing answers yet.
        relayed: for new mail that a job board relays, its Reply-To.
        now: seconds.
    """
    keys = list(talk.nodes)
    read_only = _parents_elsewhere(talk)
    stored = archive_links.find_links(archive, [*keys, *read_only])
    proposals = archive_links.find_proposals(archive, keys)
    world = _world(archive, book, talk, read_only, stored)
    for key, address in relayed.items():
        world.subjects[key].relayed = address
    for key in keys:
        world.subjects[key].proposed_new = [one.address for one in proposals.get(key, ()) if one.why == "new"]
    _flow(world, keys)
    linked = Linked()
    _store_links(archive, linked, {key: world.subjects[key].links for key in keys}, stored, now)
    wanted = {key: _proposals(world.subjects[key], world) for key in keys}
    _store_proposals(archive, linked, wanted, proposals)
    return linked


def _parents_elsewhere(talk: Talk) -> dict[MessageKey, MessageNode]:
    parents = (talk.ancestry[key].parent for key in talk.nodes)
    return {one.key: one for one in parents if one is not None and one.key not in talk.nodes}


def _world(
    archive: Archive,
    book: AddressBook,
    talk: Talk,
    read_only: Mapping[MessageKey, MessageNode],
    stored: Mapping[MessageKey, Collection[StoredLink]],
) -> World:
    addresses = book.of_messages([*talk.nodes, *read_only])
    unlinks = archive_links.find_unlinks(archive, talk.nodes)
    book.learn({one.normal for some in addresses.values() for one in some})
    subjects = {}
    for key, node in {**talk.nodes, **read_only}.items():
        links = stored.get(key, ())
        ancestry = talk.ancestry.get(key, ALONE)
        subject = Subject(node=node, addresses=addresses[key], unlinked=unlinks.get(key, ()))
        if key in talk.nodes:
            subject.parent = None if ancestry.parent is None else ancestry.parent.key
            subject.parent_evidence = ancestry.evidence
            subject.hand = _links(one for one in links if one.rule == HAND)
            subject.standing = _links(one for one in links if one.rule not in (HAND, REPLY))
        else:
            subject.links = _links(links)
        subjects[key] = subject
    return World(subjects, book)


def _links(rows: Iterable[StoredLink]) -> Links:
    return {RecordId(one.kind, one.record_key): Reason(one.rule, one.evidence) for one in rows}


def _flow(world: World, keys: Collection[MessageKey]) -> None:
    """Apply the rules until nothing is added; what a message gains flows to its answers."""
    answers: dict[MessageKey, list[MessageKey]] = defaultdict(list)
    for key in keys:
        parent = world.subjects[key].parent
        if parent is not None:
            answers[parent].append(key)
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        subject = world.subjects[key]
        links = _apply(subject, world)
        if links != subject.links:
            grown = links.keys() != subject.links.keys()
            subject.links = links
            waiting += answers[key] if grown else ()


def _apply(subject: Subject, world: World) -> Links:
    links: Links = {}
    for rule in RULES:
        for record, reason in rule.links(subject, world):
            if record not in links and (record not in subject.unlinked or reason.rule == HAND):
                links[record] = reason
    return links


def _proposals(subject: Subject, world: World) -> list[Proposed]:
    return list(dict.fromkeys(one for rule in RULES for one in rule.proposals(subject, world)))


def _store_links(
    archive: Archive,
    linked: Linked,
    wanted: Mapping[MessageKey, Links],
    stored: Mapping[MessageKey, Collection[StoredLink]],
    now: int,
) -> None:
    gone, new = [], []
    for key, links in wanted.items():
        before = {RecordId(one.kind, one.record_key): Reason(one.rule, one.evidence) for one in stored.get(key, ())}
        if before == links:
            continue
        changed = {record for record in before.keys() | links.keys() if before.get(record) != links.get(record)}
        gone += [(key, record.kind, record.record_key) for record in changed if record in before]
        new += [
            StoredLink(key, record.kind, record.record_key, links[record].rule, links[record].evidence, "rule", now)
            for record in links
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
