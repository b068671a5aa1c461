"""Asks for the passphrase of the password vault, on machines without a keychain (RELIABILITY.md T-05)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from carerix_desktop.gui.forms.ui_passphrase_dialog import Ui_PassphraseDialog


class PassphraseDialog(QDialog):
    """One field; OK only when it is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_PassphraseDialog()
        self.form.setupUi(self)
        ok = self.form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        self.form.passphraseEdit.textChanged.connect(lambda text: ok.setEnabled(bool(text)))
        self.form.buttons.accepted.connect(self.accept)
        self.form.buttons.rejected.connect(self.reject)

    @staticmethod
    def ask(parent: QWidget | None) -> str | None:
        """The passphrase, or None when the person has none to give."""
        dialog = PassphraseDialog(parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        text = dialog.form.passphraseEdit.text()
        dialog.deleteLater()
        return text if accepted and text else None
