"""Rows in bulk for the archive: prepared executemany inserts and lookups by long lists of keys.

Inserts are compiled once per call and handed to the driver as parameter tuples where the dialect takes positions
(SQLite), else as dictionaries (psycopg): Core's own per-row processing costs more than the insert itself. For the same
reason SQLite takes a list of keys as one JSON parameter: the text of the query stays the same however many they are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Select, Table, bindparam, delete, func, insert, select

from carerix_desktop.storage.chunks import chunked

Values = tuple[Any, ...]
JSON_KEYS = select(func.json_each(bindparam("keys")).table_valued("value").c.value)


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
    """Rows of the query whose column is one of the keys, all at once or portion by portion."""
    found: list[Values] = []
    if not keys:
        return found
    if connection.dialect.name == "sqlite" and not isinstance(column.type, LargeBinary):  # octets are no JSON
        at_once: Iterable[Any] = connection.execute(query.where(column.in_(JSON_KEYS)), {"keys": json.dumps([*keys])})
        return [*at_once]
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
