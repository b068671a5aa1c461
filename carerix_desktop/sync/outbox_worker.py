"""The outbox in the engine: one thread that runs the outbox of each account when something of it is due (ADR 0012).

It sleeps until the next release or attempt, at most a minute, so that a clock that jumps costs a minute and not a night
(R-20). The lock `outbox` is held for a pass only, so that `outbox run` works beside a running window.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from carerix_desktop.domain.errors import Busy, Fault
from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage import lots, submissions
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import OutboxRunner, Sender
from carerix_desktop.wire.cancel import Cancellation

log = logging.getLogger(__name__)
LONGEST_SLEEP_S = 60.0
BUSY_S = 2.0
FAULT_S = 30.0
LAST_MESSAGE_S = 5.0
"""At the end the message that is leaving gets so long for its answer."""


class OutboxWorker:
    """Sends for some accounts until it is stopped.

    Args:
        ports: the world; its `wait` is replaced by one that ends with the worker.
        lock: takes the lock `outbox`; raises Busy where another process has it.
    """

    def __init__(self, ports: OutboxPorts, lock: Callable[[], AbstractContextManager[object]]) -> None:
        self._ports = replace(ports, wait=self._pause)
        self._lock = lock
        self._change = threading.Condition()
        self._senders: tuple[Sender, ...] = ()
        self._asked: set[UserKey] = set()
        self._due = False
        self._stopping = False
        self._cancel = Cancellation()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._started = False

    def take(self, senders: Sequence[Sender]) -> None:
        """Send for exactly these; where a password or a server changed, what waits is tried at once."""
        with self._change:
            before = {one.account.key: one for one in self._senders}
            changed = [one for one in senders if one.account.key in before and before[one.account.key] != one]
            self._senders = tuple(senders)
        self._hurry(changed)
        if not self._started:
            self._started = True
            self._thread.start()
        self.wake()

    def wake(self, *, hurry: bool = False) -> None:
        """Something may be due; with `hurry` what waits for another attempt is (the network is back, or F5)."""
        if hurry:
            self._hurry(self._senders)
        with self._change:
            self._due = True
            self._change.notify_all()

    def stop(self) -> None:
        """End; the message that is leaving gets a few seconds for its answer."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        if self._started:
            self._thread.join(LAST_MESSAGE_S)
            self._cancel.cancel()
            self._thread.join()

    def _hurry(self, senders: Sequence[Sender]) -> None:
        for one in senders:
            with self._ports.store.work(one.account.owner) as work:
                submissions.hurry(work, one.account.owner)

    def _pause(self, seconds: float) -> bool:
        """Wait between two messages of a lot; True when it is time to go."""
        with self._change:
            return self._change.wait_for(lambda: self._stopping, seconds)

    def _run(self) -> None:
        sleep_s: float | None = 0.0
        while self._sleep(sleep_s):
            sleep_s = self._pass_over()

    def _sleep(self, seconds: float | None) -> bool:
        with self._change:
            self._change.wait_for(lambda: self._due or self._stopping, seconds)
            self._due = False
            return not self._stopping

    def _pass_over(self) -> float:
        """Run all accounts; the answer is for how long there is nothing to do."""
        try:
            for one in self._senders:
                self._ask_about_lots(one)
                left = self._seconds_left(one)
                if left is not None and left <= 0 and not self._stopping:
                    with self._lock():
                        OutboxRunner(one, self._ports, self._cancel).run()
            rest = [left for one in self._senders if (left := self._seconds_left(one)) is not None]
        except Busy:
            return BUSY_S
        except Fault as fault:
            log.error("the outbox cannot be run: %s", fault.code)
            return FAULT_S
        except Exception:
            log.exception("the outbox met a fault of ours")
            return FAULT_S
        return max(1.0, min([LONGEST_SLEEP_S, *rest]))

    def _ask_about_lots(self, sender: Sender) -> None:
        """What was left of a lot when the program ended waits for a person's word, once per start."""
        owner = sender.account.owner
        if owner in self._asked:
            return
        self._asked.add(owner)
        with self._ports.store.work(owner) as work:
            asking = lots.ask_about_lots(work, owner)
        if asking:
            self._ports.publish(OutboxChanged(lots=asking))

    def _seconds_left(self, sender: Sender) -> float | None:
        with self._ports.store.reader(sender.account.owner) as reader:
            at = submissions.next_due_at(reader, sender.account.owner)
        return None if at is None else at - self._ports.clock().timestamp()
