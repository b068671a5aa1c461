"""From one list of keys to another in few steps: ranges out, single moves, ranges in. Pure.

Lists hold up to some 200,000 distinct integers and mostly agree at both ends: those are compared in slices, at the
speed of C, and only the middle is looked at key by key. Where too much has moved it is taken out and put in again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

MOST_MOVES = 20
CHUNK = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of rows: remove `count` from `first`; move `first` to `to`; insert `keys` before `first`."""

    verb: str
    first: int
    count: int = 0
    to: int = 0
    keys: Sequence[int] = ()


def common_ends(old: Sequence[int], new: Sequence[int]) -> tuple[int, int]:
    """How many keys at the start and, beyond those, at the end are the same in both lists."""
    most, start = min(len(old), len(new)), 0
    while start < most and old[start : start + CHUNK] == new[start : start + CHUNK]:
        start += CHUNK
    start = min(start, most)
    while start < most and old[start] == new[start]:
        start += 1
    most, end = most - start, 0
    shift = len(new) - len(old)
    while end + CHUNK <= most:
        left = len(old) - end - CHUNK
        if old[left : left + CHUNK] != new[left + shift : left + shift + CHUNK]:
            break
        end += CHUNK
    while end < most and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def steps_between(old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    """The steps that turn `old` into `new`; each is to be applied before the next is taken."""
    start, end = common_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if not before and after:
        yield Step(verb="insert", first=start, count=len(after), keys=after)
        return
    for step in _steps(before, after):
        yield replace(step, first=step.first + start, to=step.to + start)


def _steps(old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
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
