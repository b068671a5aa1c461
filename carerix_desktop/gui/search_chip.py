"""A finished operator in the search field: its name, its value, and a cross that takes it away (DESIGN 5.10)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.theme import Theme

_PAD, _CROSS, _GAP, _MOST = 7, 18, 4, 200


class SearchChip(QWidget):
    """One operator; the keyboard stays in the field.

    Signals:
        removed: its cross was pressed.
        edited: it was double clicked.
    """

    removed = Signal(object)
    edited = Signal(object)

    def __init__(self, theme: Theme, operator: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.operator, self._selected = theme, operator, False
        name, _, value = operator.partition(":")
        self._name, self._value = (f"{name}:", value.strip('"')) if value else ("", operator)
        self.setToolTip(operator)
        self.setAccessibleName(operator)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def select(self, *, selected: bool) -> None:
        """Mark it: the next Backspace takes it away."""
        self._selected = selected
        self.update()

    @property
    def is_selected(self) -> bool:
        """Whether the next Backspace takes it away."""
        return self._selected

    def sizeHint(self) -> QSize:
        meta, strong = self._theme.metrics("meta"), self._theme.metrics("strong")
        width = _PAD + meta.horizontalAdvance(self._name) + _GAP + strong.horizontalAdvance(self._value) + _CROSS + 2
        return QSize(min(_MOST, width), max(24, meta.height() + 6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - _CROSS:
            self.removed.emit(self)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.edited.emit(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        back, front = ("accent.base", "accent.on") if self._selected else ("accent.subtle", "accent.text")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setPen(self._theme.color(front))
        room = QRectF(self.rect()).adjusted(_PAD, 0, -_CROSS, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font("meta"))
        painter.drawText(room, middle, self._name)
        if self._name:
            room.setLeft(room.left() + self._theme.metrics("meta").horizontalAdvance(self._name) + _GAP)
        painter.setFont(self._theme.font("strong"))
        metrics = self._theme.metrics("strong")
        value = metrics.elidedText(self._value, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, middle, value)
        self._paint_cross(painter, front)
        painter.end()

    def _paint_cross(self, painter: QPainter, front: str) -> None:
        painter.setPen(QPen(self._theme.color(front), 1.4))
        x, y = self.width() - _CROSS / 2 - 1, self.height() / 2
        painter.drawLine(int(x - 3), int(y - 3), int(x + 3), int(y + 3))
        painter.drawLine(int(x - 3), int(y + 3), int(x + 3), int(y - 3))
