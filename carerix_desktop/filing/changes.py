"""What a transaction changed, collected as it goes: keys for the models that show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey
from carerix_desktop.filing.conversing import Talk
from carerix_desktop.filing.copies import Touched
from carerix_desktop.filing.linking import Linked
from carerix_desktop.storage.archive_links import RecordId


@dataclass(slots=True)
class Changes:
    """Grows during one transaction."""

    messages: set[MessageKey] = field(default_factory=set)
    mailboxes: set[MailboxKey] = field(default_factory=set)
    conversations: set[ConversationKey] = field(default_factory=set)
    records: set[RecordId] = field(default_factory=set)

    def add(self, messages: Iterable[MessageKey]) -> None:
        """Messages whose rows changed."""
        self.messages.update(messages)

    def touch(self, touched: Touched) -> None:
        """Copies came, went or changed."""
        self.messages |= touched.messages
        self.mailboxes |= touched.mailboxes

    def converse(self, talk: Talk) -> None:
        """Messages went to other conversations."""
        self.messages.update(talk.moves)
        self.conversations.update(talk.moves.values())
        self.conversations.update(talk.nodes[key].conversation for key in talk.moves.keys() - talk.new)

    def link(self, linked: Linked) -> None:
        """Links or proposals changed."""
        self.messages |= linked.messages
        self.records |= linked.records

    def event(self) -> MessagesChanged:
        """As an event."""
        return MessagesChanged(
            messages=tuple(sorted(self.messages)),
            mailboxes=tuple(sorted(self.mailboxes)),
            conversations=tuple(sorted(self.conversations)),
            records=tuple(sorted(f"{one.kind}:{one.record_key}" for one in self.records)),
        )
