"""Which column of a file is which of ours, as a person chose it last: kept by kind and by the file's header row."""

from __future__ import annotations

import time
from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage.tables_files import import_mapping
from carerix_desktop.storage.unit_of_work import Reader, Work


def find_mapping(reader: Reader, kind: RecordKind, signature: str) -> dict[str, str] | None:
    """What was chosen for such a header; None where nobody did."""
    m = import_mapping.c
    query = select(m.mapping).where(m.kind == kind, m.header == signature)
    found = reader.connection.execute(query).scalar()
    return None if found is None else {str(name): str(column) for name, column in found.items()}


def put_mapping(work: Work, kind: RecordKind, signature: str, mapping: Mapping[str, str]) -> None:
    """Remember a choice in place of the one before."""
    m = import_mapping.c
    work.connection.execute(delete(import_mapping).where(m.kind == kind, m.header == signature))
    row = {"kind": kind.value, "header": signature, "mapping": dict(mapping), "used_at": int(time.time())}
    work.connection.execute(insert(import_mapping).values(row))
