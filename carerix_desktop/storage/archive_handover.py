"""What of a user's mail goes to a colleague when a mailbox is handed over: copies in order, and where they are put."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Join, Select, false, func, insert, or_, select

from carerix_desktop.domain.ids import ConversationKey, CopyKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.mailbox import OWNER_ONLY_ROLES
from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_mail import app_user, conversation, mailbox, message, message_copy
from carerix_desktop.storage.unit_of_work import Archive


class HandedCopy(NamedTuple):
    """A copy to hand over, with the name of the folder that it lies in."""

    key: CopyKey
    message: MessageKey
    conversation: ConversationKey
    folder: str
    flags: int
    keywords: str
    internaldate: int
    size_octets: int


def find_open_copies(archive: Archive, owner: UserKey, after: int, limit: int) -> list[HandedCopy]:
    """The owner's copies of filed messages that are not confidential, in the order of their keys, from `after` on."""
    query = _copies().where(*_open(owner), message_copy.c.key > after).order_by(message_copy.c.key).limit(limit)
    return [HandedCopy(*row) for row in archive.connection.execute(query)]


def count_open_copies(archive: Archive, owner: UserKey) -> int:
    """How many copies `find_open_copies` finds in all: of what is confidential nothing is counted."""
    query = select(func.count()).select_from(_joined()).where(*_open(owner))
    return int(archive.connection.execute(query).scalar_one())


def find_copies_of_conversation(archive: Archive, owner: UserKey, key: ConversationKey) -> list[HandedCopy]:
    """The owner's copies of one conversation."""
    query = _copies().where(message_copy.c.owner_key == owner, message.c.conversation_key == key, *_filed())
    return [HandedCopy(*row) for row in archive.connection.execute(query.order_by(message_copy.c.key))]


def find_held(archive: Archive, boxes: Collection[MailboxKey]) -> set[tuple[MailboxKey, MessageKey]]:
    """Which messages lie in these mailboxes already."""
    query = select(message_copy.c.mailbox_key, message_copy.c.message_key)
    return {(row[0], row[1]) for row in find_in(archive.connection, query, message_copy.c.mailbox_key, boxes)}


def handed_mailbox(archive: Archive, owner: UserKey, name: str) -> MailboxKey:
    """The owner's own mailbox of that name, which is here alone; made where it is not there."""
    same = (mailbox.c.owner_key == owner, mailbox.c.account_key.is_(None), mailbox.c.role.is_(None))
    query = select(mailbox.c.key).where(*same, mailbox.c.name == name)
    found = archive.connection.execute(query).scalar()
    if found is None:
        row: dict[str, object] = {"owner_key": owner, "account_key": None, "name": name, "attributes": [], "role": None}
        archive.connection.execute(insert(mailbox), row)
        found = archive.connection.execute(query).scalar_one()
    return MailboxKey(found)


def label_of(archive: Archive, user: UserKey) -> str:
    """What the folder of a user's handed mail is called: the name, with the login where two have one name."""
    rows = {
        row.key: row for row in archive.connection.execute(select(app_user.c.key, app_user.c.name, app_user.c.login))
    }
    one = rows[user]
    twice = sum(row.name == one.name for row in rows.values()) > 1
    label = f"{one.name} ({one.login})" if twice or not one.name else str(one.name)
    return label.replace("/", "-")


def _joined() -> Join:
    return (
        message_copy.join(message, message.c.key == message_copy.c.message_key)
        .join(conversation, conversation.c.key == message.c.conversation_key)
        .join(mailbox, mailbox.c.key == message_copy.c.mailbox_key)
    )


def _copies() -> Select[*tuple[Any, ...]]:
    c = message_copy.c
    columns = (c.key, c.message_key, message.c.conversation_key, mailbox.c.name)
    return select(*columns, c.flags, c.keywords, c.internaldate, c.rfc822_size).select_from(_joined())


def _open(owner: UserKey) -> tuple[ColumnElement[bool], ...]:
    return message_copy.c.owner_key == owner, conversation.c.confidential == false(), *_filed()


def _filed() -> tuple[ColumnElement[bool], ...]:
    """Drafts and junk are their owner's alone."""
    roles = [role.value for role in OWNER_ONLY_ROLES]
    return message.c.filed, or_(mailbox.c.role.is_(None), mailbox.c.role.not_in(roles))
