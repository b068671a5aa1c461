"""What the sync remembers: the server's mailboxes, how far each has come, and the UIDs that were set aside.

Server state is written by `filing` together with the batch that it belongs to; what is written here goes with no
batch: listings, a mailbox found unchanged, and messages that could not be filed (R-09).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import zstandard
from sqlalchemy import and_, delete, func, insert, select, update

from carerix_desktop.domain.command import PendingVerb
from carerix_desktop.domain.ids import AccountKey, MailboxKey, UserKey
from carerix_desktop.domain.mailbox import Flags, FolderRole, ListedMailbox, MailboxKnown, MailboxStatus
from carerix_desktop.domain.message import Route
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import echo, mailbox, message_copy, pending_command, set_aside
from carerix_desktop.storage.unit_of_work import Reader, Work

TRYING, ASIDE = "trying", "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncedMailbox:
    """A mailbox of an account as the store knows it."""

    known: MailboxKnown
    attributes: tuple[str, ...]
    selectable: bool
    wanted: bool
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A UID that gave trouble: `trying` after one crash on it, `aside` for good."""

    uid: int
    aside: bool
    attempts: int
    reason: str


def find_synced(reader: Reader | Work, account: AccountKey) -> tuple[SyncedMailbox, ...]:
    """All mailboxes of an account, in the order in which they were first seen.

    What is here is taken from the counters, which costs no look at the copies; where it does not add up, it is counted.
    """
    query = select(mailbox).where(mailbox.c.account_key == account).order_by(mailbox.c.key)
    rows = reader.connection.execute(query).all()
    aside = _count_aside(reader, account)
    beside = _count_leaving(reader, account) + _count_echoes(reader, account)
    other = _count_other(reader, account)
    here = {row.key: row.total - other.get(row.key, 0) + beside[row.key] for row in rows}
    if any(here[row.key] + aside.get(row.key, 0) != row.server_exists for row in rows):
        counted = _count_here(reader, account)
        here = {row.key: counted.get(row.key, 0) + beside[row.key] for row in rows}
    return tuple(
        SyncedMailbox(
            known=MailboxKnown(
                key=row.key,
                name=row.name,
                role=FolderRole(row.role) if row.role else None,
                uidvalidity=row.uidvalidity,
                uidnext=row.uidnext,
                highestmodseq=row.highestmodseq,
                exists=row.server_exists,
                local=here.get(row.key, 0),
                set_aside=aside.get(row.key, 0),
            ),
            attributes=tuple(row.attributes),
            selectable=row.selectable,
            wanted=row.wanted,
            listed=row.listed,
        )
        for row in rows
    )


def uids_here(reader: Reader | Work, key: MailboxKey, uidvalidity: int) -> set[int]:
    """The UIDs of a mailbox that are here: those of its copies, and those that a person moved away just now."""
    copies = select(message_copy.c.uid).where(
        message_copy.c.mailbox_key == key, message_copy.c.uidvalidity == uidvalidity, message_copy.c.uid.is_not(None)
    )
    leaving = select(pending_command.c.source_uid).where(
        pending_command.c.verb == PendingVerb.MOVE,
        pending_command.c.source_key == key,
        pending_command.c.source_uidvalidity == uidvalidity,
    )
    found = set(reader.connection.execute(copies).scalars())
    return {uid for uid in found | set(reader.connection.execute(leaving).scalars()) if uid is not None}


def echoes_here(reader: Reader | Work, key: MailboxKey, uidvalidity: int) -> set[int]:
    r"""The UIDs of an \All mailbox whose messages have their copy elsewhere."""
    query = select(echo.c.uid).where(echo.c.mailbox_key == key, echo.c.uidvalidity == uidvalidity)
    return set(reader.connection.execute(query).scalars())


def flags_here(reader: Reader | Work, key: MailboxKey, uidvalidity: int) -> dict[int, tuple[Flags, str]]:
    """UID → the server's flags and keywords (separated by a blank) as last heard."""
    query = select(message_copy.c.uid, message_copy.c.server_flags, message_copy.c.keywords).where(
        message_copy.c.mailbox_key == key, message_copy.c.uidvalidity == uidvalidity, message_copy.c.uid.is_not(None)
    )
    echoes = select(echo.c.uid, echo.c.flags.label("server_flags"), echo.c.keywords).where(
        echo.c.mailbox_key == key, echo.c.uidvalidity == uidvalidity
    )
    rows = [*reader.connection.execute(query), *reader.connection.execute(echoes)]
    return {row.uid: (Flags(row.server_flags), row.keywords) for row in rows}


