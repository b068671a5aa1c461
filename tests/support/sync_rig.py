"""One user with one account, a store, the real filing desk, and a server in memory or a real one: a sync to run.

rig = SyncRig(directory)                      # with a FakeImapServer
rig.server.add("INBOX", mail("hello"))
report = rig.sync()
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import zstandard
from sqlalchemy import insert, select

from carerix_desktop.domain.account import Account, Endpoint, Security, ServerType
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.ids import AccountKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.actions import Actions
from carerix_desktop.storage import accounts
from carerix_desktop.storage.engine import Store, open_store
from carerix_desktop.storage.tables_mail import (
    app_user,
    mailbox,
    message,
    message_copy,
    message_raw,
    pending_command,
    set_aside,
)
from carerix_desktop.sync.brake import Answers
from carerix_desktop.sync.control import Control
from carerix_desktop.sync.ports import Ports
from carerix_desktop.sync.run import AccountSync, SyncReport
from carerix_desktop.sync.writer import Writer
from carerix_desktop.wire.auth import Credentials, SignIn
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.imap_answers import ImapSession
from tests.support.fake_imap import FakeImapServer

NOWHERE = Endpoint(host="imap.example.test", port=993, security=Security.SSL, username="eva@example.test")
START = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)


def mail(
    name: str, *, subject: str = "", body: str = "", sender: str = "sanne@kandidaat.test", minute: int = 0
) -> bytes:
    """A small message; `name` makes its Message-ID."""
    written = EmailMessage()
    written["From"] = sender
    written["To"] = "eva@example.test"
    written["Subject"] = subject or f"About {name}"
    written["Message-ID"] = f"<{name}@kandidaat.test>"
    written["Date"] = format_datetime(START.replace(minute=minute % 60, hour=9 + minute // 60 % 12))
    written.set_content(body or f"This is {name}.\n")
    return written.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


@functools.cache
def empty_store() -> bytes:
    """The file of a store without anything in it: making the schema anew for each test takes most of a second."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "store.sqlite3"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()


