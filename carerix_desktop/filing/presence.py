"""Which message a Message-ID names here, for one batch.

The same Message-ID with another From or Date is another message, so an ID may name several: then the earliest counts,
whatever came first. Only filed messages count: what is only in Drafts or Junk has no effect on a conversation.
"""

from __future__ import annotations

from collections.abc import Iterable

from carerix_desktop.filing.graph import Graph
from carerix_desktop.storage.archive_graph import MessageNode

FIRST_LOOK = 3
"""Of how many references it is looked up at first whether they are here; mostly the nearest one is."""


class Presence:
    """Message-IDs looked up so far: the message that each names, or None."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[str, MessageNode | None] = {}

    def look_up(self, message_ids: Iterable[str]) -> None:
        """Find out, in portions, which of these are here."""
        new = {one for one in message_ids if one and one not in self._known}
        if not new:
            return
        self._known.update(dict.fromkeys(new))
        for node in self._graph.present(new):
            other = self._known[node.message_id]
            if other is None or node.moment < other.moment:
                self._known[node.message_id] = node

    def get(self, message_id: str) -> MessageNode | None:
        """The message of an ID that was looked up."""
        return self._known.get(message_id)
