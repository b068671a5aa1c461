"""Two files of one person become one: which fields differ, what may be chosen, and what the one file then says.

Pure: what is previewed is what is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from carerix_desktop.domain.record import MATCH_STATUSES, Record
from carerix_desktop.domain.record_fields import split_values

LISTS: Final = frozenset({"emails", "phones", "domains"})
FLAGS: Final = frozenset({"confidential", "opt_out"})
TEXTS: Final = frozenset({"notes"})
_ENDED: Final = ("rejected", "withdrawn")


class Side(StrEnum):
    """Whose value the one file gets: of the file that is kept, of the one that goes, or of both."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of which the two files say different things, and what may be chosen; the first is proposed."""

    field: str
    kept: str
    gone: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Something that came to the one file after the merge and that nothing tells whose it is: it stays until chosen.

    Attributes:
        key: by which it is chosen.
        what: message entry document match vacancy contact address field.
        of: the key of the message, entry, document or record; 0 for an address or a field.
        text: the address, or the name of the field.
    """

    key: int
    what: str
    of: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HangsOn:
    """How much hangs on a record: only what the viewer sees is counted."""

    messages: int = 0
    entries: int = 0
    documents: int = 0
    matches: int = 0
    vacancies: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that could not be decided, and how it is called: a subject, the beginning of a note, a name."""

    about: Undecided
    text: str


def differences(kept: Record, gone: Record) -> tuple[Difference, ...]:
    """The fields that both files fill, with different values; where only one file says something, there is no choice.

    A person is confidential, and gets no mailings, where one of the two files says so, unless it is chosen otherwise.
    """
    left, right = {**kept.extra, **kept.fields}, {**gone.extra, **gone.fields}
    found = []
    for name in dict.fromkeys([*kept.fields, *gone.fields, *kept.extra, *gone.extra]):
        one, other = left.get(name, ""), right.get(name, "")
        if name in LISTS:
            if set(split_values(one)) != set(split_values(other)) and one and other:
                found.append(Difference(field=name, kept=one, gone=other, sides=(Side.BOTH, Side.KEPT, Side.GONE)))
        elif name in FLAGS and one != other:
            safe = Side.KEPT if one == "yes" else Side.GONE
            sides = (safe, Side.GONE if safe is Side.KEPT else Side.KEPT)
            found.append(Difference(field=name, kept=one, gone=other, sides=sides))
        elif one and other and one != other:
            both = (Side.BOTH, Side.KEPT, Side.GONE)
            found.append(
                Difference(field=name, kept=one, gone=other, sides=both if name in TEXTS else (Side.KEPT, Side.GONE))
            )
    return tuple(found)


def merged_fields(kept: Record, gone: Record, chosen: Mapping[str, Side]) -> dict[str, str]:
    """What the one file says, by field; what is not chosen is as proposed."""
    left, right = {**kept.extra, **kept.fields}, {**gone.extra, **gone.fields}
    names = dict.fromkeys([*kept.fields, *gone.fields, *kept.extra, *gone.extra])
    fields = {name: left.get(name, "") or right.get(name, "") for name in names}
    for one in differences(kept, gone):
        side = chosen.get(one.field, one.sides[0])
        match side if side in one.sides else one.sides[0]:
            case Side.KEPT:
                fields[one.field] = one.kept
            case Side.GONE:
                fields[one.field] = one.gone
            case Side.BOTH:
                fields[one.field] = _both(one)
    return fields


def _both(one: Difference) -> str:
    if one.field in LISTS:
        return ";".join(dict.fromkeys([*split_values(one.kept), *split_values(one.gone)]))
    return f"{one.kept}\n\n{one.gone}"


def further_status(one: str, other: str) -> str:
    """Of two matches with one vacancy, the stage that is further; an end is further than any stage but placed."""
    return max(one, other, key=_stage)


def _stage(status: str) -> int:
    if status in _ENDED:
        return len(MATCH_STATUSES)
    return len(MATCH_STATUSES) + 1 if status == "placed" else MATCH_STATUSES.index(status)
