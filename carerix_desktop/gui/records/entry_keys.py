"""Writing on the file that is open: N for a note, the buttons beside the time line, Enter and Del on an entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLayout, QWidget

from carerix_desktop.domain.entry import Entry, EntrySort, NamedRecord
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.domain.timeline import TimelineItem
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.entry_acts import EntryActs
from carerix_desktop.gui.records.entry_form import EntryForm, new_entry
from carerix_desktop.gui.records.timeline_model import ItemRole
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.services.record_file import RecordFile

MOST_OTHERS = 8


class FileWriting(QObject):
    """Opens the forms of entries for the file that is shown.

    Args:
        context: of the window.
        page: whose window waits for the forms.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._acts = EntryActs(context)
        self._file: RecordFile | None = None

    def show_file(self, file: RecordFile) -> None:
        """The file that is open."""
        self._file = file

    def write(self, sort: EntrySort) -> None:
        """The form of a new entry on this file."""
        if self._file is not None:
            written = new_entry(sort, [_named(self._file.record)])
            phones = _phones(self._file.record)
            EntryForm(self._page.window(), self._context, written, others=self._others(), phones=phones).open()

    def edit(self, entry: Entry) -> None:
        """The form of an entry that is there."""
        here = () if self._file is None else (*self._others(), _named(self._file.record))
        others = {one.ref: one for one in (*here, *entry.on)}
        written = entry.written
        form = EntryForm(
            self._page.window(), self._context, written, entry=entry, others=tuple(others.values())[: MOST_OTHERS + 2]
        )
        form.open()

    def remove(self, entry: Entry) -> None:
        """Take it away; the toast puts it back."""
        self._acts.remove(entry)

    def finish(self, entry: Entry) -> None:
        """Tick a task, or untick it."""
        self._acts.finish(entry, done=entry.done_at is None)

    def add_buttons(self, room: QLayout) -> None:
        """The buttons beside a list."""
        theme = self._context.theme
        note = Button(theme, self.tr("Note"), icon="plus", compact=True)
        note.setToolTip(self.tr("Write a note (N)"))
        call = IconButton(theme, "phone", self.tr("Call note"))
        task = IconButton(theme, "square-check", self.tr("Task"))
        for button, sort in ((note, EntrySort.NOTE), (call, EntrySort.CALL), (task, EntrySort.TASK)):
            button.clicked.connect(lambda _checked=False, sort=sort: self.write(sort))
            room.addWidget(button)
            bar(self._context.services.viewer, button)

    def add_keys(self, view: QAbstractItemView) -> None:
        """Del takes the entry that is marked away."""
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), view)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(lambda: self._remove_current(view))

    def _remove_current(self, view: QAbstractItemView) -> None:
        item = view.currentIndex().data(ItemRole.ITEM)
        if isinstance(item, TimelineItem) and item.entry is not None:
            self.remove(item.entry)

    def _others(self) -> Sequence[NamedRecord]:
        """Files that an entry here may be on as well: procedures, vacancies, people, the company."""
        file = self._file
        if file is None:
            return ()
        found = [_named(one.record) for one in (*file.procedures, *file.vacancies, *file.people)]
        found += [] if file.company is None else [_named(file.company)]
        return tuple(dict.fromkeys(found))[:MOST_OTHERS]


def _named(record: Record) -> NamedRecord:
    return NamedRecord(ref=RecordRef(kind=record.kind, ref=record.ref), name=record.name)


def _phones(record: Record) -> tuple[str, ...]:
    return tuple(one.strip() for one in record.fields.get("phones", "").split(";") if one.strip())
