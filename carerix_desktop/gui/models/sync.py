"""The model of the sync popover: per folder server n, here n, set aside n; never "up to date" when they differ."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from carerix_desktop.domain.event import MailboxState
from carerix_desktop.domain.view import FolderRow
from carerix_desktop.gui.models.role_names import role_label

Index = QModelIndex | QPersistentModelIndex


class SyncColumn(IntEnum):
    """Columns of the popover's table."""

    FOLDER = 0
    SERVER = 1
    HERE = 2
    SET_ASIDE = 3


class SyncModel(QAbstractTableModel):
    """One row per server folder that has reported."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._names: dict[int, str] = {}
        self._states: list[MailboxState] = []

    def name_folders(self, rows: Iterable[FolderRow]) -> None:
        """Learn what the folders are called."""
        named = [(row.mailbox, role_label(row.role) if row.role else row.name) for row in rows]
        self._names = {int(mailbox): name for mailbox, name in named if mailbox is not None}
        if self._states:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._states) - 1, 0))

    def take(self, states: Iterable[MailboxState]) -> None:
        """Newer states; a folder that is new gets a row at the end."""
        for state in states:
            row = next((n for n, known in enumerate(self._states) if known.mailbox == state.mailbox), -1)
            if row < 0:
                end = len(self._states)
                self.beginInsertRows(QModelIndex(), end, end)
                self._states.append(state)
                self.endInsertRows()
            else:
                self._states[row] = state
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(SyncColumn) - 1))

    @property
    def states(self) -> tuple[MailboxState, ...]:
        """All that is known."""
        return tuple(self._states)

    @property
    def folders_done(self) -> int:
        """How many folders add up."""
        return sum(state.server == state.local + state.set_aside for state in self._states)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._states)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(SyncColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        titles = (self.tr("Folder"), self.tr("Server"), self.tr("Here"), self.tr("Set aside"))
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._states):
            return None
        state, column = self._states[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column != SyncColumn.FOLDER:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            numbers = (0, state.server, state.local, state.set_aside)
            name = self._names.get(int(state.mailbox), self.tr("Folder {n}").format(n=state.mailbox))
            return name if column == SyncColumn.FOLDER else QLocale().toString(numbers[column])
        return None
