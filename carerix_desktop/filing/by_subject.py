"""Replies that lost their headers: joined by subject and counterparty (RULES.md section 2, `subject`).

Such a reply is tied to the nearest earlier message of the same bare subject that was exchanged with the same
counterparty, by the same address or another address of that person, within 90 days; ties go by Message-ID.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from carerix_desktop.domain.conversation import JoinedBy, Moment, nearest_earlier
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.linking import counterparty_fields
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.filing.ancestry import ALONE, Ancestry
from carerix_desktop.filing.graph import Graph
from carerix_desktop.storage.archive_graph import MessageNode, find_with_subject, has_lost_replies
from carerix_desktop.storage.unit_of_work import Archive


class Shelf:
    """Messages of one bare subject and one counterparty's address, oldest first."""

    def __init__(self, nodes: Collection[MessageNode]) -> None:
        self.nodes = sorted(nodes, key=lambda one: one.moment)
        self.moments = [one.moment for one in self.nodes]


Shelves = Mapping[tuple[str, str], Shelf]


def lost_replies_near(archive: Archive, book: AddressBook, nodes: Collection[MessageNode]) -> list[MessageNode]:
    """Lost replies in the store that one of these messages may be the nearest earlier one for."""
    subjects = {node.bare_subject for node in nodes if node.bare_subject}
    if not has_lost_replies(archive, subjects):
        return []
    aliases = _aliases(book, [node for node in nodes if node.bare_subject])
    near = {one for some in aliases.values() for one in some}
    found = find_with_subject(archive, subjects, near, lost=True)
    return list({one.node.key: one.node for one in found if _is_counterparty(one.node, one.field)}.values())


def ancestries_by_subject(graph: Graph, book: AddressBook, lost: Collection[MessageNode]) -> dict[MessageKey, Ancestry]:
    """What these replies are tied to."""
    if not lost:
        return {}
    wanted = _aliases(book, lost)
    subjects = {node.bare_subject for node in lost}
    normals = {one for some in wanted.values() for one in some}
    found: dict[tuple[str, str], list[MessageNode]] = defaultdict(list)
    for one in graph.with_subject(book, subjects, normals):
        if _is_counterparty(one.node, one.field):
            found[one.node.bare_subject, one.normal].append(one.node)
    shelves = {place: Shelf(nodes) for place, nodes in found.items()}
    return {node.key: _nearest(node, wanted[node.key], shelves) for node in lost}


def _aliases(book: AddressBook, nodes: Collection[MessageNode]) -> dict[MessageKey, set[str]]:
    """The counterparties of each message, by all their addresses."""
    addresses = book.of_messages([node.key for node in nodes])
    parties = {node.key: book.counterparties(node.direction, addresses[node.key]) for node in nodes}
    known = book.all_addresses_of({one for some in parties.values() for one in some})
    return {key: {alias for one in some for alias in known[one]} for key, some in parties.items()}


def _is_counterparty(node: MessageNode, field: str) -> bool:
    return field in counterparty_fields(node.direction)


def _nearest(node: MessageNode, counterparties: Collection[str], shelves: Shelves) -> Ancestry:
    near: dict[Moment, MessageNode] = {}
    for one in counterparties:
        shelf = shelves.get((node.bare_subject, one))
        index = None if shelf is None else nearest_earlier(shelf.moments, node.moment)
        if shelf is not None and index is not None:
            near[shelf.moments[index]] = shelf.nodes[index]
    if not near:
        return ALONE
    parent = near[min(near, key=lambda one: (-one.when, one.message_id, one.identity))]
    evidence = f"Subject: <{parent.message_id}>"
    return Ancestry(parent=parent, evidence=evidence, joined_by=JoinedBy.SUBJECT, ties=(parent,))
