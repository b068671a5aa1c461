"""Vacancies' numbers in subjects (RULES.md section 3, `reference`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[\w-]+")
_MAX_ODD: Final = 500  # characters of one alternative; a longer number stands in no subject


class VacancyNumbers:
    """The numbers of all vacancies, ready to be found.

    A number stands in a subject, in any letter case, where no letter, digit, `_` or `-` is directly before or after it.
    So one that is made of these only is a whole word of the subject; the few that have others in them (`V/2041`) are
    looked for one by one.
    """

    def __init__(self, numbers: Iterable[str]) -> None:
        folded = {fold_number(one) for one in numbers} - {""}
        self._words = {one for one in folded if _WORD.fullmatch(one)}
        odd = sorted((one for one in folded - self._words if len(one) <= _MAX_ODD), key=len, reverse=True)
        self._odd = [(one, re.compile(rf"(?<![\w-]){re.escape(one)}(?![\w-])")) for one in odd]

    def find(self, subject: str) -> tuple[str, ...]:
        """The numbers in a subject, folded, each once, in no order that means anything."""
        subject = fold_number(subject)
        words = dict.fromkeys(one for one in _WORD.findall(subject) if one in self._words)
        odd = [one for one, pattern in self._odd if one in subject and pattern.search(subject)]
        return (*words, *odd)


def fold_number(number: str) -> str:
    """The form in which a number is compared: white space collapsed, letter case folded."""
    return " ".join(number.split()).casefold()
