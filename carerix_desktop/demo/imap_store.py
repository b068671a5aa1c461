"""The mailboxes of the demo's IMAP server: pymap's dict backend, with keywords, special-use marks and late parsing.

pymap drops keywords that it does not know, gives no special-use marks (RFC 6154) and parses each message when it
arrives. Here every keyword is kept, marks stand in the LIST answer, and a message is parsed only when a part of it is
asked for, so that a thousand messages are ready at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.listtree import ListEntry, ListTree
from pymap.mime import MessageContent
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId
from pymap.parsing.specials.flag import Flag, Wildcard


class LateContent(MessageContent):
    """A message that is parsed when its header or a part is first asked for; size and whole text need no parsing."""

    __slots__ = ()

    def __init__(self, data: bytes) -> None:
        self._raw = memoryview(data)

    def __getattr__(self, name: str) -> Any:  # reached only for what is not parsed yet
        if name not in ("lines", "header", "body"):
            raise AttributeError(name)
        parsed = MessageContent.parse(bytes(self._raw))
        for part in ("lines", "header", "body"):
            setattr(self, part, getattr(parsed, part))
        return getattr(parsed, name)


class DemoMailbox(MailboxData):
    """One mailbox that keeps any keyword and takes messages without parsing them."""

    @property
    def permanent_flags(self) -> frozenset[Flag]:
        r"""All system flags and, by `\*`, whatever keyword a client sets."""
        return super().permanent_flags | {Wildcard}

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        """Store one message as it came and tell the sessions that look at this mailbox."""
        when = append_msg.when or datetime.now(UTC)
        async with self.messages_lock.write_lock():
            self._max_uid += 1
            message = Message(
                self._max_uid,
                when,
                append_msg.flag_set,
                email_id=ObjectId.random_email_id(),
                thread_id=ObjectId.random_thread_id(),
                recent=recent,
                content=LateContent(append_msg.literal),
            )
            self._messages[self._max_uid] = message
            self._mod_sequences.update([self._max_uid])
            self._updated.set()
        return message


@dataclass(frozen=True)
class MarkedEntry(ListEntry):
    """A LIST entry with special-use attributes."""

    special_use: tuple[bytes, ...] = ()

    @property
    def attributes(self) -> Sequence[bytes]:
        """The attributes without their backslash, as pymap writes them."""
        return [*super().attributes, *self.special_use]


class MarkedTree(ListTree):
    """The tree of mailboxes, with the mark of each."""

    __slots__ = ("_special_use",)

    def __init__(self, delimiter: str, special_use: Mapping[str, str]) -> None:
        super().__init__(delimiter)
        self._special_use = special_use

    def list(self) -> Iterable[ListEntry]:
        """All entries, marked."""
        for entry in super().list():
            plain = {field.name: getattr(entry, field.name) for field in fields(ListEntry)}
            mark = self._special_use.get(entry.name, "")
            yield MarkedEntry(**plain, special_use=(mark.removeprefix("\\").encode("ascii"),) if mark else ())


class DemoMailboxSet(MailboxSet):
    """The mailboxes of one user; `special_use` names the marked ones."""

    def __init__(self, special_use: Mapping[str, str]) -> None:
        super().__init__()
        self._special_use = special_use
        self._inbox = self._new_mailbox()

    def _new_mailbox(self) -> DemoMailbox:
        return DemoMailbox(self._content_cache, self._thread_cache)

    async def add_mailbox(self, name: str) -> ObjectId:
        """Create a mailbox, or raise ValueError where it is there already."""
        async with self._set_lock.write_lock():
            if name in self._set:
                raise ValueError(name)
            self._set[name] = mailbox = self._new_mailbox()
        return mailbox.mailbox_id

    async def list_mailboxes(self) -> ListTree:
        """Every mailbox, with its mark."""
        async with self._set_lock.read_lock():
            return MarkedTree(self.delimiter, self._special_use).update("INBOX", *self._set)
