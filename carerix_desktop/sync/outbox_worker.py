"""The outbox in the engine: one thread per account, which runs its outbox when something of it is due (ADR 0012).

Each sleeps until the next release or attempt, at most a minute, so that a clock that jumps costs a minute and not a
night (R-20). A server that answers late or never holds up its own account only. The account's lock `outbox` is held for
a pass, so that `outbox run` works beside a running window.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from carerix_desktop.domain.errors import Busy, Fault
from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import AccountKey, UserKey
from carerix_desktop.storage import lots, submissions
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import NOT_SET, OutboxRunner, Sender
from carerix_desktop.wire.cancel import Cancellation

log = logging.getLogger(__name__)
LONGEST_SLEEP_S = 60.0
BUSY_S = 2.0
FAULT_S = 30.0
LAST_MESSAGE_S = 5.0
"""At the end the messages that are leaving get so long for their answers."""
LockOf = Callable[[AccountKey], AbstractContextManager[object]]


class OutboxWorker:
    """Sends for some accounts until it is stopped; used by one thread.

    Args:
        ports: the world; its `wait` is replaced by one that ends with the worker.
        lock: takes the lock `outbox` of an account; raises Busy where another process has it.
        since: seconds since 1970; lots that were begun before and are not done were cut short. By default now.
    """

    def __init__(self, ports: OutboxPorts, lock: LockOf, *, since: int | None = None) -> None:
        self._ports = ports
        self._lock = lock
        self._threads: dict[AccountKey, _AccountThread] = {}
        self._asked: set[UserKey] = set()
        self._since = int(ports.clock().timestamp()) if since is None else since

    def take(self, senders: Sequence[Sender]) -> None:
        """Send for exactly these; where a password or a server changed, what waits is tried at once."""
        wanted = {one.account.key: one for one in senders}
        self._end([self._threads.pop(key) for key in self._threads.keys() - wanted.keys()])
        for key, sender in wanted.items():
            if key in self._threads:
                self._threads[key].take(sender)
            else:
                self._threads[key] = self._begin(sender)

    def wake(self, *, hurry: bool = False) -> None:
        """Something may be due; with `hurry` what waits for another attempt is (the network is back, or F5)."""
        for one in self._threads.values():
            one.wake(hurry=hurry)

    def stop(self) -> None:
        """End; the messages that are leaving get a few seconds for their answers."""
        self._end(list(self._threads.values()))
        self._threads.clear()

    def _begin(self, sender: Sender) -> _AccountThread:
        """What was left of the user's lots when the program ended waits for a person's word, once per start."""
        owner = sender.account.owner
        asks_since = None if owner in self._asked else self._since
        made = _AccountThread(sender, self._ports, self._lock, asks_since=asks_since)
        self._asked.add(owner)
        return made

    def _end(self, threads: Sequence[_AccountThread]) -> None:
        for one in threads:
            one.end()
        deadline = time.monotonic() + LAST_MESSAGE_S
        for one in threads:
            one.join(deadline)


class _AccountThread:
    """One account's outbox in a thread of its own, which begins at once.

    `asks_since`: lots of before it that are not done were cut short and are asked about. None: they were already.
    """

    def __init__(self, sender: Sender, ports: OutboxPorts, lock: LockOf, *, asks_since: int | None) -> None:
        self._sender = sender
        self._ports = replace(ports, wait=self._pause)
        self._lock = lock
        self._asks_since = asks_since
        self._change = threading.Condition()
        self._due = self._hurry = self._stopping = False
        self._cancel = Cancellation()
        self._thread = threading.Thread(target=self._run, name=f"outbox-{sender.account.key}", daemon=True)
        self._thread.start()

    def take(self, sender: Sender) -> None:
        """Sign in so from now on."""
        with self._change:
            changed, self._sender = sender != self._sender, sender
        self.wake(hurry=changed)

    def wake(self, *, hurry: bool = False) -> None:
        """Look again what is due; with `hurry` what waits for another attempt is."""
        with self._change:
            self._due = True
            self._hurry = self._hurry or hurry
            self._change.notify_all()

    def end(self) -> None:
        """Begin no other message."""
        with self._change:
            self._stopping = True
            self._change.notify_all()

    def join(self, deadline: float) -> None:
        """Wait for the message that is leaving until then, and no longer."""
        self._thread.join(max(0.0, deadline - time.monotonic()))
        self._cancel.cancel()
        self._thread.join()

    def _pause(self, seconds: float) -> bool:
        """Wait between two messages of a lot; True when it is time to go."""
        with self._change:
            return self._change.wait_for(lambda: self._stopping, seconds)

    def _run(self) -> None:
        sleep_s = 0.0
        while self._sleep(sleep_s):
            sleep_s = self._pass_over()

    def _sleep(self, seconds: float) -> bool:
        with self._change:
            self._change.wait_for(lambda: self._due or self._stopping, seconds)
            self._due = False
            return not self._stopping

    def _pass_over(self) -> float:
        """One pass; the answer is for how long there is nothing to do."""
        try:
            self._prepare()
            left = self._seconds_left()
            if left is not None and left <= 0 and not self._stopping:
                with self._lock(self._sender.account.key):
                    OutboxRunner(self._sender, self._ports, self._cancel).run()
                left = self._seconds_left()
        except Busy:
            return BUSY_S
        except Fault as fault:
            log.error("account %s: the outbox cannot be run: %s", self._sender.account.key, fault.code)
            return FAULT_S
        except Exception:
            log.exception("account %s: the outbox met a fault of ours", self._sender.account.key)
            return FAULT_S
        return LONGEST_SLEEP_S if left is None else max(1.0, min(LONGEST_SLEEP_S, left))

    def _prepare(self) -> None:
        owner = self._sender.account.owner
        if self._asks_since is not None:
            with self._ports.store.work_for(owner) as work:
                asking = lots.ask_about_lots(work, owner, since=self._asks_since)
                submissions.hurry(work, owner, NOT_SET)  # it may be set now
            self._asks_since = None
            if asking:
                self._ports.publish(OutboxChanged(lots=asking))
        with self._change:
            hurry, self._hurry = self._hurry, False
        if hurry:
            with self._ports.store.work_for(owner) as work:
                submissions.hurry(work, owner)

    def _seconds_left(self) -> float | None:
        with self._ports.store.reader(self._sender.account.owner) as reader:
            at = submissions.next_due_at(reader, self._sender.account.owner)
        return None if at is None else at - self._ports.clock().timestamp()
