"""The list under a recipient field: who may be meant, from the files first, then from earlier mail."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from carerix_desktop.domain.writing import Suggestion, SuggestionSource
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens

Index = QModelIndex | QPersistentModelIndex
SUGGESTION = Qt.ItemDataRole.UserRole + 1
ROW, WIDTH, MOST_ROWS = 40, 420, 8
AROUND = 12
"""Border and padding of the list above and below its rows, as the style sheet has them, and a hair."""


def where_it_is_from(suggestion: Suggestion) -> str:
    """Address and company, or how many a group holds."""
    if suggestion.source is SuggestionSource.GROUP:
        return tr("%n address(es)", "", len(suggestion.addresses))
    address = suggestion.addresses[0].address if suggestion.addresses else ""
    parts = (address if address != suggestion.label else "", suggestion.detail)
    return ", ".join(part for part in parts if part)


class SuggestionModel(QAbstractListModel):
    """Who was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Suggestion, ...] = ()

    def show_found(self, found: tuple[Suggestion, ...]) -> None:
        """Others."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        suggestion = self._found[index.row()]
        if role == SUGGESTION:
            return suggestion
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            undeliverable = tr("undeliverable") if suggestion.undeliverable else ""
            parts = (suggestion.label, where_it_is_from(suggestion), undeliverable)
            return ", ".join(part for part in parts if part)
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Sign, name above, address and company below."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        lines = self._theme.metrics("strong").height() + self._theme.metrics("meta").height()
        return QSize(200, max(ROW, lines + 8))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        found: Suggestion = index.data(SUGGESTION)
        rect, theme = option.rect, self._theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("bg.selected" if selected else "bg.hover"))
        icon, tint = _sign(found)
        sign = theme.icons.pixmap(icon, tint, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + 12, rect.center().y() - 7, sign)
        half = rect.height() // 2
        room = rect.adjusted(38, 3, -12, -half)
        _say(painter, theme, ("strong", "text.primary"), room, found.label)
        below = where_it_is_from(found)
        tone = "text.secondary"
        if found.undeliverable:
            below, tone = f"{below} ({tr('undeliverable')})", "warning.text"
        _say(painter, theme, ("meta", tone), rect.adjusted(38, half, -12, -3), below)
        painter.restore()


def _say(painter: QPainter, theme: Theme, look: tuple[str, str], room: Any, text: str) -> None:
    role, tint = look
    painter.setFont(theme.font(role))
    painter.setPen(theme.color(tint))
    shown = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _sign(found: Suggestion) -> tuple[str, str]:
    if found.source is SuggestionSource.GROUP:
        return "users", "text.secondary"
    if found.kind is not None:
        return KIND_ICONS[found.kind.value], kind_tokens(found.kind.value)[1]
    return "history", "text.tertiary"


class SuggestionList(QListView):
    """The list itself: a child of the window, so that the field keeps the keyboard.

    Signals:
        taken: the suggestion that was clicked.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner.window())
        self.owner_window = owner.window()
        self.found = SuggestionModel(self)
        self.setModel(self.found)
        self.setItemDelegate(SuggestionDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("kind", "suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggestions"))
        self.clicked.connect(lambda index: self.taken.emit(index.data(SUGGESTION)))
        self.hide()

    @property
    def chosen(self) -> Suggestion | None:
        """The marked one."""
        return self.currentIndex().data(SUGGESTION) if self.isVisible() else None

    def open_below(self, anchor: QWidget, found: tuple[Suggestion, ...]) -> None:
        """Show what was found under a field; nothing hides it."""
        self.found.show_found(found)
        if not found:
            self.hide()
            return
        window = self.owner_window
        rows = sum(self.sizeHintForRow(row) for row in range(min(len(found), MOST_ROWS)))
        spot = anchor.mapTo(window, QPoint(0, anchor.height() + 4))
        width = min(WIDTH, window.width() - 16)
        left = max(8, min(spot.x(), window.width() - width - 8))
        self.setGeometry(left, spot.y(), width, min(rows + AROUND, window.height() - spot.y() - 8))
        self.setCurrentIndex(self.found.index(0, 0))
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """The arrows."""
        count = self.found.rowCount()
        row = (self.currentIndex().row() + by) % count if count else 0
        self.setCurrentIndex(self.found.index(row, 0))
