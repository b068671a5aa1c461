"""The frame of the pages under My account whose choices take effect at once: head, and cards in a column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.settings.header import PageHeader
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text

FORM_WIDTH = 680
LABEL_WIDTH = 132


class OwnCard(QFrame):
    """A box with a title and rows of label and control."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("pane", "box")
        self.setMaximumWidth(FORM_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(12)
        self._column.addWidget(Text(title, "title"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._column.addLayout(self._grid)

    def add_row(self, label: str, control: QWidget, hint: str = "") -> None:
        """A control with its label before it and a hint below it."""
        row = self._grid.rowCount()
        name = QLabel(label)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("tone", "secondary")
        name.setBuddy(control)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        if hint:
            control.setAccessibleDescription(hint)
            self._grid.addWidget(Text(hint, "caption", wrap=True), row + 1, 1)

    def add_wide(self, control: QWidget) -> None:
        """Something over the whole width."""
        self._column.addWidget(control)


class OwnPage(QWidget):
    """A page of one's own user file."""

    def __init__(self, theme: Theme, title: str, user: User) -> None:
        super().__init__()
        self.header = PageHeader(theme)
        self.header.show_user(title, user)
        for button in (self.header.discard, self.header.save):
            button.hide()  # what is chosen here is in force at once
        inner = QWidget()
        inner.setProperty("pane", "clear")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(28, 2, 28, 24)
        self._cards.setSpacing(14)
        self._cards.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(area, 1)

    def add_card(self, card: OwnCard) -> None:
        """Below the others."""
        self._cards.insertWidget(self._cards.count() - 1, card)
