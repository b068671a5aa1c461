"""A banner for a lasting state: icon, one sentence, at most two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text, restyle

_TINTS = {
    "warn": "warning.text",
    "bad": "danger.text",
    "info": "info.text",
    "good": "success.text",
    "confidential": "confidential.text",
}


MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class Banner(QFrame):
    """Shows one state at a time; hidden until `say`.

    Args:
        theme: for the icon.
        flat: square corners, for the full width of a pane.
        stacked: buttons below the text, for narrow panes.
    """

    def __init__(self, theme: Theme, *, flat: bool = False, stacked: bool = False) -> None:
        super().__init__()
        self._theme, self._icon_name, self._tone = theme, "info", "info"
        self.setProperty("flat", flat)
        self._icon = QLabel()
        self._icon.setFixedSize(16, 18)
        self._title, self._detail = Text(role="strong", wrap=True), Text(role="meta", wrap=True)
        self._detail.setProperty("tone", "")
        for text in (self._title, self._detail):
            text.setMinimumWidth(1)  # a long address must not push the buttons out
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._tray = QWidget()  # a widget: an empty layout would hold the words to its own width
        self._buttons = QHBoxLayout(self._tray)
        self._buttons.setContentsMargins(0, 6 if stacked else 0, 0, 0)
        self._buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if stacked:
            words.addWidget(self._tray, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row.addWidget(self._tray)
        theme.changed.connect(self._paint_icon)
        self.hide()

    def say(
        self,
        tone: str,
        icon: str,
        title: str,
        detail: str = "",
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (),
    ) -> None:
        """Show a state: its tone, icon, sentence, detail, and buttons as (label, kind, what it does)."""
        self._tone, self._icon_name = tone, icon
        self._title.setText(title.replace("@", f"@{MAY_BREAK}"))
        self._title.setVisible(bool(title))
        self._detail.setText(detail.replace("@", f"@{MAY_BREAK}"))
        self._detail.setVisible(bool(detail))
        self._clear_buttons()
        for label, kind, act in buttons:
            button = Button(self._theme, label, kind=kind, compact=True)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self._tray.setVisible(bool(buttons))
        self.setProperty("banner", tone)
        self.setAccessibleName(f"{title} {detail}".strip())
        restyle(self)
        self._paint_icon()
        self.show()

    def _clear_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _paint_icon(self) -> None:
        tint = _TINTS[self._tone]
        self._icon.setPixmap(self._theme.icons.pixmap(self._icon_name, tint, 16, self.devicePixelRatioF()))
