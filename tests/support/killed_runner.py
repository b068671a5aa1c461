"""The outbox's runner in processes of their own, each killed at a step or after a moment.

    python -m tests.support.killed_runner

A nursery: it loads everything once, then forks a runner for each line of JSON (`Order`) and answers with one line when
the runner has ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.filing import batch
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.storage.accounts import find_accounts
from carerix_desktop.storage.engine import open_store
from carerix_desktop.sync.ports import OutboxPorts
from carerix_desktop.sync.submission import OutboxRunner, sender_of
from carerix_desktop.wire.imap_connection import BoundedImap4
from carerix_desktop.wire.sending import open_submission
from carerix_desktop.wire.session import ImapclientSession, open_imap
from carerix_desktop.wire.submission import SmtpConnection
from carerix_desktop.wire.trust import Trust
from tests.house.tree import ROOT

_NAMED = b"Message-ID: <"


class Step(StrEnum):
    """Where the runner dies, in the order of its work."""

    CONNECT = "before it connects"
    GREETED = "signed in"
    MAIL = "after MAIL FROM"
    RCPT = "after RCPT TO"
    DATA = "after DATA"
    IN_TEXT = "in the text"
    TEXT = "after the text"
    NOTED = "before the final dot, which is written down"
    DOT = "after the final dot"
    ANSWERED = "after 250"
    FILING = "in the transaction that archives it"
    ARCHIVED = "after that transaction"
    APPEND = "after APPEND"
    IN_LITERAL = "in the literal of APPEND"
    LITERAL = "after the literal of APPEND"
    APPENDED = "after the answer to APPEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One runner: its store, its servers, its clock, and its death."""

    store: str
    now: str
    smtp_port: int
    imap_port: int
    username: str
    password: str
    authority: str
    step: str = ""
    after_s: float | None = None


class Nursery:
    """Starts runners; use it as a context manager."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.support.killed_runner"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def run(self, order: Order) -> bool:
        """Run one runner to its end; whether it was killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        ended = self._process.stdout.readline().strip()
        assert ended in {"killed", "done"}, ended
        return ended == "killed"


def _serve() -> None:
    for line in sys.stdin:
        order = Order(**json.loads(line))
        child = os.fork()
        if child == 0:
            _die_at(order.step)
            _run(order)
            os._exit(0)
        if order.after_s is not None:
            time.sleep(order.after_s)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        sys.stdout.write("killed\n" if killed else "done\n" if status == 0 else f"status {status}\n")
        sys.stdout.flush()


def _run(order: Order) -> None:
    store = open_store(order.store)
    with store.work(None) as work:
        (account,) = find_accounts(work)
    trust = Trust(extra_ca=Path(order.authority))
    outgoing = Endpoint(host="127.0.0.1", port=order.smtp_port, security=Security.NONE, username="eva")
    incoming = Endpoint(host="127.0.0.1", port=order.imap_port, security=Security.SSL, username=order.username)
    account = replace(account, outgoing=outgoing, incoming=incoming)
    now = datetime.fromisoformat(order.now)
    ports = OutboxPorts(
        store=store,
        desk=FilingDesk(store.archivist(), lambda: now),
        open_submission=lambda at, proof, cancel: open_submission(at, proof, timeout_s=5, trust=trust, cancel=cancel),
        open_session=lambda at, proof, cancel: open_imap(at, proof, timeout_s=5, trust=trust, cancel=cancel),
        clock=lambda: now,
        publish=lambda _event: None,
        wait=lambda _seconds: False,
    )
    OutboxRunner(sender_of(account, order.password, order.password), ports).run()
    store.close()


def _die_at(step: str) -> None:
    """Change this process, and no other, so that it kills itself there."""
    if not step:
        return

    def reached(here: Step) -> None:
        if here == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(owner: Any, name: str, *, before: Step | None = None, after: Step | None = None) -> None:
        original = getattr(owner, name)

        def wrapped(*arguments: Any, **named: Any) -> Any:
            if before is not None:
                reached(before)
            answer = original(*arguments, **named)
            if after is not None:
                reached(after)
            return answer

        setattr(owner, name, wrapped)

    around(sys.modules[__name__], "open_submission", before=Step.CONNECT, after=Step.GREETED)
    around(FilingDesk, "file_sent", before=Step.ANSWERED, after=Step.ARCHIVED)
    around(batch, "file_arrivals", after=Step.FILING)
    around(ImapclientSession, "append", after=Step.APPENDED)
    _die_in_smtp(reached, step)
    _die_in_imap(reached, step)


def _die_in_smtp(reached: Callable[[Step], None], step: str) -> None:
    original = SmtpConnection.send
    verbs = {b"MAIL ": Step.MAIL, b"RCPT ": Step.RCPT, b"DATA\r": Step.DATA, b".\r\n": Step.DOT}

    def send(self: SmtpConnection, data: Any) -> None:
        raw = data if isinstance(data, bytes) else data.encode()
        if raw == b".\r\n":
            reached(Step.NOTED)
        if _NAMED in raw and step == Step.IN_TEXT:
            original(self, raw[: len(raw) // 2])
            reached(Step.IN_TEXT)
        original(self, raw)
        if _NAMED in raw:
            reached(Step.TEXT)
        elif raw[:5] in verbs:
            reached(verbs[raw[:5]])

    setattr(SmtpConnection, "send", send)  # noqa: B010 - a method of a class is changed


def _die_in_imap(reached: Callable[[Step], None], step: str) -> None:
    original = BoundedImap4.send
    seen: list[str] = []

    def send(self: BoundedImap4, data: bytes) -> None:
        if _NAMED in data and step == Step.IN_LITERAL:
            original(self, data[: len(data) // 2])
            reached(Step.IN_LITERAL)
        original(self, data)
        if b" APPEND " in data:
            reached(Step.APPEND)
        if seen:
            reached(Step.LITERAL)
        if _NAMED in data:
            seen.append("literal")

    setattr(BoundedImap4, "send", send)  # noqa: B010 - a method of a class is changed


if __name__ == "__main__":
    _serve()
