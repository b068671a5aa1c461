"""A plain list with columns for the page Privacy: rows with a key, ticks where they are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, MOST_ROWS = 30, 8


class PlainTable(QTreeWidget):
    """Rows of texts; the first column gets the room.

    Args:
        name: spoken.
        heads: titles of the columns.
        ticks: whether rows have a box.
    """

    def __init__(self, name: str, heads: Sequence[str], *, ticks: bool = False) -> None:
        super().__init__()
        self._ticks = ticks
        self.setHeaderLabels(list(heads))
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setProperty("kind", "plain")
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show (key, texts) rows in place of those that are there; the table is as high as they need, up to eight."""
        self.clear()
        for key, texts in rows:
            item = QTreeWidgetItem(list(texts))
            item.setData(0, KEY_ROLE, key)
            if self._ticks:
                item.setCheckState(0, Qt.CheckState.Unchecked)
            self.addTopLevelItem(item)
        shown = max(1, min(MOST_ROWS, len(rows)))
        self.setFixedHeight(self.header().sizeHint().height() + shown * ROW + 6)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def ticked(self) -> list[object]:
        """The keys of the rows with a tick."""
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return [one.data(0, KEY_ROLE) for one in items if one and one.checkState(0) is Qt.CheckState.Checked]

    def current_key(self) -> object | None:
        """The key of the row that the keyboard is on."""
        item = self.currentItem()
        return None if item is None else item.data(0, KEY_ROLE)
