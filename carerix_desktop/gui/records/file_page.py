"""The page of one file: facts at the left, its mail as a time line, what hangs on it at the right (mock-up 02).

On the file of a vacancy its candidates, with ticks, share the middle with the mail.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import OutboxChanged, RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.blocks import add_all_related, clear, facts_block, section
from carerix_desktop.gui.records.candidates import CandidatesTable
from carerix_desktop.gui.records.edit import edit_record
from carerix_desktop.gui.records.mail_button import DecisionKeys, mail_button
from carerix_desktop.gui.records.many import PEOPLE, DecisionButtons, can_mail_many, mail_many, wanted_of
from carerix_desktop.gui.records.marks import PersonMarks
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.records.timeline import Timeline
from carerix_desktop.gui.widgets.avatar import Avatar
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.panes import PaneSplitter
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.record_file import RecordFile

SIDE_WIDTH, NARROW_SIDE_WIDTH = 290, 236


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
        self._mail: Button | None = None
        self._decide = DecisionButtons(context)
        self._ref: tuple[RecordKind, str] | None = None
        self._avatar = Avatar(context.theme, size=56)
        self._name, self._about = Text(role="heading", elide=True), Text(role="meta", elide=True)
        self._edit = Button(context.theme, self.tr("Edit…"), icon="pencil")
        self._back = Button(context.theme, self.tr("Back"), icon="arrow-left", kind="quiet")
        self._facts, self._related = QVBoxLayout(), QVBoxLayout()
        self.timeline, self.candidates = Timeline(context), CandidatesTable(context)
        self._tabs, self._middle = QTabBar(), QStackedWidget()
        self._empty = EmptyState(context.theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._edit.clicked.connect(self.edit)
        self._back.clicked.connect(self.back)
        self.timeline.opened.connect(self._open_message)
        self._tabs.currentChanged.connect(self._middle.setCurrentIndex)
        self._decide.decided.connect(self.mail_many)
        self.candidates.decided.connect(self.mail_many)
        context.bridge.records_changed.connect(self._on_records)
        context.bridge.outbox_changed.connect(self._on_records)  # a message that was accepted may change a status
        self._decision_keys = DecisionKeys(context, self)

    def show_record(self, kind: RecordKind, ref: str) -> None:
        """Open another file."""
        self._ref, self._arriving = (kind, ref), True
        self.timeline.show_record(kind, ref)
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
        elif self.candidates.ticked:
            mail_many(self.window(), self._context, wanted_of(file, self.candidates.ticked, situation))
        else:
            self._context.toast(self.tr("Nobody is ticked, so nobody is mailed. Tick candidates first."))
            self._tabs.setCurrentIndex(0)
            self.candidates.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        middle = [self.candidates.view, self.timeline.view]
        return [self._back, *(one for one in middle if one.isVisible())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sides give way to the time line."""
        super().resizeEvent(event)
        narrow = self.window().width() < self._context.theme.tokens.breakpoints["foldersInline"]
        if narrow is not self._narrow:
            self._narrow = narrow
            side = NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH
            self._splitter.setSizes([side, max(200, self.width() - 2 * side - 30), side + 30])

    def _read(self) -> None:
        if self._ref is None:
            return
        records, viewer = self._context.services.more["records"], self._context.services.viewer.key
        self._context.jobs.ask(
            records.file, viewer, *self._ref, on_done=self._fill, on_fault=self._fail, key=(id(self), "file")
        )

    def _fill(self, file: RecordFile) -> None:
        before, self._file = self._file, file
        other = before is None or (before.record.kind, before.record.key) != (file.record.kind, file.record.key)
        self._fill_middle(file, other=other)
        self._avatar.show_person(file.record.name, file.record.kind.value)
        self._name.setText(file.record.name)
        emails = file.record.fields.get("emails", "").replace(";", ", ")
        self._about.setText("   ·   ".join(text for text in (file.about, emails) if text))
        if self._mail is not None:
            self._mail.deleteLater()
        self._mail = mail_button(self._context, file.record)
        self._head_row.insertWidget(self._head_row.count() - 1, self._mail)
        self._decision_keys.show_record(file.record)
        clear(self._facts)
        clear(self._related)
        self._facts.addWidget(section(self.tr("Profile")))
        self._facts.addWidget(facts_block(file.record, self._texts))
        self._facts.addWidget(PersonMarks(self._context, file))
        self._add_notes(file)
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

    def _fill_middle(self, file: RecordFile, *, other: bool) -> None:
        has_candidates = file.record.kind is RecordKind.VACANCY and bool(file.procedures)
        self._decide.setVisible(has_candidates and can_mail_many(self._context))
        self._tabs.setVisible(has_candidates)
        self._tabs.setTabText(0, self.tr("Candidates {n}").format(n=len(file.procedures)))
        if has_candidates:
            self.candidates.show_file(file, other=other)
        if other or not has_candidates:
            self._tabs.setCurrentIndex(0 if has_candidates else 1)
            self._middle.setCurrentIndex(self._tabs.currentIndex())

    def _add_notes(self, file: RecordFile) -> None:
        notes = file.record.fields.get("notes")
        if notes:
            self._facts.addSpacing(8)
            self._facts.addWidget(section(self.tr("Notes")))
            self._facts.addWidget(Text(notes, wrap=True))

    def _fail(self, fault: Fault) -> None:
        buttons = (
            (self.tr("Try again"), "refresh-cw", self._read),
            (self.tr("Back to the list"), "arrow-left", self.back.emit),
        )
        self._empty.say("circle-alert", self.tr("This file could not be read"), fault.message, buttons)
        self._stack.setCurrentWidget(self._empty)

    def _on_records(self, _event: RecordsChanged | OutboxChanged) -> None:
        if self.isVisible():
            self._read()

    def _open_message(self, key: int, _source: object) -> None:
        self._context.open_page("mailbox", int(key))

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(14)
        row.addWidget(self._back)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addStretch()
        row.addLayout(words, 1)
        self._head_row = row
        row.addWidget(self._decide)
        row.addWidget(self._edit)
        self._decide.hide()
        splitter = self._splitter = PaneSplitter(self._context.theme)
        splitter.addWidget(_side(self._facts))
        splitter.addWidget(self._make_middle())
        splitter.addWidget(_side(self._related))
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

    def _make_middle(self) -> QFrame:
        middle = QFrame()
        middle.setProperty("pane", "surface")
        for title in (self.tr("Candidates"), self.tr("E-mail")):
            self._tabs.addTab(title)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Candidates and e-mail"))
        self._middle.addWidget(self.candidates)
        self._middle.addWidget(self.timeline)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 0)
        row.addWidget(self._tabs)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._middle, 1)
        return middle


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
