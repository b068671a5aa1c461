"""The head of the page of templates: its name, and what is done with all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class TemplatesHead(QFrame):
    """One line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "head")
        self.taking_in = Button(theme, self.tr("Import…"), icon="upload")
        self.giving_out = Button(theme, self.tr("Export…"), icon="download")
        self.new = Button(theme, self.tr("New template"), icon="plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Text(self.tr("Templates"), "heading"))
        row.addStretch(1)
        for button in (self.taking_in, self.giving_out, self.new):
            row.addWidget(button)
