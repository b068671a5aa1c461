"""A first synchronisation as a person lives it: seconds from sign-in to the newest messages, and to the whole list.

python bench/first_list.py PROFILE LOGIN < password
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from carerix_desktop.app import build_office
from carerix_desktop.cli.sync import ports_of
from carerix_desktop.domain.account import Endpoint
from carerix_desktop.domain.event import AccountState, Event, MessagesChanged, SyncPhase
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from carerix_desktop.sync.run import synchronise
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession


class Watch:
    """Notes when what came; from any thread."""

    def __init__(self) -> None:
        self.signed_in_at = 0.0
        self.newest_s = 0.0
        self.newest = 0
        self.list_s = 0.0
        self.listed = 0

    def see(self, event: Event) -> None:
        """Take an event."""
        now = time.perf_counter() - self.signed_in_at
        if isinstance(event, MessagesChanged) and event.messages and not self.newest:
            self.newest_s, self.newest = now, len(event.messages)
        if isinstance(event, AccountState) and event.phase is SyncPhase.LISTING and event.done > self.listed:
            self.list_s, self.listed = now, event.done


def measure(office: Office, login: str, password: str) -> dict[str, object]:
    user = next(user for user in office.users.everybody() if user.login == login)
    account, watch = office.accounts.require(user.key), Watch()
    ports = ports_of(office, watch.see)

    def opened(endpoint: Endpoint, credentials: Credentials, cancel: Cancellation | None) -> ImapSession:
        session = ports.open_session(endpoint, credentials, cancel)
        watch.signed_in_at = time.perf_counter()
        return session

    credentials = Credentials(username=account.incoming.username, password=password)
    cpu = time.process_time()
    report = synchronise(account, credentials, replace(ports, open_session=opened))
    return {
        "newest_s": round(watch.newest_s, 3),
        "newest": watch.newest,
        "list_s": round(watch.list_s, 3),
        "listed": watch.listed,
        "whole_s": round(time.perf_counter() - watch.signed_in_at, 1),
        "cpu_us_per_message": round((time.process_time() - cpu) / max(1, sum(f.local for f in report.folders)) * 1e6),
    }


def main() -> int:
    directory, login = sys.argv[1:3]
    office = build_office(Profile(Path(directory)), Redaction())
    try:
        answer = measure(office, login, sys.stdin.readline().rstrip("\n"))
    finally:
        office.close()
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
