"""Raw message → `ParsedMessage`, the fast road of the sync: wire → **parse** → filing.

Never raises on mail; what was odd stands in `defects`. Works in one pass over the octets (`parse.scan`), decodes each
part once, keeps no attachment in memory, and is bounded: 200,000 characters of text, a preview of 200, 1,000 parts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from carerix_desktop.domain.message import ParsedMessage, ParsedPart
from carerix_desktop.parse.addresses import parse_addresses
from carerix_desktop.parse.automation import read_automation
from carerix_desktop.parse.charset import decode_text, storable
from carerix_desktop.parse.dates import parse_date
from carerix_desktop.parse.forwarded import attached_headers, inner_sender
from carerix_desktop.parse.headers import Headers
from carerix_desktop.parse.html_text import text_of_html
from carerix_desktop.parse.mail_kind import kind_of
from carerix_desktop.parse.message_ids import parse_message_id, parse_message_ids
from carerix_desktop.parse.parameters import parse_parameters
from carerix_desktop.parse.quoting import preview_of
from carerix_desktop.parse.report import parse_report
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import IDENTITY_ENCODINGS, decode_transfer, measure

MAX_TEXT_CHARS: Final = 200_000
MAX_PARTS: Final = 1_000
_MAX_SOURCE_OCTETS: Final = 1 << 20
_MAX_SUBJECT_CHARS: Final = 2_000
_MAX_NAME_CHARS: Final = 400
_TEXT_ENCODINGS: Final = IDENTITY_ENCODINGS | {"base64", "quoted-printable"}
_SIGNATURE_TYPES: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_UNSEEN_TYPES: Final = frozenset(
    # Parts for programs: what a report says of itself, and a third form of the text that is no attachment.
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/rfc822-headers",
        "text/rfc822-headers",
        "text/x-amp-html",
        "text/watch-html",
    }
)
_STUB_RATIO: Final = 30  # HTML that is so many times longer than its plain alternative makes that one a mere stub


def parse_message(raw: bytes) -> ParsedMessage:
    """Read a message as the archive wants it (see `ParsedMessage`); any octets give an answer, none raises."""
    source = with_line_feeds(raw)
    root = scan(source)
    headers = root.headers
    bodies, others = _split_leaves(root)
    body = _read_body(source, bodies)
    subject = headers.text("subject")[:_MAX_SUBJECT_CHARS]
    forwarded = attached_headers(source, root) if others else None
    date = parse_date(headers.first("date"))
    from_ = parse_addresses(headers.every("from"))
    parsed = ParsedMessage(
        message_id=parse_message_id(headers.first("message-id")),
        in_reply_to=parse_message_ids(headers.first("in-reply-to")),
        references=parse_message_ids(headers.first("references")),
        subject=subject,
        date=date,
        from_=from_,
        sender=parse_addresses(headers.every("sender")),
        reply_to=parse_addresses(headers.every("reply-to")),
        to=parse_addresses(headers.every("to")),
        cc=parse_addresses(headers.every("cc")),
        bcc=parse_addresses(headers.every("bcc")),
        text=body.text,
        preview=body.preview,
        text_hash=body.hash,
        parts=tuple(_read_part(source, part) for part in others[:MAX_PARTS]),
        automation=read_automation(headers),
        report=parse_report(source, root),
        inner_from=inner_sender(subject, body.text, forwarded),
        kind=kind_of(source, root),
        defects=(
            *_header_defects(headers, dated=date is not None, sent=any(sender.address for sender in from_)),
            *_structure_defects(root),
            *body.defects,
            *(("too many parts",) if len(others) > MAX_PARTS else ()),
        ),
    )
    root.release()
    return parsed


def is_body(leaf: Entity) -> bool:
    """Whether a leaf is text to read on the spot rather than an attachment."""
    kind = leaf.content_type
    if kind not in ("text/plain", "text/html") and not kind.startswith("multipart/"):
        return False
    disposition = leaf.headers.first("content-disposition")
    if not disposition:
        return not leaf.parameters.get("name")
    word, parameters = parse_parameters(disposition)
    return word != "attachment" and not parameters.get("filename") and not leaf.parameters.get("name")


def file_name(leaf: Entity) -> str:
    """The decoded name of a part as the sender wrote it: never a path to write to; "" where it has none."""
    disposition = leaf.headers.first("content-disposition")
    name = parse_parameters(disposition)[1].get("filename", "") if disposition else ""
    return (name or leaf.parameters.get("name", ""))[:_MAX_NAME_CHARS]


def is_inline(leaf: Entity) -> bool:
    """Whether a part belongs to the text rather than beside it: an image that the HTML shows, a signature.

    "Content-Disposition: inline" alone says little: Apple Mail writes it on every PDF.
    """
    if leaf.content_type in _SIGNATURE_TYPES:
        return True
    if "content-id" not in leaf.headers:
        return False
    in_related = leaf.parent is not None and leaf.parent.content_type == "multipart/related"
    attached = leaf.headers.first("content-disposition").lstrip()[:10].lower() == "attachment"
    return in_related if attached else in_related or leaf.content_type.startswith("image/")


def _split_leaves(root: Entity) -> tuple[list[Entity], list[Entity]]:
    if not root.children and is_body(root):
        return [root], []
    bodies: list[Entity] = []
    others: list[Entity] = []
    for leaf in root.leaves():
        if is_body(leaf):
            bodies.append(leaf)
        elif leaf.content_type not in _UNSEEN_TYPES:
            others.append(leaf)
    return bodies[:MAX_PARTS], others


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    text: str
    preview: str
    hash: bytes
    defects: tuple[str, ...]


def _read_body(raw: bytes, bodies: list[Entity]) -> _Body:
    """The text of the message: of each alternative the plain form, unless that is a mere stub of the HTML one."""
    texts: list[str] = []
    defects: list[str] = []
    digest = hashlib.sha256()
    length = 0
    for leaf in _chosen(bodies):
        source, sound = _leaf_text(raw, leaf)
        plain = source.replace("\r\n", "\n").strip()
        digest.update(plain.encode())
        if not sound:
            defects.append("charset")
        text = text_of_html(source) if leaf.content_type == "text/html" else plain
        texts.append(text)
        length += len(text)
        if length >= MAX_TEXT_CHARS:
            break
    text = texts[0] if len(texts) == 1 else "\n\n".join(filter(None, texts))
    return _Body(text=text[:MAX_TEXT_CHARS], preview=preview_of(text), hash=digest.digest(), defects=tuple(defects))


def _chosen(bodies: list[Entity]) -> list[Entity]:
    if len(bodies) < 2:
        return bodies
    chosen: list[Entity] = []
    for leaf in bodies:
        before = chosen[-1] if chosen else None
        if before is None or not _are_alternatives(before, leaf):
            chosen.append(leaf)
        elif _is_better(leaf, before):
            chosen[-1] = leaf
    return chosen


def alternative_around(leaf: Entity) -> Entity | None:
    """The nearest multipart/alternative that a leaf is in."""
    entity = leaf.parent
    while entity is not None and entity.content_type != "multipart/alternative":
        entity = entity.parent
    return entity


def _are_alternatives(one: Entity, other: Entity) -> bool:
    """Whether two neighbours are the plain and the HTML form of one text, other multiparts between or not."""
    if one.content_type == other.content_type:
        return False
    around = alternative_around(one)
    return around is not None and alternative_around(other) is around


def _is_better(leaf: Entity, before: Entity) -> bool:
    """Whether the later of two alternatives is the one to read: the plain one, unless it is a mere stub."""
    if leaf.content_type != "text/html":
        return not _is_stub(leaf, before)
    return _is_stub(before, leaf)


def _is_stub(plain: Entity, html: Entity) -> bool:
    size = plain.end - plain.body
    return size < 3 or (size < 400 and html.end - html.body > _STUB_RATIO * size)


def _leaf_text(raw: bytes, leaf: Entity) -> tuple[str, bool]:
    """The decoded text of a body part, of at most its first MiB, and whether its charset was right."""
    data = decode_transfer(raw[leaf.body : min(leaf.end, leaf.body + _MAX_SOURCE_OCTETS)], leaf.encoding)
    return decode_text(data, leaf.parameters.get("charset", ""))


def _read_part(raw: bytes, leaf: Entity) -> ParsedPart:
    size, digest = measure(raw, leaf.body, leaf.end, leaf.encoding)
    return ParsedPart(
        section=leaf.section,
        filename=storable(file_name(leaf)),
        content_type=leaf.content_type,
        size_octets=size,
        content_id=content_id(leaf),
        inline=is_inline(leaf),
        sha256=digest,
    )


def content_id(leaf: Entity) -> str:
    """The bare Content-ID of a part (RFC 2392), "" where it has none."""
    value = leaf.headers.first("content-id")
    return parse_message_id(value) if value else ""


def _header_defects(headers: Headers, *, dated: bool, sent: bool) -> list[str]:
    defects = [] if len(headers) else ["no header"]
    if not dated:
        defects.append("date" if "date" in headers else "no date")
    if not sent:
        defects.append("from" if "from" in headers else "no from")
    if not headers.first("message-id").strip():
        defects.append("no message-id")
    return defects


def _structure_defects(root: Entity) -> list[str]:
    defects = []
    for leaf in root.leaves():
        if leaf.content_type.startswith("multipart/"):
            defects.append("multipart without parts")
        elif leaf.encoding not in _TEXT_ENCODINGS:
            defects.append("transfer encoding")
    return defects[:20]
