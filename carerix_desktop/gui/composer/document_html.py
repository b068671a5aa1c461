"""The document of the editor → the HTML that is kept and sent: short, without fonts and colours of the window.

What the editor can hold is written: paragraphs, headings, lists, quotes, tables, links, bold, italic, underline,
strike-through, images of the message itself (`cid:`). Reading it back with `setHtml` gives the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from carerix_desktop.gui.composer.marks import fragments_of, mark_of

QUOTE_STYLE = "margin:0 0 0 8px;padding-left:10px;border-left:2px solid #CBD1CD"
QUOTE_INDENT = 24
"""Pixels of left margin that make a block one level of quotation; see `document_reading`."""

_ORDERED = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
}
_ALIGNED = {Qt.AlignmentFlag.AlignHCenter: "center", Qt.AlignmentFlag.AlignRight: "right"}
_CID = re.compile(r'src="cid:([^"]+)"')
OBJECT = "￼"


def html_of(document: QTextDocument, *, with_marks: bool) -> str:
    """The content as HTML; `with_marks` keeps the names of fields, for a draft that is written on later."""
    return "".join(_Writer(with_marks=with_marks).frame(document.rootFrame())) if document.characterCount() > 1 else ""


def images_in(html: str) -> set[str]:
    """The Content-IDs of the images that it shows."""
    return set(_CID.findall(html))


def quote_level(left_margin: float) -> int:
    """How many quotations a block or table with such a margin stands in."""
    return int(left_margin // QUOTE_INDENT)


class _Writer:
    def __init__(self, *, with_marks: bool) -> None:
        self._with_marks = with_marks
        self._open: list[tuple[str, int]] = []  # (tag, level) of lists and quotes that are open

    def frame(self, frame: QTextFrame) -> Iterator[str]:
        """Blocks and tables in their order."""
        place, after_table = frame.begin(), False
        while not place.atEnd():
            inner: QTextFrame | None = place.currentFrame()
            if isinstance(inner, QTextTable):
                yield self._open_like(_quotes(inner.format().leftMargin()))
                yield from self._table(inner)
            elif inner is not None:
                yield from self.frame(inner)
            elif place.currentBlock().isValid() and not _is_gap(place, after_table=after_table):
                yield self._block(place.currentBlock())
            after_table = isinstance(inner, QTextTable)
            place += 1
        yield self._close_to(0)

    def _table(self, table: QTextTable) -> Iterator[str]:
        yield '<table border="1" cellpadding="4" style="border-collapse:collapse">'
        for row in range(table.rows()):
            yield "<tr>"
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                if cell.row() == row and cell.column() == column:
                    yield f"<td{_span(cell.rowSpan(), 'rowspan')}{_span(cell.columnSpan(), 'colspan')}>"
                    yield self._cell(cell.begin())
                    yield "</td>"
            yield "</tr>"
        yield "</table>"

    def _cell(self, place: QTextFrame.iterator) -> str:
        inside, lines = _Writer(with_marks=self._with_marks), []
        while not place.atEnd():
            if place.currentBlock().isValid():
                lines.append(inside.inline(place.currentBlock()))
            place += 1
        return "<br>".join(lines)

    def _block(self, block: QTextBlock) -> str:
        style = block.blockFormat()
        items: QTextList | None = block.textList()
        wanted = _quotes(style.leftMargin())
        if items is not None:
            tag = "ol" if items.format().style() in _ORDERED else "ul"
            wanted += [(tag, n + 1) for n in range(items.format().indent())]
        out = self._open_like(wanted)
        text = self.inline(block)
        if items is not None:
            return f"{out}<li>{text or '<br>'}</li>"
        heading = style.headingLevel()
        tag = f"h{heading}" if heading else "p"
        align = _ALIGNED.get(style.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        look = f' style="text-align:{align}"' if align else ""
        return f"{out}<{tag}{look}>{text or '<br>'}</{tag}>"

    def _open_like(self, wanted: list[tuple[str, int]]) -> str:
        same = 0
        while same < min(len(wanted), len(self._open)) and wanted[same] == self._open[same]:
            same += 1
        out = self._close_to(same)
        for tag, level in wanted[same:]:
            out += f'<blockquote style="{QUOTE_STYLE}">' if tag == "blockquote" else f"<{tag}>"
            self._open.append((tag, level))
        return out

    def _close_to(self, count: int) -> str:
        closed = "".join(f"</{tag}>" for tag, _level in reversed(self._open[count:]))
        del self._open[count:]
        return closed

    def inline(self, block: QTextBlock) -> str:
        """The text of one block with its marks."""
        heading = block.blockFormat().headingLevel() > 0
        return "".join(self._piece(piece, heading=heading) for piece in fragments_of(block))

    def _piece(self, piece: QTextFragment, *, heading: bool) -> str:
        look = piece.charFormat()
        if look.isImageFormat():
            return _image(look) * piece.text().count(OBJECT)
        text = escape(piece.text(), quote=False).replace("\u2028", "<br>").replace("\u00a0", "&nbsp;")
        for tag in _tags(look, heading=heading):
            text = f"<{tag}>{text}</{tag}>"
        if look.anchorHref() and (self._with_marks or not mark_of(piece)):
            text = f'<a href="{escape(look.anchorHref())}">{text}</a>'
        return text


def _quotes(left_margin: float) -> list[tuple[str, int]]:
    return [("blockquote", number + 1) for number in range(quote_level(left_margin))]


def _is_gap(place: QTextFrame.iterator, *, after_table: bool) -> bool:
    """The empty line that Qt puts before and after every table."""
    if place.currentBlock().length() > 1:
        return False
    following = QTextFrame.iterator(place)
    following += 1
    return after_table or (not following.atEnd() and isinstance(following.currentFrame(), QTextTable))


def _tags(look: QTextCharFormat, *, heading: bool) -> list[str]:
    tags = []
    if look.fontWeight() > QFont.Weight.Medium and not heading:
        tags.append("b")
    if look.fontItalic():
        tags.append("i")
    if look.fontUnderline() and not look.isAnchor():
        tags.append("u")
    if look.fontStrikeOut():
        tags.append("s")
    return tags


def _image(look: QTextCharFormat) -> str:
    image = look.toImageFormat()
    name = image.name()
    if not name.startswith("cid:"):
        return ""
    width = f' width="{round(image.width())}"' if image.width() > 0 else ""
    return f'<img src="{escape(name)}"{width} alt="">'


def _span(count: int, name: str) -> str:
    return f' {name}="{count}"' if count > 1 else ""
