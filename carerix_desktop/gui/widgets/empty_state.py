"""What a pane says when it has nothing to show: icon, title, one line, buttons, two in a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

PER_ROW = 2


class EmptyState(QFrame):
    """Centred in its pane; `say` changes what it tells."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._theme, self._icon_name = theme, "inbox"
        self._icon = QLabel()
        self._title, self._line = Text(role="strong", wrap=True), Text(role="meta", wrap=True)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.addStretch(2)
        for widget in (self._icon, self._title, self._line):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._buttons)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self._paint_icon)

    @property
    def title(self) -> str:
        """What it says now."""
        return self._title.text()

    def say(
        self, icon: str, title: str, line: str = "", buttons: tuple[tuple[str, str, Callable[[], None]], ...] = ()
    ) -> None:
        """Tell something; buttons are (label, icon, what it does)."""
        self._icon_name = icon
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(f"{title}. {line}")
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (label, button_icon, act) in enumerate(buttons):
            button = Button(self._theme, label, icon=button_icon, compact=True)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button, place // PER_ROW, place % PER_ROW)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.icons.pixmap(self._icon_name, "text.tertiary", 40, self.devicePixelRatioF()))
