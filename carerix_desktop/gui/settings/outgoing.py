"""The cards "Outgoing mail" and "Addresses for receiving" of the e-mail settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QIntValidator
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from carerix_desktop.domain.account import Security, User
from carerix_desktop.domain.account_draft import (
    LAST_PORT,
    SUBMISSION,
    AccountDraft,
    Problem,
    default_port,
    following_port,
)
from carerix_desktop.gui.forms.ui_outgoing_form import Ui_OutgoingForm
from carerix_desktop.gui.forms.ui_receiving_form import Ui_ReceivingForm
from carerix_desktop.gui.settings.fields import (
    add_reveal,
    check_security,
    chosen_security,
    set_tone,
    show_field_problems,
)
from carerix_desktop.gui.settings.incoming import KEPT_DOTS
from carerix_desktop.gui.theme import Theme


class OutgoingCard(QFrame):
    """Server, security, sign-in and sender of mail that goes out.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_OutgoingForm()
        self.form.setupUi(self)
        form = self.form
        self._securities = QButtonGroup(self)
        for number, button in enumerate((form.noneButton, form.sslButton, form.tlsButton)):
            self._securities.addButton(button, number)
        form.portEdit.setValidator(QIntValidator(1, LAST_PORT, self))
        self._reveal = add_reveal(form.passwordEdit, theme)
        self._may_change_sender = False
        form.serverProblem.hide()
        self._connect()

    def _connect(self) -> None:
        form = self.form
        self._securities.idToggled.connect(self._on_security)
        for edit in (form.serverEdit, form.portEdit, form.usernameEdit, form.passwordEdit, form.senderEdit):
            edit.textEdited.connect(self._on_edited)
        form.sameBox.toggled.connect(self._on_same)

    @property
    def security(self) -> Security:
        """None, SSL or TLS, as chosen."""
        return chosen_security(self.form.noneButton, self.form.sslButton)

    @property
    def password(self) -> str | None:
        """The outgoing server's own password, where one was typed."""
        return None if self.form.sameBox.isChecked() else self.form.passwordEdit.text() or None

    @property
    def sender_address(self) -> str:
        """The sender address."""
        return self.form.senderEdit.text().strip()

    def fill(self, draft: AccountDraft, user: User, *, may_change_sender: bool) -> None:
        """Show settings; without a signal."""
        with QSignalBlocker(self):
            self._fill(draft, user, may_change_sender=may_change_sender)

    def _fill(self, draft: AccountDraft, user: User, *, may_change_sender: bool) -> None:
        form = self.form
        self._may_change_sender = may_change_sender
        check_security(draft.smtp_security, form.noneButton, form.sslButton, form.tlsButton)
        form.serverEdit.setText(draft.smtp_server)
        form.portEdit.setText(str(draft.smtp_port or default_port(SUBMISSION, draft.smtp_security)))
        form.usernameEdit.setText(draft.smtp_username)
        form.passwordEdit.clear()
        form.sameBox.setChecked(not draft.smtp_username)
        form.senderEdit.setText(user.from_address)
        form.senderEdit.setReadOnly(not may_change_sender)
        self.show_problems(())
        self._show_same()

    def read(self, draft: AccountDraft) -> AccountDraft:
        """The draft with what this card says."""
        form = self.form
        return replace(
            draft,
            smtp_server=form.serverEdit.text(),
            smtp_port=int(form.portEdit.text() or "0") or None,
            smtp_security=self.security,
            smtp_username="" if form.sameBox.isChecked() else form.usernameEdit.text(),
        )

    def choose_security(self, security: Security) -> None:
        """Take a security as if it was clicked."""
        check_security(security, self.form.noneButton, self.form.sslButton, self.form.tlsButton)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say at each field what is wrong with it."""
        form = self.form
        places = {
            "smtp_server": (form.serverEdit, form.serverProblem),
            "smtp_port": (form.portEdit, form.serverProblem),
            "smtp_username": (form.usernameEdit, form.serverProblem),
        }
        show_field_problems(places, problems)

    def show_sender_problem(self, sentence: str) -> None:
        """Say what is wrong with the sender address."""
        set_tone(self.form.senderEdit, "bad" if sentence else "")
        self._show_same()
        if sentence:
            self._hint(sentence, "bad")
            self.form.senderEdit.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._show_same()
        super().changeEvent(event)

    def _on_edited(self, _text: str) -> None:
        self.show_problems(())
        set_tone(self.form.senderEdit, "")
        self._show_same()
        self.changed.emit()

    def _on_same(self, _checked: bool) -> None:
        self._show_same()
        self.changed.emit()

    def _on_security(self, _number: int, chosen: bool) -> None:
        if not chosen:
            return
        self.form.portEdit.setText(following_port(self.form.portEdit.text(), SUBMISSION, self.security))
        self.changed.emit()

    def _show_same(self) -> None:
        form, own = self.form, not self.form.sameBox.isChecked()
        for widget in (form.usernameLabel, form.usernameEdit, form.passwordLabel, form.passwordEdit):
            widget.setVisible(own)
        form.passwordEdit.setPlaceholderText(KEPT_DOTS)
        if not self.sender_address:
            self._hint(self.tr("Without a sender address, mail goes out from the relay address."), "warn")
        elif not self._may_change_sender:
            self._hint(self.tr("An administrator sets this address."), "")
        else:
            self._hint("", "")

    def _hint(self, text: str, tone: str) -> None:
        hint = self.form.senderHint
        hint.setText(text)
        hint.setVisible(bool(text))
        set_tone(hint, tone)
        self.form.senderEdit.setAccessibleDescription(text)


class ReceivingCard(QFrame):
    """The two addresses at which mail arrives (DESIGN 12.8); shown, not changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ReceivingForm()
        self.form.setupUi(self)
        self.form.copyButton.setIcon(theme.icons.icon("copy", "text.secondary"))
        self.form.copyButton.clicked.connect(self._copy)

    def fill(self, user: User) -> None:
        """Show a user's addresses."""
        form = self.form
        form.mailboxValue.setText(user.from_address or self.tr("none yet"))
        form.relayValue.setText(user.system_address or self.tr("none yet"))
        form.copyButton.setVisible(bool(user.system_address))
        form.hint.setText(
            ""
            if user.system_address
            else self.tr("The relay address appears when an administrator sets the agency's mail domain.")
        )
        form.hint.setVisible(not user.system_address)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
        super().changeEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.form.relayValue.text())
