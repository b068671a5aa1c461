"""Filling the full-text index: SQLite's FTS5, contentless, one row per message under the message's own key.

Part of the archive's transaction; `storage.search` reads it through the guard's view. There are no triggers: what is
not put here is not found. A contentless table gives nothing back, so whoever deletes a row must bring the very words
that were put (SQLite documentation, FTS5 §4.4.3). PostgreSQL will take this module's place by a tsvector column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


Terms = dict[str, list[str]]
"""The terms of one row as the index holds them: column → terms in their order."""


def read_terms(archive: Archive, index: str, rows: Collection[int]) -> dict[int, Terms]:
    """What an index really holds of some rows, whatever was put; looks through the whole of it (2 s per 100,000)."""
    found: dict[int, Terms] = {}
    if not rows:
        return found
    connection = archive.connection
    connection.exec_driver_sql("CREATE TEMP TABLE wanted_rows (key INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO wanted_rows VALUES (?)", [(key,) for key in sorted(rows)])
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.index_terms USING fts5vocab(main, {index}, instance)")
    query = "SELECT doc, col, offset, term FROM temp.index_terms WHERE doc IN (SELECT key FROM temp.wanted_rows)"
    for key, column, _offset, term in sorted(connection.exec_driver_sql(query)):
        found.setdefault(key, {}).setdefault(column, []).append(term)
    connection.exec_driver_sql("DROP TABLE temp.index_terms")
    connection.exec_driver_sql("DROP TABLE temp.wanted_rows")
    return found


def split_terms(archive: Archive, words: Collection[str]) -> list[tuple[str, ...]]:
    """The terms that the index makes of each word, in their order."""
    connection = archive.connection
    tokenize = "unicode61 remove_diacritics 2"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.said USING fts5(word, tokenize='{tokenize}')")
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.said_terms USING fts5vocab(temp, said, instance)")
    rows = list(enumerate(words, 1))
    if rows:
        connection.exec_driver_sql("INSERT INTO temp.said (rowid, word) VALUES (?, ?)", rows)
    found: dict[int, list[str]] = {number: [] for number, _word in rows}
    for number, _offset, term in sorted(connection.exec_driver_sql("SELECT doc, offset, term FROM temp.said_terms")):
        found[number].append(term)
    connection.exec_driver_sql("DROP TABLE temp.said_terms")
    connection.exec_driver_sql("DROP TABLE temp.said")
    return [tuple(terms) for terms in found.values()]


def delete_terms(archive: Archive, index: str, columns: Sequence[str], rows: Mapping[int, Terms]) -> None:
    """Take rows out of an index by the terms that it holds of them."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    text = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', ?, {marks})"
    _write_terms(archive, text, columns, rows)


def put_terms(archive: Archive, index: str, columns: Sequence[str], rows: Mapping[int, Terms]) -> None:
    """Put rows into an index by their terms."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    text = f"INSERT INTO {index} (rowid, {names}) VALUES (?, {marks})"
    _write_terms(archive, text, columns, rows)


def _write_terms(archive: Archive, text: str, columns: Sequence[str], rows: Mapping[int, Terms]) -> None:
    if rows:
        values = [(key, *(" ".join(terms.get(one, ())) for one in columns)) for key, terms in sorted(rows.items())]
        archive.connection.exec_driver_sql(text, values)
