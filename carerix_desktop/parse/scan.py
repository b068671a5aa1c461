"""A message's octets → the places of its MIME parts, in one linear pass and without recursion (RFC 2046 §5.1).

Both the fast road (`parse.message`) and the reading pane (`parse.structure`) stand on this scanner, so that the
sections of one (RFC 9051 §6.4.5) are the sections of the other. Malformed structure is read as far as it goes: a
multipart without a boundary, or whose boundary never comes, is a text part; a missing end is the end of the parent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carerix_desktop.parse.headers import MAX_BLOCK_OCTETS, Headers, find_body, parse_block
from carerix_desktop.parse.parameters import media_type, parse_parameters
from carerix_desktop.parse.transfer import IDENTITY_ENCODINGS

MAX_DEPTH: Final = 2_500
MAX_PARTS: Final = 10_000
MAX_PART_HEADER: Final = 1 << 16
_MAX_BOUNDARY: Final = 400


class Entity:
    """One entity of a message while it is read: where it stands, and its fields.

    `start` is the first octet of its header, `body` of its body, `end` lies behind the last octet of its body (the line
    break before the next delimiter is not part of it). `inner` is the message inside a message/rfc822.
    """

    __slots__ = (
        "body",
        "children",
        "content_type",
        "encoding",
        "end",
        "headers",
        "index",
        "inner",
        "parameters",
        "parent",
        "start",
    )

    def __init__(self, headers: Headers, start: int, body: int, parent: Entity | None, index: int) -> None:
        self.headers = headers
        self.start = start
        self.body = body
        self.end = body
        self.parent = parent
        self.index = index  # 1-based place in the parent multipart; 0 for the root of a message
        self.children: list[Entity] = []
        self.inner: Entity | None = None
        word, self.parameters = parse_parameters(headers.first("content-type"))
        self.content_type = media_type(word) if word else self._default_type()
        encoding = headers.first("content-transfer-encoding")
        self.encoding = encoding.split(";", 1)[0].strip(" \t\"'").lower() if encoding else ""

    def _default_type(self) -> str:
        in_digest = self.index and self.parent is not None and self.parent.content_type == "multipart/digest"
        return "message/rfc822" if in_digest else "text/plain"

    @property
    def is_multipart(self) -> bool:
        """Whether it holds parts; a multipart in which none were found counts as text."""
        return bool(self.children)

    @property
    def section(self) -> str:
        """Its section (RFC 9051 §6.4.5); "" for the message itself where that is a multipart."""
        numbers: list[str] = []
        entity: Entity | None = self
        while entity is not None:
            if entity.index:
                numbers.append(str(entity.index))
            elif not entity.children:
                numbers.append("1")  # the only part of a message is its part 1
            entity = entity.parent
        return ".".join(reversed(numbers))

    def leaves(self) -> Iterator[Entity]:
        """The parts that hold content, in order; a message/rfc822 is one, what is inside it is not."""
        pending = [self]
        while pending:
            entity = pending.pop()
            if entity.children:
                pending.extend(reversed(entity.children))
            else:
                yield entity

    def release(self) -> None:
        """Let go of the parts once they are read: they and their parents hold each other until a garbage collection."""
        pending = [self]
        while pending:
            entity = pending.pop()
            pending += entity.children
            if entity.inner is not None:
                pending.append(entity.inner)
            entity.children, entity.inner = [], None


def with_line_feeds(raw: bytes) -> bytes:
    """The message with LF for CR where it has no LF at all (old Macintosh mail); offsets stay the same."""
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def scan(raw: bytes) -> Entity:
    """Read the structure of a message that went through `with_line_feeds`; never raises."""
    return _Scanner(raw).run()


class _Scanner:
    """One pass over the delimiter lines, with a stack of the multiparts that are open."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.open: list[Entity] = []  # from the root to the entity that is being read
        self.levels: dict[bytes, list[int]] = {}  # delimiter line → places in `open` of its multiparts, innermost last
        self.needle = b"\n--"  # what every delimiter line that counts begins with; the longer, the quicker it is found
        self.parts = 0

    def run(self) -> Entity:
        raw = self.raw
        root, position = self.begin(0, None, 0)
        while self.levels:
            found = self.next_delimiter(position)
            if found is None:
                break
            line_start, position, level, closing = found
            multipart = self.open[level]
            self.close_below(level, line_start - (2 if raw[line_start - 2 : line_start - 1] == b"\r" else 1))
            if closing or self.parts >= MAX_PARTS:
                self.close_below(level - 1, position)
            else:
                child, position = self.begin(position, multipart, len(multipart.children) + 1)
                multipart.children.append(child)
        self.close_below(-1, len(raw))
        return root

    def begin(self, start: int, parent: Entity | None, index: int) -> tuple[Entity, int]:
        """Read the header of the entity at `start` and, where it is a plain message/rfc822, of those inside it.

        Returns:
            the entity, and where the body of the innermost one begins.
        """
        entity = outermost = self.read_entity(start, parent, index)
        while (
            entity.content_type in ("message/rfc822", "message/global")
            and entity.encoding in IDENTITY_ENCODINGS
            and len(self.open) < MAX_DEPTH
        ):
            entity.inner = self.read_entity(entity.body, entity, 0)
            entity = entity.inner
        return outermost, entity.body

    def read_entity(self, start: int, parent: Entity | None, index: int) -> Entity:
        raw = self.raw
        body = find_body(raw, start, min(len(raw), start + (MAX_PART_HEADER if start else MAX_BLOCK_OCTETS)))
        if self.levels:
            body = self.limit_to_delimiter(start, body)
        headers = parse_block(raw[start:body])
        if not headers and parent is None and not raw.startswith((b"\n", b"\r\n")):
            body = start  # no header at all: everything is text
        entity = Entity(headers, start, body, parent, index)
        self.parts += 1
        self.open.append(entity)
        if entity.content_type.startswith("multipart/") and len(self.open) < MAX_DEPTH:
            line = _delimiter(entity)
            if line:
                self.levels.setdefault(line, []).append(len(self.open) - 1)
                self.needle = _shared_start(b"\n" + line, self.needle) if len(self.levels) > 1 else b"\n" + line
        return entity

    def limit_to_delimiter(self, start: int, body: int) -> int:
        """A header ends at a delimiter at the latest: a part may lack its empty line."""
        if self.raw.find(self.needle, max(0, start - 1), body) < 0:
            return body
        found = self.next_delimiter(start, body)
        return found[0] if found else body

    def next_delimiter(self, position: int, limit: int | None = None) -> tuple[int, int, int, bool] | None:
        """The next line at or behind `position` that is the delimiter of an open multipart.

        Returns:
            where the line starts, where it ends, the place of its multipart in `open`, and whether it closes it.
        """
        raw, levels, needle = self.raw, self.levels, self.needle
        limit = len(raw) if limit is None else limit
        at = raw.find(needle, max(0, position - 1), limit)
        while at >= 0:
            stop = raw.find(b"\n", at + 1)
            stop = len(raw) if stop < 0 else stop
            if stop - at < _MAX_BOUNDARY + 80:
                line = raw[at + 1 : stop].rstrip()
                if line in levels:
                    return at + 1, min(stop + 1, len(raw)), levels[line][-1], False
                if line.endswith(b"--") and line[:-2] in levels:
                    return at + 1, min(stop + 1, len(raw)), levels[line[:-2]][-1], True
            at = raw.find(needle, stop, limit)
        return None

    def close_below(self, level: int, end: int) -> None:
        """End all that is open inside the entity at `level`."""
        opened = self.open
        while len(opened) > level + 1:
            entity = opened.pop()
            entity.end = max(entity.body, end)
            self.forget(entity, len(opened))

    def forget(self, entity: Entity, level: int) -> None:
        if entity.content_type.startswith("multipart/"):
            line = _delimiter(entity)
            places = self.levels.get(line)
            if places and places[-1] == level:
                places.pop()
                if not places:
                    del self.levels[line]
                    if len(self.levels) == 1:
                        self.needle = b"\n" + next(iter(self.levels))


def _delimiter(entity: Entity) -> bytes:
    """The delimiter line of a multipart; empty where it names no boundary."""
    boundary = entity.parameters.get("boundary", "").rstrip()
    return b"--" + boundary[:_MAX_BOUNDARY].encode("utf-8", "replace") if boundary else b""


def _shared_start(one: bytes, other: bytes) -> bytes:
    length = min(len(one), len(other))
    while one[:length] != other[:length]:
        length -= 1
    return one[:length]
