"""The card "Connection": each step of the test with its result, the server's own words, and what to do (DESIGN 5.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.domain import fault_texts
from carerix_desktop.domain.account import Security, ServerType
from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.settings.texts import fault_text, security_name, step_title
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.popover import line
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.accounts import ConnectionTest
from carerix_desktop.services.servers import INCOMING, OUTGOING
from carerix_desktop.wire.probe import ProbeResult, ProbeStep

SEND = "send"
STEPS = ("find", "encrypt", "sign_in", "folders", SEND)
BannerButton = tuple[str, str, Callable[[], None]]
_LOOKS = {
    "waiting": ("circle-dashed", "text.tertiary"),
    "running": ("loader-circle", "accent.text"),
    "good": ("circle-check", "success.base"),
    "warn": ("triangle-alert", "warning.base"),
    "bad": ("circle-x", "danger.base"),
}


class StepRow(QWidget):
    """One step: icon, title, a line of detail."""

    def __init__(self, theme: Theme, name: str, *, first: bool) -> None:
        super().__init__()
        self.name = name
        self.state = "waiting"
        self._theme = theme
        self._icon = QLabel()
        self.title, self.detail = Text(role="strong", wrap=True), Text(role="meta", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(line())
        column.addLayout(row)
        theme.changed.connect(self._paint_icon)

    def show_state(self, state: str, title: str, detail: str) -> None:
        """Say how the step stands: waiting, running, good, warn or bad."""
        self.state = state
        self.title.setText(title)
        self.title.set_property("tone", {"bad": "bad", "warn": "warn", "waiting": "tertiary"}.get(state, ""))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title}. {detail}".strip())
        self._paint_icon()

    def _paint_icon(self) -> None:
        icon, token = _LOOKS[self.state]
        self._icon.setPixmap(self._theme.icons.pixmap(icon, token, 16, self.devicePixelRatioF()))


class ConnectionCard(QFrame):
    """Shows a test; starts and stops nothing itself.

    Signals:
        test_wanted, cancel_wanted: the button at the top.
        security_wanted: [Switch] to a security ("incoming" or "outgoing", Security).
        type_wanted: [Switch] to the other type.
        password_wanted: the password should be typed again.
        certificate_wanted: the certificate that was refused is to be looked at (code, details).
    """

    test_wanted = Signal()
    cancel_wanted = Signal()
    security_wanted = Signal(str, object)
    type_wanted = Signal()
    password_wanted = Signal()
    certificate_wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "box")
        self._theme = theme
        self._draft, self._running, self._tested = AccountDraft(), False, False
        self._title = Text(role="title")
        self._button = Button(theme, "", icon="refresh-cw", compact=True)
        self._button.clicked.connect(self._on_button)
        self.rows = {name: StepRow(theme, name, first=name == STEPS[0]) for name in STEPS}
        self.remedy = Banner(theme, stacked=True)
        self._details = Button(theme, "", kind="link", compact=True)
        self._details.setCheckable(True)
        self._details.toggled.connect(self._show_answer)
        self._answer = Text(role="meta", wrap=True)
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._retranslate()
        self.show_nothing(self._draft)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 14)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(6)
        for row in self.rows.values():
            self._column.addWidget(row)
        self._column.addWidget(self.remedy)
        self._column.addWidget(self._details, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._answer)

    def show_nothing(self, draft: AccountDraft) -> None:
        """Nothing was tested yet."""
        self._draft, self._tested = draft, False
        hidden = {SEND: not draft.smtp_server.strip(), "folders": draft.type is ServerType.POP3}
        for name, row in self.rows.items():
            row.setVisible(not hidden.get(name, False))
            row.show_state("waiting", step_title(name, ok=None), self.tr("Not tested yet"))
        self._forget()
        self._retranslate()

    def show_running(self, draft: AccountDraft) -> None:
        """A test of these settings begins."""
        self.show_nothing(draft)
        self._running = True
        self.rows["find"].show_state("running", step_title("find", ok=None), self._detail("find"))
        self._retranslate()

    def show_step(self, way: str, step: ProbeStep) -> None:
        """A step has ended; all steps of the outgoing server share one row."""
        name = step.name if way == INCOMING else SEND
        row = self.rows.get(name)
        if row is None or (way == OUTGOING and step.ok and step.name != SEND):
            return
        if step.ok and name == "encrypt" and self._draft.security is Security.NONE:
            row.show_state("warn", self.tr("Connection is not encrypted"), self.tr("Security is switched off"))
            self._run_next(name)
        elif step.ok:
            row.show_state("good", step_title(name, ok=True), self._detail(name))
            self._run_next(name)
        else:
            row.show_state("bad", step_title(name, ok=False), "")

    def show_test(self, draft: AccountDraft, test: ConnectionTest) -> None:
        """The whole result; every step that was not reached says so."""
        self._running, self._tested, self._draft = False, True, draft
        for step in test.incoming.steps:
            self.show_step(INCOMING, step)
        if test.incoming.mailboxes:
            found = self.tr("%n folder(s)", "", len(test.incoming.mailboxes))
            self.rows["folders"].show_state("good", step_title("folders", ok=True), found)
        if test.outgoing is not None and test.outgoing.ok:
            self.rows[SEND].show_state("good", step_title(SEND, ok=True), self._detail(SEND))
        failed = test.incoming if not test.incoming.ok else test.outgoing
        if failed is not None and not failed.ok:
            self._show_failure(INCOMING if failed is test.incoming else OUTGOING, failed)
            if failed is test.incoming and test.outgoing is not None and not test.outgoing.ok:
                self._show_second(test.outgoing)
        else:
            self._forget()
        for row in self.rows.values():
            if row.state in ("running", "waiting"):
                row.show_state("waiting", step_title(row.name, ok=None), self.tr("Not tested yet"))
        self._retranslate()
        said = self.remedy.accessibleName() if failed and not failed.ok else self.tr("The connection works.")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def show_fault(self, fault: Fault) -> None:
        """The test could not be made."""
        self.show_cancelled()
        self.remedy.say("bad", "circle-x", fault_text(fault))

    def show_cancelled(self) -> None:
        """The test was stopped."""
        self._running = False
        for row in self.rows.values():
            if row.state == "running":
                row.show_state("waiting", step_title(row.name, ok=None), self.tr("Stopped"))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if not self._running:
                self.show_nothing(self._draft)
        super().changeEvent(event)

    def _show_failure(self, way: str, failed: ProbeResult) -> None:
        text = fault_texts.sentence(failed.code, failed.details, language_code())
        what, _stop, todo = text.partition(". ")
        name = next((step.name for step in failed.steps if not step.ok), "find") if way == INCOMING else SEND
        row = self.rows.get(name, self.rows["find"])
        row.show_state("bad", what.rstrip("."), self.tr("Outgoing mail") if way == OUTGOING else "")
        self._column.removeWidget(self.remedy)
        self._column.insertWidget(self._column.indexOf(row) + 1, self.remedy)
        title = self.tr("What you can do")
        self.remedy.say("bad", "info", title, todo or text, self._buttons(way, failed.code, failed.details))
        self._answer.setText(failed.answer)
        self._details.setVisible(bool(failed.answer))
        self._details.setChecked(False)
        self._show_answer(False)

    def _show_second(self, failed: ProbeResult) -> None:
        """Both servers failed: the second one says so in its own row."""
        text = fault_texts.sentence(failed.code, failed.details, language_code())
        what, _stop, todo = text.partition(". ")
        self.rows[SEND].show_state("bad", what.rstrip("."), todo)

    def _buttons(self, way: str, code: str, details: Mapping[str, str]) -> tuple[BannerButton, ...]:
        action = fault_texts.action(code, details)
        page = details.get("help_url", "")
        if details.get("fingerprint"):
            look = partial(self.certificate_wanted.emit, code, details)
            return ((self.tr("Look at the certificate…"), "", look),)
        if action == "switch_security" and details.get("sec") in set(Security):
            security = Security(details["sec"])
            label = self.tr("Switch to {sec}").format(sec=security_name(security))
            return ((label, "", partial(self.security_wanted.emit, way, security)),)
        if action == "switch_type" and way == INCOMING:
            return ((self.tr("Switch type"), "", self.type_wanted.emit),)
        if action == "app_password_help" and page:
            return ((self.tr("How to make one"), "", partial(_open_page, page)), self._type_again())
        return (self._type_again(),) if code == "auth_failed" and way == INCOMING else ()

    def _type_again(self) -> BannerButton:
        return (self.tr("Type again"), "", self.password_wanted.emit)

    def _run_next(self, name: str) -> None:
        """While a test runs, the row after the one that ended shows that it is at work."""
        names = [one for one, row in self.rows.items() if not row.isHidden()]
        following = names[names.index(name) + 1 :][:1] if name in names else []
        for after in following:
            if self._running and self.rows[after].state == "waiting":
                self.rows[after].show_state("running", step_title(after, ok=None), self._detail(after))

    def _detail(self, name: str) -> str:
        draft = self._draft
        return {
            "find": self.tr("{host}, port {port}").format(host=draft.server.strip(), port=draft.port or ""),
            "encrypt": security_name(draft.security),
            "sign_in": draft.username.strip(),
            SEND: draft.smtp_server.strip(),
        }.get(name, "")

    def _forget(self) -> None:
        self.remedy.hide()
        self._details.hide()
        self._answer.hide()

    def _show_answer(self, shown: bool) -> None:
        self._answer.setVisible(shown)
        self._details.setText(self.tr("Hide details") if shown else self.tr("Details"))

    def _on_button(self) -> None:
        (self.cancel_wanted if self._running else self.test_wanted).emit()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Connection"))
        again = self.tr("Test again") if self._tested else self.tr("Test connection")
        self._button.setText(self.tr("Stop") if self._running else again)
        self._details.setText(self.tr("Details"))


def _open_page(page: str) -> None:
    """In the browser, on a click."""
    QDesktopServices.openUrl(QUrl(page))
