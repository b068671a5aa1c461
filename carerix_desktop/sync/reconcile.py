"""The arithmetic of a sync: which UIDs are missing here, which are gone there, and in what pieces to ask for them.

Pure; see `sync.plan` for what decides that it is needed. UIDs are those of one UIDVALIDITY (RFC 9051 §2.3.1.1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

TARGET_OCTETS = 8 * 1024 * 1024
FEWEST, MOST = 20, 1000
FIRST_PIECE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Between here and the server: what to fetch, newest (highest UID) first, and what is no longer there."""

    missing: tuple[int, ...]
    gone: tuple[int, ...]


def difference(*, here: Collection[int], set_aside: Collection[int], server: Collection[int]) -> Difference:
    """Compare the UIDs here and set aside with all UIDs of the server; UID 0 and repeats (R-08) count for nothing."""
    there = {uid for uid in server if uid > 0}
    settled = set(here) | set(set_aside)
    return Difference(
        missing=tuple(sorted(there - settled, reverse=True)),
        gone=tuple(sorted(settled - there)),
    )


def sequence_set(uids: Collection[int]) -> str:
    """A sequence set (RFC 9051 §9) in its shortest form: {1, 2, 3, 7} gives "1:3,7"."""
    ordered = sorted(set(uids))
    if not ordered:
        return ""
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in zip(starts, ends, strict=True))


def piece_size(count: int, octets: int) -> int:
    """How many messages to ask for next, when the last `count` took `octets`: about 8 MiB, within bounds."""
    if not count:
        return FIRST_PIECE
    return max(FEWEST, min(MOST, TARGET_OCTETS * count // max(octets, 1)))


def pieces(uids: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut into pieces of at most `size`, in order."""
    for start in range(0, len(uids), size):
        yield uids[start : start + size]
