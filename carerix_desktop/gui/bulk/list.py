"""The list of recipients with its filter pills; the keys: space ticks, Enter does what the row offers, or goes on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QFrame, QHBoxLayout, QListView, QVBoxLayout

from carerix_desktop.gui.bulk.model import RecipientModel, Shown, ShownRows
from carerix_desktop.gui.bulk.row import RecipientDelegate, toggle
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import PillButton


class RecipientView(QListView):
    """The rows.

    Signals:
        acted: Enter on a row.
    """

    acted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            toggle(self.model(), index)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.acted.emit(index)
            return
        super().keyPressEvent(event)


class RecipientList(QFrame):
    """Pills over rows, all on one model.

    Signals:
        current_changed: another row (its place in the model, or -1).
        acted: what a row offers was asked for (its place).
    """

    current_changed = Signal(int)
    acted = Signal(int)

    def __init__(self, theme: Theme, model: RecipientModel) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.shown = ShownRows(self)
        self.shown.setSourceModel(model)
        self.view = RecipientView()
        self._delegate = RecipientDelegate(theme, self.view)
        self._group = QButtonGroup(self)
        self.pills = {
            Shown.ALL: PillButton(theme, ""),
            Shown.ATTENTION: PillButton(theme, "", icon="triangle-alert"),
            Shown.CHANGED: PillButton(theme, ""),
        }
        self._lay_out()
        for number, (shown, pill) in enumerate(self.pills.items()):
            self._group.addButton(pill, number)
            pill.clicked.connect(lambda _checked=False, shown=shown: self.show_only(shown))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.acted.connect(self._on_acted)
        self._delegate.acted.connect(self._on_acted)
        model.counted.connect(self._count)
        model.modelReset.connect(self.select_first)
        self.show_only(Shown.ALL)
        self._count()

    def show_only(self, shown: Shown) -> None:
        """Another filter; the same row stays chosen where it is shown."""
        self.pills[shown].setChecked(True)
        before = self.current
        self.shown.show_only(shown)
        if not self.view.currentIndex().isValid():
            self.select(before)

    @property
    def current(self) -> int:
        """The place of the chosen row in the model, or -1."""
        return self.shown.mapToSource(self.view.currentIndex()).row()

    def select(self, place: int) -> None:
        """Choose a row by its place in the model; the first where it is not shown."""
        index = self.shown.mapFromSource(self._model.index(place, 0)) if place >= 0 else QModelIndex()
        if not index.isValid():
            index = self.shown.index(0, 0)
        self.view.setCurrentIndex(index)

    def select_first(self) -> None:
        """The first row."""
        self.select(-1)

    def step(self, by: int) -> None:
        """The next or the previous row that is shown."""
        index = self.shown.index(self.view.currentIndex().row() + by, 0)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def _lay_out(self) -> None:
        self.setProperty("pane", "surface")
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(6)
        for pill in self.pills.values():
            row.addWidget(pill)
        row.addStretch(1)
        self.view.setModel(self.shown)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Recipients"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)

    def _count(self) -> None:
        labels = {
            Shown.ALL: self.tr("All {n}"),
            Shown.ATTENTION: self.tr("Attention {n}"),
            Shown.CHANGED: self.tr("Changed {n}"),
        }
        for shown, pill in self.pills.items():
            number = self._model.count(shown)
            pill.setText(labels[shown].format(n=number))
            pill.setAccessibleName(pill.text())
            pill.setVisible(shown is Shown.ALL or number > 0)
        self.shown.invalidate()

    def _on_current(self, index: QModelIndex) -> None:
        self.current_changed.emit(self.shown.mapToSource(index).row())

    def _on_acted(self, index: QModelIndex) -> None:
        self.acted.emit(self.shown.mapToSource(index).row())
