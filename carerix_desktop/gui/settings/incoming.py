"""The card "Incoming mail" of the e-mail settings: server, security, password, and what happens to fetched mail."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QWidget

from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.account_draft import LAST_PORT, AccountDraft, Problem, default_port, following_port
from carerix_desktop.gui.forms.ui_incoming_form import Ui_IncomingForm
from carerix_desktop.gui.settings.fields import (
    add_reveal,
    check_security,
    chosen_security,
    set_tone,
    show_field_problems,
)
from carerix_desktop.gui.settings.texts import problem_text
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner

KEPT_DOTS = "••••••••••••"


class IncomingCard(QFrame):
    """The form's first card.

    Signals:
        changed: something was typed or chosen.
        folders_wanted: the button "Edit folders…".
    """

    changed = Signal()
    folders_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form = Ui_IncomingForm()
        self.form.setupUi(self)
        form = self.form
        self._types = _exclusive(self, form.imapButton, form.popButton)
        self._securities = _exclusive(self, form.noneButton, form.sslButton, form.tlsButton)
        self._has_password = False
        self._keeps = True
        self.note = Banner(theme)
        form.notePlace.addWidget(self.note)
        form.portEdit.setValidator(QIntValidator(1, LAST_PORT, self))
        form.foldersIcon.setPixmap(theme.icons.pixmap("folder-sync", "text.tertiary", 20, self.devicePixelRatioF()))
        self._reveal = add_reveal(form.passwordEdit, theme)
        for problem in (form.serverProblem, form.usernameProblem):
            problem.hide()
        self._connect()

    def _connect(self) -> None:
        form = self.form
        for group in (self._types, self._securities):
            group.idToggled.connect(self._follow_port)
        for edit in (form.serverEdit, form.portEdit, form.usernameEdit, form.passwordEdit):
            edit.textEdited.connect(self._on_edited)
        form.keepBox.toggled.connect(self._on_keep)
        for box in (form.fetchBox, form.removeBox):
            box.toggled.connect(self._on_choice)
        form.daysSpin.valueChanged.connect(lambda _days: self.changed.emit())
        form.foldersButton.clicked.connect(self._on_folders)

    @property
    def type(self) -> ServerType:
        """IMAP or POP, as chosen."""
        return ServerType.POP3 if self.form.popButton.isChecked() else ServerType.IMAP

    @property
    def security(self) -> Security:
        """None, SSL or TLS, as chosen."""
        return chosen_security(self.form.noneButton, self.form.sslButton)

    @property
    def password(self) -> str | None:
        """The password that was typed, or None where the field was left alone."""
        return self.form.passwordEdit.text() or None

    @property
    def has_password(self) -> bool:
        """Whether there is one: typed now, or kept."""
        return self.password is not None or self._has_password

    def fill(self, draft: AccountDraft, *, has_password: bool) -> None:
        """Show settings; without a signal."""
        with QSignalBlocker(self):
            self._fill(draft, has_password=has_password)

    def _fill(self, draft: AccountDraft, *, has_password: bool) -> None:
        form = self.form
        self._has_password = has_password
        (form.popButton if draft.type is ServerType.POP3 else form.imapButton).setChecked(True)
        check_security(draft.security, form.noneButton, form.sslButton, form.tlsButton)
        form.serverEdit.setText(draft.server)
        form.portEdit.setText(str(draft.port or default_port(draft.type, draft.security)))
        form.usernameEdit.setText(draft.username)
        form.passwordEdit.clear()
        form.fetchBox.setChecked(draft.fetch)
        self._keeps = draft.keep_copy
        form.removeBox.setChecked(draft.remove_after_days is not None)
        form.daysSpin.setValue(draft.remove_after_days or 7)
        self.show_problems(())
        self._show_type()

    def read(self, draft: AccountDraft) -> AccountDraft:
        """The draft with what this card says."""
        form = self.form
        pop = self.type is ServerType.POP3
        removes = pop and form.keepBox.isChecked() and form.removeBox.isChecked()
        return replace(
            draft,
            type=self.type,
            server=form.serverEdit.text(),
            port=int(form.portEdit.text() or "0") or None,
            security=self.security,
            username=form.usernameEdit.text(),
            fetch=form.fetchBox.isChecked(),
            keep_copy=form.keepBox.isChecked() if pop else True,
            remove_after_days=form.daysSpin.value() if removes else None,
        )

    def choose_security(self, security: Security) -> None:
        """Take a security as if it was clicked: [Switch] of the connection test."""
        check_security(security, self.form.noneButton, self.form.sslButton, self.form.tlsButton)

    def choose_type(self, kind: ServerType) -> None:
        """Take a type as if it was clicked."""
        (self.form.popButton if kind is ServerType.POP3 else self.form.imapButton).setChecked(True)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say at each field what is wrong with it, and put the focus on the first."""
        form = self.form
        places = {
            "server": (form.serverEdit, form.serverProblem),
            "port": (form.portEdit, form.serverProblem),
            "username": (form.usernameEdit, form.usernameProblem),
        }
        show_field_problems(places, problems)

    def mark_password(self, sentence: str) -> None:
        """Colour the password field after a refused sign-in; an empty sentence takes it away."""
        set_tone(self.form.passwordEdit, "bad" if sentence else "")
        self.form.passwordEdit.setAccessibleDescription(sentence)

    def show_folders(self, title: str, detail: str) -> None:
        """What the row beside "Edit folders…" says."""
        self.form.foldersTitle.setText(title)
        self.form.foldersDetail.setText(detail)
        self.form.foldersDetail.setVisible(bool(detail))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._show_type()
        super().changeEvent(event)

    def _on_folders(self) -> None:
        self.folders_wanted.emit()

    def _on_edited(self, _text: str) -> None:
        self.show_problems(())
        self.mark_password("")
        self._show_type()
        self.changed.emit()

    def _on_choice(self, _checked: bool) -> None:
        self._show_type()
        self.changed.emit()

    def _on_keep(self, keeps: bool) -> None:
        if self.form.keepBox.isEnabled():  # for IMAP the box is shown empty; what was chosen for POP is kept
            self._keeps = keeps
            self._on_choice(keeps)

    def _follow_port(self, _number: int, chosen: bool) -> None:
        """A new type or security brings its usual port (DESIGN 4.9)."""
        if not chosen:
            return
        self.form.portEdit.setText(following_port(self.form.portEdit.text(), self.type, self.security))
        self._show_type()
        self.changed.emit()

    def _show_type(self) -> None:
        form, pop = self.form, self.type is ServerType.POP3
        form.typeHint.setText(
            self.tr("Mail is taken to this computer")
            if pop
            else self.tr("Same mail here, in Outlook and on your phone")
        )
        form.keepBox.setEnabled(pop)
        form.keepBox.setChecked(pop and self._keeps)
        form.keepWhy.setText(
            self.tr("Fetching by POP is not there yet. You can save the settings now; your mail stays on the server.")
            if pop
            else self.tr("Only for POP. With IMAP your mail always stays on the server.")
        )
        form.keepBox.setAccessibleDescription(form.keepWhy.text())
        removable = pop and form.keepBox.isChecked()
        for widget in (form.removeBox, form.daysSpin, form.daysLabel):
            widget.setVisible(pop)
            widget.setEnabled(removable)
        form.daysSpin.setEnabled(removable and form.removeBox.isChecked())
        form.foldersFrame.setVisible(not pop)
        form.foldersButton.setEnabled(self.read(AccountDraft()).can_read_folders and self.has_password)
        form.passwordEdit.setPlaceholderText(KEPT_DOTS if self._has_password else "")
        form.passwordHint.setText(
            self.tr("A password is kept. Type a new one only to replace it.")
            if self._has_password
            else self.tr("Kept in the keychain of this computer, never in plain text.")
        )
        self._show_note()

    def _show_note(self) -> None:
        if self.security is Security.NONE:
            clear = Problem(field="security", code="clear", sentence="")
            self.note.say("warn", "triangle-alert", problem_text(clear))
        else:
            self.note.hide()
        self.form.noteFrame.setVisible(self.security is Security.NONE)


def _exclusive(parent: QWidget, *buttons: QToolButton) -> QButtonGroup:
    group = QButtonGroup(parent)
    for number, button in enumerate(buttons):
        group.addButton(button, number)
    return group
