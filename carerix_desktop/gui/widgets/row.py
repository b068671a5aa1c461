"""A row of a list of files or suggestions: a sign, a name, and beside it what it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from carerix_desktop.gui.theme import Theme


def paint_row(painter: QPainter, option: Any, theme: Theme, *, sign: tuple[str, str], label: str, words: str) -> None:
    """Paint one.

    Args:
        painter: of the view.
        option: the delegate's style option.
        theme: colours and fonts.
        sign: icon and the token of its colour.
        label: the name, strong.
        words: what it is, cut where there is no room.
    """
    rect = option.rect
    painter.save()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("bg.selected" if selected else "bg.hover"))
    icon = theme.icons.pixmap(*sign, 16, painter.device().devicePixelRatioF())
    painter.drawPixmap(rect.left() + 10, rect.center().y() - 7, icon)
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    room = rect.adjusted(36, 0, -12, 0)
    strong, meta = theme.metrics("strong"), theme.metrics("meta")
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.color("text.primary"))
    painter.drawText(room, side, strong.elidedText(label, Qt.TextElideMode.ElideRight, room.width()))
    room.setLeft(room.left() + strong.horizontalAdvance(label) + 8)
    if room.width() > 0:
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(room, side, meta.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
    painter.restore()
