"""The four steps at the head of the wizard: done, here, to come; told by number, tick and word, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import announce

CIRCLE = 20
LINE = 32
GAP = 8


class StepBar(QWidget):
    """Painted; `show_step` says where we are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._here = theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_step(self, number: int) -> None:
        """We are at this step (0…3)."""
        self._here = number
        names = self._names()
        self.setAccessibleName(
            self.tr("Step {step} of {steps}, {name}").format(step=number + 1, steps=len(names), name=names[number])
        )
        announce(self, self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics("body")
        words = sum(self._theme.metrics("strong").horizontalAdvance(name) for name in self._names())
        return QSize(words + 4 * (CIRCLE + GAP) + 3 * (LINE + 2 * GAP), max(24, metrics.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for number, name in enumerate(self._names()):
            if number:
                painter.setPen(QPen(self._theme.color("border.default"), 1))
                painter.drawLine(int(left + GAP), int(middle), int(left + GAP + LINE), int(middle))
                left += LINE + 2 * GAP
            left = self._paint_step(painter, left, number, name)
        painter.end()

    def _paint_step(self, painter: QPainter, left: float, number: int, name: str) -> float:
        circle = QRectF(left + 0.5, (self.height() - CIRCLE) / 2 + 0.5, CIRCLE - 1, CIRCLE - 1)
        done, here = number < self._here, number == self._here
        painter.setPen(Qt.PenStyle.NoPen if done or here else QPen(self._theme.color("border.control"), 1))
        fill = "accent.base" if here else "accent.subtle" if done else "bg.surface"
        painter.setBrush(self._theme.color(fill))
        painter.drawEllipse(circle)
        if done:
            tick = self._theme.icons.pixmap("check", "accent.text", 12, self.devicePixelRatioF())
            painter.drawPixmap(int(circle.center().x() - 6), int(circle.center().y() - 6), tick)
        else:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.color("accent.on" if here else "text.secondary"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        role = "strong" if here else "body"
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color("text.primary" if here else "text.secondary"))
        width = self._theme.metrics(role).horizontalAdvance(name)
        room = QRectF(left + CIRCLE + GAP, 0, width + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        return left + CIRCLE + GAP + width

    def _names(self) -> tuple[str, str, str, str]:
        return self.tr("Recipients"), self.tr("Template"), self.tr("Review"), self.tr("Send")
