"""The tree of a message's MIME parts, for the reading pane and for saving attachments (RFC 2046, RFC 9051 §6.4.5).

Built by the same scanner as the fast road, so that the sections in the store, in `cid:` addresses and here agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carerix_desktop.domain.message import DeliveryReport
from carerix_desktop.parse.charset import storable
from carerix_desktop.parse.message import content_id, file_name, is_body
from carerix_desktop.parse.parameters import parse_parameters
from carerix_desktop.parse.report import parse_report as report_of
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import decode_transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePart:
    """One part, with those inside it.

    Attributes:
        section: RFC 9051 §6.4.5 ("2.1"); "" for a message that is a multipart.
        content_type: lower case, "text/plain" where the header is malformed.
        filename: decoded, as the sender wrote it: never a path to write to.
        content_id: bare.
        disposition: "inline", "attachment", another word, or "".
        size: of the encoded body, in octets.
        is_body: whether it is text to read on the spot.
        parts: of a multipart its parts; of a message/rfc822 the message inside it.
    """

    section: str
    content_type: str
    filename: str
    content_id: str
    disposition: str
    size: int
    is_body: bool
    parts: tuple[MessagePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageStructure:
    """The parts of a message."""

    root: MessagePart

    def walk(self) -> Iterator[MessagePart]:
        """All parts, in the order of the message, those of attached messages included."""
        pending = [self.root]
        while pending:
            part = pending.pop()
            yield part
            pending.extend(reversed(part.parts))

    def find(self, section: str) -> MessagePart | None:
        """The part of a section; None where there is none."""
        return next((part for part in self.walk() if part.section == section), None)


def read_structure(raw: bytes) -> MessageStructure:
    """Read the structure of a message; never raises."""
    order = list(walk_entities(scan(with_line_feeds(raw))))
    built: dict[int, MessagePart] = {}
    for entity in reversed(order):  # what is inside comes after what it is in: build from the inside, without recursion
        inside = [entity.inner] if entity.inner else entity.children
        built[id(entity)] = _part(entity, tuple(built[id(one)] for one in inside))
    return MessageStructure(root=built[id(order[0])])


def part_content(raw: bytes, section: str) -> bytes:
    """The decoded octets of a part (of a multipart: its octets as they are); b"" where there is no such part."""
    source = with_line_feeds(raw)
    for entity in walk_entities(scan(source)):
        if entity.section == section and not entity.is_multipart:
            return decode_transfer(source[entity.body : entity.end], entity.encoding)
    return b""


def parse_report(raw: bytes) -> DeliveryReport | None:
    """What a delivery report says (RFC 3464); None for any other message."""
    source = with_line_feeds(raw)
    return report_of(source, scan(source))


def walk_entities(root: Entity) -> Iterator[Entity]:
    """All entities of a message, outer before inner, in the order of the message."""
    pending = [root]
    while pending:
        entity = pending.pop()
        yield entity
        pending.extend(reversed([entity.inner] if entity.inner else entity.children))


def _part(entity: Entity, inside: tuple[MessagePart, ...]) -> MessagePart:
    disposition = entity.headers.first("content-disposition")
    return MessagePart(
        section=entity.section,
        content_type=entity.content_type,
        filename=storable(file_name(entity)),
        content_id=content_id(entity),
        disposition=parse_parameters(disposition)[0] if disposition else "",
        size=entity.end - entity.body,
        is_body=not inside and is_body(entity),
        parts=inside,
    )
