"""More languages by dictionary: in the menu at once; a bad dictionary or a child that ends costs one sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.composer.dictionaries import add_dictionary_by_hand
from carerix_desktop.gui.composer.spelling import Spelling, speller_command
from carerix_desktop.gui.main_window import MainWindow

ENDS = 'import sys; print(\'{"languages": ["de", "nl"]}\', flush=True); sys.stdin.readline(); sys.exit(3)'


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A folder with a dictionary of German, in the character set that many have."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "de_DE.aff").write_bytes(b"SET ISO8859-1\n")
    (folder / "de_DE.dic").write_bytes("2\nGespräch\nmorgen\n".encode("latin-1"))
    return folder


def made(*folders: Path, own_words: Path | None = None) -> Spelling:
    return Spelling(speller_command(*folders), own_words)


@pytest.fixture
def spellings() -> Iterator[list[Spelling]]:
    """Those that a test made are closed."""
    known: list[Spelling] = []
    yield known
    for one in known:
        one.close()


def test_a_folder_of_the_person_gives_another_language(
    qtbot: QtBot, german: Path, spellings: list[Spelling], tmp_path: Path
) -> None:
    spelling = made(german)
    spellings.append(spelling)
    spelling.start()
    qtbot.waitUntil(lambda: "de" in spelling.languages, timeout=20_000)
    spelling.is_wrong("de", "Gesprech")
    spelling.is_wrong("de", "Gespräch")
    qtbot.waitUntil(lambda: spelling.is_wrong("de", "Gesprech"), timeout=20_000)
    assert not spelling.is_wrong("de", "Gespräch")


def test_a_broken_dictionary_is_one_sentence_and_the_others_go_on(
    qtbot: QtBot, german: Path, spellings: list[Spelling]
) -> None:
    (german / "de_DE.dic").write_bytes(b"\0\1\2")
    spelling = made(german)
    spellings.append(spelling)
    said: list[str] = []
    spelling.trouble.connect(said.append)
    spelling.start()
    spelling.is_wrong("nl", "gesprke")
    qtbot.waitUntil(lambda: spelling.is_wrong("nl", "gesprke"), timeout=20_000)
    assert said == ["This dictionary cannot be read and is not used: de_DE"]
    assert "de" not in spelling.languages


def test_a_child_that_ends_over_a_language_is_told_once_and_the_language_is_off(
    qtbot: QtBot, spellings: list[Spelling]
) -> None:
    spelling = Spelling([sys.executable, "-c", ENDS], None)
    spellings.append(spelling)
    said: list[str] = []
    spelling.trouble.connect(said.append)
    assert not spelling.is_wrong("de", "Wort")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["Spelling of Deutsch does not work and is off."]
    assert not spelling.is_wrong("de", "Anders")
    assert not spelling._pause.isActive()


def test_a_child_that_cannot_be_started_is_told_and_nothing_is_underlined(
    qtbot: QtBot, spellings: list[Spelling], tmp_path: Path
) -> None:
    spelling = Spelling([str(tmp_path / "nowhere")], None)
    spellings.append(spelling)
    said: list[str] = []
    spelling.trouble.connect(said.append)
    spelling.start()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["Spelling does not work."]
    assert not spelling.is_wrong("nl", "gesprke")
    assert not spelling._pause.isActive()


def test_a_child_that_does_not_answer_is_given_up(qtbot: QtBot, spellings: list[Spelling]) -> None:
    spelling = Spelling([sys.executable, "-c", "import time; time.sleep(600)"], None)
    spellings.append(spelling)
    spelling._patience.setInterval(10)
    with qtbot.waitSignal(spelling.trouble, timeout=20_000):
        spelling.is_wrong("nl", "gesprke")
    assert spelling._child is None


def test_words_that_a_person_added_are_kept_whatever_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"intake\n\xff\xfe\n")
    spelling = Spelling([], path)
    spelling.add("Noorderlicht")
    assert {"intake", "noorderlicht"} <= set(path.read_text("utf-8").splitlines())


def test_the_menu_offers_the_languages_that_there_are_and_a_new_one_comes_by_its_file(
    qtbot: QtBot,
    window: MainWindow,
    desk: ComposeDesk,
    composer: Composer,
    german: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def names() -> list[str]:
        composer.bar.languages.aboutToShow.emit()
        return [action.text() for action in composer.bar.languages.actions() if action.text()]

    desk.spelling.languages = ["en", "fr", "nl"]
    assert names() == ["Nederlands", "English", "Français", "Add a dictionary…"]
    window.context.services.more["dictionaries"] = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(german / "de_DE.dic"), ""))
    add_dictionary_by_hand(composer, window.context, desk.spelling)
    qtbot.waitUntil(lambda: window.toast_text == "Deutsch can be chosen as a language now")
    assert (tmp_path / "mine" / "de_DE.aff").is_file()
    (german / "de_DE.aff").unlink()
    add_dictionary_by_hand(composer, window.context, desk.spelling)
    qtbot.waitUntil(lambda: "de_DE.aff is not beside de_DE.dic" in window.toast_text)
