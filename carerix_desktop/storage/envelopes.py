"""Envelopes ahead of bodies: what a first synchronisation lists before it fetches (PERFORMANCE.md, 6).

The only module that knows their table. An envelope is no message: it is filed nowhere, found by no search, in no
conversation and on no file, and shows to its owner alone (`guard`). Its row goes in the transaction that files its body
or sets it aside, and when the server, or a person, says that it will not come.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import and_, delete, exists, func, or_, select

from carerix_desktop.domain.ids import AccountKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.storage.archive_rows import put_rows
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import mailbox, message_copy
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

Place = tuple[MailboxKey, int, int]
"""Mailbox, UIDVALIDITY, UID."""

_COLUMNS = (
    "uid",  # first: rows go in by the order of their mailbox
    "mailbox_key",
    "uidvalidity",
    "owner_key",
    "key",
    "flags",
    "sender_name",
    "sender_address",
    "recipients",
    "subject",
)


class EnvelopeRow(NamedTuple):
    """A message whose body is still to come, as its owner's list shows it."""

    key: MessageKey
    mailbox: MailboxKey
    uid: int
    flags: Flags
    sender_name: str
    sender_address: str
    recipients: str
    subject: str


def put_envelopes(work: Work, owner: UserKey, uidvalidity: int, rows: Iterable[EnvelopeRow]) -> None:
    """Add envelopes whose places have none yet."""
    values = [
        (
            row.uid,
            row.mailbox,
            uidvalidity,
            owner,
            row.key,
            int(row.flags),
            row.sender_name,
            row.sender_address,
            row.recipients,
            row.subject,
        )
        for row in rows
    ]
    put_rows(work.connection, envelope, _COLUMNS, values)


def find_awaited(reader: Reader | Work, box: MailboxKey, uidvalidity: int) -> set[int]:
    """The UIDs of a mailbox of which the envelope is here and the body is not."""
    query = select(envelope.c.uid).where(envelope.c.mailbox_key == box, envelope.c.uidvalidity == uidvalidity)
    return set(reader.connection.execute(query).scalars())


def drop_places(door: Archive | Work, places: Iterable[Place]) -> None:
    """Their bodies are here, or will not come."""
    wanted: dict[tuple[MailboxKey, int], list[int]] = {}
    for box, uidvalidity, uid in places:
        wanted.setdefault((box, uidvalidity), []).append(uid)
    for (box, uidvalidity), uids in wanted.items():
        here = and_(envelope.c.mailbox_key == box, envelope.c.uidvalidity == uidvalidity)
        for some in chunked(sorted(uids)):
            door.connection.execute(delete(envelope).where(here, envelope.c.uid.in_(some)))


def drop_mailboxes(door: Archive | Work, boxes: Collection[MailboxKey]) -> None:
    """These mailboxes are complete, switched off, or numbered anew."""
    for some in chunked(sorted(boxes)):
        door.connection.execute(delete(envelope).where(envelope.c.mailbox_key.in_(some)))


def drop_outdated(work: Work, box: MailboxKey, uidvalidity: int) -> None:
    """Drop what was listed under another UIDVALIDITY."""
    other = and_(envelope.c.mailbox_key == box, envelope.c.uidvalidity != uidvalidity)
    work.connection.execute(delete(envelope).where(other))


def drop_account(work: Work, owner: UserKey) -> None:
    """Nothing is fetched for this user any more."""
    work.connection.execute(delete(envelope).where(envelope.c.owner_key == owner))


def has_any(reader: Reader) -> bool:
    """Whether the viewer has any."""
    mine = select(envelope.c.uid).where(envelope.c.owner_key == reader.viewer)
    return reader.connection.execute(mine.limit(1)).first() is not None


def sweep(work: Work, account: AccountKey) -> None:
    """Drop what a sync that was cut short left behind: bodies that are here, mailboxes that are not fetched."""
    mine = select(mailbox.c.key).where(mailbox.c.account_key == account)
    off = mine.where(
        or_(
            ~mailbox.c.wanted,
            ~mailbox.c.listed,
            and_(mailbox.c.uidvalidity != 0, mailbox.c.uidvalidity != envelope.c.uidvalidity),
        )
    )
    c = message_copy.c
    here = exists(
        select(1).where(
            c.mailbox_key == envelope.c.mailbox_key, c.uidvalidity == envelope.c.uidvalidity, c.uid == envelope.c.uid
        )
    )
    gone = or_(envelope.c.mailbox_key.in_(off.correlate(envelope)), here)
    work.connection.execute(delete(envelope).where(envelope.c.mailbox_key.in_(mine), gone))


def awaited_keys(reader: Reader, boxes: Sequence[int]) -> array[int]:
    """The keys of the viewer's envelopes in these mailboxes, newest first."""
    query = select(envelope.c.key).where(envelope.c.mailbox_key.in_(boxes), envelope.c.owner_key == reader.viewer)
    cursor = reader.connection.execute(query.order_by(envelope.c.key.desc())).cursor
    assert cursor is not None
    return array("q", [row[0] for row in cursor.fetchall()])


def count_awaited(reader: Reader, boxes: Sequence[int] | None) -> int:
    """How many envelopes the viewer has in these mailboxes, or in all."""
    query = select(func.count(envelope.c.uid)).where(envelope.c.owner_key == reader.viewer)
    query = query if boxes is None else query.where(envelope.c.mailbox_key.in_(boxes))
    return reader.connection.execute(query).scalar_one()


def list_words(reader: Reader, boxes: Sequence[int], *, subjects: bool) -> dict[int, str]:
    """Key → subject or sender of the viewer's envelopes in these mailboxes, to sort a list by."""
    word = envelope.c.subject if subjects else envelope.c.sender_name
    mine = envelope.c.mailbox_key.in_(boxes) & (envelope.c.owner_key == reader.viewer)
    return {row[0]: row[1] for row in reader.connection.execute(select(envelope.c.key, word).where(mine))}


def find_envelopes(reader: Reader, boxes: Sequence[int], keys: Collection[int]) -> dict[int, EnvelopeRow]:
    """The viewer's envelopes with these keys in these mailboxes; a key whose body has come is absent."""
    names = ("key", "mailbox_key", "uid", "flags", "sender_name", "sender_address", "recipients", "subject")
    query = select(*(envelope.c[name] for name in names)).where(envelope.c.mailbox_key.in_(boxes))
    found = {}
    for some in chunked(list(keys)):
        for row in reader.connection.execute(query.where(envelope.c.key.in_(some))):
            found[row.key] = EnvelopeRow(
                key=row.key,
                mailbox=row.mailbox_key,
                uid=row.uid,
                flags=Flags(row.flags),
                sender_name=row.sender_name,
                sender_address=row.sender_address,
                recipients=row.recipients,
                subject=row.subject,
            )
    return found
