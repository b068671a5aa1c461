"""One decision per message: invite, reject, or another template, each one key away (DESIGN 1, mock-up 01)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class DecisionBar(QFrame):
    """The bar below the message."""

    def __init__(self, theme: Theme, actions: WindowActions) -> None:
        super().__init__()
        self.setProperty("pane", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 11, 20, 11)
        row.setSpacing(8)
        shown = ((actions.invite, "calendar-check", "primary"), (actions.reject, "circle-x", ""),
                 (actions.template, "file-text", ""))  # fmt: skip
        self.buttons = []
        for action, icon, kind in shown:
            button = Button(theme, action.text().replace("&", ""), icon=icon, kind=kind)
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch()
        for action, _icon, _kind in shown:
            row.addWidget(Text(action.shortcut().toString(), "key"))
