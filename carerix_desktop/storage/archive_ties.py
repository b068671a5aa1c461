"""What people said of conversations: where they split one, and what they joined (RULES.md section 2)."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.storage.archive_rows import find_in
from carerix_desktop.storage.tables_mail import hand_tie
from carerix_desktop.storage.unit_of_work import Archive


class HandTie(NamedTuple):
    """What a person said of one message: severed from what it answers, joined to another one's conversation."""

    message: MessageKey
    severed: bool
    joined_to: MessageKey | None
    made_by: str
    made_at: int


def find_ties(archive: Archive, messages: Collection[MessageKey]) -> dict[MessageKey, HandTie]:
    """What people said of these messages."""
    rows = find_in(archive.connection, select(hand_tie), hand_tie.c.message_key, messages)
    return {row[0]: HandTie(*row) for row in rows}


def put_tie(archive: Archive, tie: HandTie) -> None:
    """Store what a person says of a message, in place of what was said before."""
    remove_tie(archive, tie.message)
    archive.connection.execute(insert(hand_tie).values(tuple(tie)))


def remove_tie(archive: Archive, message: MessageKey) -> None:
    """Forget what was said of a message."""
    archive.connection.execute(delete(hand_tie).where(hand_tie.c.message_key == message))
