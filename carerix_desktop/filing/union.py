"""Groups of things that are tied to each other (union-find)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Thing = tuple[str, int | str]


class Union:
    """Grows groups by joining pairs; the order of joining does not matter."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def add(self, thing: Thing) -> None:
        """Take in a thing, alone at first."""
        self._above.setdefault(thing, thing)

    def join(self, one: Thing, other: Thing) -> None:
        """Put the groups of two things together."""
        self.add(one)
        self.add(other)
        self._above[self._top(one)] = self._top(other)

    def groups(self) -> Iterable[list[Thing]]:
        """All groups."""
        found: dict[Thing, list[Thing]] = defaultdict(list)
        for thing in self._above:
            found[self._top(thing)].append(thing)
        return found.values()

    def _top(self, thing: Thing) -> Thing:
        while self._above[thing] != thing:
            self._above[thing] = self._above[self._above[thing]]
            thing = self._above[thing]
        return thing
