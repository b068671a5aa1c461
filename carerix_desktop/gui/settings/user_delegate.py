"""Paints the first column of the table of users: avatar, name, and the sender address below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carerix_desktop.gui.settings.users_model import LINE_ROLE, UserLine
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar

_AVATAR, _GAP = 28, 10


class UserDelegate(QStyledItemDelegate):
    """Two lines beside the initials."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: UserLine = index.data(LINE_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        rect: QRect = option.rect
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        box = QRectF(rect.x() + 8, rect.y() + (rect.height() - _AVATAR) / 2, _AVATAR, _AVATAR)
        paint_avatar(painter, box, line.user.name, "user", self._theme)
        left = rect.x() + 8 + _AVATAR + _GAP
        room = rect.width() - (left - rect.x()) - 6
        middle = rect.y() + rect.height() // 2
        self._write(painter, QRect(left, middle - 18, room, 18), line.user.name, "strong", "text.primary")
        self._write(painter, QRect(left, middle, room, 16), line.user.from_address, "meta", "text.secondary")

    def _write(self, painter: QPainter, room: QRect, text: str, role: str, token: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(token))
        shown = self._theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
