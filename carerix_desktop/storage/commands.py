"""Copies as a person changes them, and the commands that wait for the server because of it.

Stands on the road OUT: `services.actions` changes copies here and leaves a `pending_command` row in the same unit of
work; `sync.commands` carries the rows out. A row names the place where the *server* has the message (mailbox,
UIDVALIDITY, UID), which is not where the copy is shown once it was moved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, bindparam, delete, insert, select, update

from carerix_desktop.domain.command import PendingState, PendingVerb
from carerix_desktop.domain.ids import AccountKey, CommandKey, CopyKey, MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.message import Route
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.tables_mail import echo, mailbox, message, message_copy, pending_command
from carerix_desktop.storage.unit_of_work import Reader, Work

BEYOND_UIDS = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A copy of the acting user; `account` is None where its mailbox is only here."""

    key: CopyKey
    message: MessageKey
    mailbox: MailboxKey
    account: AccountKey | None
    uidvalidity: int
    uid: int | None
    flags: Flags
    server_flags: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRow:
    """A command that waits; the source is None where an earlier command of the copy has still to tell it."""

    key: CommandKey
    account: AccountKey
    copy: CopyKey
    message: MessageKey
    verb: PendingVerb
    add: Flags
    remove: Flags
    source: MailboxKey | None
    uidvalidity: int
    uid: int | None
    target: MailboxKey | None
    state: PendingState
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A mailbox to move to."""

    key: MailboxKey
    account: AccountKey | None


def find_copies(work: Work, messages: Sequence[MessageKey], *, source: MailboxKey | None = None) -> tuple[CopyRow, ...]:
    """The actor's own copies of some messages, in one mailbox or in all."""
    wanted = [message_copy.c.owner_key == work.actor]
    if source is not None:
        wanted.append(message_copy.c.mailbox_key == source)
    return tuple(
        row for some in chunked(messages) for row in _copies(work, *wanted, message_copy.c.message_key.in_(some))
    )


def get_copies(work: Work, keys: Sequence[CopyKey]) -> tuple[CopyRow, ...]:
    """The actor's own copies by key; those that are gone are left out."""
    own = message_copy.c.owner_key == work.actor
    return tuple(row for some in chunked(keys) for row in _copies(work, own, message_copy.c.key.in_(some)))


def find_target(work: Work, *, role: FolderRole | None = None, key: MailboxKey | None = None) -> Target | None:
    """The actor's mailbox with a role, or by key; None where there is none to move to."""
    query = select(mailbox.c.key, mailbox.c.account_key).where(
        mailbox.c.owner_key == work.actor, mailbox.c.listed, mailbox.c.selectable
    )
    query = query.where(mailbox.c.key == key) if key is not None else query.where(mailbox.c.role == role)
    row = work.connection.execute(query.order_by(mailbox.c.account_key.is_(None), mailbox.c.key)).first()
    return None if row is None else Target(key=MailboxKey(row.key), account=row.account_key)


def find_pending(work: Work, copies: Sequence[CopyKey]) -> dict[CopyKey, list[PendingRow]]:
    """What waits for each of some copies, oldest first."""
    found: dict[CopyKey, list[PendingRow]] = {}
    for some in chunked(copies):
        query = select(pending_command).where(pending_command.c.copy_key.in_(some)).order_by(pending_command.c.key)
        for row in work.connection.execute(query):
            found.setdefault(row.copy_key, []).append(_pending(row))
    return found


def next_pending(reader: Reader | Work, account: AccountKey) -> tuple[PendingRow, ...]:
    """All that waits for an account, oldest first."""
    query = select(pending_command).where(pending_command.c.account_key == account).order_by(pending_command.c.key)
    return tuple(_pending(row) for row in reader.connection.execute(query))


def find_message_ids(reader: Reader | Work, keys: Sequence[MessageKey]) -> dict[MessageKey, str]:
    """The Message-ID of each message, bare; messages without one are left out."""
    found: dict[MessageKey, str] = {}
    for some in chunked(keys):
        query = select(message.c.key, message.c.message_id).where(message.c.key.in_(some), message.c.message_id != "")
        found.update({MessageKey(row.key): row.message_id for row in reader.connection.execute(query)})
    return found


