"""The menu of the list's order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from carerix_desktop.domain.view import Sort


class OrderMenu(QMenu):
    """One order at a time; `table` stands below them.

    Signals:
        chosen: a Sort.
    """

    chosen = Signal(object)

    def __init__(self, table: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        names = {
            Sort.NEWEST: self.tr("Newest first"),
            Sort.OLDEST: self.tr("Oldest first"),
            Sort.SENDER: self.tr("By correspondent"),
            Sort.SUBJECT: self.tr("By subject"),
        }
        self._orders: dict[Sort, QAction] = {}
        for sort, name in names.items():
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(sort is Sort.NEWEST)
            action.triggered.connect(lambda _checked=False, sort=sort: self.chosen.emit(sort))
            group.addAction(action)
            self._orders[sort] = action
        self.addSeparator()
        self.addAction(table)

    def show_order(self, sort: Sort) -> None:
        """This order is on."""
        self._orders[sort].setChecked(True)
