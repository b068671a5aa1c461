"""A popover: a frame that opens below what it explains, closes with Esc, and gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Popover(QFrame):
    """Top level, so that the window manager draws its shadow; square corners for the same reason."""

    def __init__(self, owner: QWidget, *, width: int = 376) -> None:
        super().__init__(owner, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("pane", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._owner = owner
        self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)

    def open_below(self, anchor: QWidget, part: QRect | None = None) -> None:
        """Open under a widget, or under a part of it, kept inside the owner's window."""
        self.adjustSize()
        window = anchor.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        below = QPoint(0, anchor.height()) if part is None else part.bottomLeft()
        spot = anchor.mapToGlobal(below + QPoint(0, 6))
        left = max(room.left() + 8, min(spot.x(), room.right() - self.width() - 8))
        top = max(room.top() + 8, min(spot.y(), room.bottom() - self.height() - 8))
        self.move(left, top)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        self._owner.setFocus(Qt.FocusReason.PopupFocusReason)
        super().hideEvent(event)


def line() -> QFrame:
    """A horizontal hairline."""
    frame = QFrame()
    frame.setProperty("line", "h")
    return frame
