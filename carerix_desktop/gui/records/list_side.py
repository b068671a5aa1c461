"""What stands at the left of a list: whose records, what was opened last, and the filters that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QMenu

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_query import Place, SavedFilter
from carerix_desktop.gui.records.filter_words import FilterWords
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import ICON

Index = QModelIndex | QPersistentModelIndex
_ICONS = {Place.ALL: "users", Place.MINE: "user", Place.RECENT: "history"}


class SideModel(QAbstractListModel):
    """The places, then one's own filters, then the team's."""

    def __init__(self, theme: Theme, kind: RecordKind, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._words = theme, kind, FilterWords()
        self.entries: list[Place | SavedFilter] = [Place.MINE, Place.ALL, Place.RECENT]

    def show_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Other filters."""
        self.beginResetModel()
        self.entries = [Place.MINE, Place.ALL, Place.RECENT, *filters]
        self.endResetModel()

    def row_of(self, wanted: Place | SavedFilter) -> int:
        """The row of a place, or of a filter by its key; -1 where it is not there."""
        for row, entry in enumerate(self.entries):
            if isinstance(entry, SavedFilter) and isinstance(wanted, SavedFilter):
                if entry.key == wanted.key:
                    return row
            elif entry is wanted:
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.name if isinstance(entry, SavedFilter) else self._words.place(entry, self._kind)
            case Qt.ItemDataRole.DecorationRole:
                return self._theme.icons.icon(self._icon(entry), "text.secondary")
            case Qt.ItemDataRole.AccessibleTextRole if isinstance(entry, SavedFilter):
                whose = self.tr("filter of the team") if entry.team else self.tr("own filter")
                return f"{entry.name}, {whose}"
        return None

    def entry_at(self, index: Index) -> Place | SavedFilter | None:
        """What stands in a row (a role would hand a Place over as bare text)."""
        return self.entries[index.row()] if index.isValid() and index.row() < len(self.entries) else None

    @staticmethod
    def _icon(entry: Place | SavedFilter) -> str:
        if isinstance(entry, SavedFilter):
            return "layers" if entry.team else "list-filter"
        return _ICONS[entry]


class ListSide(QListView):
    """The places and filters of one list.

    Signals:
        chosen: a Place or a SavedFilter.
        renamed: a SavedFilter is to get another name (F2).
        removed: a SavedFilter is to go (Delete).
        shared: a SavedFilter is to be the team's, or one's own again.
    """

    chosen = Signal(object)
    renamed = Signal(object)
    removed = Signal(object)
    shared = Signal(object)

    def __init__(self, theme: Theme, kind: RecordKind) -> None:
        super().__init__()
        self.setProperty("kind", "sections")
        self.side = SideModel(theme, kind, self)
        self.setModel(self.side)
        self.setAccessibleName(self.tr("Lists and filters"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(150)
        self.setIconSize(ICON)
        self.setViewportMargins(8, 10, 4, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.select(Place.ALL)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.customContextMenuRequested.connect(lambda spot: self.open_menu(self.indexAt(spot)))

    @property
    def current(self) -> Place | SavedFilter:
        """What is chosen."""
        return self.side.entry_at(self.currentIndex()) or Place.ALL

    def select(self, entry: Place | SavedFilter) -> None:
        """Choose one."""
        self.setCurrentIndex(self.side.index(max(0, self.side.row_of(entry)), 0))

    def show_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Other filters; what was chosen stays so, as far as it is there."""
        before = self.current
        self.blockSignals(True)
        self.side.show_filters(filters)
        self.select(before if self.side.row_of(before) >= 0 else Place.ALL)
        self.blockSignals(False)

    def open_menu(self, index: QModelIndex) -> None:
        """What can be done with a filter."""
        entry = self.side.entry_at(index)
        if isinstance(entry, SavedFilter):
            self.make_menu(entry).popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def make_menu(self, entry: SavedFilter) -> QMenu:
        """Rename, share, delete."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share = self.tr("Keep for myself") if entry.team else self.tr("Share with the team")
        acts = ((self.tr("Rename…"), self.renamed), (share, self.shared), (self.tr("Delete"), self.removed))
        for label, signal in acts:
            menu.addAction(label).triggered.connect(partial(signal.emit, entry))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.current
        if isinstance(entry, SavedFilter) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            (self.removed if event.key() == Qt.Key.Key_Delete else self.renamed).emit(entry)
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        entry = self.side.entry_at(index)
        if entry is not None and not self.signalsBlocked():
            self.chosen.emit(entry)
