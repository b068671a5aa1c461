"""The left pane: a filter, and the templates by situation."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from carerix_desktop.gui.templates.model import TemplateDelegate, TemplateListModel
from carerix_desktop.gui.theme import Theme


class TemplateList(QFrame):
    """Filter and list over one model."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self.model, self.view, self.filter = TemplateListModel(self), QListView(), QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TemplateDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("Templates"))
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(200)

    def choose(self, row: int) -> None:
        """Mark a row."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), flag)
