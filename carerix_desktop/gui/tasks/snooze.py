"""When to be reminded again: in an hour, tomorrow, next week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button


def snooze_moments(now: datetime) -> dict[str, datetime]:
    """In an hour, tomorrow morning, next Monday morning; `now` in local time."""
    morning = now.replace(hour=9, minute=0, second=0, microsecond=0)
    return {
        "hour": now + timedelta(hours=1),
        "tomorrow": morning + timedelta(days=1),
        "week": morning + timedelta(days=7 - now.weekday()),
    }


class SnoozeButton(Button):
    """A button with the choices.

    Signals:
        chosen: the moment, seconds since 1970.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, compact: bool = False) -> None:
        super().__init__(theme, "", icon="clock", compact=compact)
        self.setText(self.tr("Remind me later"))
        menu = QMenu(self)
        labels = {"hour": self.tr("In an hour"), "tomorrow": self.tr("Tomorrow"), "week": self.tr("Next week")}
        for name, label in labels.items():
            menu.addAction(label, partial(self._choose, name))
        self.setMenu(menu)

    def _choose(self, name: str) -> None:
        self.chosen.emit(int(snooze_moments(datetime.now(UTC).astimezone())[name].timestamp()))
