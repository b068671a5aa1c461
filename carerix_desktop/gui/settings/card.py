"""The frame of a page of the organisation: a heading, a hint, and cards below each other that scroll."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.gui.widgets.text import Text

WIDEST = 760


class Card(QFrame):
    """A white box with a title; `column` takes its content."""

    def __init__(self, title: str = "", hint: str = "") -> None:
        super().__init__()
        self.setProperty("pane", "box")
        self.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 16)
        self.column.setSpacing(8)
        if title:
            self.column.addWidget(Text(title, "strong"))
        if hint:
            self.column.addWidget(Text(hint, "meta", wrap=True))


def lay_out_cards(page: QWidget, heading: str, widgets: tuple[QWidget, ...]) -> None:
    """Put a heading and widgets on a page, scrolling where they are higher than it."""
    inner = QWidget()
    inner.setProperty("pane", "clear")
    column = QVBoxLayout(inner)
    column.setContentsMargins(28, 18, 28, 24)
    column.setSpacing(12)
    column.addWidget(Text(heading, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
