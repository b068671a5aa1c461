"""Dialogs of the mailbox: the source of a message, and the question before a link is opened (RELIABILITY.md S-06)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from carerix_desktop.gui.file_names import write_file
from carerix_desktop.gui.forms.ui_source_dialog import Ui_SourceDialog

MOST_SHOWN = 2_000_000
OPENED_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


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


def ask_to_open(url: QUrl, parent: QWidget) -> None:
    """Show the real address and open it outside when the person says so; other schemes are refused with a sentence."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if url.scheme().lower() not in OPENED_OUTSIDE:
        box.setText(tr("This link does not lead to a web page or a mail address, so it is not opened."))
        box.setInformativeText(url.toDisplayString()[:300])
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()
        return
    host = url.host(QUrl.ComponentFormattingOption.EncodeUnicode) or url.path()
    box.setText(tr("Open {host}?").format(host=host))
    box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)[:500])
    go = box.addButton(tr("Open"), QMessageBox.ButtonRole.AcceptRole)
    copy = box.addButton(tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(go)
    box.exec()
    if box.clickedButton() is go:
        QDesktopServices.openUrl(url)
    elif box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