def find_set_aside(reader: Reader | Work, key: MailboxKey, uidvalidity: int) -> dict[int, SetAside]:
    """What gave trouble in a mailbox, by UID."""
    query = select(set_aside.c.uid, set_aside.c.state, set_aside.c.attempts, set_aside.c.reason).where(
        set_aside.c.mailbox_key == key, set_aside.c.uidvalidity == uidvalidity
    )
    return {
        row.uid: SetAside(uid=row.uid, aside=row.state == ASIDE, attempts=row.attempts, reason=row.reason)
        for row in reader.connection.execute(query)
    }


def put_mailbox(
    work: Work, account: AccountKey, owner: UserKey, listed: ListedMailbox, *, selectable: bool, role: FolderRole | None
) -> None:
    """Add a mailbox that the server lists for the first time."""
    row = {
        "owner_key": owner,
        "account_key": account,
        "name": listed.name,
        "delimiter": listed.delimiter,
        "attributes": list(listed.flags),
        "role": role.value if role else None,
        "selectable": selectable,
    }
    work.connection.execute(insert(mailbox), row)


def change_listing(work: Work, key: MailboxKey, listed: ListedMailbox, *, selectable: bool) -> None:
    """Note what the server lists now for a mailbox known before, perhaps under another name."""
    values = {
        "name": listed.name,
        "delimiter": listed.delimiter,
        "attributes": list(listed.flags),
        "selectable": selectable,
        "listed": True,
    }
    work.connection.execute(update(mailbox).where(mailbox.c.key == key).values(**values))


def change_role(work: Work, key: MailboxKey, role: FolderRole) -> None:
    """Pair a mailbox with a role."""
    work.connection.execute(update(mailbox).where(mailbox.c.key == key).values(role=role.value))


def mark_unlisted(work: Work, keys: Sequence[MailboxKey]) -> None:
    """Mailboxes that are gone from the server: their copies and history stay."""
    for some in chunked(keys):
        work.connection.execute(update(mailbox).where(mailbox.c.key.in_(some)).values(listed=False))


def put_status(work: Work, key: MailboxKey, status: MailboxStatus, *, synced_at: int) -> None:
    """Note the server's state where no batch of arrivals carries it."""
    values = {
        "uidvalidity": status.uidvalidity,
        "uidnext": status.uidnext,
        "highestmodseq": status.highestmodseq,
        "server_exists": status.exists,
        "synced_at": synced_at,
    }
    work.connection.execute(update(mailbox).where(mailbox.c.key == key).values(**values))


def shift_exists(work: Work, deltas: Mapping[MailboxKey | None, int]) -> None:
    """The server has so many more or fewer messages by a command of ours; the next sync asks it anyway."""
    for key, delta in deltas.items():
        if key is not None and delta:
            changed = update(mailbox).where(mailbox.c.key == key)
            work.connection.execute(changed.values(server_exists=mailbox.c.server_exists + delta))


def find_unplaced(reader: Reader | Work, account: AccountKey) -> tuple[MailboxKey, ...]:
    """Mailboxes with copies that were moved there and still have no UID, with no command that waits for them."""
    query = (
        select(message_copy.c.mailbox_key)
        .join(mailbox, mailbox.c.key == message_copy.c.mailbox_key)
        .where(
            mailbox.c.account_key == account,
            message_copy.c.uidvalidity == 0,
            message_copy.c.uid.is_(None),
            message_copy.c.route == Route.IMAP,
            message_copy.c.key.not_in(select(pending_command.c.copy_key)),
        )
        .distinct()
    )
    return tuple(reader.connection.execute(query).scalars())


def put_aside(
    work: Work, key: MailboxKey, uidvalidity: int, uid: int, *, reason: str, at: int, raw: bytes | None
) -> None:
    """Set a message aside for good, with its bytes where they came."""
    blob = None if raw is None else zstandard.compress(raw)
    _put(work, key, uidvalidity, uid, {"state": ASIDE, "reason": reason, "at": at, "raw": blob})


def note_crash(work: Work, key: MailboxKey, uidvalidity: int, uid: int, *, at: int) -> None:
    """Count a crash while this message was in work."""
    reason = "the program stopped while it read this message"
    _put(work, key, uidvalidity, uid, {"state": TRYING, "reason": reason, "at": at})


