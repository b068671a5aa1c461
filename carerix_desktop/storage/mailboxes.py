"""The server's mailboxes as "Edit folders" sees them: what was listed, which role each has, whether it is wanted.

A change of role or of `wanted` is a change of these columns alone: no message moves, here or on the server.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update

from carerix_desktop.domain.ids import AccountKey, MailboxKey, UserKey
from carerix_desktop.domain.mailbox import FolderRole, ListedMailbox
from carerix_desktop.storage import envelopes
from carerix_desktop.storage.tables_mail import echo, mailbox
from carerix_desktop.storage.unit_of_work import Reader, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedMailbox:
    """A mailbox of an account with what a person decided about it."""

    key: MailboxKey
    name: str
    delimiter: str
    attributes: tuple[str, ...]
    role: FolderRole | None
    selectable: bool
    wanted: bool
    server: int
    local: int


def find_mailboxes(door: Reader | Work, account: AccountKey) -> list[PairedMailbox]:
    """The mailboxes that the server of an account listed last, in the order in which they were first seen."""
    echoes = select(func.count(echo.c.key)).where(echo.c.mailbox_key == mailbox.c.key).scalar_subquery()
    query = select(mailbox, echoes.label("echoes")).where(mailbox.c.account_key == account, mailbox.c.listed)
    rows = door.connection.execute(query.order_by(mailbox.c.key))
    return [
        PairedMailbox(
            key=row.key,
            name=row.name,
            delimiter=row.delimiter,
            attributes=tuple(row.attributes),
            role=FolderRole(row.role) if row.role else None,
            selectable=row.selectable,
            wanted=row.wanted,
            server=row.server_exists,
            local=row.total + row.echoes,
        )
        for row in rows
    ]


def put_listing(
    work: Work,
    account: AccountKey,
    owner: UserKey,
    listing: Sequence[ListedMailbox],
    *,
    unselectable: Collection[str],
    needed: Collection[str] = (),
) -> None:
    """Bring the rows in line with what the server lists now; roles stay.

    Before the first sync everything that is listed gets a row. After it only `needed` names do: new and missing names
    are the sync's to judge, because together they may be a folder that was renamed (R-12).
    """
    rows = work.connection.execute(select(mailbox).where(mailbox.c.account_key == account)).all()
    known = {row.name: row.key for row in rows}
    synced = any(row.uidvalidity for row in rows)
    if not synced:
        work.connection.execute(update(mailbox).where(mailbox.c.account_key == account).values(listed=False))
    for listed in listing:
        values = {
            "delimiter": listed.delimiter,
            "attributes": list(listed.flags),
            "selectable": listed.name not in unselectable,
            "listed": True,
        }
        if listed.name in known:
            work.connection.execute(update(mailbox).where(mailbox.c.key == known[listed.name]).values(**values))
        elif not synced or listed.name in needed:
            row = {"owner_key": owner, "account_key": account, "name": listed.name, **values}
            work.connection.execute(insert(mailbox), row)


def pair_roles(work: Work, account: AccountKey, pairs: Mapping[FolderRole, MailboxKey | None]) -> None:
    """Give each of these roles to one mailbox, or with None to none; other roles stay."""
    for role in pairs:
        held = (mailbox.c.account_key == account) & (mailbox.c.role == role.value)
        work.connection.execute(update(mailbox).where(held).values(role=None))
    for role, key in pairs.items():
        if key is not None:
            work.connection.execute(update(mailbox).where(mailbox.c.key == key).values(role=role.value))


def put_wanted(work: Work, wanted: Mapping[MailboxKey, bool]) -> None:
    """Switch the synchronisation of mailboxes on or off; what was listed of one that is off does not come any more."""
    for key, value in wanted.items():
        work.connection.execute(update(mailbox).where(mailbox.c.key == key).values(wanted=value))
    envelopes.drop_mailboxes(work, [key for key, value in wanted.items() if not value])
