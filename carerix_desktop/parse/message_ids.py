"""Message-ID, In-Reply-To, References → bare identifiers (RFC 5322 §3.6.4): no brackets, no white space, case kept."""

from __future__ import annotations

import re
from typing import Final

MAX_REFERENCES: Final = 300
_MAX_CHARS: Final = 200_000
_MAX_ID_CHARS: Final = 998

_BRACKETED: Final = re.compile(r"<([^<>]+)>")
_WHITE: Final = re.compile(r"[\s\x00-\x20\x7f-\x9f\u2028\u2029]+")


def parse_message_id(value: str) -> str:
    """The bare Message-ID of a field, "" where there is none."""
    match = _BRACKETED.search(value, 0, _MAX_CHARS)
    return _bare(match[1] if match else value.strip(" \t<>"))


def parse_message_ids(value: str) -> tuple[str, ...]:
    """The bare identifiers of In-Reply-To or References in their order, each once, the newest 300 of them.

    Where no brackets stand at all, words with an @ count: some mailers leave the brackets out. Words beside brackets
    ("Your message of Tuesday <a@b>") do not.
    """
    value = value[-_MAX_CHARS:]
    words = _BRACKETED.findall(value) or [word for word in value.replace(",", " ").split() if "@" in word]
    bare = (_bare(word) for word in words)
    return tuple(dict.fromkeys(word for word in bare if word))[-MAX_REFERENCES:]


def _bare(word: str) -> str:
    if word.isascii() and word.isprintable() and " " not in word:
        return word[:_MAX_ID_CHARS]
    return _WHITE.sub("", word)[:_MAX_ID_CHARS]
