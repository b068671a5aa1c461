"""The door for facts: events with keys from any thread, coalesced for 50 ms, then signals in the window's thread.

ARCHITECTURE.md, road IN. Whoever listens reads again what it shows; nothing but keys and counts comes through here.
"""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from carerix_desktop.domain.event import (
    AccountState,
    CommandRefused,
    Event,
    MailboxState,
    MessagesChanged,
    OutboxChanged,
    RecordsChanged,
)

COALESCE_MS = 50


class Bridge(QObject):
    """Receives domain events; emits at most one signal of each kind per beat."""

    messages_changed = Signal(object)
    records_changed = Signal(object)
    account_state = Signal(object)
    mailbox_states = Signal(object)
    command_refused = Signal(object)
    outbox_changed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: list[Event] = []
        self.last_news = 0.0  # monotonic seconds of the last event
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.setInterval(COALESCE_MS)
        self._beat.timeout.connect(self._pass_on)
        self._woken.connect(self._beat.start, Qt.ConnectionType.QueuedConnection)

    def receive(self, event: Event) -> None:
        """Take an event; safe from any thread, never blocks."""
        with self._lock:
            self._waiting.append(event)
            first = len(self._waiting) == 1
            self.last_news = time.monotonic()
        if first:
            self._woken.emit()

    def _pass_on(self) -> None:
        with self._lock:
            events, self._waiting = self._waiting, []
        changed = [event for event in events if isinstance(event, MessagesChanged)]
        if changed:
            self.messages_changed.emit(_merged(changed))
        records = tuple(dict.fromkeys(r for e in events if isinstance(e, RecordsChanged) for r in e.records))
        if records:
            self.records_changed.emit(RecordsChanged(records=records))
        sendings = [event for event in events if isinstance(event, OutboxChanged)]
        if sendings:
            self.outbox_changed.emit(_merged_outbox(sendings))
        boxes = {event.mailbox: event for event in events if isinstance(event, MailboxState)}
        if boxes:
            self.mailbox_states.emit(tuple(boxes.values()))
        for state in {event.account: event for event in events if isinstance(event, AccountState)}.values():
            self.account_state.emit(state)
        for event in events:
            if isinstance(event, CommandRefused):
                self.command_refused.emit(event)


def _merged_outbox(events: list[OutboxChanged]) -> OutboxChanged:
    return OutboxChanged(
        submissions=tuple(dict.fromkeys(key for event in events for key in event.submissions)),
        lots=tuple(dict.fromkeys(key for event in events for key in event.lots)),
    )


def _merged(events: list[MessagesChanged]) -> MessagesChanged:
    def union(name: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(key for event in events for key in getattr(event, name)))

    return MessagesChanged(
        messages=union("messages"),
        mailboxes=union("mailboxes"),
        conversations=union("conversations"),
        records=tuple(dict.fromkeys(record for event in events for record in event.records)),
    )
