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
    numbers = (_parsed(one, country) for one in phones.split(";"))
    found = (phonenumbers.format_number(one, PhoneNumberFormat.E164) for one in numbers if one is not None)
    return tuple(dict.fromkeys(found))


def international(phone: str, country: str = HOME) -> str:
    """A number as it is shown everywhere, +31 6 12345678; what is no number stays as it was typed."""
    number = _parsed(phone, country)
    return phone.strip() if number is None else phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def tel_address(phone: str, country: str = HOME) -> str:
    """The address that dials a number (RFC 3966); "" for what is no number."""
    number = _parsed(phone, country)
    return "" if number is None else phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)


def _parsed(phone: str, country: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def _written(number: PhoneNumber, country: str) -> str:
    at_home = number.country_code == phonenumbers.country_code_for_region(country)
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
