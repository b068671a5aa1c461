"""The filed messages as one batch sees them: those in the store, and those that the batch is about to put there.

New messages get their conversation before they are stored, so that each row is written once and never moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.storage import archive_graph
from carerix_desktop.storage.archive_graph import AddressedNode, MessageNode, Reference
from carerix_desktop.storage.archive_messages import NewRows
from carerix_desktop.storage.unit_of_work import Archive


class Graph:
    """Looks a message up among the new ones first, then in the store.

    Args:
        archive: the open batch.
        rows: new messages, with their own keys as conversations.
    """

    def __init__(self, archive: Archive, rows: NewRows | None = None) -> None:
        self.archive = archive
        self.new: dict[MessageKey, MessageNode] = {}
        self._references: dict[MessageKey, list[Reference]] = defaultdict(list)
        self._by_id: dict[str, list[MessageNode]] = defaultdict(list)
        self._by_subject: dict[str, list[MessageNode]] = defaultdict(list)
        if rows is not None:
            self._take(rows)

    def _take(self, rows: NewRows) -> None:
        for node in archive_graph.filed_nodes(rows.messages):
            self.new[node.key] = node
            self._by_id[node.message_id].append(node)
            self._by_subject[node.bare_subject].append(node)
        for key, _position, kind, message_id in rows.references:
            self._references[key].append(Reference(kind, message_id))

    def nodes(self, keys: Iterable[MessageKey]) -> list[MessageNode]:
        """The filed ones among these messages."""
        wanted = set(keys)
        here = [node for key, node in self.new.items() if key in wanted]
        return here + archive_graph.find_nodes(self.archive, wanted - self.new.keys())

    def present(self, message_ids: Collection[str]) -> list[MessageNode]:
        """The filed messages with these Message-IDs; one Message-ID may name several."""
        here = [node for one in message_ids for node in self._by_id.get(one, ())]
        return here + archive_graph.find_present(self.archive, message_ids)

    def references(self, keys: Collection[MessageKey], first: int | None = None) -> dict[MessageKey, list[Reference]]:
        """What each message refers to, nearest first; with `first`, no more than so many of each."""
        here = {key: self._references[key][:first] for key in keys if key in self.new}
        return here | archive_graph.find_references(self.archive, set(keys) - here.keys(), first=first)

    def with_subject(self, book: AddressBook, subjects: Collection[str], normals: set[str]) -> list[AddressedNode]:
        """The filed messages with one of the bare subjects and one of the addresses, one of each such address."""
        nodes = [node for one in subjects for node in self._by_subject.get(one, ())]
        addresses = book.of_messages([node.key for node in nodes])
        here = [
            AddressedNode(node, one.field, one.normal)
            for node in nodes
            for one in addresses[node.key]
            if one.normal in normals
        ]
        return here + archive_graph.find_with_subject(self.archive, subjects, normals)
