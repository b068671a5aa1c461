"""The mail servers as `accounts` and `folders` need them: a port, and the real thing over `wire`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from carerix_desktop.domain.account import Account, Endpoint
from carerix_desktop.domain.mailbox import ListedMailbox, MailboxStatus
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.network import Network, SystemNetwork
from carerix_desktop.wire.probe import ProbeResult, ProbeStep, probe_incoming, probe_outgoing
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust

INCOMING, OUTGOING = "incoming", "outgoing"
STEP_TIMEOUT_S = 15.0
"""DESIGN 5.8."""

Progress = Callable[[str, ProbeStep], None]
"""(incoming or outgoing, a step that has ended)."""


class FolderSession(Protocol):
    """What "Edit folders" does on a connection."""

    def list_mailboxes(self) -> list[ListedMailbox]:
        """List everything."""
        ...

    def status(self, name: str) -> MailboxStatus:
        """Count one mailbox."""
        ...

    def create(self, name: str) -> None:
        """Make a mailbox."""
        ...

    def abort(self) -> None:
        """Close the connection from another thread."""
        ...


class Servers(Protocol):
    """The mail servers of an account."""

    def look_up(self, host: str) -> None:
        """Look a name up; raises ServerFault (dns, offline, timeout) where there is none."""
        ...

    def test_incoming(
        self, account: Account, password: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        """Sign in and read the folders."""
        ...

    def test_outgoing(
        self, account: Account, password: str, sender: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        """Sign in and ask MAIL FROM, RCPT TO, RSET; never DATA."""
        ...

    def signed_in(
        self, account: Account, password: str, cancel: Cancellation | None
    ) -> AbstractContextManager[FolderSession]:
        """Connect to the incoming IMAP server; logs out at the end."""
        ...
