"""The panel beside the table of users: how the selected user gets mail, who it is, what they may do (DESIGN 4.13)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from carerix_desktop.gui.settings.texts import user_role_name
from carerix_desktop.gui.settings.user_lines import UserLine
from carerix_desktop.gui.settings.user_tabs import EmailTab, ProfileTab, RightsTab
from carerix_desktop.gui.settings.user_words import state_text
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.text import Text


class UserPanel(QFrame):
    """One user. Passwords are never shown.

    Signals:
        open_wanted: "email" or "profile".
        change_wanted: settings as text (`domain.setting.USER_SETTINGS`).
    """

    open_wanted = Signal(str)
    change_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "window")
        self._avatar = Avatar(theme, kind="user", size=48)
        self._name, self._role = Text(role="title", wrap=True), Text(role="meta")
        self.tabs, self._pages = QTabBar(), QStackedWidget()
        self.email, self.profile, self.rights = EmailTab(theme), ProfileTab(theme), RightsTab(theme)
        self._lay_out()
        for tab in (self.email, self.profile, self.rights):
            tab.open_wanted.connect(self.open_wanted)
            tab.change_wanted.connect(self.change_wanted)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        head = QHBoxLayout()
        head.setContentsMargins(18, 18, 18, 10)
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("What is shown of the user"))
        titles = (self.tr("E-mail"), self.tr("Profile"), self.tr("Rights"))
        for title, tab in zip(titles, (self.email, self.profile, self.rights), strict=True):
            self.tabs.addTab(title)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            tab.setProperty("pane", "clear")
            area.setWidget(tab)
            self._pages.addWidget(area)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        beside = QHBoxLayout()
        beside.setContentsMargins(10, 0, 10, 0)
        beside.addWidget(self.tabs, 1)
        column.addLayout(beside)
        column.addWidget(self._pages, 1)

    def show_line(self, line: UserLine) -> None:
        """Show another user."""
        user = line.user
        self._avatar.show_person(user.name, "user")
        self._name.setText(user.name)
        self._role.setText(
            user_role_name(user.role) if user.active else f"{user_role_name(user.role)}, {state_text(line)}"
        )
        for tab in (self.email, self.profile, self.rights):
            tab.show_line(line)
