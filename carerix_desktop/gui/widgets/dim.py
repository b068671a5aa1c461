"""The veil over a window while a dialog of its own is open (tokens.json, elevation 3: 32 % black)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

VEIL = QColor(0, 0, 0, 82)


class Dim(QWidget):
    """Covers the window of a dialog's parent until the dialog is gone; takes no clicks and is not spoken."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), VEIL)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)


def open_dimmed(dialog: QDialog) -> None:
    """Open a window-modal dialog over the middle of its dimmed parent."""
    parent = dialog.parentWidget()
    if parent is None:
        dialog.open()
        return
    window = parent.window()
    veil = Dim(window)
    dialog.finished.connect(veil.deleteLater)
    dialog.finished.connect(veil.hide)
    dialog.open()
    dialog.move(window.mapToGlobal(window.rect().center()) - dialog.rect().center())
