"""The form of a note, a call or a task: on a person and on a vacancy at once; Ctrl+Enter keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.entry import CALL_DIRECTIONS, CALL_OUTCOMES, Entry, EntrySort, EntryText, NamedRecord
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.entry_acts import EntryActs
from carerix_desktop.gui.records.timeline_words import TimelineWords
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.entries import Written

DAY_S, HOUR_S = 86_400, 3600


class EntryForm(QDialog):
    """One entry.

    Args:
        parent: the window that waits.
        context: services and look.
        written: what the form begins with; its first record is the file that it is written on.
        entry: what is changed, or None for a new one.
        others: further files that it may be on.
        phones: numbers that a call may have been to.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        written: EntryText,
        *,
        entry: Entry | None = None,
        others: Sequence[NamedRecord] = (),
        phones: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._context, self._written, self._entry = context, written, entry
        self._over = parent
        self._begun, self._offered = entry.written if entry is not None else written, (tuple(others), tuple(phones))
        self._words, self._acts = TimelineWords(), EntryActs(context)
        self.subject, self.body = QLineEdit(written.title), QPlainTextEdit(written.body)
        self.moment = _moment_field(written.at)
        self.direction, self.outcome, self.number = QComboBox(), QComboBox(), QComboBox()
        self.minutes, self.due, self.reminder = (
            QSpinBox(),
            _moment_field(written.due_at),
            _moment_field(written.remind_at),
        )
        self.has_due, self.has_reminder, self.assignee = QCheckBox(), QCheckBox(), QComboBox()
        self.others = {one.ref: QCheckBox(one.name) for one in others}
        self.banner = Banner(context.theme)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._fill(phones)
        self._lay_out()
        if written.sort is EntrySort.TASK:
            self._offer_colleagues()
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)

    def text(self) -> EntryText:
        """What the form says."""
        known, written = list(self._written.records), self._written
        kept = [one for one in known if one not in self.others or self.others[one].isChecked()]
        added = [one for one, box in self.others.items() if box.isChecked() and one not in kept]
        return replace(
            written,
            at=written.at if written.sort in (EntrySort.NOTE, EntrySort.TASK) else _seconds(self.moment),
            title=self.subject.text(),
            body=self.body.toPlainText(),
            detail=self._detail() if written.sort is EntrySort.CALL else written.detail,
            records=(*kept, *added),
            assignee=self.assignee.currentData() if written.sort is EntrySort.TASK else written.assignee,
            due_at=_seconds(self.due) if self.has_due.isChecked() else None,
            remind_at=_seconds(self.reminder) if self.has_reminder.isChecked() else None,
        )

    def save(self) -> None:
        """Keep it; the form stays open where that cannot be."""
        self.buttons.setEnabled(False)
        if self._entry is None:
            self._acts.write(self.text(), self._on_saved, self._on_fault)
        else:
            self._acts.change(self._entry, self.text(), self._on_saved, self._on_fault)

    def reject(self) -> None:
        """Nothing written is lost by Esc: the toast brings the form back as it stood."""
        written, begun = self.text(), self._begun
        super().reject()
        if (written.title, written.body) != (begun.title, begun.body):
            again = partial(_reopen, self._over, self._context, written, self._entry, self._offered)
            self._context.done(self.tr("Discarded"), again)

    def _detail(self) -> dict[str, str]:
        minutes = str(self.minutes.value()) if self.minutes.value() else ""
        detail = {
            "direction": str(self.direction.currentData()),
            "outcome": str(self.outcome.currentData()),
            "number": self.number.currentText().strip(),
            "minutes": minutes,
        }
        return {name: text for name, text in detail.items() if text}

    def _on_saved(self, _made: Written) -> None:
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.buttons.setEnabled(True)
        self.banner.say("bad", "circle-alert", fault_line(fault))
        self.subject.setFocus()

    def _fill(self, phones: Sequence[str]) -> None:
        detail = self._written.detail
        for box, codes, name in (
            (self.direction, CALL_DIRECTIONS, "direction"),
            (self.outcome, CALL_OUTCOMES, "outcome"),
        ):
            for code in codes:
                word = self._words.call_word(code)
                box.addItem(word[:1].upper() + word[1:], code)
            box.setCurrentIndex(max(0, box.findData(detail.get(name, codes[0]))))
        self.number.setEditable(True)
        self.number.addItems([one for one in phones if one])
        self.number.setEditText(detail.get("number", phones[0] if phones and self._entry is None else ""))
        self.minutes.setRange(0, 600)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(int(detail.get("minutes") or 0))
        for ref, other in self.others.items():
            other.setChecked(ref in self._written.records)
        for tick, field, at in (
            (self.has_due, self.due, self._written.due_at),
            (self.has_reminder, self.reminder, self._written.remind_at),
        ):
            tick.setChecked(at is not None)
            field.setEnabled(at is not None)
            tick.toggled.connect(field.setEnabled)

    def _offer_colleagues(self) -> None:
        """Oneself at once, everybody else when the store has answered."""
        me, entries = self._context.services.viewer, self._context.services.more["entries"]
        self.assignee.addItem(self.tr("{name} (me)").format(name=me.name or me.login), me.key)
        self._context.jobs.ask(entries.colleagues, me.key, on_done=self._take_colleagues, key=(id(self), "colleagues"))

    def _take_colleagues(self, people: Sequence[tuple[UserKey, str]]) -> None:
        me = self._context.services.viewer.key
        for key, name in people:
            if key != me:
                self.assignee.addItem(name, key)
        given = self._written.assignee
        if given is not None and self.assignee.findData(given) < 0 and self._entry is not None:
            self.assignee.addItem(self._entry.assignee, given)  # a leaver
        if given is not None and self.assignee.currentData() == me:
            self.assignee.setCurrentIndex(self.assignee.findData(given))

    def _lay_out(self) -> None:
        titles = {
            EntrySort.NOTE: self.tr("Note"),
            EntrySort.CALL: self.tr("Call note"),
            EntrySort.TASK: self.tr("Task"),
            EntrySort.APPOINTMENT: self.tr("Appointment"),
        }
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(titles[self._written.sort])
        self.setMinimumWidth(520)
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(130)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for label, field in self._rows():
            field.setAccessibleName(label)
            name = Text(label)
            name.setBuddy(field)
            form.addRow(name, field)
        if self.others:
            form.addRow(Text(self.tr("Also on")), self._make_others())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.buttons)
        (self.body if self._written.sort is EntrySort.NOTE else self.subject).setFocus()

    def _rows(self) -> list[tuple[str, QWidget]]:
        rows: list[tuple[str, QWidget]] = [(self.tr("Subject"), self.subject)]
        if self._written.sort is EntrySort.CALL:
            rows += [
                (self.tr("Direction"), self.direction),
                (self.tr("Number"), self.number),
                (self.tr("Outcome"), self.outcome),
                (self.tr("Length"), self.minutes),
                (self.tr("When"), self.moment),
            ]
        if self._written.sort is EntrySort.TASK:
            rows += [
                (self.tr("For"), self.assignee),
                (self.tr("Due"), _ticked(self.has_due, self.due, self.tr("Has a due date"))),
                (self.tr("Reminder"), _ticked(self.has_reminder, self.reminder, self.tr("Remind me"))),
            ]
        return [*rows, (self.tr("Text"), self.body)]

    def _make_others(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for box in self.others.values():
            column.addWidget(box)
        return room


def _reopen(
    parent: QWidget,
    context: Context,
    written: EntryText,
    entry: Entry | None,
    offered: tuple[Sequence[NamedRecord], Sequence[str]],
) -> None:
    others, phones = offered
    EntryForm(parent, context, written, entry=entry, others=others, phones=phones).open()


def new_entry(
    sort: EntrySort, on: Sequence[NamedRecord], *, message: MessageKey | None = None, title: str = ""
) -> EntryText:
    """What a new entry begins with: now; a task is due tomorrow and reminds of itself then."""
    now = int(datetime.now(UTC).timestamp())
    morning = datetime.now().astimezone().replace(hour=9, minute=0, second=0, microsecond=0)
    tomorrow = int(morning.timestamp()) + DAY_S if sort is EntrySort.TASK else None
    records = tuple(one.ref for one in on)
    return EntryText(
        sort=sort, at=now, title=title, records=records, due_at=tomorrow, remind_at=tomorrow, message=message
    )


def _moment_field(at: int | None) -> QDateTimeEdit:
    now = datetime.now(UTC).timestamp()
    field = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at if at is not None else now + HOUR_S)))
    field.setCalendarPopup(True)
    return field


def _seconds(field: QDateTimeEdit) -> int:
    return int(field.dateTime().toSecsSinceEpoch())


def _ticked(tick: QCheckBox, field: QDateTimeEdit, label: str) -> QWidget:
    tick.setAccessibleName(label)
    room = QWidget()
    room.setFocusProxy(tick)
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(tick)
    row.addWidget(field, 1)
    return room
