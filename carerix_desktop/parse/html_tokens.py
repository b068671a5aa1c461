"""HTML → a stream of tokens, in linear time and without a tree.

First of two guards on the way to the reading pane: `parse.sanitise` writes what it allows of this stream anew, well
nested and with a bounded depth, so that the tree builders behind it (nh3, then the browser) never meet the input that
makes them slow (nh3: 50,000 open divs take 3 s, 300,000 take minutes).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAX_ATTRIBUTES: Final = 60

SILENT: Final = frozenset(
    # Elements whose content is no text of the message, or is read by rules of its own.
    """
    script style title template noscript noembed noframes iframe frameset object applet svg math
    textarea select xmp plaintext xml audio video canvas
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)

_START: Final = re.compile(r"<(?:(/?)([a-zA-Z][^\s/><]{0,40})|!--|[!?/])")
_ATTRIBUTE: Final = re.compile(r"[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]*+)))?")
_TAG_END: Final = re.compile(r"[^>]*+>?")


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, entities decoded."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag: name and attribute names in lower case, values with entities decoded, each name once."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Close:
    """An end tag."""

    name: str


Token = Text | Open | Close


def tokenise(source: str) -> Iterator[Token]:
    """The tokens of a document, without comments, declarations and the elements of `SILENT` with all they hold."""
    position, end = 0, len(source)
    while position < end:
        start = _START.search(source, position)
        if start is None:
            yield Text(html.unescape(source[position:]))
            return
        if start.start() > position:
            yield Text(html.unescape(source[position : start.start()]))
        name = (start[2] or "").lower()
        if start[0] == "<!--":
            position = _after_comment(source, start.start())
        elif not name:  # a declaration, a processing instruction, "</>"
            position = _end_of_tag(source, start.end())
        elif start[1]:
            position = _end_of_tag(source, start.end())
            yield Close(name)
        else:
            attributes, position = _attributes(source, start.end())
            if name in SILENT:
                position = _after_silent(source, name, position)
            else:
                yield Open(name, attributes)


def _end_of_tag(source: str, position: int) -> int:
    match = _TAG_END.match(source, position)
    return match.end() if match else len(source)


def _after_comment(source: str, start: int) -> int:
    if source.startswith((">", "->"), start + 4):  # <!--> and <!---> are whole comments
        return source.index(">", start) + 1
    end = source.find("--", start + 4)
    while end >= 0:
        if source.startswith(">", end + 2):
            return end + 3
        if source.startswith("!>", end + 2):
            return end + 4
        end = source.find("--", end + 1)
    return len(source)


def _attributes(source: str, position: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(source, position):
        position = match.end()
        if len(found) < MAX_ATTRIBUTES:
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found, _end_of_tag(source, position)


def _after_silent(source: str, name: str, position: int) -> int:
    """Behind the end tag of an element that nobody reads; one that never ends takes what follows, as in browsers."""
    match = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, position)
    return _end_of_tag(source, match.end()) if match else len(source)
