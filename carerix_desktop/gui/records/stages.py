"""The cards of one stage of a vacancy's pipeline: the model behind a column of the board, and how a card is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from carerix_desktop.gui.models.spoken import short_when
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.record_file import Related

MATCHES = "application/x-carerix-matches"
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
GAP, PAD = 6, 10
Index = QModelIndex | QPersistentModelIndex


def days_in_stage(card: Related) -> int:
    """Whole days since the procedure came to stand as it does."""
    return (datetime.now(UTC) - card.since).days if card.since is not None else 0


class StageModel(QAbstractListModel):
    """The candidates in one stage; what is dropped here is told, and the board decides.

    Args:
        stage: a status of matches.
        dragged: which matches a drag from here takes along, of other columns, too.
        parent: of the model.

    Signals:
        dropped: matches were dropped on this stage: their numbers.
    """

    dropped = Signal(object)

    def __init__(self, stage: str, dragged: Callable[[], Sequence[str]], parent: Any = None) -> None:
        super().__init__(parent)
        self.stage, self._dragged = stage, dragged
        self._texts = RecordTexts()
        self.cards: list[Related] = []

    def show_cards(self, cards: Sequence[Related]) -> None:
        """Who is in this stage now."""
        same = [card.match for card in cards] == [card.match for card in self.cards]
        if same:
            self.cards = list(cards)
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self.cards = list(cards)
        self.endResetModel()

    def row_of(self, match: str) -> int:
        """The row of a match, -1 where it is not here."""
        return next((row for row, card in enumerate(self.cards) if card.match == match), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.record.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._sentence(card)
        return card if role == CARD_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return known | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else known

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MATCHES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        here = [self.cards[index.row()].match for index in indexes]
        data = QMimeData()
        data.setData(MATCHES, QByteArray("\n".join(dict.fromkeys([*here, *self._dragged()])).encode()))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index) -> bool:
        if not data.hasFormat(MATCHES):
            return False
        self.dropped.emit(tuple(data.data(MATCHES).toStdString().split("\n")))
        return False  # no rows come by this way: the board moves the cards

    def _sentence(self, card: Related) -> str:
        days = days_in_stage(card)
        return ", ".join(
            text
            for text in (
                card.record.name,
                card.detail,
                self._texts.status(self.stage),
                self.tr("%n day(s) in this stage", "", days) if days else self.tr("in this stage since today"),
                self.tr("last mail {when}").format(when=short_when(card.last_mail)) if card.last_mail else "",
            )
            if text
        )


class CardDelegate(QStyledItemDelegate):
    """A card: who, where from; how long in this stage, and when there was mail last."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        meta = self._theme.metrics("meta").height()
        return QSize(120, self._theme.metrics("strong").height() + 2 * meta + 2 * PAD + GAP + 4)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Related):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, 1.5 - GAP)
        state = option.state
        selected, over = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        painter.setBrush(self._theme.color("bg.selected" if selected else "bg.hover" if over else "bg.surface"))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        token = "focus.ring" if focused else "accent.base" if selected else "border.default"
        painter.setPen(QPen(self._theme.color(token), 2 if focused else 1))
        painter.drawRoundedRect(box, 6, 6)
        self._paint_words(painter, box.toRect().adjusted(PAD, PAD - 3, -PAD, -PAD + 3), card)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, card: Related) -> None:
        strong, meta = self._theme.metrics("strong").height(), self._theme.metrics("meta").height()
        top = QRect(room.left(), room.top(), room.width(), strong)
        self._text(painter, top, card.record.name, ("strong", "text.primary"))
        line = QRect(room.left(), top.bottom() + 3, room.width(), meta)
        self._text(painter, line, card.detail, ("meta", "text.secondary"))
        line.translate(0, meta + 2)
        if card.last_mail is not None:
            line.setWidth(room.width() - self._paint_mail(painter, line, short_when(card.last_mail)))
        days = days_in_stage(card)
        text = self.tr("%n day(s)", "", days) if days else self.tr("today")
        self._text(painter, line, text, ("meta", "text.secondary"))

    def _paint_mail(self, painter: QPainter, line: QRect, when: str) -> int:
        """The date of the last mail at the right; answers the room that it takes."""
        width = min(self._theme.metrics("meta").horizontalAdvance(when) + 2, max(0, line.width() - 18 - 40))
        icon = self._theme.icons.pixmap("mail", "text.tertiary", 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(line.right() - width - 15, line.center().y() - 5, icon)
        box = QRect(line.right() - width, line.top(), width + 1, line.height())
        self._text(painter, box, when, ("meta", "text.tertiary"))
        return width + 22

    def _text(self, painter: QPainter, box: QRect, text: str, style: tuple[str, str]) -> None:
        role, token = style
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(token))
        shown = self._theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
