"""How an account stands, told to whoever watches, at most ten times a second (DESIGN.md 5.7)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.event import AccountState, Event, MailboxState, SyncPhase
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import MailboxKnown

EVERY_S = 0.1


class Progress:
    """Counts what is filed and tells it; `filed` is called from the writer's thread, the rest from the sync's own."""

    def __init__(self, account: Account, publish: Callable[[Event], None], clock: Callable[[], datetime]) -> None:
        self._account = account
        self._publish = publish
        self._clock = clock
        self._lock = Lock()
        self._done = 0
        self._total = 0
        self._listed, self._to_list = 0, 0
        self._is_listing = False
        self._mailboxes: dict[MailboxKey, MailboxState] = {}
        self._told_at = 0.0
        self.quiet = False  # while a person holds the sync, what is still being written is not told as fetching

    def phase(
        self,
        phase: SyncPhase,
        *,
        code: str = "",
        message: str = "",
        details: dict[str, str] | None = None,
        attempts: int = 0,
        retry_in_s: float = 0.0,
    ) -> None:
        """Tell a phase at once."""
        listing = phase is SyncPhase.LISTING
        self._publish(
            AccountState(
                account=self._account.key,
                owner=self._account.owner,
                phase=phase,
                code=code,
                message=message,
                details=details,
                done=self._listed if listing else self._done,
                total=self._to_list if listing else self._total,
                attempts=attempts,
                retry_in_s=retry_in_s,
                at=self._clock().isoformat(timespec="seconds"),
            )
        )

    def begin(self, mailboxes: Sequence[tuple[MailboxKnown, int]]) -> None:
        """What there is to do: each mailbox with the number of messages on the server."""
        with self._lock:
            self._done, self._is_listing = 0, False
            self._total = sum(max(0, exists - known.local - known.set_aside) for known, exists in mailboxes)
            self._mailboxes = {known.key: self._state(known, exists) for known, exists in mailboxes}
            states = tuple(self._mailboxes.values())
        for state in states:
            self._publish(state)
        if self._total:
            self.phase(SyncPhase.FETCHING)

    def listing(self, total: int) -> None:
        """From now on lists are read, of so many messages; what is filed meanwhile is not told as a phase."""
        self._listed, self._to_list, self._is_listing = 0, total, True
        self.phase(SyncPhase.LISTING)

    def listed(self, count: int) -> None:
        """So many more messages are in the list."""
        self._listed += count
        if not self.quiet:
            self.phase(SyncPhase.LISTING)

    def fetching(self) -> None:
        """From now on messages are fetched."""
        self._is_listing = False
        self.phase(SyncPhase.FETCHING)

    def filed(self, mailbox: MailboxKey, count: int) -> None:
        """So many more messages of a mailbox are here."""
        with self._lock:
            self._done += count
            before = self._mailboxes.get(mailbox)
            if before is not None:
                self._mailboxes[mailbox] = MailboxState(
                    account=before.account,
                    mailbox=mailbox,
                    server=max(before.server, before.local + before.set_aside + count),
                    local=before.local + count,
                    set_aside=before.set_aside,
                    fetching=True,
                )
            due = time.monotonic() - self._told_at >= EVERY_S
            if due:
                self._told_at = time.monotonic()
            state = self._mailboxes.get(mailbox)
        if due:
            if state is not None:
                self._publish(state)
            if not self.quiet and not self._is_listing:
                self.phase(SyncPhase.FETCHING)

    def settled(self, known: MailboxKnown) -> None:
        """A mailbox is done: tell what the store counts."""
        state = self._state(known, known.exists)
        with self._lock:
            changed = self._mailboxes.get(known.key) != state
            self._mailboxes[known.key] = state
        if changed:
            self._publish(state)

    def _state(self, known: MailboxKnown, exists: int) -> MailboxState:
        return MailboxState(
            account=self._account.key,
            mailbox=known.key,
            server=exists,
            local=known.local,
            set_aside=known.set_aside,
        )
