"""Taking mail away for good, and a person out of mail that stays: the archive's rows (RELIABILITY.md C-12).

Which tables hang on a message is read from the schema, so that none that comes later is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, and_, delete, insert, or_, select, update

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.command import PendingState, PendingVerb
from carerix_desktop.storage.archive_rows import delete_in, find_in
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_files import removed_part
from carerix_desktop.storage.tables_mail import (
    METADATA,
    audit,
    conversation,
    hand_tie,
    link,
    mailbox,
    message,
    message_address,
    message_copy,
    pending_command,
    proposal,
    set_aside,
)
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.storage.tables_write import submission
from carerix_desktop.storage.unit_of_work import Archive

ERASED_ADDRESS = "erased.invalid"
"""What stands in a header of a message that stays, where the erased person's address was (RFC 2606)."""
LEFT_OUT = "…"
ASIDE = "aside"
REASON = "erased"


class ServerPlace(NamedTuple):
    """Where a server has a copy."""

    account: int
    owner: int
    mailbox: int
    uidvalidity: int
    uid: int
    copy: int
    message: int


def find_places(archive: Archive, messages: Collection[int]) -> list[ServerPlace]:
    """Where servers have these messages: what waits to be moved is still where it was."""
    c, box = message_copy.c, mailbox.c
    columns = (box.account_key, c.owner_key, c.mailbox_key, c.uidvalidity, c.uid, c.key, c.message_key)
    query = select(*columns).join_from(message_copy, mailbox, box.key == c.mailbox_key)
    copies = [ServerPlace(*row) for row in find_in(archive.connection, query, c.message_key, messages)]
    p = pending_command.c
    moved = select(p.copy_key, p.source_key, p.source_uidvalidity, p.source_uid).order_by(p.key.desc())
    rows = find_in(archive.connection, moved, p.copy_key, [one.copy for one in copies])
    sources = {row[0]: row[1:] for row in rows if row[3] is not None}
    places = []
    for one in copies:
        source = sources.get(one.copy)
        places.append(one if source is None else one._replace(mailbox=source[0], uidvalidity=source[1], uid=source[2]))
    return [one for one in places if one.uid and one.account]


def bar_places(archive: Archive, places: Sequence[ServerPlace], at: int) -> None:
    """The UIDs are settled: a synchronisation does not fetch them again."""
    for one in places:
        where = and_(
            set_aside.c.mailbox_key == one.mailbox,
            set_aside.c.uidvalidity == one.uidvalidity,
            set_aside.c.uid == one.uid,
        )
        archive.connection.execute(delete(set_aside).where(where))
    rows = [
        {
            "mailbox_key": one.mailbox,
            "uidvalidity": one.uidvalidity,
            "uid": one.uid,
            "state": ASIDE,
            "attempts": 1,
            "reason": REASON,
            "at": at,
        }
        for one in {place[2:5]: place for place in places}.values()
    ]
    if rows:
        archive.connection.execute(insert(set_aside), rows)


def ask_server(archive: Archive, places: Sequence[ServerPlace], at: int) -> None:
    """Have the server delete its copies at the next synchronisation; call after the copies are gone here."""
    rows = [
        {
            "account_key": one.account,
            "owner_key": one.owner,
            "copy_key": one.copy,
            "message_key": one.message,
            "verb": PendingVerb.EXPUNGE.value,
            "source_key": one.mailbox,
            "source_uidvalidity": one.uidvalidity,
            "source_uid": one.uid,
            "state": PendingState.WAITING.value,
            "made_at": at,
        }
        for one in {place[2:5]: place for place in places}.values()
    ]
    if rows:
        archive.connection.execute(insert(pending_command), rows)


def columns_of_a_message() -> Iterator[Column[Any]]:
    """Every column of the schema that points at a message by foreign key."""
    for table in METADATA.tables.values():
        for column in table.c:
            if any(key.column is message.c.key for key in column.foreign_keys):
                yield column


