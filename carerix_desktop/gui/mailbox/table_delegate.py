"""Paints a row of the message table: 30 px, bold and a dot for unread, flags before the subject."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carerix_desktop.domain.view import Card
from carerix_desktop.gui.models.messages import Column, Role
from carerix_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """A cell of the table; one that is on its way has a grey bar."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, max(self._theme.size("row.table"), self._theme.metrics("body").height() + 10))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, color = option.rect, self._theme.color
        painter.fillRect(rect, color(self._ground(option.state)))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("border.subtle"))
        card = index.data(Role.CARD)
        if card is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("bg.sunken"))
            painter.drawRoundedRect(QRectF(rect.left() + 14, rect.center().y() - 4, rect.width() * 0.6, 8), 4, 4)
        else:
            self._paint_cell(painter, option, index, card)
        painter.restore()

    def _ground(self, state: QStyle.StateFlag) -> str:
        if state & QStyle.StateFlag.State_Selected:
            return "bg.selected" if state & QStyle.StateFlag.State_Active else "bg.selectedInactive"
        return "bg.hover" if state & QStyle.StateFlag.State_MouseOver else "bg.surface"

    def _paint_cell(self, painter: QPainter, option: Any, index: Index, card: Card) -> None:
        rect, column = option.rect.adjusted(14 if index.column() == 0 else 8, 0, -4, 0), index.column()
        if column == Column.SENDER and card.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent.base"))
            painter.drawEllipse(QRectF(option.rect.left() + 4, rect.center().y() - 2.5, 6, 6))
        if column == Column.SUBJECT:
            rect = self._paint_flags(painter, option, rect, card)
        quiet = column in {Column.DATE, Column.LINKED}
        role = (
            ("metaStrong" if card.unread and column == Column.DATE else "meta")
            if quiet
            else "strong"
            if card.unread and card.awaited is None
            else "body"
        )
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color("text.secondary" if quiet or card.awaited is not None else "text.primary"))
        text = self._theme.metrics(role).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_flags(self, painter: QPainter, option: Any, rect: QRect, card: Card) -> QRect:
        flags = (
            ("star", "warning.base", card.flagged),
            ("paperclip", "text.tertiary", card.has_attachments),
            ("lock", "confidential.base", card.confidential),
        )
        for icon, tint, shown in flags:
            if shown:
                ratio = option.widget.devicePixelRatioF() if option.widget else 1.0
                pixmap = self._theme.icons.pixmap(icon, tint, 14, ratio)
                painter.drawPixmap(QPointF(rect.left(), rect.center().y() - 6), pixmap)
                rect = rect.adjusted(18, 0, 0, 0)
        return rect
