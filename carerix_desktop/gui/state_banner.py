"""The banner over the list for states that last: offline, sign-in failed, server away, a question, the demo."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carerix_desktop.domain.account import User
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.fault_texts import CERTIFICATES, OURS
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.status import state_sentence
from carerix_desktop.gui.widgets.banner import Banner

TRIES_BEFORE_BANNER = 3


class StateBanner(QObject):
    """Chooses what the banner says; background retries stay silent until the third."""

    def __init__(self, context: Context, banner: Banner, *, demo: bool) -> None:
        super().__init__(banner)
        self._context, self._banner, self._demo = context, banner, demo
        self._resting = False
        self._rest()

    def show_state(self, state: AccountState) -> None:
        """The newest state of the account."""
        self._resting = False
        say, sync = self._banner.say, self._context.services.sync
        settings = (self.tr("Check settings"), "quiet", self._open_account)
        again = (self.tr("Try now"), "", sync.fetch_now) if sync is not None else settings
        if state.phase is SyncPhase.SIGN_IN_FAILED:
            say("bad", "key-round", self.tr("Sign-in failed"), state_sentence(state), (again, settings))
        elif state.phase is SyncPhase.ASKING and sync is not None:
            yes = (self.tr("Remove them here too"), "", lambda: sync.answer(True))
            no = (self.tr("Keep them"), "", lambda: sync.answer(False))
            say("warn", "triangle-alert", self.tr("Many messages are gone from the server"), state.message, (no, yes))
        elif state.phase is SyncPhase.OFFLINE:
            say(
                "warn",
                "cloud-off",
                self.tr("You are offline"),
                self.tr("Read and file as usual. Mail comes when you are back."),
            )
        elif state.phase is SyncPhase.FAILED and state.code in OURS:
            say("bad", "circle-alert", self.tr("Fetching stopped"), state_sentence(state), (again,))
        elif state.phase is SyncPhase.FAILED and state.code in CERTIFICATES:
            say("bad", "shield-alert", self.tr("The certificate is refused"), state_sentence(state), (settings,))
        elif state.phase is SyncPhase.FAILED and state.attempts >= TRIES_BEFORE_BANNER:
            title = self.tr("The mail server does not answer")
            say("bad", "circle-alert", title, state_sentence(state), (again, settings))
        else:
            self._rest()

    def _rest(self) -> None:
        if self._demo:
            self._banner.say("info", "info", "", self.tr("Demo: nothing leaves this computer"))
        else:
            self._look_for_sender()

    def _look_for_sender(self) -> None:
        """Who began without a sender address is told so until there is one (RULES.md section 5)."""
        users, viewer = self._context.services.more.get("users"), self._context.services.viewer
        if users is None or viewer.from_address:
            self._banner.hide()
        else:
            self._resting = True
            self._context.jobs.ask(users.get, viewer.key, on_done=self._on_viewer, key=("sender", id(self)))

    def _on_viewer(self, viewer: User) -> None:
        if not self._resting:
            return
        if viewer.from_address:
            self._banner.hide()
            return
        title, settings = (
            self.tr("You have no sender address"),
            (self.tr("Check settings"), "quiet", self._open_account),
        )
        detail = self.tr("An administrator has to enter one before you can send.")
        if viewer.system_address:
            detail = self.tr("Mail goes out from {address} until an administrator enters one.")
        self._banner.say("warn", "at-sign", title, detail.format(address=viewer.system_address), (settings,))

    def _open_account(self) -> None:
        self._context.open_page("settings", "my_account")
