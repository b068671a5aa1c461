"""HTML → the form in which the editor keeps all of it, and what was pasted → the HTML that we write ourselves.

Qt marks only the first block of a quotation as one, so a quotation is an indent of its own width here: every block,
list and table in it has that indent, and no other indent gets in. Of an empty paragraph Qt makes two lines, unless it
is told that it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextDocument

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.gui.composer.document_html import QUOTE_INDENT, html_of
from carerix_desktop.parse.sanitise import sanitise_html

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_STYLE = re.compile(r'(style=")([^"]*)(")', re.IGNORECASE)
_INDENT = re.compile(r"(?:margin|padding|text-indent)[a-z-]*\s*:[^;]*;?", re.IGNORECASE)
_BLOCKQUOTE = re.compile(r"<blockquote\b[^>]*>", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|li|h[1-3])((?:\s[^>]*)?)>(?:<br\s*/?>)?</\1>", re.IGNORECASE)
_BLOCK = re.compile(r"<(/?)(blockquote|p|div|[uo]l|li|table|t[a-z]{1,4}|h[1-6]|pre|hr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_FOLLOWED = frozenset({"blockquote", "p", "div", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTE = f'<blockquote style="margin-left:{QUOTE_INDENT}px;margin-right:0">'


def for_editor(html: str) -> str:
    """Harmless HTML as the editor takes it in."""
    flat = _STYLE.sub(lambda found: found[1] + _INDENT.sub("", found[2]) + found[3], html)
    return _EMPTY.sub(_called_empty, _BLOCKQUOTE.sub(_QUOTE, "".join(_without_loose_words(flat))))


def tidy(html: str) -> str:
    """HTML of another program as we would have written it: harmless, without its fonts, colours and images."""
    safe = sanitise_html(html, key=MessageKey(0), cids={}, allow_remote=False).html
    return rewritten(_IMAGE.sub("", safe))


def rewritten(harmless: str) -> str:
    """Harmless HTML, such as a quotation, as we would have written it."""
    document = QTextDocument()
    document.setHtml(for_editor(harmless))
    return html_of(document, with_marks=False)


def _without_loose_words(html: str) -> Iterator[str]:
    """In a quotation Qt forgets the indent of words that follow a block without being in one: they get one."""
    depth, end, follows = 0, 0, False
    for tag in _BLOCK.finditer(html):
        words = html[end : tag.start()]
        is_loose = depth > 0 and follows and bool(_TAG.sub("", words).strip())
        yield f"<div>{words}</div>" if is_loose else words
        yield tag[0]
        closes, name, end = bool(tag[1]), tag[2].lower(), tag.end()
        depth += (-1 if closes else 1) if name == "blockquote" else 0
        follows = closes and name in _FOLLOWED
    yield html[end:]


def _called_empty(found: re.Match[str]) -> str:
    tag, rest = found[1], found[2]
    if 'style="' in rest:
        rest = rest.replace('style="', 'style="-qt-paragraph-type:empty;', 1)
    else:
        rest += ' style="-qt-paragraph-type:empty"'
    return f"<{tag}{rest}><br></{tag}>"
