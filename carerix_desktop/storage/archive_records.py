"""What records say beyond addresses, as the archive's rules need it: employers, domains, numbers, matches."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from carerix_desktop.domain.ids import RecordKey
from carerix_desktop.storage.archive_rows import find_all, find_in
from carerix_desktop.storage.tables_crm import company_domain, contact, vacancy, vacancy_match
from carerix_desktop.storage.unit_of_work import Archive


class Employment(NamedTuple):
    """A contact, the number of that record, and the company where they work, if that is known."""

    contact: RecordKey
    ref: str
    company: RecordKey | None


class MatchOf(NamedTuple):
    """A match, and whom it matches with what."""

    key: RecordKey
    candidate: RecordKey
    vacancy: RecordKey


def find_companies(archive: Archive, domains: Collection[str]) -> list[tuple[str, RecordKey]]:
    """The companies that these very domains are listed for."""
    query = select(company_domain.c.domain, company_domain.c.company_key)
    return [(row[0], row[1]) for row in find_in(archive.connection, query, company_domain.c.domain, domains)]


def find_employments(archive: Archive, contacts: Collection[RecordKey]) -> list[Employment]:
    """Where these contacts work."""
    query = select(contact.c.key, contact.c.ref, contact.c.company_key)
    return [Employment(*row) for row in find_in(archive.connection, query, contact.c.key, contacts)]


def find_vacancy_numbers(archive: Archive) -> list[tuple[RecordKey, str]]:
    """All vacancies with their numbers."""
    return [(row[0], row[1]) for row in find_all(archive.connection, select(vacancy.c.key, vacancy.c.ref))]


def find_matches(archive: Archive, vacancies: Collection[RecordKey]) -> list[MatchOf]:
    """The matches of these vacancies."""
    query = select(vacancy_match.c.key, vacancy_match.c.candidate_key, vacancy_match.c.vacancy_key)
    return [MatchOf(*row) for row in find_in(archive.connection, query, vacancy_match.c.vacancy_key, vacancies)]
