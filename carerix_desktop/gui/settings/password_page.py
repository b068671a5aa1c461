"""My account › Password: the own one, and what signing in means on this computer (RELIABILITY.md C-10)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.new_password import NewPassword
from carerix_desktop.gui.settings.own_pages import OwnCard, OwnPage
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.signing_in import SigningIn

FIELD_WIDTH = 380


class PasswordPage(OwnPage):
    """Changes the password of who is signed in."""

    def __init__(self, context: Context, signing_in: SigningIn, user: User) -> None:
        super().__init__(context.theme, self.tr("Password"), user)
        self._context, self._signing_in, self._user = context, signing_in, user
        self.fields = NewPassword(context.theme, context.jobs, signing_in)
        for edit in self.fields.edits:
            edit.setMaximumWidth(FIELD_WIDTH)
        self.save = Button(context.theme, self.tr("Change password"), kind="primary")
        self.save.setEnabled(False)
        self.state, self.meaning = Text("", "", "secondary", wrap=True), Text("", "", "secondary", wrap=True)
        own, means = OwnCard(self.tr("Your password")), OwnCard(self.tr("Signing in on this computer"))
        foot, row = QWidget(), QHBoxLayout()
        foot.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.state, self.fields, foot):
            own.add_wide(part)
        means.add_wide(self.meaning)
        self.add_card(own)
        self.add_card(means)
        self.fields.ready.connect(self.save.setEnabled)
        self.fields.saved.connect(self._on_saved)
        self.save.clicked.connect(self.fields.save)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read whether there is a password, and what the agency wants."""
        self._context.jobs.ask(self._read, on_done=self._show, key=(id(self), "password"))

    def _read(self) -> tuple[bool, str]:
        return self._user.key in self._signing_in.with_password(), self._signing_in.way()

    def _show(self, found: tuple[bool, str]) -> None:
        has_one, way = found
        self.state.setText(
            self.tr("You sign in with this password where passwords are asked for.")
            if has_one
            else self.tr("You have no password yet. Set one before passwords are asked for.")
        )
        self.fields.open_user(self._user.key, asks=has_one)
        self.meaning.setText(
            self.tr("With several users, each signs in with a password of their own.")
            if way == "ask"
            else self.tr(
                "No password is asked for: whoever has this computer account open sees what the user files "
                "of this program see. An administrator changes that."
            )
        )

    def _on_saved(self) -> None:
        self._context.toast(self.tr("Password changed"))
        self.refresh()
