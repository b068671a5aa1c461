"""Filling the full-text index of documents: SQLite's FTS5, contentless, one row per version under the version's key.

A row holds the document's name and the version's text as they stand in their tables; a contentless table gives nothing
back, so whoever changes or deletes either must take out the very words that were put, first (`search_index` likewise).
`find_indexed` gives them. The index is read through the guard's view only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from carerix_desktop.storage.tables_files import document, document_version
from carerix_desktop.storage.unit_of_work import Archive, Work

_PUT = "INSERT INTO document_fts (rowid, name, body) VALUES (?, ?, ?)"
_DELETE = "INSERT INTO document_fts (document_fts, rowid, name, body) VALUES ('delete', ?, ?, ?)"


class IndexedVersion(NamedTuple):
    """The words of one version."""

    key: int
    name: str
    text: str


def find_indexed(door: Work | Archive, *where: ColumnElement[bool]) -> list[IndexedVersion]:
    """The rows of the index for versions that fulfil conditions on `document` and `document_version`."""
    query = (
        select(document_version.c.key, document.c.name, document_version.c.text)
        .join_from(document_version, document, document.c.key == document_version.c.document_key)
        .where(*where)
        .order_by(document_version.c.key)
    )
    return [IndexedVersion(*row) for row in door.connection.execute(query)]


def put_indexed(door: Work | Archive, rows: Sequence[IndexedVersion]) -> None:
    """Index versions."""
    if rows:
        door.connection.exec_driver_sql(_PUT, [tuple(row) for row in rows])


def delete_indexed(door: Work | Archive, rows: Iterable[IndexedVersion]) -> None:
    """Take versions out of the index; the rows must hold the words that were put."""
    gone = [tuple(row) for row in rows]
    if gone:
        door.connection.exec_driver_sql(_DELETE, gone)
