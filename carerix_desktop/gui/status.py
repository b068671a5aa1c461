"""The sync status in the top bar and its popover (DESIGN 5.7): exact, never "up to date" where it does not add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QProgressBar, QToolButton, QTreeView

from carerix_desktop.domain.event import AccountState, MailboxState, SyncPhase
from carerix_desktop.domain.fault_texts import CERTIFICATES, OURS, sentence
from carerix_desktop.domain.ids import AccountKey, MailboxKey
from carerix_desktop.domain.view import FolderRow
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.models.spoken import clock
from carerix_desktop.gui.models.sync import SyncModel
from carerix_desktop.gui.outbox.glance import OutboxGlance
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.popover import Popover, line
from carerix_desktop.gui.widgets.text import Text, announce

_LOOKS = {
    SyncPhase.CONNECTING: ("refresh-cw", "text.secondary"),
    SyncPhase.LISTING: ("refresh-cw", "accent.text"),
    SyncPhase.FETCHING: ("refresh-cw", "accent.text"),
    SyncPhase.UP_TO_DATE: ("circle-check", "success.base"),
    SyncPhase.INCOMPLETE: ("triangle-alert", "warning.base"),
    SyncPhase.OFFLINE: ("cloud-off", "warning.base"),
    SyncPhase.SIGN_IN_FAILED: ("key-round", "danger.base"),
    SyncPhase.FAILED: ("circle-alert", "danger.base"),
    SyncPhase.PAUSED: ("pause", "text.secondary"),
    SyncPhase.ASKING: ("triangle-alert", "warning.base"),
}


UNDER_WAY = frozenset({SyncPhase.LISTING, SyncPhase.FETCHING})
BEGINNING_MS, SHORT_MS = 6000, 2000


class SyncStatus(QToolButton):
    """The button in the top bar.

    Signals:
        state_changed: the newest AccountState, for banners.
    """

    state_changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = SyncModel(self)
        self._told: AccountState | None = None
        self._state: AccountState | None = None  # what was told, held against the figures
        self._own: set[AccountKey] = set()  # colleagues' folders are not this person's weather
        self._early: dict[MailboxKey, MailboxState] = {}  # of accounts that have not said yet whose they are
        self._overdue = False
        self._short = QTimer(self)  # new mail is on the server a moment before it is here
        self._short.setSingleShot(True)
        self._short.setInterval(SHORT_MS)
        self._short.timeout.connect(self._on_overdue)
        self._beginning = QTimer(self)  # the engine needs a moment before it says how things stand
        self._beginning.setSingleShot(True)
        self._beginning.setInterval(BEGINNING_MS)
        self._beginning.timeout.connect(self._show)
        if context.services.sync is not None:
            self._beginning.start()
        self.setProperty("kind", "status")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self.open_popover)
        context.bridge.account_state.connect(self._on_state)
        context.bridge.mailbox_states.connect(self._on_mailboxes)
        self._show()

    @property
    def state(self) -> AccountState | None:
        """The newest state of the viewer's account."""
        return self._state

    @property
    def is_beginning(self) -> bool:
        """Whether the engine may yet say how things stand."""
        return self._state is None and self._beginning.isActive()

    def name_folders(self, rows: list[FolderRow]) -> None:
        """What folders are called, for the popover."""
        self.model.name_folders(rows)

    def open_popover(self) -> None:
        """Folders, figures, and what can be done."""
        popover = SyncPopover(self._context, self)
        popover.open_below(self)

    def headline(self) -> str:
        """The state in a few words."""
        state = self._state
        if state is None:
            return self.tr("Starting…") if self._beginning.isActive() else self.tr("Not fetching mail")
        number = QLocale().toString
        done, total = number(state.done), number(state.total)
        if state.phase is SyncPhase.FETCHING and state.total:
            return self.tr("Fetching {done} of {total}").format(done=done, total=total)
        words = {
            SyncPhase.CONNECTING: self.tr("Connecting…"),
            SyncPhase.LISTING: self.tr("Reading the list: {done} of {total}").format(done=done, total=total),
            SyncPhase.FETCHING: self.tr("Fetching…"),
            SyncPhase.UP_TO_DATE: self.tr("Up to date {time}").format(time=_time_of(state)),
            SyncPhase.INCOMPLETE: self.tr("Some messages are missing"),
            SyncPhase.OFFLINE: self.tr("Working offline"),
            SyncPhase.SIGN_IN_FAILED: self.tr("Sign-in failed"),
            SyncPhase.FAILED: self._failure(state),
            SyncPhase.PAUSED: self.tr("Paused"),
            SyncPhase.ASKING: self.tr("Waiting for your answer"),
        }
        return words[state.phase]

    def _failure(self, state: AccountState) -> str:
        if state.code in CERTIFICATES:
            return self.tr("Certificate refused")
        return self.tr("Fetching stopped") if state.code in OURS else self.tr("Server does not answer")

    def _on_state(self, state: AccountState) -> None:
        if state.owner != self._context.services.viewer.key:
            return
        if state.account not in self._own:
            self._own.add(state.account)
            self.model.take(early for early in self._early.values() if early.account == state.account)
        said = self._state is None or self._state.phase is not state.phase
        self._told = state
        self._show()
        if said:
            announce(self, self.accessibleName())
        self.state_changed.emit(state)

    def _on_mailboxes(self, states: tuple[MailboxState, ...]) -> None:
        self._early |= {state.mailbox: state for state in states if state.account not in self._own}
        self.model.take(state for state in states if state.account in self._own)
        self._show()

    def _show(self) -> None:
        self._state = state = self._held_against_figures()
        icon, tint = _LOOKS[state.phase] if state is not None else ("cloud-off", "text.tertiary")
        self.setIcon(self._context.theme.icons.icon(icon, tint))
        self.setText(self.headline())
        self.setAccessibleName(self.tr("Sync: {state}").format(state=self.headline()))
        self.setToolTip(self.tr("Press for details"))

    def _held_against_figures(self) -> AccountState | None:
        """What was told; where figures do not add up it is under way for a moment, and then incomplete."""
        state = self._told
        if state is None or state.phase is not SyncPhase.UP_TO_DATE or not self._is_short():
            self._short.stop()
            self._overdue = False
            return state
        if not self._overdue and not self._short.isActive():
            self._short.start()
        return replace(state, phase=SyncPhase.INCOMPLETE if self._overdue else SyncPhase.FETCHING, total=0)

    def _on_overdue(self) -> None:
        self._overdue = True
        self._show()

    def _is_short(self) -> bool:
        states = self.model.states
        return bool(states) and self.model.folders_done < len(states) and not any(state.fetching for state in states)


