"""How each message of a lot stands: the rows of the last step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, QTime
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget

from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import OPEN_STATES, Submission, SubmissionState
from carerix_desktop.gui.bulk.row import RoomyDelegate
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SUBMISSION_ROLE = Qt.ItemDataRole.UserRole + 1
RECIPIENT, ADDRESS, RESULT, TIME = range(4)
REFUSED = frozenset({SubmissionState.FAILED, SubmissionState.UNKNOWN})
_TONES = {
    "good": ("success.subtle", "success.text", "check"),
    "bad": ("danger.subtle", "danger.text", "circle-alert"),
    "warn": ("warning.subtle", "warning.text", "triangle-alert"),
    "info": ("info.subtle", "info.text", "loader-circle"),
}


class OutcomeModel(QAbstractTableModel):
    """The messages of one lot in the order in which they leave."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._found: list[Submission] = []
        self._texts = BulkTexts()
        self._refused_only = False
        self._all: list[Submission] = []

    @property
    def submissions(self) -> Sequence[Submission]:
        """All of the lot, whatever is shown."""
        return tuple(self._all)

    def keys(self, states: frozenset[SubmissionState]) -> tuple[SubmissionKey, ...]:
        """Those in one of these states."""
        return tuple(one.key for one in self._all if one.state in states)

    def show_refused_only(self, only: bool) -> None:
        """Only what did not arrive."""
        self._refused_only = only
        self.take(self._all)

    def take(self, found: Sequence[Submission]) -> None:
        """The lot as it stands now; rows keep their places."""
        self._all = sorted(found, key=lambda one: one.key)
        shown = [one for one in self._all if not self._refused_only or one.state in REFUSED]
        if [one.key for one in shown] != [one.key for one in self._found]:
            self.beginResetModel()
            self._found = shown
            self.endResetModel()
            return
        before, self._found = self._found, shown
        for place, (old, new) in enumerate(zip(before, shown, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, RECIPIENT), self.index(place, TIME))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TIME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Recipient"), self.tr("E-mail"), self.tr("Result"), self.tr("Time"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._found[index.row()]
        if role == SUBMISSION_ROLE:
            return one
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == RESULT:
            return one.answer or one.error or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        recipient = one.recipients[0]
        match index.column():
            case 0:
                return recipient.name or recipient.address
            case 1:
                return recipient.address
            case 2:
                result, answer = self._texts.result(one)[0], one.answer or one.error
                return f"{result}: {answer}" if role == Qt.ItemDataRole.AccessibleTextRole and answer else result
            case _:
                return _clock(one.sent_at) if one.sent_at else ""


def _clock(at: int) -> str:
    local = datetime.fromtimestamp(at, UTC).astimezone()
    return QLocale().toString(QTime(local.hour, local.minute, local.second), "HH:mm:ss")


def processed(found: Sequence[Submission]) -> int:
    """How many of a lot wait for nothing any more."""
    return sum(one.state not in OPEN_STATES for one in found)


class ResultDelegate(RoomyDelegate):
    """The result as a badge with icon and words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, lines=True)
        self._texts = BulkTexts()
        self._details = self.tr("Details")

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        one = index.data(SUBMISSION_ROLE)
        text, tone = self._texts.result(one)
        if tone not in _TONES:
            super().paint(painter, option, index)
            return
        back, front, icon = _TONES[tone]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("bg.selected"))
        self._paint_line(painter, option.rect)
        metrics = self._theme.metrics("caption")
        width = min(metrics.horizontalAdvance(text) + 32, option.rect.width() - 12)
        height = metrics.height() + 7
        box = QRect(option.rect.left() + 6, option.rect.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        drawn = self._theme.icons.pixmap(icon, front, 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + 7, box.center().y() - 6, drawn)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(front))
        room = box.adjusted(24, 0, -6, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if one.answer or one.error:
            self._paint_details(painter, box)
        painter.restore()

    def _paint_details(self, painter: QPainter, box: QRect) -> None:
        """The word that says there is more to read: below the table, once the row is chosen."""
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text.link"))
        painter.drawText(
            QRect(box.right() + 8, box.top(), 200, box.height()), Qt.AlignmentFlag.AlignVCenter, self._details
        )
