"""What opens below the search field: people that fit, then operators, then recent searches (DESIGN 5.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.why.reasons import kind_word
from carerix_desktop.gui.widgets.chip import KIND_ICONS, kind_tokens
from carerix_desktop.gui.widgets.row import paint_row
from carerix_desktop.gui.widgets.text import announce

PEOPLE = (RecordKind.CANDIDATE, RecordKind.CONTACT)
MOST_PEOPLE, MOST_RECENT, FROM_LETTERS, MOST_ROWS = 5, 5, 2, 12
_ACT, _HINT, _LABEL = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))
_ICON, _TINT = (Qt.ItemDataRole.UserRole + number for number in (4, 5))
_OPERATOR, _RECENT = ("search", "text.tertiary"), ("history", "text.tertiary")
_CLOSING = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.WindowDeactivate, QEvent.Type.Hide})


class SuggestionDelegate(QStyledItemDelegate):
    """Sign of the kind, what is suggested, what it is."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: Any, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, max(30, self._theme.metrics("body").height() + 12))

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        sign, label, hint = (index.data(_ICON), index.data(_TINT)), index.data(_LABEL), index.data(_HINT)
        paint_row(painter, option, self._theme, sign=sign, label=label, words=hint)


class Suggestions(QListView):
    """A list over the window that never takes the keyboard; the field hands it the arrows, Enter and Esc.

    A child of the window and no window of its own: one that takes the input hides the rest of the window from a
    screen reader while one types.

    Signals:
        file_wanted: a person was chosen (kind, ref).
        operator_wanted: an operator to go on typing.
        query_wanted: a recent search.
    """

    file_wanted = Signal(object, str)
    operator_wanted = Signal(str)
    query_wanted = Signal(str)

    def __init__(self, context: Context, field: QLineEdit) -> None:
        super().__init__(field)
        self._context, self._field = context, field
        self._recent: tuple[str, ...] = ()  # of this session, so that no other user of the machine reads them
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(SuggestionDelegate(context.theme, self))
        self.setProperty("kind", "suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Suggestions"))
        self.clicked.connect(self._take)
        self.hide()

    def press(self, key: int) -> bool:
        """A key that the field got while this is open; whether it was meant for the list."""
        if not self.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._take(self.currentIndex())
        else:
            return False
        return True

    def remember(self, query: str) -> None:
        """A search that somebody went into the results of."""
        if query:
            self._recent = (query, *(known for known in self._recent if known != query))[:MOST_RECENT]

    def suggest(self, text: str) -> None:
        """For what is typed; people come a moment later."""
        words = text.strip()
        if len(words) < FROM_LETTERS:
            self._show(text, [])
            return
        find, key = self._context.services.search.find_records, (id(self), "people")
        self._context.jobs.ask(find, words, 3 * MOST_PEOPLE, on_done=lambda hits: self._show(text, hits), key=key)

    def offer_all(self) -> None:
        """Every operator and what was searched before: the arrow down in an empty field."""
        self._fill((), self._operators(), self._recent)

    def close_list(self) -> None:
        """Nothing is suggested any more."""
        self._context.jobs.drop((id(self), "people"))
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() in _CLOSING:
            self.close_list()
        return super().eventFilter(watched, event)

    def _show(self, text: str, hits: Sequence[RecordHit]) -> None:
        if self._field.text() != text or not self._field.hasFocus():
            return
        last = text.rpartition(" ")[2].casefold()
        begun = [(name, hint) for name, hint in self._operators() if last and name.startswith(last) and name != last]
        recent = [query for query in self._recent if last and query.casefold().startswith(text.strip().casefold())]
        self._fill([hit for hit in hits if hit.kind in PEOPLE][:MOST_PEOPLE], begun, recent)

    def _fill(self, people: Sequence[RecordHit], operators: Sequence[tuple[str, str]], recent: Sequence[str]) -> None:
        self._rows.clear()
        for hit in people:
            self._add_person(hit)
        for name, hint in operators:
            self._add(name, hint, _OPERATOR, partial(self.operator_wanted.emit, name))
        for query in recent:
            self._add(query, "", _RECENT, partial(self.query_wanted.emit, query))
        if self._rows.rowCount():
            self._open()
        else:
            self._hide()

    def _open(self) -> None:
        """Below the field, as wide as it is, over whatever is there."""
        window, field, rows = self._field.window(), self._field, self._rows.rowCount()
        spot = field.mapTo(window, QPoint(0, field.height() + 4))
        if self.parent() is not window:
            self.setParent(window)
        edges = self.contentsMargins().top() + self.contentsMargins().bottom()
        height = self.sizeHintForRow(0) * min(rows, MOST_ROWS) + edges
        self.setGeometry(spot.x(), spot.y(), field.width(), min(height, window.height() - spot.y() - 8))
        if not self.isVisible():
            window.installEventFilter(self)
            announce(field, self.tr("%n suggestion(s), arrow down to choose", "", rows))
        self.show()
        self.raise_()

    def _hide(self) -> None:
        self._field.window().removeEventFilter(self)
        self.hide()

    def _step(self, by: int) -> None:
        """Up from the first goes back to what was typed."""
        row = min(self.currentIndex().row() + by, self._rows.rowCount() - 1)
        index = self._rows.index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            announce(self._field, str(index.data()))

    def _add_person(self, hit: RecordHit) -> None:
        hint = ", ".join(part for part in (kind_word(hit.kind), hit.detail) if part)
        sign = (KIND_ICONS[hit.kind.value], kind_tokens(hit.kind.value)[1])
        self._add(hit.label, hint, sign, lambda: self.file_wanted.emit(hit.kind, hit.ref))

    def _add(self, label: str, hint: str, sign: tuple[str, str], act: Callable[[], None]) -> None:
        item = QStandardItem(f"{label}, {hint}" if hint else label)
        item.setEditable(False)
        for role, value in ((_ACT, act), (_LABEL, label), (_HINT, hint), (_ICON, sign[0]), (_TINT, sign[1])):
            item.setData(value, role)
        self._rows.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        act = index.data(_ACT)
        self.close_list()
        if callable(act):
            act()

    def _operators(self) -> list[tuple[str, str]]:
        return [
            (self.tr("from:"), self.tr("sender")),
            (self.tr("to:"), self.tr("recipient")),
            (self.tr("subject:"), self.tr("word in the subject")),
            (self.tr("has:attachment"), self.tr("with a file")),
            (self.tr("is:unread"), self.tr("not read yet")),
            (self.tr("is:starred"), self.tr("with a star")),
            (self.tr("in:"), self.tr("folder")),
            (self.tr("before:"), self.tr("day, month or year")),
            (self.tr("after:"), self.tr("day, month or year")),
            (self.tr("candidate:"), self.tr("on this candidate's file")),
            (self.tr("company:"), self.tr("on this company's file")),
            (self.tr("vacancy:"), self.tr("on this vacancy's file")),
        ]
