"""Inline style → the declarations that may stay (RELIABILITY.md S-01, S-03).

Properties by allow-list; values by their alphabet and by the names of their functions. Nothing that loads (url, image),
nothing that leaves its box (position, negative margins, transform, z-index), nothing that runs (expression, behavior).
"""

from __future__ import annotations

import re
from typing import Final

PROPERTIES: Final = frozenset(
    """
    background background-color border border-bottom border-bottom-color border-bottom-style
    border-bottom-width border-collapse border-color border-left border-left-color border-left-style
    border-left-width border-radius border-right border-right-color border-right-style
    border-right-width border-spacing border-style border-top border-top-color border-top-style
    border-top-width border-width box-sizing caption-side clear color direction display empty-cells
    float font font-family font-size font-stretch font-style font-variant font-weight height
    letter-spacing line-height list-style list-style-position list-style-type margin margin-bottom
    margin-left margin-right margin-top max-height max-width min-height min-width overflow-wrap
    padding padding-bottom padding-left padding-right padding-top table-layout text-align
    text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent
    text-transform unicode-bidi vertical-align white-space width word-break word-spacing word-wrap
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)
MAX_CHARS: Final = 8_000

_FUNCTION: Final = re.compile(r"([\w-]*)\s*\(")
_FUNCTIONS: Final = frozenset({"rgb", "rgba", "hsl", "hsla"})
_VALUE: Final = re.compile(r"[\w\s.,%#()'\"!+/-]{1,400}")
_NEGATIVE: Final = re.compile(r"(?:^|[\s(,])-\s*[\d.]")
_MAY_BE_NEGATIVE: Final = frozenset({"letter-spacing", "word-spacing"})
_DISPLAY: Final = frozenset(
    """
    none block inline inline-block table table-row table-cell table-row-group table-header-group
    table-footer-group table-caption table-column table-column-group inline-table list-item
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)


def filter_style(style: str) -> str:
    """The declarations of a style attribute that may stay, written anew; "" where none may."""
    kept = []
    for declaration in style[:MAX_CHARS].split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.split())
        if colon and name in PROPERTIES and _is_safe(name, value):
            kept.append(f"{name}: {value}")
    return "; ".join(kept)


def _is_safe(name: str, value: str) -> bool:
    if not value.isascii() and name != "font-family":
        return False
    if (
        not _VALUE.fullmatch(value)
        or value.count('"') % 2
        or value.count("'") % 2
        or value.count("(") != value.count(")")
    ):
        return False
    if any(function.lower() not in _FUNCTIONS for function in _FUNCTION.findall(value)):
        return False
    if name == "display":
        return value.lower().removesuffix("!important").strip() in _DISPLAY
    return name in _MAY_BE_NEGATIVE or not _NEGATIVE.search(value)
