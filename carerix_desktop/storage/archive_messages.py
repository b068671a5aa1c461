"""Messages as the archive puts and finds them: by identity, by key, with their raw bytes, addresses and parts.

The first argument is the Archive: unfiltered, for `filing` alone. Rows are written once and hardly ever change.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select, update

from carerix_desktop.domain.ids import PROMISED, ConversationKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.storage.archive_rows import Values, delete_in, find_in, put_rows
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import (
    audience,
    conversation,
    link,
    message,
    message_address,
    message_copy,
    message_raw,
    message_reference,
    part,
    proposal,
    unlink,
)
from carerix_desktop.storage.unit_of_work import Archive

MESSAGE_COLUMNS = (
    "key",
    "identity",
    "conversation_key",
    "message_id",
    "date",
    "subject",
    "bare_subject",
    "is_reply",
    "sender_name",
    "sender_address",
    "sender_normal",
    "recipients",
    "preview",
    "direction",
    "automated",
    "has_attachments",
    "size_octets",
    "joined_by",
    "parent_key",
    "inner_normal",
    "filed",
    "kind",
)
CONVERSATION_AT, PARENT_AT, JOINED_AT = map(MESSAGE_COLUMNS.index, ("conversation_key", "parent_key", "joined_by"))
RAW_COLUMNS = ("message_key", "codec", "sha256", "data")
ADDRESS_COLUMNS = ("message_key", "position", "field", "name", "address", "normal")
REFERENCE_COLUMNS = ("message_key", "position", "kind", "message_id")
PART_COLUMNS = (
    "message_key",
    "section",
    "filename",
    "content_type",
    "size_octets",
    "content_id",
    "inline",
    "sha256",
)


class KnownMessage(NamedTuple):
    """A message that is here already, found by its identity."""

    key: MessageKey
    identity: bytes
    conversation: ConversationKey
    filed: bool
    automated: bool


@dataclass(slots=True)
class NewRows:
    """What a batch of new messages adds, table by table, as tuples in the order of the columns above."""

    messages: list[Values]
    raws: list[Values]
    references: list[Values]
    parts: list[Values]


def find_identities(archive: Archive, identities: Collection[bytes]) -> dict[bytes, KnownMessage]:
    """The messages with these identities, by identity."""
    columns = (message.c.key, message.c.identity, message.c.conversation_key, message.c.filed, message.c.automated)
    rows = find_in(archive.connection, select(*columns), message.c.identity, identities)
    return {row[1]: KnownMessage(*row) for row in rows}


def find_taken(archive: Archive, keys: Collection[MessageKey]) -> set[MessageKey]:
    """Which of these keys are in use."""
    return {row[0] for row in find_in(archive.connection, select(message.c.key), message.c.key, keys)}


def highest_key(archive: Archive, first: MessageKey) -> MessageKey:
    """The highest counted key in use within the second of a first key; that key itself where none is."""
    highest = select(func.max(message.c.key)).where(message.c.key.between(first, first + PROMISED - 1))
    return archive.connection.execute(highest).scalar() or first


def placed(row: Values, to: ConversationKey, parent: MessageKey | None, joined_by: str) -> Values:
    """The row of a new message with its conversation, the message that it answers, and why it is there."""
    values = list(row)
    values[CONVERSATION_AT], values[PARENT_AT], values[JOINED_AT] = to, parent, joined_by
    return tuple(values)


def put_messages(archive: Archive, rows: NewRows) -> None:
    """Insert new messages; their conversations are there."""
    connection = archive.connection
    put_rows(connection, message, MESSAGE_COLUMNS, rows.messages)
    put_rows(connection, message_raw, RAW_COLUMNS, rows.raws)
    put_rows(connection, message_reference, REFERENCE_COLUMNS, rows.references)
    put_rows(connection, part, PART_COLUMNS, rows.parts)


def put_addresses(archive: Archive, rows: Sequence[Values]) -> None:
    """Add addresses to messages that are here."""
    put_rows(archive.connection, message_address, ADDRESS_COLUMNS, rows)


def mark_filed(archive: Archive, keys: Collection[MessageKey]) -> None:
    """These messages now have, or had, a copy outside Drafts and Junk; that never changes back."""
    for some in chunked(list(keys)):
        archive.connection.execute(update(message).where(message.c.key.in_(some)).values(filed=True))


def mark_written_by_a_person(archive: Archive, keys: Collection[MessageKey]) -> None:
    """A copy came that bears no sign of automated mail: the list that sent the other one added them."""
    for some in chunked(list(keys)):
        archive.connection.execute(update(message).where(message.c.key.in_(some)).values(automated=False))


def mark_going_out(archive: Archive, keys: Collection[MessageKey]) -> None:
    """From turned out to be a user's own address."""
    for some in chunked(list(keys)):
        archive.connection.execute(update(message).where(message.c.key.in_(some)).values(direction="out"))


def find_raw(archive: Archive, keys: Collection[MessageKey]) -> dict[MessageKey, tuple[str, bytes]]:
    """Codec and stored bytes of each message."""
    query = select(message_raw.c.message_key, message_raw.c.codec, message_raw.c.data)
    rows = find_in(archive.connection, query, message_raw.c.message_key, keys)
    return {row[0]: (row[1], row[2]) for row in rows}


class DraftVersion(NamedTuple):
    """A message that is only a draft so far: a candidate to be replaced by a newer version of itself."""

    key: MessageKey
    message_id: str
    sender: str
    date: int | None


def find_drafts(archive: Archive, owner: UserKey, message_ids: Collection[str]) -> list[DraftVersion]:
    """Unfiled messages with these Message-IDs that no other user has a copy of."""
    theirs = select(message_copy.c.key).where(
        message_copy.c.message_key == message.c.key, message_copy.c.owner_key != owner
    )
    columns = (message.c.key, message.c.message_id, message.c.sender_normal, message.c.date)
    query = select(*columns).where(message.c.filed.is_(False), ~theirs.exists())
    rows = find_in(archive.connection, query, message.c.message_id, message_ids)
    return [DraftVersion(*row) for row in rows]


def delete_messages(archive: Archive, keys: Collection[MessageKey]) -> None:
    """Delete superseded drafts and all that hangs on them; their copies must have been given to another message."""
    connection = archive.connection
    for table in (message_raw, message_address, message_reference, part, link, unlink, proposal, audience):
        delete_in(connection, table, table.c.message_key, keys)
    delete_in(connection, message, message.c.key, keys)
    delete_in(connection, conversation, conversation.c.key, keys)


def unfiled_elsewhere(
    archive: Archive, keys: Collection[MessageKey], hidden: Collection[MailboxKey]
) -> list[MessageKey]:
    """Of these messages, those not filed yet that have a copy in a mailbox that is none of the `hidden` ones."""
    there = select(message_copy.c.message_key).where(
        message_copy.c.message_key == message.c.key, message_copy.c.mailbox_key.not_in(list(hidden))
    )
    query = select(message.c.key).where(message.c.filed.is_(False), there.exists())
    return [row[0] for row in find_in(archive.connection, query, message.c.key, keys)]
