"""The store cannot be opened: what is wrong, that nothing was changed, and the ways on (R-23, R-24)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.services.backups import Copy


class WayOn(NamedTuple):
    """What a person chose: a backup to put back, or the folder of another profile; neither: quit."""

    restore: Path | None = None
    profile: Path | None = None


def day_of(backup: Copy) -> str:
    """When a backup was made, in words."""
    made = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
    return QLocale().toString(made, "d MMMM yyyy HH:mm")


class StoreTrouble(QMessageBox):
    """Asks what to do instead of opening the window.

    Args:
        fault: why the store cannot be opened.
        backup: what could be put back in the place of a damaged one; None where there is none.
    """

    def __init__(self, fault: StoreFault, backup: Copy | None) -> None:
        super().__init__()
        self._backup = backup if fault.code == "damaged_store" else None
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(QCoreApplication.applicationName())
        self.setText(fault_line(fault))
        self.restore = self._add_restore()
        self.other = self.addButton(self.tr("Choose another profile…"), QMessageBox.ButtonRole.ActionRole)
        self.leave = self.addButton(self.tr("Quit"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.leave)
        self.setEscapeButton(self.leave)

    def _add_restore(self) -> QPushButton | None:
        words = [self.tr("Nothing was changed.")]
        button = None
        if self._backup is not None:
            words.append(self.tr("A backup takes its place; the damaged file is kept beside it."))
            words.append(self.tr("Mail that came since is fetched again, as far as it is still on the server."))
            label = self.tr("Restore the backup of {day}").format(day=day_of(self._backup))
            button = self.addButton(label, QMessageBox.ButtonRole.ActionRole)
        self.setInformativeText(" ".join(words))
        return button

    def ask(self) -> WayOn:
        """Wait for an answer."""
        self.exec()
        chosen = self.clickedButton()
        if self._backup is not None and chosen is self.restore:
            return WayOn(restore=self._backup.path)
        if chosen is self.other:
            folder = QFileDialog.getExistingDirectory(None, self.tr("Folder of the other profile"))
            return WayOn(profile=Path(folder)) if folder else WayOn()
        return WayOn()
