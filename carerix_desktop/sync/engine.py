"""The engine: all accounts of a profile in one process, steered by lines of JSON (ARCHITECTURE.md).

One runner and one listener per account, each the owner of its connection, and one thread that writes. Passwords come
over the pipe; the engine never opens the keyring. The end of standard input ends it, so that it never outlives the
window. What is our own fault ends one account, is logged, and is told as one sentence; the other accounts go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from carerix_desktop.domain.account import Account, ServerType
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.ids import AccountKey
from carerix_desktop.storage.accounts import find_accounts
from carerix_desktop.sync.outbox_worker import OutboxWorker
from carerix_desktop.sync.pipe import Order, read_order
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.runner import AccountRunner
from carerix_desktop.sync.submission import sender_of
from carerix_desktop.sync.writer import Writer
from carerix_desktop.wire.auth import Credentials

log = logging.getLogger(__name__)


class Engine:
    """Runs until it is told to quit; used by one thread, that of the pipe.

    Args:
        ports: the world.
        outbox: sends; without it nothing is sent.
    """

    def __init__(self, ports: Ports, outbox: OutboxWorker | None = None) -> None:
        self._ports = ports
        self._outbox = outbox
        self._writer = Writer()
        self._runners: dict[AccountKey, AccountRunner] = {}

    def serve(self, lines: Iterable[str]) -> None:
        """Carry out orders until `quit` or the end of the lines, then stop everything."""
        try:
            for line in lines:
                if not line.strip():
                    continue
                try:
                    order = read_order(line)
                except (ValueError, KeyError, TypeError):
                    log.error("an order that is none came through the pipe")
                    continue
                if order.do == "quit":
                    return
                self.carry_out(order)
        finally:
            self.close()

    def carry_out(self, order: Order) -> None:
        """One order; an unknown one is logged."""
        acts: dict[str, Callable[[AccountRunner], None]] = {
            "fetch": AccountRunner.fetch_now,
            "wake": AccountRunner.wake,
            "network": AccountRunner.network_back,
            "pause": AccountRunner.pause,
            "resume": AccountRunner.resume,
            "cancel": AccountRunner.cancel,
            "message": lambda runner: runner.fetch_message(order.mailbox, order.uid),
            "answer": lambda runner: runner.answer(proceed=order.proceed),
        }
        if order.do == "accounts":
            self._take_accounts(dict(order.passwords))
            self._take_senders(order.at_work, dict(order.passwords), dict(order.outgoing))
            return
        if self._outbox is not None and order.do in {"outbox", "network", "fetch"}:
            self._outbox.wake(hurry=order.do != "outbox")
        if order.do == "outbox":
            return
        act = acts.get(order.do)
        if act is None:
            log.error("unknown order %r", order.do[:40])
            return
        for key, runner in self._runners.items():
            if order.account in (None, key):
                act(runner)

    def close(self) -> None:
        """Stop all accounts; returns when their threads have ended."""
        for runner in self._runners.values():
            runner.stop()
        self._runners.clear()
        if self._outbox is not None:
            self._outbox.stop()
        self._writer.close()

    def _take_accounts(self, passwords: dict[AccountKey, str]) -> None:
        """Run exactly these accounts; one whose settings or password changed is run anew."""
        with self._ports.store.reader(None) as reader:
            accounts = {one.key: one for one in find_accounts(reader) if _is_fetched(one)}
        for key, runner in list(self._runners.items()):
            account = accounts.get(key)
            if account == runner.account and _credentials(account, passwords.get(key)) == runner.credentials:
                runner.wake()  # its folders may have been paired anew, or switched on
            else:
                runner.stop()
                del self._runners[key]
        for key, password in passwords.items():
            if key in accounts and key not in self._runners:
                self._start(accounts[key], password)

    def _take_senders(
        self, at_work: Sequence[AccountKey], incoming: dict[AccountKey, str], outgoing: dict[AccountKey, str]
    ) -> None:
        """Send for exactly these accounts, also for those whose mail is not fetched.

        One without a server or a password is among them, so that its messages say what they wait for.
        """
        if self._outbox is None:
            return
        with self._ports.store.reader(None) as reader:
            accounts = [one for one in find_accounts(reader) if one.key in at_work]
        self._outbox.take([sender_of(one, outgoing.get(one.key), incoming.get(one.key)) for one in accounts])

    def _start(self, account: Account, password: str) -> None:
        runner = AccountRunner(
            account=account,
            credentials=_credentials(account, password),
            ports=self._ports,
            writer=self._writer,
            guard=lambda loop: self._guarded(account, loop),
        )
        self._runners[account.key] = runner
        runner.start()

    def _guarded(self, account: Account, loop: Callable[[], None]) -> None:
        try:
            loop()
        except Exception:
            log.exception("account %s ended by a fault of ours", account.key)
            self._ports.publish(
                AccountState(
                    account=account.key,
                    owner=account.owner,
                    phase=SyncPhase.FAILED,
                    code="bug",
                    message="Synchronising stopped by an error in the program. Start it again; its log says more.",
                    at=self._ports.clock().isoformat(timespec="seconds"),
                )
            )


def _is_fetched(account: Account) -> bool:
    return account.fetch and account.type is ServerType.IMAP


def _credentials(account: Account, password: str | None) -> Credentials:
    return Credentials(username=account.incoming.username, password=password or "")
