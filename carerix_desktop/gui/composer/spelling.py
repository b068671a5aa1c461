"""Spelling as the window asks it: a child process with Hunspell (host.speller), answers kept, own words added.

The child starts with the first message and is never waited for: what is not known yet is not underlined yet. Where it
ends or hangs over a dictionary, that is said in one sentence, its language is spelled no more, and it is started anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.composer.words import language_name, tr
from carerix_desktop.host.dictionaries import system_folders
from carerix_desktop.host.profile import write_private

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_PROSE = re.compile(r"\S*(?:@|://|www\.|\w\.\w)\S*")
MOST_KEPT = 50_000
PAUSE_MS = 120
END_MS = 2000
PATIENCE_MS = 60_000


def speller_command(*folders: Path) -> list[str]:
    """How the child is started: this executable when frozen, else this Python with the package.

    Args:
        folders: with dictionaries of a person; they win over the program's own and the system's of the same name.
    """
    every = (*folders, resource_path("dictionaries"), *system_folders())
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "carerix_desktop"]
    return [*start, "speller", *(str(folder) for folder in every)]


def words_of(text: str) -> list[tuple[int, str]]:
    """The words of a line that are to be spelled, with their places; addresses and codes are none."""
    blank = _NOT_PROSE.sub(lambda found: " " * len(found.group()), text)
    return [(found.start(), found.group()) for found in WORD.finditer(blank) if not _is_code(blank, found)]


def _is_code(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before.isdigit() or after.isdigit() or (found.group().isupper() and len(found.group()) <= 5)


class Spelling(QObject):
    """Knows which words are wrong, as soon as the child has said so.

    Args:
        command: starts the child.
        own_words: the file of the words that a person added; None keeps them for this run.

    Signals:
        known: the language in which more words are known now.
        suggested: language, word, and what may be meant.
        trouble: one sentence about a dictionary that cannot be used.
    """

    known = Signal(str)
    suggested = Signal(str, str, list)
    trouble = Signal(str)

    def __init__(self, command: Sequence[str], own_words: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command, self._path = list(command), own_words
        self._own = _read_words(own_words)
        self._answers: dict[tuple[str, str], bool] = {}
        self._waiting: dict[str, set[str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._child: QProcess | None = None
        self._closed = False
        self._failed: set[str] = set()
        self._unanswered: deque[str] = deque()
        self.languages: list[str] = ["en", "nl"]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask_waiting)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Learn which languages there are."""
        if self._child is None:
            self._write({"check": []})

    def begin_anew(self) -> None:
        """There are other dictionaries now."""
        self._end_child()
        self._failed.clear()
        self._answers.clear()
        self._asked.clear()
        self.start()

    def is_wrong(self, language: str, word: str) -> bool:
        """Whether a word is known to be wrong; one that is not known yet is asked for."""
        if not language or language in self._failed or word.lower() in self._own or self._closed:
            return False
        answer = self._answers.get((language, word))
        if answer is None and (language, word) not in self._asked:
            self._waiting.setdefault(language, set()).add(word)
            self._asked.add((language, word))
            self._pause.start()
        return bool(answer)

    def suggest(self, language: str, word: str) -> None:
        """Ask what may be meant; `suggested` answers."""
        self._write({"language": language, "suggest": word})

    def add(self, word: str) -> None:
        """Take a word as right from now on, in every language."""
        self._own.add(word.lower())
        if self._path is not None:
            try:
                write_private(self._path, "".join(f"{one}\n" for one in sorted(self._own)).encode())
            except StoreFault as fault:
                self.trouble.emit(fault.message)
        for language in self.languages:
            self.known.emit(language)

    def close(self) -> None:
        """End the child."""
        self._closed = True
        self._pause.stop()
        self._end_child()

    def _end_child(self, *, patiently: bool = True) -> None:
        self._patience.stop()
        self._unanswered.clear()
        child, self._child = self._child, None
        if child is not None:
            child.readyReadStandardOutput.disconnect()
            child.finished.disconnect()
            child.errorOccurred.disconnect()
            child.closeWriteChannel()
            if not patiently or not child.waitForFinished(END_MS):
                child.kill()
                child.waitForFinished(END_MS)
            child.deleteLater()

    def _ask_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for language, words in waiting.items():
            self._write({"language": language, "check": sorted(words)})

    def _write(self, question: dict[str, object]) -> None:
        if self._closed or not self._command:
            return
        self._unanswered.append(str(question.get("language", "")))
        self._patience.start()
        if self._child is None:
            self._child = QProcess(self)
            self._child.setStandardErrorFile(QProcess.nullDevice())
            self._child.readyReadStandardOutput.connect(self._read)
            self._child.finished.connect(self._give_up)
            self._child.errorOccurred.connect(self._on_error)
            self._child.start(self._command[0], self._command[1:])
        self._child.write((json.dumps(question) + "\n").encode())

    def _read(self) -> None:
        while self._child is not None and self._child.canReadLine():
            line = bytes(self._child.readLine().data())
            self._take(json.loads(line))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # after all others it is finished too
            self._give_up()

    def _give_up(self, *_how: object) -> None:
        """The child ended by itself or does not answer: without the language that it was asked about."""
        language = self._unanswered[0] if self._unanswered else ""
        self._failed |= {language} if language else {*self.languages, *self._waiting}
        self._end_child(patiently=False)
        text = tr("Spelling of {language} does not work and is off.") if language else tr("Spelling does not work.")
        self.trouble.emit(text.format(language=language_name(language)))

    def _take(self, answer: dict[str, list[str] | str]) -> None:
        if "languages" in answer:
            self.languages = list(answer["languages"])
            return
        self._unanswered.popleft()
        if not self._unanswered:
            self._patience.stop()
        if "broken" in answer:
            text = tr("This dictionary cannot be read and is not used: {names}")
            self.trouble.emit(text.format(names=", ".join(answer["broken"])))
        if "suggest" in answer:
            self.suggested.emit(str(answer["language"]), str(answer["suggest"]), list(answer["words"]))
        else:
            self._keep(str(answer["language"]), answer["check"], set(answer["wrong"]))

    def _keep(self, language: str, words: Iterable[str], wrong: set[str]) -> None:
        if len(self._answers) > MOST_KEPT:
            self._answers.clear()
            self._asked.clear()
        self._answers.update({(language, word): word in wrong for word in words})
        self.known.emit(language)


def _read_words(path: Path | None) -> set[str]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines() if path is not None and path.is_file() else []
    except OSError:
        lines = []
    return {line.strip() for line in lines if line.strip()}
