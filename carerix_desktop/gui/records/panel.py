"""The record panel beside the message: whose file this mail is on, and what stands there (mock-up 01)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.blocks import FileHead, add_all_related, clear, facts_block, section
from carerix_desktop.gui.records.call_button import call_button
from carerix_desktop.gui.records.mail_button import mail_button
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.records.timeline import Timeline
from carerix_desktop.gui.widgets.buttons import Button, PillButton
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.flow import FlowLayout
from carerix_desktop.services.record_file import RecordFile

Ref = tuple[RecordKind, str]
Names = dict[Ref, str]
ELIDE, PILL_WIDTH = Qt.TextElideMode.ElideRight, 150


class RecordPanel(QWidget):
    """Shows one of the files of the open conversation; the others are a click away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, RecordTexts()
        self._refs: tuple[Ref, ...] = ()
        self._current: Ref | None = None
        self._names: Names = {}
        self.setAccessibleName(self.tr("Record"))
        self._others = QWidget()
        self._chips = FlowLayout(self._others)
        self._head, self._overview = QVBoxLayout(), QVBoxLayout()
        self._timeline = Timeline(context, narrow=True)
        self._tabs, self._pages = QTabBar(), QStackedWidget()
        self._empty = EmptyState(context.theme)
        self._empty.setProperty("pane", "window")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._timeline.opened.connect(self._open_message)
        context.bridge.records_changed.connect(self._on_records)
        self.show_nothing()

    @property
    def current(self) -> Ref | None:
        """The file that is shown."""
        return self._current

    def show_records(self, refs: tuple[Ref, ...]) -> None:
        """The files of the open conversation, the first is opened; none: it is on nobody's file."""
        known = tuple(ref for ref in refs if ref[0] is not RecordKind.MATCH)
        if known == self._refs and self._current in known:
            return
        self._refs = known
        if not known:
            self._current = None
            line = self.tr("Link this message to a file, and it stands there from now on.")
            self._empty.say("link", self.tr("On no file yet"), line)
            self._stack.setCurrentWidget(self._empty)
            return
        self._show(known[0])

    def show_nothing(self) -> None:
        """No message is open."""
        self._refs, self._current = (), None
        self._empty.say("user", self.tr("No message open"), self.tr("The file of the person who wrote appears here."))
        self._stack.setCurrentWidget(self._empty)

    def _show(self, ref: Ref) -> None:
        self._current = ref
        self._read()

    def _read(self) -> None:
        if self._current is None:
            return
        services, key = self._context.services, (id(self), "file")
        args = (services.more["records"], services.viewer.key, self._current, self._refs)
        self._context.jobs.ask(read_panel, *args, on_done=self._fill, on_fault=self._fail, key=key)

    def _fill(self, read: tuple[RecordFile, Names]) -> None:
        file, self._names = read
        clear(self._head)
        clear(self._overview)
        self._fill_others()
        self._head.addWidget(FileHead(self._context.theme, file, self._texts))
        buttons = QWidget()
        row = FlowLayout(buttons)  # one below the other where a narrow panel or a long language needs it
        mail = mail_button(self._context, file.record, compact=True)
        row.addWidget(mail)
        row.addWidget(call_button(self._context, file.record, compact=True))
        open_button = Button(self._context.theme, self.tr("Open file"), icon="external-link", compact=True)
        kind, ref = file.record.kind, file.record.ref
        open_button.clicked.connect(lambda: self._context.open_record(kind, ref))
        row.addWidget(open_button)
        self._head.addWidget(buttons)
        add_all_related(self._overview, self._context, file, self._texts)
        self._overview.addSpacing(6)
        self._overview.addWidget(section(self.tr("Details")))
        self._overview.addWidget(facts_block(file.record, self._texts))
        self._overview.addStretch(1)
        self._timeline.show_record(kind, ref)
        self._stack.setCurrentIndex(0)

    def _fill_others(self) -> None:
        self._chips.clear()
        self._others.setVisible(len(self._refs) > 1)
        for ref in self._refs if len(self._refs) > 1 else ():
            name = self._names.get(ref, ref[1])
            pill = PillButton(self._context.theme, self.fontMetrics().elidedText(name, ELIDE, PILL_WIDTH))
            pill.setAccessibleName(f"{self._texts.kind(ref[0])} {name}")
            pill.setToolTip(f"{self._texts.kind(ref[0])} {name}, {ref[1]}")
            pill.setChecked(ref == self._current)
            pill.toggled.connect(lambda _checked, ref=ref: self._show(ref))
            self._chips.addWidget(pill)

    def _fail(self, fault: Fault) -> None:
        retry = ((self.tr("Try again"), "refresh-cw", self._read),)
        self._empty.say("circle-alert", self.tr("This file could not be read"), fault_line(fault), retry)
        self._stack.setCurrentWidget(self._empty)

    def _on_records(self, _event: RecordsChanged) -> None:
        self._read()

    def _open_message(self, key: int, _source: object) -> None:
        self._context.open_page("mailbox", int(key))

    def _lay_out(self) -> None:
        for title in (self.tr("Overview"), self.tr("Time line")):
            self._tabs.addTab(title)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        inner = QFrame()
        inner.setProperty("pane", "clear")
        inner.setLayout(self._overview)
        self._overview.setContentsMargins(16, 12, 16, 16)
        self._overview.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages.addWidget(scroll)
        self._pages.addWidget(self._timeline)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(10)
        top.addWidget(self._others)
        self._head.setSpacing(10)
        top.addLayout(self._head)
        top.addWidget(self._tabs)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def read_panel(records: Any, viewer: UserKey, current: Ref, refs: tuple[Ref, ...]) -> tuple[RecordFile, Names]:
    """The file that is shown, and what the others are called."""
    names: Names = {}
    for kind in {kind for kind, _ref in refs} if len(refs) > 1 else ():
        found = records.names(viewer, kind, [ref for one, ref in refs if one is kind])
        names |= {(kind, ref): name for ref, name in found.items()}
    return records.file(viewer, *current), names
