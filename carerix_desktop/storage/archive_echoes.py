r"""Echoes: what an \All mailbox shows of messages that have their copy in another mailbox of the account.

Server state only: the UID, and its flags as the server last said. A person sees the copy, never the echo.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from carerix_desktop.domain.ids import ConversationKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.storage.archive_rows import Values, delete_in, find_in, put_rows
from carerix_desktop.storage.tables_mail import echo, message
from carerix_desktop.storage.unit_of_work import Archive

ECHO_COLUMNS = (
    "message_key",
    "mailbox_key",
    "owner_key",
    "uidvalidity",
    "uid",
    "flags",
    "keywords",
    "internaldate",
    "rfc822_size",
)


class EchoRow(NamedTuple):
    """An echo as it stands."""

    key: int
    message: MessageKey
    mailbox: MailboxKey
    owner: UserKey
    uidvalidity: int
    uid: int
    flags: int
    keywords: str
    internaldate: int
    size_octets: int


_ECHO = select(echo.c.key, *(echo.c[name] for name in ECHO_COLUMNS))


def put_echoes(archive: Archive, rows: Sequence[Values]) -> None:
    """Insert echoes, each a tuple in the order of ECHO_COLUMNS."""
    put_rows(archive.connection, echo, ECHO_COLUMNS, rows)


def find_echoes_of(archive: Archive, messages: Collection[MessageKey]) -> list[EchoRow]:
    """All echoes, of anybody, of these messages."""
    return [EchoRow(*row) for row in find_in(archive.connection, _ECHO, echo.c.message_key, messages)]


def find_echoes_at(archive: Archive, box: MailboxKey, uidvalidity: int, uids: Collection[int]) -> list[EchoRow]:
    """The echoes of a mailbox at these UIDs."""
    here = _ECHO.where(echo.c.mailbox_key == box, echo.c.uidvalidity == uidvalidity)
    return [EchoRow(*row) for row in find_in(archive.connection, here, echo.c.uid, uids)]


def set_echo_flags(archive: Archive, rows: Sequence[tuple[int, int, str]]) -> None:
    """Note what the server says now: (key, flags, keywords)."""
    if rows:
        change = update(echo).where(echo.c.key == bindparam("k")).values(flags=bindparam("f"), keywords=bindparam("w"))
        archive.connection.execute(change, [{"k": key, "f": flags, "w": words} for key, flags, words in rows])


def give_echoes(archive: Archive, old: MessageKey, new: MessageKey) -> None:
    """Give the echoes of a superseded draft to its newest version."""
    archive.connection.execute(update(echo).where(echo.c.message_key == old).values(message_key=new))


def delete_echoes(archive: Archive, keys: Collection[int]) -> None:
    """Delete echoes."""
    delete_in(archive.connection, echo, echo.c.key, keys)


def drop_echoes(archive: Archive, box: MailboxKey) -> None:
    """Delete the echoes of a mailbox whose UIDs mean nothing any more."""
    archive.connection.execute(delete(echo).where(echo.c.mailbox_key == box))


def find_conversations(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, ConversationKey]:
    """The conversation of each message."""
    query = select(message.c.key, message.c.conversation_key)
    return {row[0]: row[1] for row in find_in(archive.connection, query, message.c.key, messages)}
