"""What the user chose for the window, in force at once and kept for the user (`services.preferences`).

The colours are kept in this computer's own settings too: they are needed before anybody has signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.preference import PREFERENCES
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.theme import Theme, ThemeChoice

THEME_SETTING = "look/theme"


def wear(app: QApplication, theme: Theme, known: Mapping[str, str], computer_language: str) -> None:
    """Dress the application for a user before the window is made: language, colours, density, size of text."""
    chosen = known.get("language", PREFERENCES["language"].default)
    speak(app, chosen if chosen != "system" else computer_language or QLocale.system().name())
    for name in ("density", "text_size", "theme"):
        if name != "theme" or name in known:
            _wear_one(theme, name, known.get(name, PREFERENCES[name].default))


def _wear_one(theme: Theme, name: str, value: str) -> None:
    if name == "theme" and theme.choice is not ThemeChoice(value):
        theme.choose(ThemeChoice(value))
    elif name == "density":
        theme.make_compact(value == "compact")
    elif name == "text_size":
        theme.resize(int(value))


class Choices(QObject):
    """The choices of who is signed in.

    Signals:
        changed: the name of the choice that is another one now.
    """

    changed = Signal(str)

    def __init__(
        self,
        parent: QObject,
        *,
        theme: Theme,
        settings: QSettings,
        jobs: Jobs,
        viewer: UserKey,
        more: Mapping[str, Any],
    ) -> None:
        super().__init__(parent)
        self._theme, self._settings, self._jobs, self._viewer = theme, settings, jobs, viewer
        self._service = more.get("preferences")
        self._known: dict[str, str] = dict(more.get("own_choices", {}))

    def value(self, name: str) -> str:
        """What is in force."""
        if name == "theme":
            return self._theme.choice.value
        return self._known.get(name, PREFERENCES[name].default)

    def choose(self, name: str, value: str) -> None:
        """Have something else from now on."""
        self._known[name] = value
        if name == "theme":
            self._settings.setValue(THEME_SETTING, value)
            self._settings.sync()
        _wear_one(self._theme, name, value)
        if self._service is not None:
            self._jobs.tell(self._service.put, self._viewer, name, value)
        self.changed.emit(name)