def set_flags(work: Work, changes: Mapping[CopyKey, Flags]) -> None:
    """Give copies other flags and keep the counters of unread right."""
    before = {copy.key: copy for copy in get_copies(work, list(changes))}
    counters: dict[MailboxKey, tuple[int, int]] = {}
    for key, copy in before.items():
        unread = int(Flags.SEEN not in changes[key]) - int(Flags.SEEN not in copy.flags)
        _count(counters, copy.mailbox, 0, unread)
    rows = [{"k": key, "f": int(flags)} for key, flags in changes.items() if key in before]
    if rows:
        statement = update(message_copy).where(message_copy.c.key == bindparam("k")).values(flags=bindparam("f"))
        work.connection.execute(statement, rows)
    shift_counters(work, counters)


def set_server_flags(work: Work, changes: Mapping[CopyKey, Flags]) -> None:
    """Note what the server has now."""
    rows = [{"k": key, "f": int(flags)} for key, flags in changes.items()]
    if rows:
        statement = update(message_copy).where(message_copy.c.key == bindparam("k")).values(server_flags=bindparam("f"))
        work.connection.execute(statement, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a copy belongs from now on; uid None where only the server will tell."""

    copy: CopyKey
    mailbox: MailboxKey
    uidvalidity: int
    uid: int | None


def place_copies(work: Work, placements: Sequence[Placement]) -> None:
    """Show copies in other mailboxes, or give them their UIDs there, and keep the counters right.

    A place that another copy holds already (the fetch was faster than the answer) is left to that one: the copy that
    waited goes.
    """
    before = {copy.key: copy for copy in get_copies(work, [one.copy for one in placements])}
    counters: dict[MailboxKey, tuple[int, int]] = {}
    for one in placements:
        copy = before.get(one.copy)
        if copy is None:
            continue
        unread = int(Flags.SEEN not in copy.flags)
        _count(counters, copy.mailbox, -1, -unread)
        if _is_taken(work, one):
            work.connection.execute(delete(message_copy).where(message_copy.c.key == one.copy))
            continue
        _count(counters, one.mailbox, 1, unread)
        values = {"mailbox_key": one.mailbox, "uidvalidity": one.uidvalidity, "uid": one.uid}
        at = (echo.c.mailbox_key == one.mailbox, echo.c.uidvalidity == one.uidvalidity, echo.c.uid == one.uid)
        work.connection.execute(delete(echo).where(*at))  # archived on Gmail: the UID in \All is the copy's own now
        work.connection.execute(update(message_copy).where(message_copy.c.key == one.copy).values(values))
    shift_counters(work, counters)


def number_unplaced(work: Work, mailbox_key: MailboxKey) -> tuple[int, ...]:
    """Number the copies that were moved here and that the server never told a UID of; they can be removed by it.

    The numbers lie beyond all UIDs (32 bits, RFC 9051 §2.3.1.1). Once the mailbox is complete such a copy has no
    message on the server: what the fetch brought has taken its place, or somebody else removed it.
    """
    lost = (
        message_copy.c.mailbox_key == mailbox_key,
        message_copy.c.uidvalidity == 0,
        message_copy.c.uid.is_(None),
        message_copy.c.route == Route.IMAP,
        message_copy.c.key.not_in(select(pending_command.c.copy_key)),
    )
    keys = work.connection.execute(select(message_copy.c.key).where(*lost)).scalars().all()
    validity = select(mailbox.c.uidvalidity).where(mailbox.c.key == mailbox_key).scalar_subquery()
    numbered = update(message_copy).where(*lost).values(uidvalidity=validity, uid=BEYOND_UIDS + message_copy.c.key)
    work.connection.execute(numbered)
    return tuple(BEYOND_UIDS + key for key in keys)


def recall_moves(work: Work, mailbox_key: MailboxKey) -> None:
    """Put copies whose MOVE waits back where the server has them, so that they can be matched again there."""
    rows = _from(work, mailbox_key)
    moves = [row for row in rows if row.verb is PendingVerb.MOVE and row.uid is not None]
    place_copies(
        work,
        [Placement(copy=r.copy, mailbox=mailbox_key, uidvalidity=r.uidvalidity, uid=r.uid) for r in moves],
    )


def repoint_pending(work: Work, mailbox_key: MailboxKey, uidvalidity: int) -> None:
    """After copies got new UIDs: commands name those (R-07), and moved copies show in their target again.

    A command whose copy was not found again is dropped: there is nothing left that it could be carried out on.
    """
    rows = _from(work, mailbox_key)
    copies = {copy.key: copy for copy in get_copies(work, [row.copy for row in rows])}
    for row in rows:
        copy = copies.get(row.copy)
        if copy is None or copy.mailbox != mailbox_key or copy.uidvalidity != uidvalidity or copy.uid is None:
            remove_pending(work, [row.key])
            continue
        change_pending(work, row.key, source_uidvalidity=uidvalidity, source_uid=copy.uid, state=PendingState.WAITING)
        if row.verb is PendingVerb.MOVE and row.target is not None:
            place_copies(work, [Placement(copy=row.copy, mailbox=row.target, uidvalidity=0, uid=None)])


def shift_counters(work: Work, deltas: Mapping[MailboxKey, tuple[int, int]]) -> None:
    """Add (total, unread) to the counters of mailboxes."""
    for key, (total, unread) in deltas.items():
        if total or unread:
            work.connection.execute(
                update(mailbox)
                .where(mailbox.c.key == key)
                .values(total=mailbox.c.total + total, unread=mailbox.c.unread + unread)
            )


def add_pending(work: Work, rows: Iterable[Mapping[str, object]], *, made_at: int) -> None:
    """Leave commands; each row has account_key, copy_key, message_key, verb and what the verb needs."""
    blank = {"add_flags": 0, "remove_flags": 0, "source_key": None, "source_uidvalidity": None, "source_uid": None}
    common = {"owner_key": work.actor, "state": PendingState.WAITING.value, "attempts": 0, "made_at": made_at}
    full = [{**blank, "target_key": None, **common, **row} for row in rows]
    if full:
        work.connection.execute(insert(pending_command), full)


def change_pending(work: Work, key: CommandKey, **values: object) -> None:
    """Change columns of one waiting command."""
    work.connection.execute(update(pending_command).where(pending_command.c.key == key).values(**values))


def mark_sent(work: Work, keys: Sequence[CommandKey]) -> None:
    """Note that commands go out now, before they do: after a crash they may have been carried out."""
    for some in chunked(keys):
        work.connection.execute(
            update(pending_command)
            .where(pending_command.c.key.in_(some))
            .values(state=PendingState.SENT.value, attempts=pending_command.c.attempts + 1)
        )


def remove_pending(work: Work, keys: Sequence[CommandKey]) -> None:
    """Forget commands that were carried out, refused or cancelled."""
    for some in chunked(keys):
        work.connection.execute(delete(pending_command).where(pending_command.c.key.in_(some)))


def _copies(work: Work, *conditions: ColumnElement[bool]) -> list[CopyRow]:
    query = select(message_copy, mailbox.c.account_key).join(mailbox, mailbox.c.key == message_copy.c.mailbox_key)
    return [
        CopyRow(
            key=row.key,
            message=row.message_key,
            mailbox=row.mailbox_key,
            account=row.account_key,
            uidvalidity=row.uidvalidity,
            uid=row.uid,
            flags=Flags(row.flags),
            server_flags=Flags(row.server_flags),
        )
        for row in work.connection.execute(query.where(*conditions).order_by(message_copy.c.key))
    ]


def _from(work: Work, mailbox_key: MailboxKey) -> list[PendingRow]:
    query = select(pending_command).where(pending_command.c.source_key == mailbox_key).order_by(pending_command.c.key)
    return [_pending(row) for row in work.connection.execute(query)]


def _is_taken(work: Work, place: Placement) -> bool:
    if place.uid is None:
        return False
    query = select(message_copy.c.key).where(
        message_copy.c.mailbox_key == place.mailbox,
        message_copy.c.uidvalidity == place.uidvalidity,
        message_copy.c.uid == place.uid,
        message_copy.c.key != place.copy,
    )
    return work.connection.execute(query).first() is not None


def _count(counters: dict[MailboxKey, tuple[int, int]], key: MailboxKey, total: int, unread: int) -> None:
    before = counters.get(key, (0, 0))
    counters[key] = (before[0] + total, before[1] + unread)


def _pending(row: Row[tuple[object, ...]]) -> PendingRow:
    return PendingRow(
        key=row.key,
        account=row.account_key,
        copy=row.copy_key,
        message=row.message_key,
        verb=PendingVerb(row.verb),
        add=Flags(row.add_flags),
        remove=Flags(row.remove_flags),
        source=row.source_key,
        uidvalidity=row.source_uidvalidity or 0,
        uid=row.source_uid,
        target=row.target_key,
        state=PendingState(row.state),
        attempts=row.attempts,
    )
