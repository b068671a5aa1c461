"""Paints a card of 78 px: who, count, time / subject, flags / chip, snippet. Fonts and metrics are made once.

No widgets and no text documents per row. Everything painted here is also an action and a sentence (CardSpeech), since
painted parts cannot take the focus. Where the day changes the line above a card is stronger.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.view import Card, ChipInfo, Direction
from carerix_desktop.gui.models.kind_names import KIND_ICONS as KIND_SIGNS
from carerix_desktop.gui.models.kind_names import kind_name
from carerix_desktop.gui.models.messages import MessageListModel, Role
from carerix_desktop.gui.models.spoken import short_when
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens

_LEFT, _RIGHT, _TOP = 16, 14, 10
_CHIP_MOST, _FLAG = 150, 14
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BARS = ((0.46, 0.82, 0.64), (0.38, 0.74, 0.58), (0.52, 0.68, 0.71), (0.41, 0.79, 0.49))
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """The card of a conversation, or its skeleton while it is on its way.

    Signals:
        chip_pressed: row whose painted chip was clicked.
    """

    chip_pressed = Signal(int)

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: tuple[str, ...] = ()  # of a search, lower case: marked where they stand

    @property
    def height(self) -> int:
        """The token is a minimum: large text makes larger cards."""
        line = self._line()
        if self._theme.is_compact:  # without the line of the chip and the first words
            return max(self._theme.size("row.cardsCompact"), _TOP + line * 2 + 6)
        return max(self._theme.size("row.cards"), _TOP + line * 3 + 8)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self.height)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, option, index)
        card = index.data(Role.CARD)
        if card is None:
            self._paint_skeleton(painter, option.rect, index.row())
        else:
            self._paint_card(painter, option, card)
        if self._needs_ring(option.state):
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def chip_box(self, rect: QRect, chip: ChipInfo) -> QRect:
        """Where a card's chip is painted; paint and hit test share it."""
        line = self._line()
        width = min(_CHIP_MOST, self._theme.metrics("caption").horizontalAdvance(_words_on(chip)) + 12 + 16 + 2)
        return QRect(rect.left() + _LEFT, rect.top() + _TOP + line * 2 + 3, width, 18)

    def editorEvent(self, event: Any, model: Any, option: Any, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QMouseEvent.Type.MouseButtonRelease:
            card = index.data(Role.CARD)
            chip = self._main_chip(card) if card and not self._theme.is_compact else None
            if chip and self.chip_box(option.rect, chip).contains(event.position().toPoint()):
                self.chip_pressed.emit(index.row())
        return super().editorEvent(event, model, option, index)

    @staticmethod
    def _needs_ring(state: QStyle.StateFlag) -> bool:
        """The selection's own bar shows where the focus is, until the keyboard moves it or it stands elsewhere."""
        by_key = bool(state & QStyle.StateFlag.State_KeyboardFocusChange)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        return bool(state & QStyle.StateFlag.State_HasFocus) and (by_key or not selected)

    # parts

    def _line(self) -> int:
        return max(20, self._theme.metrics("body").height() + 2)

    def _main_chip(self, card: Card) -> ChipInfo | None:
        order = ("match", "vacancy", "contact", "company", "candidate")
        chips = sorted(card.chips, key=lambda chip: (not chip.proposed, order.index(chip.kind.value)))
        others = [chip for chip in chips if chip.proposed or chip.label != card.sender]  # their own name is nothing new
        shown = others or chips
        return shown[0] if shown else None

    def _paint_ground(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, color = option.rect, self._theme.color
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = (
            ("bg.selected" if active else "bg.selectedInactive") if selected else "bg.hover" if hover else "bg.surface"
        )
        painter.fillRect(rect, color(ground))
        line = "border.control" if self._day_changes_after(index) else "border.subtle"
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(line))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent.base"))

    def _day_changes_after(self, index: Index) -> bool:
        model = index.model()
        if not isinstance(model, MessageListModel):
            return False
        here, below = model.card_at(index.row()), model.card_at(index.row() + 1)
        return (
            here is not None and below is not None and here.date.astimezone().date() != below.date.astimezone().date()
        )

    def _paint_skeleton(self, painter: QPainter, rect: QRect, row: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.sunken"))
        for number, share in enumerate(_BARS[row % len(_BARS)][: 2 if self._theme.is_compact else 3]):
            bar = QRectF(rect.left() + _LEFT, rect.top() + 14 + number * 19, (rect.width() - 30) * share, 10)
            painter.drawRoundedRect(bar, 5, 5)

    def _paint_card(self, painter: QPainter, option: Any, card: Card) -> None:
        rect, line = option.rect, self._line()
        left, top, width = rect.left() + _LEFT, rect.top() + _TOP, rect.width() - _LEFT - _RIGHT
        if card.unread and not option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent.base"))
            painter.drawEllipse(QRectF(rect.left() + 5, top + (line - 6) / 2 - 1, 6, 6))
        self._paint_first(painter, QRect(left, top - 1, width, line), card)
        self._paint_second(painter, QRect(left, top - 1 + line, width, line), card, option)
        if not self._theme.is_compact:
            self._paint_third(painter, QRect(left, top + line * 2 + 2, width, line), card, rect)

    def _paint_first(self, painter: QPainter, box: QRect, card: Card) -> None:
        when, when_role = short_when(card.date), "metaStrong" if card.unread else "meta"
        when_width = self._theme.metrics(when_role).horizontalAdvance(when) + 8
        tint = "accent.text" if card.unread else "text.tertiary"
        self._text(painter, when_role, tint, box, when, align=_MIDDLE_RIGHT)
        name = self.tr("To {name}").format(name=card.sender) if card.direction is Direction.OUT else card.sender
        count = str(card.count) if card.count > 1 else ""
        count_width = self._theme.metrics("caption").horizontalAdvance(count) + 6 if count else 0
        room = box.adjusted(0, 0, -when_width - count_width - 4, 0)
        used = self._text(painter, _weight(card), _ink(card), room, name)
        if count:
            spot = QRect(room.left() + used + 6, box.top(), count_width + 8, box.height())
            self._text(painter, "caption", "text.tertiary", spot, count)

    def _paint_second(self, painter: QPainter, box: QRect, card: Card, option: Any) -> None:
        flags = (
            ("star", "warning.base", card.flagged),
            ("reply", "text.tertiary", card.answered),
            ("paperclip", "text.tertiary", card.has_attachments),
            ("lock", "confidential.base", card.confidential),
        )
        ratio = option.widget.devicePixelRatioF() if option.widget else 1.0
        right = box.right() + 1
        for icon, tint, shown in flags:
            if shown:
                right -= _FLAG
                pixmap = self._theme.icons.pixmap(icon, tint, _FLAG, ratio)
                painter.drawPixmap(QPointF(right, box.top() + (box.height() - _FLAG) / 2), pixmap)
                right -= 5
        room = QRect(box.left(), box.top(), right - box.left() - 4, box.height())
        subject = card.subject or self.tr("(no subject)")
        self._text(painter, _weight(card), _ink(card), room, subject)

    def _paint_third(self, painter: QPainter, box: QRect, card: Card, rect: QRect) -> None:
        left, chip = box.left(), self._main_chip(card)
        if chip:
            spot = self.chip_box(rect, chip)
            self._paint_chip(painter, spot, chip)
            left = spot.right() + 8
        if card.kind is not MailKind.LETTER:
            left = self._paint_kind(painter, QRect(left, box.top(), box.right() - left, box.height()), card)
        room = QRect(left, box.top(), box.right() - left, box.height())
        if card.awaited is None:
            self._text(painter, "meta", "text.secondary", room, card.preview)
        else:
            self._text(painter, "meta", "text.tertiary", room, self.tr("Being fetched…"))

    def _paint_kind(self, painter: QPainter, box: QRect, card: Card) -> int:
        """A sign and a word before the first words; answers where these begin."""
        tint = "danger.text" if card.kind is MailKind.BOUNCED else "text.tertiary"
        role, words = "metaStrong" if card.unread else "meta", box.adjusted(16, 0, 0, 0)
        icon = self._theme.icons.pixmap(KIND_SIGNS[card.kind], tint, 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), box.top() + (box.height() - 12) / 2), icon)
        return words.left() + self._text(painter, role, tint, words, kind_name(card.kind)) + 8

    def _paint_chip(self, painter: QPainter, box: QRect, chip: ChipInfo) -> None:
        back, front = kind_tokens(chip.kind.value)
        edge = QPen(self._theme.color(front), 1, Qt.PenStyle.DashLine) if chip.proposed else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush if chip.proposed else self._theme.color(back))
        inside = 0.5 if chip.proposed else 0
        painter.drawRoundedRect(QRectF(box).adjusted(inside, inside, -inside, -inside), 4, 4)
        ratio = painter.device().devicePixelRatioF()
        icon = self._theme.icons.pixmap(KIND_ICONS[chip.kind.value], front, 12, ratio)
        painter.drawPixmap(QPointF(box.left() + 6, box.top() + 3), icon)
        self._text(painter, "caption", front, box.adjusted(22, 0, -5, 0), _words_on(chip))

    def _text(
        self,
        painter: QPainter,
        role: str,
        tint: str,
        box: QRect,
        text: str,
        *,
        align: Qt.AlignmentFlag = _MIDDLE_LEFT,
    ) -> int:
        font, metrics = self._theme.font(role), self._theme.metrics(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(tint))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        if self.words and role in {"body", "strong", "meta"} and align == _MIDDLE_LEFT:
            self._mark(painter, metrics, box, shown)
        painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def _mark(self, painter: QPainter, metrics: QFontMetrics, box: QRect, shown: str) -> None:
        lower = shown.lower()
        for word in self.words:
            at = lower.find(word)
            while word and at >= 0 and len(lower) == len(shown):
                left = box.left() + metrics.horizontalAdvance(shown[:at])
                width = metrics.horizontalAdvance(shown[at : at + len(word)])
                top = box.top() + (box.height() - metrics.height()) // 2
                painter.fillRect(
                    QRect(left - 1, top, width + 2, metrics.height()), self._theme.color("highlight.match")
                )
                at = lower.find(word, at + len(word))


def _words_on(chip: ChipInfo) -> str:
    return f"{chip.label}?" if chip.proposed else chip.label


def _ink(card: Card) -> str:
    """What is still to come is quieter than what can be read."""
    return "text.primary" if card.awaited is None else "text.secondary"


def _weight(card: Card) -> str:
    return "strong" if card.unread and card.awaited is None else "body"
