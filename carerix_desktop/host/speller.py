"""The spelling child: Hunspell in a process of its own, asked in lines of JSON on its standard input.

Hunspell keeps the interpreter for as long as it thinks (up to a second for a suggestion), so it never thinks in the
window's process. A word is right when any dictionary of the language says so; one that cannot be read is told, and the
others go on. What is asked is neither kept nor logged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

import hunspell

from carerix_desktop.host.dictionaries import find_dictionaries, is_broken

MOST_SUGGESTIONS = 6


class Speller:
    """Answers questions about words; a dictionary is read when its language is first asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._paths: dict[str, list[Path]] = {}
        self._open: dict[str, list[Any]] = {}
        self.broken: list[str] = []
        for language, paths in find_dictionaries(folders).items():
            sound = [path for path in paths if not is_broken(path)]
            self.broken += [path.name for path in paths if path not in sound]
            if sound:
                self._paths[language] = sound

    @property
    def languages(self) -> list[str]:
        """The languages that there are dictionaries for."""
        return sorted(self._paths)

    def wrong(self, language: str, words: Iterable[str]) -> list[str]:
        """The words that no dictionary of the language knows; none where it has no dictionary."""
        books = self._books(language)
        return [word for word in words if books and not any(_knows(book, word) for book in books)]

    def suggest(self, language: str, word: str) -> list[str]:
        """What may be meant, the likeliest first."""
        found = [suggestion for book in self._books(language) for suggestion in _suggestions(book, word)]
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]

    def _books(self, language: str) -> list[Any]:
        if language not in self._open:
            self._open[language] = []
            for path in self._paths.get(language, []):
                try:
                    book = hunspell.Hunspell(path.name, hunspell_data_dir=str(path.parent))
                    book.spell("a")
                except (OSError, ValueError, RuntimeError, LookupError, MemoryError):
                    self.broken.append(path.name)
                else:
                    self._open[language].append(book)
        return self._open[language]


def _knows(book: Any, word: str) -> bool:
    """Words with letters that a dictionary's character set does not have, it does not know."""
    try:
        return bool(book.spell(word.replace("’", "'")))
    except UnicodeError:
        return False


def _suggestions(book: Any, word: str) -> list[str]:
    try:
        return list(book.suggest(word.replace("’", "'")))
    except UnicodeError:
        return []


def answer(speller: Speller, question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one line; `broken` names the dictionaries that could not be used."""
    language = str(question.get("language", ""))
    if "suggest" in question:
        word = str(question["suggest"])
        said = {"language": language, "suggest": word, "words": speller.suggest(language, word)}
    else:
        words = [str(word) for word in question.get("check", ())]
        said = {"language": language, "check": words, "wrong": speller.wrong(language, words)}
    broken, speller.broken = speller.broken, []
    return {**said, "broken": broken} if broken else said


def serve(folders: list[str], lines: TextIO | None = None, out: TextIO | None = None) -> int:
    """Answer line by line until the input ends; the first line that is written names the languages."""
    lines, out = lines or sys.stdin, out or sys.stdout
    speller = Speller(Path(folder) for folder in folders)
    out.write(json.dumps({"languages": speller.languages}) + "\n")
    out.flush()
    for line in lines:
        out.write(json.dumps(answer(speller, json.loads(line))) + "\n")
        out.flush()
    return 0
