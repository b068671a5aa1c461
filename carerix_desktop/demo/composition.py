"""Raw messages for the demo (RFC 5322, RFC 2045 to 2047, RFC 2231), assembled by hand because it must be quick.

The program's own mail is built in `compose`; this writes what *other* programs would have sent, two thousand of them
in a fraction of a second.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

_SPECIALS = re.compile(r'[()<>\[\]:;@\\,."]')
_CHUNK = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A display name and an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment, or with `content_id` an inline picture."""

    filename: str
    content_type: str
    data: bytes
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All that goes into one message."""

    sender: Address
    to: tuple[Address, ...]
    subject: str
    date: datetime
    message_id: str
    text: str
    cc: tuple[Address, ...] = ()
    html: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: tuple[str, bytes] | None = None
    """A body made elsewhere (a report, a forwarded message): its content type and its bytes."""


def compose(outline: Outline) -> bytes:
    """The message as it travels, lines ended by CRLF."""
    content_type, encoding, body = _body(outline)
    lines = [
        f"Date: {format_datetime(outline.date)}",
        f"From: {_mailbox(outline.sender)}",
        *_list("To", outline.to),
        *_list("Cc", outline.cc),
        f"Subject: {_encoded(outline.subject)}",
        f"Message-ID: <{outline.message_id}>",
    ]
    if outline.in_reply_to:
        lines.append(f"In-Reply-To: <{outline.in_reply_to}>")
    if outline.references:
        lines.append("References: " + "\r\n ".join(f"<{reference}>" for reference in outline.references))
    lines += [f"{name}: {_encoded(value)}" for name, value in outline.headers]
    lines += ["MIME-Version: 1.0", f"Content-Type: {content_type}", f"Content-Transfer-Encoding: {encoding}", "", ""]
    return "\r\n".join(lines).encode("ascii") + body


def _body(outline: Outline) -> tuple[str, str, bytes]:
    """Content type, transfer encoding and encoded body."""
    if outline.body is not None:
        return outline.body[0], "8bit", outline.body[1]
    mark = binascii.hexlify(outline.message_id.encode()[:12]).decode()
    main = _text_part(outline.text, "plain")
    if outline.html:
        main = _multipart("alternative", f"alt-{mark}", [main, _text_part(outline.html, "html")])
    pictures = [_file_part(document) for document in outline.documents if document.content_id]
    if pictures:
        main = _multipart("related", f"rel-{mark}", [main, *pictures])
    files = [_file_part(document) for document in outline.documents if not document.content_id]
    return _multipart("mixed", f"mix-{mark}", [main, *files]) if files else main


def _multipart(subtype: str, boundary: str, parts: list[tuple[str, str, bytes]]) -> tuple[str, str, bytes]:
    """Parts put together (RFC 2046 section 5.1)."""
    out = bytearray()
    for content_type, encoding, body in parts:
        head = f"--{boundary}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n"
        out += head.encode("ascii")
        out += b"\r\n" + body + b"\r\n"
    out += f"--{boundary}--\r\n".encode("ascii")
    return f'multipart/{subtype}; boundary="{boundary}"', "7bit", bytes(out)


def _text_part(text: str, subtype: str) -> tuple[str, str, bytes]:
    plain = text.isascii() and max(map(len, text.split("\n"))) <= 78
    data = text.encode("ascii") if plain else binascii.b2a_qp(text.encode(), istext=True)
    return (
        f"text/{subtype}; charset=utf-8",
        "7bit" if plain else "quoted-printable",
        data.replace(b"\n", b"\r\n"),
    )


def _file_part(document: Document) -> tuple[str, str, bytes]:
    """An attachment in base64; its disposition travels behind the encoding, as further header lines."""
    kind = "inline" if document.content_id else "attachment"
    name = _parameter("filename", document.filename)
    lines = [f"base64\r\nContent-Disposition: {kind};\r\n {name}"]
    if document.content_id:
        lines.append(f"Content-ID: <{document.content_id}>")
    encoded = base64.encodebytes(document.data).replace(b"\n", b"\r\n")
    content_type = f"{document.content_type};\r\n {_parameter('name', document.filename)}"
    return content_type, "\r\n".join(lines), encoded


def _parameter(key: str, value: str) -> str:
    return f'{key}="{value}"' if value.isascii() else f"{key}*=utf-8''{quote(value, safe='')}"


def _list(header: str, addresses: tuple[Address, ...]) -> list[str]:
    return [f"{header}: " + ",\r\n ".join(_mailbox(address) for address in addresses)] if addresses else []


def _mailbox(address: Address) -> str:
    if not address.name:
        return address.address
    name = address.name
    if not name.isascii():
        return f"{_encoded(name)} <{address.address}>"
    return f'"{name}" <{address.address}>' if _SPECIALS.search(name) else f"{name} <{address.address}>"


def _encoded(text: str) -> str:
    """A header value in encoded words where it needs them (RFC 2047), split between characters."""
    if text.isascii():
        return text
    words, chunk = [], ""
    for character in text:
        if len((chunk + character).encode()) > _CHUNK:
            words.append(chunk)
            chunk = ""
        chunk += character
    words.append(chunk)
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(word.encode()).decode()}?=" for word in words)
