"""The reminder at its time: a card over the window that asks the store, not the clock, what is due.

The store is asked every half minute and after each change. However the clock leaps, all that is due stands on one
card, and each reminder is announced once (R-20).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.entry import Entry
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.records.entry_acts import EntryActs
from carerix_desktop.gui.tasks.page import open_what_it_is_about
from carerix_desktop.gui.tasks.snooze import SnoozeButton
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.text import Text, announce

ASK_MS = 30_000
CARD_WIDTH, MARGIN = 380, 20


class ReminderCard(QFrame):
    """What is due, at the bottom right of the window, until one says what is to become of it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        theme = context.theme
        self.setProperty("pane", "box")
        self.setObjectName("reminder")
        self.setFixedWidth(CARD_WIDTH)
        self.setAutoFillBackground(True)
        self.title, self.line = Text(role="strong", wrap=True), Text(role="meta", wrap=True)
        self.open = Button(theme, self.tr("Open"), kind="primary", compact=True)
        self.finish = Button(theme, self.tr("Done"), compact=True)
        self.snooze = SnoozeButton(theme, compact=True)
        self.close_button = IconButton(theme, "x", self.tr("Close"), size=24)
        self._window = window
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.open, self.finish, self.snooze):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 14)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addLayout(acts)
        window.installEventFilter(self)
        self.hide()

    def say(self, title: str, line: str) -> bool:
        """Show and speak it, without moving the focus; whether it says something new."""
        is_new = not self.isVisible() or self.title.text() != title
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(f"{title} {line}".strip())
        self.show()
        self._place()
        self.raise_()
        if is_new:
            announce(self, self.accessibleName())
        return is_new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays in its corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._window.width() - self.width() - MARGIN, self._window.height() - self.height() - MARGIN)


class Reminding(QObject):
    """Watches for reminders that are due.

    Args:
        context: of the window.
        window: where the card stands.
        counted: told how many reminders are due, for the rail.
        notify: told what the card says anew, for a window in the background.
    """

    def __init__(
        self,
        context: Context,
        window: QWidget,
        counted: Callable[[int], None] | None = None,
        notify: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._context, self._counted, self._notify = context, counted, notify
        self._due: tuple[Entry, ...] = ()
        self._waved_away: set[tuple[int, int | None]] = set()
        self.card = ReminderCard(context, window)
        self._acts = EntryActs(context)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        context.bridge.records_changed.connect(lambda _event: self.look())
        self.card.open.clicked.connect(self._open)
        self.card.finish.clicked.connect(self._finish)
        self.card.snooze.chosen.connect(self._snooze)
        self.card.close_button.clicked.connect(self._wave_away)
        self.look()

    def look(self) -> None:
        """Ask what is due."""
        entries, viewer = self._context.services.more["entries"], self._context.services.viewer.key
        self._context.jobs.ask(entries.reminders, viewer, on_done=self._take, key=(id(self), "due"))

    def _take(self, due: tuple[Entry, ...]) -> None:
        if self._counted is not None:
            self._counted(len(due))
        self._due = tuple(entry for entry in due if _name(entry) not in self._waved_away)
        if not self._due:
            self.card.hide()
            return
        titles = [self._title(entry) for entry in self._due]
        if len(self._due) == 1:
            entry = self._due[0]
            at = datetime.fromtimestamp(entry.written.remind_at or 0, UTC).astimezone()
            on = "" if entry.confidential else ", ".join(one.name for one in entry.on)
            line = ", ".join(part for part in (on, long_when(at)) if part)
            self._tell(self.tr("Reminder: {title}").format(title=titles[0]), line)
        else:
            self._tell(self.tr("%n reminder(s)", "", len(self._due)), "\n".join(titles[:3]))
        self.card.finish.setVisible(len(self._due) == 1)

    def _tell(self, title: str, line: str) -> None:
        if self.card.say(title, line) and self._notify is not None:
            self._notify(title, line)

    def _title(self, entry: Entry) -> str:
        """Whoever stands beside the screen reads it too: of a confidential message that it is one, no more."""
        if entry.confidential:
            return self.tr("Confidential message")
        return entry.written.title or " ".join(entry.written.body.split())

    def _open(self) -> None:
        due = self._due
        self._wave_away()
        if len(due) == 1 and (due[0].on or due[0].written.message):
            open_what_it_is_about(self._context, due[0])
        else:
            self._context.open_page("tasks")

    def _finish(self) -> None:
        for entry in self._due[:1]:
            self._acts.finish(entry, done=True)

    def _snooze(self, at: int) -> None:
        when = long_when(datetime.fromtimestamp(at, UTC).astimezone())
        for entry in self._due:
            self._acts.remind(entry, at, self.tr("Reminds you {when}").format(when=when))

    def _wave_away(self) -> None:
        """Not again for this reminder in this window; the task stays in the list."""
        self._waved_away |= {_name(entry) for entry in self._due}
        self._due = ()
        self.card.hide()


def _name(entry: Entry) -> tuple[int, int | None]:
    return int(entry.key), entry.written.remind_at
