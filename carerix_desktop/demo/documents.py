"""Small but real documents for the demo: PDF, DOCX, a picture and an invitation, each opens in its usual program."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from carerix_desktop.demo.composition import Document

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "ß": "ss"})
_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def file_name(text: str) -> str:
    """The text as people name files: ASCII, words joined by `_`."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")


def document(filename: str, lines: list[str]) -> Document:
    """A PDF or, by the ending of its name, a DOCX with these lines."""
    if filename.endswith(".docx"):
        return Document(filename=filename, content_type=_DOCX, data=docx(lines))
    return Document(filename=filename, content_type=_PDF, data=pdf(lines))


def padded(paper: Document, octets: int) -> Document:
    """The same document in about the size that it would have with pictures and fonts in it."""
    missing = octets - len(paper.data)
    if missing <= 0:
        return paper
    if paper.content_type == _PDF:  # comments (ISO 32000-1 section 7.2.4) between the objects and their table
        objects, _, table = paper.data.partition(b"xref\n0 ")
        objects += (b"%" + b"." * 62 + b"\n") * (missing // 64)
        head, _, _ = table.partition(b"startxref\n")
        return replace(paper, data=objects + b"xref\n0 " + head + b"startxref\n%d\n%%%%EOF\n" % len(objects))
    out = io.BytesIO(paper.data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(zipfile.ZipInfo("docProps/thumbnail.jpeg"), bytes(missing))
    return replace(paper, data=out.getvalue())


def pdf(lines: list[str]) -> bytes:
    """One page A4 with the lines below each other, the first one large (ISO 32000-1 section 7.5)."""
    shown = [
        line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in lines
    ]
    rows = [b"/F1 18 Tf (%s) Tj 0 -30 Td /F1 11 Tf" % shown[0], *(b"(%s) Tj 0 -16 Td" % row for row in shown[1:])]
    stream = b"BT 60 780 Td " + b"\n".join(rows) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return bytes(out) + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def docx(lines: list[str]) -> bytes:
    """The smallest package that a word processor opens (ECMA-376 part 2)."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_DOCX}.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


def logo(colour: tuple[int, int, int], content_id: str) -> Document:
    """A picture of 120 by 36 pixels for under a letter: a bar that fades to white (PNG)."""
    width, height = 120, 36
    row = b"\0" + b"".join(bytes(c + (255 - c) * x // width for c in colour) for x in range(width))
    data = zlib.compress(row * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return Document(filename="logo.png", content_type="image/png", data=png, content_id=content_id)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def invitation(title: str, start: datetime, organiser: str, guest: str, place: str) -> Document:
    """An appointment of an hour as an iTIP request (RFC 5545, RFC 5546)."""
    begin, end = (moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") for moment in (start, start + timedelta(hours=1)))
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Noorderlicht//Demo//NL", "METHOD:REQUEST", "BEGIN:VEVENT",
        f"UID:{begin}-{file_name(title)}@noorderlicht.example", f"DTSTAMP:{begin}", f"DTSTART:{begin}", f"DTEND:{end}",
        f"SUMMARY:{title}", f"LOCATION:{place}", f"ORGANIZER:mailto:{organiser}",
        f"ATTENDEE;RSVP=TRUE:mailto:{guest}", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    data = "\r\n".join(lines).replace("\\,", ",").encode()
    return Document(filename="uitnodiging.ics", content_type="text/calendar; charset=utf-8; method=REQUEST", data=data)
