"""The e-mail settings of the user files: one account per user, without secrets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, insert, select, update

from carerix_desktop.domain.account import Account, CertificatePin, Endpoint, Security, ServerType, pinned
from carerix_desktop.domain.ids import AccountKey, UserKey
from carerix_desktop.storage import envelopes
from carerix_desktop.storage.tables_mail import account
from carerix_desktop.storage.unit_of_work import Reader, Work


def find_account(door: Reader | Work, owner: UserKey) -> Account | None:
    """The settings of one user, or None where none were ever saved."""
    row = door.connection.execute(select(account).where(account.c.owner_key == owner)).one_or_none()
    return None if row is None else _account_of(row)


def find_accounts(door: Reader | Work) -> Sequence[Account]:
    """The settings of all users that have some."""
    rows = door.connection.execute(select(account).order_by(account.c.key))
    return [_account_of(row) for row in rows]


def put_account(work: Work, settings: Account) -> AccountKey:
    """Write the settings of a user, for the first time or again; the answer is their key."""
    row = _row_of(settings)
    changed = work.connection.execute(update(account).where(account.c.owner_key == settings.owner).values(**row))
    if not changed.rowcount:
        work.connection.execute(insert(account), {**row, "owner_key": settings.owner})
    if not settings.fetch or settings.type is not ServerType.IMAP:
        envelopes.drop_account(work, settings.owner)
    key = select(account.c.key).where(account.c.owner_key == settings.owner)
    return AccountKey(work.connection.execute(key).scalar_one())


def note_server_set_by(work: Work, owner: UserKey, by: UserKey) -> None:
    """Note who entered the incoming server of a user."""
    work.connection.execute(update(account).where(account.c.owner_key == owner).values(server_set_by=by))


def find_server_set_by(door: Reader | Work, owner: UserKey) -> UserKey | None:
    """Who entered the incoming server of a user last; None where that is not known."""
    found: UserKey | None = door.connection.execute(
        select(account.c.server_set_by).where(account.c.owner_key == owner)
    ).scalar()
    return found


def _account_of(row: Row[Any]) -> Account:
    outgoing = Endpoint(
        host=row.smtp_server,
        port=row.smtp_port or 0,
        security=Security(row.smtp_security or Security.TLS),
        username=row.smtp_username,
    )
    incoming = Endpoint(host=row.server, port=row.port, security=Security(row.security), username=row.username)
    pins = tuple(CertificatePin(**one) for one in row.pins)
    return Account(
        key=row.key,
        owner=row.owner_key,
        type=ServerType(row.type),
        incoming=pinned(incoming, pins),
        fetch=row.fetch,
        keep_copy=row.keep_copy,
        remove_after_days=row.remove_after_days,
        outgoing=pinned(outgoing, pins) if row.smtp_server else None,
        send_interval_s=row.send_interval_s,
        pins=pins,
    )


def _row_of(settings: Account) -> dict[str, object]:
    out = settings.outgoing
    return {
        "type": settings.type.value,
        "server": settings.incoming.host,
        "port": settings.incoming.port,
        "security": settings.incoming.security.value,
        "username": settings.incoming.username,
        "fetch": settings.fetch,
        "keep_copy": settings.keep_copy,
        "remove_after_days": settings.remove_after_days,
        "smtp_server": out.host if out else "",
        "smtp_port": out.port if out else None,
        "smtp_security": out.security.value if out else None,
        "smtp_username": out.username if out else "",
        "send_interval_s": settings.send_interval_s,
        "pins": [asdict(one) for one in settings.pins],
    }
