"""Search for messages and for files, as one types; any input is safe (S-14)."""

from __future__ import annotations

from dataclasses import dataclass

from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.search_query import parse_query
from carerix_desktop.domain.view import QuickFilter, RecordHit
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.record_search import find_records
from carerix_desktop.storage.search import Found, search_messages
from carerix_desktop.storage.unit_of_work import Reader

NO_FILTER = QuickFilter()


def find_messages(reader: Reader, text: str, limit: int, quick: QuickFilter = NO_FILTER) -> Found:
    """The messages of a query in the words of the search box, newest first."""
    return search_messages(reader, parse_query(text), limit, quick)


class Search:
    """Gives each viewer their own search."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def for_viewer(self, viewer: UserKey) -> ViewerSearch:
        """Search as this viewer."""
        return ViewerSearch(store=self._store, viewer=viewer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerSearch:
    """Search, bound to one viewer; safe on any worker thread."""

    store: Store
    viewer: UserKey

    def find_messages(self, query: str, limit: int) -> Found:
        """Keys of the newest `limit` messages, and how many there are in all."""
        with self.store.reader(self.viewer) as reader:
            return find_messages(reader, query, limit)

    def find_records(self, query: str, limit: int, kind: RecordKind | None = None) -> list[RecordHit]:
        """Files, of one kind or of all, whose name, number or address begins with the words; people first."""
        with self.store.reader(self.viewer) as reader:
            return find_records(reader, query, limit, kind)
