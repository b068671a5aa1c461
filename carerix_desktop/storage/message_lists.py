"""Messages by name, by folder and all together, for one viewer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import mailbox, message, message_copy
from carerix_desktop.storage.unit_of_work import Reader

LARGEST_KEY = 2**63 - 1


def find_message(reader: Reader, name: str) -> MessageKey | None:
    """The message with this key, or the newest with this Message-ID."""
    if name.isascii() and name.isdigit() and int(name) <= LARGEST_KEY:
        found = reader.connection.execute(select(message.c.key).where(message.c.key == int(name))).scalar()
        if found is not None:
            return MessageKey(found)
    if not name:
        return None
    query = select(message.c.key).where(message.c.message_id == name).order_by(message.c.key.desc()).limit(1)
    found = reader.connection.execute(query).scalar()
    return None if found is None else MessageKey(found)


def all_keys(reader: Reader, limit: int | None) -> list[int]:
    """All that the viewer may see, copies or not, newest first."""
    query = select(message.c.key).order_by(message.c.key.desc()).limit(limit)
    return list(reader.connection.execute(query).scalars())


def keys_in_mailboxes(reader: Reader, mailboxes: Sequence[int], limit: int | None) -> list[int]:
    """The viewer's messages in some mailboxes, newest first, each once."""
    c = message_copy.c
    query = select(c.message_key).where(c.mailbox_key.in_(mailboxes)).distinct()
    return list(reader.connection.execute(query.order_by(c.message_key.desc()).limit(limit)).scalars())


def copy_roles(reader: Reader, keys: Sequence[int]) -> dict[int, str | None]:
    """The role of the folder that holds the viewer's copy; None for a copy in a folder without a role."""
    roles: dict[int, str | None] = {}
    for some in chunked(keys):
        query = (
            select(message_copy.c.message_key, mailbox.c.role)
            .join_from(message_copy, mailbox, mailbox.c.key == message_copy.c.mailbox_key)
            .where(message_copy.c.message_key.in_(some))
            .order_by(message_copy.c.key.desc())
        )
        for key, role in reader.connection.execute(query):
            roles[key] = role or roles.get(key)
    return roles
