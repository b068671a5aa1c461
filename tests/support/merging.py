"""An agency whose clock ticks, and all that its store says of records and mail, in a form that compares."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.merging import Side, merged_fields
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.storage import records, tables_crm, tables_files, tables_mail
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_files import document, entry, entry_record, person_privacy
from carerix_desktop.storage.tables_mail import message
from tests.support.agency import NOW, Agency

MEMORY = {"removed_record", "removed_part", "record_log"}
"""Of a merge or a deletion something is remembered; all else must be as before."""


class TickingAgency(Agency):
    """An agency in which each act of filing comes a minute after the one before."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        ticks = count(1)

        def clock() -> datetime:
            return NOW + timedelta(minutes=next(ticks))

        self.desk = FilingDesk(self.store.archivist(), clock)
        self.record_desk = RecordDesk(self.store.archivist(), clock)

    def add_record(self, name: str, *addresses: str, full_name: str = "") -> RecordKey:
        key = super().add_record(name, *addresses, full_name=full_name)
        table = records.TABLES[RecordKind(name.partition(":")[0])]
        if "last_name" in table.c:
            with self.store.work(None) as work:
                change = update(table).where(table.c.key == key)
                work.connection.execute(change.values(last_name=full_name or name.partition(":")[2]))
        return key

    def record_id(self, name: str) -> RecordId:
        return RecordId(name.partition(":")[0], self.records[name])

    def merge(self, kept: str, gone: str, chosen: Mapping[str, Side] | None = None) -> int:
        """Merge as the window does; answer the key of the removal."""
        kind = RecordKind(kept.partition(":")[0])
        with self.store.reader(self.users["anna"]) as reader:
            keys = [self.records[kept], self.records[gone]]
            found = records.get_records(reader, kind, keys)
            fields = merged_fields(found[keys[0]], found[keys[1]], chosen or {})
            named = {
                name: records.keys_by_ref(reader, other, [fields[name]])[fields[name]]
                for name, (other, _column) in records.REFERENCES.items()
                if fields.get(name)
            }
        checked = check_fields(kind, {**fields, "ref": found[keys[0]].ref}, new=False)
        pair = (self.record_id(kept), self.record_id(gone))
        return self.record_desk.merge(self.users["anna"], pair, checked, named).key

    def note(self, *names: str) -> int:
        """Write a note on records."""
        with self.store.work(self.users["anna"]) as work:
            row = {"sort": "note", "author_key": self.users["anna"], "at": 1, "body": "Note", "changed_at": 1}
            made = work.connection.execute(insert(entry).values(**row)).inserted_primary_key
            assert made is not None
            for name in names:
                on = {"kind": name.partition(":")[0], "record_key": self.records[name], "at": 1}
                work.connection.execute(insert(entry_record).values(entry_key=made[0], **on))
        return int(made[0])

    def edit(self, name: str, city: str) -> None:
        """Have a candidate live elsewhere."""
        with self.store.work(None) as work:
            work.connection.execute(update(candidate).where(candidate.c.key == self.records[name]).values(city=city))

    def messages(self) -> set[str]:
        """The Message-IDs that are here once, and filed."""
        with self.store.archivist().batch() as archive:
            query = select(message.c.message_id).where(message.c.filed).group_by(message.c.message_id)
            return set(archive.connection.execute(query.having(func.count() == 1)).scalars())

    def add_document(self, name: str) -> None:
        on = {"kind": name.partition(":")[0], "record_key": self.records[name], "name": "CV", "changed_at": 1}
        with self.store.work(None) as work:
            work.connection.execute(insert(document).values(**on))

    def hold(self, name: str, why: str) -> None:
        on = {"kind": name.partition(":")[0], "record_key": self.records[name], "hold": bool(why), "hold_why": why}
        with self.store.work(None) as work:
            work.connection.execute(insert(person_privacy).values(**on, changed_by="anna", changed_at=1))

    def whole(self) -> dict[str, list[str]]:
        """Every table of records and mail, row by row, less what says only when a rule or a computer wrote."""
        found = {}
        with self.store.archivist().batch() as archive:
            first = select(message.c.conversation_key, func.min(message.c.key)).group_by(message.c.conversation_key)
            talks = {row[0]: row[1] for row in archive.connection.execute(first)}
            for table in _tables():
                if table.name not in MEMORY:
                    rows = archive.connection.execute(select(table)).mappings()
                    found[table.name] = sorted(
                        json.dumps(_plain(table, dict(row), talks), default=repr) for row in rows
                    )
        return found


def _tables() -> Iterator[Table]:
    for module in (tables_crm, tables_mail, tables_files):
        yield from (value for value in vars(module).values() if isinstance(value, Table))


def _plain(table: Table, row: dict[str, Any], talks: Mapping[int, int]) -> dict[str, Any]:
    """A row; a conversation is named by its first message, whichever gave it its key."""
    for name in ("conversation_key", *(("key",) if table.name == "conversation" else ())):
        if name in row:
            row[name] = talks[row[name]]
    if table.name in ("record_address", "proposal"):
        del row["key"]
    if table.name == "link" and row["made_by"] == "rule":
        del row["made_at"]
    row.pop("changed_at", None)
    return row
