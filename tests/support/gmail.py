r"""Gmail in memory: every message lies in \All once, labels are mailboxes, archiving is leaving INBOX.

server = GmailServer()
server.add("INBOX", mail("hello"))           # also in "[Gmail]/All Mail"
server.label("Clients").add(mail("client"))
server.mailbox("INBOX").expunge(1)           # archived by another program
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from carerix_desktop.domain.mailbox import Flags
from tests.support.fake_imap import ALL_CAPABILITIES, FakeImapServer, FakeMailbox

ALL = "[Gmail]/All Mail"
TRASH = "[Gmail]/Trash"


@dataclass(slots=True, kw_only=True)
class _Shared(FakeMailbox):
    """A mailbox whose messages may lie in others too: flags belong to the message."""

    boxes: dict[str, FakeMailbox] = field(default_factory=dict)

    def set_flags(self, uid: int, flags: Flags, keywords: Iterable[str] | None = None) -> None:
        raw = self.messages[uid].raw
        for box in self.boxes.values():
            for other, message in box.messages.items():
                if message.raw == raw and box.name != TRASH:
                    FakeMailbox.set_flags(box, other, flags, keywords)


@dataclass(slots=True, kw_only=True)
class _AllMail(_Shared):
    """Holds each message once; moving out of it only adds a label, but for Trash."""

    def add(
        self,
        raw: bytes,
        *,
        flags: Flags = Flags.NONE,
        keywords: Iterable[str] = (),
        internaldate: datetime | None = None,
    ) -> int:
        here = next((uid for uid, message in self.messages.items() if message.raw == raw), None)
        if here is not None:
            return here
        return FakeMailbox.add(self, raw, flags=flags, keywords=keywords, internaldate=internaldate)

    def expunge(self, *uids: int) -> None:
        for uid in uids:
            message = self.messages.get(uid)
            if message is not None and any(
                one.raw == message.raw for one in self.boxes[TRASH].messages.values()
            ):  # else it stays: nothing is archived away from here
                FakeMailbox.expunge(self, uid)


@dataclass(slots=True, kw_only=True)
class _Label(_Shared):
    """A label, or Sent or Drafts; what comes here is in All Mail as well."""

    def add(
        self,
        raw: bytes,
        *,
        flags: Flags = Flags.NONE,
        keywords: Iterable[str] = (),
        internaldate: datetime | None = None,
    ) -> int:
        self.boxes[ALL].add(raw, flags=flags, keywords=keywords, internaldate=internaldate)
        return FakeMailbox.add(self, raw, flags=flags, keywords=keywords, internaldate=internaldate)


@dataclass(slots=True, kw_only=True)
class _Trash(_Shared):
    """What comes here leaves All Mail and every label."""

    def add(
        self,
        raw: bytes,
        *,
        flags: Flags = Flags.NONE,
        keywords: Iterable[str] = (),
        internaldate: datetime | None = None,
    ) -> int:
        uid = FakeMailbox.add(self, raw, flags=flags, keywords=keywords, internaldate=internaldate)
        for box in self.boxes.values():
            if box is not self:
                box.expunge(*[other for other, message in box.messages.items() if message.raw == raw])
        return uid


class GmailServer(FakeImapServer):
    """A `FakeImapServer` with Gmail's mailboxes and manners."""

    def __init__(self, capabilities: frozenset[str] = ALL_CAPABILITIES) -> None:
        super().__init__(capabilities)
        self.mailboxes.clear()
        self._put(_Label, "INBOX")
        self._put(_AllMail, ALL, "\\All")
        self._put(_Trash, TRASH, "\\Trash")
        for name, mark in (("Sent Mail", "\\Sent"), ("Drafts", "\\Drafts")):
            self._put(_Label, f"[Gmail]/{name}", mark)

    def label(self, name: str) -> FakeMailbox:
        """Make a label."""
        return self._put(_Label, name)

    def archive(self, raw: bytes, *, flags: Flags = Flags.NONE) -> int:
        """Let a message be there that was archived long ago; answers its UID in All Mail."""
        return self.mailboxes[ALL].add(raw, flags=flags)

    def _put(self, kind: type[_Shared], name: str, *marks: str) -> FakeMailbox:
        validity = 1_700_000_001 + len(self.mailboxes)
        self.mailboxes[name] = kind(name=name, attributes=marks, uidvalidity=validity, boxes=self.mailboxes)
        return self.mailboxes[name]
