"""What ties messages into conversations (RULES.md section 2; RFC 5322 §3.6.4; the algorithm known as JWZ).

Said as edges between nodes that are messages or, for Message-IDs that are not here, names: two answers to a message
that never came are in one conversation. All of it is a function of the set of messages, whatever came first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

WINDOW_S: Final = 90 * 86400
T = TypeVar("T")
Thing = tuple[str, int | str]


class JoinedBy(StrEnum):
    """Why a message is in its conversation."""

    HEADER = "header"
    SUBJECT = "subject"
    REPORT = "report"
    HAND = "hand"
    NOTHING = ""


class Moment(NamedTuple):
    """A message's place in time: seconds, then Message-ID, then identity, so that no two messages share one."""

    when: int
    message_id: str
    identity: bytes


def walk(message_ids: Iterable[str], find: Callable[[str], T | None]) -> tuple[T | None, str, tuple[str, ...]]:
    """Go through what a message refers to, nearest first, up to the first message that is here.

    Args:
        message_ids: In-Reply-To, then References from the last to the first.
        find: the message that an ID names here, or None.

    Returns:
        the message, the ID that named it, and the IDs passed on the way, none of which is here.
    """
    passed: list[str] = []
    for one in message_ids:
        target = find(one)
        if target is not None:
            return target, one, tuple(passed)
        passed.append(one)
    return None, "", tuple(passed)


def is_lost_reply(*, is_reply: bool, names_any: bool, bare_subject: str) -> bool:
    """Whether a reply, by its subject, names no message: its programme dropped the headers."""
    return is_reply and not names_any and bool(bare_subject)


def nearest_earlier(shelf: Sequence[Moment], moment: Moment) -> int | None:
    """The index of the nearest earlier message within 90 days; of several in one second the first by Message-ID.

    Args:
        shelf: messages of one bare subject and one counterparty, sorted.
        moment: of the reply that lost its headers.
    """
    before = bisect_left(shelf, moment)
    if not before:
        return None
    nearest = bisect_left(shelf, Moment(shelf[before - 1].when, "", b""))
    return nearest if moment.when - shelf[nearest].when <= WINDOW_S else None


class Groups:
    """Grows groups by joining pairs (union-find); the order of joining does not matter."""

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

    def all(self) -> Iterable[list[Thing]]:
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
