"""Dialogs of the mailbox: the source of a message, and the question before a link is opened (RELIABILITY.md S-06)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from carerix_desktop.gui.file_names import write_file
from carerix_desktop.gui.forms.ui_source_dialog import Ui_SourceDialog

MOST_SHOWN = 2_000_000


class SourceDialog(QDialog):
    """Shows a message as it came, and saves it byte for byte."""

    def __init__(self, raw: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self._raw = raw
        self._form = Ui_SourceDialog()
        self._form.setupUi(self)
        self._form.text.setProperty("kind", "source")
        shown = raw[:MOST_SHOWN].decode("utf-8", "replace")
        if len(raw) > MOST_SHOWN:
            shown += "\n\n" + self.tr("The rest is in the saved file.")
        self._form.text.setPlainText(shown)
        self._connect()

    def _connect(self) -> None:
        self._form.buttons.rejected.connect(self.reject)
        self._form.buttons.accepted.connect(self._save)

    def _save(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save message"), "message.eml", "*.eml")
        if chosen:
            write_file(Path(chosen), self._raw)
