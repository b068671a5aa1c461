"""The question before something is opened that can run a program on this computer (RELIABILITY.md S-08)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def tr(text: str) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text)


def is_sure(parent: QWidget, name: str) -> bool:
    """Whether a person wants to open it all the same; Cancel is the default."""
    box = QMessageBox(parent.window())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(box.textFormat().PlainText)
    box.setText(tr("{name} can run a program on this computer.").format(name=name))
    box.setInformativeText(tr("Open it only if you expected it and trust the sender."))
    go = box.addButton(tr("Open anyway"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go
