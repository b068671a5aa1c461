"""The shortcut sheet (? or F1): every action with its keys, read from the actions themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidgetItem, QWidget

from carerix_desktop.gui.forms.ui_shortcuts_dialog import Ui_ShortcutsDialog

Others = Sequence[tuple[str, Sequence[str]]]


class ShortcutsDialog(QDialog):
    """Lists what has keys.

    Args:
        actions: of the window.
        parent: the window.
        others: what is done by keys elsewhere, and which.
    """

    def __init__(self, actions: list[QAction], parent: QWidget, others: Others = ()) -> None:
        super().__init__(parent)
        self._form = Ui_ShortcutsDialog()
        self._form.setupUi(self)
        table = self._form.table
        table.setProperty("kind", "figures")
        for action in actions:
            if action.shortcuts() and action.objectName() != "help_key":
                self._add(action.text().replace("&", "").removesuffix("…"), action.shortcuts())
        for what, keys in others:
            self._add(what, [QKeySequence(key) for key in keys])
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setStretchLastSection(False)
        table.resizeColumnToContents(1)
        self._form.buttons.rejected.connect(self.reject)

    def _add(self, what: str, keys: Iterable[QKeySequence]) -> None:
        form = QKeySequence.SequenceFormat.NativeText
        row = QTreeWidgetItem([what, ", ".join(dict.fromkeys(key.toString(form) for key in keys))])
        row.setSizeHint(0, QSize(0, self.fontMetrics().height() + 9))
        self._form.table.addTopLevelItem(row)
