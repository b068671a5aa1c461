"""How the window is left: the program quits, or another user signs in; mail that has to leave is asked about first.

Nobody decides by closing the window whether a message leaves (DESIGN.md 5.1).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.outbox.watch import OutboxWatch


class Leaving(QObject):
    """What closing the window means.

    Signals:
        left: the window has closed.

    Attributes:
        switches_user: whether another user wants to sign in once the window has closed.
    """

    left = Signal()

    def __init__(self, window: QWidget, context: Context, outbox: OutboxWatch, actions: WindowActions) -> None:
        super().__init__(window)
        self._window, self._context, self._outbox = window, context, outbox
        self._closes_when_sent = False
        self.switches_user = False
        outbox.emptied.connect(self._on_outbox_empty)
        actions.on(actions.quit, self.quit)
        actions.on(actions.switch_user, self.switch_user)

    def quit(self) -> None:
        """Leave the program, after the questions of a window that closes."""
        self.switches_user = False
        self._window.close()

    def switch_user(self) -> None:
        """Make way for another user, after the same questions; who runs the window asks who it is."""
        self.switches_user = True
        self._window.close()

    def may_close(self, *, by_frame: bool) -> bool:
        """Whether the window may go now; its frame's own button always leaves the program."""
        if by_frame:
            self.switches_user = False
        if not self._outbox.leaving or not self._window.isVisible():
            return True
        choice = self._outbox.ask_before_leaving(self._window)
        self._closes_when_sent = choice == "send"
        if self._closes_when_sent:
            self._outbox.send_now()
            self._context.toast(self.tr("Sending; the window closes after that."))
        return choice == "keep"

    def _on_outbox_empty(self) -> None:
        if self._closes_when_sent:
            self._window.close()
