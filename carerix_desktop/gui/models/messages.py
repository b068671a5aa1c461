"""The model of a message list: keys first, cards by the page, both columns of the table and cards of the list.

Road IN: `bridge` says that something changed, the list of keys is read again on a worker, and the difference is applied
as inserted, moved and removed rows; never a reset, which would lose the selection and a screen reader's place. Cards
come in pages of 200, at most the pages that the view touches; what was not looked at for long is forgotten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from operator import neg
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from carerix_desktop.domain.errors import Fault, NotVisible
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.domain.view import Card, ListSource, QuickFilter, Sort
from carerix_desktop.gui.context import ReadingService
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.models.difference import Step, common_ends, steps_between
from carerix_desktop.gui.models.listing import PAGE, Listing, ListReader
from carerix_desktop.gui.models.spoken import CardSpeech

KEPT_PAGES = 8
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Roles beyond Qt's: the card (None while it is on its way) and its key."""

    CARD = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """Columns of the table; the card list paints column 0."""

    SENDER = 0
    SUBJECT = 1
    LINKED = 2
    DATE = 3


COLUMNS = len(Column)


class MessageListModel(QAbstractTableModel):
    """The messages of one source, filter and order.

    Signals:
        loaded: the first answer of a new source is in (so an empty list is really empty).
        refreshed: a later answer is in.
        leaving: rows first to last are about to go, while they are still selected.
    """

    loaded = Signal()
    refreshed = Signal()
    leaving = Signal(int, int)

    def __init__(self, jobs: Jobs, reading: ReadingService, speech: CardSpeech, parent: Any = None) -> None:
        super().__init__(parent)
        self._jobs, self._reading, self._speech = jobs, reading, speech
        self._lister = ListReader(reading)
        self._source: ListSource | None = None
        self._quick, self._sort = QuickFilter(), Sort.NEWEST
        self._keys: list[int] = []
        self._rows: dict[int, int] | None = None
        self._cards: OrderedDict[int, Card] = OrderedDict()
        self._stale: set[int] = set()  # kept cards of which something changed
        self._taken: set[int] = set()
        self._wanted: list[int] = []  # first rows of the pages to read, latest last
        self._reading_pages: set[int] = set()
        self._is_loaded = False
        self._awaited = 0
        self._whole: int | None = None  # entries without the filter; None: to be counted anew
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_pages)

    # what is shown

    @property
    def source(self) -> ListSource | None:
        """What is listed."""
        return self._source

    @property
    def quick(self) -> QuickFilter:
        """The filter that is on."""
        return self._quick

    @property
    def sort_order(self) -> Sort:
        """The order of the rows."""
        return self._sort

    @property
    def whole(self) -> int:
        """How many entries the list has without its filter, as of the last answer."""
        return self._whole or 0

    @property
    def awaited(self) -> int:
        """Beside results and what a filter leaves: how many messages were not looked at, because they are to come."""
        return self._awaited

    @property
    def is_loaded(self) -> bool:
        """Whether the first answer for this source is in."""
        return self._is_loaded

    def show_source(
        self,
        source: ListSource,
        quick: QuickFilter | None = None,
        sort: Sort | None = None,
        *,
        keep_rows: bool = False,
    ) -> None:
        """List something else; rows go at once, the new ones come when they are read.

        With `keep_rows` the old rows stay until then, and those in both lists throughout: for results while one types.
        """
        self._whole = self._whole if source == self._source else None
        self._source = source
        self._quick = quick or QuickFilter()
        self._sort = sort or self._sort
        self._is_loaded = False
        if not keep_rows:
            self._remove_all()
            self._cards.clear()
        self._taken.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the keys again and apply the difference."""
        if self._source is None:
            return
        args = (self._source, self._quick, self._sort, list(self._keys), self._whole)
        ask, fault = self._jobs.ask, self._on_keys_fault
        ask(self._lister.read, *args, on_done=self._apply, on_fault=fault, key=(id(self), "keys"))

    def _on_keys_fault(self, fault: Fault) -> None:
        """The file whose mail this is may be gone: its page says so, not a toast with each message that comes."""
        if not isinstance(fault, NotVisible):
            self._jobs.failed.emit(fault)

    def on_changed(self, event: MessagesChanged) -> None:
        """Facts from the bridge: cards of what changed are read again, then the keys."""
        hit = set(event.messages), set(event.conversations)
        known = any(hit)
        stale = [key for key, card in self._cards.items() if not known or key in hit[0] or card.conversation in hit[1]]
        if (
            len(stale) > PAGE and self._keys
        ):  # the others are read again when they are painted, and shown as they were until then
            self._stale.update(stale[:-PAGE])
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, COLUMNS - 1))
        if stale:
            self._jobs.ask(self._read_cards, stale[-PAGE:], on_done=self._take_cards)
        self._whole = None
        self.refresh()

    def key_at(self, row: int) -> MessageKey:
        """The message key of a row."""
        return MessageKey(self._keys[row])

    def card_at(self, row: int) -> Card | None:
        """The card of a row if it has been read; never asks for it."""
        return self._cards.get(self._keys[row]) if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """The row of a key, or -1: by bisection where the order of the rows is that of the keys."""
        if self._sort is Sort.NEWEST:
            row = bisect_left(self._keys, -key, key=neg)
            if row < len(self._keys) and self._keys[row] == key:
                return row
        if self._rows is None:
            self._rows = {k: row for row, k in enumerate(self._keys)}
        return self._rows.get(key, -1)

    # what a person just did, before the store has said so

    @property
    def taken(self) -> frozenset[int]:
        """Keys that were taken out and are still on their way."""
        return frozenset(self._taken)

    def take_out(self, keys: Iterable[int]) -> None:
        """Remove rows at once; they stay out until `put_back`."""
        self._taken.update(keys)
        self._apply_keys([key for key in self._keys if key not in self._taken], {})

    def put_back(self, keys: Iterable[int]) -> None:
        """The command has been carried out or refused: the store decides again."""
        self._taken.difference_update(keys)
        self.refresh()

    def patch(self, keys: Iterable[int], *, unread: bool | None = None, flagged: bool | None = None) -> None:
        """Change unread or flagged of known cards at once."""
        for key in keys:
            card = self._cards.get(key)
            if card is not None:
                now_unread = card.unread if unread is None else unread
                now_flagged = card.flagged if flagged is None else flagged
                self._put_card(replace(card, unread=now_unread, flagged=now_flagged))

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        titles = (self.tr("Correspondent"), self.tr("Subject"), self.tr("Linked to"), self.tr("Date"))
        return titles[section] if 0 <= section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        key = self._keys[index.row()]
        if role == Role.KEY:
            return key
        card = self._cards.get(key)
        if card is None or key in self._stale:
            self._want(index.row())
        if card is None:
            return None
        if role == Role.CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return self._speech.cell(card, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._speech.sentence(card)
        return None

    # pages

    def _want(self, row: int) -> None:
        page = row - row % PAGE
        if page in self._reading_pages:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        if not self._turn.isActive():
            self._turn.start()

    def _read_pages(self) -> None:
        wanted, self._wanted = self._wanted[-2:], []  # what was scrolled past is not read
        for page in wanted:
            keys = [key for key in self._keys[page : page + PAGE] if key not in self._cards or key in self._stale]
            if keys:
                self._reading_pages.add(page)
                self._jobs.ask(self._read_page, page, keys, on_done=self._take_page, on_fault=self._on_page_fault)

    def _read_page(self, page: int, keys: list[int]) -> tuple[int, list[Card]]:
        return page, self._read_cards(keys)

    def _read_cards(self, keys: list[int]) -> list[Card]:
        return self._reading.cards(self._source, keys) if self._source else []

    def _take_page(self, answer: tuple[int, list[Card]]) -> None:
        page, cards = answer
        self._reading_pages.discard(page)
        self._take_cards(cards)

    def _on_page_fault(self, _fault: Any) -> None:
        self._reading_pages.clear()  # asked again when it is painted again

    def _take_cards(self, cards: list[Card]) -> None:
        rows = [row for row in map(self._keep_card, cards) if row >= 0]
        if rows:  # told once: whoever listens looks at the whole view
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), COLUMNS - 1))

    def _put_card(self, card: Card) -> None:
        self._take_cards([card])

    def _keep_card(self, card: Card) -> int:
        """Keep a card; the row that it belongs to, or -1."""
        self._cards[card.key] = card
        self._stale.discard(card.key)
        self._cards.move_to_end(card.key)
        while len(self._cards) > PAGE * KEPT_PAGES:
            self._cards.popitem(last=False)
        return self.row_of(card.key)

    # the difference

    def _apply(self, listing: Listing) -> None:
        taken, self._whole, self._awaited = self._taken, listing.whole, listing.awaited
        keys = [key for key in listing.keys if key not in taken] if taken else listing.keys
        self._apply_keys(keys, {card.conversation: card for card in listing.cards})
        self._take_cards(listing.cards)
        first, self._is_loaded = not self._is_loaded, True
        (self.loaded if first else self.refreshed).emit()

    def _apply_keys(self, keys: list[int], fresh: dict[ConversationKey, Card]) -> None:
        for old, new in self._renewed(keys, fresh):
            self._keys[self.row_of(old)] = new  # a newer message of the same conversation: the row stays and moves
            self._rows = None
        for step in steps_between(self._keys, keys):
            self._take_step(step)

    def _renewed(self, keys: Sequence[int], fresh: dict[ConversationKey, Card]) -> list[tuple[int, int]]:
        if not fresh:
            return []
        start, end = common_ends(self._keys, keys)
        here, coming = set(self._keys[start : len(self._keys) - end]), set(keys[start : len(keys) - end])
        gone = {self._cards[key].conversation: key for key in here - coming if key in self._cards}
        pairs = ((gone.get(conversation), card.key) for conversation, card in fresh.items())
        return [(old, new) for old, new in pairs if old is not None and new in coming and new not in here]

    def _take_step(self, step: Step) -> None:
        top = QModelIndex()
        if step.verb == "remove":
            self.leaving.emit(step.first, step.first + step.count - 1)
            self.beginRemoveRows(top, step.first, step.first + step.count - 1)
            del self._keys[step.first : step.first + step.count]
            self._rows = None
            self.endRemoveRows()
        elif step.verb == "insert":
            self.beginInsertRows(top, step.first, step.first + step.count - 1)
            self._keys[step.first : step.first] = step.keys
            self._rows = None
            self.endInsertRows()
        elif self.beginMoveRows(top, step.first, step.first, top, step.to + (1 if step.to > step.first else 0)):
            self._keys.insert(step.to, self._keys.pop(step.first))
            self._rows = None
            self.endMoveRows()

    def _remove_all(self) -> None:
        if self._keys:
            self._take_step(Step(verb="remove", first=0, count=len(self._keys)))
