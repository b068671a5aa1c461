"""What differs between the twins and may, each with its reason: the shortest list that there is (docs/surfaces.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place in answers where hidden mail may show.

    Attributes:
        where: matches "surface path" of a difference.
        why: the reason, as it stands in the document.
        mended: whether this is how it stays; else it is a leak that is still open.
    """

    where: re.Pattern[str]
    why: str
    mended: bool = True


DIFFERS: tuple[Difference, ...] = ()
