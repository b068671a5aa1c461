"""A question before something that others notice: one sentence and two verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class Question(QMessageBox):
    """A sentence and two verbs; Enter and Esc leave it as it is.

    Signals:
        agreed: do it.
    """

    agreed = Signal()

    def __init__(self, title: str, sentence: str, do: str, keep: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(title)
        self.setText(title)
        self.setInformativeText(sentence)
        go = self.addButton(do, QMessageBox.ButtonRole.AcceptRole)
        stay = self.addButton(keep, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        go.clicked.connect(self.agreed)
