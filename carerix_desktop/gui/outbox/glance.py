"""The outbox in the sync popover: what waits, how far each bulk sending is, what failed (DESIGN 5.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.ids import LotKey, UserKey
from carerix_desktop.domain.outgoing import OPEN_STATES, Lot, LotState, SubmissionState
from carerix_desktop.gui.bound import BoundOutbox
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.outbox.words import AWAY
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.popover import line
from carerix_desktop.gui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What was read: messages outside bulk sendings that wait, those that ask for a word, and the bulk sendings."""

    waiting: int = 0
    failed: int = 0
    unknown: int = 0
    lots: tuple[Lot, ...] = field(default=())
    is_away: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.waiting or self.failed or self.unknown or self.lots)


class OutboxGlance(QWidget):
    """A few lines about the outbox; hidden while it is empty.

    Signals:
        resized: it shows more or less than before.
        left: a person goes to the page "Outbox".
    """

    resized = Signal()
    left = Signal()

    def __init__(self, context: Context, state: AccountState | None) -> None:
        super().__init__()
        self._context = context
        self._outbox: BoundOutbox | None = context.services.more.get("outbox")
        self._offline = _is_offline(state)
        self._seen = _Seen()
        self.lots: dict[LotKey, LotLine] = {}
        self.waiting = Text(role="meta", wrap=True)
        self.failed = self._make_link("circle-x")
        self.unknown = self._make_link("circle-question-mark")
        self._lots = QVBoxLayout()
        self._lay_out()
        self.hide()
        if self._outbox is not None:
            context.bridge.outbox_changed.connect(self.refresh)
            context.bridge.account_state.connect(self._on_state)
            self.refresh()

    def refresh(self, _event: object = None) -> None:
        """Read again, off the window's thread."""
        self._context.jobs.ask(self._read, on_done=self._take, key=("outbox glance", id(self)))

    def _on_state(self, state: AccountState) -> None:
        if state.owner == self._context.services.viewer.key and _is_offline(state) != self._offline:
            self._offline = _is_offline(state)
            self._show()

    def _read(self) -> _Seen:
        assert self._outbox is not None
        outbox, viewer = self._outbox, self._context.services.viewer.key
        counts = outbox.counts(viewer)
        lots = tuple(lot for lot in outbox.lots(viewer) if lot.state is not LotState.DONE)
        waiting = sum(counts.get(state, 0) for state in OPEN_STATES) - sum(map(_left, lots))
        return _Seen(
            waiting=max(0, waiting),
            failed=counts.get(SubmissionState.FAILED, 0),
            unknown=counts.get(SubmissionState.UNKNOWN, 0),
            lots=tuple(lot for lot in lots if _left(lot)),
            is_away=_any_away(outbox, viewer) if waiting or lots else False,
        )

    def _take(self, seen: _Seen) -> None:
        self._seen = seen
        self._show()

    def _show(self) -> None:
        seen, away = self._seen, self._seen.is_away or self._offline
        parts = [self.tr("Waiting for connection")] if away and (seen.waiting or seen.lots) else []
        if seen.waiting:
            parts.append(self.tr("%n message(s) wait to be sent", "", seen.waiting))
        self.waiting.setText(". ".join(parts))
        self.waiting.setVisible(bool(parts))
        self.failed.setText(self.tr("%n message(s) were not sent", "", seen.failed))
        self.failed.setVisible(bool(seen.failed))
        self.unknown.setText(self.tr("%n message(s): did they arrive?", "", seen.unknown))
        self.unknown.setVisible(bool(seen.unknown))
        self._show_lots(seen.lots)
        self.setVisible(not seen.is_empty)
        self.resized.emit()

    def _show_lots(self, lots: tuple[Lot, ...]) -> None:
        """Lines stay while their lot is shown, and the focus with them."""
        for key in self.lots.keys() - {lot.key for lot in lots}:
            gone = self.lots.pop(key)
            self._lots.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for lot in lots:
            if lot.key not in self.lots:
                new = self.lots[lot.key] = LotLine(self._context.theme)
                new.steered.connect(self._steer)
                self._lots.addWidget(new)
            self.lots[lot.key].show_lot(lot)

    def _steer(self, key: LotKey, stop: bool) -> None:
        assert self._outbox is not None
        act: Callable[[UserKey, LotKey], None] = self._outbox.stop_lot if stop else self._outbox.continue_lot
        viewer = self._context.services.viewer.key
        self._context.jobs.tell(act, viewer, key, on_done=self.refresh, on_fault=lambda _fault: self.refresh())

    def _go(self) -> None:
        self.left.emit()
        self._context.open_page("outbox")

    def _make_link(self, icon: str) -> Button:
        link = Button(self._context.theme, "", icon=icon, kind="link")
        link.clicked.connect(self._go)
        return link

    def _lay_out(self) -> None:
        show = Button(self._context.theme, self.tr("Show Outbox"), kind="link")
        show.clicked.connect(self._go)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Outbox"), role="section"), 1)
        head.addWidget(show)
        self._lots.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self.waiting)
        column.addLayout(self._lots)
        for link in (self.failed, self.unknown):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class LotLine(QWidget):
    """One bulk sending: how far it is, and Stop or Continue.

    Signals:
        steered: its key, and whether it is to stop.
    """

    steered = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lot: Lot | None = None
        self.line, self.title = Text(), Text(role="meta", elide=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.button = Button(theme, "", compact=True)
        self.button.clicked.connect(self._press)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self.line, self.title, self.bar):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_lot(self, lot: Lot) -> None:
        """Say how it stands."""
        self._lot = lot
        done = max(0, lot.total - _left(lot))
        running = lot.state is LotState.RUNNING
        said = self.tr("Sending {done} of {total}") if running else self.tr("Stopped after {done} of {total}")
        self.line.setText(said.format(done=done, total=lot.total))
        self.title.setText(lot.title)
        self.title.setVisible(bool(lot.title))
        self.bar.setRange(0, max(1, lot.total))
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.line.text())
        self.button.setText(self.tr("Stop") if running else self.tr("Continue"))
        self.button.setAccessibleName(f"{self.button.text()}: {lot.title}")

    def _press(self) -> None:
        if self._lot is not None:
            self.steered.emit(self._lot.key, self._lot.state is LotState.RUNNING)


def _left(lot: Lot) -> int:
    return sum(number for state, number in lot.counts.items() if state in OPEN_STATES)


def _any_away(outbox: BoundOutbox, viewer: UserKey) -> bool:
    return any(one.error_code in AWAY for one in outbox.find(viewer, open_only=True) if one.state in OPEN_STATES)


def _is_offline(state: AccountState | None) -> bool:
    return state is not None and state.phase is SyncPhase.OFFLINE