def delete_mail(archive: Archive, keys: Collection[int]) -> None:
    """Delete messages and all that hangs on them; their copies, and entries and documents from them, are gone."""
    connection = archive.connection
    for column in columns_of_a_message():
        if not column.nullable:
            delete_in(connection, column.table, column, keys)
    delete_in(connection, hand_tie, hand_tie.c.joined_to, keys)
    delete_in(connection, removed_part, removed_part.c.message_key, keys)
    for column in (message.c.parent_key, submission.c.answers_key, submission.c.forwards_key, submission.c.message_key):
        _empty(archive, column, keys)
    for some in chunked(sorted(keys)):
        neutral = update(audit).where(audit.c.message_key.in_(some))
        connection.execute(neutral.values(message_key=None, detail=""))
    query = select(message.c.conversation_key)
    talks = {row[0] for row in find_in(connection, query, message.c.key, keys)}
    delete_in(connection, message, message.c.key, keys)
    kept = {row[0] for row in find_in(connection, query, message.c.conversation_key, talks)}
    delete_in(connection, conversation, conversation.c.key, talks - kept)


def conversations_of(archive: Archive, keys: Collection[int]) -> set[int]:
    """The conversations that these messages are in."""
    return {row[0] for row in find_in(archive.connection, select(message.c.conversation_key), message.c.key, keys)}


def _empty(archive: Archive, column: Column[Any], keys: Collection[int]) -> None:
    for some in chunked(sorted(keys)):
        archive.connection.execute(update(column.table).where(column.in_(some)).values({column.name: None}))


def mask_mail(archive: Archive, keys: Collection[int], forms: Collection[str], names: Sequence[str]) -> None:
    """Take a person out of the rows of messages that stay: addresses, sender, recipients, proposals, evidence."""
    connection = archive.connection
    a, m = message_address.c, message.c
    for some in chunked(sorted(keys)):
        masked = {"name": "", "address": ERASED_ADDRESS, "normal": ""}
        there = and_(a.message_key.in_(some), a.normal.in_(sorted(forms)))
        connection.execute(update(message_address).where(there).values(masked))
        sent = and_(m.key.in_(some), m.sender_normal.in_(sorted(forms)))
        sender = {"sender_name": "", "sender_address": ERASED_ADDRESS, "sender_normal": ""}
        connection.execute(update(message).where(sent).values(sender))
        forwarded = and_(m.key.in_(some), m.inner_normal.in_(sorted(forms)))
        connection.execute(update(message).where(forwarded).values(inner_normal=""))
    _mask_texts(archive, keys, names)
    delete_in(connection, proposal, proposal.c.address, forms)
    evidence = or_(*(link.c.evidence.contains(one, autoescape=True) for one in forms)) if forms else None
    if evidence is not None:
        connection.execute(update(link).where(evidence).values(evidence=""))


def _mask_texts(archive: Archive, keys: Collection[int], names: Sequence[str]) -> None:
    """What lists show of messages: recipients, subject and first line, without these names and addresses."""
    m, texts = message.c, ("subject", "bare_subject", "preview")
    longest_first = sorted((re.escape(one) for one in names), key=len, reverse=True)
    said = re.compile("|".join(longest_first), re.IGNORECASE) if longest_first else None
    columns = (m.key, m.recipients, *(m[name] for name in texts))
    for key, recipients, *others in find_in(archive.connection, select(*columns), m.key, keys):
        values = {"recipients": _without(recipients, names)}
        values |= {name: said.sub(LEFT_OUT, text) if said else text for name, text in zip(texts, others, strict=True)}
        archive.connection.execute(update(message).where(m.key == key).values(values))


def drop_envelopes(archive: Archive, forms: Collection[str]) -> None:
    """Forget what is listed of mail from these addresses whose body is still to come."""
    e = envelope.c
    senders = archive.connection.execute(select(e.sender_address).distinct()).scalars()
    named = [one for one in senders if normalise(one) in forms]
    delete_in(archive.connection, envelope, e.sender_address, named)


def _without(recipients: str, names: Sequence[str]) -> str:
    """A line of recipients without these names and addresses."""
    dropped = {" ".join(name.casefold().split()) for name in names}
    kept = [one for one in recipients.split(", ") if " ".join(one.casefold().split()) not in dropped]
    return ", ".join(kept)


def find_set_aside(archive: Archive) -> Iterator[tuple[int, bytes]]:
    """The bytes of messages that could not be read: key, and bytes as stored."""
    query = select(set_aside.c.key, set_aside.c.raw).where(set_aside.c.raw.is_not(None))
    for row in archive.connection.execute(query):
        yield row.key, row.raw


def drop_set_aside_bytes(archive: Archive, keys: Collection[int]) -> None:
    """Forget the bytes; the UIDs stay settled."""
    for some in chunked(sorted(keys)):
        archive.connection.execute(update(set_aside).where(set_aside.c.key.in_(some)).values(raw=None, reason=REASON))
