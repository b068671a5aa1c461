"""The time line of a file: its mail, newest first, painted beside a line with a sign per entry (mock-up 02)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef, parse_record_ref
from carerix_desktop.domain.view import Card, Direction, ListSource
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.messages import MessageListModel, Role
from carerix_desktop.gui.models.spoken import CardSpeech, short_when
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.here import WhyHere
from carerix_desktop.gui.widgets.empty_state import EmptyState

Index = QModelIndex | QPersistentModelIndex
_SIGN = 28


class TimelineDelegate(QStyledItemDelegate):
    """One entry: sign on the line, subject, when, who and the first words."""

    def __init__(self, theme: Theme, *, narrow: bool, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme, self._narrow = theme, narrow

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        lines = self._theme.metrics("body").height() + self._theme.metrics("meta").height()
        return QSize(200, max(58, lines + 22))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        card = index.data(Role.CARD)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.selected" if selected else "bg.hover"))
        if isinstance(card, Card):
            self._paint_sign(painter, rect, card, index)
            self._paint_words(painter, rect, card)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRect, card: Card, index: Index) -> None:
        middle = rect.left() + 12 + _SIGN // 2
        top = rect.top() + 12
        painter.setPen(QPen(self._theme.color("border.default"), 1))
        if index.row() > 0:
            painter.drawLine(middle, rect.top(), middle, top - 2)
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(middle, top + _SIGN + 2, middle, rect.bottom() + 1)
        tint = "confidential.text" if card.confidential else "text.secondary"
        painter.setPen(QPen(self._theme.color("confidential.border" if card.confidential else "border.default"), 1))
        painter.setBrush(self._theme.color("confidential.subtle" if card.confidential else "bg.surface"))
        painter.drawEllipse(QRectF(middle - _SIGN / 2, top, _SIGN, _SIGN))
        name = "lock" if card.confidential else "send" if card.direction is Direction.OUT else "mail"
        icon = self._theme.icons.pixmap(name, tint, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(middle - 7, top + 7, icon)

    def _paint_words(self, painter: QPainter, rect: QRect, card: Card) -> None:
        left = rect.left() + 12 + _SIGN + 12
        right = rect.right() - (10 if self._narrow else 20)
        body, meta = self._theme.metrics("body"), self._theme.metrics("meta")
        when = short_when(card.date)
        width = meta.horizontalAdvance(when) + 4
        top = rect.top() + 9
        strong = "strong" if card.unread else "body"
        subject = QRect(left, top, right - left - width - 6, body.height())
        self._text(painter, subject, card.subject or "–", (strong, "text.primary"))
        self._text(painter, QRect(right - width, top, width, body.height()), when, ("meta", "text.tertiary"))
        who = self.tr("To {name}").format(name=card.sender) if card.direction is Direction.OUT else card.sender
        words = f"{who}: {card.preview}" if card.preview else who
        below = QRect(left, top + body.height() + 3, right - left, meta.height())
        self._text(painter, below, words, ("meta", "text.secondary"))

    def _text(self, painter: QPainter, box: QRect, text: str, style: tuple[str, str]) -> None:
        role, token = style
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(token))
        shown = self._theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class _View(QListView):
    """Typing a letter is no jump here."""

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""


class Timeline(QFrame):
    """The mail of one file.

    Args:
        context: services and look.
        narrow: for the record panel.

    Signals:
        opened: a message was opened (Enter or double click): its key and its source.
    """

    opened = Signal(object, object)

    def __init__(self, context: Context, *, narrow: bool = False) -> None:
        super().__init__()
        self._context = context
        self.setProperty("pane", "surface")
        self._model = MessageListModel(context.jobs, context.services.reading, CardSpeech(), self)
        self.view = _View()
        self.view.setAccessibleName(self.tr("Time line"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(TimelineDelegate(context.theme, narrow=narrow, parent=self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._empty = EmptyState(context.theme)
        self._empty.say(
            "history", self.tr("No history yet"), self.tr("Mail from or to this file appears here by itself.")
        )
        self._stack = QStackedLayout()
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 8, 0, 0)
        room.addLayout(self._stack)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._connect()

    @property
    def model(self) -> MessageListModel:
        """What is listed."""
        return self._model

    def show_record(self, kind: RecordKind, ref: str) -> None:
        """The mail of another file."""
        self._stack.setCurrentWidget(self.view)
        self._model.show_source(ListSource(record=f"{kind}:{ref}"))

    def _marked(self) -> int | None:
        index = self.view.currentIndex()
        return self._model.key_at(index.row()) if index.isValid() else None

    def _shown(self) -> RecordRef | None:
        source = self._model.source
        return parse_record_ref(source.record) if source is not None and source.record else None

    def _connect(self) -> None:
        self.why = WhyHere(self._context, self.view, self._marked, self._shown, choose_record)
        self._model.loaded.connect(self._choose_side)
        self._model.refreshed.connect(self._choose_side)
        self.view.activated.connect(self._open)
        self._context.bridge.messages_changed.connect(self._model.on_changed)

    def _choose_side(self) -> None:
        widget: QWidget = self.view if self._model.rowCount() else self._empty
        self._stack.setCurrentWidget(widget)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.key_at(index.row()), self._model.source)
