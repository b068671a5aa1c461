"""The last step: the hold with its way back, then progress, one result per row, and the summary."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QProgressBar, QTreeView, QVBoxLayout

from carerix_desktop.domain.errors import Fault, UserFault
from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import LotKey, SubmissionKey, UserKey
from carerix_desktop.domain.outgoing import OPEN_STATES, Lot, LotState, Submission, SubmissionState
from carerix_desktop.gui.bulk.outcome import (
    REFUSED,
    RESULT,
    SUBMISSION_ROLE,
    TIME,
    OutcomeModel,
    ResultDelegate,
    processed,
)
from carerix_desktop.gui.bulk.row import RoomyDelegate
from carerix_desktop.gui.bulk.texts import BulkTexts
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.outbox.words import OutboxWords
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text, announce

BEAT_MS = 400
SILENT_BEATS = 5
"""After so many beats without news the lot is read all the same: another process may be sending it."""
SENT = frozenset({SubmissionState.SENT, SubmissionState.FILED})


class SendingStep(QFrame):
    """Follows one lot of the outbox.

    Signals:
        changed: phase, numbers or faults are others; the dialog's buttons follow.
        taken_back: everything was undone before it began to leave.
    """

    changed = Signal()
    taken_back = Signal()

    def __init__(self, context: Context, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._context, self._clock, self._texts = context, clock, BulkTexts()
        self._outbox: Any = context.services.more["outbox"]
        self._viewer: UserKey = context.services.viewer.key
        self.lot: LotKey | None = None
        self._state, self._release_at, self._total = LotState.RUNNING, 0, 0
        self._told_end, self.is_waiting = False, False
        self.model = OutcomeModel(self)
        self.title, self.left = Text(role="heading"), Text(role="meta")
        self.bar, self.line = QProgressBar(), Text(role="meta", wrap=True)
        self.banner = Banner(context.theme)
        self.table, self.details = QTreeView(), Text(wrap=True)
        self._words = OutboxWords(self)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._silent = 0
        context.bridge.outbox_changed.connect(self._on_news)
        self._lay_out()

    def follow(self, lot: LotKey, release_at: int, total: int) -> None:
        """Show a lot until the step is left."""
        self.lot, self._release_at, self._total = lot, release_at, total
        self._state, self._told_end = LotState.RUNNING, False
        self.banner.hide()
        self.model.show_refused_only(False)
        self._ask()
        self._beat.start()

    def leave(self) -> None:
        """Look no further."""
        self._beat.stop()

    # how it stands

    @property
    def hold_left_s(self) -> int:
        """How long all of it can still be taken back."""
        return max(0, self._release_at - int(self._clock())) if self.processed == 0 else 0

    @property
    def processed(self) -> int:
        """Messages that wait for nothing any more."""
        return processed(self.model.submissions)

    @property
    def refused(self) -> int:
        """Messages that did not arrive, or nobody knows."""
        return sum(one.state in REFUSED for one in self.model.submissions)

    @property
    def is_done(self) -> bool:
        """Whether nothing may leave any more."""
        found = self.model.submissions
        return bool(found) and not any(one.state in OPEN_STATES for one in found)

    @property
    def is_stopped(self) -> bool:
        """Whether a person stopped it."""
        return self._state in (LotState.STOPPED, LotState.ASKING) and not self.is_done

    # what a person does

    def undo(self) -> None:
        """Take all of it back: first nothing may leave, then each is cancelled."""
        self._tell(take_back, self._outbox, self._viewer, self.lot, on_done=self._taken_back)

    def stop(self) -> None:
        """The message that is leaving is the last one."""
        self._steer(self._outbox.stop_lot)

    def go_on(self) -> None:
        """After a stop."""
        self._steer(self._outbox.continue_lot)

    def retry(self) -> None:
        """Try again what was refused; what nobody knows of is asked in the outbox, not sent again."""
        keys = self.model.keys(frozenset({SubmissionState.FAILED}))
        self.model.show_refused_only(False)
        self._told_end = False
        self._tell(try_again, self._outbox, self._viewer, keys, on_done=self._asked_again)

    def show_refused(self) -> None:
        """Only the rows that did not arrive, and why the first did not."""
        self.model.show_refused_only(True)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _steer(self, act: Callable[[UserKey, LotKey], None]) -> None:
        self._tell(act, self._viewer, self.lot, on_done=self._asked_again)

    def _tell(self, act: Callable[..., Any], *args: Any, on_done: Callable[[Any], None]) -> None:
        """Carry out what a person pressed; until that is done it is not offered again."""
        self.is_waiting = True
        self._context.jobs.tell(act, *args, on_done=on_done, on_fault=self._fail)
        self.changed.emit()

    def _asked_again(self, _done: object) -> None:
        self._beat.start()
        self._ask()

    def _on_news(self, event: OutboxChanged) -> None:
        if self.lot in event.lots:
            self._silent = SILENT_BEATS

    def _on_beat(self) -> None:
        """Count the hold down; read the lot where there is news of it."""
        self._silent += 1
        if self._silent > SILENT_BEATS:
            self._ask()
        elif self.hold_left_s:
            self._show()

    def _ask(self) -> None:
        self._silent = 0
        args = (self._outbox, self._viewer, self.lot, self._total)
        self._context.jobs.ask(read_lot, *args, on_done=self._take, on_fault=self._fail, key=(id(self), "lot"))

    def _take(self, answer: tuple[Lot | None, tuple[Submission, ...]]) -> None:
        lot, found = answer
        self.is_waiting = False
        self._state = lot.state if lot is not None else LotState.DONE
        self.model.take(found)
        self._show()
        self._show_details()
        if self.is_done:
            self._beat.stop()
        self.changed.emit()

    def _taken_back(self, left: int) -> None:
        self.is_waiting = False
        self._beat.stop()
        if left:
            self._fail(UserFault(self.tr("Some messages had left already and cannot be taken back.")))
            self._asked_again(None)
            return
        self.taken_back.emit()

    def _fail(self, fault: Fault) -> None:
        self.is_waiting = False
        self.changed.emit()
        self.banner.say("bad", "circle-alert", fault_line(fault))

    def _show(self) -> None:
        done, total, hold = self.processed, self._total, self.hold_left_s
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        if self.is_done:
            self._show_end()
            return
        if hold:
            self.title.setText(self.tr("Sending begins in %n second(s)", "", hold))
            self.line.setText(self.tr("Until then you can take everything back with Undo."))
        elif self.is_stopped:
            self.title.setText(self.tr("Stopped after {done} of {total}").format(done=done, total=total))
            self.line.setText(self.tr("The rest stays in the Outbox until you continue."))
        else:
            self.title.setText(self.tr("{done} of {total} processed").format(done=done, total=total))
            self.line.setText(self.tr("You can close this window. Sending goes on in the background."))
        self.left.setText(self._time_left(done, total) if not hold and not self.is_stopped else "")

    def _show_details(self, *_what: object) -> None:
        """Of the chosen row: why it was refused, in the server's words too; to be read and copied by keyboard."""
        one = self.table.currentIndex().data(SUBMISSION_ROLE)
        text = self._words.standing(one, "", self._clock()).detail if one is not None else ""
        if text and text != self.details.text():
            announce(self.details, text)
        self.details.setText(text)
        self.details.setVisible(bool(text))

    def _time_left(self, done: int, total: int) -> str:
        passed = self._clock() - self._release_at
        return self._texts.time_left(passed / done * (total - done)) if done and passed > 0 else ""

    def _show_end(self) -> None:
        found = self.model.submissions
        sent, refused = sum(one.state in SENT for one in found), self.refused
        line = self.tr("%n sent", "", sent)
        if refused:
            line += ", " + self.tr("%n refused", "", refused)
        self.title.setText(line)
        self.left.setText("")
        self.line.setText(
            self.tr("What was refused is kept in the Outbox. Correct the address, or try again.") if refused else ""
        )
        if not self._told_end:
            self._told_end = True
            announce(self, line)

    def _lay_out(self) -> None:
        self.setProperty("pane", "surface")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        table = self.table
        table.setModel(self.model)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setItemDelegate(RoomyDelegate(self._context.theme, table, lines=True))
        table.setItemDelegateForColumn(RESULT, ResultDelegate(self._context.theme, table))
        table.setAccessibleName(self.tr("Results"))
        table.selectionModel().currentRowChanged.connect(self._show_details)
        self.details.setProperty("pane", "box")
        self.details.setContentsMargins(12, 8, 12, 8)
        self.details.setAccessibleName(self.tr("Details"))
        by_hand = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.details.setTextInteractionFlags(by_hand)
        self.details.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.details.hide()
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 180), (1, 260), (TIME, 90)):
            header.resizeSection(place, width)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 28, 40, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.line)
        column.addWidget(self.banner)
        column.addSpacing(8)
        column.addWidget(table, 1)
        column.addWidget(self.details)


def read_lot(outbox: Any, viewer: UserKey, lot: LotKey, total: int) -> tuple[Lot | None, tuple[Submission, ...]]:
    """A lot and its messages, in one job."""
    found = next((one for one in outbox.lots(viewer) if one.key == lot), None)
    return found, outbox.find(viewer, lot=lot, limit=max(total, 1))


def take_back(outbox: Any, viewer: UserKey, lot: LotKey) -> int:
    """Cancel what has not left; the answer is how many messages are beyond that."""
    outbox.stop_lot(viewer, lot)
    left = 0
    for one in outbox.find(viewer, lot=lot, limit=100_000):
        try:
            outbox.cancel(viewer, one.key)
        except UserFault:
            left += 1
    return left


def try_again(outbox: Any, viewer: UserKey, keys: tuple[SubmissionKey, ...]) -> None:
    """Put what was refused back in the row."""
    for key in keys:
        outbox.retry(viewer, key)
