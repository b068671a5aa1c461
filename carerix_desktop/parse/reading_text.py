"""HTML → text for a person: paragraphs, lists and links that can be read where HTML is not shown.

html2text writes it, from HTML that `parse.sanitise` has written anew (what a sender writes makes it take minutes, or
raise); beyond 200,000 characters the plain words of `parse.html_text` do.
"""

from __future__ import annotations

import re
from typing import Final

import html2text

from carerix_desktop.parse.html_text import text_of_html
from carerix_desktop.parse.sanitise import well_nested

MAX_HTML_CHARS: Final = 200_000

_CELL_END: Final = re.compile(r"</t[dh]>")
_LINE_END: Final = re.compile(r"[ \t\xa0]+\n")
_GAPS: Final = re.compile(r"\n{3,}")


def reading_text(html: str) -> str:
    """The text of an HTML document as a person reads it, with LF line ends."""
    if len(html) > MAX_HTML_CHARS:
        return text_of_html(html)
    writer = html2text.HTML2Text(bodywidth=0)
    writer.ignore_images = True
    writer.ignore_emphasis = True
    writer.ignore_tables = True
    writer.unicode_snob = True
    text: str = writer.handle(_CELL_END.sub(lambda match: f"{match[0]} ", well_nested(html)))
    return _GAPS.sub("\n\n", _LINE_END.sub("\n", text)).strip()
