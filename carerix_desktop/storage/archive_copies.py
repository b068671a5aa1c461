"""Copies of messages in mailboxes, and the mailboxes' counters and sync state, as the archive writes them.

Counters move by what was added and removed, in the same transaction; nothing counts rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import and_, bindparam, insert, select, update

from carerix_desktop.domain.account import ServerType
from carerix_desktop.domain.folder_naming import is_all_mail
from carerix_desktop.domain.ids import AccountKey, ConversationKey, CopyKey, MailboxKey, MessageKey, UserKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.storage.archive_rows import Values, delete_in, find_all, find_in, put_rows
from carerix_desktop.storage.tables_mail import account, mailbox, message, message_copy, pending_command
from carerix_desktop.storage.unit_of_work import Archive

COPY_COLUMNS = (
    "message_key",
    "conversation_key",
    "mailbox_key",
    "owner_key",
    "route",
    "uidvalidity",
    "uid",
    "flags",
    "server_flags",
    "keywords",
    "internaldate",
    "rfc822_size",
)


class MailboxRow(NamedTuple):
    r"""What filing needs of a mailbox: whose it is, its role ("" for none), the UIDVALIDITY of its copies.

    `all_mail`: the server marks it \All, so that it shows the messages of the account's other mailboxes again.
    """

    key: MailboxKey
    owner: UserKey
    role: str
    uidvalidity: int
    account: AccountKey | None
    all_mail: bool


class CopyRow(NamedTuple):
    """A copy as it stands."""

    key: CopyKey
    message: MessageKey
    mailbox: MailboxKey
    owner: UserKey
    uidvalidity: int
    uid: int | None
    flags: int
    server_flags: int
    keywords: str
    internaldate: int
    size_octets: int


COPY = select(
    message_copy.c.key,
    message_copy.c.message_key,
    message_copy.c.mailbox_key,
    message_copy.c.owner_key,
    message_copy.c.uidvalidity,
    message_copy.c.uid,
    message_copy.c.flags,
    message_copy.c.server_flags,
    message_copy.c.keywords,
    message_copy.c.internaldate,
    message_copy.c.rfc822_size,
)


@dataclass(slots=True)
class Counts:
    """By how much the counters of mailboxes move."""

    total: Counter[MailboxKey] = field(default_factory=Counter)
    unread: Counter[MailboxKey] = field(default_factory=Counter)

    def add(self, key: MailboxKey, flags: int, by: int = 1) -> None:
        """One copy with these flags more (or, with -1, less)."""
        self.total[key] += by
        self.unread[key] += 0 if flags & Flags.SEEN else by

    def change(self, key: MailboxKey, before: int, after: int) -> None:
        """The flags of one copy changed."""
        self.unread[key] += ((before & Flags.SEEN) - (after & Flags.SEEN)) // Flags.SEEN

    def touched(self) -> set[MailboxKey]:
        """The mailboxes whose counters move."""
        return {key for counter in (self.total, self.unread) for key, by in counter.items() if by}


def find_mailbox_rows(archive: Archive, keys: Collection[MailboxKey]) -> dict[MailboxKey, MailboxRow]:
    """These mailboxes."""
    columns = (mailbox.c.owner_key, mailbox.c.role, mailbox.c.uidvalidity, mailbox.c.account_key, mailbox.c.attributes)
    rows = find_in(archive.connection, select(mailbox.c.key, *columns), mailbox.c.key, keys)
    return {row[0]: MailboxRow(row[0], row[1], row[2] or "", row[3], row[4], is_all_mail(row[5])) for row in rows}


def find_mailboxes_with_role(archive: Archive, roles: Collection[str]) -> set[MailboxKey]:
    """All mailboxes, of anybody, that are paired with one of the roles."""
    query = select(mailbox.c.key).where(mailbox.c.role.in_(list(roles)))
    return set(archive.connection.execute(query).scalars())


def server_mailbox(archive: Archive, owner: UserKey, role: str) -> MailboxKey | None:
    """The mailbox with this role on the owner's server, where mail is fetched from it; else None."""
    fetched = and_(account.c.key == mailbox.c.account_key, account.c.fetch, account.c.type == ServerType.IMAP)
    query = select(mailbox.c.key).join(account, fetched)
    query = query.where(mailbox.c.owner_key == owner, mailbox.c.role == role, mailbox.c.listed, mailbox.c.selectable)
    return archive.connection.execute(query).scalar()


def local_mailbox(archive: Archive, owner: UserKey, role: str, name: str) -> MailboxKey:
    """The owner's mailbox for imports with this role; made at the first import."""
    same = (mailbox.c.owner_key == owner, mailbox.c.account_key.is_(None), mailbox.c.role == role)
    found = archive.connection.execute(select(mailbox.c.key).where(*same)).scalar()
    if found is not None:
        return MailboxKey(found)
    row: dict[str, object] = {"owner_key": owner, "account_key": None, "name": name, "attributes": [], "role": role}
    archive.connection.execute(insert(mailbox), row)
    return MailboxKey(archive.connection.execute(select(mailbox.c.key).where(*same)).scalar_one())


def put_copies(archive: Archive, rows: Sequence[Values]) -> None:
    """Insert copies, each a tuple in the order of COPY_COLUMNS."""
    put_rows(archive.connection, message_copy, COPY_COLUMNS, rows)


