"""The addresses of a user file: since when each counts, and the ways to prove one (C-11; ADR 18).

For My account and for the user file as an administrator sees it: a colleague sends the code, its user enters it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.account import User
from carerix_desktop.domain.address_proof import CODE_LENGTH, AddressStatus
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

CODE_WIDTH = 130


class AddressRows(QFrame):
    """A row for each address of one user at a time; hidden where the window has no such service."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._user: User | None = None
        self.setProperty("pane", "box")
        self.banner = Banner(context.theme)
        self.rows: list[AddressRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._hint = Text("", "meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Addresses and earlier mail"), "strong"))
        column.addWidget(self._hint)
        column.addWidget(self.banner)
        column.addLayout(self._list)
        self.hide()

    def show_user(self, user: User) -> None:
        """Show the addresses of a user file."""
        self._user = user
        self.banner.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        proofs = self._context.services.more.get("address_proofs")
        if proofs is not None and self._user is not None:
            viewer, key = self._context.services.viewer.key, (id(self), "addresses")
            self._context.jobs.ask(
                proofs.status, viewer, self._user.key, on_done=self._show, on_fault=self._fail, key=key
            )

    def _show(self, found: tuple[AddressStatus, ...]) -> None:
        own = self._user is not None and self._user.key == self._context.services.viewer.key
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [AddressRow(self._context, one, own=own) for one in found]
        for row in self.rows:
            self._list.addWidget(row)
            row.send.clicked.connect(partial(self._send, row.status.address))
            row.enter.clicked.connect(partial(self._enter, row))
            row.code.returnPressed.connect(partial(self._enter, row))
            row.sign_in.clicked.connect(partial(self._sign_in, row.status.address))
        self._hint.setText(self._what_to_do(own=own, open_=any(not one.proven for one in found)))
        self.setVisible(bool(found))

    def _what_to_do(self, *, own: bool, open_: bool) -> str:
        if not open_:
            return self.tr("All mail to and from these addresses counts, earlier mail too.")
        if own:
            return self.tr(
                "An address that was added later shows earlier mail after proof. A colleague mails a code to it; you "
                "enter it here. Who sends a code could read it, so nobody sends one for their own address."
            )
        return self.tr(
            "An address that was added later shows earlier mail after proof. Send a code to it; {name} enters it under "
            "My account."
        ).format(name=self._user.name if self._user else "")

    def _send(self, address: str, _checked: bool = False) -> None:
        if self._user is not None:
            self._tell("send_code", self._context.services.viewer.key, self._user.key, address)

    def _enter(self, row: AddressRow, _checked: bool = False) -> None:
        self._tell("enter_code", self._context.services.viewer.key, row.status.address, row.code.text())

    def _sign_in(self, address: str, _checked: bool = False) -> None:
        self._tell("prove_by_sign_in", self._context.services.viewer.key, address)

    def _tell(self, act: str, *args: Any) -> None:
        for row in self.rows:
            row.setEnabled(False)
        proofs = self._context.services.more["address_proofs"]
        done = self._on_sent if act == "send_code" else self._on_proven
        self._context.jobs.tell(getattr(proofs, act), *args, on_done=done, on_fault=self._fail)

    def _on_sent(self, _nothing: object) -> None:
        self.banner.say("info", "mail", self.tr("The code is on its way. It is valid for one hour."))
        self.refresh()

    def _on_proven(self, _nothing: object) -> None:
        self.banner.say("good", "circle-check", self.tr("Proven: earlier mail to this address is yours to see."))
        self.refresh()

    def _fail(self, fault: Fault) -> None:
        words = _told().get(fault.code)
        self.banner.say("bad", "circle-alert", words or fault_line(fault))
        for row in self.rows:
            row.setEnabled(True)


class AddressRow(QWidget):
    """One address, what it counts for, and what can be done."""

    def __init__(self, context: Context, status: AddressStatus, *, own: bool) -> None:
        super().__init__()
        self.status = status
        theme = context.theme
        self.send = Button(theme, self.tr("Send code"), icon="mail", compact=True)
        self.code, self.enter = QLineEdit(), Button(theme, self.tr("Prove"), kind="primary", compact=True)
        self.sign_in = Button(theme, self.tr("Prove by signing in"), icon="key-round", compact=True)
        self.state = Text(self._state(), "meta", "good" if status.proven else "warn", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(f"{status.address}  ·  {self._kind()}", elide=True))
        words.addWidget(self.state)
        self.code.setPlaceholderText(self.tr("Code"))
        self.code.setAccessibleName(self.tr("Code that came to {address}").format(address=status.address))
        self.code.setMaxLength(2 * CODE_LENGTH)
        self.code.setFixedWidth(CODE_WIDTH)
        self.enter.setEnabled(False)
        self.code.textChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for widget, shown in (
            (self.sign_in, own and status.by_sign_in),
            (self.code, own),
            (self.enter, own),
            (self.send, not own),
        ):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.setVisible(shown and not status.proven)

    def _follow(self, text: str) -> None:
        self.enter.setEnabled(bool(text.strip()))

    def _kind(self) -> str:
        return {"from": self.tr("sender address"), "alias": self.tr("alias"), "system": self.tr("system address")}[
            self.status.kind
        ]

    def _state(self) -> str:
        if self.status.proven:
            return self.tr("Counts for all mail")
        since = long_when(datetime.fromtimestamp(self.status.counts_from, UTC))
        return self.tr("Counts from {when}; earlier mail after proof").format(when=since)


def _told() -> dict[str, str]:
    """What cannot be, by code."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    return {
        "code_too_soon": tr("A code was mailed there less than a minute ago. Wait a minute and try again."),
        "no_code": tr("No code for this address counts any more. Ask a colleague to send a new one."),
        "wrong_code": tr("This is not the code that was mailed. After five wrong codes a new one is needed."),
        "no_sender_address": tr("You have no sender address to send the code with. Enter one first."),
        "no_outgoing_server": tr("No outgoing server is set in your e-mail settings. Enter one first."),
        "no_account": tr("No mail server is set for you yet. Enter your e-mail settings first."),
        "no_password": tr("No password is kept here for your mail server. Enter it in the e-mail settings."),
        "recipient_refused": tr("The mail server does not accept this address. Check how it is written."),
        "no_sign_in_proof": tr(
            "Signing in proves an address only over an encrypted connection, to a server that another administrator "
            "entered. Ask a colleague to send a code."
        ),
        "proven_already": tr("This address counts for all mail already."),
    }
