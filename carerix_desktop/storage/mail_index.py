"""All that one viewer may see, table by table, for `messages export-index`; and what they could see before an import.

Reads through the guard: a hidden message is in none of these lists.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.storage.archive_rows import find_all, find_in
from carerix_desktop.storage.tables_mail import (
    conversation,
    link,
    mailbox,
    message,
    message_address,
    message_copy,
    proposal,
)
from carerix_desktop.storage.unit_of_work import Reader


class IndexedMessage(NamedTuple):
    """A line of the index, without what hangs on it."""

    key: MessageKey
    message_id: str
    conversation: int
    sender: str
    subject: str
    direction: str


class IndexedLink(NamedTuple):
    """A link of the index."""

    message: MessageKey
    kind: str
    record_key: int
    rule: str
    evidence: str
    made_by: str


class IndexedProposal(NamedTuple):
    """A proposal of the index."""

    message: MessageKey
    why: str
    kind: str | None
    record_key: int | None
    address: str


def all_messages(reader: Reader) -> list[IndexedMessage]:
    """Every message that the viewer may see, newest first."""
    columns = (
        message.c.key,
        message.c.message_id,
        message.c.conversation_key,
        message.c.sender_address,
        message.c.subject,
        message.c.direction,
    )
    return [
        IndexedMessage(*row) for row in find_all(reader.connection, select(*columns).order_by(message.c.key.desc()))
    ]


def all_recipients(reader: Reader) -> list[tuple[MessageKey, str]]:
    """Every address in To."""
    columns = (message_address.c.message_key, message_address.c.address)
    query = select(*columns).where(message_address.c.field == "to")
    ordered = query.order_by(message_address.c.message_key, message_address.c.position)
    return [(row[0], row[1]) for row in find_all(reader.connection, ordered)]


def all_links(reader: Reader) -> list[IndexedLink]:
    """Every link."""
    columns = (link.c.message_key, link.c.kind, link.c.record_key, link.c.rule, link.c.evidence, link.c.made_by)
    query = select(*columns).order_by(link.c.message_key, link.c.kind, link.c.record_key)
    return [IndexedLink(*row) for row in find_all(reader.connection, query)]


def all_proposals(reader: Reader) -> list[IndexedProposal]:
    """Every proposal."""
    columns = (proposal.c.message_key, proposal.c.why, proposal.c.kind, proposal.c.record_key, proposal.c.address)
    return [IndexedProposal(*row) for row in find_all(reader.connection, select(*columns).order_by(proposal.c.key))]


def own_copies(reader: Reader) -> list[tuple[MessageKey, str | None, str]]:
    """The viewer's own copies: message, role of the folder, route."""
    query = (
        select(message_copy.c.message_key, mailbox.c.role, message_copy.c.route)
        .join_from(message_copy, mailbox, mailbox.c.key == message_copy.c.mailbox_key)
        .order_by(message_copy.c.message_key, message_copy.c.key)
    )
    return [(row[0], row[1], row[2]) for row in find_all(reader.connection, query)]


def confidential_conversations(reader: Reader) -> set[int]:
    """The confidential ones among the conversations that the viewer may see."""
    query = select(conversation.c.key).where(conversation.c.confidential)
    return {row[0] for row in find_all(reader.connection, query)}


def visible_identities(reader: Reader, identities: Collection[bytes]) -> set[bytes]:
    """Which of these identities belong to messages that the viewer may see."""
    return {row[0] for row in find_in(reader.connection, select(message.c.identity), message.c.identity, identities)}
