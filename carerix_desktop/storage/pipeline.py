"""The procedures of a vacancy in the store: who is in which stage since when, and when they last wrote or were written.

The last mail is read through the guard: of mail that a viewer may not see there is no date either (C-02).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import delete, exists, func, select

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_crm import candidate, vacancy, vacancy_match
from carerix_desktop.storage.tables_files import entry_record, record_log, record_visit
from carerix_desktop.storage.tables_mail import link, proposal, unlink
from carerix_desktop.storage.tables_write import submission
from carerix_desktop.storage.unit_of_work import Reader, Work


class Standing(NamedTuple):
    """A match as it stands: its key, who it is of, for which vacancy, how far."""

    key: RecordKey
    ref: str
    candidate_ref: str
    candidate_name: str
    vacancy_ref: str
    vacancy_status: str
    status: str


def standings(work: Work, refs: Collection[str]) -> dict[str, Standing]:
    """Matches by their numbers; what is gone is absent."""
    m, c, v = vacancy_match.c, candidate.c, vacancy.c
    columns = (m.key, m.ref, c.ref.label("who"), c.full_name, v.ref.label("what"), v.status.label("state"), m.status)
    query = select(*columns).join_from(vacancy_match, candidate, c.key == m.candidate_key)
    query = query.join(vacancy, v.key == m.vacancy_key)
    found: dict[str, Standing] = {}
    for some in chunked(sorted(refs)):
        for row in work.connection.execute(query.where(m.ref.in_(some))):
            found[row.ref] = Standing(
                RecordKey(row.key), row.ref, row.who, row.full_name or row.who, row.what, row.state, row.status
            )
    return found


def pairs(work: Work, candidates: Iterable[RecordKey], vacancies: Iterable[RecordKey]) -> set[tuple[int, int]]:
    """Which of these candidates are on which of these vacancies already."""
    m = vacancy_match.c
    wanted = sorted(vacancies)
    found: set[tuple[int, int]] = set()
    for some in chunked(sorted(candidates)):
        query = select(m.candidate_key, m.vacancy_key).where(m.candidate_key.in_(some), m.vacancy_key.in_(wanted))
        found.update((row.candidate_key, row.vacancy_key) for row in work.connection.execute(query))
    return found


def untouched(work: Work, refs: Collection[str]) -> dict[str, RecordKey]:
    """Those of the matches that stand as they were made: nobody moved, wrote to, or noted anything on them."""
    m = vacancy_match.c
    mailed = exists(select(1).where(submission.c.match_key == m.key))
    noted = exists(select(1).where(entry_record.c.kind == RecordKind.MATCH, entry_record.c.record_key == m.key))
    query = select(m.ref, m.key).where(m.changed_at == m.created_at, m.status == "new", ~mailed, ~noted)
    found: dict[str, RecordKey] = {}
    for some in chunked(sorted(refs)):
        found.update((row.ref, RecordKey(row.key)) for row in work.connection.execute(query.where(m.ref.in_(some))))
    return found


def remove_matches(work: Work, keys: Collection[RecordKey]) -> None:
    """Take matches away with the links of mail to them."""
    for some in chunked(sorted(keys)):
        for table in (link, unlink, proposal, record_visit, record_log):
            gone = (table.c.kind == RecordKind.MATCH, table.c.record_key.in_(some))
            work.connection.execute(delete(table).where(*gone))
        work.connection.execute(delete(vacancy_match).where(vacancy_match.c.key.in_(some)))


def in_stage_since(reader: Reader, matches: Collection[RecordKey]) -> dict[int, int]:
    """When the matches came to the stage where they stand, seconds since 1970."""
    m, r = vacancy_match.c, record_log.c
    found: dict[int, int] = {}
    for some in chunked(sorted(matches)):
        query = select(m.key, m.created_at).where(m.key.in_(some))
        found.update((row.key, row.created_at) for row in reader.connection.execute(query))
        moved = select(r.record_key, func.max(r.at).label("at")).where(r.kind == RecordKind.MATCH, r.field == "status")
        moved = moved.where(r.record_key.in_(some)).group_by(r.record_key)
        found.update((row.record_key, row.at) for row in reader.connection.execute(moved))
    return found


def last_mail(reader: Reader, kind: RecordKind, keys: Collection[RecordKey]) -> dict[int, MessageKey]:
    """The newest message on the file of each of these records that the viewer may see."""
    found: dict[int, MessageKey] = {}
    for some in chunked(sorted(keys)):
        query = (
            select(link.c.record_key, func.max(link.c.message_key).label("newest"))
            .where(link.c.kind == kind, link.c.record_key.in_(some))
            .group_by(link.c.record_key)
        )
        found.update((row.record_key, MessageKey(row.newest)) for row in reader.connection.execute(query))
    return found
