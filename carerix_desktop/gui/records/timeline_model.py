"""The model of a time line: fifty items at a time as one scrolls; what changed is read again and only that moves."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from carerix_desktop.domain.errors import Fault, NotVisible
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.timeline import TOP, TimelineFilter, TimelineItem, TimelinePage
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records.timeline_words import TimelineWords, moment_of

PAGE, MOST_AT_ONCE = 50, 500
Index = QModelIndex | QPersistentModelIndex


class ItemRole(IntEnum):
    """What a row answers beside its text."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    NEW_DAY = Qt.ItemDataRole.UserRole + 2


class TimelineModel(QAbstractListModel):
    """The items of one file, newest first.

    Signals:
        loaded: an answer is in, so that an empty list is really empty.
    """

    loaded = Signal()

    def __init__(self, jobs: Jobs, timelines: Any, viewer: UserKey, parent: Any = None) -> None:
        super().__init__(parent)
        self._jobs, self._timelines, self._viewer = jobs, timelines, viewer
        self._words = TimelineWords()
        self._of: tuple[RecordKind, str] | None = None
        self._only = TimelineFilter.ALL
        self._items: list[TimelineItem] = []
        self._more, self._is_asking = False, False

    @property
    def only(self) -> TimelineFilter:
        """What is shown."""
        return self._only

    def show_record(self, kind: RecordKind, ref: str, only: TimelineFilter = TimelineFilter.ALL) -> None:
        """The time line of another file."""
        self._of, self._only = (kind, ref), only
        self._clear()
        self.refresh()

    def narrow(self, only: TimelineFilter) -> None:
        """Show only what is of one kind."""
        self._only = only
        self._clear()
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown, from the top."""
        if self._of is not None:
            self._is_asking = True
            limit = max(PAGE, min(len(self._items), MOST_AT_ONCE))
            args = (self._timelines, self._viewer, self._of, self._only, TOP, limit)
            self._jobs.ask(read_page, *args, on_done=self._take_top, on_fault=self._fail, key=(id(self), "page"))

    def item_at(self, row: int) -> TimelineItem | None:
        """The item of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        match role:
            case ItemRole.ITEM:
                return item
            case ItemRole.NEW_DAY:
                return index.row() > 0 and _day(item) != _day(self._items[index.row() - 1])
            case Qt.ItemDataRole.DisplayRole:
                return self._words.words(item).title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(item)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        self._is_asking = True
        args = (self._timelines, self._viewer, self._of, self._only, self._items[-1].place, PAGE)
        self._jobs.ask(read_page, *args, on_done=self._take_more, on_fault=self._fail, key=(id(self), "page"))

    def _take_more(self, page: TimelinePage) -> None:
        if page.items:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(page.items) - 1)
            self._items += page.items
            self.endInsertRows()
        self._end(page)

    def _take_top(self, page: TimelinePage) -> None:
        self._replace(list(page.items))
        self._end(page)

    def _end(self, page: TimelinePage) -> None:
        self._is_asking, self._more = False, page.more  # only now: the view asks for more while rows come
        self.loaded.emit()

    def _fail(self, fault: Fault) -> None:
        """A file that is gone, merged or deleted, has no time line: the page that shows it says so, no toast does."""
        self._is_asking = False
        if isinstance(fault, NotVisible):
            self._clear()
        else:
            self._jobs.failed.emit(fault)

    def _replace(self, fresh: list[TimelineItem]) -> None:
        """Only the rows between what is the same above and below go and come."""
        old = self._items
        top = 0
        while top < min(len(old), len(fresh)) and old[top] == fresh[top]:
            top += 1
        end = 0
        while end < min(len(old), len(fresh)) - top and old[-1 - end] == fresh[-1 - end]:
            end += 1
        if top < len(old) - end:
            self.beginRemoveRows(QModelIndex(), top, len(old) - end - 1)
            del old[top : len(old) - end]
            self.endRemoveRows()
        if top < len(fresh) - end:
            self.beginInsertRows(QModelIndex(), top, len(fresh) - end - 1)
            old[top:top] = fresh[top : len(fresh) - end]
            self.endInsertRows()
        below = len(fresh) - end
        if 0 < below < len(old):
            self.dataChanged.emit(self.index(below), self.index(below))  # whether a day begins there

    def _clear(self) -> None:
        self._more = False
        self._replace([])


def read_page(
    timelines: Any, viewer: UserKey, of: tuple[RecordKind, str], only: TimelineFilter, *stretch: Any
) -> TimelinePage:
    """Ask the service for a stretch: below a place, so many items."""
    below, limit = stretch
    page: TimelinePage = timelines.page(viewer, *of, only=only, below=below, limit=limit)
    return page


def _day(item: TimelineItem) -> object:
    return moment_of(item).date()
