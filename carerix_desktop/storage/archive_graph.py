"""What conversations and links are computed from: messages, their references, addresses and links, read in bulk.

The first argument is the Archive. `MessageNode` and its fellows are plain rows; `filing` computes over them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select, update

from carerix_desktop.domain.conversation import Moment
from carerix_desktop.domain.ids import COUNTER_BITS, ConversationKey, MessageKey, UserKey
from carerix_desktop.domain.outgoing import RecipientState
from carerix_desktop.storage.archive_messages import MESSAGE_COLUMNS
from carerix_desktop.storage.archive_rows import Values, delete_in, find_all, find_in, put_rows
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import (
    audience,
    conversation,
    message,
    message_address,
    message_copy,
    message_reference,
)
from carerix_desktop.storage.tables_write import submission, submission_recipient
from carerix_desktop.storage.unit_of_work import Archive, Work


class MessageNode(NamedTuple):
    """A filed message as a node of its conversation."""

    key: MessageKey
    message_id: str
    identity: bytes
    date: int | None
    conversation: ConversationKey
    parent: MessageKey | None
    joined_by: str
    bare_subject: str
    is_reply: bool
    direction: str
    automated: bool
    inner_normal: str

    @property
    def when(self) -> int:
        """Seconds since 1970: the Date header, or the second of the key."""
        return self.date if self.date is not None else self.key >> COUNTER_BITS

    @property
    def moment(self) -> Moment:
        """Its place in time, the same whatever came first."""
        return Moment(self.when, self.message_id, self.identity)


class Reference(NamedTuple):
    """A Message-ID that a message names; kind is in_reply_to, reference or report."""

    kind: str
    message_id: str


class AddressNode(NamedTuple):
    """An address of a message: field (from, reply_to, …), comparable form, as written, display name.

    `refused`: the header names it, but the server took the message for the others only (R-18).
    """

    field: str
    normal: str
    address: str
    name: str
    refused: bool = False


NODE = (
    message.c.key,
    message.c.message_id,
    message.c.identity,
    message.c.date,
    message.c.conversation_key,
    message.c.parent_key,
    message.c.joined_by,
    message.c.bare_subject,
    message.c.is_reply,
    message.c.direction,
    message.c.automated,
    message.c.inner_normal,
)
NODE_OF_ROW = itemgetter(*(MESSAGE_COLUMNS.index(column.name) for column in NODE))
IS_FILED = itemgetter(MESSAGE_COLUMNS.index("filed"))
FILED = select(*NODE).where(message.c.filed)
LOST = and_(
    message.c.filed,
    message.c.is_reply,
    ~select(message_reference.c.position).where(message_reference.c.message_key == message.c.key).exists(),
)
FEW_SUBJECTS = 100


def filed_nodes(rows: Iterable[Values]) -> list[MessageNode]:
    """The filed ones among new messages, from their rows."""
    return [MessageNode(*NODE_OF_ROW(row)) for row in rows if IS_FILED(row)]


def sent_ids(rows: Iterable[Values]) -> dict[MessageKey, str]:
    """The Message-IDs of those new messages that go out."""
    nodes = (MessageNode(*NODE_OF_ROW(row)) for row in rows)
    return {node.key: node.message_id for node in nodes if node.direction == "out" and node.message_id}


def find_nodes(archive: Archive, keys: Collection[MessageKey]) -> list[MessageNode]:
    """The filed ones among these messages."""
    return [MessageNode(*row) for row in find_in(archive.connection, FILED, message.c.key, keys)]


def find_members(archive: Archive, conversations: Collection[ConversationKey]) -> list[MessageNode]:
    """The filed messages of these conversations."""
    return [MessageNode(*row) for row in find_in(archive.connection, FILED, message.c.conversation_key, conversations)]


def find_present(archive: Archive, message_ids: Collection[str]) -> list[MessageNode]:
    """The filed messages with these Message-IDs; one Message-ID may name several."""
    return [MessageNode(*row) for row in find_in(archive.connection, FILED, message.c.message_id, message_ids)]


def find_referrers(archive: Archive, message_ids: Collection[str]) -> set[ConversationKey]:
    """The conversations of filed messages that name one of these Message-IDs."""
    query = (
        select(message.c.conversation_key)
        .distinct()
        .select_from(message_reference.join(message, message.c.key == message_reference.c.message_key))
        .where(message.c.filed)
    )
    rows = find_in(archive.connection, query, message_reference.c.message_id, message_ids)
    return {row[0] for row in rows}


def find_references(
    archive: Archive, keys: Collection[MessageKey], *, first: int | None = None
) -> dict[MessageKey, list[Reference]]:
    """What each message refers to, in the order of its positions; with `first`, no more than so many of each."""
    columns = (message_reference.c.message_key, message_reference.c.kind, message_reference.c.message_id)
    query = select(*columns).order_by(message_reference.c.message_key, message_reference.c.position)
    if first is not None:
        query = query.where(message_reference.c.position < first)
    found: dict[MessageKey, list[Reference]] = defaultdict(list)
    for key, kind, message_id in find_in(archive.connection, query, message_reference.c.message_key, keys):
        found[key].append(Reference(kind, message_id))
    return found


def find_addresses(archive: Archive, keys: Collection[MessageKey]) -> dict[MessageKey, list[AddressNode]]:
    """The addresses of each message, in the order of its positions."""
    table = message_address.c
    query = select(table.message_key, table.field, table.normal, table.address, table.name).order_by(
        table.message_key, table.position
    )
    found: dict[MessageKey, list[AddressNode]] = defaultdict(list)
    for key, *rest in find_in(archive.connection, query, table.message_key, keys):
        found[key].append(AddressNode(*rest))
    return found


def find_refused(archive: Archive, keys: Collection[MessageKey]) -> set[tuple[MessageKey, str]]:
    """Which addresses of these messages, by their comparable form, the outgoing server refused.

    The outbox says so by Message-ID: it knew before the final dot, so also before any copy could come here.
    """
    query = (
        select(message.c.key, submission_recipient.c.normal)
        .select_from(message.join(submission, submission.c.message_id == message.c.message_id))
        .join(submission_recipient, submission_recipient.c.submission_key == submission.c.key)
        .where(message.c.direction == "out", submission_recipient.c.state == RecipientState.REFUSED.value)
    )
    return {(row[0], row[1]) for row in find_in(archive.connection, query, message.c.key, keys)}


def find_refused_of(archive: Archive, message_ids: Collection[str]) -> set[tuple[str, str]]:
    """The same of messages that are about to be stored: Message-ID and address."""
    query = (
        select(submission.c.message_id, submission_recipient.c.normal)
        .join_from(submission, submission_recipient, submission_recipient.c.submission_key == submission.c.key)
        .where(submission_recipient.c.state == RecipientState.REFUSED.value)
    )
    return {(row[0], row[1]) for row in find_in(archive.connection, query, submission.c.message_id, message_ids)}


class AddressedNode(NamedTuple):
    """A message, and one of its addresses that was asked for."""

    node: MessageNode
    field: str
    normal: str


def has_lost_replies(archive: Archive, bare_subjects: Collection[str]) -> bool:
    """Whether there is any filed reply with one of these bare subjects that names no message."""
    return any(
        archive.connection.execute(select(message.c.key).where(message.c.bare_subject.in_(some), LOST).limit(1)).first()
        for some in chunked(list(bare_subjects))
    )


def find_with_subject(
    archive: Archive, bare_subjects: Collection[str], normals: Collection[str], *, lost: bool = False
) -> list[AddressedNode]:
    """Filed messages with one of the bare subjects and one of the addresses, a row for each such address.

    Args:
        archive: the open batch.
        bare_subjects: case-folded.
        normals: comparable addresses.
        lost: only replies that name no message.
    """
    wanted = set(bare_subjects)
    query = (
        select(*NODE, message_address.c.field, message_address.c.normal)
        .select_from(message.join(message_address, message_address.c.message_key == message.c.key))
        .where(LOST if lost else message.c.filed)
    )
    if len(wanted) <= FEW_SUBJECTS:
        query = query.where(message.c.bare_subject.in_(list(wanted)))
    rows = find_in(archive.connection, query, message_address.c.normal, normals)
    found = (AddressedNode(MessageNode(*row[:-2]), row[-2], row[-1]) for row in rows)
    return [one for one in found if one.node.bare_subject in wanted]


def find_messages_with(archive: Archive, normals: Collection[str]) -> set[MessageKey]:
    """All messages that have one of these addresses, in any field or as the sender of what they forward."""
    query = select(message_address.c.message_key).distinct()
    rows = find_in(archive.connection, query, message_address.c.normal, normals)
    forwards = select(message.c.key).where(message.c.inner_normal != "")
    rows += find_in(archive.connection, forwards, message.c.inner_normal, normals)
    return {row[0] for row in rows}


def find_addresses_at(archive: Archive, domains: Collection[str]) -> set[str]:
    """The addresses of messages here that are at one of these domains, or at a subdomain of one."""
    ends = tuple(f"{mark}{domain}" for domain in domains for mark in "@.")
    every = archive.connection.execute(select(message_address.c.normal).distinct()).scalars()
    return {one for one in every if one.endswith(ends)}


def walk_subjects(archive: Archive) -> Iterator[tuple[str, MessageKey]]:
    """The bare subjects of all messages, one after the other."""
    query = select(message.c.bare_subject, message.c.key).where(message.c.bare_subject != "")
    for row in archive.connection.execute(query.order_by(message.c.bare_subject)):
        yield row[0], row[1]


def find_seen_by(archive: Archive, user: UserKey) -> set[MessageKey]:
    """The messages that a user sent or is addressed by, as the audience has it."""
    query = select(audience.c.message_key).where(audience.c.user_key == user, audience.c.why != "copy")
    return {row[0] for row in find_all(archive.connection, query)}


def find_with_marks(archive: Archive, mark: str) -> set[MessageKey]:
    """The messages whose Message-ID begins with a mark, which ends in a point."""
    after = mark[:-1] + chr(ord(mark[-1]) + 1)
    marked = (message.c.message_id >= mark, message.c.message_id < after)
    return set(archive.connection.execute(select(message.c.key).where(*marked)).scalars())


def find_tagged_forms(archive: Archive | Work, normals: Iterable[str]) -> set[str]:
    """The addresses of messages here that are one of these with a plus tag: jan@x.nl finds jan+job@x.nl."""
    found: set[str] = set()
    for normal in normals:
        local, _, domain = normal.rpartition("@")
        between = message_address.c.normal.between(f"{local}+", f"{local},")
        tagged = archive.connection.execute(select(message_address.c.normal).distinct().where(between)).scalars()
        found.update(one for one in tagged if one.rpartition("@")[2] == domain and one.startswith(f"{local}+"))
    return found


def put_parents(archive: Archive, rows: Sequence[tuple[MessageKey, MessageKey | None, str]]) -> None:
    """Store which message each one answers, and why it is in its conversation."""
    if rows:
        change = (
            update(message)
            .where(message.c.key == bindparam("k"))
            .values(parent_key=bindparam("p"), joined_by=bindparam("j"))
        )
        archive.connection.execute(change, [{"k": k, "p": p, "j": j} for k, p, j in rows])


def move_to_conversations(archive: Archive, moves: Mapping[MessageKey, ConversationKey]) -> None:
    """Put messages, and their copies, into other conversations."""
    if not moves:
        return
    rows = [{"k": key, "c": to} for key, to in moves.items()]
    for table, column in ((message, message.c.key), (message_copy, message_copy.c.message_key)):
        change = update(table).where(column == bindparam("k")).values(conversation_key=bindparam("c"))
        archive.connection.execute(change, rows)


class ConversationState(NamedTuple):
    """A conversation's box: ticked, and whether it was unticked once."""

    key: ConversationKey
    confidential: bool
    opened: bool


