"""L: link messages to files (DESIGN 5.4). Guesses first, search as one types, Space checks several, Enter links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.link_dialog import HIT_ROLE, HitDelegate, HitModel, LinkDialog, SearchLine
from carerix_desktop.gui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
CHECKED_ROLE = HIT_ROLE + 1


class CheckModel(HitModel):
    """Files of which several can be checked; these stay on top, whatever is searched for next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._checked: dict[tuple[RecordKind, str], RecordHit] = {}

    @property
    def checked(self) -> list[RecordHit]:
        """In the order in which they were checked."""
        return list(self._checked.values())

    def show_hits(self, hits: list[RecordHit]) -> None:
        """Those that are checked, then the others."""
        super().show_hits([*self.checked, *(hit for hit in hits if (hit.kind, hit.ref) not in self._checked)])

    def toggle(self, index: Index) -> None:
        """Check a file, or take the check away."""
        hit = index.data(HIT_ROLE)
        if isinstance(hit, RecordHit):
            if self._checked.pop((hit.kind, hit.ref), None) is None:
                self._checked[hit.kind, hit.ref] = hit
            self.dataChanged.emit(index, index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = super().data(index, HIT_ROLE)
        checked = hit is not None and (hit.kind, hit.ref) in self._checked
        if role == CHECKED_ROLE:
            return checked
        value = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and checked:
            return self.tr("{file}, checked").format(file=value)
        return value


class CheckDelegate(HitDelegate):
    """A file, with a check in place of its sign."""

    def sign_of(self, hit: RecordHit, index: Index) -> tuple[str, str]:
        return ("square-check", "accent.base") if index.data(CHECKED_ROLE) else super().sign_of(hit, index)


class CheckLine(SearchLine):
    """After an arrow, and while nothing is typed, Space checks the marked file; else it is a letter.

    Signals:
        check: Space was pressed for the marked row.
    """

    check = Signal()

    def __init__(self, below: QListView) -> None:
        super().__init__(below)
        self._in_list = False
        self.textEdited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._in_list = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and (self._in_list or not self.text()):
            self.check.emit()
            return
        self._in_list = self._in_list or event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        super().keyPressEvent(event)


class LinkPopup(LinkDialog):
    """Enter takes all that are checked, or the marked file where none is.

    Attributes:
        taken: what the person chose.
    """

    MODEL, DELEGATE, LINE = CheckModel, CheckDelegate, CheckLine

    def __init__(self, parent: QWidget, context: Context, guesses: Sequence[RecordHit], text: str = "") -> None:
        super().__init__(parent, context, None, text, guesses)
        self.taken: list[RecordHit] = []
        hint = Text(self.tr("Space checks several, Enter links."), "caption", "secondary")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, hint)  # above the buttons
        assert isinstance(self.line, CheckLine)
        self.line.check.connect(lambda: self._checks().toggle(self.list.currentIndex()))
        self.list.clicked.connect(lambda index: self._checks().toggle(index))

    def _checks(self) -> CheckModel:
        assert isinstance(self.model, CheckModel)
        return self.model

    def _take(self) -> None:
        marked = self.list.currentIndex().data(HIT_ROLE)
        self.taken = self._checks().checked or ([marked] if isinstance(marked, RecordHit) else [])
        if self.taken:
            self.accept()


def choose_records(parent: QWidget, context: Context, guesses: Sequence[RecordHit], text: str = "") -> list[RecordHit]:
    """Ask for one or several files; none when it was cancelled."""
    popup = LinkPopup(parent, context, guesses, text)
    popup.exec()
    return popup.taken
