"""The table of Settings › Users: who has mail, and does it work (DESIGN 4.13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from carerix_desktop.domain.account import Account, ServerType, User
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import mail_kind, user_role_name
from carerix_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NAME_WIDTH, ROW_HEIGHT = 260, 44
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """What the table shows."""

    NAME = 0
    ROLE = 1
    MAIL = 2
    STATE = 3


class MailState(StrEnum):
    """How a user's mail stands, as far as this computer knows."""

    OFF = "off"
    NOT_SET = "not_set"
    NO_PASSWORD = "no_password"
    NO_SENDER = "no_sender"
    TO_MATCH = "to_match"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserLine:
    """A row."""

    user: User
    account: Account | None
    has_password: bool
    matched: int

    @property
    def state(self) -> MailState:
        """The first thing that keeps mail from coming."""
        if not self.user.active:
            return MailState.OFF
        if self.account is None:
            return MailState.NOT_SET
        if not self.has_password:
            return MailState.NO_PASSWORD
        if not self.user.from_address:
            return MailState.NO_SENDER
        imap = self.account.type is ServerType.IMAP
        return MailState.TO_MATCH if imap and self.matched < len(FolderRole) else MailState.READY

    @property
    def needs_attention(self) -> bool:
        """Whether an administrator should look."""
        return self.state in (MailState.NO_PASSWORD, MailState.NO_SENDER, MailState.TO_MATCH)


def read_lines(services: SettingsServices) -> list[UserLine]:
    """All rows; runs on a worker thread, because the keyring is asked."""
    accounts = services.accounts.everybody()
    lines = []
    for user in services.users.everybody():
        account = accounts.get(user.key)
        lines.append(
            UserLine(
                user=user,
                account=account,
                has_password=account is not None and services.accounts.has_password(account),
                matched=len(services.folders.pairs(user.key)) if account else 0,
            )
        )
    return lines


def state_text(line: UserLine) -> str:
    """The state in words."""
    translate = QCoreApplication.translate
    missing = len(FolderRole) - line.matched
    return {
        MailState.OFF: translate("Settings", "Switched off"),
        MailState.NOT_SET: translate("Settings", "Not set up"),
        MailState.NO_PASSWORD: translate("Settings", "No password on this computer"),
        MailState.NO_SENDER: _no_sender(line.user),
        MailState.TO_MATCH: translate("Settings", "Folders to match: {n}").format(n=missing),
        MailState.READY: translate("Settings", "Ready"),
    }[line.state]


def _no_sender(user: User) -> str:
    translate = QCoreApplication.translate
    if not user.system_address:
        return translate("Settings", "No sender address")
    return translate("Settings", "No sender address, sends from {address}").format(address=user.system_address)


TONES = {
    MailState.OFF: "text.tertiary",
    MailState.NOT_SET: "text.tertiary",
    MailState.NO_PASSWORD: "danger.text",
    MailState.NO_SENDER: "warning.text",
    MailState.TO_MATCH: "warning.text",
    MailState.READY: "success.text",
}


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
            Column.STATE: self.tr("State"),
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
        return line if role == LINE_ROLE else None

    def _text(self, line: UserLine, column: Column) -> str:
        return {
            Column.NAME: line.user.name,
            Column.ROLE: user_role_name(line.user.role),
            Column.MAIL: mail_kind(line.account),
            Column.STATE: state_text(line),
        }[column]

    def _spoken(self, line: UserLine) -> str:
        texts = [self._text(line, column) for column in Column]
        return ", ".join(text for text in (texts[0], line.user.from_address, *texts[1:]) if text)

    def _color(self, line: UserLine, column: Column) -> Any:
        if column is Column.STATE:
            return self._theme.color(TONES[line.state])
        return self._theme.color("text.tertiary") if not line.user.active else None
