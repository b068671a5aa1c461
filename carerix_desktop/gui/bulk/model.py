"""The recipients as rows: ticked or not, with their message once it is made; in memory: it is what a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal

from carerix_desktop.domain.bulk import Caution, Copy, Standing
from carerix_desktop.gui.bulk.texts import BulkTexts

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class Shown(Enum):
    """Which rows a list shows."""

    ALL = "all"
    ATTENTION = "attention"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A recipient, ticked or not; `copy` once the message was made, `made` as the template gave an edited one."""

    standing: Standing
    ticked: bool
    copy: Copy | None = None
    made: Copy | None = None

    @property
    def now(self) -> Standing:
        """How the person stands, by the message where there is one."""
        return self.copy.standing if self.copy is not None else self.standing

    @property
    def goes(self) -> bool:
        """Whether a message leaves for this person."""
        return self.ticked and self.now.hindrance is None

    @property
    def confidential(self) -> bool:
        """Whether the message leaves as a confidential one, or would as far as is known before it is made."""
        made = self.copy.prepared if self.copy is not None else None
        return Caution.CONFIDENTIAL in self.now.cautions if made is None else made.consequences.confidential

    @property
    def changed(self) -> bool:
        """Whether a person edited the message."""
        return self.copy is not None and self.copy.changed


class RecipientModel(QAbstractListModel):
    """Everybody who was chosen, in that order.

    Signals:
        counted: the numbers of rows, of ticks or of changed messages may be others.
    """

    counted = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._texts = BulkTexts()

    @property
    def rows(self) -> Sequence[Row]:
        """All of them."""
        return tuple(self._rows)

    def row_at(self, place: int) -> Row | None:
        """One of them."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Other people: who can be mailed, and is not set aside, is ticked."""
        self.beginResetModel()
        self._rows = [Row(standing=one, ticked=one.comes_ticked) for one in standings]
        self.endResetModel()
        self.counted.emit()

    def renew_standings(self, standings: Sequence[Standing]) -> tuple[int, ...]:
        """The same people looked at again; answers who stands otherwise now: their message has to be made anew."""
        other = []
        for place, (row, now) in enumerate(zip(self._rows, standings, strict=True)):
            if row.standing == now:
                continue
            ticked = row.ticked if row.standing.comes_ticked == now.comes_ticked else now.comes_ticked
            if _edit_still_fits(row, now):
                self._rows[place] = replace(row, standing=now, ticked=ticked)
            else:
                self._rows[place] = Row(standing=now, ticked=ticked)
                other.append(place)
            self._tell(place)
        if other:
            self.counted.emit()
        return tuple(other)

    def put_copies(self, places: Sequence[int], copies: Sequence[Copy]) -> None:
        """The messages of some rows; who should not get such a message unasked loses the tick."""
        for place, copy in zip(places, copies, strict=True):
            row = self._rows[place]
            newly_aside = row.now.comes_ticked and Caution.SET_ASIDE in copy.standing.cautions
            self._rows[place] = replace(row, copy=copy, made=None, ticked=row.ticked and not newly_aside)
            self._tell(place)
        self.counted.emit()

    def put_edited(self, place: int, copy: Copy) -> None:
        """A copy that a person edited; what the template gave is kept beside it."""
        row = self._rows[place]
        self._rows[place] = replace(row, copy=copy, made=row.made or row.copy)
        self._tell(place)
        self.counted.emit()

    def take_edit_back(self, place: int) -> None:
        """An edited copy becomes what the template gave."""
        row = self._rows[place]
        if row.made is not None:
            self._rows[place] = replace(row, copy=row.made, made=None)
            self._tell(place)
            self.counted.emit()

    def drop_copies(self) -> None:
        """Another template was chosen: no message is made yet."""
        self._rows = [replace(row, copy=None, made=None) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.counted.emit()

    def count(self, shown: Shown) -> int:
        """How many rows a filter shows."""
        return sum(fits(row, shown) for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.now.person.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.goes else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return self._texts.reason(row.now) or None
            case _:
                return row if role == ROW_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.CheckStateRole or row.now.hindrance is not None:
            return False
        self._rows[index.row()] = replace(row, ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        self._tell(index.row())
        self.counted.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index.row()) if index.isValid() else None
        if row is not None and row.now.hindrance is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place), self.index(place))

    def _spoken(self, row: Row) -> str:
        return self._texts.spoken(row.now, goes=row.goes, confidential=row.confidential, changed=row.changed)


def _edit_still_fits(row: Row, now: Standing) -> bool:
    """Whether an edited copy outlives a change of the file: it goes to the same address and is not held back."""
    before = row.standing.person
    same = (now.person.key, now.person.address, now.person.vacancy) == (before.key, before.address, before.vacancy)
    return row.changed and same and now.hindrance is None and now.comes_ticked == row.standing.comes_ticked


def fits(row: Row, shown: Shown) -> bool:
    """Whether a filter shows a row."""
    match shown:
        case Shown.ATTENTION:
            return row.now.needs_attention
        case Shown.CHANGED:
            return row.changed
        case Shown.ALL:
            return True


class ShownRows(QSortFilterProxyModel):
    """The rows of one filter."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._shown = Shown.ALL

    def show_only(self, shown: Shown) -> None:
        """Another filter."""
        self._shown = shown
        self.invalidate()

    def filterAcceptsRow(self, place: int, _parent: Index) -> bool:
        source = self.sourceModel()
        row = source.row_at(place) if isinstance(source, RecipientModel) else None
        return row is not None and fits(row, self._shown)