def find_copies_by_uid(
    archive: Archive, places: Collection[tuple[MailboxKey, int, int]]
) -> dict[tuple[MailboxKey, int, int], CopyRow]:
    """The copies at these places: (mailbox, uidvalidity, uid)."""
    found: dict[tuple[MailboxKey, int, int], CopyRow] = {}
    boxes = {(place[0], place[1]) for place in places}
    for box, validity in boxes:
        here = COPY.where(message_copy.c.mailbox_key == box, message_copy.c.uidvalidity == validity)
        uids = [place[2] for place in places if place[:2] == (box, validity)]
        for row in find_in(archive.connection, here, message_copy.c.uid, uids):
            found[box, validity, row[5]] = CopyRow(*row)
    return found


def find_copies_of(archive: Archive, messages: Collection[MessageKey]) -> list[CopyRow]:
    """All copies, of anybody, of these messages."""
    return [CopyRow(*row) for row in find_in(archive.connection, COPY, message_copy.c.message_key, messages)]


def find_messages_in(archive: Archive, boxes: Collection[MailboxKey]) -> set[MessageKey]:
    """The messages that have a copy in one of these mailboxes."""
    query = select(message_copy.c.message_key).distinct()
    return {row[0] for row in find_in(archive.connection, query, message_copy.c.mailbox_key, boxes)}


def find_copies(archive: Archive, keys: Collection[CopyKey]) -> list[CopyRow]:
    """Copies by key."""
    return [CopyRow(*row) for row in find_in(archive.connection, COPY, message_copy.c.key, keys)]


class ListedCopy(NamedTuple):
    """A copy of a mailbox with what matches it again after a change of UIDVALIDITY."""

    key: CopyKey
    uidvalidity: int
    message_id: str
    size_octets: int
    internaldate: int


def find_copies_to_match(archive: Archive, key: MailboxKey) -> list[ListedCopy]:
    """The copies of a mailbox that the server had given a UID."""
    columns = (
        message_copy.c.key,
        message_copy.c.uidvalidity,
        message.c.message_id,
        message_copy.c.rfc822_size,
        message_copy.c.internaldate,
    )
    query = (
        select(*columns)
        .select_from(message_copy.join(message, message.c.key == message_copy.c.message_key))
        .where(message_copy.c.mailbox_key == key, message_copy.c.uid.is_not(None))
    )
    return [ListedCopy(*row) for row in find_all(archive.connection, query)]


def set_places(archive: Archive, rows: Sequence[tuple[CopyKey, int, int | None]]) -> None:
    """Give copies another UIDVALIDITY and UID; the places that they leave are free before the new ones are taken."""
    if not rows:
        return
    free = update(message_copy).where(message_copy.c.key == bindparam("k")).values(uid=None)
    take = free.values(uidvalidity=bindparam("v"), uid=bindparam("u"))
    archive.connection.execute(free, [{"k": key} for key, _, _ in rows])
    archive.connection.execute(take, [{"k": key, "v": validity, "u": uid} for key, validity, uid in rows])


def set_flags(archive: Archive, rows: Sequence[tuple[CopyKey, int, int, str]]) -> None:
    """Set flags as shown here, flags as the server last said, and keywords."""
    if rows:
        change = (
            update(message_copy)
            .where(message_copy.c.key == bindparam("k"))
            .values(flags=bindparam("f"), server_flags=bindparam("s"), keywords=bindparam("w"))
        )
        archive.connection.execute(change, [{"k": k, "f": f, "s": s, "w": w} for k, f, s, w in rows])


def give_copies(archive: Archive, old: MessageKey, new: MessageKey, conversation: ConversationKey) -> None:
    """Give the copies of a superseded draft to its newest version."""
    change = update(message_copy).where(message_copy.c.message_key == old)
    archive.connection.execute(change.values(message_key=new, conversation_key=conversation))


def delete_copies(archive: Archive, keys: Collection[CopyKey]) -> None:
    """Delete copies, and what waited to be told to the server about them."""
    delete_in(archive.connection, pending_command, pending_command.c.copy_key, keys)
    delete_in(archive.connection, message_copy, message_copy.c.key, keys)


def find_owners(archive: Archive, messages: Collection[MessageKey]) -> set[tuple[MessageKey, UserKey]]:
    """Who still has a copy of these messages."""
    query = select(message_copy.c.message_key, message_copy.c.owner_key).distinct()
    return {(r[0], r[1]) for r in find_in(archive.connection, query, message_copy.c.message_key, messages)}


def find_commanded(archive: Archive, keys: Collection[CopyKey]) -> set[CopyKey]:
    """Those of the copies that have a command waiting."""
    query = select(pending_command.c.copy_key)
    return {row[0] for row in find_in(archive.connection, query, pending_command.c.copy_key, keys)}


def find_waiting_flags(archive: Archive, keys: Collection[CopyKey]) -> dict[CopyKey, tuple[int, int]]:
    """What STORE commands that wait add to and remove from the flags of these copies, in their order."""
    columns = (pending_command.c.copy_key, pending_command.c.add_flags, pending_command.c.remove_flags)
    query = select(*columns).where(pending_command.c.verb == "store").order_by(pending_command.c.key)
    found: dict[CopyKey, tuple[int, int]] = {}
    for key, add, remove in find_in(archive.connection, query, pending_command.c.copy_key, keys):
        added, removed = found.get(key, (0, 0))
        found[key] = ((added | add) & ~remove, (removed | remove) & ~add)
    return found


def move_counters(archive: Archive, counts: Counts) -> None:
    """Add the differences to the mailboxes' counters."""
    for key in counts.touched():
        values = {"total": mailbox.c.total + counts.total[key], "unread": mailbox.c.unread + counts.unread[key]}
        archive.connection.execute(update(mailbox).where(mailbox.c.key == key).values(values))


def set_progress(archive: Archive, key: MailboxKey, state: Mapping[str, int]) -> None:
    """Store the mailbox's new sync state."""
    archive.connection.execute(update(mailbox).where(mailbox.c.key == key).values(dict(state)))
