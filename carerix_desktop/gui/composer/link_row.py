"""The files that the message will stand on: chips that can be taken away, and a way to add one (DESIGN 4.4)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.composer.words import tr
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.chip import LinkChip
from carerix_desktop.gui.widgets.flow import FlowLayout


class _FileChip(QWidget):
    """A chip with a cross beside it; Del on the chip removes it too."""

    removed = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, record: Record, words: str) -> None:
        super().__init__()
        self._record = record
        self.chip = LinkChip(theme, kind=record.kind.value, label=words, reason="", spoken=words)
        self.chip.clicked.connect(lambda: self.opened.emit(self._record))
        cross = IconButton(theme, "x", tr("Do not put it on the file of {name}").format(name=words), size=24)
        cross.clicked.connect(lambda: self.removed.emit(self._record))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self.chip)
        row.addWidget(cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._record)
        else:
            super().keyPressEvent(event)


class LinkRow(QWidget):
    """The chips.

    Signals:
        changed: one came or went.
        removed: a record that a person took away.
        shown: other files stand there, by whom ever.
        add_wanted: + File.
        opened: a record whose file is wanted.
    """

    changed = Signal()
    removed = Signal(object)
    shown = Signal()
    add_wanted = Signal()
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.records: list[Record] = []
        holder = QWidget()
        self._flow = FlowLayout(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(holder)
        self._show()

    def show_records(self, records: list[Record]) -> None:
        """Other files, without telling."""
        self.records = records
        self._show()
        self.shown.emit()

    def add(self, record: Record) -> None:
        """One more."""
        if (record.kind, record.key) not in {(one.kind, one.key) for one in self.records}:
            self.show_records([*self.records, record])
            self.changed.emit()

    def first(self, kind: RecordKind) -> Record | None:
        """The first file of a kind."""
        return next((record for record in self.records if record.kind is kind), None)

    def _remove(self, record: Record) -> None:
        self.show_records([one for one in self.records if one is not record])
        self.removed.emit(record)
        self.changed.emit()

    def _show(self) -> None:
        self._flow.clear()
        for record in self.records:
            words = f"{record.name}, {record.ref}" if record.kind is RecordKind.VACANCY else record.name
            chip = _FileChip(self._theme, record, words)
            chip.removed.connect(self._remove)
            chip.opened.connect(self.opened)
            self._flow.addWidget(chip)
        plus = Button(self._theme, tr("File"), icon="plus", kind="link", compact=True)
        plus.setAccessibleName(tr("Put it on another file"))
        plus.clicked.connect(self.add_wanted)
        self._flow.addWidget(plus)
        self.updateGeometry()
