"""The splitter between panes: a line of one pixel, five to grab (Qt widens handles of one pixel by itself)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from carerix_desktop.gui.theme import Theme


class _Handle(QSplitterHandle):
    def __init__(self, theme: Theme, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("border.subtle"))
        painter.end()


class PaneSplitter(QSplitter):
    """Panes side by side, divided by hairlines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self._theme, self.orientation(), self)


def step_pane(panes: Sequence[QWidget], by: int) -> None:
    """Give the keyboard to the pane that stands so far after the one that has it."""
    focused = QApplication.focusWidget()
    holding = [n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))]
    panes[((holding or [0])[0] + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
