"""From a message to a file: asks what it says, opens the dialog, looks for doubles, saves, and offers the way back.

C opens the dialog, Enter makes the file: two keys. Nothing waits: the CV is read and doubles are found meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.new_person import NewPersonDialog
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.services.new_people import CvRead, Made, NewPeople, PossibleDouble, Proposed

TYPING_MS = 250


class NewPersonDesk(QObject):
    """Makes files from messages, one at a time.

    Args:
        context: services and look.
        beside: a widget of the window that waits.

    Signals:
        made: a file was made, or a message added to one, or that was taken back.
    """

    made = Signal()

    def __init__(self, context: Context, beside: QWidget) -> None:
        super().__init__(beside)
        self._context, self._beside = context, beside
        self._message, self._kind, self._warned = MessageKey(0), RecordKind.CANDIDATE, False
        self.dialog: NewPersonDialog | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._look_for_doubles)

    def begin(self, message: MessageKey, kind: RecordKind) -> None:
        """Open the dialog for a message."""
        if self.dialog is None and "new_people" in self._context.services.more:
            self._message, self._kind, self._warned = message, kind, False
            self._ask(self._people.propose, message, on_done=self._open, key="propose")

    @property
    def _people(self) -> NewPeople:
        people: NewPeople = self._context.services.more["new_people"]
        return people

    def _ask(self, function: Callable[..., Any], *args: object, on_done: Callable[[Any], None], key: str) -> None:
        viewer = self._context.services.viewer.key
        on_fault = self._on_fault if key == "check" else None  # the dialog waits for this one
        self._context.jobs.ask(function, viewer, *args, on_done=on_done, on_fault=on_fault, key=(id(self), key))

    def _tell(self, function: Callable[..., Made], *args: object) -> None:
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(function, viewer, *args, on_done=self._on_made, on_fault=self._on_fault)

    def _open(self, proposed: Proposed) -> None:
        if self.dialog is not None:
            return
        dialog = NewPersonDialog(self._beside.window(), self._context.theme, self._kind, proposed)
        self.dialog = dialog
        dialog.wanted.connect(self._check_then_create)
        dialog.edited.connect(self._pause.start)
        dialog.cv_chosen.connect(self._read_cv)
        dialog.open_double.connect(self._open_double)
        dialog.add_to_double.connect(self._add)
        dialog.finished.connect(self._close)
        open_dimmed(dialog)
        self._read_cv(dialog.cv)
        self._look_for_doubles()

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        self._pause.stop()
        for key in ("cv", "doubles", "check"):
            self._context.jobs.drop((id(self), key))
        if dialog is not None:
            dialog.deleteLater()

    def _read_cv(self, section: str) -> None:
        if self.dialog is None or not section:
            self._context.jobs.drop((id(self), "cv"))
            return
        self.dialog.say_reading(section)
        hint = self.dialog.fields["name"].text()
        self._ask(self._people.read_cv, self._message, section, hint, on_done=self._show_cv, key="cv")

    def _show_cv(self, read: CvRead) -> None:
        if self.dialog is not None:
            self.dialog.show_cv(read)
            self._look_for_doubles()

    def _look_for_doubles(self) -> None:
        if self.dialog is not None:
            values = self.dialog.values()
            self._ask(self._people.doubles, self._kind, values, on_done=self._show_doubles, key="doubles")

    def _show_doubles(self, found: tuple[PossibleDouble, ...]) -> None:
        if self.dialog is not None:
            self.dialog.show_double(found[0] if found else None)

    def _check_then_create(self) -> None:
        """Who was told of a double, and still wants it, gets it; else doubles are looked for once more."""
        if self.dialog is None:
            return
        self.dialog.say_saving()
        if self.dialog.shown_double is not None:
            self._create()
            return
        values = self.dialog.values()
        self._ask(self._people.doubles, self._kind, values, on_done=self._create_unless, key="check")

    def _create_unless(self, found: tuple[PossibleDouble, ...]) -> None:
        if self.dialog is None:
            return
        if found:
            self.dialog.show_double(found[0])
            self.dialog.buttons.setEnabled(True)
        else:
            self._create()

    def _create(self) -> None:
        """A person whose address was erased here is asked about once."""
        erasing = self._context.services.more.get("erasing")
        if self.dialog is None or erasing is None or self._warned:
            self._put()
            return
        addresses = split_values(self.dialog.values()["emails"])
        done, fault = self._on_erased, self._on_fault
        self._context.jobs.ask(erasing.erased_on, addresses, on_done=done, on_fault=fault, key=(id(self), "check"))

    def _on_erased(self, found: Mapping[str, date]) -> None:
        if found and self.dialog is not None:
            self._warned = True
            self.dialog.say_erased(*next(iter(found.items())))
        else:
            self._put()

    def _put(self) -> None:
        if self.dialog is not None:
            self._tell(self._people.create, self._kind, self._message, self.dialog.values(), self.dialog.chosen)

    def _add(self, double: PossibleDouble) -> None:
        if self.dialog is not None:
            self.dialog.say_saving()
            self._tell(self._people.add, double.record.kind, double.record.ref, self._message, self.dialog.chosen)

    def _open_double(self, double: PossibleDouble) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self._context.open_record(double.record.kind, double.record.ref)

    def _on_made(self, made: Made) -> None:
        self._publish(made.events)
        if self.dialog is not None:
            self.dialog.accept()
        record = made.record
        text = self.tr("The file of {name} was made") if made.undo.made else self.tr("Added to the file of {name}")
        see = (self.tr("Open"), partial(self._context.open_record, record.kind, record.ref))
        self._context.done(text.format(name=record.name), partial(self._take_back, made), also=see)

    def _take_back(self, made: Made) -> None:
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(self._people.undo, viewer, made.undo, on_done=self._publish)

    def _publish(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._context.bridge.receive(event)
        self.made.emit()

    def _on_fault(self, fault: Fault) -> None:
        if self.dialog is not None:
            self.dialog.say_fault(fault_line(fault))
