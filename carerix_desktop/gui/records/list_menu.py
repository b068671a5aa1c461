"""The menu of a list of files: probable doubles, the two that are marked as one, what was removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.doubles_dialog import DoublesDialog
from carerix_desktop.gui.records.file_menu import MERGEABLE
from carerix_desktop.gui.records.merge_dialog import MergeDialog
from carerix_desktop.gui.records.removed_dialog import RemovedDialog
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.dim import open_dimmed


class ListMenu(IconButton):
    """The button with the further acts on a list.

    Args:
        context: services and look.
        kind: of the list.
        marked: answers the keys of the marked rows.
    """

    def __init__(self, context: Context, kind: RecordKind, marked: Callable[[], Sequence[int]]) -> None:
        super().__init__(context.theme, "ellipsis", self.tr("More"), size=32)
        self._context, self._kind, self._marked = context, kind, marked
        icons = context.theme.icons
        self.merge = QAction(icons.icon("merge", "text.secondary"), self.tr("Merge the two marked files…"), self)
        self.removed = QAction(icons.icon("history", "text.secondary"), self.tr("Recently removed…"), self)
        self.doubles = QAction(icons.icon("copy", "text.secondary"), self.tr("Doubles…"), self)
        self.doubles.triggered.connect(self.show_doubles)
        self.merge.triggered.connect(self.merge_marked)
        self.removed.triggered.connect(self.show_removed)
        self.menu_of_list = QMenu(self)
        if kind in MERGEABLE:
            self.menu_of_list.addAction(self.doubles)
            self.menu_of_list.addAction(self.merge)
        self.menu_of_list.addAction(self.removed)
        self.menu_of_list.aboutToShow.connect(self._enable)
        self.setMenu(self.menu_of_list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setVisible("merging" in context.services.more)

    def merge_marked(self) -> None:
        """See the two marked files side by side."""
        keys = list(self._marked())
        if len(keys) != 2:
            self._context.toast(self.tr("Mark two files first: with Ctrl and a click, or Shift and an arrow."))
            return
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(records.get_many, viewer, self._kind, keys, on_done=self._show_merge)

    def show_doubles(self) -> None:
        """Files that may be of one."""
        open_dimmed(DoublesDialog(self.window(), self._context, self._kind))

    def show_removed(self) -> None:
        """What was deleted, to put it back."""
        open_dimmed(RemovedDialog(self.window(), self._context))

    def _enable(self) -> None:
        self.merge.setEnabled(len(self._marked()) == 2)

    def _show_merge(self, found: list[Record]) -> None:
        if len(found) == 2:
            pair = (found[0].ref, found[1].ref)
            open_record = partial(self._context.open_record, self._kind)
            open_dimmed(MergeDialog(self.window(), self._context, self._kind, pair, open_record))
