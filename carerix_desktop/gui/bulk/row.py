"""How a recipient is drawn: tick, avatar, name over address or reason, and at the end what is special."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionButton, QWidget

from carerix_desktop.gui.bulk.model import ROW_ROLE, Row
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import paint_avatar

INSET = 16
BOX = 16
GAP = 10
_TONES = {"plain": ("bg.pressed", "text.secondary"), "info": ("info.subtle", "info.text")}


class RoomyDelegate(QStyledItemDelegate):
    """A plain row of 36 px or more, with room before its words; with `lines` one below it, in a table."""

    def __init__(self, theme: Theme, parent: QWidget, *, lines: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        self._paint_line(painter, option.rect)

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), max(36, self._theme.metrics("body").height() + 16))

    def initStyleOption(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(6, 0, -6, 0)

    def _paint_line(self, painter: QPainter, rect: QRect) -> None:
        if self._lines:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("border.subtle"))


class RecipientDelegate(QStyledItemDelegate):
    """A row of 46 px or more.

    Signals:
        acted: the link at the end of a row was pressed.
    """

    acted = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._texts = theme, BulkTexts()

    def sizeHint(self, _option: object, _index: object) -> QSize:
        lines = self._theme.metrics("body").height() + self._theme.metrics("meta").height()
        return QSize(200, max(46, lines + 12))

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        rect, state = option.rect, option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.selected" if selected else "bg.hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("border.subtle"))
        self._paint_box(painter, option, row)
        person = row.now.person
        left = rect.left() + INSET + BOX + GAP
        paint_avatar(painter, QRectF(left, rect.center().y() - 13, 28, 28), person.name, person.kind.value, self._theme)
        right = self._paint_end(painter, rect, row)
        self._paint_words(painter, QRect(left + 28 + GAP, rect.top(), right - left - 28 - 2 * GAP, rect.height()), row)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_box(self, painter: QPainter, option: Any, row: Row) -> None:
        box = QStyleOptionButton()
        box.rect = box_of(option.rect)
        box.state = QStyle.StateFlag.State_On if row.goes else QStyle.StateFlag.State_Off
        if row.now.hindrance is None:
            box.state |= QStyle.StateFlag.State_Enabled
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget)

    def _paint_words(self, painter: QPainter, room: QRect, row: Row) -> None:
        body, meta = self._theme.metrics("strong"), self._theme.metrics("meta")
        top = room.top() + (room.height() - body.height() - meta.height()) // 2
        painter.setFont(self._theme.font("strong"))
        painter.setPen(self._theme.color("text.primary"))
        self._line(painter, QRect(room.left(), top, room.width(), body.height()), row.now.person.name, body)
        reason = self._texts.reason(row.now)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("warning.text" if reason else "text.secondary"))
        second = QRect(room.left(), top + body.height(), room.width(), meta.height())
        self._line(painter, second, reason or row.now.person.address, meta)

    def _line(self, painter: QPainter, room: QRect, text: str, metrics: Any) -> None:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_end(self, painter: QPainter, rect: QRect, row: Row) -> int:
        """What is special, from the right; answers where the words end."""
        right = rect.right() - INSET
        action = self._texts.action(row.now)
        if action:
            link = self._action_rect(rect, action)
            painter.setFont(self._theme.font("meta"))
            painter.setPen(self._theme.color("text.link"))
            painter.drawText(link, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, action)
            return link.left() - GAP
        language = (row.copy.language if row.copy and row.copy.language else row.now.person.language).upper()
        if language:
            right = self._pill(painter, rect, right, language, tone="plain")
        if row.changed:
            right = self._pill(painter, rect, right, self._texts.changed(), tone="info")
        if row.confidential:
            lock = self._theme.icons.pixmap("lock", "confidential.text", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(right - 18, rect.center().y() - 8), lock)
            right -= 18 + GAP
        return right

    def _pill(self, painter: QPainter, rect: QRect, right: int, text: str, *, tone: str) -> int:
        metrics = self._theme.metrics("caption")
        width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 6
        box = QRect(right - width, rect.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        back, front = _TONES[tone]
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(front))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left() - GAP

    def _action_rect(self, rect: QRect, action: str) -> QRect:
        width = self._theme.metrics("meta").horizontalAdvance(action) + 4
        return QRect(rect.right() - INSET - width, rect.top(), width, rect.height())

    def editorEvent(self, event: QEvent, model: Any, option: Any, index: QModelIndex | QPersistentModelIndex) -> bool:
        """A click on the tick or on the link; the space bar ticks."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row, place = index.data(ROW_ROLE), event.position().toPoint()
            if not isinstance(row, Row) or event.button() != Qt.MouseButton.LeftButton:
                return False
            action = self._texts.action(row.now)
            if action and self._action_rect(option.rect, action).contains(place):
                self.acted.emit(index.model().index(index.row(), 0))
                return True
            if box_of(option.rect).adjusted(-6, -6, 6, 6).contains(place):
                return toggle(model, index)
        return False


def box_of(rect: QRect) -> QRect:
    """Where the tick stands in a row."""
    return QRect(rect.left() + INSET, rect.center().y() - BOX // 2, BOX, BOX)


def toggle(model: Any, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Tick or untick a row; False where it cannot be ticked."""
    ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return bool(model.setData(index, state, Qt.ItemDataRole.CheckStateRole))
