"""The page "Tasks": what is overdue, due today, later and without a day; ticked with the way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.entry import Entry, EntrySort
from carerix_desktop.gui.context import Context, PageSpec
from carerix_desktop.gui.models.spoken import long_when
from carerix_desktop.gui.records.entry_acts import EntryActs
from carerix_desktop.gui.records.entry_form import EntryForm, new_entry
from carerix_desktop.gui.rights import bar
from carerix_desktop.gui.tasks.snooze import SnoozeButton
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
SIGNS = QSize(38, 16)
"""Room for the box and for a lock."""


class Section(StrEnum):
    """The parts of the page, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    SOME_DAY = "some_day"
    DONE = "done"


def section_of(entry: Entry, now: datetime) -> Section:
    """Where a task stands at a moment, in local time."""
    if entry.done_at is not None:
        return Section.DONE
    if entry.written.due_at is None:
        return Section.SOME_DAY
    due = datetime.fromtimestamp(entry.written.due_at, UTC).astimezone()
    if due < now:
        return Section.OVERDUE
    return Section.TODAY if due.date() == now.date() else Section.LATER


class TasksPage(QWidget):
    """One's own tasks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._acts = context, EntryActs(context)
        theme = context.theme
        self.list, self._empty, self._stack = QListWidget(), EmptyState(theme), QStackedWidget()
        self.count = Text(role="meta")
        self.new = Button(theme, self.tr("New task"), icon="plus", kind="primary")
        self.finish = Button(theme, self.tr("Done"), icon="check")
        self.edit = Button(theme, self.tr("Edit…"), icon="pencil")
        self.snooze = SnoozeButton(theme)
        self.open_about = Button(theme, self.tr("Open"), icon="external-link")
        bar(context.services.viewer, self.new)
        self._lay_out()
        self.new.clicked.connect(self._write)
        self.finish.clicked.connect(self._finish)
        self.edit.clicked.connect(self._edit)
        self.snooze.chosen.connect(self._snooze)
        self.open_about.clicked.connect(self._open_about)
        self.list.itemActivated.connect(lambda _item: self._edit())
        self.list.currentItemChanged.connect(lambda *_items: self._follow())
        space = QShortcut(QKeySequence("Space"), self.list)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._finish)
        context.bridge.records_changed.connect(lambda _event: self.read())
        self.read()

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.list]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()  # a day may have begun

    def read(self) -> None:
        """Read the tasks again."""
        entries, viewer = self._context.services.more["entries"], self._context.services.viewer.key
        self._context.jobs.ask(entries.tasks, viewer, on_done=self._show, key=(id(self), "tasks"))

    def _show(self, found: Iterable[Entry]) -> None:
        marked, now = self._current(), datetime.now(UTC).astimezone()
        tasks = [(section_of(entry, now), entry) for entry in found]
        self.list.blockSignals(True)
        self.list.clear()
        for section in Section:
            mine = [entry for part, entry in tasks if part is section]
            if mine:
                self._add_heading(section, len(mine))
            for entry in mine:
                self._add(entry, section, marked)
        self.list.blockSignals(False)
        waiting = sum(part in (Section.OVERDUE, Section.TODAY) for part, _entry in tasks)
        self.count.setText(self.tr("%n to do by today", "", waiting) if waiting else "")
        self._stack.setCurrentWidget(self.list if tasks else self._empty)
        self._follow()

    def _add_heading(self, section: Section, count: int) -> None:
        titles = {
            Section.OVERDUE: self.tr("Overdue"),
            Section.TODAY: self.tr("Today"),
            Section.LATER: self.tr("Later"),
            Section.SOME_DAY: self.tr("Without a day"),
            Section.DONE: self.tr("Done in the last week"),
        }
        item = QListWidgetItem(f"{titles[section]}  {count}")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font("caption"))
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 20))
        self.list.addItem(item)

    def _add(self, entry: Entry, section: Section, marked: Entry | None) -> None:
        written = entry.written
        due = "" if written.due_at is None else long_when(datetime.fromtimestamp(written.due_at, UTC).astimezone())
        title = written.title or " ".join(written.body.split())
        on = ", ".join(one.name for one in entry.on)
        given = entry.author_key != self._context.services.viewer.key
        giver = self.tr("from {name}").format(name=entry.author) if given else ""
        closed = self.tr("Confidential") if entry.confidential else ""
        item = QListWidgetItem("  ·  ".join(part for part in (title, on, due, giver, closed) if part))
        overdue = section is Section.OVERDUE
        sign = "square-check" if entry.done_at is not None else "square"
        item.setIcon(self._icon(sign, "danger.text" if overdue else "text.secondary", entry))
        state = {Section.OVERDUE: self.tr("overdue"), Section.DONE: self.tr("done")}.get(section, self.tr("to do"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {state}")
        item.setData(ENTRY_ROLE, entry)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 20))
        self.list.addItem(item)
        if marked is not None and marked.key == entry.key:
            self.list.setCurrentItem(item)

    def _icon(self, sign: str, tint: str, entry: Entry) -> QIcon:
        """The box, and a lock beside it where the message is confidential."""
        icons, ratio = self._context.theme.icons, self.devicePixelRatioF()
        both = QPixmap(SIGNS * ratio)
        both.setDevicePixelRatio(ratio)
        both.fill(Qt.GlobalColor.transparent)
        painter = QPainter(both)
        painter.drawPixmap(0, 0, icons.pixmap(sign, tint, 16, ratio))
        if entry.confidential:
            painter.drawPixmap(SIGNS.width() - 16, 0, icons.pixmap("lock", "confidential.base", 16, ratio))
        painter.end()
        return QIcon(both)

    def _current(self) -> Entry | None:
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def _follow(self) -> None:
        entry = self._current()
        for button in (self.finish, self.edit):
            button.setEnabled(entry is not None)
        self.snooze.setEnabled(entry is not None and entry.done_at is None)
        self.open_about.setEnabled(entry is not None and bool(entry.on or entry.written.message))
        self.finish.setText(self.tr("Open again") if entry is not None and entry.done_at else self.tr("Done"))

    def _write(self) -> None:
        EntryForm(self.window(), self._context, new_entry(EntrySort.TASK, ())).open()

    def _edit(self) -> None:
        entry = self._current()
        if entry is not None:
            EntryForm(self.window(), self._context, entry.written, entry=entry, others=entry.on).open()

    def _finish(self) -> None:
        entry = self._current()
        if entry is not None:
            self._acts.finish(entry, done=entry.done_at is None)

    def _snooze(self, at: int) -> None:
        entry = self._current()
        if entry is not None:
            when = long_when(datetime.fromtimestamp(at, UTC).astimezone())
            self._acts.remind(entry, at, self.tr("Reminds you {when}").format(when=when))

    def _open_about(self) -> None:
        entry = self._current()
        if entry is not None:
            open_what_it_is_about(self._context, entry)

    def _lay_out(self) -> None:
        self._empty.say("square-check", self.tr("No tasks"), self.tr("B on a message, or Task on a file, makes one."))
        self.list.setAccessibleName(self.tr("Tasks"))
        self.list.setIconSize(SIGNS)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setContentsMargins(16, 8, 16, 8)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        head = QFrame()
        head.setProperty("pane", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(Text(self.tr("Tasks"), "heading"))
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.finish, self.snooze, self.edit, self.open_about, self.new):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)


def open_what_it_is_about(context: Context, entry: Entry) -> None:
    """The message of a task, or else the first file that it is on."""
    if entry.written.message is not None:
        context.open_page("mailbox", int(entry.written.message))
    elif entry.on:
        context.open_record(entry.on[0].ref.kind, entry.on[0].ref.ref)


def tasks_page() -> PageSpec:
    """The page in the rail."""
    return PageSpec(
        name="tasks",
        icon="square-check",
        title=lambda: QCoreApplication.translate("TasksPage", "Tasks"),
        make=TasksPage,
    )
