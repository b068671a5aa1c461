"""The mail servers as `accounts` and `folders` need them: a port, and the real thing over `wire`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from carerix_desktop.domain.account import Account, Endpoint, Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import ListedMailbox, MailboxStatus
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.faults import Circumstances, Phase, translate
from carerix_desktop.wire.network import Network, SystemNetwork, resolve_within
from carerix_desktop.wire.probe import ProbeResult, ProbeStep, probe_incoming, probe_outgoing
from carerix_desktop.wire.sending import open_submission
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

    def submit(self, account: Account, password: str, sender: str, recipient: str, raw: bytes) -> None:
        """Hand one message to the outgoing server; raises ServerFault where it is not accepted."""
        ...


class MailServers:
    """The real servers.

    Args:
        network: names and routes; the real one where none is given.
        trust: whom to trust; the system's authorities where none is given.
    """

    def __init__(self, *, network: Network | None = None, trust: Trust | None = None) -> None:
        self._network = network or SystemNetwork()
        self._trust = trust or Trust()

    def look_up(self, host: str) -> None:
        """Look a name up; raises ServerFault (dns, offline, timeout) where there is none."""
        endpoint = Endpoint(host=host, port=0, security=Security.SSL, username="")
        try:
            resolve_within(self._network, host, 0, timeout_s=STEP_TIMEOUT_S)
        except OSError as error:
            where = Circumstances(endpoint=endpoint, network=self._network, phase=Phase.CONNECT)
            raise translate(error, where) from error

    def test_incoming(
        self, account: Account, password: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        """Sign in and read the folders."""
        credentials = Credentials(username=account.incoming.username, password=password)
        tell = _telling(INCOMING, progress)
        return probe_incoming(
            account.incoming,
            account.type,
            credentials,
            tell,
            trust=self._trust,
            network=self._network,
            cancel=cancel,
            timeout_s=STEP_TIMEOUT_S,
        )

    def test_outgoing(
        self, account: Account, password: str, sender: str, progress: Progress | None, cancel: Cancellation | None
    ) -> ProbeResult:
        """Sign in and ask MAIL FROM, RCPT TO, RSET; never DATA."""
        endpoint = account.outgoing or account.incoming
        credentials = Credentials(username=endpoint.username, password=password)
        tell = _telling(OUTGOING, progress)
        return probe_outgoing(
            endpoint,
            credentials,
            sender,
            tell,
            trust=self._trust,
            network=self._network,
            cancel=cancel,
            timeout_s=STEP_TIMEOUT_S,
        )

    @contextmanager
    def signed_in(self, account: Account, password: str, cancel: Cancellation | None) -> Iterator[FolderSession]:
        """Connect to the incoming IMAP server; logs out at the end."""
        credentials = Credentials(username=account.incoming.username, password=password)
        session = open_imap(
            account.incoming,
            credentials,
            timeout_s=STEP_TIMEOUT_S,
            trust=self._trust,
            network=self._network,
            cancel=cancel,
        )
        try:
            yield session
        finally:
            session.logout()

    def submit(self, account: Account, password: str, sender: str, recipient: str, raw: bytes) -> None:
        """Hand one message to the outgoing server; raises ServerFault where it is not accepted."""
        endpoint = account.outgoing or account.incoming
        session = open_submission(
            endpoint,
            Credentials(username=endpoint.username, password=password),
            timeout_s=STEP_TIMEOUT_S,
            trust=self._trust,
            network=self._network,
        )
        try:
            (answer,) = session.offer(sender, (recipient,), raw)
            if not answer.accepted:
                words = f"The mail server does not accept {recipient}. Check the address."
                raise ServerFault(words, code="recipient_refused", retry=False, answer=answer.words)
            session.deliver(raw, lambda: None)
        finally:
            session.quit()


def _telling(way: str, progress: Progress | None) -> Callable[[ProbeStep], None] | None:
    return None if progress is None else lambda step: progress(way, step)
