"""The two questions about the box: before a conversation opens to colleagues, and before the asker loses it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.widgets.question import Question


def tr(text: str) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text)


class OpenQuestion(Question):
    """Unticking: colleagues will be able to read it."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        title = tr("Make this conversation visible?")
        super().__init__(title, sentence, tr("Make visible"), tr("Keep confidential"), parent)


class CloseQuestion(Question):
    """Ticking by somebody who will not see it any more."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        title = tr("Make this conversation confidential?")
        super().__init__(title, sentence, tr("Make confidential"), tr("Leave it visible"), parent)
