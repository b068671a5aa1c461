"""Records that were deleted or merged into another: what is remembered of them, and the rows that go back.

The rows of `removed_part` name messages: only an Archive reads them, and no reader does (C-12).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, UniqueConstraint, and_, delete, insert, or_, select, update

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_rows import delete_in, find_in
from carerix_desktop.storage.record_parts import RecordPart
from carerix_desktop.storage.records import TABLES
from carerix_desktop.storage.tables_files import record_log, removed_part, removed_record
from carerix_desktop.storage.tables_mail import METADATA
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

RowValues = dict[str, Any]
DELETED, MERGED = "deleted", "merged"


class Removal(NamedTuple):
    """A record that went: why, into which other one, by whom and when (seconds); `undone_at` once it is back."""

    key: int
    kind: str
    record_key: RecordKey
    ref: str
    name: str
    why: str
    into_key: RecordKey | None
    made_by: str
    made_at: int
    undone_at: int | None

    @property
    def record(self) -> RecordId:
        """The record that went."""
        return RecordId(self.kind, self.record_key)


def add_removal(archive: Archive, values: Mapping[str, Any]) -> int:
    """Note that a record goes; the key of the note."""
    result = archive.connection.execute(insert(removed_record).values(**values))
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def find_removal(door: Archive | Reader | Work, key: int) -> Removal | None:
    """One note."""
    row = door.connection.execute(select(removed_record).where(removed_record.c.key == key)).first()
    return None if row is None else Removal(*row)


def find_open(door: Archive | Reader | Work, *where: ColumnElement[bool]) -> list[Removal]:
    """Notes of records that are not back, newest first."""
    query = select(removed_record).where(removed_record.c.undone_at.is_(None), *where)
    return [Removal(*row) for row in door.connection.execute(query.order_by(removed_record.c.key.desc()))]


def find_undone(door: Archive | Reader | Work, *where: ColumnElement[bool]) -> list[Removal]:
    """Notes of records that are back, the last that came back first."""
    query = select(removed_record).where(removed_record.c.undone_at.is_not(None), *where)
    return [Removal(*row) for row in door.connection.execute(query.order_by(removed_record.c.undone_at.desc()))]


def removal_of(door: Archive | Reader | Work, record: RecordId) -> Removal | None:
    """Why a record is gone, where it is."""
    r = removed_record.c
    return next(iter(find_open(door, r.kind == record.kind, r.record_key == record.record_key)), None)


def follow(door: Archive | Reader | Work, record: RecordId) -> RecordId | None:
    """The record itself, or the one that it was merged into, if one of them is here."""
    for _step in range(100):
        table = TABLES[RecordKind(record.kind)]
        here = select(table.c.ref).where(table.c.key == record.record_key)
        if door.connection.execute(here).first() is not None:
            return record
        removal = removal_of(door, record)
        if removal is None or removal.into_key is None:
            return None
        record = RecordId(record.kind, removal.into_key)
    return None


def find_merged_ref(door: Archive | Reader | Work, kind: RecordKind, ref: str) -> RecordKey | None:
    """The record into which the one with this number was merged."""
    r = removed_record.c
    for removal in find_open(door, r.kind == kind.value, r.ref == ref, r.why == MERGED):
        found = follow(door, removal.record)
        if found is not None:
            return found.record_key
    return None


def close_removal(archive: Archive, key: int, at: int) -> None:
    """The record is back: nothing of it is kept any more but that it was away."""
    archive.connection.execute(update(removed_record).where(removed_record.c.key == key).values(undone_at=at))
    gone = removed_part.c.table_name.not_like("undecided%")
    archive.connection.execute(delete(removed_part).where(removed_part.c.removed_key == key, gone))


def become_deleted(archive: Archive, key: int) -> None:
    """A match that was merged away counts as deleted with its vacancy."""
    values = {"why": DELETED, "into_key": None}
    archive.connection.execute(update(removed_record).where(removed_record.c.key == key).values(**values))


def keep_rows(archive: Archive, removal: int, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep rows under a name: `table.column` of the part."""
    values = [
        {"removed_key": removal, "table_name": name, "message_key": row.get("message_key"), "row": dict(row)}
        for row in rows
    ]
    if values:
        archive.connection.execute(insert(removed_part), values)


def kept_rows(archive: Archive, removal: int) -> dict[str, list[RowValues]]:
    """What is kept, by name."""
    query = select(removed_part.c.table_name, removed_part.c.row).where(removed_part.c.removed_key == removal)
    found: dict[str, list[RowValues]] = defaultdict(list)
    for name, row in archive.connection.execute(query.order_by(removed_part.c.key)):
        found[name].append(dict(row))
    return found


def forget_since(archive: Archive, name: str, record_key: RecordKey, since: int) -> None:
    """Of rows about a record that are kept under a name, forget those made from a moment on."""
    p = removed_part.c
    query = select(p.key, p.row).where(p.table_name == name)
    gone = [
        key
        for key, row in archive.connection.execute(query)
        if row["record_key"] == record_key and row["made_at"] >= since
    ]
    delete_in(archive.connection, removed_part, p.key, gone)


