"""One account in the engine: a thread that synchronises when there is a reason to, and the listener beside it.

Reasons are the start, news from the listener, a command of the hand, F5, a draft that rested, and the clock (the other
folders are not listened to). Failures are told with the phase that the top bar shows, and tried again after 5 s, 30 s,
2 min and then every 5 min; anything that works begins the row anew (DESIGN.md 5.7), and so does a network that comes
back (R-05).
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import Fault, ServerFault
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.sync.brake import Answers
from carerix_desktop.sync.control import CANCELLED, Control
from carerix_desktop.sync.drafts import drafts_wait
from carerix_desktop.sync.listener import Listener
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.retry import Backoff, is_worth_retrying, phase_of, retry_delay
from carerix_desktop.sync.run import AccountSync, SyncReport
from carerix_desktop.sync.writer import Writer
from carerix_desktop.wire.auth import SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession

log = logging.getLogger(__name__)
POLL_S = 300.0
POLL_WITHOUT_IDLE_S = 60.0
LOOK_FOR_DRAFTS_S = 10.0
STALE = frozenset({"closed", "timeout"})


class AccountRunner:
    """Keeps one account up to date until it is stopped.

    Args:
        account, credentials: whose, and how to sign in.
        ports, writer: the world, and the process's writing thread.
        guard: runs the loop; lets what is our fault end this account only (see `sync.engine`).
        on_pass: told each report; for `sync --watch`.
    """

    def __init__(
        self,
        *,
        account: Account,
        credentials: SignIn,
        ports: Ports,
        writer: Writer,
        guard: Callable[[Callable[[], None]], None],
        on_pass: Callable[[SyncReport], None] | None = None,
    ) -> None:
        self.account = account
        self.credentials = credentials
        self._ports = ports
        self._writer = writer
        self._on_pass = on_pass
        self._answers = Answers()
        self._control = Control()
        self._change = threading.Condition()
        self._due = True
        self._forced = False
        self._stopping = False
        self._held_back = False  # cancelled or refused at sign-in: waits for a person
        self._session: ImapSession | None = None
        self._opening = Cancellation()
        self._listener: Listener | None = None
        self._backoff = Backoff()
        self._sync = self._new_sync()
        self._thread = threading.Thread(target=lambda: guard(self._run), name=f"sync-{account.key}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is committed stays, and a command that was being sent is sent again next time."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        self._control.cancel()
        self._opening.cancel()
        if self._listener is not None:
            self._listener.stop()
        self._thread.join(0.5)
        session = self._session
        if self._thread.is_alive() and session is not None:
            session.abort()
        self._thread.join()

    def fetch_now(self) -> None:
        """A person asks: at once, whatever went wrong before."""
        with self._change:
            self._forced = True
            self._held_back = False
        self._sync.progress.quiet = False
        self._control.resume()
        self.wake()

    def fetch_message(self, mailbox: MailboxKey | None, uid: int) -> None:
        """A person looks at a message whose body is still to come."""
        if mailbox is not None and uid > 0:
            self._control.want(mailbox, uid)
            with self._change:
                self._due = True
                self._change.notify_all()

    def wake(self) -> None:
        """There is news, or a command waits."""
        self._control.command_waits()
        with self._change:
            self._due = True
            self._change.notify_all()

    def network_back(self) -> None:
        """The machine has a network again: what failed because it had none is tried again soon (R-05)."""
        with self._change:
            self._backoff.network_back()
            self._due = True
            self._change.notify_all()
        if self._listener is not None:
            self._listener.network_back()

    def pause(self) -> None:
        """Wait at the next point."""
        self._control.pause()
        self._sync.progress.quiet = True
        self._sync.progress.phase(SyncPhase.PAUSED)

    def resume(self) -> None:
        """Go on."""
        self._sync.progress.quiet = False
        self._control.resume()
        with self._change:
            self._held_back = False
        self.wake()

    def cancel(self) -> None:
        """Stop this pass; the next begins when a person asks for it."""
        with self._change:
            self._held_back = True
        self._control.cancel()
        self._sync.progress.quiet = True
        self._sync.progress.phase(SyncPhase.PAUSED, code=CANCELLED)
        session = self._session
        if session is not None:
            session.abort()

    def answer(self, *, proceed: bool) -> None:
        """The answer to the mass-delete brake."""
        self._answers.give(proceed=proceed)
        self.wake()

    def _run(self) -> None:
        try:
            while self._wait():
                try:
                    self._once()
                except Fault as fault:
                    self._failed(fault)
        finally:
            self._close()

    def _wait(self) -> bool:
        """Wait for a reason; False when it is time to go."""
        with self._change:
            began = time.monotonic()
            while not self._may_begin() and (left := self._patience(began)) != 0:
                self._change.wait(left if left is None else min(left, LOOK_FOR_DRAFTS_S))
                self._due = self._due or (left is not None and drafts_wait(self.account, self._ports))
            self._due = False
            self._forced = False
            return not self._stopping

    def _may_begin(self) -> bool:
        """News and commands do not shorten the wait after a failure (R-05); a person does."""
        if self._stopping or self._forced:
            return True
        return self._due and not self._held_back and not self._backoff.attempts

    def _patience(self, began: float) -> float | None:
        """Seconds to wait still, None for as long as nobody acts; counted anew at each word, which may shorten it."""
        if self._held_back:
            return None
        if self._backoff.attempts:
            return self._backoff.left()
        listening = self._session is not None and "IDLE" in self._session.capabilities
        return max(0.0, began + (POLL_S if listening else POLL_WITHOUT_IDLE_S) - time.monotonic())

    def _once(self) -> None:
        if self._control.cancelled:
            self._control = Control()
            self._sync = self._new_sync()
        fresh = self._session is None
        try:
            report = self._sync.run(self._open())
        except ServerFault as fault:
            if fresh or fault.code not in STALE:
                raise
            self._close()  # the connection died while nothing was asked of it: that is no failure yet
            report = self._sync.run(self._open())
        self._backoff.worked()
        if not report.held:
            self._sync.progress.phase(SyncPhase.UP_TO_DATE if report.ok else SyncPhase.INCOMPLETE)
        if self._on_pass is not None:
            self._on_pass(report)

    def _open(self) -> ImapSession:
        if self._session is None:
            self._sync.progress.phase(SyncPhase.CONNECTING)
            self._opening = Cancellation()
            if self._stopping:
                self._opening.cancel()
            self._session = self._ports.open_session(self.account.incoming, self.credentials, self._opening)
            self._listen()  # also while the first pass goes on, which may take long
        return self._session

    def _listen(self) -> None:
        if self._listener is None and self._session is not None and "IDLE" in self._session.capabilities:
            self._listener = Listener(
                lambda cancel: self._ports.open_session(self.account.incoming, self.credentials, cancel),
                self.wake,
                f"listen-{self.account.key}",
            )
            self._listener.start()

    def _failed(self, fault: Fault) -> None:
        self._close()
        if self._stopping:
            return
        self._backoff.failed()
        worth = is_worth_retrying(fault)
        if not worth:
            with self._change:
                self._held_back = self._held_back or fault.code != CANCELLED
        delay = retry_delay(self._backoff.attempts) if worth else 0.0
        code = CANCELLED if self._control.cancelled else fault.code
        log.info("account %s: %s, attempt %d", self.account.key, code, self._backoff.attempts)
        cancelled = ServerFault(fault.message, code=CANCELLED) if code == CANCELLED else fault
        self._sync.progress.phase(
            phase_of(cancelled),
            code=code,
            message=fault.message,
            details=dict(fault.details),
            attempts=self._backoff.attempts,
            retry_in_s=delay,
        )

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            with contextlib.suppress(ServerFault):
                session.logout()

    def _new_sync(self) -> AccountSync:
        return AccountSync(
            account=self.account,
            ports=self._ports,
            writer=self._writer,
            control=self._control,
            answers=self._answers,
        )
