"""A file that somebody sent → its text by pages: PDF, DOCX, ODT, RTF, HTML and plain text.

Pure functions that `host.limited` calls in a child with limits of time, memory and output (S-09): `reader` for the
text, `painter` for a PDF's page as a picture. Which form a file has is read from its first octets; its name and the
type that the sender wrote only tell texts without a mark apart.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from carerix_desktop.domain.document import Unread
from carerix_desktop.parse.charset import decode_text
from carerix_desktop.parse.html_text import text_of_html
from carerix_desktop.parse.office_text import Refused, office_pages

READ: Final = f"{__name__}:reader"
PAINT: Final = f"{__name__}:painter"
MAX_CHARS: Final = 600_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OLE: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_META_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_TEXT_NAMES: Final = (".txt", ".text", ".md")
_HTML_NAMES: Final = (".html", ".htm", ".xhtml")
Answer = dict[str, Any]


def reader(_shared: object) -> Callable[[Any], Answer]:
    """The function of {"name", "type", "data": base64} that answers {"pages", "cut"} or {"unread"}."""
    return _read


def painter(shared: Any) -> Callable[[Any], Answer]:
    """The function of {"page", "width"} that answers {"png": base64, "pages"} or {"unread"}, for {"data": base64}."""
    from carerix_desktop.parse.pdf import open_pdf, page_picture

    try:
        document = open_pdf(base64.b64decode(shared["data"]))
    except Refused as refused:
        why = refused.why.value
        return lambda _wanted: {"unread": why}

    def paint(wanted: Any) -> Answer:
        try:
            png = page_picture(document, wanted["page"], wanted["width"])
        except Refused as refused:
            return {"unread": refused.why.value}
        return {"png": base64.b64encode(png).decode("ascii"), "pages": len(document)}

    return paint


def _read(item: Mapping[str, str]) -> Answer:
    try:
        pages, cut = _pages(base64.b64decode(item["data"]), item["name"].lower(), item["type"].lower())
    except Refused as refused:
        return {"unread": refused.why.value}
    if not any(page.strip() for page in pages):
        return {"unread": Unread.NO_TEXT.value}
    kept = _bounded(pages)
    return {"pages": kept, "cut": cut or sum(map(len, kept)) < sum(map(len, pages))}


def _pages(data: bytes, name: str, content_type: str) -> tuple[list[str], bool]:
    if b"%PDF-" in data[:1024]:
        from carerix_desktop.parse.pdf import pdf_pages

        return pdf_pages(data)
    if data.startswith(_ZIP):
        return office_pages(data), False
    if data.startswith(_OLE):
        raise Refused(Unread.ENCRYPTED if _ENCRYPTED_OLE in data else Unread.UNKNOWN_FORM)
    if data.lstrip()[:5] == b"{\\rtf":
        return [_rtf(data)], False
    if content_type in ("text/html", "application/xhtml+xml") or name.endswith(_HTML_NAMES):
        declared = _META_CHARSET.search(data[:4096])
        return [text_of_html(decode_text(data, declared[1].decode("ascii") if declared else "")[0])], False
    wide = data.startswith(_UTF_16)
    if (content_type == "text/plain" or name.endswith(_TEXT_NAMES)) and (wide or b"\0" not in data):
        return decode_text(data, "utf-16" if wide else "")[0].replace("\r\n", "\n").split("\f"), False
    raise Refused(Unread.BROKEN if name.endswith((".pdf", ".docx", ".odt", ".rtf")) else Unread.UNKNOWN_FORM)


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    if b"\\rtf" not in data[:64] or not data.rstrip(b"\0 \r\n").endswith(b"}"):
        raise Refused(Unread.BROKEN)
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="ignore")
    except (ValueError, TypeError, LookupError, OverflowError) as error:  # the library trusts its input
        raise Refused(Unread.BROKEN) from error
    return text


def _bounded(pages: list[str]) -> list[str]:
    kept, left = [], MAX_CHARS
    for page in pages:
        kept.append(page[:left])
        left -= len(page)
        if left <= 0:
            break
    return kept
