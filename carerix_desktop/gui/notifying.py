"""Notifications of the system while the window is in the background: new mail in the inbox, reminders (DESIGN 5.2).

What is new is asked of the store after each change, through the viewer's own reader. Whoever stands beside the screen
reads a notification too: of a confidential message it says that it is one, no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from carerix_desktop.domain.ids import MessageKey, instant_of
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import Card, ListSource, QuickFilter, Sort
from carerix_desktop.gui.context import Context

INBOX = ListSource(role=FolderRole.INBOX)
UNREAD = QuickFilter(unread=True)
MOST = 50
"""How many of the newest unread conversations are looked at."""
NAMED = 3
LATE = timedelta(hours=1)
"""Mail that is older than this at its arrival is history that is being fetched, and announces nothing."""


class TrayNotices(QObject):
    """Notifications by the system's tray; where it has none, the window's entry in the task bar asks for attention.

    Signals:
        clicked: somebody answered one.
    """

    clicked = Signal()

    def __init__(self, window: QWidget, icon: QIcon) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.setToolTip(window.windowTitle())
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _reason: self.clicked.emit())
            self._tray.show()

    def say(self, title: str, line: str) -> None:
        """Show one; plain text, no sound of its own."""
        if self._tray is not None:
            self._tray.showMessage(title, line, QSystemTrayIcon.MessageIcon.NoIcon)
        QApplication.alert(self._window)


class Notifying(QObject):
    """Watches for new mail, and passes on reminders.

    Args:
        context: of the window.
        window: nothing is said while it is the one that is worked in.
        say: shows a notification: title and line.
        now: aware.
    """

    def __init__(
        self,
        context: Context,
        window: QWidget,
        say: Callable[[str, str], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._say = context, window, say
        self._since = now() - LATE
        self._known: set[int] | None = None  # None until the first look: what lies there then is not new
        context.bridge.messages_changed.connect(lambda _event: self.look())
        self.look()

    def look(self) -> None:
        """Ask what lies unread in the inbox."""
        self._context.jobs.ask(self._read, on_done=self._take, key=(id(self), "new mail"))

    def remind(self, title: str, line: str) -> None:
        """A reminder is due."""
        if self._wants("notify_reminders"):
            self._say(title, line)

    def _read(self) -> list[Card]:
        reading = self._context.services.reading
        keys = reading.list_keys(INBOX, UNREAD, Sort.NEWEST)[:MOST]
        return reading.cards(INBOX, [key for key in keys if instant_of(MessageKey(key)) >= self._since])

    def _take(self, cards: Sequence[Card]) -> None:
        fresh = [card for card in cards if self._known is not None and card.key not in self._known]
        self._known = (self._known or set()) | {card.key for card in cards}
        if fresh and self._wants("notify_mail"):
            self._say(*self._words(fresh))

    def _wants(self, name: str) -> bool:
        return not self._window.isActiveWindow() and self._chosen(name)

    def _chosen(self, name: str) -> bool:
        choices = self._context.choices
        return choices is None or choices.value(name) == "yes"

    def _words(self, fresh: Sequence[Card]) -> tuple[str, str]:
        hidden = self.tr("Confidential message")
        names = [hidden if card.confidential else card.sender for card in fresh]
        if not self._chosen("notify_names"):
            return self.tr("%n new message(s)", "", len(fresh)), ""
        if len(fresh) > 1:
            return self.tr("%n new message(s)", "", len(fresh)), ", ".join(dict.fromkeys(names[:NAMED]))
        return names[0], "" if fresh[0].confidential else fresh[0].subject
