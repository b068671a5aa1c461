"""The sign-in window: people at the left, the password of the one who is marked at the right (manner of DESIGN 4.12).

Where the agency lets the account on this computer suffice, it asks who is working, and no password.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.forms.ui_sign_in_form import Ui_SignInForm
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.settings.fields import add_reveal
from carerix_desktop.gui.settings.new_password import NewPassword
from carerix_desktop.gui.signing_in.caps_lock import CapsLockHint
from carerix_desktop.gui.signing_in.people import People
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text, announce
from carerix_desktop.services.signing_in import SignedIn, SigningIn

SIZE = (860, 560)
PANEL_WIDTH = 340


class SignIn(QDialog):
    """Asks who is working here; `user` is set once somebody is in.

    Args:
        theme: the look.
        signing_in: checks passwords.
        users: who may be chosen.
        agency: the agency's name.
        asks: whether a password is needed.
        last: login of who was here last.
    """

    def __init__(
        self, theme: Theme, signing_in: SigningIn, users: Sequence[User], *, agency: str, asks: bool, last: str
    ) -> None:
        super().__init__()
        self._theme, self._signing_in, self._asks = theme, signing_in, asks
        self.user: User | None = None
        self.jobs = Jobs(self)
        self._wait_s, self._busy = 0, False
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self.people = People(theme, users)
        self.form = Ui_SignInForm()
        self.avatar = Avatar(theme, kind="user", size=64)
        self.new_password = NewPassword(theme, self.jobs, signing_in)
        self.enter = Button(theme, "", kind="primary")
        self.change = Button(theme, self.tr("Change and open"), kind="primary")
        self.stack = QStackedWidget()
        self.setWindowTitle(self.tr("Sign in"))
        self.resize(*SIZE)
        self._lay_out(agency)
        self._connect()
        self.people.choose(last)
        self._show_ready()

    def _lay_out(self, agency: str) -> None:
        left, right = QFrame(), QFrame()
        left.setProperty("pane", "rail")
        right.setProperty("pane", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(28, 28, 20, 20)
        column.setSpacing(6)
        column.addLayout(self._brand())
        column.addSpacing(18)
        column.addWidget(Text(self.tr("Who is working here?"), "display", wrap=True))
        column.addWidget(Text(agency, "meta"))
        column.addSpacing(12)
        column.addWidget(self.people, 1)
        self.stack.addWidget(self._password_page())
        self.stack.addWidget(self._change_page())
        self.stack.setMaximumWidth(PANEL_WIDTH)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.stack, 6)
        middle.addStretch()
        place = QVBoxLayout(right)
        place.setContentsMargins(28, 28, 28, 28)
        place.addStretch(2)
        place.addLayout(middle)
        place.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 4)
        row.addWidget(right, 5)

    def _brand(self) -> QHBoxLayout:
        mark, row = QLabel(), QHBoxLayout()
        mark.setPixmap(QIcon(str(resource_path("icons", "carerix-desktop.svg"))).pixmap(26, 26))
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(Text("Carerix Desktop", "title"))
        row.addStretch()
        return row

    def _password_page(self) -> QWidget:
        fields = QWidget()
        self.form.setupUi(fields)
        self.form.column.insertSpacing(self.form.column.indexOf(self.form.passwordLabel), 10)
        add_reveal(self.form.passwordEdit, self._theme)
        CapsLockHint(self.form.passwordEdit, self.form.capsHint)
        self.form.problem.hide()
        self.form.passwordLabel.setVisible(self._asks)
        self.form.passwordEdit.setVisible(self._asks)
        self.enter.setText(self.tr("Sign in") if self._asks else self.tr("Open"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.avatar)
        column.addWidget(fields)
        if not self._asks:
            column.addWidget(Text(self.tr("No password is asked for on this computer."), "meta", wrap=True))
        column.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.enter)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return page

    def _change_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Choose your own password"), "heading", wrap=True))
        why = self.tr("The one that you used was given by an administrator. From now on only you know it.")
        column.addWidget(Text(why, "", "secondary", wrap=True))
        column.addSpacing(4)
        column.addWidget(self.new_password)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.change.setEnabled(False)
        return page

    def _connect(self) -> None:
        self.people.currentRowChanged.connect(self._on_person)
        self.people.itemActivated.connect(self._on_activated)
        self.people.itemClicked.connect(self._to_password)
        self.form.passwordEdit.textChanged.connect(self._on_typed)
        self.form.passwordEdit.returnPressed.connect(self.sign_in)
        self.enter.clicked.connect(self.sign_in)
        self.change.clicked.connect(self.new_password.save)
        self.new_password.ready.connect(self.change.setEnabled)
        self.new_password.saved.connect(self.accept)
        self._clock.timeout.connect(self._on_second)

    def sign_in(self) -> None:
        """Try what is filled in."""
        user = self.people.chosen
        if user is None or not self.enter.isEnabled():
            return
        self._busy = True
        self._show_ready()
        if self._asks:
            self.jobs.tell(
                self._signing_in.sign_in,
                user.login,
                self.form.passwordEdit.text(),
                on_done=self._on_signed_in,
                on_fault=self._on_fault,
            )
        else:
            self.jobs.tell(self._signing_in.enter, user.key, on_done=self._on_signed_in, on_fault=self._on_fault)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._asks:
            self._to_password()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.close()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """However it ends, nothing goes on, and only who chose a password of their own is in."""
        if result != QDialog.DialogCode.Accepted:
            self.user = None
        self._clock.stop()
        self.jobs.close()
        super().done(result)

    def _on_signed_in(self, signed_in: SignedIn) -> None:
        self._busy = False
        self.user = signed_in.user
        if not signed_in.must_change:
            self.accept()
            return
        self.people.setEnabled(False)
        self.new_password.open_user(signed_in.user.key, known=self.form.passwordEdit.text(), asks=False)
        self.stack.setCurrentIndex(1)
        self.new_password.form.newEdit.setFocus()

    def _on_fault(self, fault: Fault) -> None:
        self._busy = False
        self.form.passwordEdit.selectAll()
        if fault.code == "sign_in_wait":
            self._wait_s = int(fault.details["seconds"])
            self._clock.start()
            self._show_wait()
        else:
            self._say(fault_line(fault))
        self._show_ready()
        announce(self, self.form.problem.text())
        self._to_password()

    def _on_person(self, _row: int) -> None:
        user = self.people.chosen
        if user is None:
            return
        self.avatar.show_person(user.name, "user")
        self.form.name.setText(user.name)
        self.form.login.setText(user.login)
        self.form.passwordEdit.clear()
        self._clock.stop()
        self._wait_s = 0
        self._say("")
        self._show_ready()

    def _on_activated(self, _item: object) -> None:
        if self._asks and not self.form.passwordEdit.text():
            self._to_password()
        else:
            self.sign_in()

    def _to_password(self, _item: object = None) -> None:
        if self._asks and self.stack.currentIndex() == 0:
            self.form.passwordEdit.setFocus()

    def _on_typed(self, _text: str) -> None:
        if not self._wait_s:
            self._say("")
        self._show_ready()

    def _on_second(self) -> None:
        self._wait_s = max(0, self._wait_s - 1)
        if not self._wait_s:
            self._clock.stop()
        self._show_wait()
        self._show_ready()

    def _show_wait(self) -> None:
        minutes, seconds = divmod(self._wait_s, 60)
        left = f"{minutes}:{seconds:02}"
        text = self.tr("Too many wrong passwords. You can try again in {time}.").format(time=left)
        self._say(text if self._wait_s else "")

    def _show_ready(self) -> None:
        filled = bool(self.form.passwordEdit.text()) or not self._asks
        self.enter.setEnabled(self.people.chosen is not None and filled and not self._busy and not self._wait_s)

    def _say(self, problem: str) -> None:
        self.form.problem.setText(problem)
        self.form.problem.setVisible(bool(problem))
        self.form.passwordEdit.setAccessibleDescription(problem)
