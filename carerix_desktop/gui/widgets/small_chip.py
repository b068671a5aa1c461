"""A chip of 18 px that only tells a kind: icon and text, no action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens


class SmallChip(QWidget):
    """Painted like the chip in a card."""

    def __init__(self, theme: Theme, kind: str, label: str) -> None:
        super().__init__()
        self._theme, self._kind, self._label = theme, kind, label
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics("caption")
        return QSize(min(180, metrics.horizontalAdvance(self._label) + 30), max(18, metrics.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        back, front = kind_tokens(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        icon = self._theme.icons.pixmap(KIND_ICONS[self._kind], front, 12, self.devicePixelRatioF())
        painter.drawPixmap(6, (self.height() - 12) // 2, icon)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(front))
        room = self.rect().adjusted(22, 0, -5, 0)
        shown = self._theme.metrics("caption").elidedText(self._label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