class SyncPopover(Popover):
    """Per folder server n, here n, set aside n; fetch now, pause, cancel; and how the outbox stands."""

    def __init__(self, context: Context, status: SyncStatus) -> None:
        super().__init__(status, width=400)
        self._context, self._status = context, status
        self.setAccessibleName(self.tr("Synchronisation"))
        self._title, self._sentence = Text(role="strong"), Text(role="meta", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._folders = Text(role="caption")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for widget in (self._title, self._sentence, self._bar, self._folders, self._make_table()):
            self.column.addWidget(widget)
        self.column.addWidget(line())
        self.column.addLayout(self._buttons)
        self.outbox = OutboxGlance(context, status.state)
        self.outbox.resized.connect(self._fit)
        self.outbox.left.connect(self.close)
        self.column.addWidget(self.outbox)
        self._beat = QTimer(self)
        self._beat.setInterval(500)
        self._beat.timeout.connect(self._show)
        self._beat.start()
        self._shown: SyncPhase | None = None
        self._show()

    def _make_table(self) -> QTreeView:
        table = QTreeView()
        table.setModel(self._status.model)
        table.setProperty("kind", "figures")
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setAccessibleName(self.tr("Folders"))
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setStretchLastSection(False)
        rows = max(1, self._status.model.rowCount())
        table.setFixedHeight(min(260, 34 + rows * 24))
        if not self._status.model.rowCount():
            table.hide()  # never shown before it has a parent: it would be a window of its own
        return table

    def _show(self) -> None:
        state, model = self._status.state, self._status.model
        self._title.setText(self._status.headline())
        sentence = self._sentence_of(state)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        fetching = state is not None and state.phase in UNDER_WAY and state.total > 0
        self._bar.setVisible(fetching)
        if state is not None and fetching:
            self._bar.setRange(0, state.total)
            self._bar.setValue(state.done)
        done, total = model.folders_done, model.rowCount()
        self._folders.setText(self.tr("{done} of {total} folders complete").format(done=done, total=total))
        self._folders.setVisible(total > 0)
        if self._shown != (state.phase if state else None) or self._buttons.count() == 0:
            self._shown = state.phase if state else None
            self._show_buttons(self._shown)

    def _fit(self) -> None:
        """The outbox was read a moment after this opened."""
        self.column.activate()
        self.adjustSize()

    def _sentence_of(self, state: AccountState | None) -> str:
        if state is None:
            return self.tr("No mailbox is connected. Set one up under My account.")
        if state.phase is SyncPhase.INCOMPLETE:
            return self.tr("Server, here and set aside do not add up for every folder. Fetch again to complete them.")
        if state.phase is SyncPhase.ASKING:
            return state.message
        said = state_sentence(state)
        if said and state.retry_in_s:
            seconds = round(state.retry_in_s)
            tries = self.tr("{n} tries. Next try in {s} seconds.").format(n=state.attempts, s=seconds)
            return f"{said} {tries}"
        return said

    def _show_buttons(self, phase: SyncPhase | None) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        control = self._context.services.sync
        if control is None or phase is None:
            self._add(self.tr("My account"), "user", lambda: self._context.open_page("settings", "my_account"))
        elif phase is SyncPhase.ASKING:
            self._add(self.tr("Remove them here too"), "trash-2", lambda: control.answer(True))
            self._add(self.tr("Keep them"), "archive", lambda: control.answer(False))
        else:
            self._add(self.tr("Fetch now"), "refresh-cw", control.fetch_now)
            busy = phase in UNDER_WAY or phase is SyncPhase.CONNECTING
            if phase is SyncPhase.PAUSED:
                self._add(self.tr("Resume"), "play", control.resume)
            else:
                self._add(self.tr("Pause"), "pause", control.pause)
            if busy:
                self._add(self.tr("Cancel"), "x", control.cancel)
        self._buttons.addStretch()

    def _add(self, label: str, icon: str, act: Callable[[], object]) -> None:
        button = Button(self._context.theme, label, icon=icon, compact=True)
        button.clicked.connect(lambda _checked=False: (act(), self.close()))
        self._buttons.addWidget(button)


def state_sentence(state: AccountState) -> str:
    """The cause in the language of the window, or "" where nothing is wrong."""
    if not state.code:
        return state.message
    return sentence(state.code, state.details or {}, language_code())


def _time_of(state: AccountState) -> str:
    return clock(datetime.fromisoformat(state.at)) if state.at else ""
