"""The switch of a conversation in the reading toolbar: lock, word, switch; the face of one shared QAction."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from carerix_desktop.gui.confidential.words import ConfidentialTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.switch import Switch
from carerix_desktop.gui.widgets.text import Text


class BoxSwitch(QWidget):
    """Follows the action, and triggers it.

    Args:
        theme: the look.
        action: ticked while the open conversation is confidential.
    """

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__()
        self.gap = 6
        self._theme, self._action, self._texts = theme, action, ConfidentialTexts("", self)
        self._lock, self.word = QLabel(), Text(self.tr("Confidential"), role="meta")
        self.switch = Switch(theme, "", tint="confidential.base")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 6, 0)
        row.setSpacing(self.gap)
        for part in (self._lock, self.word, self.switch):
            row.addWidget(part)
        self.switch.clicked.connect(lambda _on: action.trigger())
        action.changed.connect(self._follow)
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action, on = self._action, self._action.isChecked()
        self.switch.setChecked(on)
        self.switch.setEnabled(action.isEnabled())
        keys = ", ".join(key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts())
        self.switch.setAccessibleName(self._texts.switch(on=on))
        self.switch.setAccessibleDescription(action.statusTip())
        self.switch.setToolTip(action.statusTip() or f"{self.word.text()} ({keys})")
        self.word.set_property("tone", "confidential" if on else "secondary")
        name, tint = ("lock", "confidential.text") if on else ("lock-open", "text.secondary")
        self._lock.setPixmap(self._theme.icons.pixmap(name, tint, 15, self.devicePixelRatioF()))
