"""Paints the table of users: avatar, name and sender address in the first column, chips in others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carerix_desktop.gui.settings.user_lines import UserLine
from carerix_desktop.gui.settings.user_words import no_sender
from carerix_desktop.gui.settings.users_model import CHIP_ROLE, LINE_ROLE
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar

_AVATAR, _GAP = 28, 10
_PADDING, _ICON = 7, 13
_TONES = {
    "neutral": ("bg.pressed", "text.secondary"),
    "good": ("success.subtle", "success.text"),
    "warn": ("warning.subtle", "warning.text"),
    "bad": ("danger.subtle", "danger.text"),
    "info": ("info.subtle", "info.text"),
    "confidential": ("confidential.subtle", "confidential.text"),
}


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
        address, tone = line.user.from_address, "text.secondary"
        if not address and line.user.active:
            address, tone = no_sender(line.user), "warning.text"
        self._write(painter, QRect(left, middle, room, 16), address, "meta", tone)

    def _write(self, painter: QPainter, room: QRect, text: str, role: str, token: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(token))
        shown = self._theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class ChipDelegate(QStyledItemDelegate):
    """A word on a tint, with an icon where the tint alone would have to say it; without a tint the plain text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chip = index.data(CHIP_ROLE)
        if chip is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        self._paint_chip(painter, option.rect, str(index.data()), *chip)

    def _paint_chip(self, painter: QPainter, rect: QRect, words: str, tone: str, icon: str) -> None:
        back, front = _TONES[tone]
        metrics, beside = self._theme.metrics("caption"), _ICON + 4 if icon else 0
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 2 * _PADDING - beside - 8)
        width, height = metrics.horizontalAdvance(text) + beside + 2 * _PADDING, metrics.height() + 6
        box = QRectF(rect.left() + 4, rect.center().y() - height / 2 + 1, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(box, 4, 4)
        if icon:
            ratio = painter.device().devicePixelRatioF()
            place = QRectF(box.left() + _PADDING, box.center().y() - _ICON / 2, _ICON, _ICON)
            painter.drawPixmap(place.toRect(), self._theme.icons.pixmap(icon, front, _ICON, ratio))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(front))
        painter.drawText(box.adjusted(_PADDING + beside, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
