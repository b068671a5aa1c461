"""Opening an address outside the program: asked first, with what it really leads to (RELIABILITY S-06)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

OPENED_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


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
