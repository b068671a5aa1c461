"""An IMAP server in memory and the session that talks to it, held to the same contract as the real one.

    server = FakeImapServer()
    uid = server.add("INBOX", b"Subject: hi\\r\\n\\r\\nbody")
    session = server.connect()                    # an ImapSession
    server.mailbox("INBOX").reset_uidvalidity()   # and other things that servers do

See tests/wire/test_session_contract.py for what is promised.
"""

from __future__ import annotations

import select as select_module
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import FLAG_NAMES, Flags, ListedMailbox, MailboxStatus, parse_flags
from carerix_desktop.wire.imap_answers import (
    FetchedHeader,
    FetchedMessage,
    FlagUpdate,
    IdleOutcome,
    MoveResult,
    Selected,
    Wakeable,
)
from carerix_desktop.wire.wake import WakeSocket

ALL_CAPABILITIES = frozenset(
    {"IMAP4REV1", "UIDPLUS", "MOVE", "IDLE", "NAMESPACE", "SPECIAL-USE", "ENABLE", "CONDSTORE", "QRESYNC"}
)
ARRIVED = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class FakeMessage:
    """A message on the fake server."""

    raw: bytes
    flags: Flags = Flags.NONE
    keywords: set[str] = field(default_factory=set)
    internaldate: datetime = ARRIVED
    modseq: int = 1


@dataclass(slots=True, kw_only=True)
class FakeMailbox:
    """A mailbox on the fake server; change it freely, through these methods where the modseq has to move."""

    name: str
    attributes: tuple[str, ...] = ()
    uidvalidity: int = 1_700_000_001
    uidnext: int = 1
    modseq: int = 1
    messages: dict[int, FakeMessage] = field(default_factory=dict)
    vanished: list[tuple[int, int]] = field(default_factory=list)

    def add(
        self,
        raw: bytes,
        *,
        flags: Flags = Flags.NONE,
        keywords: Iterable[str] = (),
        internaldate: datetime | None = None,
    ) -> int:
        """Let a message arrive; answers its UID."""
        uid, self.uidnext = self.uidnext, self.uidnext + 1
        self.modseq += 1
        self.messages[uid] = FakeMessage(
            raw=raw, flags=flags, keywords=set(keywords), internaldate=internaldate or ARRIVED, modseq=self.modseq
        )
        return uid

    def set_flags(self, uid: int, flags: Flags, keywords: Iterable[str] | None = None) -> None:
        """Let another client change flags."""
        message = self.messages[uid]
        self.modseq += 1
        message.flags, message.modseq = flags, self.modseq
        if keywords is not None:
            message.keywords = set(keywords)

    def expunge(self, *uids: int) -> None:
        """Let another client remove messages."""
        for uid in uids:
            if self.messages.pop(uid, None) is not None:
                self.modseq += 1
                self.vanished.append((self.modseq, uid))

    def reset_uidvalidity(self, *, first_uid: int = 1) -> None:
        """Number all messages anew under another UIDVALIDITY, in the same order."""
        self.uidvalidity += 1
        self.vanished.clear()
        kept = list(self.messages.values())
        self.messages = {first_uid + n: message for n, message in enumerate(kept)}
        self.uidnext = first_uid + len(kept)

    def status(self, *, condstore: bool) -> MailboxStatus:
        """The counts."""
        return MailboxStatus(
            exists=len(self.messages),
            uidnext=self.uidnext,
            uidvalidity=self.uidvalidity,
            highestmodseq=self.modseq if condstore else 0,
        )


class FakeImapServer:
    """Mailboxes in memory, and ways to misbehave.

    Attributes:
        mailboxes: by name; INBOX, Sent, Drafts, Trash, Junk and Archive are there from the start.
        capabilities: take some away to be a lesser server.
        unanswered: UIDs that fetch_bodies never answers (R-09).
        commands: every command with its mailbox, in order, as "VERB mailbox detail".
        before: called with each such line before it is carried out; raise `ServerFault` in it, or change the mailboxes.
    """

    def __init__(self, capabilities: frozenset[str] = ALL_CAPABILITIES) -> None:
        self.capabilities = capabilities
        special = {
            name: FakeMailbox(name=name, attributes=(f"\\{name}",))
            for name in ("Sent", "Drafts", "Trash", "Junk", "Archive")
        }
        self.mailboxes: dict[str, FakeMailbox] = {"INBOX": FakeMailbox(name="INBOX"), **special}
        self.unanswered: set[int] = set()
        self.commands: list[str] = []
        self.before: Callable[[str], None] | None = None
        self._news = WakeSocket()

    def mailbox(self, name: str) -> FakeMailbox:
        """The mailbox of that name."""
        return self.mailboxes[name]

    def add(self, name: str, raw: bytes, *, flags: Flags = Flags.NONE, internaldate: datetime | None = None) -> int:
        """Let a message arrive, and tell who idles."""
        uid = self.mailboxes[name].add(raw, flags=flags, internaldate=internaldate)
        self._news.wake()
        return uid

    def connect(self) -> FakeImapSession:
        """Sign in."""
        return FakeImapSession(self)

    @property
    def news(self) -> WakeSocket:
        """What idling sessions watch."""
        return self._news

    def close(self) -> None:
        """Release the news socket."""
        self._news.close()


