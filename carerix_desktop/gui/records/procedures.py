"""The candidates of a vacancy as a table with ticks: Write…, Reject… and Invite… are for the ticked (DESIGN 4.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.gui.models.spoken import short_when
from carerix_desktop.gui.records.model import RECORD_ROLE
from carerix_desktop.gui.records.rows import INSET, RecordRowDelegate
from carerix_desktop.gui.records.stages import days_in_stage
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.services.record_file import Related

NAME, STATUS, SINCE, MAIL, CITY, REF = range(6)
_LABELS = ("candidate", "status", "in_stage", "last_mail", "city", "ref")
STATUS_ROLE, SORT_ROLE = RECORD_ROLE + 1, RECORD_ROLE + 2
BOX = 16
Index = QModelIndex | QPersistentModelIndex
_TONES = {
    "good": ("success.subtle", "success.text"),
    "info": ("info.subtle", "info.text"),
    "neutral": ("bg.pressed", "text.secondary"),
}


class ProcedureModel(QAbstractTableModel):
    """The candidates, what runs first; a tick belongs to a person and stays when the file is read again.

    Signals:
        ticks_changed: others are ticked.
    """

    ticks_changed = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Related] = []
        self._ticked: set[str] = set()
        self._texts = RecordTexts()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The numbers of the ticked candidates, each once, in the order of the file."""
        return tuple(dict.fromkeys(one.record.ref for one in self._rows if one.record.ref in self._ticked))

    def show_procedures(self, found: Sequence[Related]) -> None:
        """The file as it is now."""
        same = [one.record.ref for one in found] == [one.record.ref for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(found)
        self._ticked &= {one.record.ref for one in found}
        if not same:
            self.endResetModel()
        elif self._rows:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._rows) - 1, REF))
        self.ticks_changed.emit()

    def forget_ticks(self) -> None:
        """Another file: nobody is ticked."""
        self._ticked.clear()

    def tick_only(self, refs: Collection[str]) -> None:
        """Tick these candidates and nobody else."""
        self._ticked = {one.record.ref for one in self._rows} & set(refs)
        self.tick((), on=True)

    def procedures_at(self, rows: Iterable[int]) -> list[Related]:
        """The procedures of rows."""
        return [self._rows[row] for row in rows if 0 <= row < len(self._rows)]

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick or untick rows."""
        for row in rows:
            ref = self._rows[row].record.ref
            (self._ticked.add if on else self._ticked.discard)(ref)
        if self._rows:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._rows) - 1, NAME))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_LABELS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._texts.column(_LABELS[section]) if 0 <= section < len(_LABELS) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        checkable = index.isValid() and index.column() == NAME
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if checkable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        one, column = self._rows[index.row()], index.column()
        is_ticked = one.record.ref in self._ticked
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(one, column)
            case Qt.ItemDataRole.CheckStateRole if column == NAME:
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(one, column, ticked=is_ticked)
        known = {RECORD_ROLE: one.record, STATUS_ROLE: one.status, SORT_ROLE: self._sort_key(one, column)}
        return known.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _cell(self, one: Related, column: int) -> str:
        if column == STATUS:
            return self._texts.status(one.status)
        if column == SINCE:
            days = days_in_stage(one)
            return self.tr("%n day(s)", "", days) if days else self.tr("today")
        if column == MAIL:
            return short_when(one.last_mail) if one.last_mail is not None else ""
        return {NAME: one.record.name, CITY: one.record.fields.get("city", ""), REF: one.record.ref}[column]

    def _sort_key(self, one: Related, column: int) -> Any:
        known = one.status in MATCH_STATUSES
        by_stage = MATCH_STATUSES.index(one.status) if known else len(MATCH_STATUSES)
        if column == SINCE:
            return days_in_stage(one)
        if column == MAIL:
            return one.last_mail.timestamp() if one.last_mail is not None else 0.0
        return by_stage if column == STATUS else self._cell(one, column).casefold()

    def _spoken(self, one: Related, column: int, *, ticked: bool) -> str:
        if column != NAME:
            return self._cell(one, column)
        mark = self.tr("ticked") if ticked else self.tr("not ticked")
        return f"{one.record.name}, {self._texts.status(one.status)}, {mark}"


class SortedProcedures(QSortFilterProxyModel):
    """The rows in the order that a header asked for; at first that of the file."""

    def __init__(self, model: ProcedureModel, parent: Any = None) -> None:
        super().__init__(parent)
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)


class ProcedureDelegate(RecordRowDelegate):
    """A row with its tick before the avatar, the status as a badge."""

    def _paint_lead(self, painter: QPainter, option: Any, index: Index, left: int) -> int:
        box = QStyleOptionButton()
        box.rect = _box_of(option.rect)
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(indicator, box, painter, option.widget)
        return super()._paint_lead(painter, option, index, left + BOX + INSET)

    def _paint_cell(self, painter: QPainter, room: QRect, index: Index) -> None:
        if index.column() != STATUS or not index.data():
            super()._paint_cell(painter, room, index)
            return
        back, front = _TONES[RecordTexts().badge(index.data(STATUS_ROLE))]
        metrics = self._theme.metrics("caption")
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width() - 12)
        height = metrics.height() + 5
        box = QRectF(room.left(), room.center().y() - height / 2, metrics.horizontalAdvance(text) + 12, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(back))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(front))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def editorEvent(self, event: QEvent, model: Any, option: Any, index: Index) -> bool:
        """A click on the tick."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if index.column() != NAME or event.button() != Qt.MouseButton.LeftButton:
            return False
        if not _box_of(option.rect).adjusted(-8, -8, 6, 8).contains(event.position().toPoint()):
            return False
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) != Qt.CheckState.Checked
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return bool(model.setData(index, state, Qt.ItemDataRole.CheckStateRole))


def _box_of(rect: QRect) -> QRect:
    return QRect(rect.left() + INSET, rect.center().y() - BOX // 2 + 1, BOX, BOX)
