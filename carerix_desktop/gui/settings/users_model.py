"""The table of Settings › Users: who has mail, and does it work (DESIGN 4.13)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from carerix_desktop.gui.settings.texts import mail_kind, user_role_name
from carerix_desktop.gui.settings.user_lines import UserLine
from carerix_desktop.gui.settings.user_words import ICONS, TONES, confidential_text, last_active, state_text
from carerix_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NAME_WIDTH, ROW_HEIGHT = 260, 44
_NOW = 2**40
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
CHIP_ROLE = LINE_ROLE + 1
"""(tone, icon) of a cell that is drawn as a chip."""
ORDER_ROLE = LINE_ROLE + 2
"""By what a column is sorted."""


class Column(IntEnum):
    """What the table shows."""

    NAME = 0
    ROLE = 1
    MAIL = 2
    STATE = 3
    CONFIDENTIAL = 4
    ACTIVE = 5


class UsersModel(QAbstractTableModel):
    """The rows as they were read last."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[UserLine] = []

    @property
    def lines(self) -> Sequence[UserLine]:
        """All rows."""
        return self._lines

    def show_lines(self, lines: Sequence[UserLine]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: self.tr("Name"),
            Column.ROLE: self.tr("Role"),
            Column.MAIL: self.tr("Mail"),
            Column.STATE: self.tr("Sync"),
            Column.CONFIDENTIAL: self.tr("Confidential"),
            Column.ACTIVE: self.tr("Last active"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line) if column is Column.NAME else self._text(line, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(line, column)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(NAME_WIDTH, ROW_HEIGHT) if column is Column.NAME else None
            case _ if role == CHIP_ROLE:
                return self._chip(line, column)
            case _ if role == ORDER_ROLE:
                return self._order(line, column)
        return line if role == LINE_ROLE else None

    def _text(self, line: UserLine, column: Column) -> str:
        return {
            Column.NAME: line.user.name,
            Column.ROLE: user_role_name(line.user.role),
            Column.MAIL: mail_kind(line.account),
            Column.STATE: state_text(line),
            Column.CONFIDENTIAL: confidential_text(line.user),
            Column.ACTIVE: last_active(line),
        }[column]

    def _spoken(self, line: UserLine) -> str:
        texts = [self._text(line, column) for column in Column if column is not Column.CONFIDENTIAL]
        closed = line.user.incoming_confidential or line.user.outgoing_confidential
        if closed:
            texts.append(self.tr("confidential: {which}").format(which=confidential_text(line.user)))
        return ", ".join(text for text in (texts[0], line.user.from_address, *texts[1:]) if text)

    def _chip(self, line: UserLine, column: Column) -> tuple[str, str] | None:
        if column is Column.STATE:
            return TONES[line.state], ICONS.get(line.state, "")
        closed = line.user.incoming_confidential or line.user.outgoing_confidential
        return ("confidential", "lock") if column is Column.CONFIDENTIAL and closed else None

    def _order(self, line: UserLine, column: Column) -> str | int:
        if column is Column.ACTIVE:
            return _NOW if line.own else line.last_sign_in or 0
        return self._text(line, column).casefold()

    def _color(self, line: UserLine, column: Column) -> Any:
        quiet = column is Column.CONFIDENTIAL or not line.user.active
        return self._theme.color("text.secondary") if quiet else None
