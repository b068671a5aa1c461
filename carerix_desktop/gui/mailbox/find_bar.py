"""Find in the open conversation (Ctrl+F): a field and two arrows above the body; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import IconButton


class FindBar(QFrame):
    """Marks words in the page.

    Signals:
        wanted: words to find ("" for none), and whether backward.
    """

    wanted = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "foot")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this conversation"))
        self.field.setAccessibleName(self.tr("Find in this conversation"))
        back = IconButton(theme, "arrow-up", self.tr("Previous place"))
        forward = IconButton(theme, "arrow-down", self.tr("Next place"))
        shut = IconButton(theme, "x", self.tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 12, 5)
        row.addWidget(self.field, 1)
        for button in (back, forward, shut):
            row.addWidget(button)
        self.field.textChanged.connect(lambda words: self.wanted.emit(words, False))
        self.field.returnPressed.connect(lambda: self.wanted.emit(self.field.text(), False))
        forward.clicked.connect(lambda: self.wanted.emit(self.field.text(), False))
        back.clicked.connect(lambda: self.wanted.emit(self.field.text(), True))
        shut.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show it and take the keyboard."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide it and take the marks away."""
        if self.isVisible():
            self.hide()
            self.wanted.emit("", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
