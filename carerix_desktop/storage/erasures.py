"""The reports of erasures, without personal data, and what is needed to bar what was erased."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update

from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_files import erasure
from carerix_desktop.storage.tables_mail import audit, message
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work


class ErasureRow(NamedTuple):
    """One erasure: when (seconds), by whom, the number that the file had, and the report's numbers."""

    key: int
    at: int
    made_by: str
    ref: str
    report: dict[str, Any]


def find_identities(archive: Archive, messages: Collection[int]) -> list[bytes]:
    """By what these messages would be known when they came again."""
    return [row[0] for row in find_in(archive.connection, select(message.c.identity), message.c.key, messages)]


def put_erasure(archive: Archive, login: str, ref: str, counts: Mapping[str, int], at: int) -> int:
    """Keep the report, and a neutral line in the audit log; answer the report's key."""
    report = {"counts": dict(counts), "cleaned": False, "proof": None}
    row = {"at": at, "made_by": login, "ref": ref, "report": report}
    key = archive.connection.execute(insert(erasure).values(row)).inserted_primary_key
    assert key is not None
    line = {"at": at, "made_by": login, "act": "person_erased", "message_key": None, "detail": f"report {key[0]}"}
    archive.connection.execute(insert(audit), line)
    return int(key[0])


def note_cleaned(work: Work, key: int, proof: Mapping[str, Any] | None) -> None:
    """The disk holds nothing of it any more; `proof`: what was sought and found, None where it could not be sought."""
    report = work.connection.execute(select(erasure.c.report).where(erasure.c.key == key)).scalar_one()
    changed = {**report, "cleaned": True, "proof": proof}
    work.connection.execute(update(erasure).where(erasure.c.key == key).values(report=changed))


def find_erasures(door: Reader | Work) -> list[ErasureRow]:
    """All of them, newest first."""
    query = select(erasure).order_by(erasure.c.key.desc())
    return [
        ErasureRow(row.key, row.at, row.made_by, row.ref, dict(row.report)) for row in door.connection.execute(query)
    ]
