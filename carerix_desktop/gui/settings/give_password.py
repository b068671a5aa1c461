"""A password to sign in with, given by an administrator: typed once, never seen again, changed at its first use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.signing_in import SigningIn


class GivePassword(QDialog):
    """Asks for it and writes it."""

    def __init__(
        self, context: Context, signing_in: SigningIn, acting: UserKey, user: User, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._signing_in, self._acting, self._user = context, signing_in, acting, user
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A password for {name}").format(name=user.name))
        self.setMinimumWidth(420)
        self.edit, self.problem = QLineEdit(), Text("", "meta", "bad", wrap=True)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(self.tr("New password"))
        self.give = Button(context.theme, self.tr("Give password"), kind="primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.addButton(self.give, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._write)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(Text(self.windowTitle(), "title", wrap=True))
        column.addWidget(
            Text(self.tr("It takes the place of the one before and is changed at its first use."), wrap=True)
        )
        for widget in (self.edit, self.problem, buttons):
            column.addWidget(widget)
        self.problem.hide()
        self.give.setDefault(True)
        self.give.setEnabled(False)
        self.edit.textChanged.connect(lambda text: self.give.setEnabled(bool(text)))

    def _write(self) -> None:
        self.give.setEnabled(False)
        act, args = self._signing_in.set_password, (self._acting, self._user.key, self.edit.text())
        self._context.jobs.tell(act, *args, on_done=self._on_done, on_fault=self._on_fault)

    def _on_done(self, _nothing: object) -> None:
        self._context.toast(self.tr("{name} has a new password").format(name=self._user.name))
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.problem.setText(fault_text(fault))
        self.problem.show()
        self.give.setEnabled(True)
