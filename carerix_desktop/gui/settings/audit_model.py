"""The table of the log: pages of lines from the store, newest first, as far as somebody scrolls."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from carerix_desktop.domain.audit import AuditLine, AuditWish
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.settings.audit_words import about_text, act_text, detail_text, spoken_line, who_text
from carerix_desktop.services.audit_log import PAGE

Index = QModelIndex | QPersistentModelIndex
NAME_WIDTH, ROW_HEIGHT = 120, 32
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class LogColumn(IntEnum):
    """What the table shows."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    ABOUT = 3
    DETAIL = 4


class AuditModel(QAbstractTableModel):
    """Asks for a page at a time, off the window's thread.

    Signals:
        loaded: a page is in, so that an empty table is really empty.
        failed: the store could not answer: the fault.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wish = AuditWish()
        self._lines: list[AuditLine] = []
        self._names: dict[str, str] = {}
        self._more = self._asking = False

    @property
    def wish(self) -> AuditWish:
        """What is asked for."""
        return self._wish

    def show(self, wish: AuditWish, names: dict[str, str]) -> None:
        """Ask for other lines; those that are there stay until the answer."""
        self._wish, self._names = wish, names
        self._ask(None)

    def line_at(self, row: int) -> AuditLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def names(self) -> dict[str, str]:
        """The users' names by login."""
        return self._names

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(LogColumn)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asking

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent) and self._lines:
            self._ask(self._lines[-1].key)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            LogColumn.WHEN: self.tr("When"),
            LogColumn.WHO: self.tr("Who"),
            LogColumn.WHAT: self.tr("What"),
            LogColumn.ABOUT: self.tr("About"),
            LogColumn.DETAIL: self.tr("Detail"),
        }[LogColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(NAME_WIDTH, ROW_HEIGHT)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == LogColumn.WHEN:
            return spoken_line(line, self._names, when_text(line))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, LogColumn(index.column()))
        return None

    def _text(self, line: AuditLine, column: LogColumn) -> str:
        match column:
            case LogColumn.WHEN:
                return when_text(line)
            case LogColumn.WHO:
                return who_text(line, self._names)
            case LogColumn.WHAT:
                return act_text(line.act)
            case LogColumn.ABOUT:
                return about_text(line, self._names)
        return " · ".join(text for text in (detail_text(line), line.reason) if text)

    def _ask(self, before: int | None) -> None:
        self._asking = True
        jobs, viewer = self._context.jobs, self._context.services.viewer.key
        log, wish, key = self._context.services.more["audit_log"], self._wish, (id(self), "lines")
        done, fault = self._take_more if before is not None else self._take, self._fail
        jobs.ask(lambda: log.find(viewer, wish, before=before), on_done=done, on_fault=fault, key=key)

    def _take(self, lines: tuple[AuditLine, ...]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        self._end(lines)

    def _take_more(self, lines: tuple[AuditLine, ...]) -> None:
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()
        self._end(lines)

    def _end(self, lines: tuple[AuditLine, ...]) -> None:
        self._asking, self._more = False, len(lines) == PAGE
        self.loaded.emit()

    def _fail(self, fault: Fault) -> None:
        self._asking = self._more = False
        self.failed.emit(fault)


def when_text(line: AuditLine) -> str:
    """When it was, as over a message."""
    return long_when(datetime.fromtimestamp(line.at, UTC))
