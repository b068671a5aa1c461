"""Asks at the start for what the machine does not keep: the vault's passphrase, or the password itself (T-05).

The keyring is asked off the window's thread; the window is there meanwhile, and cancelling leaves it working offline.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.passphrase import PassphraseDialog
from carerix_desktop.gui.settings.services import SettingsServices, services_of
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.services.accounts import SecretState


class SecretsAtStart(QObject):
    """Looks once, asks if need be, and tells the engine.

    Args:
        window: over which the dialogs open; owns this object.
    """

    def __init__(self, context: Context, window: QWidget, services: SettingsServices | None = None) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._services = services or services_of(context)
        self._wrong = False

    def look(self) -> None:
        """See whether the password is there."""
        accounts, owner = self._services.accounts, self._services.viewer.key
        self._context.jobs.ask(accounts.secret_state, owner, on_done=self._on_state, on_fault=self._on_fault)

    def _on_state(self, state: SecretState) -> None:
        if state is SecretState.LOCKED:
            self._ask_passphrase()
        elif state is SecretState.MISSING:
            self._ask_password()
        elif state is SecretState.THERE and self._wrong:
            self._tell_engine()

    def _ask_passphrase(self) -> None:
        dialog = PassphraseDialog(self._window)
        if self._wrong:
            dialog.form.hint.setText(self.tr("This passphrase does not open the vault. Type it again."))
        dialog.accepted.connect(lambda: self._try_passphrase(dialog.form.passphraseEdit.text()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _try_passphrase(self, passphrase: str) -> None:
        self._wrong = True  # until the vault says otherwise
        self._services.accounts.open_vault(passphrase)
        self.look()

    def _ask_password(self) -> None:
        account = self._services.accounts.get(self._services.viewer.key)
        if account is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Password"))
        question = self.tr("Password of {name}. It is used until you quit; this computer does not keep it.")
        dialog.setLabelText(question.format(name=account.incoming.username))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.textValueSelected.connect(self._use_password)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_password(self, password: str) -> None:
        account = self._services.accounts.get(self._services.viewer.key)
        if account is not None and password:
            self._services.accounts.use_once(account, password)
            self._tell_engine()

    def _tell_engine(self) -> None:
        account = self._services.accounts.get(self._services.viewer.key)
        if account is not None:
            self._services.saved(account)

    def _on_fault(self, fault: Fault) -> None:
        self._context.toast(fault_text(fault))
