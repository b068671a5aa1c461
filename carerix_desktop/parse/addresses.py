"""Address headers → addresses that links and replies may rest on (RFC 5322 §3.4, RFC 6532).

The standard library can be made to answer with another address than the one that is shown (CVE-2023-27043), so this
is a parser of our own with one principle: an entry either holds exactly one address, or its `address` is "" and its
text is kept as the name. Encoded words are decoded after splitting, so that no decoded comma, bracket or line break
ever makes an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from carerix_desktop.domain.message import Address
from carerix_desktop.parse.headers import plain_line

MAX_ADDRESSES: Final = 20_000
_MAX_CHARS: Final = 4_000_000
_MAX_NAME_CHARS: Final = 400
_REMEMBERED: Final = 4096
_MAX_REMEMBERED_CHARS: Final = 200

# Most entries are of this form; the others go the long way.
_USUAL: Final = re.compile(
    r'\s*+(?:"([^"\\<>]*+)"\s*+|([^"<>()@:;,\\]*+))<([^\s<>"()\[\],:;\\@]{1,64}@[^\s<>"()\[\],:;\\@]{1,255})>\s*+(?:,|$)'
)
_BARE: Final = re.compile(r'\s*+([^\s<>"()\[\],:;\\@]{1,64}@[^\s<>"()\[\],:;\\@]{1,255})\s*+(?:,|$)')
_TOKEN: Final = re.compile(
    r'(?P<quoted>"(?:[^"\\]|\\.)*+"?)|(?P<angle><(?:[^<>"]|"(?:[^"\\]|\\.)*+")*+>?)|(?P<literal>\[[^\[\]<>,;"]*+\]?)'
    r"|(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,400}\?=)|(?P<comment>\()|(?P<end>[,;])|(?P<group>:)"
    r"|(?P<text>[^\"<\[(,;:=]++|=)",
    re.DOTALL,
)
_COMMENT_PART: Final = re.compile(r"(?:[^()\\]|\\.)++|[()\\]", re.DOTALL)
_ADDRESS: Final = re.compile(
    r'(?:[^\s<>()\[\],:;\\"@]{1,64}|"(?:[^"\\\r\n]|\\[^\r\n]){0,62}")@(?:[^\s<>()\[\],:;\\"@]{1,255}|\[[^\s\[\]<>"@]{1,255}\])'
)
_DOTTED_BADLY: Final = re.compile(r"@[.\-]|\.\.|[.\-]$|@.*[\x00-\x2c/\x3a-\x40\\\x7f]")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_AROUND_AT: Final = re.compile(r" ?([@.]) ?")
_ROUTE: Final = re.compile(r"^@[^:<>]*:")


def parse_addresses(values: list[str]) -> tuple[Address, ...]:
    """The addresses of all fields of one name (unfolded, encoded words still encoded), in their order, bounded."""
    if len(values) == 1 and len(values[0]) <= _MAX_REMEMBERED_CHARS:
        return _remembered(values[0])
    found: list[Address] = []
    for value in values:
        for address in _entries(value[:_MAX_CHARS]):
            found.append(address)
            if len(found) >= MAX_ADDRESSES:
                return tuple(found)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)  # people write to the same few, and as the same few
def _remembered(value: str) -> tuple[Address, ...]:
    return tuple(_entries(value))


def is_address(text: str) -> bool:
    """Whether a text is one plain address: a local part, one @, a domain, nothing else."""
    if not (text.isprintable() and _ADDRESS.fullmatch(text)):
        return False
    return text.endswith("]") or not _DOTTED_BADLY.search(text)


def _entries(value: str) -> Iterator[Address]:
    position, end = 0, len(value)
    while position < end:
        match = _USUAL.match(value, position)
        if match:
            address = match[3]
            if is_address(address):
                yield Address(name=_name(match[1] if match[1] is not None else match[2]), address=address)
                position = match.end()
                continue
        else:
            match = _BARE.match(value, position)
            if match and is_address(match[1]):
                yield Address(name="", address=match[1])
                position = match.end()
                continue
        address_or_none, position = _slow_entry(value, position)
        if address_or_none is not None:
            yield address_or_none


class _Entry:
    """What the tokens of one entry add up to."""

    __slots__ = ("angles", "comments", "loose", "quoted")

    def __init__(self) -> None:
        self.loose: list[str] = []  # words and quoted strings outside brackets, as written
        self.quoted: list[str] = []
        self.angles: list[str] = []
        self.comments: list[str] = []

    def finish(self) -> Address | None:
        """The address of the entry; None where it is empty."""
        phrase = "".join(self.loose).strip()
        if len(self.angles) == 1:
            address = _clean_angle(self.angles[0])
            return Address(
                name=_name(phrase or " ".join(self.comments)), address=address if is_address(address) else ""
            )
        bare = _AROUND_AT.sub(r"\1", " ".join("".join(self.loose).split()))
        if not self.angles and is_address(bare):
            return Address(name=_name(" ".join(self.comments)), address=bare)
        text = " ".join(filter(None, (phrase, *(f"<{angle}>" for angle in self.angles))))
        return Address(name=_name(text), address="") if text else None


def _slow_entry(value: str, position: int) -> tuple[Address | None, int]:
    """One entry by its tokens, and where the next begins."""
    entry = _Entry()
    after_angle = False
    while position < len(value):
        match = _TOKEN.match(value, position)
        if match is None:  # a stray ">" or the like never stops the parser
            position += 1
            continue
        kind, text, position = match.lastgroup, match[0], match.end()
        if kind == "comment":
            comment, position = _skip_comment(value, position)
            entry.comments.append(comment)
        elif kind == "angle":
            entry.angles.append(text[1:].removesuffix(">"))
            after_angle = True
        elif kind == "group":
            entry = _Entry()  # the name of a group ("undisclosed-recipients:") is nobody's
            after_angle = False
        elif kind == "end":
            if text == ";" or entry.angles or _is_whole(entry) or not _angle_follows(value, position):
                return entry.finish(), position
            entry.loose.append(",")  # an unquoted comma in a name: Jansen, Jan <jan@example.nl>
        elif after_angle and text.strip(" \t>'\""):
            entry.angles.append(text.strip())  # words behind the brackets: which address is meant is in doubt
        elif not after_angle:
            entry.loose.append(text)
    return entry.finish(), position


def _is_whole(entry: _Entry) -> bool:
    return "@" in "".join(entry.loose)


def _angle_follows(value: str, position: int) -> bool:
    """Whether the next entry is words and then brackets, so that a comma may belong to a name."""
    window = value[position : position + 200]
    word, bracket, _ = window.partition("<")
    return bool(bracket) and bool(word.strip()) and not any(sign in word for sign in '@,;:"(')


def _skip_comment(value: str, position: int) -> tuple[str, int]:
    """The text of a comment whose opening bracket lies before `position`, and where it ends."""
    depth, start = 1, position
    for match in _COMMENT_PART.finditer(value, position):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
            if not depth:
                return value[start : match.start()], match.end()
    return value[start:], len(value)


def _clean_angle(text: str) -> str:
    text = _ROUTE.sub("", text.strip())
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if '"' not in text:
        text = _AROUND_AT.sub(r"\1", " ".join(text.split()))
    return text.strip("'") if text.startswith("'") and text.endswith("'") else text


def _name(text: str) -> str:
    """A display name for people: unquoted, decoded, one line, without the quotes that Outlook adds."""
    text = text[: _MAX_NAME_CHARS * 10]
    if '"' in text:
        text = _ESCAPED.sub(r"\1", text).replace('"', "")
    if not text:
        return ""
    text = plain_line(text)[:_MAX_NAME_CHARS]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text
