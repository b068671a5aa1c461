"""An engine that is told to stop while it is still starting ends all the same."""

from __future__ import annotations

import sys
import threading

from carerix_desktop.sync.supervisor import Supervisor

WAITING = [sys.executable, "-c", "import sys; sys.stdin.read()"]
"""An engine that ends with its pipe, as ours does."""


def test_an_engine_that_is_stopped_while_it_starts_ends() -> None:
    before = set(threading.enumerate())
    for _start in range(5):
        supervisor = Supervisor(
            command=WAITING, accounts=tuple, secret_for=lambda _account: None, on_event=lambda _event: None
        )
        supervisor.start()
        supervisor.stop()
    assert [thread.name for thread in set(threading.enumerate()) - before] == []
