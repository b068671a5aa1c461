"""PDF by PDFium: the text of its pages, and a page as a picture (PNG). Runs in a limited child, never in the window.

PDFium is native code and gets the files of strangers: what it breaks is the child, which the limits end (S-09).
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

import pypdfium2

from carerix_desktop.domain.document import Unread
from carerix_desktop.parse.office_text import Refused

MAX_PAGES: Final = 200
MAX_CHARS: Final = 600_000
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
_MOST_UNKNOWN: Final = 0.3
_MAX_SIDE: Final = 4_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def pdf_pages(data: bytes) -> tuple[list[str], bool]:
    """The text of the pages, and whether there was more than is read.

    Raises:
        Refused: it is locked, damaged, or has no letters that say what they stand for.
    """
    document = open_pdf(data)
    pages: list[str] = []
    left = MAX_CHARS
    count = len(document)
    for number in range(min(count, MAX_PAGES)):
        pages.append(_page_text(document, number)[:left])
        left -= len(pages[-1])
        if left <= 0:
            break
    _require_letters("".join(pages))
    return pages, len(pages) < count or left <= 0


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The document; raises Refused where it is locked or damaged."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise Refused(Unread.ENCRYPTED if locked else Unread.BROKEN) from error


def page_picture(document: pypdfium2.PdfDocument, number: int, width: int) -> bytes:
    """A page as a PNG picture of that many pixels across; raises Refused where it cannot be drawn."""
    try:
        page = document[number]
        across, down = page.get_size()
        scale = min(width / max(across, 1.0), _MAX_SIDE / max(across, 1.0), _MAX_SIDE / max(down, 1.0))
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Refused(Unread.BROKEN) from error
    return _png(bitmap)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """A page that is damaged has no text; the others keep theirs."""
    try:
        page = document[number]
        text: str = page.get_textpage().get_text_range(errors="ignore")
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\ufffe", "")


def _require_letters(text: str) -> None:
    """A font without a table of what its signs stand for gives private or unknown signs: those are no text."""
    signs = [sign for sign in text[:20_000] if not sign.isspace()]
    unknown = sum(not sign.isprintable() or "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd" for sign in signs)
    if not signs or unknown > len(signs) * _MOST_UNKNOWN:
        raise Refused(Unread.NO_TEXT)


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The bitmap (RGB or RGBx rows) as PNG (RFC 2083), lightly compressed: it goes through a pipe and is gone."""
    width, height, depth = bitmap.width, bitmap.height, bitmap.n_channels
    octets = bytes(bitmap.buffer)
    rows = []
    for row in range(height):
        line = octets[row * bitmap.stride : row * bitmap.stride + width * depth]
        rows.append(b"\0" + line)
    color = {1: 0, 3: 2, 4: 6}[depth]
    head = struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b""))
    return _PNG + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
