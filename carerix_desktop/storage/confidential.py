"""The box of a conversation and whom its messages show to, read as one viewer sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, case, exists, false, func, select

from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import audience, audit, conversation, link, message
from carerix_desktop.storage.tables_users import confidential_reason
from carerix_desktop.storage.unit_of_work import Reader

TICKED, UNTICKED = "confidential_on", "confidential_off"
"""The acts of the audit log."""


def box_of(reader: Reader, key: int) -> tuple[int, bool, bool, bool] | None:
    """A message's conversation, whether that is confidential, whether it was opened once, whether it is filed."""
    columns = (message.c.conversation_key, conversation.c.confidential, conversation.c.opened, message.c.filed)
    query = select(*columns).join_from(message, conversation, conversation.c.key == message.c.conversation_key)
    row = reader.connection.execute(query.where(message.c.key == key)).first()
    return None if row is None else (row[0], row[1], row[2], row[3])


def members_of(reader: Reader, talk: int) -> list[int]:
    """The messages of a conversation, oldest first."""
    query = select(message.c.key).where(message.c.conversation_key == talk).order_by(message.c.key)
    return list(reader.connection.execute(query).scalars())


def audience_of(reader: Reader, keys: Sequence[int]) -> list[tuple[int, int, str]]:
    """Who sees messages whatever their files: message, user, why."""
    found: list[tuple[int, int, str]] = []
    for some in chunked(keys):
        query = select(audience.c.message_key, audience.c.user_key, audience.c.why)
        rows = reader.connection.execute(query.where(audience.c.message_key.in_(some)))
        found += [(row[0], row[1], row[2]) for row in rows]
    return found


def on_file(reader: Reader, keys: Sequence[int]) -> set[int]:
    """Which of these messages are on any file."""
    found: set[int] = set()
    for some in chunked(keys):
        query = select(link.c.message_key).distinct().where(link.c.message_key.in_(some))
        found.update(reader.connection.execute(query).scalars())
    return found


def reasons_of(reader: Reader, keys: Sequence[int]) -> list[Row[*tuple[Any, ...]]]:
    """Why messages are confidential, oldest reason first: message_key, rule, evidence, made_by, made_at."""
    found: list[Row[*tuple[Any, ...]]] = []
    for some in chunked(keys):
        query = select(confidential_reason).where(confidential_reason.c.message_key.in_(some))
        found += reader.connection.execute(query)
    return sorted(found, key=lambda row: (row.made_at, row.message_key, row.rule))


def changes_of(reader: Reader, keys: Sequence[int]) -> list[tuple[bool, str, int]]:
    """The log of the box, newest first: ticked or unticked, by which login or "rule", when (seconds)."""
    found: list[tuple[int, bool, str, int]] = []
    for some in chunked(keys):
        query = select(audit.c.key, audit.c.act, audit.c.made_by, audit.c.at)
        rows = reader.connection.execute(
            query.where(audit.c.message_key.in_(some), audit.c.act.in_((TICKED, UNTICKED)))
        )
        found += [(row.key, row.act == TICKED, row.made_by, row.at) for row in rows]
    return [(on, by, at) for _key, on, by, at in sorted(found, reverse=True)]


def open_conversations(reader: Reader, kind: RecordKind, record: RecordKey) -> list[MessageKey]:
    """Of each conversation on a file that could be closed without the viewer losing sight of it: its newest message."""
    held, whole, mine = message.alias(), message.alias(), audience.alias()
    on_this_file = (
        select(held.c.conversation_key)
        .join_from(link, held, held.c.key == link.c.message_key)
        .where(link.c.kind == kind, link.c.record_key == record)
    )
    own = exists(select(1).where(mine.c.message_key == whole.c.key, mine.c.user_key == reader.viewer))
    query = (
        select(func.max(whole.c.key))
        .join_from(whole, conversation, conversation.c.key == whole.c.conversation_key)
        .where(whole.c.conversation_key.in_(on_this_file), conversation.c.confidential == false())
        .group_by(whole.c.conversation_key)
        .having(func.min(case((own, 1), else_=0)) == 1)
    )
    return [MessageKey(key) for key in reader.connection.execute(query.order_by(func.max(whole.c.key))).scalars()]
