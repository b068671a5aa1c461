"""A switch that takes effect at once, and a row of fixed choices."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QToolButton, QWidget

from carerix_desktop.gui.theme import Theme

FAINT = 0.5
"""How much of the colour stays where a switch that is on cannot be turned off."""


class Switch(QCheckBox):
    """A check box painted as a switch; 32×18 in a target of 24; `tint` colours its track while it is on."""

    def __init__(self, theme: Theme, name: str, *, tint: str = "accent.base") -> None:
        super().__init__()
        self._theme, self._tint = theme, tint
        self.setAccessibleName(name)
        self.setToolTip(name)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(36, 24)

    def hitButton(self, position: object) -> bool:  # noqa: ARG002  (the whole of it is the button)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, (self.height() - 18) / 2, 32, 18)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        token = self._tint if on else "border.control" if self.isEnabled() else "border.default"
        painter.setOpacity(1.0 if self.isEnabled() or not on else FAINT)
        painter.setBrush(self._theme.color(token))
        painter.drawRoundedRect(track, 9, 9)
        painter.setBrush(self._theme.color("bg.surface"))
        painter.drawEllipse(QRectF(track.x() + (16 if on else 2), track.y() + 2, 14, 14))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-1, -1, 1, 1), 10, 10)
        painter.end()


class Segmented(QWidget):
    """Two to four fixed choices side by side; arrow keys move.

    Signals:
        chosen: the value of the choice that was taken.
    """

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for value, label in choices:
            button = QToolButton()
            button.setText(label)
            button.setAccessibleName(f"{name}: {label}")
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            row.addWidget(button)
        self._quiet = False
        self._group.idToggled.connect(self._on_toggled)

    @property
    def value(self) -> str:
        """The choice that is on, or ""."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else ""

    def choose(self, value: str) -> None:
        """Turn a choice on without a signal."""
        self._quiet = True
        self._group.button(self._values.index(value)).setChecked(True)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._values)
        self._group.button(number).setFocus()
        self._group.button(number).click()

    def _on_toggled(self, number: int, on: bool) -> None:
        """By click, by key, or by a screen reader, which toggles without a click."""
        if on and not self._quiet:
            self.chosen.emit(self._values[number])
