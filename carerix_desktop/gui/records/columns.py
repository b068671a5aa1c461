"""The columns of a list: chosen by the header's menu, kept in the window's settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from carerix_desktop.domain.record import COLUMNS as FIELDS
from carerix_desktop.domain.record_query import OWNER
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.model import COLUMNS, RecordListModel

_NAMES = ("first_name", "last_name", "name")
_WIDTHS = {"name": 240, "emails": 220, "company": 190, "title": 170, "contact": 160, "domains": 180, "ref": 80}
USUAL_WIDTH = 120


class ColumnMenu(QObject):
    """Which columns a list shows."""

    def __init__(self, context: Context, view: QTreeView, model: RecordListModel) -> None:
        super().__init__(view)
        self._context, self._view, self._model = context, view, model
        header = view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open)
        self.show(self._kept() or COLUMNS[model.kind])

    @property
    def available(self) -> tuple[str, ...]:
        """Every field that can be a column."""
        usual = [name for name in FIELDS[self._model.kind] if name not in (*_NAMES, "ref", "notes")]
        if self._model.kind.value == "vacancy":
            usual.remove("title")  # it is the name
        return tuple(dict.fromkeys(["name", *usual, OWNER, "ref", *self._model.further]))

    def show(self, columns: tuple[str, ...]) -> None:
        """Show these columns."""
        self._model.show_columns(columns)
        for place, name in enumerate(columns):
            self._view.header().resizeSection(place, _WIDTHS.get(name, USUAL_WIDTH))
        query = self._model.query
        place = columns.index(query.sort) if query.sort in columns else -1
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self._view.header().blockSignals(True)
        self._view.header().setSortIndicator(place, order)
        self._view.header().blockSignals(False)

    def toggle(self, name: str, _checked: bool = False) -> None:
        """Show a column, or hide it; the name always stays."""
        shown = self._model.columns
        wanted = [one for one in self.available if (one in shown) is not (one == name)]
        columns = tuple(dict.fromkeys(["name", *wanted]))
        self.show(columns)
        if self._context.settings is not None:
            self._context.settings.setValue(self._setting, ",".join(columns))

    def make_menu(self) -> QMenu:
        """A tick per column."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.available:
            act = menu.addAction(self._model.label(name))
            act.setCheckable(True)
            act.setChecked(name in self._model.columns)
            act.setEnabled(name != "name")
            act.triggered.connect(partial(self.toggle, name))
        return menu

    def _open(self, spot: QPoint) -> None:
        self.make_menu().popup(self._view.header().mapToGlobal(spot))

    @property
    def _setting(self) -> str:
        return f"lists/{self._model.kind}/columns"

    def _kept(self) -> tuple[str, ...]:
        settings = self._context.settings
        text = "" if settings is None else str(settings.value(self._setting, ""))
        return tuple(name for name in text.split(",") if name)
