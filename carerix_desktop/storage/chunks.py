"""Long lists of keys in portions that every database takes in one IN list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
KEYS_PER_QUERY = 500


def chunked(keys: Sequence[T], size: int = KEYS_PER_QUERY) -> Iterator[Sequence[T]]:
    """Slices of at most `size` keys; nothing for an empty list."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
