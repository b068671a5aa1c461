"""The navigation rail: one checkable button per page, settings at the bottom; icons only where room is short."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from carerix_desktop.gui.context import PageSpec
from carerix_desktop.gui.theme import Theme


class RailButton(QToolButton):
    """A page, with a number of unread messages in a badge where it has one."""

    def __init__(self, theme: Theme, spec: PageSpec) -> None:
        super().__init__()
        self._theme, self._title, self._badge = theme, spec.title(), 0
        self._counts_waiting = spec.name == "outbox"
        self.setProperty("kind", "rail")
        self.setText(self._title)
        self.setIcon(theme.icons.icon(spec.icon, "text.secondary", "accent.text"))
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def make_compact(self, compact: bool) -> None:
        """Icon only, with the label as tooltip."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        self.setToolButtonStyle(style)
        self.setFixedHeight(42 if compact else max(54, 30 + self._theme.metrics("caption").height()))

    def show_badge(self, number: int) -> None:
        """How many are unread."""
        self._badge = number
        self._name()
        self.update()

    def _name(self) -> None:
        said = self.tr("%n unread", "", self._badge)
        if self._counts_waiting:
            said = self.tr("%n waiting", "", self._badge)
        self.setAccessibleName(f"{self._title}, {said}" if self._badge else self._title)
        shortcut = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self._title} ({shortcut})" if shortcut else self._title)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        text = str(self._badge) if self._badge < 1000 else "999+"
        font = self._theme.font("captionStrong")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(16, self._theme.metrics("captionStrong").horizontalAdvance(text) + 8)
        box = QRectF(min(self.width() / 2 + 2, self.width() - width - 1), 2, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent.base"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(self._theme.color("accent.on"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class Rail(QFrame):
    """The rail.

    Signals:
        chosen: the name of a page.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: tuple[PageSpec, ...], bottom: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self.setProperty("pane", "rail")
        self._theme, self._shown = theme, ""
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(2)
        for number, spec in enumerate((*pages, *bottom)):
            button = RailButton(theme, spec)
            if number < 8:
                button.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            button.show_badge(0)
            button.toggled.connect(lambda on, name=spec.name: self._on_toggled(name, on=on))
            button.clicked.connect(lambda _on, name=spec.name: self._on_toggled(name, on=True))
            self._group.addButton(button)
            self.buttons[spec.name] = button
            column.addWidget(button)
        column.insertStretch(len(pages))
        self.make_compact(False)

    def make_compact(self, compact: bool) -> None:
        """52 px with icons, or 76 px with labels; labels of another language may need more."""
        labels = (self._theme.metrics("captionStrong").horizontalAdvance(b.text()) for b in self.buttons.values())
        least = self._theme.size("rail.widthCompact") if compact else self._theme.size("rail.width")
        self.setFixedWidth(least if compact else max(least, max(labels, default=0) + 22))
        for button in self.buttons.values():
            button.make_compact(compact)

    def _on_toggled(self, name: str, *, on: bool) -> None:
        """By click, by key, or by a screen reader, which toggles without a click; also from a page beside the rail."""
        if on and name != self._shown:
            self.chosen.emit(name)

    def show_page(self, name: str) -> None:
        """Mark the page that is on."""
        self._shown = name
        if name in self.buttons:
            self.buttons[name].setChecked(True)