class SyncRig:
    """The world of one account.

    Args:
        directory: of the store.
        server: in memory; ignored where `open_session` is given.
        open_session: signs in to a real server.
        endpoint, password: of the account.
    """

    def __init__(
        self,
        directory: Path,
        *,
        server: FakeImapServer | None = None,
        open_session: Callable[[Endpoint, SignIn, Cancellation | None], ImapSession] | None = None,
        endpoint: Endpoint = NOWHERE,
        password: str = "geheim",
    ) -> None:
        self.directory = directory
        self.server = server or FakeImapServer()
        (directory / "store.sqlite3").write_bytes(empty_store())
        self.store: Store = open_store(f"sqlite:///{directory / 'store.sqlite3'}")
        self.events: list[Event] = []
        self.credentials = Credentials(username=endpoint.username, password=password)
        self.owner, self.account = add_eva(self.store, endpoint)
        self.parse = parse_message
        self.desk = FilingDesk(self.store.archivist())
        self.ports = Ports(
            store=self.store,
            desk=self.desk,
            open_session=open_session or (lambda _endpoint, _credentials, _cancel: self.server.connect()),
            parse=self._parse_now,
            clock=lambda: datetime.now(UTC),
            publish=self.events.append,
            marks=directory,
        )
        self.control = Control()
        self.answers = Answers()
        self.actions = Actions(self.store)

    def _parse_now(self, raw: bytes) -> ParsedMessage:
        return self.parse(raw)

    def sync(self, *, control: Control | None = None) -> SyncReport:
        """Sign in, one pass, sign out."""
        writer = Writer()
        try:
            session = self.ports.open_session(self.account.incoming, self.credentials, None)
            try:
                return AccountSync(
                    account=self.account,
                    ports=self.ports,
                    writer=writer,
                    control=control or self.control,
                    answers=self.answers,
                ).run(session)
            finally:
                session.logout()
        finally:
            writer.close()

    def sync_until_it_works(self, tries: int = 3) -> SyncReport:
        """Pass after pass; a connection that breaks is opened again."""
        for attempt in range(1, tries + 1):
            try:
                report = self.sync()
            except ServerFault:
                if attempt == tries:
                    raise
            else:
                if report.ok:
                    return report
        raise AssertionError("the sync does not become complete")

    def close(self) -> None:
        """Release everything."""
        self.store.close()
        self.server.close()

    def mailbox(self, name: str) -> MailboxKey:
        """The key of a mailbox."""
        with self.store.work(None) as work:
            query = select(mailbox.c.key).where(mailbox.c.name == name)
            return MailboxKey(work.connection.execute(query).scalar_one())

    def counters(self, name: str) -> tuple[int, int]:
        """(total, unread) as counted, and checked against the rows."""
        key = self.mailbox(name)
        with self.store.work(None) as work:
            counted = work.connection.execute(
                select(mailbox.c.total, mailbox.c.unread).where(mailbox.c.key == key)
            ).one()
            rows = work.connection.execute(select(message_copy.c.flags).where(message_copy.c.mailbox_key == key)).all()
        assert tuple(counted) == (len(rows), sum(not row.flags & Flags.SEEN for row in rows))
        return counted.total, counted.unread

    def copies(self, name: str) -> dict[int | None, tuple[str, Flags]]:
        """UID → (Message-ID, flags) of the copies in a mailbox."""
        query = (
            select(message_copy.c.uid, message.c.message_id, message_copy.c.flags)
            .join(message, message.c.key == message_copy.c.message_key)
            .where(message_copy.c.mailbox_key == self.mailbox(name))
        )
        with self.store.work(None) as work:
            rows = work.connection.execute(query).all()
        assert len({row.uid for row in rows}) == len(rows)
        return {row.uid: (row.message_id, Flags(row.flags)) for row in rows}

    def names(self, name: str) -> list[str]:
        """The local parts of the Message-IDs in a mailbox, sorted."""
        return sorted(one[0].partition("@")[0] for one in self.copies(name).values())

    def key(self, name: str) -> MessageKey:
        """The message made by `mail(name)`."""
        with self.store.work(None) as work:
            query = select(message.c.key).where(message.c.message_id == f"{name}@kandidaat.test")
            return MessageKey(work.connection.execute(query).scalar_one())

    def raw(self, name: str) -> bytes:
        """The bytes of the message made by `mail(name)`, as stored."""
        query = select(message_raw.c.codec, message_raw.c.data).where(message_raw.c.message_key == self.key(name))
        with self.store.work(None) as work:
            codec, data = work.connection.execute(query).one()
        return zstandard.ZstdDecompressor().decompress(data) if codec == "zstd" else bytes(data)

    def message_count(self) -> int:
        """All messages of the store."""
        with self.store.work(None) as work:
            return len(work.connection.execute(select(message.c.key)).all())

    def pending(self) -> int:
        """How many commands wait."""
        with self.store.work(None) as work:
            return len(work.connection.execute(select(pending_command.c.key)).all())

    def set_aside(self) -> dict[int, tuple[str, str]]:
        """UID → (state, reason)."""
        with self.store.work(None) as work:
            rows = work.connection.execute(select(set_aside)).all()
        return {row.uid: (row.state, row.reason) for row in rows}

    def give_role(self, name: str, role: FolderRole | None) -> None:
        """Pair a mailbox with a role."""
        with self.store.work(None) as work:
            work.connection.execute(
                mailbox.update().where(mailbox.c.name == name).values(role=role.value if role else None)
            )


def add_eva(store: Store, endpoint: Endpoint) -> tuple[UserKey, Account]:
    """The user Eva and her account."""
    owner = UserKey(1)
    with store.work(None) as work:
        work.connection.execute(
            insert(app_user).values(
                key=owner, login="eva", name="Eva", from_address="eva@example.test", role="administrator"
            )
        )
        settings = Account(
            key=AccountKey(0),
            owner=owner,
            type=ServerType.IMAP,
            incoming=endpoint,
            fetch=True,
            keep_copy=True,
            remove_after_days=None,
            outgoing=None,
        )
        accounts.put_account(work, settings)
    with store.reader(None) as reader:
        account = accounts.find_account(reader, owner)
    assert account is not None
    return owner, account
