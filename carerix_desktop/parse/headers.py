"""Raw header block → unfolded, decoded values, leniently (RFC 5322 §2.2, RFC 2047, RFC 6532).

The standard library raises on real mail and lets an encoded line break through (CVE-2024-6923), so we read headers
ourselves: bytes are split at lines, unfolded, decoded as UTF-8 or else windows-1252, and only then are encoded words
decoded; control characters (CR, LF, NUL, U+0085, U+2028, …) of the result become one space.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from carerix_desktop.parse.charset import decode_text
from carerix_desktop.parse.transfer import decode_base64

MAX_BLOCK_OCTETS: Final = 1 << 20
MAX_VALUE_CHARS: Final = 20_000

_BLANK_LINE: Final = re.compile(rb"\n\r*\n")
_FIELD: Final = re.compile(r"^([!-9;-~]{1,120})[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_ENCODED_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.{0,2000}?)\?=")
_BETWEEN_WORDS: Final = re.compile(r"(\?=)[ \t]+(?==\?)")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Headers:
    """The header fields of one entity, by lower-case name, in the order of the message."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self._fields = fields

    def first(self, name: str) -> str:
        """The first value of a field, unfolded, encoded words still encoded; "" where there is none."""
        values = self._fields.get(name)
        return values[0] if values else ""

    def every(self, name: str) -> list[str]:
        """All values of a field, unfolded, encoded words still encoded."""
        return self._fields.get(name, [])

    def text(self, name: str) -> str:
        """The first value of a field for people: encoded words decoded, one line, bounded."""
        values = self._fields.get(name)
        return plain_line(values[0]) if values else ""

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def parse_headers(raw: bytes) -> Headers:
    """The header fields of a message, or of its header block alone; never raises."""
    return parse_block(raw[: find_body(raw, 0, len(raw))])


def find_body(raw: bytes, start: int, end: int) -> int:
    """Where the body of the entity at `start` begins: behind its first empty line, or `end` where there is none."""
    if raw.startswith((b"\n", b"\r\n"), start, end):
        return raw.index(b"\n", start, end) + 1
    match = _BLANK_LINE.search(raw, start, end)
    return match.end() if match else end


def parse_block(block: bytes) -> Headers:
    """The fields of a header block; lines that are none (mbox's "From ", garbage) are passed over."""
    block = block[:MAX_BLOCK_OCTETS]
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        text = "\n".join(decode_text(line, "")[0] for line in block.split(b"\n"))
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    fields: dict[str, list[str]] = {}
    for name, value in _FIELD.findall(text.replace("\n ", " ").replace("\n\t", "\t")):
        key = name.lower()
        if key in fields:
            fields[key].append(value)
        else:
            fields[key] = [value]
    return Headers(fields)


def plain_line(value: str) -> str:
    """A value for people: encoded words decoded, control characters turned into spaces, stripped, bounded."""
    if not value:
        return ""
    value = decode_words(value[:MAX_VALUE_CHARS])
    if not value.isprintable():
        value = _CONTROLS.sub(" ", value)
    return value.strip()


def decode_words(value: str) -> str:
    """Decode the encoded words of a value (RFC 2047), also inside quotes and with spaces in them, as senders write."""
    if "=?" not in value:
        return value
    value = _BETWEEN_WORDS.sub(r"\1", value)
    out: list[str] = []
    position = 0
    pending = bytearray()  # bytes of adjacent words: a character may be split between two words
    pending_charset = ""
    for word in _ENCODED_WORD.finditer(value):
        charset = word[1].partition("*")[0].lower()  # RFC 2231 §5: a language may follow the charset
        if pending and (word.start() != position or charset != pending_charset):
            out.append(decode_text(bytes(pending), pending_charset)[0])
            pending.clear()
        out.append(value[position : word.start()])
        pending += _decode_word(word[2], word[3])
        pending_charset = charset
        position = word.end()
    out.append(decode_text(bytes(pending), pending_charset)[0])
    out.append(value[position:])
    return "".join(out)


def _decode_word(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    return decode_base64(data)
