"""What of a message is read: its HTML and its text, chosen as a mail program does (RFC 2046 §5.1.4).

For the reading pane; the HTML is the sender's own and goes through `parse.sanitise` before anybody sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Final

from carerix_desktop.parse.charset import decode_text
from carerix_desktop.parse.flowed import unflow
from carerix_desktop.parse.message import alternative_around, is_body
from carerix_desktop.parse.reading_text import reading_text
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import decode_transfer

MAX_OCTETS: Final = 8 << 20
MAX_LEAVES: Final = 200

_REMOTE: Final = re.compile(r"""(?:src|background)\s*=\s*["']?\s*https?://""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableBody:
    """The body of a message as it is read.

    Attributes:
        html: the sender's HTML, not made harmless; None where the message has none.
        text: plain text: what the sender wrote as such, else the words of the HTML.
        has_remote: whether the HTML names images on other computers.
    """

    html: str | None
    text: str
    has_remote: bool


def readable(raw: bytes) -> ReadableBody:
    """The body of a message; never raises. Plain parts between HTML parts become HTML with them."""
    source = with_line_feeds(raw)
    leaves = list(islice((leaf for leaf in scan(source).leaves() if is_body(leaf)), MAX_LEAVES))
    alternatives = [leaf for leaf in leaves if alternative_around(leaf)]
    htmls = [leaf for leaf in leaves if leaf.content_type == "text/html"]
    plains = [leaf for leaf in leaves if leaf.content_type != "text/html"]
    text = "\n\n".join(filter(None, (plain_text(source, leaf).strip() for leaf in plains)))
    if not htmls:
        return ReadableBody(html=None, text=text, has_remote=False)
    shown = [leaf for leaf in leaves if leaf in htmls or not _has_html_sister(leaf, alternatives)]
    html = "\n<hr>\n".join(_as_html(source, leaf) for leaf in shown)
    return ReadableBody(html=html, text=text or reading_text(html), has_remote=bool(_REMOTE.search(html)))


def plain_text(raw: bytes, leaf: Entity) -> str:
    """The text of a plain part, with the line breaks of its writer (RFC 3676)."""
    text = _decoded(raw, leaf).replace("\r\n", "\n").replace("\r", "\n")
    if leaf.parameters.get("format", "").lower() == "flowed":
        return unflow(text, delsp=leaf.parameters.get("delsp", "").lower() == "yes")
    return text


def _as_html(raw: bytes, leaf: Entity) -> str:
    if leaf.content_type == "text/html":
        return _decoded(raw, leaf)
    lines = escape(plain_text(raw, leaf).strip(), quote=False).split("\n")
    return f'<div style="white-space: pre-wrap">{"<br>".join(lines)}</div>'


def _decoded(raw: bytes, leaf: Entity) -> str:
    data = decode_transfer(raw[leaf.body : min(leaf.end, leaf.body + MAX_OCTETS)], leaf.encoding)
    return decode_text(data, leaf.parameters.get("charset", ""))[0]


def _has_html_sister(plain: Entity, alternatives: list[Entity]) -> bool:
    around = alternative_around(plain)
    return around is not None and any(
        leaf.content_type == "text/html" and alternative_around(leaf) is around for leaf in alternatives
    )
