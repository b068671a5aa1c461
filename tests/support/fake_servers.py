"""Mail servers in memory for the settings: what they list, and whether a sign-in works."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import ListedMailbox, MailboxStatus
from carerix_desktop.services.servers import FolderSession, Progress
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.probe import ProbeResult, ProbeStep

STEPS = ("find", "encrypt", "sign_in", "folders")


def listed(name: str, *flags: str, delimiter: str = "/") -> ListedMailbox:
    return ListedMailbox(name=name, delimiter=delimiter, flags=flags)


@dataclass
class FakeServers:
    """Holds one mailbox per name; `password` is the one that signs in."""

    mailboxes: dict[str, ListedMailbox] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    password: str = "geheim"
    unknown_hosts: set[str] = field(default_factory=set)
    fault: ServerFault | None = None
    tested: list[tuple[str, str, str]] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    submitted: list[tuple[str, str, bytes]] = field(default_factory=list)
    silent: bool = False
    unreadable: set[str] = field(default_factory=set)

    def add(self, *mailboxes: ListedMailbox) -> FakeServers:
        self.mailboxes |= {mailbox.name: mailbox for mailbox in mailboxes}
        return self

    def look_up(self, host: str) -> None:
        if host in self.unknown_hosts:
            raise ServerFault(f"There is no server called {host}. Check the spelling.", code="dns")

    def test_incoming(
        self, account: Account, password: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        self.tested.append(("incoming", account.incoming.host, password))
        while self.silent and cancel is not None and not cancel.cancelled:
            time.sleep(0.005)
        return self._probe("incoming", STEPS, account.incoming.host, password, progress)

    def test_outgoing(
        self, account: Account, password: str, sender: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        assert account.outgoing is not None
        self.tested.append(("outgoing", sender, password))
        return self._probe("outgoing", ("find", "encrypt", "sign_in", "send"), "", password, progress)

    @contextmanager
    def signed_in(self, account: Account, password: str, cancel: Cancellation | None) -> Iterator[FolderSession]:
        if self.fault is not None:
            raise self.fault
        if password != self.password:
            raise ServerFault("User name or password is not correct.", code="auth_failed", retry=False)
        yield self

    def submit(self, account: Account, password: str, sender: str, recipient: str, raw: bytes) -> None:
        if self.fault is not None:
            raise self.fault
        self.submitted.append((sender, recipient, raw))

    def list_mailboxes(self) -> list[ListedMailbox]:
        return list(self.mailboxes.values())

    def status(self, name: str) -> MailboxStatus:
        if name in self.unreadable:
            raise ServerFault("no", code="no", answer="NO [NOPERM] not yours")
        return MailboxStatus(exists=self.counts.get(name, 0), uidnext=1, uidvalidity=1)

    def create(self, name: str) -> None:
        self.created.append(name)
        self.add(listed(name))

    def abort(self) -> None:
        """Nothing to close."""

    def _probe(
        self, way: str, names: tuple[str, ...], host: str, password: str, progress: Progress | None
    ) -> ProbeResult:
        fault = self._fault(host, password)
        steps = []
        for name in names:
            wrong = fault is not None and name == ("find" if fault.code == "dns" else "sign_in")
            steps.append(ProbeStep(name=name, ok=not wrong, code=fault.code if wrong and fault else ""))
            if progress is not None:
                progress(way, steps[-1])
            if wrong:
                break
        if fault is None:
            return ProbeResult(
                ok=True, code="", message="Signed in.", steps=tuple(steps), mailboxes=tuple(self.mailboxes.values())
            )
        return ProbeResult(
            ok=False,
            code=fault.code,
            message=fault.message,
            steps=tuple(steps),
            details=fault.details,
            answer=fault.answer,
        )

    def _fault(self, host: str, password: str) -> ServerFault | None:
        if self.fault is not None:
            return self.fault
        if host in self.unknown_hosts:
            return ServerFault(f"There is no server called {host}.", code="dns", details={"host": host})
        if password != self.password:
            answer = "NO [AUTHENTICATIONFAILED] sorry"
            return ServerFault("User name or password is not correct.", code="auth_failed", answer=answer)
        return None


HOST = "imap.example.test"
GOOD = "ab" * 32
DETAILS = {
    "host": HOST,
    "port": "993",
    "fingerprint": GOOD,
    "subject": "<b>mail.intern</b>",
    "issuer": "Noorderlicht CA",
    "valid_from": "2026-01-01",
    "valid_until": "2027-01-01",
}


@dataclass
class Strangers(FakeServers):
    """Servers whose certificate is good for who has pinned it."""

    code: str = "certificate"
    offered: list[str] = field(default_factory=list)

    def test_incoming(
        self, account: Account, password: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        self.offered.append(account.incoming.pin)
        good = account.incoming.pin == GOOD
        self.fault = None if good else ServerFault("no", code=self.code, details=DETAILS, retry=False)
        return super().test_incoming(account, password, progress, cancel)
