"""Why conversations are confidential, for the archive: the reasons of their messages, and lines of the audit log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from carerix_desktop.domain.ids import ConversationKey, MessageKey, UserKey
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_rows import find_all, find_in, put_rows
from carerix_desktop.storage.tables_crm import candidate, contact
from carerix_desktop.storage.tables_mail import app_user, audit, message
from carerix_desktop.storage.tables_users import confidential_reason
from carerix_desktop.storage.tables_write import submission
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


class FiledRow(NamedTuple):
    """What the rules look at of a message that is filed."""

    key: MessageKey
    conversation: ConversationKey
    subject: str
    direction: str
    message_id: str


class ClosingUser(NamedTuple):
    """A user whose mail is confidential by default, by direction."""

    user: UserKey
    login: str
    incoming: bool
    outgoing: bool


class Written(NamedTuple):
    """A message of the outbox: who wrote it, and whether they ticked the box."""

    owner: UserKey
    login: str
    confidential: bool


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


def find_reasons_of(archive: Archive, messages: Collection[MessageKey]) -> list[ReasonRow]:
    """The reasons of these messages."""
    query = select(confidential_reason)
    return [ReasonRow(*row) for row in find_in(archive.connection, query, confidential_reason.c.message_key, messages)]


def find_filed(archive: Archive, messages: Collection[MessageKey]) -> list[FiledRow]:
    """The filed ones among these messages."""
    columns = (message.c.key, message.c.conversation_key, message.c.subject, message.c.direction, message.c.message_id)
    query = select(*columns).where(message.c.filed)
    return [FiledRow(*row) for row in find_in(archive.connection, query, message.c.key, messages)]


def find_closing_users(archive: Archive) -> list[ClosingUser]:
    """The users whose file says that mail is confidential by default."""
    c = app_user.c
    query = select(c.key, c.login, c.incoming_confidential, c.outgoing_confidential)
    rows = find_all(archive.connection, query.where(c.incoming_confidential | c.outgoing_confidential))
    return [ClosingUser(*row) for row in rows]


def find_written(archive: Archive, message_ids: Collection[str]) -> dict[str, Written]:
    """Which of these Message-IDs are of messages that were written here."""
    columns = (submission.c.message_id, submission.c.owner_key, app_user.c.login, submission.c.confidential)
    query = select(*columns).join_from(submission, app_user, app_user.c.key == submission.c.owner_key)
    rows = find_in(archive.connection, query, submission.c.message_id, message_ids)
    return {row[0]: Written(*row[1:]) for row in rows}


def find_confidential_people(archive: Archive, people: Collection[RecordId]) -> dict[RecordId, str]:
    """Those of these candidates and contacts whose file says that their mail is confidential, as KIND:REF."""
    found: dict[RecordId, str] = {}
    for kind, table in (("candidate", candidate), ("contact", contact)):
        keys = [one.record_key for one in people if one.kind == kind]
        query = select(table.c.key, table.c.ref).where(table.c.confidential)
        rows = find_in(archive.connection, query, table.c.key, keys)
        found |= {RecordId(kind, key): f"{kind}:{ref}" for key, ref in rows}
    return found


def forget_people(archive: Archive, names: Collection[str]) -> None:
    """Take these people, as KIND:REF, out of the reasons; those hold without them."""
    evidence = confidential_reason.c.evidence
    archive.connection.execute(update(confidential_reason).where(evidence.in_(sorted(names))).values(evidence=""))


def put_audit(archive: Archive, lines: Sequence[AuditLine]) -> None:
    """Write lines into the audit log; each shows to those who see its message."""
    columns = ("at", "made_by", "act", "message_key", "detail", "reason")
    put_rows(archive.connection, audit, columns, [(*line, "") for line in lines])
