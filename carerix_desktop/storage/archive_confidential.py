"""Why conversations are confidential, for the archive: the reasons of their messages, and lines of the audit log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select

from carerix_desktop.domain.ids import ConversationKey, MessageKey
from carerix_desktop.storage.archive_rows import find_in, put_rows
from carerix_desktop.storage.tables_mail import audit, message
from carerix_desktop.storage.tables_users import confidential_reason
from carerix_desktop.storage.unit_of_work import Archive


class ReasonRow(NamedTuple):
    """A reason as it stands; made_at in seconds."""

    message: MessageKey
    rule: str
    evidence: str
    made_by: str
    made_at: int


class AuditLine(NamedTuple):
    """A change of the box: at (seconds), by whom or "rule", what, of which message, by which rule."""

    at: int
    made_by: str
    act: str
    message: MessageKey
    detail: str


REASON_COLUMNS = tuple(column.name for column in confidential_reason.c)


def find_reasons(
    archive: Archive, conversations: Collection[ConversationKey]
) -> list[tuple[ConversationKey, ReasonRow]]:
    """The reasons of all messages of these conversations, each with its conversation."""
    query = select(message.c.conversation_key, confidential_reason).join_from(
        confidential_reason, message, message.c.key == confidential_reason.c.message_key
    )
    rows = find_in(archive.connection, query, message.c.conversation_key, conversations)
    return [(ConversationKey(row[0]), ReasonRow(*row[1:])) for row in rows]


def put_reasons(archive: Archive, rows: Iterable[ReasonRow]) -> None:
    """Store reasons; one of the same rule on the same message gives way."""
    new = list(rows)
    remove_reasons(archive, new)
    put_rows(archive.connection, confidential_reason, REASON_COLUMNS, [tuple(row) for row in new])


def remove_reasons(archive: Archive, rows: Collection[ReasonRow]) -> None:
    """Take reasons away."""
    if rows:
        c = confidential_reason.c
        same = delete(confidential_reason).where(c.message_key == bindparam("m"), c.rule == bindparam("r"))
        archive.connection.execute(same, [{"m": one.message, "r": one.rule} for one in rows])


def put_audit(archive: Archive, lines: Sequence[AuditLine]) -> None:
    """Write lines into the audit log; each shows to those who see its message."""
    columns = ("at", "made_by", "act", "message_key", "detail", "reason")
    put_rows(archive.connection, audit, columns, [(*line, "") for line in lines])
