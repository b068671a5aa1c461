"""Whether two people may be one: one pure function for the check before a file is made and for the report of doubles.

    address                one e-mail address on both
    name and phone         names that agree, and one telephone number on both
    name and birth date    names that agree, born on one day
    similar name           the same name but for accents, order, particles or one letter; never against two birth dates

Names agree where they are similar, or where one gives the initial of the other's first name (S. and Sanne de Vries).
To find doubles among many, compare only people that share one of their `meeting_keys`: doubles always do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from carerix_desktop.domain.addresses import normalise, without_tag
from carerix_desktop.domain.record import RecordRef

_PARTICLES: Final = frozenset(
    "van de der den het ter ten te in 't t op aan von vom zu zum zur of la le du des da di dos el al".split()  # noqa: SIM905
)
_OTHER_LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_SHORT: Final = 6
"""Below this many letters one other letter makes another name: Bos and Vos."""
_LONGEST_NAME: Final = 80
_REMEMBERED_NAMES: Final = 200_000
"""A report of doubles folds each name many times."""


class Likeness(StrEnum):
    """Why two people may be one, surest first."""

    ADDRESS = "address"
    NAME_AND_PHONE = "name_and_phone"
    NAME_AND_BIRTH_DATE = "name_and_birth_date"
    SIMILAR_NAME = "similar_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is compared of a person.

    Attributes:
        record: whose file it is; None for one who has none yet.
        name: first and last names as they are written.
        addresses: e-mail addresses as they are written.
        phones: in their international form (E.164).
        birth_date: where it is known.
    """

    record: RecordRef | None = None
    name: str = ""
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Somebody who may be the same person, and why."""

    person: Person
    why: Likeness
    evidence: str


def find_doubles(wanted: Person, known: Iterable[Person]) -> tuple[Double, ...]:
    """Who of the known people may be this one, surest first; the order within one reason stays."""
    found = [double for one in known if (double := compare(wanted, one)) is not None]
    return tuple(sorted(found, key=lambda double: list(Likeness).index(double.why)))


def compare(one: Person, other: Person) -> Double | None:
    """Whether `other` may be the same person as `one`; the surest reason is told."""
    shared = _addresses(one) & _addresses(other)
    if shared:
        return Double(person=other, why=Likeness.ADDRESS, evidence=min(shared))
    similar = is_similar_name(one.name, other.name)
    agree = similar or _fits_initials(fold_name(one.name), fold_name(other.name))
    phones = set(one.phones) & set(other.phones)
    if agree and phones:
        return Double(person=other, why=Likeness.NAME_AND_PHONE, evidence=min(phones))
    born = one.birth_date, other.birth_date
    if agree and None not in born and born[0] == born[1]:
        return Double(person=other, why=Likeness.NAME_AND_BIRTH_DATE, evidence=f"{one.birth_date}")
    if similar and (None in born or born[0] == born[1]):
        return Double(person=other, why=Likeness.SIMILAR_NAME, evidence=other.name)
    return None


def meeting_keys(person: Person) -> frozenset[str]:
    """Two people of whom `compare` finds one to be the other share at least one of these."""
    keys = {f"a:{address}" for address in _addresses(person)} | {f"p:{phone}" for phone in person.phones}
    if person.birth_date is not None:
        keys.add(f"b:{person.birth_date}")
    parts = fold_name(person.name)
    if len(parts) > 1:
        written, in_order = "".join(parts), "".join(sorted(parts))
        keys |= {f"n:{written}", f"n:{in_order}"}
        keys |= {f"n:{written[:at]}{written[at + 1 :]}" for at in range(len(written))}
    return frozenset(keys)


@lru_cache(maxsize=_REMEMBERED_NAMES)
def fold_name(name: str) -> tuple[str, ...]:
    """The parts of a name as they compare: small letters without accents, without particles and titles' dots.

    "Vries, Sanne de" is read as "Sanne de Vries".
    """
    family, comma, given = name[:_LONGEST_NAME].partition(",")
    text = f"{given} {family}" if comma and given.strip() else family
    text = text.casefold().translate(_OTHER_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() or sign == "'" else " " for sign in plain).split()
    return tuple(word.strip("'") for word in words if word not in _PARTICLES and word.strip("'"))


def is_similar_name(one: str, other: str) -> bool:
    """Whether two names are the same but for accents, order, particles, or one letter of a long part."""
    left, right = fold_name(one), fold_name(other)
    if len(left) < 2 or len(right) < 2:
        return False
    if sorted(left) == sorted(right):
        return True
    if len(left) != len(right):
        return False
    different = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(different) == 1 and min(map(len, different[0])) >= _SHORT and is_one_edit(*different[0])


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two neighbours swapped make one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    left, right = one[start:], other[start:]
    if len(one) < len(other):
        return left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])


def _fits_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same last name, and first names of which one is the initial of the other."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) == 1 and long.startswith(short)


def _addresses(person: Person) -> set[str]:
    return {without_tag(normal) for one in person.addresses if (normal := normalise(one))}
