"""What the records say beyond addresses, for one batch: companies by domain, employers, vacancies by number, matches.

Looked up in portions (`learn`), then asked by the rules, which touch no store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from carerix_desktop.domain.ids import RecordKey
from carerix_desktop.domain.vacancy_numbers import VacancyNumbers, fold_number
from carerix_desktop.parse.domains import company_levels
from carerix_desktop.storage.archive_records import (
    Employment,
    find_companies,
    find_employments,
    find_matches,
    find_vacancy_numbers,
)
from carerix_desktop.storage.unit_of_work import Archive


class RecordBook:
    """Companies, contacts' employers, vacancies and matches that one transaction meets."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._companies: dict[str, set[RecordKey]] = {}
        self._employments: dict[RecordKey, Employment] = {}
        self._vacancies: dict[str, list[RecordKey]] | None = None
        self._numbers = VacancyNumbers(())
        self._matches: dict[tuple[RecordKey, RecordKey], list[RecordKey]] = {}
        self._matched: set[RecordKey] = set()

    def learn(self, *, domains: Iterable[str], contacts: Iterable[RecordKey], vacancies: Iterable[RecordKey]) -> None:
        """Look up the companies at these domains, where these contacts work, and the matches of these vacancies."""
        asked = {part for domain in domains for part in company_levels(domain)} - self._companies.keys()
        self._companies |= {one: set() for one in asked}
        for domain, company in find_companies(self._archive, asked):
            self._companies[domain].add(company)
        unknown = set(contacts) - self._employments.keys()
        self._employments |= {one.contact: one for one in find_employments(self._archive, unknown)}
        unmatched = set(vacancies) - self._matched
        self._matched |= unmatched
        for match in sorted(find_matches(self._archive, unmatched)):
            self._matches.setdefault((match.candidate, match.vacancy), []).append(match.key)

    def companies_at(self, domain: str) -> Collection[RecordKey]:
        """The companies of the longest listed domain that this is, or is a subdomain of."""
        return next((sorted(found) for one in company_levels(domain) if (found := self._companies.get(one))), ())

    def employment_of(self, contact: RecordKey) -> Employment | None:
        """Where a contact works."""
        return self._employments.get(contact)

    def vacancies_in(self, subject: str) -> list[tuple[RecordKey, str]]:
        """The vacancies whose numbers stand in a subject, with the number as it compares."""
        if self._vacancies is None:
            self._vacancies = defaultdict(list)
            for key, ref in find_vacancy_numbers(self._archive):
                self._vacancies[fold_number(ref)].append(key)
            self._numbers = VacancyNumbers(self._vacancies)
        return [(key, number) for number in self._numbers.find(subject) for key in self._vacancies[number]]

    def matches_of(self, candidate: RecordKey, vacancy: RecordKey) -> Collection[RecordKey]:
        """The matches of a candidate with a vacancy."""
        return self._matches.get((candidate, vacancy), ())
