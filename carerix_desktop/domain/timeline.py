"""The time line of a file: one order over mail, notes, calls, changes and documents, paged by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from itertools import islice

from carerix_desktop.domain.entry import Entry
from carerix_desktop.domain.record_changes import LoggedChange
from carerix_desktop.domain.view import Card, ChipInfo, PartView

LAST_KEY = 2**62


class Source(StrEnum):
    """Where an item comes from; of one second, the first of these stands on top."""

    MAIL = "mail"
    ENTRY = "entry"
    CHANGE = "change"
    DOCUMENT = "document"


_RANKS = {source: rank for rank, source in enumerate(Source)}


class TimelineFilter(StrEnum):
    """The chips above the time line; WRITTEN is all that people wrote: the tab of notes."""

    ALL = "all"
    MAIL = "mail"
    CALLS = "calls"
    NOTES = "notes"
    STATUS = "status"
    DOCUMENTS = "documents"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item stands: its second, its source, its key there. Newer is first; no two places are the same."""

    at: int
    source: Source
    key: int

    @property
    def order(self) -> tuple[int, int, int]:
        """Ascending from the top of the time line."""
        return -self.at, _RANKS[self.source], -self.key

    def bound(self, source: Source) -> tuple[int, int]:
        """(second, key): the items of a source that stand below this place are smaller than that."""
        if source is self.source:
            return self.at, self.key
        return self.at, LAST_KEY if _RANKS[source] > _RANKS[self.source] else 0


TOP = Place(at=2**33, source=Source.MAIL, key=LAST_KEY)


def first_places(sources: Iterable[Iterable[Place]], limit: int) -> list[Place]:
    """The uppermost places of sources of which each is in order."""
    return list(islice(merge(*sources, key=lambda place: place.order), limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledDocument:
    """A version of a document that was put on the file."""

    name: str
    filename: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """One item: exactly one of `card`, `entry`, `change` and `document` is set, by the source of its place.

    Attributes:
        by: who did it, by name.
        files: a message's attachments.
        about: the other record of a procedure whose status changed.
        named: before and after of a change by name, where the field holds a user or another record.
    """

    place: Place
    by: str = ""
    card: Card | None = None
    files: tuple[PartView, ...] = ()
    entry: Entry | None = None
    change: LoggedChange | None = None
    about: ChipInfo | None = None
    named: tuple[str, str] | None = None
    document: FiledDocument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Items from the top, or from below a place; `more` says whether further ones stand below."""

    items: tuple[TimelineItem, ...]
    more: bool
