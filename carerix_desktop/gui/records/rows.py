"""How a file is drawn as a row of a list: avatar and name first, the other columns as plain words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QTreeView, QWidget

from carerix_desktop.domain.record import Record
from carerix_desktop.gui.records.model import RECORD_ROLE
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar

INSET = 10
AVATAR = 24
Index = QModelIndex | QPersistentModelIndex


class ListView(QTreeView):
    """The rows of a list; letters are keys, not a jump.

    Signals:
        wanted_gone: Delete was pressed.
    """

    wanted_gone = Signal()

    def set_up(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        """Show a model in one-line rows that are marked and sorted."""
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RecordRowDelegate(theme, self))
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.wanted_gone.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""


class RecordRowDelegate(QStyledItemDelegate):
    """A row of 38 px; the first column has the avatar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: object, _index: object) -> QSize:
        return QSize(80, max(38, self._theme.metrics("body").height() + 16))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, state = option.rect, option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.selected" if selected else "bg.hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("border.subtle"))
        left = rect.left() + INSET
        if index.column() == 0:
            left = self._paint_lead(painter, option, index, left)
        self._paint_cell(painter, QRect(left, rect.top(), rect.right() - left - 6, rect.height()), index)
        self._paint_focus(painter, option, index)
        painter.restore()

    def _paint_focus(self, painter: QPainter, option: Any, index: Index) -> None:
        """The ring around the whole row that has the keyboard."""
        view, rect = option.widget, option.rect
        if not view.hasFocus() or view.currentIndex().row() != index.row():
            return
        painter.setPen(QPen(self._theme.color("focus.ring"), 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if index.column() == 0:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if index.column() == index.model().columnCount() - 1:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _paint_lead(self, painter: QPainter, option: Any, index: Index, left: int) -> int:
        """What stands before the name; answers where the name begins."""
        record = index.data(RECORD_ROLE)
        if not isinstance(record, Record):
            return left
        place = QRectF(left, option.rect.center().y() - AVATAR / 2 + 1, AVATAR, AVATAR)
        paint_avatar(painter, place, record.name, record.kind.value, self._theme)
        return left + AVATAR + INSET

    def _paint_cell(self, painter: QPainter, room: QRect, index: Index) -> None:
        first = index.column() == 0
        role = "strong" if first else "body"
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color("text.primary" if first else "text.secondary"))
        text = self._theme.metrics(role).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
