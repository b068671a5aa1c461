"""The first run (DESIGN 4.12): connect a mailbox, or look around in the demo.

Nothing is stored before the connection worked or the person says "Save anyway": then the first user file is made (an
administrator's), with its e-mail settings, and the window opens on it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QCloseEvent, QIntValidator
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from carerix_desktop.domain import fault_texts
from carerix_desktop.domain.account import CertificatePin, Security, User
from carerix_desktop.domain.account_draft import (
    LAST_PORT,
    SUBMISSION,
    AccountDraft,
    Problem,
    following_port,
    problems_of,
)
from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.domain.setting import read_address
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.forms.ui_first_run_form import Ui_FirstRunForm
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.language import LANGUAGES, language_of, speak
from carerix_desktop.gui.settings.certificate_dialog import ask_to_trust
from carerix_desktop.gui.settings.fields import add_reveal, make_roomy, show_field_problems
from carerix_desktop.gui.settings.look_around import LookAround
from carerix_desktop.gui.settings.texts import fault_text, problem_text, security_name
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.services.accounts import Accounts, ConnectionTest
from carerix_desktop.services.office import Office
from carerix_desktop.services.signing_in import ASK
from carerix_desktop.services.users import Users
from carerix_desktop.wire.cancel import Cancellation

_NOT_IN_A_LOGIN = re.compile(r"[^\w.+-]|^[^\w]+")
Remember = Callable[[str, str], None]
"""(name, value): a setting of this installation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What was filled in."""

    name: str
    address: str
    draft: AccountDraft
    password: str = field(repr=False)

    @property
    def login(self) -> str:
        """The part of the address before the @, as far as a login may have its letters."""
        return _NOT_IN_A_LOGIN.sub("", self.address.partition("@")[0].lower()) or "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcomed:
    """The first user file, and why the password could not be kept, if so."""

    user: User
    refused: UserFault | None


class FirstRun(QDialog):
    """The welcome window; `user` is set once a mailbox was connected."""

    def __init__(self, users: Users, accounts: Accounts, theme: Theme, remember: Remember) -> None:
        super().__init__()
        self._users, self._accounts, self._remember = users, accounts, remember
        self.user: User | None = None
        self.jobs = Jobs(self)
        self._cancel: Cancellation | None = None
        self._consented, self._pins = False, tuple[CertificatePin, ...]()
        self._look = partial(ask_to_trust, theme)
        self.setWindowTitle("Carerix Desktop")
        self.resize(1120, 760)
        self.form = Ui_FirstRunForm()
        self._panel = QWidget()
        self.form.setupUi(self._panel)
        self.note = Banner(theme, stacked=True)
        self.look_around = LookAround(theme)
        self._reveal = add_reveal(self.form.passwordEdit, theme)
        self._lay_out()
        self._fill_choices()
        self._connect()
        self._show_running(False)
        self._show_words()

    def _lay_out(self) -> None:
        self.form.noteColumn.addWidget(self.note)
        self._panel.setMaximumWidth(520)
        for label in (self.form.title, self.form.nameLabel, self.form.addressLabel, self.form.passwordLabel):
            self.form.column.insertSpacing(self.form.column.indexOf(label), 6)
        left, middle = QFrame(), QHBoxLayout()
        left.setProperty("pane", "surface")
        middle.addStretch()
        middle.addWidget(self._panel, 4)
        middle.addStretch()
        column = QVBoxLayout(left)
        column.setContentsMargins(28, 28, 28, 28)
        column.addStretch()
        column.addLayout(middle)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(self.look_around, 1)

    def _fill_choices(self) -> None:
        form = self.form
        for box, chosen in ((form.securityBox, Security.SSL), (form.smtpSecurityBox, Security.TLS)):
            for security in (Security.SSL, Security.TLS, Security.NONE):
                box.addItem(security_name(security), security.value)
            box.setCurrentIndex(box.findData(chosen.value))
        for code, name in LANGUAGES.items():
            form.languageBox.addItem(name, code)
        form.languageBox.setCurrentIndex(form.languageBox.findData(language_of(QLocale().name())))
        make_roomy(form.securityBox, form.smtpSecurityBox, form.languageBox)
        for edit in (form.portEdit, form.smtpPortEdit):
            edit.setValidator(QIntValidator(1, LAST_PORT, self))
        self._follow_ports()

    def _connect(self) -> None:
        form = self.form
        form.languageBox.currentIndexChanged.connect(self._on_language)
        form.securityBox.currentIndexChanged.connect(self._follow_ports)
        form.smtpSecurityBox.currentIndexChanged.connect(self._follow_ports)
        form.addressEdit.textEdited.connect(self._on_address)
        form.connectButton.clicked.connect(self.connect_mailbox)
        form.cancelButton.clicked.connect(self.stop)
        form.anywayButton.clicked.connect(self._save)
        self.look_around.demo_wanted.connect(self._start_demo)
        for edit in (form.nameEdit, form.addressEdit, form.passwordEdit, form.serverEdit):
            edit.textChanged.connect(self._show_ready)

    @property
    def newcomer(self) -> Newcomer:
        """What the form says now."""
        form = self.form
        address = form.addressEdit.text().strip()
        draft = AccountDraft(
            server=form.serverEdit.text(),
            port=int(form.portEdit.text() or "0") or None,
            security=Security(form.securityBox.currentData()),
            username=form.usernameEdit.text().strip() or address,
            smtp_server=form.smtpServerEdit.text(),
            smtp_port=int(form.smtpPortEdit.text() or "0") or None,
            smtp_security=Security(form.smtpSecurityBox.currentData()),
            pins=self._pins,
        )
        return Newcomer(
            name=form.nameEdit.text().strip(), address=address, draft=draft, password=form.passwordEdit.text()
        )

    def connect_mailbox(self) -> None:
        """Check, test the connection, and save when it works."""
        newcomer = self.newcomer
        if not self._check(newcomer) or self._cancel is not None:
            return
        self._cancel = cancel = Cancellation()
        self._show_running(True)
        accounts = self._accounts

        def test() -> ConnectionTest:
            return accounts.try_out(newcomer.draft, newcomer.password, newcomer.address, cancel=cancel)

        self.jobs.ask(test, on_done=self._on_tested, on_fault=self._on_fault, key="test")

    def stop(self) -> None:
        """Stop the test that runs."""
        if self._cancel is not None:
            self._cancel.cancel()
            self.jobs.drop("test")
            self._show_running(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self._panel)
            self._show_words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        self.jobs.close()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """However it ends, nothing goes on."""
        self.stop()
        self.jobs.close()
        super().done(result)

    def _check(self, newcomer: Newcomer) -> bool:
        form = self.form
        problems = list(problems_of(newcomer.draft))
        places = {"server": (form.serverEdit, form.status), "username": (form.usernameEdit, form.status)}
        show_field_problems(places, tuple(problems))
        wrong = problem_text(problems[0]) if problems else _address_problem(newcomer.address)
        if wrong:
            self.note.say("bad", "circle-x", wrong)
            return False
        if Security.NONE in (newcomer.draft.security, self._smtp_security(newcomer)) and not self._consented:
            self._consented = True
            self.form.anywayButton.hide()
            clear = problem_text(Problem(field="security", code="clear", sentence=""))
            self.note.say(
                "warn", "triangle-alert", clear, self.tr("Click Connect again if you want this all the same.")
            )
            return False
        self.note.hide()
        return True

    def _smtp_security(self, newcomer: Newcomer) -> Security | None:
        return newcomer.draft.smtp_security if newcomer.draft.smtp_server.strip() else None

    def _on_tested(self, test: ConnectionTest) -> None:
        self._show_running(False)
        if test.ok:
            self._save()
            return
        failed = test.incoming if not test.incoming.ok else test.outgoing
        if failed is not None:
            text = fault_texts.sentence(failed.code, failed.details, language_code())
            where = "" if failed is test.incoming else self.tr("Outgoing mail")
            look = partial(self._look, failed.code, failed.details, self, self._trust)
            known = failed.details.get("fingerprint")
            buttons = ((self.tr("Look at the certificate…"), "", look),) if known else ()
            self.note.say("bad", "circle-x", where or self.tr("This did not work"), text, buttons)
        self.form.anywayButton.show()

    def _trust(self, pin: CertificatePin) -> None:
        self._pins = (pin, *self._pins)
        self.connect_mailbox()

    def _save(self) -> None:
        newcomer = self.newcomer
        self.form.connectButton.setEnabled(False)
        users, accounts = self._users, self._accounts

        def save() -> Welcomed:
            return make_first_user(users, accounts, newcomer)

        self.jobs.tell(save, on_done=self._on_saved, on_fault=self._on_fault)

    def _on_saved(self, welcomed: Welcomed) -> None:
        self.user = welcomed.user
        if welcomed.refused is None:
            self.accept()
            return
        self.note.say("warn", "key-round", fault_text(welcomed.refused), "", ((self.tr("Go on"), "", self.accept),))

    def _on_fault(self, fault: Fault) -> None:
        self._show_running(False)
        self.note.say("bad", "circle-x", fault_text(fault))

    def _on_language(self, _number: int) -> None:
        code = str(self.form.languageBox.currentData())
        self._remember("language", code)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, code)

    def _on_address(self, text: str) -> None:
        self.form.usernameEdit.setPlaceholderText(text.strip())

    def _follow_ports(self, _number: int = 0) -> None:
        form = self.form
        for edit, protocol, box in (
            (form.portEdit, "imap", form.securityBox),
            (form.smtpPortEdit, SUBMISSION, form.smtpSecurityBox),
        ):
            edit.setText(following_port(edit.text(), protocol, Security(box.currentData())))
        self._consented = False

    def _show_ready(self, _text: str = "") -> None:
        newcomer = self.newcomer
        filled = all((newcomer.name, newcomer.address, newcomer.password, newcomer.draft.server.strip()))
        self.form.connectButton.setEnabled(filled and self._cancel is None)
        self.form.anywayButton.hide()

    def _show_running(self, running: bool) -> None:
        if not running:
            self._cancel = None
        self.form.cancelButton.setVisible(running)
        self._show_ready()
        self._show_words()

    def _show_words(self) -> None:
        form = self.form
        form.passwordHint.setText(self.tr("Kept in the keychain of this computer, never in plain text."))
        ready = self.tr("Newest mail comes first. You can start right away.")
        form.status.setText(self.tr("Testing the connection…") if self._cancel else ready)
        form.status.show()

    def _start_demo(self) -> None:
        subprocess.Popen(demo_command(), stdin=subprocess.DEVNULL)
        self.reject()


def _address_problem(address: str) -> str:
    try:
        read_address("from_address", address)
    except UserFault as fault:
        return fault_text(fault)
    return ""


def make_first_user(users: Users, accounts: Accounts, newcomer: Newcomer) -> Welcomed:
    """Make the first user file and save its settings; tried again after a fault it goes on where it stopped."""
    there = users.everybody()
    if not there:  # who comes later signs in with a password; the command line begins with `os`
        users.change_agency(None, {"sign_in": ASK})
    user = there[0] if there else users.add(None, newcomer.login, name=newcomer.name, from_address=newcomer.address)
    saved = accounts.save(user.key, user.key, newcomer.draft, password=newcomer.password)
    return Welcomed(user=user, refused=saved.refused)


def demo_command() -> list[str]:
    """What opens the demo in a process of its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--demo"]
    return [sys.executable, "-m", "carerix_desktop", "--demo"]


def welcome(office: Office, theme: Theme) -> User | None:
    """Show the first run; the answer is the first user, or None when the person left or chose the demo."""
    dialog = FirstRun(office.users, office.accounts, theme, office.profile.put_setting)
    dialog.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
    dialog.exec()
    user = dialog.user
    dialog.deleteLater()
    return user
