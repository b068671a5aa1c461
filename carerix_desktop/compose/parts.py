"""The parts of a message → octets that pass every server (RFC 2045, RFC 2046): CRLF, seven bits, short lines."""

from __future__ import annotations

import base64
import email.quoprimime
import html
import re
import secrets
from collections.abc import Sequence
from typing import Final

import html2text

from carerix_desktop.compose.header_lines import encoded_words, one_line, parameter
from carerix_desktop.domain.outgoing import Enclosure

MAX_HTML_CHARS: Final = 400_000
_MEDIA_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,90}")
_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_NEEDS_QUOTING: Final = re.compile(r"^(?:From |\.$)|[ \t]$|[^\n\t -~]|[^\n]{79}", re.MULTILINE)
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_TAG: Final = re.compile(r"<[^<>]*+>?")
_LINE_TAG: Final = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*+>?", re.IGNORECASE)
_GAPS: Final = re.compile(r"\n{3,}")
_LINE_END: Final = re.compile(r"[ \t\xa0]+\n")
_NEXT_CELL: Final = re.compile(r"</t[dh]>\s{0,20}<t[dh]\b[^<>]*+>", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^][\n]{1,300})\]\(<?([^\s()<>]{1,2000})>?\)")
_SEVEN_BIT_MESSAGE: Final = re.compile(
    rb"(?:[\x01-\x09\x0b\x0c\x0e-\x7f]{0,998}\r\n)*(?:[\x01-\x09\x0b\x0c\x0e-\x7f]{0,998})"
)


def text_of(html_source: str) -> str:
    """The text form of our own HTML, as a person reads it (html2text); beyond 400,000 characters its bare words.

    html2text takes quadratic time on some input, which our editor does not write; the bound is for what it quotes.
    """
    if len(html_source) > MAX_HTML_CHARS:
        return html.unescape(_TAG.sub("", _LINE_TAG.sub("\n", html_source))).strip()
    writer = html2text.HTML2Text(bodywidth=0)
    writer.ignore_images = True
    writer.ignore_emphasis = True
    writer.ignore_tables = True
    writer.single_line_break = False
    writer.unicode_snob = True
    text: str = writer.handle(_NEXT_CELL.sub(r"\g<0> | ", html_source))
    text = _LINK.sub(_as_read, _GAPS.sub("\n\n", _LINE_END.sub("\n", text)))
    return text.strip("\n").rstrip()


def _as_read(link: re.Match[str]) -> str:
    """A link as words and address; the address alone where the words are it."""
    words, address = link[1], link[2].removeprefix("mailto:")
    return address if words in (address, link[2]) else f"{words} <{address}>"


def text_part(text: str, subtype: str) -> bytes:
    """A text part: as it is where that is safe on every road, else quoted-printable or base64, whichever is shorter."""
    text = _LINE_BREAK.sub("\n", text).removesuffix("\n") + "\n"
    kind = f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
    if not _NEEDS_QUOTING.search(text):
        return (
            f"{kind}Content-Transfer-Encoding: 7bit\r\n\r\n{text}".replace("\r\n", "\n").replace("\n", "\r\n").encode()
        )
    data = text.encode("utf-8", "replace")
    quoted = _quoted_printable(data)
    encoded = base64.encodebytes(data.replace(b"\n", b"\r\n"))
    name, body = ("quoted-printable", quoted) if len(quoted) <= len(encoded) * 1.3 else ("base64", encoded)
    return f"{kind}Content-Transfer-Encoding: {name}\r\n\r\n".encode() + body.replace(b"\n", b"\r\n")


def file_part(enclosure: Enclosure, *, inline: bool) -> bytes:
    """A file: base64, but for a message that can travel as it is (RFC 2046 §5.2.1).

    A message of eight bits or endless lines goes in base64, which that section does not allow and all programs read;
    written anew it would be another message.
    """
    name = one_line(enclosure.filename, "filename")
    media_type = enclosure.content_type.partition(";")[0].strip().lower()
    if not _MEDIA_TYPE.fullmatch(media_type) or media_type.startswith("multipart/"):
        media_type = "application/octet-stream"
    whole = media_type.startswith("message/") and _SEVEN_BIT_MESSAGE.fullmatch(enclosure.data) is not None
    if media_type.startswith("message/") and media_type != "message/rfc822" and not whole:
        media_type = "application/octet-stream"
    lines = [_type_line(media_type, enclosure.content_type, name)]
    lines.append(f"Content-Transfer-Encoding: {'7bit' if whole else 'base64'}")
    disposition = "inline" if inline else "attachment"
    lines.append(f"Content-Disposition: {disposition}" + (f";\r\n {parameter('filename', name)}" if name else ""))
    if enclosure.content_id:
        lines.append(f"Content-ID: <{one_line(enclosure.content_id, 'Content-ID').strip('<> ')}>")
    body = enclosure.data if whole else base64.encodebytes(enclosure.data).replace(b"\n", b"\r\n")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def multipart(subtype: str, parts: Sequence[bytes], parameters: str = "") -> bytes:
    """Parts in a multipart; the boundary is random and holds "=_", which no encoded body can (RFC 2045 §6.7)."""
    boundary = f"=_{secrets.token_hex(12)}"
    while any(boundary.encode() in part for part in parts):
        boundary = f"=_{secrets.token_hex(12)}"
    delimiter = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{subtype};{parameters}\r\n boundary="{boundary}"\r\n\r\n'.encode()
    body = b"".join(delimiter + b"\r\n" + part + b"\r\n" for part in parts)
    return head + body + delimiter + b"--\r\n"


def _type_line(media_type: str, written: str, name: str) -> str:
    charset = _CHARSET.search(written) if media_type.startswith("text/") else None
    line = f"Content-Type: {media_type}" + (f"; charset={charset[1]}" if charset else "")
    if not name:
        return line
    if name.isascii() and len(name) < 60 and "=?" not in name:
        return f"{line};\r\n {parameter('name', name)}"
    words = "\r\n ".join(
        encoded_words(name, first=65)
    )  # in quotes, against RFC 2047 §5: older programs know no RFC 2231
    return f'{line};\r\n name="{words}"'


def _quoted_printable(data: bytes) -> bytes:
    """Quoted-printable, also of what would be changed on the way: "From " at the start of a line, a lone dot."""
    quoted = email.quoprimime.body_encode(data.decode("latin-1"), 76, "\n").encode()  # binascii's lines get too long
    quoted = re.sub(rb"^From ", b"=46rom ", quoted, flags=re.MULTILINE)
    return re.sub(rb"^\.(?==?$)", b"=2E", quoted, flags=re.MULTILINE)
