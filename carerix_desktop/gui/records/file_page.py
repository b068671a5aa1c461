"""The page of one file: its head and tabs, facts at the left, what hangs on it at the right (mock-up 02)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.entry import EntrySort
from carerix_desktop.domain.errors import Fault, NotVisible
from carerix_desktop.domain.event import OutboxChanged, RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.privacy.block import PrivacyBlock, has_privacy
from carerix_desktop.gui.records.blocks import add_all_related, clear, facts_block, section
from carerix_desktop.gui.records.candidates import CandidatesTable
from carerix_desktop.gui.records.edit import edit_record
from carerix_desktop.gui.records.entry_keys import FileWriting
from carerix_desktop.gui.records.file_head import FileHeader
from carerix_desktop.gui.records.mail_button import DecisionKeys
from carerix_desktop.gui.records.many import PEOPLE, can_mail_many, mail_many
from carerix_desktop.gui.records.marks import PersonMarks
from carerix_desktop.gui.records.tabs.bar import FileTabs
from carerix_desktop.gui.records.tabs.base import TabSpec
from carerix_desktop.gui.records.tabs.catalogue import TABS
from carerix_desktop.gui.records.tabs.mail import MailTab
from carerix_desktop.gui.records.tabs.procedures import ProceduresTab
from carerix_desktop.gui.records.tabs.timeline import TimelineTab
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.records.timeline import Timeline
from carerix_desktop.gui.records.timeline_view import TimelineView
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile

SIDE_WIDTH, NARROW_SIDE_WIDTH = 256, 220


class FilePage(QWidget):
    """One file.

    Signals:
        back: to the list.
    """

    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, RecordTexts()
        self._file: RecordFile | None = None
        self._narrow, self._arriving = False, False
        self._ref: tuple[RecordKind, str] | None = None
        self.head, self.tabs = FileHeader(context), FileTabs(context, TABS, self)
        self._facts, self._related = QVBoxLayout(), QVBoxLayout()
        self._left, self._right = _side(self._facts), _side(self._related)
        self._empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.head.back.connect(self.back)
        self.head.edit.connect(self.edit)
        self.head.more.gone.connect(self._leave)
        self.head.decided.connect(self.mail_many)
        self.tabs.changed.connect(self._make_room)
        self.tabs.stale.connect(self._read)
        context.bridge.records_changed.connect(self._on_records)
        context.bridge.outbox_changed.connect(self._on_records)  # a message that was accepted may change a status
        self._decision_keys = DecisionKeys(context, self)
        self.writing = FileWriting(context, self)
        note = QShortcut(QKeySequence("N"), self)
        note.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        note.activated.connect(lambda: self.writing.write(EntrySort.NOTE))

    @property
    def candidates(self) -> CandidatesTable:
        """The table of a vacancy's candidates."""
        tab = self.tabs.tab("procedures")
        assert isinstance(tab, ProceduresTab)
        return tab.table

    @property
    def mail(self) -> Timeline:
        """The list of the tab E-mail."""
        tab = self.tabs.tab("mail")
        assert isinstance(tab, MailTab)
        return tab.list

    @property
    def timeline(self) -> TimelineView:
        """The list of the tab Time line."""
        tab = self.tabs.tab("timeline")
        assert isinstance(tab, TimelineTab)
        return tab.list

    @property
    def record(self) -> tuple[RecordKind, str] | None:
        """Whose file it is."""
        return self._ref

    def show_record(self, kind: RecordKind, ref: str) -> None:
        """Open another file."""
        self._ref, self._arriving = (kind, ref), True
        self._read()

    def edit(self) -> None:
        """The form of this file; what changed is read again by the event."""
        if self._file is not None:
            edit_record(self.window(), self._context, self._file.record)

    def mail_marked(self) -> None:
        """Write to the ticked candidates of a vacancy, or to the person whose file this is."""
        self.mail_many(None)

    def mail_many(self, situation: Situation | None) -> None:
        """Begin a bulk sending; nobody ticked means nobody mailed."""
        file = self._file
        if file is None or not can_mail_many(self._context):
            return
        if file.record.kind in PEOPLE:
            person = RecordRef(kind=file.record.kind, ref=file.record.ref)
            mail_many(self.window(), self._context, Wanted(people=(person,), situation=situation))
        elif file.record.kind is RecordKind.VACANCY:
            self.tabs.open("procedures")
            tab = self.tabs.tab("procedures")
            assert isinstance(tab, ProceduresTab)
            tab.mail_ticked(situation)

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        tab = self.tabs.current
        return [self.head.to_list, self.tabs.bar, *(() if tab is None else tab.panes())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sides give way to the tab."""
        super().resizeEvent(event)
        narrow = self.window().width() < self._context.theme.tokens.breakpoints["foldersInline"]
        if narrow is not self._narrow:
            self._narrow = narrow
            self.head.make_narrow(narrow)
            side = NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH
            self._splitter.setSizes([side, max(200, self.width() - 2 * side - 30), side + 30])

    def _make_room(self, spec: TabSpec) -> None:
        self._left.setVisible(not spec.wide)
        self._right.setVisible(not spec.wide)

    def _leave(self) -> None:
        """The file is not there any more."""
        self._ref = self._file = None
        self.back.emit()

    def _read(self) -> None:
        if self._ref is None:
            return
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(
            records.file, viewer, *self._ref, on_done=self._fill, on_fault=self._fail, key=(id(self), "file")
        )

    def _fill(self, file: RecordFile) -> None:
        self._file = file
        self.head.show_file(file)
        self.tabs.show_file(file, first=_first_tab(file))
        self._decision_keys.show_record(file.record)
        self.writing.show_file(file)
        clear(self._facts)
        clear(self._related)
        self._facts.addWidget(section(self.tr("Profile")))
        self._facts.addWidget(facts_block(file.record, self._texts))
        self._facts.addWidget(PersonMarks(self._context, file))
        self._add_notes(file)
        if has_privacy(self._context, file.record):
            self._facts.addSpacing(8)
            self._facts.addWidget(section(self.tr("Privacy")))
            self._facts.addWidget(PrivacyBlock(self._context, file.record))
        self._facts.addStretch(1)
        add_all_related(self._related, self._context, _beside(file), self._texts)
        if self._related.count() == 0:
            self._related.addWidget(Text(self.tr("Nothing hangs on this file yet."), "meta", wrap=True))
        self._related.addStretch(1)
        self._stack.setCurrentIndex(0)
        self._take_focus()

    def _take_focus(self) -> None:
        """The keys go to what one came for, not to the way back; where the keyboard is elsewhere, it stays there."""
        arriving, self._arriving = self._arriving, False
        focused = QApplication.focusWidget()
        if arriving and focused is not None and self.isAncestorOf(focused):
            self.panes()[-1].setFocus()

    def _add_notes(self, file: RecordFile) -> None:
        notes = file.record.fields.get("notes")
        if notes:
            self._facts.addSpacing(8)
            self._facts.addWidget(section(self.tr("Notes")))
            self._facts.addWidget(Text(notes, wrap=True))

    def _fail(self, fault: Fault) -> None:
        shown = self._file.record if self._file is not None else None
        if isinstance(fault, NotVisible) and shown is not None and self._ref == (shown.kind, shown.ref):
            self._leave()  # it was deleted, merged or erased while it was shown
            return
        buttons = (
            (self.tr("Try again"), "refresh-cw", self._read),
            (self.tr("Back to the list"), "arrow-left", self.back.emit),
        )
        self._empty.say("circle-alert", self.tr("This file could not be read"), fault_line(fault), buttons)
        self._stack.setCurrentWidget(self._empty)

    def _on_records(self, _event: RecordsChanged | OutboxChanged) -> None:
        if self.isVisible():
            self._read()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("pane", "head")
        top = QVBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addWidget(self.head)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.tabs.bar)
        row.addStretch(1)
        top.addLayout(row)
        splitter = self._splitter = PaneSplitter(self._context.theme)
        for part in (self._left, self.tabs.stack, self._right):
            splitter.addWidget(part)
        splitter.setSizes([SIDE_WIDTH, 900, SIDE_WIDTH + 30])
        for place in range(3):
            splitter.setStretchFactor(place, 1 if place == 1 else 0)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)


def _first_tab(file: RecordFile) -> str:
    """What one comes for: a vacancy's candidates, else what happened."""
    return "procedures" if file.record.kind is RecordKind.VACANCY and file.procedures else "timeline"


def _beside(file: RecordFile) -> RecordFile:
    """What stands at the right: a vacancy's candidates have the middle."""
    return replace(file, procedures=()) if file.record.kind is RecordKind.VACANCY else file


def _side(layout: QVBoxLayout) -> QScrollArea:
    inner = QFrame()
    inner.setProperty("pane", "window")
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(8)
    inner.setLayout(layout)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    scroll.setMinimumWidth(200)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll
