"""Rich text written on as plain text, and back: what was not changed meanwhile looks again as it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from carerix_desktop.compose.parts import text_of

_EDGE = re.compile(r"<(/?)(?:p|h[1-6]|ul|ol|blockquote|table)\b[^>]*>")


class RichMemory:
    """Remembers the pieces of a text (paragraphs, lists, quotations, tables) and the plain lines that they became."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, list[str]]] = []

    def to_plain(self, html: str) -> str:
        """The plain form, which is remembered."""
        self._pieces = []
        for piece in pieces_of(html):
            lines = text_of(piece).splitlines()
            if lines or not self._pieces:
                self._pieces.append((piece, lines))
            else:  # an empty line or a picture goes with what stands before it
                before = self._pieces[-1]
                self._pieces[-1] = (before[0] + piece, before[1])
        return "\n\n".join("\n".join(lines) for _piece, lines in self._pieces)

    def to_rich(self, text: str) -> str:
        """The rich form of what was made of it."""
        now = text.splitlines()
        owners = self._owners(now)
        out, loose, last = [], list[str](), -1
        for line, owner in zip(now, owners, strict=True):
            if owner < 0:
                loose.append(line)
                continue
            if owner != last:
                out += [*_paragraphs(loose), self._pieces[owner][0]]
                last = owner
            loose = []
        return "".join([*out, *_paragraphs(loose)])

    def _owners(self, now: list[str]) -> list[int]:
        """For each line the piece that it belongs to, where all of that is still there; else -1."""
        made: list[str] = []
        starts: dict[int, int] = {}
        for number, (_piece, lines) in enumerate(self._pieces):
            starts[len(made)] = number
            made += [*lines, ""]
        owners = [-1] * len(now)
        for block in SequenceMatcher(None, made, now, autojunk=False).get_matching_blocks():
            for start in range(block.a, block.a + block.size):
                count = len(self._pieces[starts[start]][1]) if start in starts else 0
                if count and start + count <= block.a + block.size:
                    first = block.b + start - block.a
                    owners[first : first + count] = [starts[start]] * count
        return owners


def pieces_of(html: str) -> Iterator[str]:
    """The outermost elements of HTML that `document_html` wrote."""
    depth, start = 0, 0
    for edge in _EDGE.finditer(html):
        depth += -1 if edge[1] else 1
        if depth == 0:
            yield html[start : edge.end()]
            start = edge.end()


def _paragraphs(lines: list[str]) -> Iterator[str]:
    for block in re.split(r"\n{2,}", "\n".join(lines).strip("\n")):
        if block.strip():
            yield f"<p>{escape(block, quote=False).replace(chr(10), '<br>')}</p>"
