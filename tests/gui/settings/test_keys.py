"""Keys of one's own: single keys switched off, an action moved to other keys, a clash refused, and all of it kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.choices import Choices
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.keys import Keys, build_keys, is_single, parse_keys
from carerix_desktop.gui.settings.shortcuts_page import ShortcutsPage
from carerix_desktop.gui.theme import Theme
from tests.support.fake_services import fake_services


class Remembering:
    """Keeps what is chosen."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def put(self, _user: UserKey, name: str, value: str) -> None:
        self.kept[name] = value


@pytest.fixture
def kept() -> Remembering:
    return Remembering()


@pytest.fixture
def choices(theme: Theme, jobs: Jobs, kept: Remembering, tmp_path: Path) -> Iterator[Choices]:
    parent = QObject()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    more = {"preferences": kept}
    yield Choices(parent, theme=theme, settings=settings, jobs=jobs, viewer=UserKey(1), more=more)
    jobs.wait()


@pytest.fixture
def actions(theme: Theme) -> WindowActions:
    return WindowActions(theme)


@pytest.mark.parametrize(
    ("keys", "single"),
    [("E", True), ("Shift+L", True), ("?", True), (";", True), ("Ctrl+E", False), ("Del", False), ("F5", False),
     ("Space", False), ("Esc", False), ("", False)],
)  # fmt: skip
def test_single_keys_are_letters_and_marks(keys: str, single: bool) -> None:
    assert is_single(QKeySequence(keys)) == single


def test_chosen_keys_are_text_and_back_and_what_is_damaged_is_left_out() -> None:
    keys = {"archive": QKeySequence("Y"), "split": QKeySequence("Ctrl+Shift+J"), "star": QKeySequence()}
    assert parse_keys(build_keys(keys)) == keys
    assert parse_keys("") == parse_keys("broken =Y == ") == {}


def test_single_keys_are_switched_off_and_on_and_the_others_stay(actions: WindowActions, choices: Choices) -> None:
    Keys(actions.all, choices)
    choices.choose("single_keys", "no")
    assert actions.archive.shortcuts() == []
    assert [keys.toString() for keys in actions.confidential.shortcuts()] == ["Ctrl+Shift+L"]
    assert actions.trash.shortcuts() == [QKeySequence("Del"), QKeySequence("Backspace")]
    assert actions.shortcuts.shortcuts() == [QKeySequence("F1")]
    choices.choose("single_keys", "yes")
    assert actions.archive.shortcuts() == [QKeySequence("E")]


def test_an_action_gets_other_keys_in_the_page_and_loses_them_again(
    qtbot: QtBot, theme: Theme, actions: WindowActions, choices: Choices, kept: Remembering
) -> None:
    page = ShortcutsPage(theme, choices, Keys(actions.all, choices), fake_services().viewer)
    qtbot.addWidget(page)
    (archive,) = page.table.findItems("Archive", Qt.MatchFlag.MatchExactly)
    page.table.setCurrentItem(archive)
    assert (page.edit.keySequence().toString(), page.take.isEnabled(), page.reset.isEnabled()) == ("E", False, False)
    page.edit.setKeySequence(QKeySequence("R"))
    page.take.click()
    assert page.problem.text().startswith("R is for “Reply” already.")
    page.edit.setKeySequence(QKeySequence("Y"))
    page.take.click()
    assert actions.archive.shortcuts() == [QKeySequence("Y")]
    assert archive.text(1) == "Y"
    qtbot.waitUntil(lambda: kept.kept == {"keys": "archive=Y"})
    page.reset.click()
    assert (actions.archive.shortcuts(), page.edit.keySequence()) == ([QKeySequence("E")], QKeySequence("E"))
    page.single.setChecked(False)
    assert (actions.archive.shortcuts(), archive.text(1)) == ([], "")
    qtbot.waitUntil(lambda: kept.kept == {"keys": "", "single_keys": "no"})
