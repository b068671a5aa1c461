"""Choose a file to link a message to: best guesses first, then search as one types (DESIGN 5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.chip import KIND_ICONS
from carerix_desktop.gui.widgets.row import paint_row
from carerix_desktop.gui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
MOST = 40
TYPING_MS = 100


class HitModel(QAbstractListModel):
    """The files that were found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: list[RecordHit] = []
        self._texts = RecordTexts()

    def show_hits(self, hits: list[RecordHit]) -> None:
        """Other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(text for text in (hit.label, self._texts.kind(hit.kind), hit.detail, hit.ref) if text)
        return None


class HitDelegate(QStyledItemDelegate):
    """Sign of the kind, name, what it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._texts = theme, RecordTexts()

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        return QSize(200, max(34, self._theme.metrics("body").height() + 14))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        hit: RecordHit = index.data(HIT_ROLE)
        words = ", ".join(text for text in (self._texts.kind(hit.kind), hit.detail, hit.ref) if text)
        paint_row(painter, option, self._theme, sign=self.sign_of(hit, index), label=hit.label, words=words)

    def sign_of(self, hit: RecordHit, _index: Index) -> tuple[str, str]:
        """The icon before the name, and the token of its colour."""
        return KIND_ICONS[hit.kind], f"entity.{'vacancy' if hit.kind is RecordKind.MATCH else hit.kind}"


class SearchLine(QLineEdit):
    """The arrows move in the list below."""

    def __init__(self, below: QListView) -> None:
        super().__init__()
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = max(0, min(self._below.model().rowCount() - 1, self._below.currentIndex().row() + step))
            self._below.setCurrentIndex(self._below.model().index(row, 0))
            return
        super().keyPressEvent(event)


class LinkDialog(QDialog):
    """Search for a file; Enter takes the marked one. Guesses that hold the words stand above what is found."""

    MODEL: type[HitModel] = HitModel
    DELEGATE: type[HitDelegate] = HitDelegate
    LINE: type[SearchLine] = SearchLine

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        kind: RecordKind | None,
        text: str,
        guesses: Sequence[RecordHit] = (),
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._guesses = context, kind, tuple(guesses)
        self.chosen: tuple[RecordKind, str] | None = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Link to a file"))
        self.setMinimumSize(520, 420)
        self.list = QListView()
        self.model = self.MODEL(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.DELEGATE(context.theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Files that were found"))
        self.line = self.LINE(self.list)
        self.line.setPlaceholderText(self.tr("Name, number or e-mail of a candidate, contact, company or vacancy"))
        self.line.setAccessibleName(self.tr("Search a file"))
        self._none = Text(role="meta", wrap=True)
        self._typing = QTimer(self)
        self._lay_out()
        self.line.setText(text)
        self._ok.setEnabled(False)
        self._search()

    def _lay_out(self) -> None:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Link"))
        box.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for widget in (self.line, self.list, self._none, box):
            column.addWidget(widget)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.line.returnPressed.connect(self._take)
        self.list.activated.connect(lambda _index: self._take())
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)

    def _search(self) -> None:
        self._context.jobs.ask(self._find, self.line.text(), on_done=self._show, key=(id(self), "find"))

    def _find(self, text: str) -> list[RecordHit]:
        """On a worker: of the wanted kind, where there is none of any."""
        find, words = self._context.services.search.find_records, text.casefold().split()
        guessed = [hit for hit in self._guesses if all(word in _words_of(hit) for word in words)]
        found = find(text, MOST, self._kind) or find(text, MOST)
        known = {(hit.kind, hit.ref) for hit in guessed}
        return guessed + [hit for hit in found if (hit.kind, hit.ref) not in known]

    def _show(self, wanted: list[RecordHit]) -> None:
        self.model.show_hits(wanted)
        self._ok.setEnabled(bool(wanted))
        if wanted:
            self.list.setCurrentIndex(self.model.index(0, 0))
        typed = self.line.text().strip()
        self._none.setVisible(not wanted)
        self._none.setText(
            self.tr("Nothing found for “{words}”").format(words=typed) if typed else self.tr("Type a name to search.")
        )

    def _take(self) -> None:
        hit = self.list.currentIndex().data(HIT_ROLE)
        if isinstance(hit, RecordHit):
            self.chosen = (hit.kind, hit.ref)
            self.accept()


def _words_of(hit: RecordHit) -> str:
    return f"{hit.label} {hit.detail} {hit.ref}".casefold()


def choose_record(
    parent: QWidget, context: Context, kind: RecordKind | None, text: str, guesses: Sequence[RecordHit] = ()
) -> tuple[RecordKind, str] | None:
    """Ask for a file; guesses, then hits of `kind` first. None when it was cancelled."""
    dialog = LinkDialog(parent, context, kind, text, guesses)
    dialog.exec()
    return dialog.chosen
