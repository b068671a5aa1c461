"""From one list of keys to another in few steps: ranges out, single moves, ranges in. Pure.

Lists hold up to some 100,000 distinct integers and mostly agree, so everything is linear but the moves, and where too
much has moved the rest is taken out and put in again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_MOVES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of rows: remove `count` from `first`; move `first` to `to`; insert `keys` before `first`."""

    verb: str
    first: int
    count: int = 0
    to: int = 0
    keys: Sequence[int] = ()


def steps_between(old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    """The steps that turn `old` into `new`; each is to be applied before the next is taken."""
    wanted, here = set(new), set(old)
    kept = [key for key in old if key in wanted]
    common = [key for key in new if key in here]
    moves = list(_moves(kept, common))
    if len(moves) > MOST_MOVES:
        yield from _ranges_out(old, set())
        yield from _ranges_in([], new)
        return
    yield from _ranges_out(old, wanted)
    yield from moves
    yield from _ranges_in(common, new)


def _ranges_out(old: Sequence[int], wanted: set[int]) -> Iterator[Step]:
    end = len(old)
    while end > 0:  # from the end, so that earlier positions stand
        if old[end - 1] in wanted:
            end -= 1
            continue
        start = end - 1
        while start > 0 and old[start - 1] not in wanted:
            start -= 1
        yield Step(verb="remove", first=start, count=end - start)
        end = start


def _moves(now: list[int], goal: list[int]) -> Iterator[Step]:
    now = list(now)
    made = 0
    for to, key in enumerate(goal):
        if now[to] == key:
            continue
        made += 1
        if made > MOST_MOVES:
            yield Step(verb="move", first=0)
            return
        # either this key jumped ahead, or the one standing here fell behind: take the shorter way
        first = now.index(key, to)
        if first == to + 1:
            stray = now[to]
            behind = goal.index(stray, to)
            yield Step(verb="move", first=to, to=behind)
            now.insert(behind, now.pop(to))
        else:
            yield Step(verb="move", first=first, to=to)
            now.insert(to, now.pop(first))


def _ranges_in(kept: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    here, position = set(kept), 0
    while position < len(new):
        if new[position] in here:
            position += 1
            continue
        end = position
        while end < len(new) and new[end] not in here:
            end += 1
        yield Step(verb="insert", first=position, count=end - position, keys=list(new[position:end]))
        position = end
