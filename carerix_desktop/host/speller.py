"""The spelling child: Hunspell in a process of its own, asked in lines of JSON on its standard input.

Hunspell keeps the interpreter for as long as it thinks (up to a second for a suggestion), so it never thinks in the
window's process. Dictionaries are pairs of NAME.aff and NAME.dic; NAME begins with its language ("nl", "en_GB"). A
word is right when any dictionary of the language says so. What is asked is neither kept nor logged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

import hunspell

MOST_SUGGESTIONS = 6


def find_dictionaries(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Language → its dictionaries (paths without suffix); an earlier folder wins over a later one of the same name."""
    found: dict[str, dict[str, Path]] = {}
    for folder in folders:
        for rules in sorted(folder.glob("*.aff")) if folder.is_dir() else ():
            if rules.with_suffix(".dic").is_file():
                language = rules.stem.replace("-", "_").split("_")[0].lower()
                found.setdefault(language, {}).setdefault(rules.stem, rules.with_suffix(""))
    return {language: list(names.values()) for language, names in found.items()}


class Speller:
    """Answers questions about words; a dictionary is read when its language is first asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._paths = find_dictionaries(folders)
        self._open: dict[str, list[Any]] = {}

    @property
    def languages(self) -> list[str]:
        """The languages that there are dictionaries for."""
        return sorted(self._paths)

    def wrong(self, language: str, words: Iterable[str]) -> list[str]:
        """The words that no dictionary of the language knows; none where it has no dictionary."""
        books = self._books(language)
        return [word for word in words if books and not any(book.spell(word) for book in books)]

    def suggest(self, language: str, word: str) -> list[str]:
        """What may be meant, the likeliest first."""
        found = [suggestion for book in self._books(language) for suggestion in book.suggest(word)]
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]

    def _books(self, language: str) -> list[Any]:
        if language not in self._open:
            paths = self._paths.get(language, [])
            self._open[language] = [hunspell.Hunspell(path.name, hunspell_data_dir=str(path.parent)) for path in paths]
        return self._open[language]


def answer(speller: Speller, question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one line."""
    language = str(question.get("language", ""))
    if "suggest" in question:
        word = str(question["suggest"])
        return {"language": language, "suggest": word, "words": speller.suggest(language, word)}
    words = [str(word) for word in question.get("check", ())]
    return {"language": language, "check": words, "wrong": speller.wrong(language, words)}


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
