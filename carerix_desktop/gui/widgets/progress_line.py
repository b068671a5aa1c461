"""A bar for long work in another thread, and the way to stop it: it looks at `Progress` a few times a second."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.progress import Progress

LOOK_MS = 120


class ProgressLine(QWidget):
    """Hidden until work begins."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Button(theme, self.tr("Stop"), compact=True)
        self.stop.clicked.connect(self.ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.count = Text(role="meta")
        row.addWidget(self.bar, 1)
        row.addWidget(self.count)
        row.addWidget(self.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether work goes on."""
        return self._progress is not None

    def begin(self, name: str) -> Progress:
        """Show it; the work is told of what this answers."""
        self._progress = Progress()
        self.bar.setRange(0, 0)
        self.count.setText("")
        self.bar.setAccessibleName(name)
        self.stop.setEnabled(True)
        self._timer.start()
        self.show()
        return self._progress

    def end(self) -> None:
        """The work is done, or failed."""
        self._progress = None
        self._timer.stop()
        self.hide()

    def ask_to_stop(self) -> None:
        """Stop at the next step."""
        if self._progress is not None:
            self._progress.stop()
            self.stop.setEnabled(False)

    def _look(self) -> None:
        if self._progress is None:
            return
        if self._progress.total:
            self.bar.setRange(0, self._progress.total)
            self.bar.setValue(self._progress.done)
            number = QLocale().toString
            done, total = number(self._progress.done), number(self._progress.total)
            self.count.setText(self.tr("{done} of {total}").format(done=done, total=total))
        elif self._progress.done:
            self.count.setText(QLocale().toString(self._progress.done))
