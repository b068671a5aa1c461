"""Content-Type and Content-Disposition → value and parameters (RFC 2045 §5.1, RFC 2183, RFC 2231)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

from carerix_desktop.parse.charset import decode_text
from carerix_desktop.parse.headers import plain_line

_PARAMETER: Final = re.compile(r';[\s;]*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*+)"?|([^;]*))', re.DOTALL)
_COMMENT: Final = re.compile(r"\([^()]*\)")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_MEDIA_TYPE: Final = re.compile(r"[!-+.0-:<-~-]{1,100}/[!-+.0-:<-~-]{1,100}")
_SECTION: Final = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*?)$")
_MAX_PARAMETERS: Final = 200
_MAX_CHARS: Final = 20_000
_REMEMBERED: Final = 1024
_MAX_REMEMBERED_CHARS: Final = 200


def parse_parameters(value: str) -> tuple[str, Mapping[str, str]]:
    """Split a structured value into its first word (lower case) and its decoded parameters (names lower case)."""
    return _remembered(value) if len(value) <= _MAX_REMEMBERED_CHARS else _parse(value)


@lru_cache(maxsize=_REMEMBERED)  # most parts are of the same few types
def _remembered(value: str) -> tuple[str, Mapping[str, str]]:
    return _parse(value)


def _parse(value: str) -> tuple[str, Mapping[str, str]]:
    head, semicolon, _ = value.partition(";")
    word = head.strip().lower()
    if "(" in word:
        word = _COMMENT.sub("", word).strip()
    if not semicolon:
        return word, {}
    found: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for number, match in enumerate(_PARAMETER.finditer(value[len(head) : _MAX_CHARS])):
        if number >= _MAX_PARAMETERS:
            break
        name, quoted, plain = match[1].lower(), match[2], match[3]
        text = _ESCAPED.sub(r"\1", quoted) if quoted is not None else plain.strip()
        if "*" in name:
            _collect(pieces, name, text)
        else:
            found.setdefault(name, plain_line(text) if "=?" in text or not text.isprintable() else text)
    for name, parts in pieces.items():  # the extended form wins over the plain one (RFC 6266 §4.3 says why)
        found[name] = plain_line(_join_pieces(parts))
    return word, found


def media_type(word: str) -> str:
    """A content type that can be worked with: anything malformed counts as text/plain (RFC 2045 §5.2)."""
    return word if _MEDIA_TYPE.fullmatch(word) else "text/plain"


def _collect(pieces: dict[str, dict[int, tuple[str, bool]]], name: str, text: str) -> None:
    match = _SECTION.match(name)
    if match:
        pieces.setdefault(match[1], {}).setdefault(int(match[2] or 0), (text, bool(match[3])))


def _join_pieces(parts: dict[int, tuple[str, bool]]) -> str:
    charset = ""
    data = bytearray()
    for number in sorted(parts):
        text, extended = parts[number]
        if extended and number == min(parts) and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if extended else text.encode("utf-8", "replace")
    return decode_text(bytes(data), charset)[0]
