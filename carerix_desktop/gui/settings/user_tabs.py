"""The tabs of the panel beside the table of users: E-mail, Profile, Rights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.settings.texts import mail_kind, user_role_name
from carerix_desktop.gui.settings.user_lines import Attention, MailState, UserLine
from carerix_desktop.gui.settings.user_words import TONES, attention_text, last_active, state_hint, state_text
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

_NAME_WIDTH = 96


class Facts(QWidget):
    """Names and values, the empty ones left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._pairs: list[tuple[Text, Text]] = []

    def show_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Other values."""
        shown = [(name, value) for name, value in values if value]
        while len(self._pairs) < len(shown):
            pair = (Text(role="meta", tone="secondary"), Text(elide=True))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._pairs), column)
            self._pairs.append(pair)
        for number, pair in enumerate(self._pairs):
            for label, text in zip(pair, shown[number] if number < len(shown) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(bool(text))


class Tab(QWidget):
    """One tab: things below each other.

    Signals:
        open_wanted: "email" or "profile" of the user file.
        change_wanted: settings as text (`domain.setting.USER_SETTINGS`).
    """

    open_wanted = Signal(str)
    change_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 18)
        self.column.setSpacing(10)

    def add_title(self, text: str, button: Button | None = None) -> None:
        """A heading, with a button at its right."""
        row = QHBoxLayout()
        row.addWidget(Text(text, "strong"))
        row.addStretch()
        if button is not None:
            row.addWidget(button)
        self.column.addLayout(row)


class EmailTab(Tab):
    """How the user gets mail, and which of it is confidential by default."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.banner, self.others = Banner(theme, stacked=True), Text("", "meta", "warn", wrap=True)
        self.edit = Button(theme, self.tr("Edit"), kind="link")
        self.edit.setAccessibleName(self.tr("Edit e-mail settings and folders"))
        self._server, self._addresses = Facts(), Facts()
        self.incoming = QCheckBox(self.tr("Incoming e-mail confidential"))
        self.outgoing = QCheckBox(self.tr("Outgoing e-mail confidential"))
        self.column.addWidget(self.banner)
        self.column.addWidget(self.others)
        self.add_title(self.tr("Mailserver"), self.edit)
        self.column.addWidget(self._server)
        self.column.addSpacing(8)
        self.add_title(self.tr("Addresses"))
        self.column.addWidget(self._addresses)
        self.column.addSpacing(8)
        self.add_title(self.tr("Confidential by default"))
        for box, name in ((self.incoming, "incoming_confidential"), (self.outgoing, "outgoing_confidential")):
            self.column.addWidget(box)
            box.toggled.connect(lambda on, name=name: self.change_wanted.emit({name: "yes" if on else "no"}))
        self.column.addStretch()
        self.edit.clicked.connect(self._open_email)

    def show_line(self, line: UserLine) -> None:
        """Another user, or the same one read anew."""
        user, account = line.user, line.account
        self._say(line)
        kept = self.tr("Saved, never shown") if line.has_password else self.tr("None on this computer")
        self._server.show_values([
            (self.tr("Type"), mail_kind(account)),
            (self.tr("Server"), f"{account.incoming.host}:{account.incoming.port}" if account else ""),
            (self.tr("User name"), account.incoming.username if account else ""),
            (self.tr("Password"), kept if account else ""),
            (self.tr("Folders"), self._folders(line)),
        ])  # fmt: skip
        self._addresses.show_values([
            (self.tr("Sender"), user.from_address),
            (self.tr("Also"), ", ".join(user.aliases)),
            (self.tr("Relay to"), user.system_address),
        ])  # fmt: skip
        for box, on in ((self.incoming, user.incoming_confidential), (self.outgoing, user.outgoing_confidential)):
            with QSignalBlocker(box):
                box.setChecked(on)
            box.setEnabled(user.active)

    def _open_email(self) -> None:
        self.open_wanted.emit("email")

    def _folders(self, line: UserLine) -> str:
        text = self.tr("{n} of {all} matched").format(n=line.matched, all=len(FolderRole))
        return text if line.account is not None else ""

    def _say(self, line: UserLine) -> None:
        hint = state_hint(line)
        if hint:
            look: tuple[tuple[str, str, Callable[[], None]], ...] = ()
            if line.state in (MailState.NO_PASSWORD, MailState.REFUSED, MailState.TO_MATCH):
                look = ((self.tr("E-mail settings"), "", self._open_email),)
            self.banner.say(TONES[line.state], "triangle-alert", state_text(line), hint, look)
        else:
            self.banner.hide()
        others = [attention_text(line, why) for why in line.attention if why is not Attention.MAIL]
        self.others.setText("\n".join(others))
        self.others.setVisible(bool(others))