def put_log_line(archive: Archive, line: Mapping[str, Any]) -> None:
    """Write a line of the log of a record."""
    archive.connection.execute(insert(record_log).values(**line))


def name_in(row: Mapping[str, Any]) -> str:
    """What the list of removed records calls the record of this row."""
    return str(row.get("full_name") or row.get("name") or row.get("title") or row["ref"])


# Rows by part.


def name_of(part: RecordPart) -> str:
    """Under which the rows of a part are kept."""
    return f"{part.table}.{part.column}"


def table_of(part: RecordPart) -> Table:
    """Its table."""
    return METADATA.tables[part.table]


def identity_of(part: RecordPart) -> tuple[str, ...] | None:
    """By what a row of the part is told from the others of its record; None where a record may have any number."""
    table = table_of(part)
    uniques = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    for one in (table.primary_key, *uniques):
        names = [column.name for column in one.columns]
        if part.column in names:
            return tuple(name for name in names if name not in (part.column, "kind"))
    return None


def rows_of(archive: Archive, part: RecordPart, record: RecordId) -> list[RowValues]:
    """The rows that name a record."""
    query = select(table_of(part)).where(_names(part, record))
    return [dict(row) for row in archive.connection.execute(query).mappings()]


def delete_rows(archive: Archive, part: RecordPart, record: RecordId) -> None:
    """Delete the rows that name a record."""
    archive.connection.execute(delete(table_of(part)).where(_names(part, record)))


def insert_row(archive: Archive, table: Table, values: RowValues) -> None:
    """Insert a record's own row."""
    archive.connection.execute(insert(table).values(**values))


def update_row(archive: Archive, table: Table, key: RecordKey, values: RowValues) -> None:
    """Change a record's own row."""
    archive.connection.execute(update(table).where(table.c.key == key).values(**values))


def is_taken(archive: Archive, kind: RecordKind, ref: str) -> bool:
    """Whether a record that is here has this number."""
    table = TABLES[kind]
    return archive.connection.execute(select(table.c.key).where(table.c.ref == ref)).first() is not None


def rename_rows(archive: Archive, part: RecordPart, record: RecordId, to: RecordKey | None) -> None:
    """Have the rows that name a record name another one, or none."""
    change = update(table_of(part)).where(_names(part, record))
    archive.connection.execute(change.values({part.column: to}))


def put_missing(archive: Archive, part: RecordPart, record: RecordId, rows: Sequence[RowValues]) -> None:
    """Insert rows of a record, less those that are there already and those whose message, entry or user is gone."""
    table, identity = table_of(part), identity_of(part)
    for column in table.c:
        for key in column.foreign_keys:
            wanted = {row[column.name] for row in rows if row[column.name] is not None}
            here = {one[0] for one in find_in(archive.connection, select(key.column), key.column, wanted)}
            rows = [row for row in rows if row[column.name] is None or row[column.name] in here]
    if identity is not None:
        there = {tuple(row[name] for name in identity) for row in rows_of(archive, part, record)}
        rows = [row for row in rows if tuple(row[name] for name in identity) not in there]
    surrogate = "key" in table.c and part.column != "key"
    if identity is None and not surrogate:
        own = next(iter(table.primary_key.columns))
        here = {one[0] for one in find_in(archive.connection, select(own), own, [row[own.name] for row in rows])}
        rows = [row for row in rows if row[own.name] not in here]
    values = [{name: row[name] for name in row if not (surrogate and name == "key")} for row in rows]
    if values:
        archive.connection.execute(insert(table), values)


def point(archive: Archive, part: RecordPart, row_key: Any, value: RecordKey | None, *, expected: Any) -> None:
    """Have one row name another record; what is kept of that row, because it is away or was merged, does so too."""
    table = table_of(part)
    own = next(iter(table.primary_key.columns))
    same = table.c[part.column].is_(None) if expected is None else table.c[part.column] == expected
    archive.connection.execute(update(table).where(own == row_key, same).values({part.column: value}))
    kind = next((kind for kind, one in TABLES.items() if one is table), None)
    if kind is None:
        return
    r, p = removed_record.c, removed_part.c
    about = (r.kind == kind.value, r.undone_at.is_(None), or_(r.record_key == row_key, r.into_key == row_key))
    query = select(p.key, p.row).join_from(removed_part, removed_record, r.key == p.removed_key)
    for key, kept in archive.connection.execute(query.where(*about, p.table_name == f"{part.table}.key")).all():
        if kept["key"] == row_key and kept[part.column] == expected:
            changed = {**kept, part.column: value}
            archive.connection.execute(update(removed_part).where(p.key == key).values(row=changed))


def _names(part: RecordPart, record: RecordId) -> ColumnElement[bool]:
    table = table_of(part)
    same = table.c[part.column] == record.record_key
    return and_(same, table.c.kind == record.kind) if part.kind is None else same
