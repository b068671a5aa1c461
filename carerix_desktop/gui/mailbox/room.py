"""How the four panes of the mailbox share the window's width (DESIGN section 2).

| window width | folders | record panel |
| ≥ 1280 | open | open |
| 1100 to 1279 | open | over the reading pane, when asked for |
| 960 to 1099 | a drawer behind a button | likewise |
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.panes import PaneSplitter

LEFT, LIST, READING, RECORD = range(4)
HEAD = 45


class MailboxRoom(QWidget):
    """Arranges left side, list, reading pane and record panel.

    Signals:
        drawer_needed: whether the left side is behind a button now.
    """

    drawer_needed = Signal(bool)

    def __init__(self, theme: Theme, *, left: QWidget, middle: QWidget, reading: QWidget, record: QWidget) -> None:
        super().__init__()
        self._theme, self._left, self._record = theme, left, record
        self._record_wanted = True
        self.splitter = PaneSplitter(theme)
        for pane, size in ((left, 150), (middle, theme.size("pane.listMin")), (reading, theme.size("pane.readingMin")),
                           (record, theme.size("pane.recordMin"))):  # fmt: skip
            pane.setMinimumWidth(size)
            self.splitter.addWidget(pane)
        for number in (LEFT, LIST, READING, RECORD):
            self.splitter.setStretchFactor(number, int(number == READING))
        self._sizes = [theme.size("pane.folders"), theme.size("pane.list"), 560, theme.size("pane.record")]
        self.splitter.setSizes(self._sizes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def toggle_record(self) -> None:
        """Ctrl+Shift+P."""
        if self._is_wide("recordInline"):
            self._record_wanted = not self._record_wanted
            self.fit()
        elif self._record.isVisible():
            self._record.hide()
        else:
            width = self._theme.size("pane.record")
            self._lift(self._record, self.width() - width, width)

    def show_drawer(self, on: bool) -> None:
        """The left side over the list, where there is no room for it."""
        if self._is_wide("foldersInline"):
            return
        if on:
            self._lift(self._left, 0, self._theme.size("pane.folders"))
            self._left.setFocus()
        else:
            self._left.hide()

    def widen_list(self, wide: bool) -> None:
        """The table takes what the reading pane can spare."""
        sizes = self.splitter.sizes()
        wanted = self._theme.size("pane.list") + (140 if wide else 0)
        sizes[READING] = max(0, sizes[READING] - (wanted - sizes[LIST]))
        sizes[LIST] = wanted
        self.splitter.setSizes(sizes)

    def fit(self) -> None:
        """Put every pane where the width wants it."""
        inline = self._is_wide("recordInline")
        self._settle(self._record, RECORD, inline=inline, shown=inline and self._record_wanted)
        room = self._is_wide("foldersInline")
        self._settle(self._left, LEFT, inline=room, shown=room)
        self.drawer_needed.emit(not room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _is_wide(self, breakpoint_name: str) -> bool:
        return self.window().width() >= self._theme.tokens.breakpoints[breakpoint_name]

    def _settle(self, pane: QWidget, number: int, *, inline: bool, shown: bool) -> None:
        if inline and pane.parent() is not self.splitter:
            self.splitter.insertWidget(number, pane)
            self.splitter.setStretchFactor(number, 0)
            self.splitter.setStretchFactor(READING, 1)
        pane.setVisible(shown)

    def _lift(self, pane: QWidget, left: int, width: int) -> None:
        pane.setParent(self)
        pane.setGeometry(left, HEAD, width, self.height() - HEAD)
        pane.show()
        pane.raise_()
