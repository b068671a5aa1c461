"""The page "Outbox": what is on its way or asks for a word, what was sent last, and what nobody answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import DraftKey, LotKey, SubmissionKey
from carerix_desktop.domain.outbox_rules import HandAct
from carerix_desktop.domain.outgoing import OPEN_STATES, Lot, LotState, Submission, SubmissionState
from carerix_desktop.gui.bound import BoundOutbox
from carerix_desktop.gui.context import Context, PageSpec, Wish
from carerix_desktop.gui.outbox.row import Act, Beside, OutboxRow, acts_for
from carerix_desktop.gui.outbox.watch import SOON_S
from carerix_desktop.gui.outbox.words import OutboxWords, Standing
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.text import Text

SENT_SHOWN = 20
SECOND_MS = 1000
_DONE = frozenset({SubmissionState.SENT, SubmissionState.FILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    some: tuple[Submission, ...]
    reminders: tuple[Submission, ...]
    host: str
    has_server: bool = True
    lots: Mapping[LotKey, Lot] = field(default_factory=dict)

    def is_stopped(self, one: Submission) -> bool:
        """Whether the bulk sending that a message belongs to stands still."""
        lot = None if one.lot is None else self.lots.get(one.lot)
        return lot is not None and lot.state in {LotState.STOPPED, LotState.ASKING}


class OutboxPage(QWidget):
    """The viewer's outbox."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words = context, OutboxWords(self)
        self._outbox: BoundOutbox = context.services.more["outbox"]
        self._viewer = context.services.viewer.key
        self._answer = _Answer(some=(), reminders=(), host="")
        self.rows: list[OutboxRow] = []
        self._empty = EmptyState(context.theme)
        self.reminder = Banner(context.theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self._count_down)
        context.bridge.outbox_changed.connect(self._on_changed)
        context.bridge.messages_changed.connect(self._on_changed)
        self.refresh()

    def arrive(self, _argument: object) -> None:
        """Come here: read again."""
        self.refresh()

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self._area]

    def refresh(self) -> None:
        """Read the outbox again, off the window's thread."""
        self._context.jobs.ask(self._read, on_done=self._arrived, key=("outbox", id(self)))

    def _on_changed(self, _event: object) -> None:
        if self.isVisible():  # else it is read when a person comes here
            self.refresh()

    def _read(self) -> _Answer:
        accounts = self._context.services.more.get("accounts")
        account = accounts.get(self._viewer) if accounts is not None else None
        outgoing = account.outgoing if account is not None else None
        return _Answer(
            some=self._outbox.find(self._viewer),
            reminders=self._outbox.reminders(self._viewer),
            host=outgoing.host if outgoing is not None else "",
            has_server=outgoing is not None or accounts is None,
            lots={lot.key: lot for lot in self._outbox.lots(self._viewer)},
        )

    def _arrived(self, answer: _Answer) -> None:
        if answer != self._answer or not self.rows:
            self._answer = answer
            self._show()
            self._remind()

    def _lay_out(self) -> None:
        title = Text(self.tr("Outbox"), role="title")
        inside = QFrame()
        inside.setProperty("pane", "window")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Outbox"))
        self._area.setWidget(inside)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        for widget in (title, self.reminder):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _show(self) -> None:
        """Draw the rows."""
        now = time.time()
        shown = self._shown()
        if self._is_counting(now):
            self._clock.start()
        place = next((n for n, row in enumerate(self.rows) if _holds_focus(row)), None)
        focused = None if place is None else self.rows[place].key
        self._clear()
        for heading, some in self._sections(shown):
            if some:
                self._list.addWidget(Text(heading, role="section"))
            for one in some:
                self._add_row(one, now)
        self._list.addStretch(1)
        if place is not None and self.rows:  # the keyboard stays with its message, else with the place
            kept = next((row for row in self.rows if row.key == focused), self.rows[min(place, len(self.rows) - 1)])
            kept.setFocus()
        title = self.tr("Nothing waits to be sent")
        self._empty.say("send", title, self.tr("What you send is here until it has left."))
        self._stack.setCurrentWidget(self._area if shown else self._empty)

    def _add_row(self, one: Submission, now: float) -> None:
        answer = self._answer
        acts = acts_for(one, stopped=answer.is_stopped(one), has_server=answer.has_server)
        row = OutboxRow(self._context.theme, one, self._standing(one, now), acts)
        row.wanted.connect(self._act)
        row.stepped.connect(lambda by, row=row: self._step(row, by))
        self.rows.append(row)
        self._list.addWidget(row)

    def _standing(self, one: Submission, now: float) -> Standing:
        answer = self._answer
        stopped = answer.is_stopped(one)
        hindered = self._words.hindered(one, now, stopped=stopped, has_server=answer.has_server)
        return hindered or self._words.standing(one, answer.host, now)

    def _step(self, row: OutboxRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
            self._area.ensureWidgetVisible(self.rows[place])

    def _count_down(self) -> None:
        """Each second while something leaves within a minute."""
        now, shown = time.time(), {one.key: one for one in self._answer.some}
        for row in self.rows:
            row.show_standing(self._standing(shown[row.key], now))
        if not self._is_counting(now):
            self._clock.stop()

    def _is_counting(self, now: float) -> bool:
        held = [one.release_at for one in self._answer.some if one.state is SubmissionState.HELD and one.release_at]
        return self.isVisible() and any(-SOON_S < at - now <= SOON_S for at in held)

    def _shown(self) -> list[Submission]:
        some = [one for one in self._answer.some if one.state is not SubmissionState.CANCELLED]
        done = [one for one in some if one.state in _DONE][:SENT_SHOWN]
        return [one for one in some if one.state not in _DONE or one in done]

    def _sections(self, shown: list[Submission]) -> tuple[tuple[str, list[Submission]], ...]:
        asking = {SubmissionState.FAILED, SubmissionState.UNKNOWN}
        return (
            (self.tr("Needs your word"), [one for one in shown if one.state in asking]),
            (self.tr("On the way"), [one for one in shown if one.state in OPEN_STATES]),
            (self.tr("Sent last"), [one for one in shown if one.state in _DONE]),
        )

    def _clear(self) -> None:
        self.rows = []
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _remind(self) -> None:
        due = self._answer.reminders
        if not due:
            self.reminder.hide()
            return
        one = due[0]
        who = ", ".join(r.name or r.address for r in one.recipients)
        title = self.tr("No answer yet from {0}").format(who)
        more = self.tr("%n message(s) without an answer", "", len(due)) if len(due) > 1 else ""
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (self.tr("Show"), "", lambda: self._context.open_page("mailbox", one.message)),
            (self.tr("Write again"), "", lambda: self._context.write(Wish(how="reply_all", message=one.message))),
            (self.tr("Dismiss"), "quiet", lambda: self._wave_away(one.key)),
        )
        self.reminder.say("info", "bell-ring", title, "\n".join(part for part in (one.subject, more) if part), buttons)

    def _wave_away(self, key: SubmissionKey) -> None:
        self._context.jobs.tell(self._outbox.wave_reminder_away, self._viewer, key, on_done=lambda _d: self.refresh())

    def _act(self, key: SubmissionKey, act: Act) -> None:
        one = next(one for one in self._answer.some if one.key == key)
        if isinstance(act, Beside):
            self._help(one, act)
        elif act is HandAct.UNDO:
            self._context.jobs.tell(
                self._outbox.undo, self._viewer, key, on_done=lambda draft: self._reopen(one, draft)
            )
        else:
            self._context.jobs.tell(self._carry_out, key, act, on_done=lambda _done: self.refresh())

    def _help(self, one: Submission, act: Beside) -> None:
        match act:
            case Beside.ACCOUNT:
                self._context.open_page("settings", "my_account")
            case Beside.GO_ON:
                go_on = self._outbox.continue_lot
                self._context.jobs.tell(go_on, self._viewer, one.lot, on_done=lambda _done: self.refresh())
            case Beside.SHOW:
                self._context.open_page("mailbox", one.message)
            case Beside.WRITE_AGAIN:
                self._context.write(Wish(how="edit_as_new", message=one.message))

    def _carry_out(self, key: SubmissionKey, act: HandAct) -> None:
        """On the command thread."""
        outbox, viewer = self._outbox, self._viewer
        match act:
            case HandAct.RELEASE:
                outbox.release(viewer, key, int(time.time()))
            case HandAct.WAS_SENT | HandAct.WAS_NOT_SENT:
                outbox.resolve(viewer, key, was_sent=act is HandAct.WAS_SENT)
            case HandAct.CANCEL:
                outbox.cancel(viewer, key)
            case HandAct.HOLD:
                outbox.hold(viewer, key)
            case HandAct.RETRY:
                outbox.retry(viewer, key)

    def _reopen(self, one: Submission, draft: DraftKey) -> None:
        """In the composer; of a bulk copy it is said whether it goes with the others again."""
        lot = None if one.lot is None else self._answer.lots.get(one.lot)
        if lot is not None and self._answer.is_stopped(one):
            text = self.tr("“{title}” is stopped. Sent again, this message leaves by itself.")
            self._context.toast(text.format(title=lot.title))
        elif lot is not None:
            text = self.tr("Taken out of “{title}”. Sent again, it takes its place there.")
            self._context.toast(text.format(title=lot.title))
        self.refresh()
        self._context.write(Wish(how="draft", draft=draft))


def _holds_focus(row: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is row or row.isAncestorOf(focused))


def outbox_page() -> PageSpec:
    """The page at the foot of the rail."""
    return PageSpec(
        name="outbox",
        icon="send",
        title=lambda: QCoreApplication.translate("OutboxPage", "Outbox"),
        make=OutboxPage,
    )
