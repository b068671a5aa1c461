"""The panel beside the table of users: how the selected user gets mail, and the ways into the user file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.texts import mail_kind, user_role_name
from carerix_desktop.gui.settings.users_model import MailState, UserLine, state_text
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class UserPanel(QFrame):
    """One user. Passwords are never shown.

    Signals:
        open_wanted: "email" or "profile".
    """

    open_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "window")
        self._avatar = Avatar(theme, kind="user", size=48)
        self._name, self._role = Text(role="title", wrap=True), Text(role="meta")
        self._state = Banner(theme, stacked=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._values: list[tuple[Text, Text]] = []
        self.email_button = Button(theme, self.tr("E-mail settings"), icon="mail")
        self.profile_button = Button(theme, self.tr("Profile"), icon="user")
        self.email_button.clicked.connect(self._on_email)
        self.profile_button.clicked.connect(self._on_profile)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.email_button)
        buttons.addWidget(self.profile_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        column.addStretch()

    def show_line(self, line: UserLine) -> None:
        """Show another user."""
        user, account = line.user, line.account
        self._avatar.show_person(user.name, "user")
        self._name.setText(user.name)
        self._role.setText(user_role_name(user.role))
        if line.needs_attention:
            tone = "bad" if line.state is MailState.NO_PASSWORD else "warn"
            self._state.say(tone, "triangle-alert", state_text(line))
        else:
            self._state.hide()
        kept = self.tr("Saved, never shown") if line.has_password else self.tr("None on this computer")
        self._show_values(
            [
                (self.tr("Type"), mail_kind(account)),
                (self.tr("Server"), f"{account.incoming.host}:{account.incoming.port}" if account else ""),
                (self.tr("User name"), account.incoming.username if account else ""),
                (self.tr("Password"), kept if account else ""),
                (self.tr("Folders"), self.tr("{n} of {all} matched").format(n=line.matched, all=len(FolderRole))),
                (self.tr("Sender"), user.from_address),
                (self.tr("Relay to"), user.system_address),
            ]
        )

    def _show_values(self, values: list[tuple[str, str]]) -> None:
        shown = [(name, value) for name, value in values if value]
        while len(self._values) < len(shown):
            pair = (Text(role="meta", tone="secondary"), Text(elide=True))
            self._grid.addWidget(pair[0], len(self._values), 0)
            self._grid.addWidget(pair[1], len(self._values), 1)
            self._values.append(pair)
        for number, (name, value) in enumerate(self._values):
            for label, text in zip((name, value), shown[number] if number < len(shown) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(bool(text))

    def _on_email(self) -> None:
        self.open_wanted.emit("email")

    def _on_profile(self) -> None:
        self.open_wanted.emit("profile")
