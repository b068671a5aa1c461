"""Two columns of cards in a scroll area: side by side where there is room, else one above the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

WIDE = 880


class Columns(QScrollArea):
    """The first column gets three fifths."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("pane", "clear")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._halves.setContentsMargins(28, 2, 28, 24)
        self._halves.setSpacing(20)
        for cards, share in ((first, 3), (second, 2)):
            column = QVBoxLayout()
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._halves.addLayout(column, share)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != direction:
            self._halves.setDirection(direction)
        super().resizeEvent(event)
