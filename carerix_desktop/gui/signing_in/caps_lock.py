"""Says that Caps Lock is on, as far as the letters that are typed tell: Qt does not know the key's state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class CapsLockHint(QObject):
    """Shows a hint while letters come the wrong way round."""

    def __init__(self, edit: QLineEdit, hint: QWidget) -> None:
        super().__init__(edit)
        self._hint = hint
        hint.hide()
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_CapsLock:
                self._hint.hide()
            elif len(letter) == 1 and letter.lower() != letter.upper():
                self._hint.setVisible(letter.isupper() != shift)
        return super().eventFilter(watched, event)
