"""One signed-in IMAP connection: the `ImapSession` that `sync` works with, on imapclient and our own bulk reader.

Every library error leaves here as a `ServerFault` (`faults`). One thread owns a session; only `abort` may come from
another one. What the methods promise stands at `ImapSession` in `imap_answers`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from carerix_desktop.domain.account import Endpoint
from carerix_desktop.domain.errors import Bug, ServerFault
from carerix_desktop.domain.mailbox import ListedMailbox, MailboxStatus
from carerix_desktop.wire import imap_change, imap_idle, imap_listing, imap_select, imap_sign_in
from carerix_desktop.wire.auth import Proof, SignIn, with_proof
from carerix_desktop.wire.cancel import Cancellation, shut
from carerix_desktop.wire.faults import WIRE_ERRORS, Circumstances, Phase, build_fault, translate
from carerix_desktop.wire.imap_answers import (
    FetchedHeader,
    FetchedMessage,
    FlagUpdate,
    IdleOutcome,
    ImapSession,
    MoveResult,
    Selected,
    Wakeable,
)
from carerix_desktop.wire.imap_connection import ControlClient
from carerix_desktop.wire.imap_control import command, quoted_search, uids_of, untagged
from carerix_desktop.wire.imap_fetch import BulkFetch
from carerix_desktop.wire.network import Network, SystemNetwork, dial
from carerix_desktop.wire.response import FlagReader, ReadLimits, parse_internaldate
from carerix_desktop.wire.trust import Trust

__all__ = [
    "FetchedHeader",
    "FetchedMessage",
    "FlagUpdate",
    "IdleOutcome",
    "ImapSession",
    "ImapclientSession",
    "MoveResult",
    "Selected",
    "Wakeable",
    "open_imap",
    "quoted_search",
]

_LOST = frozenset({"closed", "timeout", "protocol", "cancelled", "offline"})
_NUMBER = re.compile(rb"\d{1,10}")


class ImapclientSession:
    """An `ImapSession` on a client that is signed in; made by `open_imap`."""

    def __init__(self, client: ControlClient, capabilities: frozenset[str], circumstances: Circumstances) -> None:
        self._client = client
        self._capabilities = capabilities
        self._circumstances = replace(circumstances, phase=Phase.COMMAND)
        self._names = imap_listing.MailboxNames()
        self._flags = FlagReader()
        self._bulk = BulkFetch(client.line, ReadLimits())
        self._qresync = False
        self._lost: ServerFault | None = None
        self._aborted = threading.Event()
        self._fetching = False
        client.line.is_readonly = True  # keeps imaplib from raising where a mailbox is read-only

    @property
    def capabilities(self) -> frozenset[str]:
        """What the server offers after sign-in, upper case."""
        return self._capabilities

    def prepare(self) -> None:
        """Switch on what has to be on before the first SELECT."""
        with self._talk():
            self._qresync = imap_sign_in.enable(self._client, self._capabilities)

    def list_mailboxes(self) -> list[ListedMailbox]:
        """List all mailboxes."""
        with self._talk():
            return imap_listing.list_mailboxes(self._client.line, self._capabilities, self._names)

    def status(self, name: str) -> MailboxStatus:
        """Ask for the counts of a mailbox that is not selected."""
        with self._talk():
            argument = self._names.argument(name)
            return imap_listing.mailbox_status(self._client.line, argument, condstore=self._condstore)

    def select(self, name: str, *, readonly: bool = False, known: tuple[int, int] | None = None) -> Selected:
        """Open a mailbox, with QRESYNC where `known` says from where and the server offers it."""
        usable = known is not None and self._qresync and known[0] > 0 and known[1] > 0
        request = imap_select.SelectRequest(
            argument=self._names.argument(name),
            readonly=readonly,
            condstore=self._condstore and not self._qresync,
            known=known if usable else None,
        )
        with self._talk():
            selected = imap_select.select(self._client.line, request, self._flags)
        if selected.status.uidnext and selected.status.uidvalidity:
            return selected
        return self._completed(selected, name)

    def search_uids(self, criteria: str = "ALL") -> list[int]:
        """Find UIDs, ascending; build strings inside criteria with `quoted_search`."""
        if not criteria.isprintable() or not criteria.isascii():
            raise Bug("search criteria must be printable ASCII")
        with self._talk():
            line = self._client.line
            if "ESEARCH" in self._capabilities:
                command(line, "UID", "SEARCH", "RETURN (ALL)", criteria)
                told = [item.rpartition(b"ALL ")[2] for item in untagged(line, "ESEARCH") if b"ALL " in item]
                found = [uid for text in told for uid in uids_of(text.split()[0])]
            else:
                command(line, "UID", "SEARCH", criteria)
                told = [item.split(b"(")[0] for item in untagged(line, "SEARCH") if isinstance(item, bytes)]
                found = [int(number) for text in told for number in _NUMBER.findall(text)]
        return sorted(set(found) - {0})

    def fetch_flags(self, uids: str, *, changed_since: int = 0) -> Iterator[FlagUpdate]:
        """Read flags of a sequence set."""
        with self._talk(), self._fetch():
            for items in self._bulk.flags(uids, changed_since=changed_since if self._condstore else 0):
                flags, keywords = self._flags.read(items.flags)
                yield FlagUpdate(uid=items.uid, flags=flags, keywords=keywords, modseq=items.modseq)

    def fetch_bodies(self, uids: Sequence[int]) -> Iterator[FetchedMessage]:
        """Read whole messages as the server answers."""
        with self._talk(), self._fetch():
            for items in self._bulk.messages(uids):
                flags, keywords = self._flags.read(items.flags)
                yield FetchedMessage(
                    uid=items.uid,
                    flags=flags,
                    keywords=keywords,
                    internaldate=parse_internaldate(items.date),
                    rfc822_size=items.size,
                    raw=items.body or b"",
                )

    def fetch_headers(self, uids: Sequence[int], *, fields: Sequence[str] = ()) -> Iterator[FetchedHeader]:
        """Read headers as the server answers."""
        with self._talk(), self._fetch():
            for items in self._bulk.headers(uids, fields):
                flags, keywords = self._flags.read(items.flags)
                yield FetchedHeader(
                    uid=items.uid,
                    flags=flags,
                    keywords=keywords,
                    internaldate=parse_internaldate(items.date),
                    rfc822_size=items.size,
                    raw=items.body or b"",
                )

    def store_flags(self, uids: Sequence[int], flags: Sequence[str], *, add: bool) -> None:
        """Add or remove flags or keywords."""
        with self._talk():
            imap_change.store_flags(self._client, uids, flags, add=add)

    def move(self, uids: Sequence[int], target: str) -> MoveResult:
        """Move messages of the selected mailbox."""
        with self._talk():
            return imap_change.move(self._client, self._capabilities, uids, self._names.argument(target))

    def finish_move(self, uids: Sequence[int]) -> bool:
        """Take away what was copied already, on a server without MOVE."""
        with self._talk():
            return imap_change.finish_move(self._client, self._capabilities, uids)

    def create(self, name: str) -> None:
        """Create a mailbox; one that exists already is no fault."""
        with self._talk():
            imap_change.create(self._client.line, self._names.argument(name))

    def append(self, name: str, raw: bytes, flags: Sequence[str], internaldate: datetime | None) -> int | None:
        """Put a message into a mailbox, byte for byte."""
        with self._talk():
            return imap_change.append(self._client.line, self._names.argument(name), raw, flags, internaldate)

    def idle(self, wake: Wakeable, *, timeout_s: float) -> IdleOutcome:
        """Wait for news, a wake or the time."""
        with self._talk():
            return imap_idle.idle(self._client, self._capabilities, wake, timeout_s=timeout_s)

    def noop(self) -> None:
        """Ask for a sign of life."""
        with self._talk():
            command(self._client.line, "NOOP")

    def logout(self) -> None:
        """Say goodbye and close; never raises."""
        line = self._client.line
        with suppress(*WIRE_ERRORS):
            if self._lost is None and not self._aborted.is_set() and not self._fetching:
                line.sock.settimeout(2)
                self._client.logout()
        imap_sign_in.close(self._client, line.sock)
        self._lost = self._lost or build_fault("closed", self._circumstances)

    def abort(self) -> None:
        """Close the connection at once, from any thread."""
        self._aborted.set()
        shut(self._client.line.sock)

    @property
    def _condstore(self) -> bool:
        return bool({"CONDSTORE", "QRESYNC"} & self._capabilities)

    def _completed(self, selected: Selected, name: str) -> Selected:
        """Ask STATUS for what an old server left out of SELECT; UIDNEXT is optional there (RFC 3501 §6.3.1)."""
        asked = self.status(name)
        status = replace(
            selected.status,
            uidnext=selected.status.uidnext or asked.uidnext,
            uidvalidity=selected.status.uidvalidity or asked.uidvalidity,
        )
        return replace(selected, status=status)

    @contextmanager
    def _fetch(self) -> Iterator[None]:
        self._fetching = True
        try:
            yield
        finally:
            self._fetching = False

    @contextmanager
    def _talk(self) -> Iterator[None]:
        """Say library errors in our words, and remember that a lost connection is lost."""
        if self._fetching:
            raise Bug("another command while a fetch is still being read")
        if self._lost is not None or self._aborted.is_set():
            code = "cancelled" if self._lost is None else self._lost.code
            raise build_fault(code, self._circumstances)
        try:
            yield
        except WIRE_ERRORS as error:
            fault = translate(error, self._circumstances)
            if self._aborted.is_set():
                fault = build_fault("cancelled", self._circumstances)
            if fault.code in _LOST:
                self._lost = fault
                imap_sign_in.close(self._client, self._client.line.sock)
            raise fault from error


def open_imap(
    endpoint: Endpoint,
    sign_in: SignIn,
    *,
    timeout_s: float = 30,
    trust: Trust | None = None,
    network: Network | None = None,
    cancel: Cancellation | None = None,
) -> ImapclientSession:
    """Connect, encrypt, sign in.

    Args:
        endpoint: the server.
        sign_in: how; a token that expired is replaced once.
        timeout_s: for the connection and then for every silence of the server.
        trust: the system's authorities where none is given.
        network: the real one where none is given.
        cancel: ends the opening at once.

    Raises:
        ServerFault: with a code of DESIGN.md section 8.
    """
    network = network or SystemNetwork()

    def attempt(proof: Proof) -> ImapclientSession:
        circumstances = Circumstances(endpoint=endpoint, credentials=proof, network=network, phase=Phase.CONNECT)
        return _open(circumstances, proof, timeout_s=timeout_s, trust=trust or Trust(), network=network, cancel=cancel)

    return with_proof(sign_in, attempt)


def _open(
    circumstances: Circumstances,
    proof: Proof,
    *,
    timeout_s: float,
    trust: Trust,
    network: Network,
    cancel: Cancellation | None,
) -> ImapclientSession:
    endpoint = circumstances.endpoint
    client: ControlClient | None = None
    try:
        sock = dial(endpoint.host, endpoint.port, timeout_s=timeout_s, network=network, cancel=cancel)
        client = imap_sign_in.encrypt(endpoint, sock, trust=trust, timeout_s=timeout_s, cancel=cancel)
        circumstances = replace(circumstances, phase=Phase.SIGN_IN)
        capabilities = imap_sign_in.sign_in(client, proof, circumstances)
        session = ImapclientSession(client, capabilities, circumstances)
        session.prepare()
    except WIRE_ERRORS as error:
        if client is not None:
            imap_sign_in.close(client, client.line.sock)
        cancelled = cancel is not None and cancel.cancelled
        raise build_fault("cancelled", circumstances) if cancelled else translate(error, circumstances) from None
    return session
