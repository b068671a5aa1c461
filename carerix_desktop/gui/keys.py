"""Which keys carry out the window's actions: the ones they were made with, less or other than these as the user chose.

Single keys are letters and marks without Ctrl, Alt or Cmd: who speaks to the computer, or has an unsteady hand, wants
to switch them off or move them (WCAG 2.1.4). Del, Enter and function keys are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from carerix_desktop.gui.choices import Choices

Portable = QKeySequence.SequenceFormat.PortableText


def is_single(keys: QKeySequence) -> bool:
    """Whether it is one letter or mark, with Shift or without."""
    return len(keys.toString(Portable).removeprefix("Shift+")) == 1


def parse_keys(text: str) -> dict[str, QKeySequence]:
    """Action → its only keys, from `archive=Y split=Ctrl+J`; what cannot be read is left out."""
    found = {}
    for word in text.split(" "):
        name, equals, keys = word.partition("=")
        if name and equals:
            found[name] = QKeySequence(keys, Portable)
    return found


def build_keys(keys: Mapping[str, QKeySequence]) -> str:
    """The text that `parse_keys` reads."""
    return " ".join(f"{name}={one.toString(Portable)}" for name, one in sorted(keys.items()))


class Keys(QObject):
    """Gives the actions of the window their keys, and again after each choice."""

    def __init__(self, actions: Sequence[QAction], choices: Choices) -> None:
        super().__init__(choices)
        self._choices = choices
        self._first = {action.objectName(): action.shortcuts() for action in actions}
        self._actions = {action.objectName(): action for action in actions}
        choices.changed.connect(self._on_changed)
        self._apply()

    @property
    def actions(self) -> Sequence[QAction]:
        """Those that may have keys of one's own."""
        return [action for name, action in self._actions.items() if self._first[name] and name != "help_key"]

    def is_changed(self, action: QAction) -> bool:
        """Whether the user gave it other keys."""
        return action.objectName() in self._chosen()

    def holder_of(self, keys: QKeySequence, beside: QAction) -> QAction | None:
        """Which other action has these keys."""
        others = (action for action in self._actions.values() if action is not beside)
        return next((action for action in others if keys in action.shortcuts()), None)

    def give(self, action: QAction, keys: QKeySequence) -> None:
        """Have an action by these keys and no others; empty ones: by none."""
        self._choose(self._chosen() | {action.objectName(): keys})

    def reset(self, action: QAction) -> None:
        """Have an action by the keys that it was made with."""
        self._choose({name: keys for name, keys in self._chosen().items() if name != action.objectName()})

    def _chosen(self) -> dict[str, QKeySequence]:
        return {name: keys for name, keys in parse_keys(self._choices.value("keys")).items() if name in self._first}

    def _choose(self, keys: Mapping[str, QKeySequence]) -> None:
        self._choices.choose("keys", build_keys(keys))

    def _on_changed(self, name: str) -> None:
        if name in ("keys", "single_keys"):
            self._apply()

    def _apply(self) -> None:
        chosen, singly = self._chosen(), self._choices.value("single_keys") == "yes"
        for name, action in self._actions.items():
            keys = [chosen[name]] if name in chosen else self._first[name]
            action.setShortcuts([one for one in keys if not one.isEmpty() and (singly or not is_single(one))])
