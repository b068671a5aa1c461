"""Long work that hands something out: progress, a way to stop, and one sentence when it cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.progress_line import ProgressLine
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.progress import STOPPED, Progress


class RunDialog(QDialog):
    """Closes by itself when the work is done.

    Args:
        parent: the window that waits.
        context: services and look.
        line: what is being done.
        work: is told of the progress; its answer is `answer`.
    """

    def __init__(self, parent: QWidget, context: Context, line: str, work: Callable[[Progress], Any]) -> None:
        super().__init__(parent)
        self.answer: Any = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(line)
        self.setMinimumWidth(460)
        self.banner, self.progress = Banner(context.theme), ProgressLine(context.theme)
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._box.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._box.rejected.connect(self.reject)
        self._box.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (Text(line, "strong", wrap=True), self.progress, self.banner, self._box):
            column.addWidget(widget)
        progress = self.progress.begin(line)
        context.jobs.ask(lambda: work(progress), on_done=self._end, on_fault=self._fail)

    def reject(self) -> None:
        """Esc stops what runs, and closes the dialog else."""
        if self.progress.is_running:
            self.progress.ask_to_stop()
        else:
            super().reject()

    def _end(self, answer: object) -> None:
        self.answer = answer
        self.progress.end()
        self.accept()

    def _fail(self, fault: Fault) -> None:
        self.progress.end()
        if fault.code == STOPPED:
            super().reject()
            return
        self.banner.say("bad", "circle-alert", fault_line(fault))
        self._box.show()