class FakeImapSession:
    """An `ImapSession` on a `FakeImapServer`."""

    def __init__(self, server: FakeImapServer) -> None:
        self._server = server
        self._selected: FakeMailbox | None = None
        self._closed = False

    @property
    def capabilities(self) -> frozenset[str]:
        return self._server.capabilities

    def list_mailboxes(self) -> list[ListedMailbox]:
        self._command("LIST")
        marked = "SPECIAL-USE" in self._server.capabilities
        return [
            ListedMailbox(name=box.name, delimiter="/", flags=box.attributes if marked else ())
            for box in self._server.mailboxes.values()
        ]

    def status(self, name: str) -> MailboxStatus:
        self._command(f"STATUS {name}")
        return self._mailbox(name).status(condstore=self._has("CONDSTORE"))

    def select(self, name: str, *, readonly: bool = False, known: tuple[int, int] | None = None) -> Selected:
        self._command(f"{'EXAMINE' if readonly else 'SELECT'} {name}")
        self._selected = box = self._mailbox(name)
        resync = known is not None and known[1] > 0 and known[0] == box.uidvalidity and self._has("QRESYNC")
        vanished: tuple[int, ...] = ()
        changed: tuple[FlagUpdate, ...] = ()
        if resync and known is not None:
            vanished = tuple(sorted(uid for modseq, uid in box.vanished if modseq > known[1]))
            changed = tuple(self._updates(box, known[1]))
        return Selected(
            status=box.status(condstore=self._has("CONDSTORE")),
            vanished=vanished,
            changed=changed,
            permanent_flags=(*FLAG_NAMES.values(), "\\*"),
            readonly=readonly,
            resynced=resync,
        )

    def search_uids(self, criteria: str = "ALL") -> list[int]:
        box = self._open("SEARCH", criteria)
        if criteria == "ALL":
            return sorted(box.messages)
        words = criteria.split(" ", 2)
        if words[0] == "UID":
            return [uid for uid in sorted(box.messages) if uid in _uids_of(criteria.split(" ", 1)[1], box)]
        if words[0] == "LARGER":
            low, _, high = criteria.removeprefix("LARGER ").partition(" SMALLER ")
            return [uid for uid, m in sorted(box.messages.items()) if int(low) < len(m.raw) < int(high)]
        assert words[0] == "HEADER", f"the fake searches ALL, UID, LARGER and HEADER, not {criteria}"
        wanted = words[2].strip('"').encode().lower()
        return [u for u, m in sorted(box.messages.items()) if _header_contains(m.raw, words[1], wanted)]

    def fetch_flags(self, uids: str, *, changed_since: int = 0) -> Iterator[FlagUpdate]:
        box = self._open("FETCH-FLAGS", uids)
        wanted = _uids_of(uids, box)
        yield from [update for update in self._updates(box, changed_since) if update.uid in wanted]

    def fetch_bodies(self, uids: Sequence[int]) -> Iterator[FetchedMessage]:
        box = self._open("FETCH-BODIES", ",".join(map(str, uids)))
        for uid in sorted(uids):
            self._alive()
            message = box.messages.get(uid)
            if message is None or uid in self._server.unanswered:
                continue
            yield FetchedMessage(
                uid=uid,
                flags=message.flags,
                keywords=tuple(sorted(message.keywords)),
                internaldate=message.internaldate,
                rfc822_size=len(message.raw),
                raw=message.raw,
            )

    def fetch_headers(self, uids: Sequence[int], *, fields: Sequence[str] = ()) -> Iterator[FetchedHeader]:
        box = self._open("FETCH-HEADERS", ",".join(map(str, uids)))
        for uid in sorted(uids):
            self._alive()
            message = box.messages.get(uid)
            if message is None:
                continue
            yield FetchedHeader(
                uid=uid,
                flags=message.flags,
                keywords=tuple(sorted(message.keywords)),
                internaldate=message.internaldate,
                rfc822_size=len(message.raw),
                raw=_fields(_header(message.raw), fields),
            )

    def store_flags(self, uids: Sequence[int], flags: Sequence[str], *, add: bool) -> None:
        box = self._open("STORE", f"{'+' if add else '-'}{' '.join(flags)} {','.join(map(str, uids))}")
        known, keywords = parse_flags(list(flags))
        for uid in uids:
            message = box.messages.get(uid)
            if message is None:
                continue
            changed = message.flags | known if add else message.flags & ~known
            kept = message.keywords | set(keywords) if add else message.keywords - set(keywords)
            if (changed, kept) != (message.flags, message.keywords):
                box.set_flags(uid, changed, kept)

    def move(self, uids: Sequence[int], target: str) -> MoveResult:
        listed = ",".join(map(str, uids))
        box = self._open("MOVE" if self._has("MOVE") else "COPY", f"{listed} {target}")
        goal = self._mailbox(target)
        mapping = {}
        for uid in uids:
            message = box.messages.get(uid)
            if message is not None:
                mapping[uid] = goal.add(
                    message.raw, flags=message.flags, keywords=message.keywords, internaldate=message.internaldate
                )
                if self._has("MOVE"):
                    box.expunge(uid)
        if not self._has("MOVE"):
            self.finish_move(uids)
        told = self._has("UIDPLUS")
        return MoveResult(
            uidvalidity=goal.uidvalidity if told and mapping else 0,
            mapping=mapping if told else {},
            expunged=told or self._has("MOVE"),
        )

    def finish_move(self, uids: Sequence[int]) -> bool:
        listed = ",".join(map(str, uids))
        box = self._open("DELETE", listed)
        for uid in uids:
            if uid in box.messages:
                box.set_flags(uid, box.messages[uid].flags | Flags.DELETED)
        if self._has("UIDPLUS"):
            self._open("EXPUNGE", listed)
            box.expunge(*uids)
        return self._has("UIDPLUS")

    def create(self, name: str) -> None:
        self._command(f"CREATE {name}")
        self._server.mailboxes.setdefault(name, FakeMailbox(name=name))

    def append(self, name: str, raw: bytes, flags: Sequence[str], internaldate: datetime | None) -> int | None:
        self._command(f"APPEND {name}")
        known, keywords = parse_flags(list(flags))
        uid = self._mailbox(name).add(raw, flags=known, keywords=keywords, internaldate=internaldate)
        return uid if self._has("UIDPLUS") else None

    def idle(self, wake: Wakeable, *, timeout_s: float) -> IdleOutcome:
        self._command("IDLE")
        news = self._server.news
        readable, _, _ = select_module.select([wake, news], [], [], timeout_s)
        self._alive()
        if news in readable:
            news.clear()
            return IdleOutcome.NEWS
        if readable:
            wake.clear()
            return IdleOutcome.WAKE
        return IdleOutcome.TIMEOUT

    def noop(self) -> None:
        self._command("NOOP")

    def logout(self) -> None:
        self._closed = True

    def abort(self) -> None:
        self._closed = True
        self._server.news.wake()

    def _updates(self, box: FakeMailbox, since: int) -> Iterator[FlagUpdate]:
        for uid, message in sorted(box.messages.items()):
            if message.modseq > since:
                yield FlagUpdate(
                    uid=uid,
                    flags=message.flags,
                    keywords=tuple(sorted(message.keywords)),
                    modseq=message.modseq if self._has("CONDSTORE") else 0,
                )

    def _open(self, verb: str, detail: str) -> FakeMailbox:
        assert self._selected is not None, f"{verb} before SELECT"
        self._command(f"{verb} {self._selected.name} {detail}")
        return self._selected

    def _mailbox(self, name: str) -> FakeMailbox:
        box = self._server.mailboxes.get("INBOX" if name.upper() == "INBOX" else name)
        if box is None:
            raise ServerFault(f"The server has no folder called {name}.", code="no", answer="[NONEXISTENT]")
        return box

    def _command(self, line: str) -> None:
        self._alive()
        self._server.commands.append(line)
        if self._server.before is not None:
            self._server.before(line)

    def _alive(self) -> None:
        if self._closed:
            raise ServerFault("The connection is closed.", code="closed")

    def _has(self, capability: str) -> bool:
        return capability in self._server.capabilities


def _header(raw: bytes) -> bytes:
    head, blank, _ = raw.partition(b"\r\n\r\n")
    return head + blank


def _fields(header: bytes, fields: Sequence[str]) -> bytes:
    if not fields:
        return header
    lines = header.replace(b"\r\n ", b"\0").replace(b"\r\n\t", b"\1").split(b"\r\n")
    names = tuple(f"{field}:".lower().encode() for field in fields)
    kept = [line for line in lines if line.lower().startswith(names)]
    return b"\r\n".join([*kept, b"", b""]).replace(b"\0", b"\r\n ").replace(b"\1", b"\r\n\t")


def _header_contains(raw: bytes, name: str, wanted: bytes) -> bool:
    lines = _header(raw).replace(b"\r\n ", b" ").lower().split(b"\r\n")
    return any(line.startswith(name.lower().encode() + b":") and wanted in line for line in lines)


def _uids_of(text: str, box: FakeMailbox) -> set[int]:
    highest = max(box.messages, default=0)
    found: set[int] = set()
    for piece in text.split(","):
        low, _, high = piece.partition(":")
        ends = sorted(highest if end == "*" else int(end) for end in (low, high or low))
        found.update(uid for uid in box.messages if ends[0] <= uid <= ends[1])
    return found
