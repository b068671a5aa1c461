"""The review: everybody at the left, the message of the chosen one at the right; one copy can be edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from carerix_desktop.domain.bulk import Copy
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.view import BodyView
from carerix_desktop.gui.bulk.list import RecipientList
from carerix_desktop.gui.bulk.model import RecipientModel, Row
from carerix_desktop.gui.bulk.preview import PreviewPane
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.bulk_copy import Preview, preview

LIST_WIDTH, NARROW_LIST = 392, 300


class ReviewStep(QFrame):
    """Looks at rows of the model; with `making` False it is the first step, before there are messages.

    Signals:
        file_wanted: the file of a row is to be edited (its place).
        editing: a copy is being edited, or not any more.
        nothing_to_do: Enter on a row that offers nothing.
    """

    file_wanted = Signal(int)
    editing = Signal()
    nothing_to_do = Signal()

    def __init__(self, context: Context, model: RecipientModel, *, messages: bool) -> None:
        super().__init__()
        self._context, self._model, self._messages = context, model, messages
        self._texts = BulkTexts()
        self._editing = -1
        self.list = RecipientList(context.theme, model)
        self.preview = PreviewPane(context.theme)
        self.place = Text(role="strong")
        self.edit = Button(context.theme, "", icon="pencil", kind="quiet")
        self.revert = IconButton(context.theme, "undo-2", self.tr("Back to the text of the template"))
        self.attention = IconButton(context.theme, "triangle-alert", self.tr("Next with attention (Alt+Down)"))
        self.edit.setToolTip("F2")
        self.back = IconButton(context.theme, "chevron-left", self.tr("Previous message (Alt+Left)"))
        self.forth = IconButton(context.theme, "chevron-right", self.tr("Next message (Alt+Right)"))
        self._lay_out()
        self._connect()

    def arrive(self) -> None:
        """Come here: the first row, the keys in the list."""
        self.list.select(max(0, self.list.current))
        self.show_current()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_current(self) -> None:
        """The chosen row at the right."""
        place = self.list.current
        row = self._model.row_at(place)
        self._head(place, row)
        if row is None:
            self.preview.show_word("users", self.tr("Nobody is chosen"), "")
        elif row.now.hindrance is not None:
            self._show_hindrance(place, row)
        elif row.copy is not None and row.copy.prepared is not None:
            self._context.jobs.ask(_seen, row.copy, on_done=self._show_preview, key=(id(self), "preview"))
        else:
            person = row.now.person
            lines = [person.address, self._texts.reason(row.now)]
            self._word("mail", row, "\n".join(line for line in lines if line))

    def next_with_attention(self) -> None:
        """The next row, round the end, that is to be looked at."""
        rows, here = self._model.rows, self.list.current
        for step in range(1, len(rows) + 1):
            place = (here + step) % len(rows)
            if rows[place].now.needs_attention:
                self.list.select(place)
                return

    def edit_current(self) -> None:
        """Edit the message of the chosen row, for this person alone."""
        row = self._model.row_at(self.list.current)
        if not self._messages or row is None or row.copy is None or row.copy.outgoing is None:
            return
        self._editing = self.list.current
        self._context.jobs.ask(_seen, row.copy, on_done=self._begin_editing, key=(id(self), "edit"))

    def revert_current(self) -> None:
        """The message of the chosen row as the template gave it."""
        self._model.take_edit_back(self.list.current)
        self.show_current()

    def act(self, place: int) -> None:
        """What a row offers: the mail of today, or its file."""
        row = self._model.row_at(place)
        if row is None:
            return
        self.list.select(place)
        if row.now.hindrance is not None:
            if self._texts.action(row.now):
                self.file_wanted.emit(place)
        elif row.now.person.mail is not None:
            self._context.jobs.drop((id(self), "preview"))
            reading, key = self._context.services.reading, row.now.person.mail.message
            self._context.jobs.ask(_mail, reading, key, on_done=self._show_mail, key=(id(self), "mail"))
        else:
            self.nothing_to_do.emit()

    # what is shown

    def _head(self, place: int, row: Row | None) -> None:
        going = [number for number, one in enumerate(self._model.rows) if one.goes]
        if place in going:
            text = self.tr("Preview {n} of {all}") if self._messages else self.tr("Recipient {n} of {all}")
            self.place.setText(text.format(n=going.index(place) + 1, all=len(going)))
        else:
            self.place.setText(self.tr("Gets no message") if row is not None else "")
        has_message = row is not None and row.copy is not None and row.copy.prepared is not None
        self.edit.setVisible(self._messages and has_message)
        self.revert.setVisible(self._messages and row is not None and row.changed)
        if row is not None:
            person = row.now.person
            self.edit.setText(self.tr("Only for {name}").format(name=person.first_name or person.name))
            self.edit.setAccessibleName(self.edit.text())
        attention = any(one.now.needs_attention for one in self._model.rows)
        self.attention.setEnabled(attention and self._editing < 0)

    def _show_hindrance(self, place: int, row: Row) -> None:
        buttons: tuple[Any, ...] = ()
        if self._texts.action(row.now):
            buttons = ((self.tr("Edit file…"), "pencil", lambda: self.file_wanted.emit(place)),)
        self._word("triangle-alert", row, self._texts.reason(row.now), buttons)

    def _word(self, icon: str, row: Row, line: str, buttons: tuple[Any, ...] = ()) -> None:
        self._context.jobs.drop((id(self), "preview"))
        self.preview.show_word(icon, row.now.person.name, line, buttons)

    def _show_preview(self, seen: tuple[Copy, Preview]) -> None:
        copy, shown = seen
        if not self.preview.is_editing:
            self.preview.show_preview(shown, () if copy.changed else copy.values)

    def _show_mail(self, read: tuple[str, str, BodyView]) -> None:
        sender, subject, body = read
        self.place.setText(self.tr("What they wrote today"))
        self.preview.show_mail(sender, subject, body.text)

    # one copy

    def _begin_editing(self, seen: tuple[Copy, Preview]) -> None:
        copy, shown = seen
        if copy.outgoing is None:
            return
        self._lock(locked=True)
        text = copy.outgoing.text or shown.text
        self.preview.edit(shown.subject, text, copy.outgoing.html, copy.standing.person.name)
        self.editing.emit()

    def _keep(self, subject: str, text: str, html: str) -> None:
        row = self._model.row_at(self._editing)
        if row is not None and row.copy is not None:
            args = (self._context.services.more["bulk"].edit, row.copy, subject, text, html)
            self._context.jobs.ask(*args, on_done=self._kept, on_fault=self._not_kept)

    def _kept(self, copy: Copy) -> None:
        self._model.put_edited(self._editing, copy)
        self.preview.end_editing()
        self._end_editing()

    def _not_kept(self, fault: Fault) -> None:
        self.preview.editor.show_problem(fault_line(fault))

    def _end_editing(self) -> None:
        self._editing = -1
        self._lock(locked=False)
        self.editing.emit()
        self.arrive()

    def _lock(self, *, locked: bool) -> None:
        """While one copy is edited nobody goes to another."""
        for widget in (self.list, self.attention, self.edit, self.revert, self.back, self.forth):
            widget.setEnabled(not locked)

    def _connect(self) -> None:
        self.list.current_changed.connect(lambda _place: self.show_current())
        self.list.acted.connect(self.act)
        self._model.counted.connect(lambda: self._head(self.list.current, self._model.row_at(self.list.current)))
        self.back.clicked.connect(lambda: self.list.step(-1))
        self.forth.clicked.connect(lambda: self.list.step(1))
        self.attention.clicked.connect(self.next_with_attention)
        self.edit.clicked.connect(self.edit_current)
        self.revert.clicked.connect(self.revert_current)
        self.preview.editor.saved.connect(self._keep)
        self.preview.editor.left.connect(self._end_editing)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Alt+Left", partial(self.list.step, -1)),
            ("Alt+Right", partial(self.list.step, 1)),
            ("Alt+Down", self.next_with_attention),
            ("F2", self.edit_current),
        )
        for name, act in keys:
            key = QShortcut(QKeySequence(name), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda act=act: None if self.preview.is_editing else act())

    def _lay_out(self) -> None:
        self.list.setMinimumWidth(NARROW_LIST)
        self.list.setMaximumWidth(LIST_WIDTH)
        right = QFrame()
        right.setProperty("pane", "window")
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        for widget in (self.edit, self.revert, self.attention, self.back, self.forth):
            head.addWidget(widget)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 2)
        row.addWidget(right, 3)


def _seen(copy: Copy) -> tuple[Copy, Preview]:
    return copy, preview(copy)


def _mail(reading: Any, key: Any) -> tuple[str, str, BodyView]:
    conversation, body = reading.conversation(key), reading.body(key)
    one = next((each for each in conversation.messages if each.key == key), None)
    sender = "" if one is None else f"{one.sender.name}, {one.sender.address}"
    return sender, conversation.subject, body