def forget_set_aside(
    work: Work, key: MailboxKey, uidvalidity: int, uids: Collection[int], *, aside: bool = True
) -> None:
    """Drop entries: those filed after all, or, with `aside`, whatever stands there for these UIDs."""
    for some in chunked(sorted(uids)):
        query = delete(set_aside).where(
            set_aside.c.mailbox_key == key, set_aside.c.uidvalidity == uidvalidity, set_aside.c.uid.in_(some)
        )
        work.connection.execute(query if aside else query.where(set_aside.c.state == TRYING))


def forget_all_set_aside(work: Work, key: MailboxKey) -> None:
    """Drop the entries of a mailbox whose UIDs mean nothing any more."""
    work.connection.execute(delete(set_aside).where(set_aside.c.mailbox_key == key))


def _put(work: Work, key: MailboxKey, uidvalidity: int, uid: int, values: Mapping[str, object]) -> None:
    place = and_(set_aside.c.mailbox_key == key, set_aside.c.uidvalidity == uidvalidity, set_aside.c.uid == uid)
    changed = work.connection.execute(
        update(set_aside).where(place).values(attempts=set_aside.c.attempts + 1, **values)
    )
    if not changed.rowcount:
        row = {"mailbox_key": key, "uidvalidity": uidvalidity, "uid": uid, "attempts": 1, **values}
        work.connection.execute(insert(set_aside), row)


def _count_here(reader: Reader | Work, account: AccountKey) -> dict[MailboxKey, int]:
    """Copies with a UID of the mailbox's present UIDVALIDITY."""
    present = and_(mailbox.c.key == message_copy.c.mailbox_key, mailbox.c.uidvalidity == message_copy.c.uidvalidity)
    query = select(message_copy.c.mailbox_key, func.count(message_copy.c.uid)).join(mailbox, present)
    rows = reader.connection.execute(query.where(mailbox.c.account_key == account).group_by(message_copy.c.mailbox_key))
    return {row[0]: row[1] for row in rows}


def _count_other(reader: Reader | Work, account: AccountKey) -> dict[MailboxKey, int]:
    """Copies without a UID (their UIDVALIDITY is 0) or with one that means nothing any more: two index ranges."""
    found: dict[MailboxKey, int] = {}
    for other in (
        message_copy.c.uidvalidity < mailbox.c.uidvalidity,
        message_copy.c.uidvalidity > mailbox.c.uidvalidity,
    ):
        query = (
            select(mailbox.c.key, func.count(message_copy.c.key))
            .join(message_copy, and_(message_copy.c.mailbox_key == mailbox.c.key, other))
            .where(mailbox.c.account_key == account)
            .group_by(mailbox.c.key)
        )
        for key, count in reader.connection.execute(query):
            found[key] = found.get(key, 0) + count
    return found


def _count_echoes(reader: Reader | Work, account: AccountKey) -> Counter[MailboxKey]:
    r"""Messages of \All mailboxes that have their copy elsewhere."""
    present = and_(mailbox.c.key == echo.c.mailbox_key, mailbox.c.uidvalidity == echo.c.uidvalidity)
    query = select(echo.c.mailbox_key, func.count(echo.c.uid)).join(mailbox, present)
    rows = reader.connection.execute(query.where(mailbox.c.account_key == account).group_by(echo.c.mailbox_key))
    return Counter({row[0]: row[1] for row in rows})


def _count_leaving(reader: Reader | Work, account: AccountKey) -> Counter[MailboxKey]:
    """Moves that the server has not heard of yet: it still counts the message where it was."""
    present = and_(
        mailbox.c.key == pending_command.c.source_key, mailbox.c.uidvalidity == pending_command.c.source_uidvalidity
    )
    query = (
        select(pending_command.c.source_key, func.count(pending_command.c.source_uid))
        .join(mailbox, present)
        .where(pending_command.c.account_key == account, pending_command.c.verb == PendingVerb.MOVE)
        .group_by(pending_command.c.source_key)
    )
    return Counter({row[0]: row[1] for row in reader.connection.execute(query)})


def _count_aside(reader: Reader | Work, account: AccountKey) -> dict[MailboxKey, int]:
    query = (
        select(set_aside.c.mailbox_key, func.count(set_aside.c.key))
        .join(
            mailbox,
            and_(mailbox.c.key == set_aside.c.mailbox_key, mailbox.c.uidvalidity == set_aside.c.uidvalidity),
        )
        .where(mailbox.c.account_key == account, set_aside.c.state == ASIDE)
        .group_by(set_aside.c.mailbox_key)
    )
    return {row[0]: row[1] for row in reader.connection.execute(query)}
