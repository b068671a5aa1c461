"""The shortcut sheet (? or F1): every action with its keys, read from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidgetItem, QWidget

from carerix_desktop.gui.forms.ui_shortcuts_dialog import Ui_ShortcutsDialog


class ShortcutsDialog(QDialog):
    """Lists what has keys."""

    def __init__(self, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._form = Ui_ShortcutsDialog()
        self._form.setupUi(self)
        table = self._form.table
        table.setProperty("kind", "figures")
        for action in actions:
            if action.shortcuts() and action.objectName() != "help_key":
                form = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(dict.fromkeys(key.toString(form) for key in action.shortcuts()))
                row = QTreeWidgetItem([action.text().replace("&", "").removesuffix("…"), keys])
                row.setSizeHint(0, QSize(0, self.fontMetrics().height() + 9))
                table.addTopLevelItem(row)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setStretchLastSection(False)
        table.resizeColumnToContents(1)
        self._form.buttons.rejected.connect(self.reject)
