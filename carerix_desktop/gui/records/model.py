"""The model of a list of files: keys first, records by the page (PERFORMANCE.md, 3); filtering runs in the store."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_query import OWNER, RecordQuery
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records.texts import RecordTexts

PAGE = 200
KEPT = 1600
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NAMED = {"company": RecordKind.COMPANY, "contact": RecordKind.CONTACT}
"""Columns that hold the number of another record; its name is shown."""

_YES_NO = ("confidential", "opt_out")
COLUMNS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.CANDIDATE: ("name", "emails", "phones", "city", "owner", "ref"),
    RecordKind.CONTACT: ("name", "title", "company", "emails", "owner", "ref"),
    RecordKind.COMPANY: ("name", "city", "domains", "owner", "ref"),
    RecordKind.VACANCY: ("name", "company", "contact", "status", "owner", "ref"),
    RecordKind.MATCH: ("ref", "candidate", "vacancy", "status"),
}


class RecordListModel(QAbstractTableModel):
    """All records of a kind that hold the filter's words, by name.

    Signals:
        loaded: an answer is in, so that an empty list is really empty.
        failed: the store could not answer: the fault.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, services: Services, kind: RecordKind, parent: Any = None) -> None:
        super().__init__(parent)
        self._jobs, self._kind, self._viewer = jobs, kind, services.viewer.key
        self._service, self._lists = services.more["records"], services.more["record_lists"]
        self._texts = RecordTexts()
        self._query = RecordQuery(kind=kind)
        self._columns = COLUMNS[kind]
        self._labels: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self._keys: list[int] = []
        self._records: OrderedDict[int, Record] = OrderedDict()
        self._wanted: list[int] = []
        self._names: dict[tuple[str, str], str] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_pages)

    @property
    def kind(self) -> RecordKind:
        """What is listed."""
        return self._kind

    @property
    def query(self) -> RecordQuery:
        """What is asked of the store."""
        return self._query

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that show, from left to right."""
        return self._columns

    @property
    def owners(self) -> dict[str, str]:
        """The users' names by login."""
        return self._owners

    @property
    def further(self) -> dict[str, str]:
        """The further fields, with their labels."""
        return self._labels

    def show(self, query: RecordQuery) -> None:
        """Ask for something else; the rows change when the store has answered."""
        self._query = query
        self.refresh()

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show other fields."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def name_fields(self, labels: dict[str, str], owners: dict[str, str]) -> None:
        """What further fields are called, and the users by login."""
        self._labels, self._owners = labels, owners
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._columns) - 1))

    def label(self, name: str) -> str:
        """What a field is called."""
        return self._labels.get(name) or self._texts.column(name)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A header was clicked: the store sorts."""
        if 0 <= column < len(self._columns):
            down = order == Qt.SortOrder.DescendingOrder
            self.show(replace(self._query, sort=self._columns[column], descending=down))

    def filter(self, words: str) -> None:
        """Show only what holds these words; the rows change when the store has answered."""
        self.show(replace(self._query, words=words))

    def refresh(self) -> None:
        """Read the keys again."""
        find, args = self._lists.find_keys, (self._viewer, self._query)
        self._jobs.ask(find, *args, on_done=self._take_keys, on_fault=self._fail, key=(id(self), "keys"))

    def record_at(self, row: int) -> Record | None:
        """The record of a row if it has been read."""
        return self._records.get(self._keys[row]) if 0 <= row < len(self._keys) else None

    def keys_at(self, rows: Iterable[int]) -> list[int]:
        """The keys of rows, read or not."""
        return [self._keys[row] for row in rows if 0 <= row < len(self._keys)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = self._columns
        return self.label(names[section]) if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        record = self._records.get(self._keys[index.row()])
        if record is None:
            self._want(index.row())
            return None
        if role == RECORD_ROLE:
            return record
        name = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(record, name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.label(name)}: {self._cell(record, name)}"
        return None

    def _cell(self, record: Record, name: str) -> str:
        if name in ("name", "ref"):
            return record.name if name == "name" else record.ref
        text = record.fields.get(name, record.extra.get(name, ""))
        if name in _YES_NO:
            return self.tr("yes") if text == "yes" else self.tr("no")
        if name == OWNER:
            return self._owners.get(text, text)
        if name in NAMED:
            return self._names.get((name, text), text)
        if name == "language":
            return self._texts.language(text)
        return self._texts.status(text) if name == "status" else text.replace(";", ", ")

    def _fail(self, fault: Fault) -> None:
        self.failed.emit(fault)

    def _want(self, row: int) -> None:
        page = row - row % PAGE
        if page not in self._wanted:
            self._wanted.append(page)
        if not self._turn.isActive():
            self._turn.start()

    def _read_pages(self) -> None:
        wanted, self._wanted = self._wanted[-2:], []  # what was scrolled past is not read
        for page in wanted:
            keys = self._keys[page : page + PAGE]
            args = (self._service, self._viewer, self._kind, keys)
            self._jobs.ask(read_page, *args, on_done=self._take_page)

    def _take_keys(self, keys: Any) -> None:
        fresh = [int(key) for key in keys]
        self._records.clear()
        same = 0
        while same < min(len(fresh), len(self._keys)) and fresh[same] == self._keys[same]:
            same += 1
        if same < len(self._keys):
            self.beginRemoveRows(QModelIndex(), same, len(self._keys) - 1)
            del self._keys[same:]
            self.endRemoveRows()
        if same < len(fresh):
            self.beginInsertRows(QModelIndex(), same, len(fresh) - 1)
            self._keys += fresh[same:]
            self.endInsertRows()
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(same - 1, self.columnCount() - 1))
        self.loaded.emit()

    def _take_page(self, page: tuple[list[Record], dict[tuple[str, str], str]]) -> None:
        records, names = page
        self._names |= names
        self._take_records(records)

    def _take_records(self, records: list[Record]) -> None:
        rows = {key: row for row, key in enumerate(self._keys)}
        touched = []
        for record in records:
            self._records[record.key] = record
            self._records.move_to_end(record.key)
            if record.key in rows:
                touched.append(rows[record.key])
        while len(self._records) > KEPT:
            self._records.popitem(last=False)
        if touched:
            self.dataChanged.emit(self.index(min(touched), 0), self.index(max(touched), self.columnCount() - 1))


def read_page(
    service: Any, viewer: UserKey, kind: RecordKind, keys: list[int]
) -> tuple[list[Record], dict[tuple[str, str], str]]:
    """Records of a page, and the names of the records that they name by number."""
    records: list[Record] = service.get_many(viewer, kind, keys)
    names: dict[tuple[str, str], str] = {}
    for column, named in NAMED.items():
        refs = {record.fields.get(column, "") for record in records} - {""}
        found = service.names(viewer, named, refs)
        names |= {(column, ref): name for ref, name in found.items()}
    return records, names
