"""A list of files with its filter, the record panel beside it, and the page of the file that is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.domain.record_query import Place, SavedFilter
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.marked import Marked
from carerix_desktop.gui.records.candidates import DECISION_KEYS
from carerix_desktop.gui.records.columns import ColumnMenu
from carerix_desktop.gui.records.edit import create_record
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.filter_bar import FilterBar
from carerix_desktop.gui.records.import_dialog import ImportDialog
from carerix_desktop.gui.records.list_menu import ListMenu
from carerix_desktop.gui.records.list_side import ListSide
from carerix_desktop.gui.records.many import PEOPLE, can_mail_many, mail_many
from carerix_desktop.gui.records.many_acts import ManyActs
from carerix_desktop.gui.records.model import RecordListModel
from carerix_desktop.gui.records.panel import RecordPanel
from carerix_desktop.gui.records.rows import ListView
from carerix_desktop.gui.records.saved import SavedFilters
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.rights import bar, user_may_change
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter
from carerix_desktop.gui.widgets.text import Text


class RecordsPage(QStackedWidget):
    """The list of a kind, and the file that was opened from it."""

    def __init__(self, context: Context, kind: RecordKind) -> None:
        super().__init__()
        self._context, self._kind, self._texts = context, kind, RecordTexts()
        self.model = RecordListModel(context.jobs, context.services, kind, self)
        self.view, self.bar = ListView(), FilterBar(context.theme, self.model)
        self.filter, self.side = self.bar.words, ListSide(context.theme, kind)
        self.saved = SavedFilters(context, kind, self.side)
        self.acts = ManyActs(context, kind, self.marked_keys, lambda: self.model.owners, self)
        self.panel, self.file = RecordPanel(context), FilePage(context)
        self.more = ListMenu(context, kind, self.marked_keys)
        self._count = Text(role="meta")
        self._many = Button(context.theme, self.tr("With the marked…"), icon="square-check")
        self._many.clicked.connect(self._open_acts)
        self._many.setVisible(user_may_change(context.services.viewer))
        self._empty = EmptyState(context.theme)
        self._side = QStackedWidget()
        self.addWidget(self._make_list())
        self.addWidget(self.file)
        self.columns = ColumnMenu(context, self.view, self.model)
        self._connect()
        self._read_names()
        self.saved.read()
        self.model.refresh()

    def arrive(self, argument: object) -> None:
        """Come here; a ref as argument opens that file."""
        if isinstance(argument, str) and argument:
            self.file.show_record(self._kind, argument)
            self.setCurrentWidget(self.file)
            self._visit(argument)

    def open_first(self) -> None:
        """Open the file of the marked row, or of the first."""
        row = max(0, self.view.currentIndex().row())
        self._open(self.model.index(row, 0))

    def panes(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        return [self.side, self.filter, self.view, self.panel] if self.currentIndex() == 0 else self.file.panes()

    def create_new(self) -> None:
        """The form of a new record; it is opened when it was made."""
        made = create_record(self.window(), self._context, self._kind)
        if made is not None:
            self.arrive(made[1])

    def mail_marked(self) -> None:
        """Write to the people of the marked rows, or of the file that is open, one message each."""
        if self.currentWidget() is self.file:
            self.file.mail_marked()
        else:
            self.decide(None)

    def decide(self, situation: Situation | None, _checked: bool = False) -> None:
        """Begin a bulk sending to the marked rows: invite, reject, or choose a template."""
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        done = partial(self._mail_to, situation)
        self._context.jobs.ask(records.get_many, viewer, self._kind, self.marked_keys(), on_done=done)

    def marked(self) -> Marked:
        """What can be handed out: the marked rows, and the file that is open or pointed at."""
        here = self.model.record_at(self.view.currentIndex().row())
        opened = self.file.record if self.currentWidget() is self.file else None
        named = opened or (None if here is None else (here.kind, here.ref))
        return Marked(kind=self._kind, keys=self.marked_keys(), record=named)

    def marked_keys(self) -> list[int]:
        """The keys of the marked rows, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return self.model.keys_at(rows)

    def _mail_to(self, situation: Situation | None, found: Sequence[Record]) -> None:
        people = tuple(RecordRef(kind=one.kind, ref=one.ref) for one in found if one.kind in PEOPLE)
        if not people:
            self._context.toast(self.tr("Nobody is marked, so nobody is mailed. Mark candidates or contacts first."))
        elif can_mail_many(self._context):
            mail_many(self.window(), self._context, Wanted(people=people, situation=situation))

    def import_csv(self) -> None:
        """Choose a file of records and import it, with a report."""
        forms = self.tr("Files with records (*.csv *.tsv *.txt *.vcf *.json)")
        name, _filter = QFileDialog.getOpenFileName(self.window(), self.tr("Import from a file"), "", forms)
        if name:
            ImportDialog(self.window(), self._context, self._kind, Path(name)).exec()
            self.model.refresh()

    def _connect(self) -> None:
        self.filter.returnPressed.connect(self._to_rows)
        self.bar.changed.connect(self._filter)
        self.bar.wanted_name.connect(self._keep_filter)
        self.side.chosen.connect(self._show_place)
        self.model.loaded.connect(self._choose_side)
        self.model.failed.connect(self._fail)
        self.view.selectionModel().selectionChanged.connect(self._count_marked)
        self.view.wanted_gone.connect(self.acts.delete)
        for key, situation in DECISION_KEYS.items() if self._kind in PEOPLE else ():
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.decide, situation))
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._follow)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self.view.viewport().update())
        self.model.dataChanged.connect(lambda *_args: self._follow(self.view.currentIndex()))
        self.file.back.connect(self._back)
        self._context.bridge.records_changed.connect(self._on_records)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the list keeps it; the file opens on Enter."""
        super().resizeEvent(event)
        self.panel.setVisible(self.window().width() >= self._context.theme.tokens.breakpoints["recordInline"])

    def _filter(self) -> None:
        words, conditions = self.filter.text(), self.bar.conditions
        if (words, conditions) != (self.model.query.words, self.model.query.conditions):
            self.model.show(replace(self.model.query, words=words, conditions=conditions))

    def _show_place(self, entry: Place | SavedFilter) -> None:
        """Other records: a place keeps the conditions, a kept filter brings its own."""
        conditions, place = self.bar.conditions, Place.ALL
        if isinstance(entry, SavedFilter):
            conditions = entry.conditions
            self.bar.show_conditions(conditions)
            if entry.columns:
                self.columns.show(entry.columns)
        else:
            place = entry
        query = replace(self.model.query, place=place, words=self.filter.text(), conditions=conditions)
        self.model.show(query)

    def _keep_filter(self) -> None:
        kind, columns = self._kind, self.model.columns
        self.saved.keep(SavedFilter(kind=kind, name="", conditions=self.bar.conditions, columns=columns))

    def _read_names(self) -> None:
        """What further fields and users are called."""
        lists, viewer = self._context.services.more["record_lists"], self._context.services.viewer.key
        self._context.jobs.ask(read_names, lists, viewer, self._kind, on_done=self._name_fields)

    def _name_fields(self, names: tuple[dict[str, str], dict[str, str]]) -> None:
        self.model.name_fields(*names)
        self.bar.show_conditions(self.bar.conditions)

    def _visit(self, ref: str) -> None:
        lists, viewer = self._context.services.more["record_lists"], self._context.services.viewer.key
        self._context.jobs.tell(lists.visit, viewer, self._kind, ref, on_done=self._on_visit)

    def _on_visit(self, _answer: object) -> None:
        if self.model.query.place is Place.RECENT:
            self.model.refresh()

    def _fail(self, fault: Fault) -> None:
        again = ((self.tr("Try again"), "refresh-cw", self.model.refresh),)
        self._empty.say("circle-alert", self.tr("This list could not be read"), fault_line(fault), again)
        self._side.setCurrentWidget(self._empty)

    def _to_rows(self) -> None:
        self._filter()
        self.view.setFocus()

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        record = self.model.record_at(index.row())
        if record is not None:
            self.arrive(record.ref)

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        record = self.model.record_at(index.row()) if index.isValid() else None
        if record is not None:
            self.panel.show_records(((record.kind, record.ref),))

    def _on_records(self, _event: RecordsChanged) -> None:
        self.model.refresh()

    def _choose_side(self) -> None:
        rows = self.model.rowCount()
        self._count_marked()
        if rows:
            self._side.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
            return
        if self.filter.text().strip():
            line = self.tr("Try fewer words, or another spelling.")
            self._empty.say("search", self.tr("Nothing found for “{words}”").format(words=self.filter.text()), line)
        elif self.bar.conditions or self.model.query.place is not Place.ALL:
            everything = ((self.tr("Show all"), "users", self._show_all),)
            self._empty.say("list-filter", self.tr("Nothing here fits this filter"), "", everything)
        else:
            buttons = (
                (self._texts.create(self._kind), "plus", self.create_new),
                (self.tr("Import…"), "upload", self.import_csv),
            )
            self._empty.say("users", self._texts.none_yet(self._kind), "", buttons)
        self._side.setCurrentWidget(self._empty)
        self.panel.show_nothing()

    def _show_all(self) -> None:
        self.bar.show_conditions(())
        self.side.select(Place.ALL)
        self._show_place(Place.ALL)
        self.view.setFocus()

    def _count_marked(self, *_changed: object) -> None:
        rows, marked = self.model.rowCount(), len(self.view.selectionModel().selectedRows())
        text = self.tr("%n file(s)", "", rows)
        self._count.setText(self.tr("{marked} of {all} marked").format(marked=marked, all=rows) if marked > 1 else text)
        self._many.setEnabled(marked > 0)

    def _open_acts(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._kind is RecordKind.CANDIDATE and can_mail_many(self._context):
            menu.addAction(self.tr("Invite…")).triggered.connect(partial(self.decide, Situation.INVITE))
            menu.addAction(self.tr("Reject…")).triggered.connect(partial(self.decide, Situation.REJECT))
        self.acts.fill(menu)
        menu.popup(self._many.mapToGlobal(self._many.rect().bottomLeft()))

    def _make_list(self) -> QWidget:
        self.view.set_up(self._context.theme, self.model, self._texts.kinds(self._kind))
        self.view.customContextMenuRequested.connect(lambda _spot: self._open_acts())
        self._side.addWidget(self.view)
        self._side.addWidget(self._empty)
        left = QFrame()
        left.setProperty("pane", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self.bar.row.addWidget(self._many, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.bar)
        column.addWidget(self.acts.line)
        column.addWidget(self._side, 1)
        splitter = PaneSplitter(self._context.theme)
        splitter.addWidget(self.side)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        for place in range(3):
            splitter.setStretchFactor(place, 1 if place == 1 else 0)
        self.panel.setMinimumWidth(280)
        splitter.setSizes([self._context.theme.size("pane.folders"), 900, self._context.theme.size("pane.record")])
        return splitter

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Text(self._texts.kinds(self._kind), "heading"))
        row.addWidget(self._count)
        row.addStretch(1)
        bring = Button(self._context.theme, self.tr("Import…"), icon="upload")
        bring.clicked.connect(self.import_csv)
        bring.setVisible(self._context.services.viewer.role is UserRole.ADMINISTRATOR)
        make = Button(self._context.theme, self._texts.create(self._kind), icon="plus", kind="primary")
        make.clicked.connect(self.create_new)
        bar(self._context.services.viewer, make, self.more)
        if self._kind in PEOPLE and can_mail_many(self._context):
            row.addWidget(self._make_way_to_many())
        row.addWidget(bring)
        row.addWidget(make)
        row.addWidget(self.more)
        return head

    def _make_way_to_many(self) -> Button:
        mail = Button(self._context.theme, self.tr("Write…"), icon="mails")
        hint = self.tr("Write to the marked rows, one message each (Ctrl+Shift+M)")
        mail.setToolTip(hint)
        mail.setAccessibleDescription(hint)
        mail.clicked.connect(self.mail_marked)
        return mail


def read_names(lists: Any, viewer: UserKey, kind: RecordKind) -> tuple[dict[str, str], dict[str, str]]:
    """The labels of further fields, and the users' names by login."""
    return lists.further_fields(viewer, kind), dict(lists.owners(viewer))
