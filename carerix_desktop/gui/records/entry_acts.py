"""Writing, changing, taking away and finishing entries from the window, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from carerix_desktop.domain.entry import Entry, EntrySort, EntryText
from carerix_desktop.domain.errors import Fault
from carerix_desktop.gui.context import Context
from carerix_desktop.services.entries import Written

OnFault = Callable[[Fault], None]


class EntryActs(QObject):
    """Carries out what a person does with entries. It lives as long as the window's jobs: pages may be gone before."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.jobs)
        self._context = context

    def write(self, written: EntryText, on_done: Callable[[Written], None], on_fault: OnFault) -> None:
        """A new entry; the toast offers to take it away again."""
        self._tell("write", written, on_done=partial(self._written, on_done), on_fault=on_fault)

    def change(self, entry: Entry, written: EntryText, on_done: Callable[[Written], None], on_fault: OnFault) -> None:
        """Another text."""
        self._tell("change", entry.key, written, on_done=partial(self._changed, entry, on_done), on_fault=on_fault)

    def remove(self, entry: Entry) -> None:
        """Take it away."""
        self._tell("remove", entry.key, on_done=self._removed)

    def finish(self, entry: Entry, *, done: bool) -> None:
        """A task is done, or is not."""
        self._tell(_finish_as(done), entry.key, on_done=partial(self._finished, entry, done))

    def remind(self, entry: Entry, at: int | None, text: str) -> None:
        """Remind of a task at another moment, or not at all."""
        self._tell("remind", entry.key, at, on_done=partial(self._reminded, entry, text))

    def _written(self, on_done: Callable[[Written], None], made: Written) -> None:
        self._pass_on(made)
        texts = {
            EntrySort.NOTE: self.tr("Note written"),
            EntrySort.CALL: self.tr("Call note written"),
            EntrySort.TASK: self.tr("Task made"),
            EntrySort.APPOINTMENT: self.tr("Appointment made"),
        }
        back = partial(self._tell, "remove", made.entry.key, on_done=self._pass_on)
        given = made.entry.written.assignee not in (None, self._context.services.viewer.key)
        text = self.tr("Task made for {name}").format(name=made.entry.assignee)
        self._context.done(text if given else texts[made.entry.written.sort], back)
        on_done(made)

    def _changed(self, before: Entry, on_done: Callable[[Written], None], made: Written) -> None:
        self._pass_on(made)
        back = partial(self._tell, "change", before.key, before.written, on_done=self._pass_on)
        self._context.done(self.tr("Changed"), back)
        on_done(made)

    def _removed(self, gone: Written) -> None:
        self._pass_on(gone)
        back = partial(self._tell, "put_back", gone.entry, on_done=self._pass_on)
        self._context.done(self.tr("Deleted"), back)

    def _finished(self, entry: Entry, done: bool, made: Written) -> None:
        self._pass_on(made)
        back = partial(self._tell, _finish_as(not done), entry.key, on_done=self._pass_on)
        self._context.done(self.tr("Task done") if done else self.tr("Task opened again"), back)

    def _reminded(self, before: Entry, text: str, made: Written) -> None:
        self._pass_on(made)
        back = partial(self._tell, "remind", before.key, before.written.remind_at, on_done=self._pass_on)
        self._context.done(text, back)

    def _pass_on(self, made: Written) -> None:
        self._context.bridge.receive(made.event)

    def _tell(
        self, act: str, *args: object, on_done: Callable[[Written], None], on_fault: OnFault | None = None
    ) -> None:
        entries, viewer = self._context.services.more["entries"], self._context.services.viewer.key
        self._context.jobs.tell(_carry_out, entries, act, viewer, args, on_done=on_done, on_fault=on_fault)


def _finish_as(done: bool) -> str:
    return "finish" if done else "reopen"


def _carry_out(entries: object, act: str, viewer: object, args: tuple[object, ...]) -> Written:
    made: Written = getattr(entries, act)(viewer, *args)
    return made
