"""The dialog that adds a user file (administrators)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.password import read_new_password
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.forms.ui_new_user_dialog import Ui_NewUserDialog
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import fault_text, user_role_name
from carerix_desktop.gui.widgets.buttons import Button


class NewUserDialog(QDialog):
    """Name, login, address, role, and a first password to sign in with.

    Signals:
        added: the User.
    """

    added = Signal(object)

    def __init__(self, context: Context, services: SettingsServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._services = context, services
        self._login_typed = False
        self.form = Ui_NewUserDialog()
        self.form.setupUi(self)
        self.form.problem.hide()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(480, 400)
        make_roomy(self.form.roleBox)
        for role in UserRole:
            self.form.roleBox.addItem(user_role_name(role), role.value)
        self.form.roleBox.setCurrentIndex(self.form.roleBox.findData(UserRole.RECRUITER.value))
        for widget in (self.form.passwordLabel, self.form.passwordEdit):
            widget.setVisible(services.signing_in is not None)
        self.add_button = Button(context.theme, self.tr("Add user"), kind="primary")
        self.form.buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button.setDefault(True)
        self.form.buttons.accepted.connect(self.add)
        self.form.buttons.rejected.connect(self.reject)
        self.form.loginEdit.textEdited.connect(self._on_login)
        self.form.addressEdit.textEdited.connect(self._on_address)
        for edit in (self.form.nameEdit, self.form.loginEdit, self.form.addressEdit):
            edit.textChanged.connect(self._show_ready)
        self._show_ready()

    def add(self) -> None:
        """Add the user file; a fault stays in the dialog."""
        form = self.form
        self.add_button.setEnabled(False)
        login, name = form.loginEdit.text(), form.nameEdit.text()
        address, role = form.addressEdit.text(), UserRole(form.roleBox.currentData())
        users, viewer, signing_in = self._services.users, self._services.viewer.key, self._services.signing_in
        password = form.passwordEdit.text()

        def add() -> User:
            if password:
                read_new_password(password)  # refused before the user file is there
            admin, reader = role is UserRole.ADMINISTRATOR, role is UserRole.READER
            user = users.add(viewer, login, name=name, from_address=address, admin=admin, reader=reader)
            if password and signing_in is not None:
                signing_in.set_password(viewer, user.key, password)
            return user

        self._context.jobs.tell(add, on_done=self._on_added, on_fault=self._on_fault)

    def _on_login(self, _text: str) -> None:
        self._login_typed = True

    def _on_address(self, text: str) -> None:
        """The part before the @ is proposed as login until one is typed."""
        if not self._login_typed:
            self.form.loginEdit.setText(text.partition("@")[0])

    def _show_ready(self, _text: str = "") -> None:
        form = self.form
        form.problem.hide()
        filled = all(edit.text().strip() for edit in (form.nameEdit, form.loginEdit, form.addressEdit))
        self.add_button.setEnabled(filled)

    def _on_added(self, user: User) -> None:
        self.added.emit(user)
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.form.problem.setText(fault_text(fault))
        self.form.problem.show()
        self.add_button.setEnabled(True)
