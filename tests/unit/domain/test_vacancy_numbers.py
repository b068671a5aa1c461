"""Vacancies' numbers in subjects."""

import pytest

from carerix_desktop.domain.vacancy_numbers import VacancyNumbers


@pytest.mark.parametrize(
    ("numbers", "subject", "found"),
    [
        (["V-1", "V-2"], "V-2 and v-1, V-2", {"v-1", "v-2"}),
        (["V-1"], "V-1-1 V-11 xV-1 V-1_", set()),
        (["A B"], "about a\t b.", {"a b"}),
        (["A B"], "xa b", set()),
        (["V.1"], "V.1.2 and V.12", {"v.1"}),
        (["straße"], "STRASSE", {"strasse"}),
        (["", "  "], "", set()),
        (["(x"], "((x)", {"(x"}),
    ],
)
def test_numbers_in_subjects(numbers: list[str], subject: str, found: set[str]) -> None:
    assert set(VacancyNumbers(numbers).find(subject)) == found
