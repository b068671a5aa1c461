"""HTML → the form in which the editor keeps all of it, and what was pasted → the HTML that we write ourselves.

Qt marks only the first block of a quotation as one, so a quotation is an indent of its own width here: every block,
list and table in it has that indent, and no other indent gets in. Of an empty paragraph Qt makes two lines, unless it
is told that it is empty.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QTextDocument

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.gui.composer.document_html import QUOTE_INDENT, html_of
from carerix_desktop.parse.sanitise import sanitise_html

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_STYLE = re.compile(r'(style=")([^"]*)(")', re.IGNORECASE)
_INDENT = re.compile(r"(?:margin|padding|text-indent)[a-z-]*\s*:[^;]*;?", re.IGNORECASE)
_BLOCKQUOTE = re.compile(r"<blockquote\b[^>]*>", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|li|h[1-3])((?:\s[^>]*)?)>(?:<br\s*/?>)?</\1>", re.IGNORECASE)
_QUOTE = f'<blockquote style="margin-left:{QUOTE_INDENT}px;margin-right:0">'


def for_editor(html: str) -> str:
    """Harmless HTML as the editor takes it in."""
    flat = _STYLE.sub(lambda found: found[1] + _INDENT.sub("", found[2]) + found[3], html)
    return _EMPTY.sub(_called_empty, _BLOCKQUOTE.sub(_QUOTE, flat))


def tidy(html: str) -> str:
    """HTML of another program as we would have written it: harmless, without its fonts, colours and images."""
    safe = sanitise_html(html, key=MessageKey(0), cids={}, allow_remote=False).html
    return rewritten(_IMAGE.sub("", safe))


def rewritten(harmless: str) -> str:
    """Harmless HTML, such as a quotation, as we would have written it."""
    document = QTextDocument()
    document.setHtml(for_editor(harmless))
    return html_of(document, with_marks=False)


def _called_empty(found: re.Match[str]) -> str:
    tag, rest = found[1], found[2]
    if 'style="' in rest:
        rest = rest.replace('style="', 'style="-qt-paragraph-type:empty;', 1)
    else:
        rest += ' style="-qt-paragraph-type:empty"'
    return f"<{tag}{rest}><br></{tag}>"
