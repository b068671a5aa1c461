"""The menu of a file: merge it, undo a merge, decide what a merge left, delete it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.records.delete_dialog import DeleteDialog
from carerix_desktop.gui.records.file_acts import FileAct
from carerix_desktop.gui.records.link_dialog import choose_record
from carerix_desktop.gui.records.merge_dialog import MergeDialog
from carerix_desktop.gui.records.questions_dialog import QuestionsDialog
from carerix_desktop.gui.widgets.buttons import IconButton
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.services.merging import MergesOf
from carerix_desktop.storage.removed import Removal

MERGEABLE = (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY)


class FileMenu(IconButton):
    """The button with the further acts on the file that is open.

    Signals:
        gone: the file was deleted.
    """

    gone = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "ellipsis", self.tr("More"), size=32)
        self._context = context
        self._record: Record | None = None
        self.merge = QAction(context.theme.icons.icon("merge", "text.secondary"), self.tr("Merge…"), self)
        self.delete = QAction(context.theme.icons.icon("trash-2", "text.secondary"), self.tr("Delete…"), self)
        self.menu_of_file = QMenu(self)
        self.setMenu(self.menu_of_file)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.merge.triggered.connect(self.merge_with)
        self.delete.triggered.connect(self._delete)
        self.setVisible("merging" in context.services.more)

    def show_record(self, record: Record) -> None:
        """The menu of another file, or of the same one read anew."""
        self._record = record
        if "merging" not in self._context.services.more:
            return
        self._fill(MergesOf())
        service, viewer = self._context.services.more["merging"], self._context.services.viewer.key
        args = (viewer, record.kind, record.key)
        self._context.jobs.ask(service.merges_of, *args, on_done=self._fill, key=(id(self), "merges"))

    def merge_with(self) -> None:
        """Choose the other file, then see both side by side."""
        record = self._record
        if record is None:
            return
        found = choose_record(self.window(), self._context, record.kind, _last_word(record.name))
        if found is not None and found[0] is record.kind:
            self._show_merge(found[1])
        elif found is not None:
            self._context.toast(self.tr("Only two candidates, two contacts or two companies can be merged."))

    def _show_merge(self, other: str) -> None:
        record = self._record
        if record is None:
            return
        pair = (record.ref, other)
        open_record = partial(self._context.open_record, record.kind)
        open_dimmed(MergeDialog(self.window(), self._context, record.kind, pair, open_record))

    def _fill(self, merges: MergesOf) -> None:
        menu = self.menu_of_file
        menu.clear()
        if self._record is not None and self._record.kind in MERGEABLE:
            menu.addAction(self.merge)
        for removal in merges.into:
            text = self.tr("Merged from {ref} ({when}): undo the merge…")
            undo = menu.addAction(text.format(ref=removal.ref, when=_when(removal.made_at)))
            undo.setEnabled(removal is merges.into[0])  # the last merge is undone first
            undo.triggered.connect(partial(self._part, removal))
        for removal in merges.asking:
            decide = menu.addAction(self.tr("Decide what the merge with {ref} left…").format(ref=removal.ref))
            decide.triggered.connect(partial(self._ask, removal))
        menu.addSeparator()
        menu.addAction(self.delete)

    def _part(self, removal: Removal) -> None:
        FileAct(self._context, partial(self._ask_if_needed, removal)).part(removal.key)

    def _ask_if_needed(self, removal: Removal) -> None:
        text = self.tr("{name} ({ref}) is a file of its own again").format(name=removal.name, ref=removal.ref)
        self._context.toast(text)
        service, viewer = self._context.services.more["merging"], self._context.services.viewer.key
        self._asked = removal
        self._context.jobs.ask(service.questions, viewer, removal.key, on_done=self._ask_about)

    def _ask_about(self, questions: list[object]) -> None:
        if questions:
            self._ask(self._asked)

    def _ask(self, removal: Removal) -> None:
        if self._record is not None:
            open_dimmed(QuestionsDialog(self.window(), self._context, removal, self._record))

    def _delete(self) -> None:
        if self._record is not None:
            open_dimmed(DeleteDialog(self.window(), self._context, self._record, self.gone.emit))


def _when(at: int) -> str:
    return long_when(datetime.fromtimestamp(at, UTC).astimezone())


def _last_word(name: str) -> str:
    """What another file of this person is probably found by."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else ""
