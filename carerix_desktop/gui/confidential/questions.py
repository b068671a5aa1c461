"""The two questions about the box: before a conversation opens to colleagues, and before the asker loses it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


def tr(text: str) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text)


class BoxQuestion(QMessageBox):
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


class OpenQuestion(BoxQuestion):
    """Unticking: colleagues will be able to read it."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        title = tr("Make this conversation visible?")
        super().__init__(title, sentence, tr("Make visible"), tr("Keep confidential"), parent)


class CloseQuestion(BoxQuestion):
    """Ticking by somebody who will not see it any more."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        title = tr("Make this conversation confidential?")
        super().__init__(title, sentence, tr("Make confidential"), tr("Leave it visible"), parent)
