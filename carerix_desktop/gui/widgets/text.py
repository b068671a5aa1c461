"""Labels that never draw HTML: everything that mail, records or servers say is shown as it was written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


class Text(QLabel):
    """A plain-text label in a text role of the design (caption, section, meta, strong, title, heading).

    Args:
        text: what it says.
        role: text role, "" for body.
        tone: secondary, tertiary, good, warn, bad, or "".
        elide: cut with an ellipsis instead of asking for room; the whole text becomes the tooltip when cut.
        wrap: break lines.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        tone: str = "",
        parent: QWidget | None = None,
        *,
        elide: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._elide = elide
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role == "key":
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_property(self, name: str, value: str) -> None:
        """Change a style property at run time."""
        if self.property(name) != value:
            self.setProperty(name, value)
            restyle(self)

    def sizeHint(self) -> QSize:
        """The text's own size; elided labels share what room there is in proportion to it."""
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Elided labels may shrink to a few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something politely, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def restyle(widget: QWidget) -> None:
    """Have the sheet read the widget's dynamic properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
