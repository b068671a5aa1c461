"""All rows that name a record and belong in its dossier, as far as the viewer may see them (`record_parts`)."""

from __future__ import annotations

from typing import Any

import zstandard
from sqlalchemy import LargeBinary, select

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.storage.record_parts import Names, parts_of
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_files import document, document_version, entry, entry_record
from carerix_desktop.storage.tables_mail import METADATA, app_user
from carerix_desktop.storage.unit_of_work import Reader

ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
TOLD_ELSEWHERE = frozenset({"link", "entry_record", "document", *(table.name for table in TABLES.values())})
"""The record itself, and what the dossier tells in words: mail, notes, documents."""


def part_rows(reader: Reader, kind: RecordKind, key: RecordKey) -> dict[str, list[dict[str, Any]]]:
    """Table → rows, without what is told elsewhere and without bytes."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in parts_of(kind):
        if not part.dossier or part.names is not Names.KEY or part.table in TOLD_ELSEWHERE:
            continue
        table = METADATA.tables[part.table]
        columns = [column for column in table.c if not isinstance(column.type, LargeBinary)]
        query = select(*columns).where(table.c[part.column] == key)
        if part.kind is None:
            query = query.where(table.c.kind == kind.value)
        rows = [dict(row) for row in reader.connection.execute(query).mappings()]
        if rows:
            found.setdefault(part.table, []).extend(rows)
    return found


def entries_of(reader: Reader, kind: RecordKind, key: RecordKey) -> list[dict[str, Any]]:
    """Notes, calls, tasks and appointments, newest first."""
    e, on = entry.c, entry_record.c
    query = (
        select(e.sort, e.at, e.title, e.body, e.detail, e.due_at, e.done_at, app_user.c.login.label("author"))
        .join_from(entry, entry_record, on.entry_key == e.key)
        .join(app_user, app_user.c.key == e.author_key)
        .where(on.kind == kind.value, on.record_key == key)
        .order_by(e.at.desc(), e.key.desc())
    )
    return [dict(row) for row in reader.connection.execute(query).mappings()]


def versions_of(reader: Reader, kind: RecordKind, key: RecordKey) -> list[dict[str, Any]]:
    """All versions of all documents, without their bytes."""
    d, v = document.c, document_version.c
    query = (
        select(v.key, d.name, d.sort, v.number, v.filename, v.content_type, v.size_octets, v.made_by, v.made_at)
        .join_from(document_version, document, d.key == v.document_key)
        .where(d.kind == kind.value, d.record_key == key)
        .order_by(d.name, d.key, v.number)
    )
    return [dict(row) for row in reader.connection.execute(query).mappings()]


def version_content(reader: Reader, key: int) -> bytes:
    """The bytes of one version; b"" where it does not show any more."""
    query = select(document_version.c.content).where(document_version.c.key == key)
    packed = reader.connection.execute(query).scalar()
    if packed is None or not packed.startswith(ZSTD_MAGIC):
        return packed or b""
    return zstandard.ZstdDecompressor().decompress(packed)
