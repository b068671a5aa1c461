"""Choose several files: search as one types, Enter takes the marked one and waits for the next, the button ends it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListView, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.link_dialog import HIT_ROLE, MOST, TYPING_MS, HitDelegate, HitModel, SearchLine
from carerix_desktop.gui.widgets.buttons import PillButton
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.gui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
CHECK = 16


class PickModel(HitModel):
    """Hits with a check box; who is there already cannot be checked.

    Args:
        parent: the dialog.
        there: the numbers of those who are there already.
    """

    def __init__(self, parent: QWidget, there: Collection[str]) -> None:
        super().__init__(parent)
        self.there = frozenset(there)
        self.chosen: dict[str, RecordHit] = {}

    def flags(self, index: Index) -> Qt.ItemFlag:
        hit = index.data(HIT_ROLE)
        if hit is None:
            return super().flags(index)
        known = super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
        return known & ~Qt.ItemFlag.ItemIsEnabled if hit.ref in self.there else known

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = super().data(index, HIT_ROLE)
        if hit is not None and role == Qt.ItemDataRole.CheckStateRole:
            checked = hit.ref in self.chosen or hit.ref in self.there
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        if hit is not None and role == Qt.ItemDataRole.AccessibleTextRole and hit.ref in self.there:
            mark = self.tr("there already")
            return f"{super().data(index, role)}, {mark}"
        return super().data(index, role)

    def toggle(self, hit: RecordHit) -> None:
        """Check or uncheck one."""
        if hit.ref in self.there:
            return
        if self.chosen.pop(hit.ref, None) is None:
            self.chosen[hit.ref] = hit
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class PickDelegate(HitDelegate):
    """The check box stands before the sign."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        box = QStyleOptionButton()
        box.rect = option.rect.adjusted(10, 0, 0, 0)
        box.rect.setWidth(CHECK)
        box.rect.moveTop(option.rect.center().y() - CHECK // 2 + 1)
        box.rect.setHeight(CHECK)
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        box.state = QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        if enabled:
            box.state |= QStyle.StateFlag.State_Enabled
        option.rect = option.rect.adjusted(CHECK + 8, 0, 0, 0)
        painter.setOpacity(1.0 if enabled else 0.6)
        super().paint(painter, option, index)
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(indicator, box, painter, option.widget)
        painter.setOpacity(1.0)


class _List(QListView):
    """Space checks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        hit = self.currentIndex().data(HIT_ROLE)
        if event.key() == Qt.Key.Key_Space and isinstance(hit, RecordHit) and isinstance(model, PickModel):
            model.toggle(hit)
            return
        super().keyPressEvent(event)


class PickDialog(QDialog):
    """Search for files of one kind and take several.

    Args:
        parent: the window that waits.
        context: services and look.
        kind: candidates, or vacancies.
        there: the numbers of those who are there already.
        title: the task.
    """

    def __init__(self, parent: QWidget, context: Context, kind: RecordKind, there: Collection[str], title: str) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumSize(560, 460)
        self.list, self.model = _List(), PickModel(self, there)
        self.line = SearchLine(self.list)
        self._chips, self._holder = FlowLayout(), QWidget()
        self._none = Text(role="meta", wrap=True)
        self._typing = QTimer(self)
        self._lay_out()
        self.model.dataChanged.connect(self._count)
        self._count()
        self._search()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The numbers of those who were taken, in the order of taking."""
        return tuple(self.model.chosen)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(PickDelegate(self._context.theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Files that were found"))
        candidates = self._kind is RecordKind.CANDIDATE
        hint = (
            self.tr("Name, number or e-mail of a candidate") if candidates else self.tr("Title or number of a vacancy")
        )
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.setAccessibleDescription(self.tr("Enter takes the marked one, Ctrl+Enter ends"))
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.box.button(QDialogButtonBox.StandardButton.Ok)
        self.box.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        for button in self.box.buttons():
            button.setProperty("autoDefault", False)
        self.ok.setDefault(False)
        self._holder.setLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for widget in (self.line, self._holder):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        column.addWidget(self.box)
        self._connect()

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.line.returnPressed.connect(self._take)
        self.list.clicked.connect(lambda index: self.model.toggle(index.data(HIT_ROLE)))
        self.box.accepted.connect(self._end)
        self.box.rejected.connect(self.reject)
        ends = QShortcut(QKeySequence("Ctrl+Return"), self)
        ends.activated.connect(self._end)

    def _search(self) -> None:
        find, words = self._context.services.search.find_records, self.line.text()
        self._context.jobs.ask(find, words, MOST, self._kind, on_done=self._show, key=(id(self), "find"))

    def _show(self, hits: list[RecordHit]) -> None:
        typed = self.line.text().strip()
        self.model.show_hits(hits if typed else [*self.model.chosen.values()])
        free = [row for row, hit in enumerate(hits) if hit.ref not in self.model.there]
        if free and typed:
            self.list.setCurrentIndex(self.model.index(free[0], 0))
        self._none.setVisible(not self.model.rowCount())
        nothing = self.tr("Nothing found for “{words}”").format(words=typed)
        self._none.setText(nothing if typed else self.tr("Type a name to search."))

    def _take(self) -> None:
        """Enter: take the marked one; with nothing typed, what was taken is enough."""
        if not self.line.text().strip():
            self._end()
            return
        hit = self.list.currentIndex().data(HIT_ROLE)
        if isinstance(hit, RecordHit):
            self.model.toggle(hit)
            self.line.selectAll()

    def _end(self) -> None:
        if self.model.chosen:
            self.accept()

    def _count(self) -> None:
        chosen = self.model.chosen
        count = len(chosen)
        if self._kind is RecordKind.CANDIDATE:
            text = self.tr("Add %n candidate(s)", "", count)
        else:
            text = self.tr("Add to %n vacancy(s)", "", count)
        self.ok.setText(text if count else self.tr("Add"))
        self.ok.setEnabled(bool(chosen))
        self._chips.clear()
        for hit in chosen.values():
            pill = PillButton(self._context.theme, hit.label, "x")
            pill.setChecked(True)
            pill.setAccessibleName(self.tr("{name}, taken; press to leave out").format(name=hit.label))
            pill.clicked.connect(lambda _on=False, hit=hit: self.model.toggle(hit))
            self._chips.addWidget(pill)
        self._holder.setVisible(bool(chosen))


def pick_records(
    parent: QWidget, context: Context, kind: RecordKind, there: Collection[str], title: str
) -> tuple[str, ...]:
    """Ask for several files; none when it was cancelled."""
    dialog = PickDialog(parent, context, kind, there, title)
    return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else ()
