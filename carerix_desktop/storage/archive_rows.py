"""Rows in bulk for the archive: prepared executemany inserts and lookups by long lists of keys.

Inserts are compiled once per call and handed to the driver as parameter tuples where the dialect takes positions
(SQLite), else as dictionaries (psycopg): Core's own per-row processing costs more than the insert itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert

from carerix_desktop.storage.chunks import chunked

Values = tuple[Any, ...]


def put_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Values]) -> None:
    """Insert rows; each is a tuple in the order of `columns`, the first of which is the row's (or its message's) key.

    They go in by ascending key: a table that is filled downwards keeps its pages half empty.
    """
    if not rows:
        return
    rows = sorted(rows, key=itemgetter(0))
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
    if compiled.positional:
        order = [list(columns).index(name) for name in compiled.positiontup or ()]
        plain = order == list(range(len(columns)))
        connection.exec_driver_sql(str(compiled), rows if plain else [tuple(r[i] for i in order) for r in rows])
    else:
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])


def find_in(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], keys: Collection[Any]
) -> list[Values]:
    """Rows of the query whose column is one of the keys, portion by portion."""
    found: list[Values] = []
    for some in chunked(list(keys)):
        rows: Iterable[Any] = connection.execute(query.where(column.in_(some)))
        found.extend(rows)
    return found


def find_all(connection: Connection, query: Select[Any]) -> list[Values]:
    """All rows of the query."""
    rows: Iterable[Any] = connection.execute(query)
    return list(rows)


def delete_in(connection: Connection, table: Table, column: ColumnElement[Any], keys: Iterable[Any]) -> None:
    """Delete the rows whose column is one of the keys."""
    for some in chunked(list(keys)):
        connection.execute(delete(table).where(column.in_(some)))
