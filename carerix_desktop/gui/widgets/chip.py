"""The chip of a linked record: icon, name, reason. Colour by kind, never colour alone; a proposal has a dashed edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton

from carerix_desktop.gui.theme import Theme

KIND_ICONS = {
    "candidate": "user",
    "contact": "contact",
    "company": "building-2",
    "vacancy": "briefcase",
    "match": "briefcase",
    "new": "user-plus",
}
_HEIGHT, _PAD, _GAP, _ICON = 24, 8, 5, 14


def kind_tokens(kind: str) -> tuple[str, str]:
    """Background and text token of a record kind."""
    name = {"match": "vacancy", "new": "candidate"}.get(kind, kind)
    return f"entity.{name}Subtle", f"entity.{name}"


class LinkChip(QToolButton):
    """A linked or proposed record.

    Args:
        theme: colours and fonts.
        kind: the record's kind.
        label: its name.
        reason: "by sender", or "" for a proposal.
        spoken: the accessible name, a sentence.
        proposed: draw the dashed edge of a proposal.
    """

    def __init__(
        self, theme: Theme, *, kind: str, label: str, reason: str, spoken: str, proposed: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._kind, self._label, self._reason = theme, kind, label, reason
        self._proposed = proposed
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _label_font(self) -> QFont:
        font = QFont(self._theme.font("meta"))
        font.setWeight(QFont.Weight.Medium)
        return font

    def sizeHint(self) -> QSize:
        width = _PAD * 2 + _ICON + _GAP + QFontMetrics(self._label_font()).horizontalAdvance(self._label) + 2
        if self._reason:
            width += _GAP + self._theme.metrics("meta").horizontalAdvance(self._reason)
        return QSize(min(width, 340), max(_HEIGHT, self._theme.metrics("meta").height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(64, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back, front = kind_tokens(self._kind)
        self._paint_body(painter, back, front)
        self._paint_text(painter, front)
        painter.end()

    def _paint_body(self, painter: QPainter, back: str, front: str) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        fill = self._theme.color("bg.surface" if self._proposed else back)
        painter.fillPath(path, fill)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif self._proposed:
            painter.setPen(QPen(self._theme.color(front), 1, Qt.PenStyle.DashLine))
            painter.drawPath(path)
        elif self.underMouse() or self.isDown():
            painter.setPen(QPen(self._theme.color(front), 1))
            painter.drawPath(path)

    def _paint_text(self, painter: QPainter, front: str) -> None:
        icon = self._theme.icons.pixmap(KIND_ICONS[self._kind], front, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(_PAD, (self.height() - _ICON) // 2, icon)
        font = self._label_font()
        left, right = _PAD + _ICON + _GAP, self.width() - _PAD
        reason_width = self._theme.metrics("meta").horizontalAdvance(self._reason) + _GAP if self._reason else 0
        label = QFontMetrics(font).elidedText(
            self._label, Qt.TextElideMode.ElideRight, max(20, right - left - reason_width)
        )
        painter.setPen(self._theme.color(front))
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, right - left, self.height()), middle, label)
        left += QFontMetrics(font).horizontalAdvance(label) + _GAP
        painter.setFont(self._theme.font("meta"))
        painter.setOpacity(0.88)
        painter.drawText(QRectF(left, 0, max(0, right - left), self.height()), middle, self._reason)
