"""Telephone numbers in a text, by Google's rules of which numbers there are (the library phonenumbers)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher

HOME: Final = "NL"
"""The country of numbers that are written without one."""
_MAX_CHARS: Final = 40_000
_MAX_TRIES: Final = 400


def phones_in(text: str, country: str = HOME) -> Iterator[tuple[int, str]]:
    """Where each number stands and how it is written here: at home as at home, else with + and country."""
    matcher = PhoneNumberMatcher(text[:_MAX_CHARS], country, leniency=Leniency.VALID, max_tries=_MAX_TRIES)
    for match in matcher:
        yield match.start, _written(match.number, country)


def compared(phones: str, country: str = HOME) -> tuple[str, ...]:
    """The numbers of a record ("; " between) in the one form by which they compare (E.164); odd ones are left out."""
    found = []
    for one in phones.split(";"):
        try:
            number = phonenumbers.parse(one, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            found.append(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    return tuple(dict.fromkeys(found))


def _written(number: PhoneNumber, country: str) -> str:
    at_home = number.country_code == phonenumbers.country_code_for_region(country)
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
