"""The question about unsaved changes: Save, Discard, Cancel (DESIGN 4.9)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

UnsavedAnswer = Literal["save", "discard", "cancel"]


def ask_unsaved(parent: QWidget) -> UnsavedAnswer:
    """Ask what becomes of the changes; Cancel is what Esc means."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Settings", "Unsaved changes"))
    box.setText(QCoreApplication.translate("Settings", "These settings are not saved yet. Save them?"))
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    box.setEscapeButton(buttons.Cancel)
    answer = box.exec()
    if answer == buttons.Save:
        return "save"
    return "discard" if answer == buttons.Discard else "cancel"
