"""The dialog: recipients, template, review, send; it keeps what was chosen and asks the services through jobs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.bulk import Copy, Standing, Wanted
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKey
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bulk.foot import Foot
from carerix_desktop.gui.bulk.model import RecipientModel, Shown
from carerix_desktop.gui.bulk.review import ReviewStep
from carerix_desktop.gui.bulk.sending import SendingStep
from carerix_desktop.gui.bulk.steps import StepBar
from carerix_desktop.gui.bulk.template_step import TemplateStep
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.edit import edit_record
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.bulk import Handed

SIZE = (1080, 720)
PORTION = 25
"""So many messages are made by one job: the window shows them as they come, and can be closed between two."""
HOLD_S = 10
RECIPIENTS, TEMPLATE, REVIEW, SEND = range(4)


class BulkDialog(QDialog):
    """Write to many, each with care (DESIGN 4.5)."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        wanted: Wanted,
        *,
        hold_s: int = HOLD_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._context, self._wanted, self._hold_s, self._clock = context, wanted, hold_s, clock
        self._window = parent.window()
        self._texts = BulkTexts()
        self._bulk: Any = context.services.more["bulk"]
        self._viewer = context.services.viewer.key
        self._vacancy: RecordKey | None = None
        self._made_of, self._to_make = "", list[int]()
        self.model = RecipientModel(self)
        self.steps = StepBar(context.theme)
        self.banner = Banner(context.theme)
        self.recipients = ReviewStep(context, self.model, messages=False)
        self.template = TemplateStep(context)
        self.review = ReviewStep(context, self.model, messages=True)
        self.sending = SendingStep(context, clock=clock)
        self.stack = QStackedWidget()
        self.foot = Foot(context.theme)
        self._lay_out()
        self._connect()
        self._go(RECIPIENTS)
        args = (self._bulk, self._viewer, wanted)
        context.jobs.ask(_look, *args, on_done=self._take_people, on_fault=self._fail)

    @property
    def title(self) -> str:
        """The head: what is done, to how many."""
        number = len(self._wanted.people)
        if self._wanted.situation is Situation.REJECT:
            return self.tr("Reject %n candidate(s)", "", number)
        if self._wanted.situation is Situation.INVITE:
            return self.tr("Invite %n candidate(s)", "", number)
        return self.tr("Mail %n person(s)", "", number)

    @property
    def step(self) -> int:
        """Where we are, 0…3."""
        return self.stack.currentIndex()

    def reject(self) -> None:
        """Esc and Cancel; sending goes on in the background, and from an edited copy Esc only leads back."""
        if self.review.preview.is_editing:
            self.review.preview.editor.leave()
            return
        super().reject()

    def go_on(self) -> None:
        """Ctrl+Enter: keep the copy that is edited, or what the first button says."""
        if self.review.preview.is_editing:
            self.review.preview.editor.keep()
        elif self.foot.primary.isEnabled():
            self.foot.primary.click()

    def done(self, result: int) -> None:
        self._to_make.clear()
        self.sending.leave()
        super().done(result)

    # from step to step

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.banner.hide()
        if step == TEMPLATE:
            self.template.show_for([row.standing for row in self.model.rows], self._wanted.situation)
            self.template.view.setFocus()
        elif step == REVIEW:
            self._make()
            self.review.arrive()
        elif step == RECIPIENTS:
            self.recipients.arrive()
        self._show()

    def _back(self) -> None:
        if self.step > RECIPIENTS:
            self._go(self.step - 1)

    def _next(self) -> None:
        match self.step:
            case 0 | 1:
                self._go(self.step + 1)
            case 2:
                self._send()
            case _:
                self._primary_of_sending()

    def _primary_of_sending(self) -> None:
        sending = self.sending
        if sending.is_stopped:
            sending.go_on()
        else:
            self.accept()  # done, or it goes on in the background

    def _side_of_sending(self) -> None:
        sending = self.sending
        if sending.is_done:
            sending.retry()
        elif sending.hold_left_s:
            sending.undo()
        else:
            sending.stop()

    # recipients

    def _take_people(self, found: tuple[RecordKey | None, tuple[Standing, ...]]) -> None:
        self._vacancy, standings = found
        self.model.show_standings(standings)
        self.recipients.arrive()
        self._show()

    def _edit_file(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is None:
            return
        records, person = self._context.services.more["records"], row.now.person
        self._context.jobs.ask(
            records.get, self._viewer, person.kind, person.ref, on_done=self._open_form, on_fault=self._fail
        )

    def _open_form(self, record: Record) -> None:
        if edit_record(self, self._context, record):
            self._look_again()

    def _look_again(self, _event: RecordsChanged | None = None) -> None:
        if self.step < SEND and self.model.rows:
            args = (self._bulk, self._viewer, self._wanted)
            self._context.jobs.ask(_look, *args, on_done=self._renew, on_fault=self._fail, key=(id(self), "look"))

    def _renew(self, found: tuple[RecordKey | None, tuple[Standing, ...]]) -> None:
        other = self.model.renew_standings(found[1])
        if other and self._made_of:
            self._make_some(list(other))
        (self.review if self.step == REVIEW else self.recipients).show_current()
        self._show()

    # messages

    def _make(self) -> None:
        choice = self.template.choice
        if choice is not None and choice.name != self._made_of:
            self._made_of = choice.name
            self.model.drop_copies()
            self._to_make.clear()
            self._make_some(list(range(len(self.model.rows))))

    def _make_some(self, places: list[int]) -> None:
        idle = not self._to_make
        self._to_make += places
        if idle:
            self._make_portion()

    def _make_portion(self) -> None:
        places = self._to_make[:PORTION]
        if not places:
            self.review.show_current()
            self._show()
            return
        standings = [self.model.rows[place].standing for place in places]
        args = (self._bulk, self._viewer, self._made_of, places, standings)
        self._context.jobs.ask(_make, *args, on_done=self._made, on_fault=self._fail)

    def _made(self, made: tuple[str, list[int], tuple[Copy, ...]]) -> None:
        name, places, copies = made
        if name != self._made_of or self._to_make[: len(places)] != places:
            self._make_portion()  # another template was chosen meanwhile
            return
        del self._to_make[: len(places)]
        self.model.put_copies(places, copies)
        if self.review.list.current in places:
            self.review.show_current()
        self._make_portion()
        self._show()

    # sending

    def _ready(self) -> list[Copy]:
        return [row.copy for row in self.model.rows if row.goes and row.copy is not None]

    def _send(self) -> None:
        self.foot.primary.setEnabled(False)
        title = f"{self.title}: {self._wanted.about}" if self._wanted.about else self.title
        send = partial(self._bulk.send, title=title, vacancy=self._vacancy, hold_s=self._hold_s)
        self._context.jobs.tell(send, self._viewer, self._ready(), on_done=self._sent, on_fault=self._fail)

    def _sent(self, handed: Handed) -> None:
        if handed.lot is None:
            return
        self._go(SEND)
        self.sending.follow(handed.lot, int(self._clock()) + self._hold_s, len(handed.queued))
        if handed.held_back:
            names = ", ".join(one.standing.person.name for one in handed.held_back)
            line = self.tr("Held back, because a file changed: {names}").format(names=names)
            self.banner.say("warn", "triangle-alert", line)
        self._show()

    def _undo(self) -> None:
        """Ctrl+Z within the hold, as the button."""
        if self.step == SEND and self.sending.hold_left_s and not self.sending.is_waiting:
            self.sending.undo()

    def _taken_back(self) -> None:
        self._go(REVIEW)

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_line(fault))
        self._show()

    # looks

    def _show(self) -> None:
        if self.step == SEND:
            self.foot.show_sending(self.sending)
            return
        rows = self.model.rows
        going = sum(row.goes for row in rows)
        choice = self.template.choice if self.step > RECIPIENTS else None
        made = len(rows) - len(self._to_make)
        if self.step == REVIEW and self._to_make:
            line = self.tr("Making message {n} of {all}…").format(n=made, all=len(rows))
        else:
            line = self._texts.footer(going, len(rows) - going, choice.status if choice else "")
        edited = self.model.count(Shown.CHANGED)
        if self.step == TEMPLATE and edited and choice is not None and choice.name != self._made_of:
            line = self._texts.edits_lost(edited)
        waits = self.step == REVIEW and (bool(self._to_make) or self.review.preview.is_editing)
        may = going > 0 and (self.step != TEMPLATE or choice is not None) and not waits
        send = self._texts.send(going) if self.step == REVIEW else ""
        self.foot.show_step(line, send, back=self.step > 0, may=may)
        self.foot.back.setEnabled(not self.review.preview.is_editing)

    def _connect(self) -> None:
        keys = ((QKeySequence("Ctrl+Return"), self.go_on), (QKeySequence.StandardKey.Undo, self._undo))
        for key, act in keys:
            QShortcut(key, self).activated.connect(act)
        self.template.view.activated.connect(lambda _index: self.go_on())
        self.recipients.nothing_to_do.connect(self.go_on)
        self.foot.cancel.clicked.connect(self.reject)
        self.foot.back.clicked.connect(self._back)
        self.foot.primary.clicked.connect(self._next)
        self.foot.side.clicked.connect(self._side_of_sending)
        self.foot.show_them.clicked.connect(self.sending.show_refused)
        self.model.counted.connect(self._show)
        self.template.chosen.connect(self._show)
        self.recipients.file_wanted.connect(self._edit_file)
        self.review.file_wanted.connect(self._edit_file)
        self.review.editing.connect(self._show)
        self.sending.changed.connect(self._show)
        self.sending.taken_back.connect(self._taken_back)
        self._context.bridge.records_changed.connect(self._look_again)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        room = self._window.size()
        self.resize(min(SIZE[0], room.width() - 24), min(SIZE[1], room.height() - 24))
        head = QFrame()
        head.setProperty("pane", "head")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self.title, "title"))
        if self._wanted.about:
            words.addWidget(Text(self._wanted.about, "meta", elide=True))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 14, 20, 14)
        row.addLayout(words, 1)
        row.addWidget(self.steps)
        for step in (self.recipients, self.template, self.review, self.sending):
            self.stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, self.banner):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)


def _look(bulk: Any, viewer: Any, wanted: Wanted) -> tuple[RecordKey | None, Sequence[Standing]]:
    vacancy = bulk.vacancy_key(viewer, wanted.vacancy) if wanted.vacancy else None
    return vacancy, bulk.look(viewer, wanted.people, vacancy, wanted.situation)


def _make(
    bulk: Any, viewer: Any, name: str, places: list[int], standings: Sequence[Standing]
) -> tuple[str, list[int], Sequence[Copy]]:
    return name, places, bulk.make(viewer, name, standings)
