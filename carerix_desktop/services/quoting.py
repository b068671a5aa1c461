"""A message that is answered or forwarded → its quotation: text, HTML, and the files that go along.

The HTML is made harmless as for reading, never with remote images, whatever the reader consented to (S-02); inline
images of the message come along as enclosures of the new one under names of their own. Bounded: HTML beyond
500,000 characters is quoted as text, text beyond 200,000 is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Final

from carerix_desktop.domain.attribution import Quoted, attribution, forwarded_lines
from carerix_desktop.domain.draft import DraftFile
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.filename import safe_file_name
from carerix_desktop.parse.sanitise import sanitise_html
from carerix_desktop.parse.structure import MessagePart, part_content, read_structure

MAX_HTML_CHARS: Final = 500_000
MAX_TEXT_CHARS: Final = 200_000
MAX_INLINE_OCTETS: Final = 20 << 20
_OURS: Final = re.compile(r'((?:src|background)=")mail://\d+/([\d.]+)(?=")')
_BLOCKQUOTE: Final = '<blockquote type="cite" style="margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex">'
FileWithData = tuple[DraftFile, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation, or a body taken over: text with LF line ends, harmless HTML, and its files with their content."""

    text: str
    html: str
    files: tuple[FileWithData, ...] = ()


def quote_reply(key: MessageKey, raw: bytes, quoted: Quoted, language: str) -> Quotation:
    """The quotation of an answer: a line that says who wrote when, then the message, marked as quoted."""
    body = take_body(key, raw)
    line = attribution(language, quoted)
    text = "\n".join((line, *(_marked(one) for one in body.text.split("\n"))))
    html = f"<p>{escape(line, quote=False)}</p>{_BLOCKQUOTE}{body.html}</blockquote>"
    return Quotation(text=text, html=html, files=body.files)


def quote_forward(key: MessageKey, raw: bytes, quoted: Quoted, language: str) -> Quotation:
    """The inline form of a forward: a block of header lines, the message as it is, and all its files."""
    body = take_body(key, raw)
    title, lines = forwarded_lines(language, quoted)
    head = [f"---------- {title} ----------", *(f"{name}: {value}" for name, value in lines)]
    shown = "<br>".join(escape(line, quote=False) for line in head)
    return Quotation(
        text="\n".join((*head, "", body.text)),
        html=f"<p>{shown}</p>{body.html}",
        files=(*body.files, *attachments(raw, without=body.files)),
    )


def take_body(key: MessageKey, raw: bytes) -> Quotation:
    """The body of a message, harmless, with the inline images that its HTML shows."""
    body = readable(raw)
    text = _cut(body.text)
    if not body.html or len(body.html) > MAX_HTML_CHARS:
        return Quotation(text=text, html=as_html(text))
    structure = read_structure(raw)
    cids = {part.content_id: part.section for part in structure.walk() if part.content_id and _is_image(part)}
    safe = sanitise_html(body.html, key=key, cids=cids, allow_remote=False).html
    named = dict(_inline_images(key, raw, structure.walk(), sections={at for _, at in _OURS.findall(safe)}))

    def carried(match: re.Match[str]) -> str:
        return match[1] + (f"cid:{named[match[2]][0].content_id}" if match[2] in named else "")

    html = _OURS.sub(carried, safe)
    return Quotation(text=text, html=html, files=tuple(named.values()))


def attachments(raw: bytes, *, without: Iterable[FileWithData] = ()) -> tuple[FileWithData, ...]:
    """The files of a message, less those taken over already; what is inside an attached message stays in it."""
    taken = {file.sha256 for file, _ in without}
    found: list[FileWithData] = []
    for part in _own_leaves(read_structure(raw).root):
        if part.is_body or part.content_type in ("application/pgp-signature", "application/pkcs7-signature"):
            continue
        data = part_content(raw, part.section)
        file = make_file(part.filename, part.content_type, data)
        if not (part.content_id and file.sha256 in taken):
            found.append((file, data))
    return tuple(found)


def make_file(name: str, content_type: str, data: bytes, *, content_id: str = "") -> DraftFile:
    """The description of a file that goes along, under one plain name."""
    return DraftFile(
        filename=safe_file_name(name),
        content_type=content_type,
        size_octets=len(data),
        sha256=sha256(data).digest(),
        content_id=content_id,
    )


def _inline_images(
    key: MessageKey, raw: bytes, parts: Iterable[MessagePart], *, sections: set[str]
) -> Iterable[tuple[str, FileWithData]]:
    """Section → image, as far as the HTML shows it and the bound allows."""
    left = MAX_INLINE_OCTETS
    for part in parts:
        if part.section not in sections:
            continue
        data = part_content(raw, part.section)
        left -= len(data)
        if left >= 0:
            digest = sha256(f"{key}/{part.section}".encode() + data).hexdigest()[:24]
            name = part.filename or f"image.{part.content_type.partition('/')[2]}"
            yield part.section, (make_file(name, part.content_type, data, content_id=f"{digest}@quoted"), data)


def _own_leaves(root: MessagePart) -> Iterable[MessagePart]:
    pending = [root]
    while pending:
        part = pending.pop()
        if part.content_type.startswith("multipart/") and part.parts:
            pending.extend(reversed(part.parts))
        elif part.section:
            yield part


def _is_image(part: MessagePart) -> bool:
    return part.content_type.startswith("image/") and part.content_type != "image/svg+xml"


def _marked(line: str) -> str:
    """A line as quoted (RFC 3676 §4.5): the marks of one that is quoted already stand together."""
    if line.startswith(">"):
        return f">{line}"
    return f"> {line}" if line else ">"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT_CHARS else text[:MAX_TEXT_CHARS].rpartition("\n")[0] + "\n[…]"


def as_html(text: str) -> str:
    """Plain text as HTML that looks the same."""
    return "".join(f"<p>{'<br>'.join(_lines(block))}</p>" for block in text.split("\n\n") if block.strip())


def _lines(block: str) -> Iterable[str]:
    return (escape(line, quote=False).replace("  ", " \xa0") for line in block.strip("\n").split("\n"))
