"""What is painted over the text without being part of it: wrong words, filled and empty fields of a template.

A field is marked in the document by an anchor of our own scheme (`field:candidate.city`, `missing:candidate.city`),
which carries no look, is kept in the draft, and does not leave with the message.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument, QTextFragment

from carerix_desktop.gui.composer.spelling import Spelling, words_of
from carerix_desktop.gui.theme import Theme

FILLED, MISSING = "field:", "missing:"


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a block that look the same."""
    pieces = block.begin()
    while not pieces.atEnd():
        yield pieces.fragment()
        pieces += 1


def mark_of(piece: QTextFragment) -> str:
    """`field:NAME`, `missing:NAME` or ""."""
    name = piece.charFormat().anchorHref()
    return name if name.startswith((FILLED, MISSING)) else ""


class Marks(QSyntaxHighlighter):
    """Paints the marks of one document."""

    def __init__(self, document: QTextDocument, theme: Theme, spelling: Spelling) -> None:
        super().__init__(document)
        self._theme, self._spelling = theme, spelling
        self.language, self.spells = "", True
        self._formats: dict[str, QTextCharFormat] = {}
        self._dress()
        theme.changed.connect(self._on_theme)
        spelling.known.connect(self._on_known)

    def speak(self, language: str) -> None:
        """Another language."""
        if language != self.language:
            self.language = language
            self.rehighlight()

    def set_spelling(self, on: bool) -> None:
        """Underline wrong words, or do not."""
        self.spells = on
        self.rehighlight()

    def missing(self) -> list[str]:
        """The empty fields that stand in the text, by name."""
        names, block = [], self.document().begin()
        while block.isValid():
            marks = (mark_of(piece) for piece in fragments_of(block))
            names += [mark.removeprefix(MISSING) for mark in marks if mark.startswith(MISSING)]
            block = block.next()
        return names

    def place_of(self, name: str) -> tuple[int, int] | None:
        """Where an empty field stands first, and how long it is."""
        block = self.document().begin()
        while block.isValid():
            for piece in fragments_of(block):
                if mark_of(piece) == MISSING + name:
                    return piece.position(), piece.length()
            block = block.next()
        return None

    def highlightBlock(self, text: str) -> None:
        if self.spells:
            for start, word in words_of(text):
                if self._spelling.is_wrong(self.language, word):
                    self.setFormat(start, len(word), self._formats["wrong"])
        block = self.currentBlock()
        for piece in fragments_of(block):
            mark = mark_of(piece)
            if mark:
                kind = FILLED if mark.startswith(FILLED) else MISSING
                self.setFormat(piece.position() - block.position(), piece.length(), self._formats[kind])

    def _dress(self) -> None:
        wrong, filled, missing = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wrong.setUnderlineColor(self._theme.color("danger.base"))
        for look in (filled, missing):
            look.setFontUnderline(False)
        filled.setBackground(self._theme.color("accent.subtle"))
        filled.setForeground(self._theme.color("accent.text"))
        missing.setBackground(self._theme.color("warning.subtle"))
        missing.setForeground(self._theme.color("warning.text"))
        self._formats = {"wrong": wrong, FILLED: filled, MISSING: missing}

    def _on_theme(self) -> None:
        self._dress()
        self.rehighlight()

    def _on_known(self, language: str) -> None:
        if language == self.language and self.spells:
            self.rehighlight()
