"""Where a composer stands: in place of list and reading pane, or in a window of its own."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carerix_desktop.gui.composer.composer import Composer

WINDOW_SIZE = (1000, 760)


class ComposePage(QWidget):
    """The page of the main window that holds at most one composer."""

    def __init__(self) -> None:
        super().__init__()
        self.composer: Composer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, composer: Composer) -> None:
        """Take a composer in."""
        self.composer = composer
        self._column.addWidget(composer)
        composer.show()

    def take_out(self) -> None:
        """Let go of it."""
        if self.composer is not None:
            self._column.removeWidget(self.composer)
            self.composer.setParent(None)
            self.composer = None

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return self.composer.panes() if self.composer is not None else [self]


class ComposeWindow(QWidget):
    """A composer in a window of its own; closing it keeps the draft."""

    def __init__(self, composer: Composer, title: str) -> None:
        super().__init__()
        self._product = title
        self.composer = composer
        self._may_close = False
        composer.head.pop_out.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(composer)
        composer.show()
        composer.title_changed.connect(self._name)
        self._name(composer.title)
        self.resize(*WINDOW_SIZE)

    def end(self) -> None:
        """Close without asking the composer."""
        self._may_close = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.composer.close_kept()

    def _name(self, title: str) -> None:
        self.setWindowTitle(f"{title} – {self._product}")
