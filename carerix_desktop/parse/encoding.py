"""In which encoding a text file is that says nothing of it: UTF-8, UTF-16 by its signs, else as its bytes look.

charset-normalizer judges the rest; on its short and ambiguous cases windows-1252, what programs here write, wins.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

LOOKED_AT: Final = 200_000
WESTERN: Final = "cp1252"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS: Final = ("cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp850", "mac_roman")
_WORLD: Final = frozenset("ŠšŽžŒœŸ€‘’“”–—…•´°§ ").union(chr(code) for code in range(0xC0, 0x100))
"""What Western text has above ASCII; a currency sign or a control there means another code page."""
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
ENCODINGS: Final = ("utf-8", "cp1252", "cp1250", "utf-16", "mac_roman", "cp850", "cp1251", "cp1253", "cp1254")
"""What a person can choose from."""


def guess_encoding(data: bytes) -> str:
    """The name of Python's codec for these bytes; never one that Python does not know."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:LOOKED_AT]
    if sample.count(0) > len(sample) // 5:
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    if _is_utf8(sample):
        return "utf-8"
    if _is_western(sample.decode(WESTERN, "replace")):
        return WESTERN
    best = from_bytes(sample, cp_isolation=[WESTERN, *_OTHERS]).best()
    return best.encoding if best is not None else WESTERN


def decode_lines(data: bytes, encoding: str) -> str:
    """The text; bytes that do not fit become lone surrogates (or U+FFFD), so that their line alone is given up.

    Raises:
        LookupError: there is no such encoding.
    """
    name = codecs.lookup(encoding).name
    if name == "utf-8":
        name = "utf-8-sig"  # with a mark or without
    return data.decode(name, "replace" if name.startswith(("utf-16", "utf-32")) else "surrogateescape")


def is_broken(text: str) -> bool:
    """Whether bytes of it did not fit the encoding."""
    return not text.isascii() and any("\udc80" <= letter <= "\udcff" or letter == "�" for letter in text)


def _is_utf8(sample: bytes) -> bool:
    """A few bad bytes in a text that is otherwise plainly UTF-8 do not make it another encoding."""
    text = sample.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= letter <= "\udcff" for letter in text[:-4]) if not text.isascii() else 0
    return bad == 0 or len(_SEQUENCE.findall(sample)) >= bad


def _is_western(text: str) -> bool:
    """Accents are few and of the West; where a third of the letters is above ASCII, it is another alphabet."""
    high = [letter for letter in text if not letter.isascii()]
    return set(high) <= _WORLD and 3 * len(high) < sum(map(str.isalpha, text))
