"""How a template's source is shown: fields coloured, an unknown one with a red wave, the rest of its marks dimmed."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from carerix_desktop.gui.theme import Theme

_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_FIELD = re.compile(r"\b[a-z]\w*(?:\.\w+)+|\btoday\b")
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")


def renamed(source: str, wrong: str, right: str) -> str:
    """The source with another name for a field, in its marks alone."""
    whole = re.compile(rf"(?<![\w.]){re.escape(wrong)}(?![\w.])")
    return _MARK.sub(lambda found: whole.sub(right, found.group()), source)


class FieldMarks(QSyntaxHighlighter):
    """Colours one document; `know` says which fields there are."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._known: frozenset[str] = frozenset()
        theme.changed.connect(self.rehighlight)

    def know(self, names: Collection[str]) -> None:
        """The fields that a template of this kind can name."""
        self._known = frozenset(names)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for mark in _MARK.finditer(text):
            self.setFormat(mark.start(), mark.end() - mark.start(), self._format("text.tertiary"))
            quoted = _TEXT.sub(lambda found: " " * len(found.group()), mark.group())
            for field in _FIELD.finditer(quoted):
                self._mark_field(mark.start() + field.start(), field.group())

    def _mark_field(self, start: int, name: str) -> None:
        if name in self._known or name.startswith("loop."):
            shown = self._format("entity.candidate")
            shown.setBackground(self._theme.color("entity.candidateSubtle"))
        else:
            shown = self._format("danger.text")
            shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shown.setUnderlineColor(self._theme.color("danger.text"))
        self.setFormat(start, len(name), shown)

    def _format(self, token: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(token))
        return made
