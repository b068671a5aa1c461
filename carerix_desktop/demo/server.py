"""The demo agency's own mail servers: IMAP (pymap, RFC 3501) and SMTP (aiosmtpd, RFC 5321), on loopback alone.

They run in a process of their own (`server_main`), so that the window reads the demo's mail by the same road as any
other mail. What is sent is delivered inside the demo; an address that is nobody's here is accepted and goes nowhere.
"""

import asyncio
import hmac
import logging
import ssl
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Login
from pymap.backend.dict.filter import FilterSet
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Flag
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

from carerix_desktop.demo.imap_store import DemoMailboxSet
from carerix_desktop.demo.play import LOOPBACK, Ports

_MAX_OCTETS = 40 * 1024 * 1024
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMailAccount:
    """One user of the servers: sign-in name, addresses, and mailboxes with their special-use mark ("" for none)."""

    login: str
    password: str = field(repr=False)
    addresses: tuple[str, ...]
    mailboxes: Mapping[str, str]


class WholeResponses:
    """A stream writer that sends a response as a whole: pymap writes it in pieces, and a client in IDLE sees halves."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer, self._waiting = writer, bytearray()

    def write(self, data: bytes) -> None:
        """Keep a piece until the response is complete."""
        self._waiting += data

    async def drain(self) -> None:
        """Send what was written since the last time."""
        whole, self._waiting = bytes(self._waiting), bytearray()
        self._writer.write(whole)
        await self._writer.drain()

    def __getattr__(self, name: str) -> object:
        return getattr(self._writer, name)


class DemoMailServers:
    """Both servers and their mailboxes, in the running event loop."""

    def __init__(self, accounts: Iterable[DemoMailAccount]) -> None:
        self._accounts = {account.login: account for account in accounts}
        self._by_address = {a.casefold(): account for account in self._accounts.values() for a in account.addresses}
        self._config = Config.from_args(
            Namespace(
                host=None, port=0, debug=False, cert=None, key=None, tls=False, passlib_cfg=None, proxy_protocol=None,
                demo_data=False, demo_user="", demo_password="",
            ),
            hash_context=Cleartext(),
            ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
        )  # fmt: skip
        self._login = Login(self._config)
        self._boxes: dict[str, DemoMailboxSet] = {}
        self._servers: list[asyncio.Server] = []

    async def prepare(self) -> None:
        """Create the users and their mailboxes."""
        self._config.apply_context()
        for account in self._accounts.values():
            boxes = DemoMailboxSet({name: mark for name, mark in account.mailboxes.items() if mark})
            for name in account.mailboxes:
                if name != "INBOX":
                    await boxes.add_mailbox(name)
            self._boxes[account.login] = boxes
            self._config.set_cache[account.login] = (boxes, FilterSet())
            self._login.users_dict[account.login] = UserMetadata(self._config, account.login, password=account.password)

    async def listen(self) -> Ports:
        """Open both servers on free loopback ports."""
        server = IMAPServer(self._login, self._config)

        async def session(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, info: SocketInfo) -> None:
            await server(reader, cast("asyncio.StreamWriter", WholeResponses(writer)), info)

        imap = ProxyProtocolReader(self._config.proxy_protocol).get_callback(session)
        self._servers.append(await asyncio.start_server(imap, LOOPBACK, 0))
        loop = asyncio.get_running_loop()
        self._servers.append(await loop.create_server(self._smtp_session, LOOPBACK, 0))
        ports = [server.sockets[0].getsockname()[1] for server in self._servers]
        return Ports(imap=ports[0], smtp=ports[1])

    async def deliver(
        self, login: str, mailbox: str, raw: bytes, *, flags: Iterable[str] = (), when: datetime | None = None
    ) -> None:
        """Put one message into a user's mailbox.

        Args:
            login: whose.
            mailbox: the decoded name.
            raw: the message, lines ended by CRLF.
            flags: system flags and keywords.
            when: INTERNALDATE, aware; now where not given.
        """
        box = await self._boxes[login].get_mailbox(mailbox)
        marks = frozenset(Flag(flag) for flag in flags)
        await box.append(AppendMessage(raw, when or datetime.now(UTC).astimezone(), marks), recent=True)

    async def close(self) -> None:
        """Stop listening; open connections end with the process."""
        for server in self._servers:
            server.close()

    def _smtp_session(self) -> SMTP:
        return SMTP(
            self,
            hostname="demo",
            ident="Noorderlicht demo",
            data_size_limit=_MAX_OCTETS,
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=self._sign_in,
        )

    def _sign_in(self, _server: SMTP, _session: Session, _envelope: Envelope, _mech: str, data: object) -> AuthResult:
        """Only a user of the demo may send (RFC 4954)."""
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        account = self._accounts.get(data.login.decode("utf-8", "replace"))
        known = account is not None and hmac.compare_digest(account.password.encode(), data.password)
        return AuthResult(success=known, handled=False)

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, from somebody who signed in alone."""
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Deliver to the users of the demo; every other recipient is taken and dropped."""
        content = envelope.content
        assert isinstance(content, bytes)
        return_path = f"Return-Path: <{envelope.mail_from or ''}>\r\n".encode()
        for recipient in envelope.rcpt_tos:
            account = self._by_address.get(parseaddr(recipient)[1].casefold())
            if account is not None:
                await self.deliver(account.login, "INBOX", return_path + content)
        _log.debug("delivered for %d recipients", len(envelope.rcpt_tos))
        return "250 OK: taken by the demo"
