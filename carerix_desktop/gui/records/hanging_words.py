"""What hangs on a file, in words: "12 messages, 2 notes, 1 procedure"."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carerix_desktop.domain.merging import HangsOn


class HangingWords(QObject):
    """Says how much hangs on a file; only what the viewer sees was counted."""

    def say(self, counts: HangsOn) -> str:
        """The parts that are not none; "" where nothing hangs on it."""
        parts = (
            (counts.messages, self.tr("%n message(s)", "", counts.messages)),
            (counts.entries, self.tr("%n note(s), call(s) or task(s)", "", counts.entries)),
            (counts.documents, self.tr("%n document(s)", "", counts.documents)),
            (counts.matches, self.tr("%n procedure(s)", "", counts.matches)),
            (counts.vacancies, self.tr("%n vacancy(s)", "", counts.vacancies)),
            (counts.contacts, self.tr("%n contact(s)", "", counts.contacts)),
        )
        return ", ".join(text for count, text in parts if count)
