"""The rows of the tab with templates: title, subject and languages, by situation (mock-up 03)."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate

from carerix_desktop.domain.template import Situation, TemplateText
from carerix_desktop.gui.composer.templating import Offered
from carerix_desktop.gui.situation_words import situation_word
from carerix_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
OFFERED, HEAD = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ICONS = {"invite": "calendar-check", "reject": "circle-x", "received": "circle-check", "client": "building-2"}
_FIELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SIDE, _ICON, _GAP = 10, 16, 10


def subject_of(written: TemplateText) -> str:
    """The subject as a person reads it: fields are dots."""
    return " ".join(_FIELD.sub("…", written.subject).split())


def make_item(offered: Offered) -> QListWidgetItem:
    """One row."""
    written = offered.template.written
    item = QListWidgetItem(written.title or written.name)
    item.setToolTip(subject_of(written))
    item.setData(OFFERED, offered)
    return item


def narrow(items: QListWidget, words: str) -> None:
    """Show the rows that hold every word; the first of each situation gets its head."""
    wanted, headed = words.casefold().split(), set[Situation]()
    for row in range(items.count()):
        item = items.item(row)
        written = item.data(OFFERED).template.written
        text = f"{item.text()} {subject_of(written)}".casefold()
        hidden = not all(word in text for word in wanted)
        item.setHidden(hidden)
        item.setData(HEAD, not hidden and written.situation not in headed)
        if not hidden:
            headed.add(written.situation)
    items.doItemsLayout()


class TemplateRows(QStyledItemDelegate):
    """Paints them."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: Any, index: Index) -> QSize:
        head = self._head_height() if index.data(HEAD) else 0
        return QSize(120, head + self._theme.metrics("strong").height() + self._theme.metrics("meta").height() + 16)

    def _head_height(self) -> int:
        return self._theme.metrics("captionStrong").height() + 14

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        offered: Offered = index.data(OFFERED)
        painter.save()
        rect = QRect(option.rect)
        if index.data(HEAD):
            self._head(painter, rect.adjusted(_SIDE, 8, 0, 0), offered.template.written.situation)
            rect.setTop(rect.top() + self._head_height())
        self._ground(painter, rect, option.state)
        self._words(painter, rect, offered)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, situation: Situation) -> None:
        painter.setFont(self._theme.font("captionStrong"))
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, situation_word(situation))

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg.selected" if selected else "bg.hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _words(self, painter: QPainter, rect: QRect, offered: Offered) -> None:
        written = offered.template.written
        strong, meta, caption = (self._theme.metrics(role) for role in ("strong", "meta", "caption"))
        name = _ICONS.get(written.situation.value, "file-text")
        icon = self._theme.icons.pixmap(name, "text.secondary", _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + _SIDE, rect.top() + 9, icon)
        left, top = rect.left() + _SIDE + _ICON + _GAP, rect.top() + 7
        codes = " ".join(code.upper() for code in offered.languages)
        width = caption.horizontalAdvance(codes)
        room = rect.right() - _SIDE - left
        self._text(painter, QRect(left + room - width, top, width + 2, strong.height()), codes, "caption", caption)
        title = written.title or written.name
        self._text(painter, QRect(left, top, room - width - 8, strong.height()), title, "strong", strong)
        below = QRect(left, top + strong.height() + 1, room, meta.height())
        self._text(painter, below, subject_of(written), "meta", meta)

    def _text(self, painter: QPainter, box: QRect, text: str, role: str, metrics: QFontMetrics) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color("text.primary" if role == "strong" else "text.secondary"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
