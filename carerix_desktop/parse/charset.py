"""Bytes and a charset label → text, never raising (RFC 2045 §5.1; labels as the WHATWG Encoding standard reads them).

First on the road from bytes to domain: headers, bodies and file names all come through here. What comes out never
holds NUL or a lone surrogate, so that every store can keep it.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TRY_UTF8_FIRST: Final = frozenset(
    {"", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "8bit", "none"}
)

_ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # A label of the left column is in practice the superset on the right.
        "iso-8859-1": "cp1252",
        "iso8859-1": "cp1252",
        "latin1": "cp1252",
        "latin-1": "cp1252",
        "windows-1252": "cp1252",
        "ansi": "cp1252",
        "x-ansi": "cp1252",
        "ansi_x3.110-1983": "cp1252",
        "iso-8859-8-i": "iso-8859-8",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "x-gbk": "gb18030",
        "ks_c_5601-1987": "cp949",
        "euc-kr": "cp949",
        "shift_jis": "cp932",
        "x-sjis": "cp932",
        "big5": "big5hkscs",
        "unicode-1-1-utf-7": "utf-7",
        "unicode-1-1-utf-8": "utf-8",
        "utf-8mb4": "utf-8",
        "utf8mb4": "utf-8",
        "macintosh": "mac-roman",
        "x-mac-roman": "mac-roman",
    }
)

_NOT_A_CHARSET: Final = frozenset(
    # Codecs of Python that are no charset of mail; idna and punycode take quadratic time besides.
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "palmos"}
)


def decode_text(data: bytes, label: str) -> tuple[str, bool]:
    """Decode bytes by a charset label of mail.

    Args:
        data: the bytes after transfer decoding.
        label: the charset as the sender wrote it; "" where none is given.

    Returns:
        the text without NUL, and whether the label was right; where it was not, UTF-8 and then windows-1252 is tried.
    """
    name = label.strip(" \t\"'").lower()
    if name not in _TRY_UTF8_FIRST:
        text = _decode_as(data, _ALIASES.get(name, name))
        if text is not None:
            return without_nul(text), True
    try:
        return without_nul(
            data.decode("utf-8-sig" if data[:3] == codecs.BOM_UTF8 else "utf-8")
        ), name in _TRY_UTF8_FIRST
    except UnicodeDecodeError:
        return without_nul(_decode_single_byte(data)), False


def without_nul(text: str) -> str:
    """The text without NUL, which neither a store nor a screen can hold."""
    return text.replace("\0", "") if "\0" in text else text


def storable(text: str) -> str:
    """The text without NUL and with lone surrogates replaced."""
    return without_nul(text.encode("utf-8", "replace").decode("utf-8"))


def _decode_as(data: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        if codec.name.replace("_", "-") in _NOT_A_CHARSET:
            return None
        text = data.decode(name)
    except (LookupError, ValueError):  # unknown label, NUL in the label, bytes that do not fit, a codec that is no text
        return None
    return storable(text) if codec.name.startswith("utf") else text


def _decode_single_byte(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
