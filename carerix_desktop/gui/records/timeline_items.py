"""Paints an item of a time line: a sign on the line, title, chips, who and when, text, attachments (mock-up 02)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from carerix_desktop.domain.timeline import TimelineItem
from carerix_desktop.gui.models.spoken import day_heading
from carerix_desktop.gui.records.timeline_model import ItemRole
from carerix_desktop.gui.records.timeline_words import ItemWords, TimelineWords, moment_of
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens

Index = QModelIndex | QPersistentModelIndex
SIGN, LEFT, GAP, BODY_LINES = 30, 24, 12, 3
TONES = {
    "good": ("success.subtle", "success.text"),
    "info": ("info.subtle", "info.text"),
    "warn": ("warning.subtle", "warning.text"),
    "neutral": ("bg.pressed", "text.secondary"),
}
_WRAP = int(Qt.TextFlag.TextWordWrap)


class TimelineItemDelegate(QStyledItemDelegate):
    """Items of several heights.

    Args:
        theme: the look.
        body_lines: of a note, at most.
        parent: the view.
    """

    def __init__(self, theme: Theme, parent: Any = None, *, body_lines: int = BODY_LINES) -> None:
        super().__init__(parent)
        self._theme, self._words, self._body_lines = theme, TimelineWords(), body_lines

    def sizeHint(self, option: Any, index: Index) -> QSize:
        item = index.data(ItemRole.ITEM)
        if not isinstance(item, TimelineItem):
            return QSize(200, 40)
        width = option.widget.viewport().width() if option.widget is not None else 600
        words = self._words.words(item)
        height = self._heading(index) + 10 + self._line() + 12
        if words.below:
            height += self._theme.metrics("meta").height() + 3
        if words.body:
            height += self._body_height(words.body, width) + 6
        if item.files:
            height += self._file_height() + 8
        return QSize(200, max(height, self._heading(index) + SIGN + 14))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item = index.data(ItemRole.ITEM)
        if not isinstance(item, TimelineItem):
            return
        words, rect = self._words.words(item), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = self._heading(index)
        if heading:
            box = QRect(rect.left() + LEFT + SIGN + GAP, rect.top(), rect.width(), heading)
            self._text(painter, box, day_heading(moment_of(item)), ("caption", "text.secondary"))
        rect.setTop(rect.top() + heading)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            token = "bg.selected" if option.state & QStyle.StateFlag.State_Selected else "bg.hover"
            painter.fillRect(rect.adjusted(8, 0, -8, 0), self._theme.color(token))
        self._paint_sign(painter, rect, words, index)
        self._paint_words(painter, rect, words, item)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(9, 1, -9, -1), 5, 5)
        painter.restore()

    def _heading(self, index: Index) -> int:
        return self._theme.metrics("caption").height() + 18 if index.data(ItemRole.NEW_DAY) else 0

    def _line(self) -> int:
        return max(self._theme.metrics("body").height(), self._theme.metrics("caption").height() + 5)

    def _file_height(self) -> int:
        return self._theme.metrics("meta").height() + 12

    def _body_height(self, body: str, width: int) -> int:
        metrics = self._theme.metrics("meta")
        room = QRect(0, 0, max(80, width - LEFT - SIGN - GAP - 24 - 20), 10_000)
        needed = metrics.boundingRect(room, _WRAP, body).height()
        return min(needed, self._body_lines * metrics.lineSpacing()) + 14

    def _paint_sign(self, painter: QPainter, rect: QRect, words: ItemWords, index: Index) -> None:
        middle, top = rect.left() + LEFT + SIGN // 2, rect.top() + 6
        painter.setPen(QPen(self._theme.color("border.default"), 1))
        if index.row() > 0 and not index.data(ItemRole.NEW_DAY):
            painter.drawLine(middle, rect.top(), middle, top - 2)
        below = index.sibling(index.row() + 1, 0)
        if below.isValid() and not below.data(ItemRole.NEW_DAY):
            painter.drawLine(middle, top + SIGN + 2, middle, rect.bottom() + 1)
        hidden = words.confidential
        painter.setPen(QPen(self._theme.color("confidential.border" if hidden else "border.default"), 1))
        painter.setBrush(self._theme.color("confidential.subtle" if hidden else "bg.surface"))
        painter.drawEllipse(QRectF(middle - SIGN / 2, top, SIGN, SIGN))
        tint = "confidential.text" if hidden else "text.secondary"
        icon = self._theme.icons.pixmap(words.icon, tint, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(middle - 7, top + SIGN // 2 - 7, icon)

    def _paint_words(self, painter: QPainter, rect: QRect, words: ItemWords, item: TimelineItem) -> None:
        left, right, top = rect.left() + LEFT + SIGN + GAP, rect.right() - 24, rect.top() + 8
        meta = self._theme.metrics("meta")
        width = min(meta.horizontalAdvance(words.when) + 4, (right - left) // 2)
        line = QRect(left, top, right - left, self._line())
        when = QRect(right - width, top, width, self._line())
        self._text(painter, when, words.when, ("meta", "text.tertiary"))
        self._paint_title(painter, QRect(line.left(), top, line.width() - width - 12, line.height()), words)
        top += line.height() + 3
        if words.below:
            box = QRect(left, top, right - left, meta.height())
            self._text(painter, box, words.below, ("meta", "text.secondary"))
            top += meta.height() + 3
        if words.body:
            top += self._paint_body(painter, QRect(left, top, right - left, 0), words.body) + 3
        self._paint_files(painter, QRect(left, top + 4, right - left, self._file_height()), item)

    def _paint_title(self, painter: QPainter, line: QRect, words: ItemWords) -> None:
        role = "strong" if words.strong else "body"
        extras = sum(self._chip_width(text, kind) + 8 for kind, text in words.chips)
        extras += sum(self._chip_width(text) + 8 for text, _tone in words.badges)
        metrics = self._theme.metrics(role)
        width = min(metrics.horizontalAdvance(words.title) + 2, max(60, line.width() - extras))
        self._text(painter, QRect(line.left(), line.top(), width, line.height()), words.title, (role, "text.primary"))
        left = line.left() + width + 8
        for number, (text, tone) in enumerate(words.badges):
            if number:
                box = QRect(left, line.top(), 16, line.height())
                self._text(painter, box, "→", ("meta", "text.tertiary"))
                left += 20
            left += self._chip(painter, QRect(left, line.top(), line.right() - left, line.height()), text, TONES[tone])
        for kind, text in words.chips:
            box = QRect(left, line.top(), line.right() - left, line.height())
            left += self._chip(painter, box, text, kind_tokens(kind), KIND_ICONS[kind])
        room = QRect(left, line.top(), max(0, line.right() - left), line.height())
        self._text(painter, room, words.aside, ("meta", "text.secondary"))

    def _chip_width(self, text: str, kind: str = "") -> int:
        return int(self._theme.metrics("caption").horizontalAdvance(text)) + (30 if kind else 14)

    def _chip(self, painter: QPainter, room: QRect, text: str, tones: tuple[str, str], icon: str = "") -> int:
        """Painted within the room; answers how much of it was taken."""
        metrics = self._theme.metrics("caption")
        width = min(self._chip_width(text, icon), room.width())
        if width < 24:
            return 0
        height = metrics.height() + 5
        box = QRectF(room.left(), room.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(tones[0]))
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(7, 0, -6, 0)
        if icon:
            pixmap = self._theme.icons.pixmap(icon, tones[1], 12, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(box.left()) + 6, int(box.center().y()) - 6, pixmap)
            inner.setLeft(box.left() + 22)
        self._text(painter, inner.toRect(), text, ("caption", tones[1]))
        return width + 8

    def _paint_body(self, painter: QPainter, box: QRect, body: str) -> int:
        metrics = self._theme.metrics("meta")
        height = self._body_height(body, box.width() + LEFT + SIGN + GAP + 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.window"))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width(), height), 5, 5)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text.primary"))
        room = QRect(box.left() + 10, box.top() + 7, box.width() - 20, height - 14)
        painter.setClipRect(room)
        painter.drawText(room, _WRAP, _shortened(body, metrics, room, self._body_lines))
        painter.setClipping(False)
        return height

    def _paint_files(self, painter: QPainter, line: QRect, item: TimelineItem) -> None:
        left = line.left()
        for file in item.files:
            metrics = self._theme.metrics("meta")
            width = min(metrics.horizontalAdvance(file.filename) + 40, 240)
            if left + width > line.right():
                self._text(painter, QRect(left, line.top(), 30, line.height()), "…", ("meta", "text.secondary"))
                return
            box = QRectF(left + 0.5, line.top() + 0.5, width - 1, line.height() - 1)
            painter.setPen(QPen(self._theme.color("border.default"), 1))
            painter.setBrush(self._theme.color("bg.surface"))
            painter.drawRoundedRect(box, 5, 5)
            icon = self._theme.icons.pixmap("paperclip", "text.secondary", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(left + 9, int(box.center().y()) - 7, icon)
            room = QRect(left + 29, line.top(), width - 36, line.height())
            self._text(painter, room, file.filename, ("meta", "text.primary"))
            left += width + 8

    def _text(self, painter: QPainter, box: QRect, text: str, style: tuple[str, str]) -> None:
        role, token = style
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(token))
        flat = " ".join(text.split())
        shown = self._theme.metrics(role).elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _shortened(body: str, metrics: QFontMetrics, room: QRect, lines: int) -> str:
    """As much of the text as the room shows, with an ellipsis where there is more."""
    most = max(40, lines * room.width() // max(1, metrics.averageCharWidth()))
    words = body[: most * 2]
    while words and metrics.boundingRect(QRect(0, 0, room.width(), 10_000), _WRAP, words).height() > room.height():
        words = words[: max(0, len(words) - 8)].rstrip()
    return words if words == body else f"{words[:-2].rstrip()}…"
