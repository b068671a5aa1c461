"""The engine as the window runs it: a process of its own under a supervisor, on a profile, with a real server."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from carerix_desktop.domain.account import Account, Endpoint
from carerix_desktop.domain.event import AccountState, Event, MailboxState, MessagesChanged, SyncPhase
from carerix_desktop.host.profile import Profile
from carerix_desktop.storage.engine import Store, open_store
from carerix_desktop.sync.supervisor import Supervisor, engine_command
from tests.support.sync_rig import add_eva


class EngineRig:
    """One user, one account, and a supervisor that is not started yet.

    Args:
        directory: becomes the profile.
        endpoint, password: of the account.
        authority: the certificate that the engine has to trust.
    """

    def __init__(self, directory: Path, *, endpoint: Endpoint, password: str, authority: Path) -> None:
        self.profile = Profile(directory / "profile")
        self.store: Store = open_store(self.profile.store_url())
        self.owner, self.account = add_eva(self.store, endpoint)
        self.password: str | None = password
        self.events: list[Event] = []
        self._change = threading.Condition()
        self._environment = {**os.environ, "SSL_CERT_FILE": str(authority), "QT_QPA_PLATFORM": "offscreen"}
        self.supervisor = self.new_supervisor()

    def new_supervisor(self) -> Supervisor:
        """Another supervisor on the same profile, as after a start of the window."""
        self.supervisor = Supervisor(
            command=engine_command(self.profile.directory),
            accounts=self.accounts,
            secret_for=lambda _account: self.password,
            on_event=self._receive,
            environment=self._environment,
            restart_s=(0.1,),
        )
        return self.supervisor

    def accounts(self) -> list[Account]:
        """The one account."""
        return [self.account]

    def pid(self) -> int | None:
        """The engine's process, where one runs."""
        process = self.supervisor._process
        return None if process is None else process.pid

    def wait(self, wanted: Callable[[Event], bool], *, timeout_s: float = 30.0, since: int = 0) -> Event:
        """The first event of this kind since the event number `since`; fails when there is none in time."""
        deadline = time.monotonic() + timeout_s
        with self._change:
            while True:
                for event in self.events[since:]:
                    if wanted(event):
                        return event
                left = deadline - time.monotonic()
                assert left > 0, f"no such event among {self.events[since:][-12:]}"
                self._change.wait(left)

    def wait_for_phase(self, phase: SyncPhase, *, timeout_s: float = 30.0, since: int = 0) -> AccountState:
        """The account's first state of this phase."""
        found = self.wait(
            lambda event: isinstance(event, AccountState) and event.phase is phase, timeout_s=timeout_s, since=since
        )
        assert isinstance(found, AccountState)
        return found

    def now(self) -> int:
        """The number of events so far, for `since`."""
        with self._change:
            return len(self.events)

    def close(self) -> None:
        """End everything."""
        self.supervisor.stop()
        self.store.close()

    def _receive(self, event: Event) -> None:
        with self._change:
            self.events.append(event)
            self._change.notify_all()


def brings_mail(event: Event) -> bool:
    """Whether messages changed."""
    return isinstance(event, MessagesChanged) and bool(event.messages)


def counts(event: Event) -> bool:
    """Whether a mailbox's numbers are told."""
    return isinstance(event, MailboxState)
