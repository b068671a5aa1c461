"""Filling the full-text index: SQLite's FTS5, contentless, one row per message under the message's own key.

Part of the archive's transaction; `storage.search` reads it through the guard's view. There are no triggers: what is
not put here is not found. A contentless table gives nothing back, so whoever deletes a row must bring the very words
that were put (SQLite documentation, FTS5 §4.4.3). PostgreSQL will take this module's place by a tsvector column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.storage.unit_of_work import Archive


class IndexRow(NamedTuple):
    """The words of one message."""

    key: MessageKey
    subject: str
    sender: str
    recipients: str
    body: str
    attachments: str


PUT = "INSERT INTO message_fts (rowid, subject, sender, recipients, body, attachments) VALUES (?, ?, ?, ?, ?, ?)"
DELETE = (
    "INSERT INTO message_fts (message_fts, rowid, subject, sender, recipients, body, attachments) "
    "VALUES ('delete', ?, ?, ?, ?, ?, ?)"
)


def put_index_rows(archive: Archive, rows: Sequence[IndexRow]) -> None:
    """Index new messages, by ascending key: FTS5 writes out what it has collected whenever a row id is lower."""
    if rows:
        archive.connection.exec_driver_sql(PUT, [tuple(row) for row in sorted(rows)])


def delete_index_rows(archive: Archive, rows: Sequence[IndexRow]) -> None:
    """Take messages out of the index; the rows must hold the words that were put."""
    if rows:
        archive.connection.exec_driver_sql(DELETE, [tuple(row) for row in rows])
