"""What is done to the marked rows of a list: owner, status, vacancy, export, deletion; one undo takes all back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.adding import Adding
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.progress_line import ProgressLine
from carerix_desktop.services.merging import ManyDone
from carerix_desktop.services.progress import AT_ONCE, STOPPED
from carerix_desktop.services.record_lists import Changed

VACANCY_STATUSES = ("open", "filled", "closed")


class ManyActs(QObject):
    """The menu of the marked rows.

    Args:
        context: of the window.
        kind: what is listed.
        marked: the keys of the marked rows.
        owners: the users' names by login, as they are now.
        page: over which it asks.
    """

    def __init__(
        self,
        context: Context,
        kind: RecordKind,
        marked: Callable[[], Sequence[int]],
        owners: Callable[[], dict[str, str]],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._kind, self._page = context, kind, page
        self._marked, self._owners = marked, owners
        self._texts, self._adding = RecordTexts(), Adding(context, page)
        self.line = ProgressLine(context.theme, page)
        self.line.setContentsMargins(20, 4, 16, 4)

    def fill(self, menu: QMenu) -> None:
        """Put the acts into a menu, for what is marked now."""
        count = len(self._marked())
        owner = menu.addMenu(self.tr("Set owner"))
        self._offer(owner, self.tr("Nobody"), partial(self.set_field, "owner", ""))
        for login, name in self._owners().items():
            self._offer(owner, name, partial(self.set_field, "owner", login))
        if self._kind is RecordKind.VACANCY:
            status = menu.addMenu(self.tr("Set status"))
            for one in VACANCY_STATUSES:
                self._offer(status, self._texts.status(one), partial(self.set_field, "status", one))
        if self._kind is RecordKind.CANDIDATE:
            self._offer(menu, self.tr("Add to vacancy…"), self.add_to_vacancy)
        menu.addSeparator()
        self._offer(menu, self.tr("Export %n file(s)…", "", count), self.export)
        if "merging" in self._context.services.more:
            self._offer(menu, self.tr("Delete %n file(s)…", "", count), self.delete)

    def set_field(self, field: str, value: str) -> None:
        """Give the marked files this value."""
        self._with_records(partial(self._set, field, value))

    def add_to_vacancy(self) -> None:
        """Choose vacancies for the marked candidates."""
        self._with_records(self._add)

    def export(self) -> None:
        """Write the marked files into a file."""
        keys = list(self._marked())
        forms = self.tr("CSV for spreadsheets (*.csv);;JSON (*.json)")
        name, _form = QFileDialog.getSaveFileName(self._page.window(), self.tr("Export"), "", forms)
        if name and keys:
            path = Path(name if Path(name).suffix else f"{name}.csv")
            service, viewer = self._context.services.more["exports"], self._context.services.viewer.key
            write = partial(service.write_records, viewer, self._kind, path, chosen=keys)
            self._run(write, len(keys), self.tr("Export"), partial(self._on_exported, path.name))

    def delete(self) -> None:
        """Delete the marked files, after a question."""
        self._with_records(self._delete)

    def _offer(self, menu: QMenu, label: str, act: Callable[[], None]) -> QAction:
        action = menu.addAction(label)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _with_records(self, act: Callable[[Sequence[Record]], None]) -> None:
        keys = list(self._marked())
        if not keys:
            self._context.toast(self.tr("Nothing is marked. Mark rows first, Ctrl+A marks all."))
            return
        if self.line.is_running:
            self._context.toast(self.tr("Many files are being worked on. Wait until that is done, or stop it."))
            return
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(records.get_many, viewer, self._kind, keys, on_done=act)

    def _set(self, field: str, value: str, found: Sequence[Record]) -> None:
        refs = [record.ref for record in found]
        lists, actor = self._context.services.more["record_lists"], self._context.services.viewer.key
        work = partial(lists.change_many, actor, self._kind, refs, {field: value})
        self._run(work, len(refs), self.tr("Files are being changed"), self._on_changed)

    def _add(self, found: Sequence[Record]) -> None:
        self._adding.ask_for_vacancies([record.ref for record in found], ())

    def _delete(self, found: Sequence[Record]) -> None:
        box = QMessageBox(self._page.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Delete"))
        box.setText(self.tr("Delete %n file(s)?", "", len(found)))
        box.setInformativeText(self.tr("Their mail stays in the mailbox. Undo puts the files back with all links."))
        yes = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is yes:
            refs = [record.ref for record in found]
            merging, actor = self._context.services.more["merging"], self._context.services.viewer.key
            work = partial(merging.remove_many, actor, self._kind, refs)
            self._run(work, len(refs), self.tr("Files are being deleted"), self._on_deleted)

    def _run(self, work: Callable[..., Any], count: int, name: str, on_done: Callable[[Any], None]) -> None:
        """Carry it out; what takes a while shows how far it is, and can be stopped."""
        more = {"progress": self.line.begin(name)} if count > AT_ONCE else {}
        self._context.jobs.tell(partial(work, **more), on_done=partial(self._end, on_done), on_fault=self._fail)

    def _end(self, on_done: Callable[[Any], None], answer: Any) -> None:
        self.line.end()
        on_done(answer)

    def _fail(self, fault: Fault) -> None:
        self.line.end()
        stopped = self.tr("Stopped. No file was written.")  # only an export is stopped by a fault
        self._context.toast(stopped if fault.code == STOPPED else fault_line(fault))

    def _on_changed(self, done: Changed) -> None:
        self._publish(done.events)
        count = len({change.ref for change in done.changes})
        if not count:
            self._context.toast(self.tr("They were so already: nothing was changed."))
            return
        sentence = self._with_rest(self.tr("%n file(s) changed", "", count), done.left)
        self._context.done(sentence, partial(self._take_back, done))

    def _take_back(self, done: Changed) -> None:
        self._tell("record_lists", "take_back", done, on_done=self._on_taken_back)

    def _on_taken_back(self, done: Changed) -> None:
        self._publish(done.events)
        if done.kept:
            self._context.toast(self.tr("%n file(s) stayed: they were changed again since.", "", done.kept))

    def _on_deleted(self, done: ManyDone) -> None:
        self._publish(done.events)
        sentence = self._with_rest(self.tr("%n file(s) deleted", "", len(done.keys)), done.left)
        self._context.done(sentence, partial(self._put_back, done.keys))

    def _with_rest(self, sentence: str, left: int) -> str:
        """What was stopped says what was not reached."""
        rest = self.tr("Stopped: %n file(s) stayed as they were", "", left)
        return f"{sentence}. {rest}" if left else sentence

    def _put_back(self, removals: Sequence[int]) -> None:
        self._tell("merging", "restore_many", removals, on_done=self._publish)

    def _on_exported(self, name: str, count: int) -> None:
        self._context.toast(self.tr("%n file(s) written to {name}", "", count).format(name=name))

    def _publish(self, events: Sequence[Any]) -> None:
        for event in events:
            self._context.bridge.receive(event)

    def _tell(self, service: str, act: str, *args: object, on_done: Callable[[Any], None]) -> None:
        more, actor = self._context.services.more, self._context.services.viewer.key
        self._context.jobs.tell(getattr(more[service], act), actor, *args, on_done=on_done)
