"""The window's side of the engine: starts the process, hands it orders and passwords, brings it up again when it dies.

Two threads of the window's process, neither of which ever holds the window up: one starts the engine and reads its
events, the other writes orders (and asks the keyring, which may take its time). Every method returns at once.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from carerix_desktop.domain.account import Account, ServerType
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import AccountState, Event, SyncPhase, load_event
from carerix_desktop.domain.ids import AccountKey, MailboxKey

log = logging.getLogger(__name__)
RESTART_S = (1.0, 5.0, 30.0, 60.0)
STEADY_S = 60.0
QUIT_S = 10.0
HOPELESS = frozenset({"damaged_store", "newer_schema", "no_key", "wrong_key"})
NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, Windows only


def engine_command(profile: Path) -> list[str]:
    """How the engine is started: this executable when frozen, else this Python with the package."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "carerix_desktop"]
    return [*start, "--profile", str(profile), "--json", "engine"]


class Supervisor:
    """Keeps an engine running between `start` and `stop`.

    Args:
        command: of the engine; it gets `--since`, the time since which nothing was cut short by an end of it.
        accounts: the accounts of the profile, read anew each time; called from a thread of the supervisor.
        secret_for: the password of an account, None where there is none; may wait; called from that thread too.
        outgoing_secret_for: that of its outgoing server; by default the same one.
        on_event: told every event; from a thread of the supervisor.
        environment: of the engine; None for ours.
        store_key: of an encrypted store; goes down the pipe before any order, never by argument or environment.
        restart_s: seconds before the first, second, … start after the engine died.
    """

    def __init__(
        self,
        *,
        command: Sequence[str],
        accounts: Callable[[], Sequence[Account]],
        secret_for: Callable[[Account], str | None],
        on_event: Callable[[Event], None],
        outgoing_secret_for: Callable[[Account], str | None] | None = None,
        environment: Mapping[str, str] | None = None,
        store_key: bytes | None = None,
        restart_s: Sequence[float] = RESTART_S,
    ) -> None:
        self._command = list(command)
        self._accounts = accounts
        self._secret_for = secret_for
        self._outgoing_secret_for = outgoing_secret_for or secret_for
        self._on_event = on_event
        self._environment = environment
        self._store_key = store_key
        self._restart_s = tuple(restart_s)
        self._orders: SimpleQueue[dict[str, object] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._since = int(time.time())
        self._stopping = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="engine-keeper", daemon=True)
        self._sender = threading.Thread(target=self._send_orders, name="engine-orders", daemon=True)

    def start(self) -> None:
        """Start the engine, and all accounts in it."""
        self._keeper.start()
        self._sender.start()

    def stop(self) -> None:
        """End the engine; what it committed stays. Waits for it, 10 seconds at most."""
        self._stopping.set()
        self._orders.put(None)
        self._sender.join(1.0)
        with self._lock:
            process = self._process
        if process is not None:
            _say_goodbye(process)
        self._keeper.join(QUIT_S)

    def reload_accounts(self) -> None:
        """Settings or passwords changed."""
        self._orders.put({"do": "accounts"})

    def fetch_now(self, account: AccountKey | None = None) -> None:
        """F5."""
        self._orders.put({"do": "fetch", "account": account})

    def fetch_message(self, account: AccountKey, mailbox: MailboxKey, uid: int) -> None:
        """A person looks at a message whose body is still to come."""
        self._orders.put({"do": "message", "account": account, "mailbox": mailbox, "uid": uid})

    def wake(self) -> None:
        """A command of the hand waits in the store."""
        self._orders.put({"do": "wake"})

    def network_back(self) -> None:
        """The machine has a network again."""
        self._orders.put({"do": "network"})

    def send_outbox(self) -> None:
        """Something of the outbox may leave now, or earlier than before."""
        self._orders.put({"do": "outbox"})

    def pause(self) -> None:
        """Hold all accounts."""
        self._orders.put({"do": "pause"})

    def resume(self) -> None:
        """Go on."""
        self._orders.put({"do": "resume"})

    def cancel(self) -> None:
        """Stop what goes on; the next synchronisation begins when it is asked for."""
        self._orders.put({"do": "cancel"})

    def answer(self, proceed: bool) -> None:
        """The answer to the mass-delete brake."""
        self._orders.put({"do": "answer", "proceed": proceed})

    def _keep(self) -> None:
        """In the keeper's thread: start the engine, read it to its end, start it again."""
        failures = 0
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                self._run_engine()
            except OSError as error:
                log.error("the engine cannot be started: %s", error.strerror)
                self._tell_all(SyncPhase.FAILED, "engine", "Synchronising cannot start. Install the program again.")
            failures = 1 if time.monotonic() - began > STEADY_S else failures + 1
            self._stopping.wait(self._restart_s[min(failures, len(self._restart_s)) - 1])

    def _run_engine(self) -> None:
        process = subprocess.Popen(
            [*self._command, "--since", str(self._since)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=None if self._environment is None else dict(self._environment),
            creationflags=NO_WINDOW if sys.platform == "win32" else 0,
            start_new_session=sys.platform != "win32",  # an interrupt at the terminal is the window's to answer
        )
        self._hand_over_key(process)
        with self._lock:
            self._process = process
        if self._stopping.is_set():  # asked for while the engine was starting: nobody has told it
            _say_goodbye(process)
        self.reload_accounts()
        with process:
            assert process.stdout is not None
            self._read(process.stdout)
            if self._stopping.is_set():
                _wait_or_kill(process)
        with self._lock:
            self._process = None
        if not self._stopping.is_set():
            self._since = int(time.time())
            log.warning("the engine ended with status %s", process.returncode)

    def _hand_over_key(self, process: subprocess.Popen[bytes]) -> None:
        if self._store_key is None or process.stdin is None:
            return
        try:
            process.stdin.write(json.dumps({"store_key": self._store_key.hex()}).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            log.info("the engine was gone before it had the store's key")

    def _read(self, lines: IO[bytes]) -> None:
        for line in lines:
            try:
                self._receive(line.decode())
            except Exception:
                log.exception("a line of the engine could not be passed on")

    def _receive(self, line: str) -> None:
        fields = json.loads(line)
        if "error" in fields:
            error = fields["error"]
            if error.get("code") in HOPELESS:
                self._stopping.set()  # starting it again would change nothing
            self._tell_all(SyncPhase.FAILED, str(error.get("code", "")), str(error.get("message", "")))
        elif "kind" in fields:
            self._on_event(load_event(line))

    def _send_orders(self) -> None:
        """In the sender's thread: pass orders on; without an engine they are not needed, it reads all at its start."""
        while (order := self._orders.get()) is not None:
            try:
                self._pass_on(self._with_accounts() if order["do"] == "accounts" else order)
            except Exception:
                log.exception("the order %s could not be passed on", order["do"])

    def _pass_on(self, order: Mapping[str, object]) -> None:
        with self._lock:
            process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        except (OSError, ValueError):
            log.info("the engine is gone; the order %s falls away", order["do"])

    def _with_accounts(self) -> dict[str, object]:
        return {"do": "accounts", "accounts": [self._entry(account) for account in self._accounts()]}

    def _entry(self, account: Account) -> dict[str, object]:
        """An account as the order names it, with the passwords that are there."""
        entry: dict[str, object] = {"account": account.key}
        if account.fetch and account.type is ServerType.IMAP:
            password = self._password(account)
            if password is not None:
                entry["password"] = password
        if account.outgoing is not None:
            outgoing = self._outgoing_password(account)
            if outgoing is not None:
                entry["outgoing"] = outgoing
        return entry

    def _outgoing_password(self, account: Account) -> str | None:
        try:
            return self._outgoing_secret_for(account)
        except Fault as fault:  # told already where mail is fetched with it; what is to be sent waits
            log.info("account %s: no password for the outgoing server: %s", account.key, fault.code)
            return None

    def _password(self, account: Account) -> str | None:
        try:
            password = self._secret_for(account)
        except Fault as fault:
            self._tell(account, SyncPhase.SIGN_IN_FAILED, fault.code, fault.message)
            return None
        if password is None:
            text = "There is no password for this mailbox here. Enter it in Settings, My account."
            self._tell(account, SyncPhase.SIGN_IN_FAILED, "no_password", text)
        return password

    def _tell_all(self, phase: SyncPhase, code: str, message: str) -> None:
        for account in self._accounts():
            self._tell(account, phase, code, message)

    def _tell(self, account: Account, phase: SyncPhase, code: str, message: str) -> None:
        at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        self._on_event(
            AccountState(
                account=account.key, owner=account.owner, phase=phase, code=code, message=message, attempts=1, at=at
            )
        )


def _say_goodbye(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.close()  # its end is the engine's
    except OSError:
        log.info("the engine was gone already")


def _wait_or_kill(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(QUIT_S)
    except subprocess.TimeoutExpired:
        log.warning("the engine did not end and is killed")
        process.kill()
