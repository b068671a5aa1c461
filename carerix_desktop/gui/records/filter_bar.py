"""The filter bar of a list: words, a chip per condition, and a name for what was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from carerix_desktop.domain.record_query import Condition
from carerix_desktop.gui.records.filter_edit import FilterEdit
from carerix_desktop.gui.records.filter_words import FilterWords
from carerix_desktop.gui.records.model import RecordListModel
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button, PillButton
from carerix_desktop.gui.widgets.flow import FlowLayout

TYPING_MS = 150
WORDS_WIDTH = 230


class Chip(PillButton):
    """One condition: a click changes it, Delete takes it away.

    Signals:
        removed: take it away.
    """

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """Words and conditions.

    Signals:
        changed: they are others.
        wanted_name: what is chosen is to be kept.
    """

    changed = Signal()
    wanted_name = Signal()

    def __init__(self, theme: Theme, model: RecordListModel) -> None:
        super().__init__()
        self._theme, self._model, self._texts = theme, model, FilterWords()
        self.words = QLineEdit()
        self.add = Button(theme, self.tr("Filter"), icon="plus", kind="quiet", compact=True)
        self.clear = Button(theme, self.tr("Clear"), icon="filter-x", kind="quiet", compact=True)
        self.keep = Button(theme, self.tr("Save filter…"), icon="save", kind="quiet", compact=True)
        self.conditions: tuple[Condition, ...] = ()
        self.chips: list[Chip] = []
        self.edit: FilterEdit | None = None
        self._flow = FlowLayout()
        self._delay = QTimer(self)
        self._lay_out()

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Other chips, without asking anew."""
        self.conditions = conditions
        had_focus = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._make_chip(place) for place in range(len(conditions))]
        for place, chip in enumerate(self.chips):
            self._flow.insert(place, chip)
            chip.show()
        for button in (self.clear, self.keep):
            button.setVisible(bool(conditions))
        if had_focus:
            (self.chips[0] if self.chips else self.add).setFocus()

    def open_edit(self, place: int | None, _checked: bool = False) -> None:
        """Make a condition, or change one."""
        anchor = self.add if place is None else self.chips[place]
        condition = None if place is None else self.conditions[place]
        self.edit = FilterEdit(anchor, self._theme, self._model, condition)
        self.edit.made.connect(partial(self._take, place))
        self.edit.open_below(anchor)
        self.edit.field.setFocus()

    def remove(self, place: int) -> None:
        """Take a condition away."""
        self._set(self.conditions[:place] + self.conditions[place + 1 :])

    def _take(self, place: int | None, condition: Condition) -> None:
        known = list(self.conditions)
        if place is None:
            known.append(condition)
        else:
            known[place] = condition
        self._set(tuple(dict.fromkeys(known)))

    def _set(self, conditions: tuple[Condition, ...]) -> None:
        self.show_conditions(conditions)
        self.changed.emit()

    def _make_chip(self, place: int) -> Chip:
        condition = self.conditions[place]
        text = self._texts.chip(self._model.kind, condition, self._model.label, self._model.owners)
        chip = Chip(self._theme, text)
        chip.setChecked(True)
        chip.setAccessibleName(self.tr("Filter: {words}. Press to change, Delete to take away.").format(words=text))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(partial(self._on_chip, place))
        chip.removed.connect(partial(self.remove, place))
        return chip

    def _on_chip(self, place: int, _checked: bool = False) -> None:
        self.chips[place].setChecked(True)
        self.open_edit(place)

    def _lay_out(self) -> None:
        self.setProperty("pane", "clear")
        self.words.setPlaceholderText(self.tr("Filter by name, number, city or e-mail"))
        self.words.setAccessibleName(self.tr("Filter"))
        self.words.setClearButtonEnabled(True)
        self._delay.setSingleShot(True)
        self._delay.setInterval(TYPING_MS)
        self._delay.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._delay.start())
        self.add.setAccessibleName(self.tr("Add a filter"))
        self.add.clicked.connect(partial(self.open_edit, None))
        self.clear.clicked.connect(lambda: self._set(()))
        self.keep.clicked.connect(self.wanted_name)
        for button in (self.add, self.clear, self.keep):
            self._flow.addWidget(button)
        self.words.setFixedWidth(WORDS_WIDTH)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 8, 16, 8)
        self.row.setSpacing(10)
        self.row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(self._flow, 1)
        self.show_conditions(())
