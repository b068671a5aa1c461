"""Fusion with check boxes and radio buttons whose border can be seen in both looks (WCAG 1.4.11; token border.control).

A style sheet cannot do this: a border on ::indicator takes the tick away (design/qss-notes, section 4).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

Color = Callable[[str], QColor]


class FormStyle(QProxyStyle):
    """Draws the indicators of check boxes and radio buttons itself; everything else is Fusion's.

    Args:
        color: the colour of a token in the look that is on.
    """

    def __init__(self, color: Color) -> None:
        super().__init__("Fusion")
        self._color = color

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        boxes = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
        if element in boxes:
            self._draw_box(option, painter)
        elif element is QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._draw_round(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _prepare(self, option: QStyleOption, painter: QPainter) -> tuple[QRectF, bool, bool]:
        state = option.state
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        on = bool(state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "border.control" if enabled else "border.default"
        painter.setPen(QPen(self._color("accent.base" if on and enabled else edge), 1))
        filled = "accent.base" if on and enabled else "bg.surface" if enabled else "bg.window"
        painter.setBrush(self._color(filled))
        return box, on, enabled

    def _draw_box(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        box, on, enabled = self._prepare(option, painter)
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(self._color("accent.on" if enabled else "text.disabled"), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, top, side = box.left(), box.top(), box.width()
            marks = ((0.22, 0.52), (0.43, 0.73), (0.79, 0.29))
            painter.drawPolyline(QPolygonF([QPointF(left + x * side, top + y * side) for x, y in marks]))
        painter.restore()

    def _draw_round(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        box, on, enabled = self._prepare(option, painter)
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color("accent.on" if enabled else "text.disabled"))
            painter.drawEllipse(box.center(), box.width() * 0.22, box.width() * 0.22)
        painter.restore()
