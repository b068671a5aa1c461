"""The fields in which somebody chooses a password of their own: at the first sign-in, and under My account."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.forms.ui_new_password_form import Ui_NewPasswordForm
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.settings.fields import add_reveal
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.signing_in import SigningIn


class NewPassword(QWidget):
    """Current (where there is one), new, and new again.

    Signals:
        saved: the password is another one now.
        ready: whether everything is filled in.
    """

    saved = Signal()
    ready = Signal(bool)

    def __init__(self, theme: Theme, jobs: Jobs, signing_in: SigningIn) -> None:
        super().__init__()
        self._jobs, self._signing_in = jobs, signing_in
        self._key, self._known = UserKey(0), ""
        self._busy = False
        self.form = Ui_NewPasswordForm()
        self.form.setupUi(self)
        self.form.problem.hide()
        for edit in self.edits:
            add_reveal(edit, theme)
            edit.textChanged.connect(self._on_typed)
            edit.returnPressed.connect(self.save)

    @property
    def edits(self) -> tuple[QLineEdit, ...]:
        """The three fields."""
        return self.form.currentEdit, self.form.newEdit, self.form.againEdit

    @property
    def is_ready(self) -> bool:
        """Whether everything that shows is filled in."""
        return not self._busy and all(edit.text() for edit in self.edits if not edit.isHidden())

    def open_user(self, key: UserKey, *, known: str = "", asks: bool) -> None:
        """Begin for a user.

        Args:
            key: whose password.
            known: the current one, where it was entered just now.
            asks: whether the current one has to be entered.
        """
        self._key, self._known = key, known
        for edit in self.edits:
            edit.clear()
        self.form.currentLabel.setVisible(asks)
        self.form.currentEdit.setVisible(asks)
        self._say("")

    def save(self) -> None:
        """Check what can be checked here, and change the password."""
        form = self.form
        if not self.is_ready:
            return
        if form.newEdit.text() != form.againEdit.text():
            self._say(self.tr("The two new passwords differ. Enter the same one twice."))
            form.againEdit.setFocus()
            return
        self._set_busy(True)
        current = self._known or form.currentEdit.text()
        self._jobs.tell(
            self._signing_in.change_own,
            self._key,
            current,
            form.newEdit.text(),
            on_done=self._on_saved,
            on_fault=self._on_fault,
        )

    def _on_saved(self, _nothing: object) -> None:
        for edit in self.edits:
            edit.clear()
        self._set_busy(False)
        self.saved.emit()

    def _on_fault(self, fault: Fault) -> None:
        self._set_busy(False)
        self._say(fault_line(fault))

    def _on_typed(self, _text: str) -> None:
        self._say("")
        self.ready.emit(self.is_ready)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.ready.emit(self.is_ready)

    def _say(self, problem: str) -> None:
        self.form.problem.setText(problem)
        self.form.problem.setVisible(bool(problem))
        for edit in self.edits:
            edit.setAccessibleDescription(problem)
