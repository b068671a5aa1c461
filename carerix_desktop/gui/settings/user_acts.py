"""What an administrator does with a user file from the table: role, access, defaults, password, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.account import Account, User
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.give_password import GivePassword
from carerix_desktop.gui.settings.leave_dialog import LeaveDialog
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import fault_text
from carerix_desktop.gui.transfer.run_dialog import RunDialog
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.services.leaving import Leaving, Report
from carerix_desktop.services.progress import Progress


class UserActs(QObject):
    """Asks and carries out.

    Args:
        widget: over whose window dialogs open.

    Signals:
        done: read the rows again.
    """

    done = Signal()

    def __init__(self, context: Context, services: SettingsServices, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._services, self._widget = context, services, widget
        self._said: Callable[[], None] = lambda: None
        self._then: Callable[[], None] | None = None

    def change(self, user: User, texts: Mapping[str, str]) -> None:
        """Change settings of a user file; the toast takes it back."""
        before = {name: _text(getattr(user, name)) for name in texts}
        sentence = self.tr("{name} was changed").format(name=user.name)
        back = partial(self._tell, user.key, before, lambda: None)
        self._tell(user.key, texts, lambda: self._context.done(sentence, back))

    def leave(self, user: User, users: Sequence[User]) -> None:
        """Somebody leaves."""
        self._ask(LeaveDialog(self._context.theme, user, _colleagues(user, users), parent=self._widget.window()))

    def hand_over(self, user: User, users: Sequence[User]) -> None:
        """The mailbox of somebody who left."""
        colleagues, window = _colleagues(user, users), self._widget.window()
        self._ask(LeaveDialog(self._context.theme, user, colleagues, mailbox_only=True, parent=window))

    def give_password(self, user: User) -> None:
        """A password to sign in with, which is changed at its first use."""
        signing_in = self._services.signing_in
        if signing_in is not None:
            dialog = GivePassword(self._context, signing_in, self._services.viewer.key, user, self._widget.window())
            dialog.accepted.connect(self.done)
            open_dimmed(dialog)

    def _ask(self, dialog: LeaveDialog) -> None:
        dialog.decided.connect(partial(self._decided, dialog))
        open_dimmed(dialog)

    def _decided(self, dialog: LeaveDialog) -> None:
        leaving, to, why = self._services.leaving, dialog.colleague, dialog.why.text()
        if leaving is None:
            return
        over = partial(self._hand_over, leaving, dialog.user, to, why) if to and dialog.hands_mailbox_over else None
        if dialog.mailbox_only:
            if over is not None:
                over()
            return
        self._then = over
        viewer, key = self._services.viewer.key, dialog.user.key
        act = partial(leaving.deactivate, viewer, key, to=to, why=why)
        self._context.jobs.tell(act, on_done=self._on_left, on_fault=self._fail)

    def _on_left(self, user: User) -> None:
        self._context.toast(self.tr("{name} is switched off").format(name=user.name))
        self._read_account(user.key)
        self.done.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _hand_over(self, leaving: Leaving, user: User, to: UserKey, why: str) -> None:
        line = self.tr("Handing over the mailbox of {name}").format(name=user.name)
        viewer = self._services.viewer.key

        def work(progress: Progress) -> Report:
            return leaving.hand_over(viewer, user.key, to=to, why=why, progress=progress)

        dialog = RunDialog(self._widget.window(), self._context, line, work)
        dialog.accepted.connect(partial(self._handed_over, dialog))
        open_dimmed(dialog)

    def _handed_over(self, dialog: RunDialog) -> None:
        report: Report = dialog.answer
        text = self.tr("%n message(s) handed over", "", report.added)
        if report.stopped:
            text = self.tr("Stopped. {done}; do it again for the rest.").format(done=text)
        self._context.toast(text)
        self.done.emit()

    def _tell(self, key: UserKey, texts: Mapping[str, str], said: Callable[[], None]) -> None:
        self._said = said
        users, viewer = self._services.users, self._services.viewer.key
        self._context.jobs.tell(users.change, viewer, key, dict(texts), on_done=self._on_changed, on_fault=self._fail)

    def _on_changed(self, user: User) -> None:
        said, self._said = self._said, lambda: None
        said()
        self._read_account(user.key)
        self.done.emit()

    def _read_account(self, key: UserKey) -> None:
        accounts = self._services.accounts
        self._context.jobs.ask(accounts.get, key, on_done=self._tell_engine, key=("account", id(self)))

    def _tell_engine(self, account: Account | None) -> None:
        """Who was switched off is not synchronised any more."""
        if account is not None:
            self._services.saved(account)

    def _fail(self, fault: Fault) -> None:
        self._context.toast(fault_text(fault))
        self.done.emit()


def _colleagues(user: User, users: Sequence[User]) -> list[User]:
    return [one for one in users if one.active and one.key != user.key]


def _text(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