def find_boxes(archive: Archive, keys: Collection[ConversationKey]) -> dict[ConversationKey, ConversationState]:
    """The conversations with these keys that are ticked or were unticked once; all others are plain."""
    query = select(conversation.c.key, conversation.c.confidential, conversation.c.opened).where(
        conversation.c.confidential | conversation.c.opened
    )
    rows = find_in(archive.connection, query, conversation.c.key, keys)
    return {row[0]: ConversationState(*row) for row in rows}


def put_conversations(archive: Archive, rows: Sequence[ConversationState]) -> None:
    """Insert conversations."""
    columns = ("key", "confidential", "opened")
    values: list[Values] = [tuple(row) for row in rows]
    put_rows(archive.connection, conversation, columns, values)


def set_boxes(archive: Archive, rows: Sequence[ConversationState]) -> None:
    """Change the boxes of conversations that are here."""
    if rows:
        change = update(conversation).where(conversation.c.key == bindparam("k"))
        change = change.values(confidential=bindparam("c"), opened=bindparam("o"))
        archive.connection.execute(change, [{"k": one.key, "c": one.confidential, "o": one.opened} for one in rows])


def delete_conversations(archive: Archive, keys: Collection[ConversationKey]) -> None:
    """Delete conversations that no message is in any more."""
    delete_in(archive.connection, conversation, conversation.c.key, keys)
