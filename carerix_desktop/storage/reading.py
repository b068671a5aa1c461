"""What a mailbox shows, read by key: first all keys of a list, then rows for what is visible (PERFORMANCE.md, 3).

Every function takes a Reader, so what a viewer may not see is not there. Counts of folders come from the mailbox's own
counters, never from counting rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.view import QuickFilter, Sort
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_crm import contact
from carerix_desktop.storage.tables_mail import (
    conversation,
    link,
    mailbox,
    message,
    message_copy,
    proposal,
    user_address,
)
from carerix_desktop.storage.unit_of_work import Reader


def own_mailboxes(reader: Reader) -> Sequence[Row[*tuple[Any, ...]]]:
    """The viewer's mailboxes with their counters, by name."""
    m = mailbox.c
    query = (
        select(
            m.key, m.name, m.delimiter, m.attributes, m.role, m.selectable, m.wanted, m.unread, m.total, m.account_key
        )
        .where(m.owner_key == reader.viewer, m.listed)
        .order_by(m.name)
    )
    return reader.connection.execute(query).all()


def mailboxes_with_role(reader: Reader, role: FolderRole) -> list[int]:
    """The viewer's mailboxes that are paired with a role: the server's one and that of imports."""
    query = select(mailbox.c.key).where(mailbox.c.owner_key == reader.viewer, mailbox.c.role == role)
    return list(reader.connection.execute(query).scalars())


def own_addresses(reader: Reader) -> frozenset[str]:
    """The viewer's addresses, normalised."""
    query = select(user_address.c.normal).where(user_address.c.user_key == reader.viewer)
    return frozenset(reader.connection.execute(query).scalars())


def card_keys(reader: Reader, mailboxes: Sequence[int], quick: QuickFilter, found: Sequence[int] | None) -> array[int]:
    """One key per conversation of these mailboxes: its newest message there, newest first.

    `found` are the messages that hold the quick filter's words, which were looked up already; None without words.
    """
    c = message_copy.c
    newest = func.max(c.message_key)
    query = select(newest).where(c.mailbox_key.in_(mailboxes), *_narrowed(quick)).group_by(c.conversation_key)
    return _only(_keys(reader, query.order_by(newest.desc())), found)


def _narrowed(quick: QuickFilter) -> list[ColumnElement[bool]]:
    c = message_copy.c
    conditions: list[ColumnElement[bool]] = []
    if quick.unread:
        conditions.append(c.flags.bitwise_and(int(Flags.SEEN)) == 0)
    if quick.starred:
        conditions.append(c.flags.bitwise_and(int(Flags.FLAGGED)) != 0)
    if quick.attachment:
        conditions.append(exists(select(1).where(message.c.key == c.message_key, message.c.has_attachments)))
    return conditions


def _message_narrowed(quick: QuickFilter) -> list[ColumnElement[bool]]:
    """The quick filter for lists of messages: by the viewer's own copies."""
    conditions: list[ColumnElement[bool]] = []
    copies = QuickFilter(unread=quick.unread, starred=quick.starred)
    if copies:
        conditions.append(exists(select(1).where(message_copy.c.message_key == message.c.key, *_narrowed(copies))))
    if quick.attachment:
        conditions.append(message.c.has_attachments)
    return conditions


def received_keys(reader: Reader, quick: QuickFilter) -> array[int]:
    """All that came in and that the viewer may see, newest first."""
    query = select(message.c.key).where(message.c.direction == "in", message.c.filed, *_message_narrowed(quick))
    return _keys(reader, query.order_by(message.c.key.desc()))


def unlinked_keys(reader: Reader, quick: QuickFilter) -> array[int]:
    """Messages with a proposal for a person to settle, newest first: the "To link" list."""
    doubtful = select(proposal.c.message_key).distinct()
    query = select(message.c.key).where(message.c.key.in_(doubtful), *_message_narrowed(quick))
    return _keys(reader, query.order_by(message.c.key.desc()))


def confidential_keys(reader: Reader, quick: QuickFilter) -> array[int]:
    """Messages of confidential conversations, as far as the viewer sees them, newest first."""
    closed = select(conversation.c.key).where(conversation.c.confidential)
    query = select(message.c.key).where(message.c.conversation_key.in_(closed), *_message_narrowed(quick))
    return _keys(reader, query.order_by(message.c.key.desc()))


def is_received(reader: Reader, key: MessageKey) -> bool:
    """Whether a message came in, and is neither a draft nor junk."""
    junk = exists(
        select(1)
        .select_from(message_copy.join(mailbox, mailbox.c.key == message_copy.c.mailbox_key))
        .where(message_copy.c.message_key == message.c.key, mailbox.c.role == FolderRole.JUNK)
    )
    query = select(message.c.key).where(message.c.key == key, message.c.direction == "in", message.c.filed, ~junk)
    return reader.connection.execute(query).first() is not None


