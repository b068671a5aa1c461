"""A field of a template as one thing in a text: it stands for `{{ candidate.city }}` and says “City”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from carerix_desktop.gui.theme import Theme

PILL = QTextFormat.ObjectTypes.UserObject + 1
SOURCE = QTextFormat.Property.UserProperty + 1
LABEL = QTextFormat.Property.UserProperty + 2
HOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
_PADDING, _ROUND = 5, 4
_MARK = re.compile(
    r"\{\{\s*(?P<name>[a-z]\w*(?:\.\w+)*)\s*"
    r"(?:\|\s*(?:default|d)\(\s*(?:'(?P<single>[^'\\{}]*)'|\"(?P<double>[^\"\\{}]*)\")\s*\)\s*)?\}\}"
)


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A field in a source: where it stands, its name, and what is written where it is empty (None: nothing)."""

    start: int
    end: int
    name: str
    default: str | None


def field_marks(source: str) -> Iterator[FieldMark]:
    """The marks of a source that are a field, with or without a default, and nothing more."""
    for found in _MARK.finditer(source):
        quoted = found["single"] if found["single"] is not None else found["double"]
        yield FieldMark(found.start(), found.end(), found["name"], quoted)


def mark_source(name: str, default: str | None) -> str:
    """The source of a field."""
    if default is None:
        return "{{ " + name + " }}"
    quote = '"' if "'" in default else "'"
    clean = re.sub(r"[\\{}" + quote + "]", "", default)
    return "{{ " + f"{name} | default({quote}{clean}{quote})" + " }}"


def pill_format(source: str, label: str) -> QTextCharFormat:
    """How a pill stands in a document."""
    look = QTextCharFormat()
    look.setObjectType(PILL)
    look.setProperty(SOURCE, source)
    look.setProperty(LABEL, label)
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return look


def source_of(block: QTextBlock, start: int, end: int) -> str:
    """The source of a stretch of a block, by positions in the document."""
    parts: list[str] = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        first, last = max(start, piece.position()), min(end, piece.position() + piece.length())
        if first < last:
            units = piece.text().encode("utf-16-le")  # positions count these
            cut = units[2 * (first - piece.position()) : 2 * (last - piece.position())]
            text = cut.decode("utf-16-le", "replace")
            look = piece.charFormat()
            parts.append(text.replace(HOLDER, str(look.property(SOURCE))) if look.objectType() == PILL else text)
        pieces += 1
    return "".join(parts).replace("\N{LINE SEPARATOR}", "\n")


class PillObject(QPyTextObject):
    """Measures and paints the pills of a document."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme

    def intrinsicSize(self, document: QTextDocument, _position: int, look: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_font(document))
        return QSizeF(metrics.horizontalAdvance(str(look.property(LABEL))) + 2 * _PADDING + 2, metrics.height())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _position: int, look: QTextFormat
    ) -> None:
        chosen = look.hasProperty(QTextFormat.Property.BackgroundBrush)
        box = QRectF(rect).adjusted(1, 0, -1, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("focus.ring") if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent.subtle"))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setPen(self._theme.color("accent.text"))
        painter.setFont(_font(document))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(look.property(LABEL)))
        painter.restore()


def _font(document: QTextDocument) -> QFont:
    font = QFont(document.defaultFont())
    font.setWeight(QFont.Weight.Medium)
    return font
