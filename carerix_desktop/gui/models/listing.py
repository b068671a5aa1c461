"""One reading of a list on a worker: its keys, the cards that are wanted at once, and what to say beside them."""

from __future__ import annotations

from dataclasses import dataclass

from carerix_desktop.domain.view import Card, ListSource, QuickFilter, Sort
from carerix_desktop.gui.context import ReadingService
from carerix_desktop.gui.models.difference import common_ends

PAGE = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """`whole` counts the entries without the filter; `awaited` those whose messages are still to come."""

    keys: list[int]
    cards: list[Card]
    whole: int
    awaited: int


class ListReader:
    """Reads lists for one viewer; safe on any worker."""

    def __init__(self, reading: ReadingService) -> None:
        self._reading = reading

    def read(self, source: ListSource, quick: QuickFilter, sort: Sort, before: list[int], whole: int | None) -> Listing:
        """Read a list again; `before` are its keys as shown, `whole` is None where it is to be counted anew."""
        keys = list(self._reading.list_keys(source, quick, sort))
        if not quick:
            whole = len(keys)
        elif whole is None:
            whole = len(self._reading.list_keys(source, QuickFilter(), Sort.NEWEST))
        start, end = common_ends(before, keys)
        known = set(before[start : len(before) - end])
        added = [key for key in keys[start : len(keys) - end] if key not in known]
        few = keys[:PAGE] if not before else added if len(added) <= PAGE else []
        cards = list(self._reading.cards(source, few)) if few else []
        narrowed = bool(quick or source.search)  # then only what is here is looked at, and the list says so
        awaited = self._reading.awaited(source) if narrowed else 0
        return Listing(keys, cards, whole, awaited)