def record_keys(reader: Reader, kind: RecordKind, record: RecordKey, quick: QuickFilter) -> array[int]:
    """The mail on a file, newest first; a company's file has the mail of its contacts too."""
    mine = and_(link.c.kind == kind, link.c.record_key == record)
    if kind is RecordKind.COMPANY:
        people = select(contact.c.key).where(contact.c.company_key == record)
        mine = or_(mine, and_(link.c.kind == RecordKind.CONTACT, link.c.record_key.in_(people)))
    filed = select(link.c.message_key).where(mine)
    query = select(message.c.key).where(message.c.key.in_(filed), *_message_narrowed(quick))
    return _keys(reader, query.order_by(message.c.key.desc()))


def sorted_keys(reader: Reader, keys: array[int], sort: Sort, more: Mapping[int, str]) -> array[int]:
    """The same keys in another order; ties newest first. `more` are the words of keys that are no messages yet."""
    if sort is Sort.NEWEST:
        return keys
    if sort is Sort.OLDEST:
        return array("q", reversed(keys))
    column = message.c.sender_name if sort is Sort.SENDER else message.c.subject
    words = {key: text.casefold() for key, text in more.items()}
    for some in chunked(keys):
        rows = reader.connection.execute(select(message.c.key, column).where(message.c.key.in_(some)))
        words.update((key, text.casefold()) for key, text in rows)
    return array("q", sorted(keys, key=lambda key: (words.get(key, ""), -key)))


def message_rows(reader: Reader, keys: Sequence[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """Message rows by key; a key that the viewer may not see is absent."""
    found = {}
    for some in chunked(keys):
        rows = reader.connection.execute(select(message).where(message.c.key.in_(some)))
        found.update({row.key: row for row in rows})
    return found


def conversation_marks(
    reader: Reader, conversations: Sequence[int], mailboxes: Sequence[int] | None
) -> dict[int, tuple[int, bool, bool]]:
    """Per conversation: messages, any unread, any starred, over the viewer's own copies in these mailboxes."""
    c = message_copy.c
    unread = func.max(c.flags.bitwise_and(int(Flags.SEEN)) == 0)
    starred = func.max(c.flags.bitwise_and(int(Flags.FLAGGED)) != 0)
    marks: dict[int, tuple[int, bool, bool]] = {}
    for some in chunked(conversations):
        query = select(c.conversation_key, func.count(c.message_key.distinct()), unread, starred)
        query = query.where(c.conversation_key.in_(some)).group_by(c.conversation_key)
        if mailboxes is not None:
            query = query.where(c.mailbox_key.in_(mailboxes))
        marks.update({key: (n, bool(u), bool(s)) for key, n, u, s in reader.connection.execute(query)})
    return marks


def own_flags(reader: Reader, keys: Sequence[int]) -> dict[int, Flags]:
    """The viewer's flags per message, of any copy; a message without an own copy is absent."""
    c = message_copy.c
    flags: dict[int, Flags] = {}
    for some in chunked(keys):
        rows = reader.connection.execute(select(c.message_key, c.flags).where(c.message_key.in_(some)))
        for key, value in rows:
            flags[key] = flags.get(key, Flags.NONE) | Flags(value)
    return flags


def conversation_members(reader: Reader, keys: Sequence[int], mailboxes: Sequence[int]) -> tuple[MessageKey, ...]:
    """All messages that the cards of these keys stand for: their conversations' copies in these mailboxes."""
    talks: set[int] = set()
    for some in chunked(keys):
        query = select(message_copy.c.conversation_key).where(message_copy.c.message_key.in_(some))
        talks.update(reader.connection.execute(query).scalars())
    members: set[int] = set()
    c = message_copy.c
    for some in chunked(sorted(talks)):
        query = select(c.message_key).where(c.conversation_key.in_(some), c.mailbox_key.in_(mailboxes))
        members.update(reader.connection.execute(query).scalars())
    return tuple(MessageKey(key) for key in sorted(members, reverse=True))


def entry_of(reader: Reader, key: int, mailboxes: Sequence[int]) -> MessageKey | None:
    """Under which message a folder lists another: the newest of its conversation there."""
    mine, other = message_copy.alias(), message_copy.alias()
    query = select(func.max(other.c.message_key)).where(
        mine.c.message_key == key,
        other.c.conversation_key == mine.c.conversation_key,
        other.c.mailbox_key.in_(mailboxes),
    )
    found = reader.connection.execute(query).scalar()
    return None if found is None else MessageKey(found)


def _keys(reader: Reader, query: Select[tuple[int]]) -> array[int]:
    """The single column of a query, by the driver's own cursor: 200,000 keys without a row object each."""
    cursor = reader.connection.execute(query).cursor
    assert cursor is not None
    return array("q", [row[0] for row in cursor.fetchall()])


def _only(keys: array[int], found: Sequence[int] | None) -> array[int]:
    if found is None:
        return keys
    allowed = set(found)
    return array("q", [key for key in keys if key in allowed])