class ProfileTab(Tab):
    """Who it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.edit = Button(theme, self.tr("Edit"), kind="link")
        self.edit.setAccessibleName(self.tr("Edit profile and addresses"))
        self._facts = Facts()
        self.add_title(self.tr("Profile"), self.edit)
        self.column.addWidget(self._facts)
        self.column.addStretch()
        self.edit.clicked.connect(lambda: self.open_wanted.emit("profile"))

    def show_line(self, line: UserLine) -> None:
        """Another user, or the same one read anew."""
        user = line.user
        self._facts.show_values([
            (self.tr("Name"), user.name),
            (self.tr("Login"), user.login),
            (self.tr("Role"), user_role_name(user.role)),
            (self.tr("Last active"), last_active(line)),
        ])  # fmt: skip


class RightsTab(Tab):
    """What the user may do.

    Signals:
        password_wanted: give a password to sign in with.
        leave_wanted: somebody leaves.
        hand_over_wanted: the mailbox of who left.
    """

    password_wanted = Signal()
    leave_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.role, self._what = QComboBox(), Text("", "meta", wrap=True)
        self.role.setAccessibleName(self.tr("Role"))
        make_roomy(self.role)
        for role in UserRole:
            self.role.addItem(user_role_name(role), role.value)
        self._access = Text("", wrap=True)
        self.password = Button(theme, self.tr("Give a password…"), icon="key-round")
        self.leave = Button(theme, self.tr("Switch off…"), icon="log-out")
        self.back = Button(theme, self.tr("Switch on again"))
        self.hand_over = Button(theme, self.tr("Hand the mailbox over…"), icon="inbox")
        self.add_title(self.tr("Role"))
        self.column.addWidget(self.role)
        self.column.addWidget(self._what)
        self.column.addSpacing(8)
        self.add_title(self.tr("Access"))
        self.column.addWidget(self._access)
        for button in (self.password, self.leave, self.back, self.hand_over):
            self.column.addWidget(button)
        self.column.addStretch()
        self.role.activated.connect(self._on_role)
        self.password.clicked.connect(self.password_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.back.clicked.connect(lambda: self.change_wanted.emit({"active": "yes"}))

    def show_line(self, line: UserLine) -> None:
        """Another user, or the same one read anew."""
        user = line.user
        self._user_role = user.role
        self.role.setCurrentIndex(self.role.findData(user.role.value))
        self.role.setEnabled(user.active)
        self._what.setText(self._what_it_may(user.role))
        on = self.tr("May sign in.") if user.active else self.tr("Switched off: signs in no more, nothing is fetched.")
        self._access.setText(on)
        self.password.setVisible(user.active and not line.own)
        self.leave.setVisible(user.active and not line.own)
        self.back.setVisible(not user.active)
        self.hand_over.setVisible(not user.active)

    def _what_it_may(self, role: UserRole) -> str:
        return {
            UserRole.ADMINISTRATOR: self.tr(
                "Does everything, and runs users, agency and templates. Sees no more confidential mail than others."
            ),
            UserRole.RECRUITER: self.tr("Reads, writes and sends mail, works on all files."),
            UserRole.READER: self.tr("Reads everything; changes no file and sends nothing."),
        }[role]

    def _on_role(self, _index: int) -> None:
        chosen = str(self.role.currentData())
        if chosen != self._user_role.value:
            self.change_wanted.emit({"role": chosen})
