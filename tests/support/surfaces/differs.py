"""What differs between the twins and may, each with its reason: the shortest list that there is (docs/surfaces.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place in answers where hidden mail may show.

    Attributes:
        where: matches "surface path: one | other" of a difference.
        why: the reason, as it stands in the document.
    """

    where: re.Pattern[str]
    why: str


DIFFERS: tuple[Difference, ...] = (
    Difference(
        where=re.compile(r"(erasing\.Erasing|privacy (erase|reports)).*\.\w+: \d+ \| \d+"),
        why="An erasure takes hidden mail along (C-12), and who orders it must know how much goes: numbers alone.",
    ),
)
APART: tuple[str, ...] = (
    (
        "That a conversation is confidential shows to who sees a message of it; the log's line that says when it "
        "became so belongs to the message that made it so, and shows where that one shows (the twin has no such line)."
    ),
    "That a person wants no mailings holds for every colleague: yes or no shows, the letter and its date do not.",
    "The size of the store's file, and of a backup of it, which is the whole file for administrators alone (C-10).",
    "Events between services and window carry keys of hidden messages too: each window reads again as its own viewer.",
    "The keys of conversations and messages: they compare by their order.",
)
"""What the test does not compare, and why."""
