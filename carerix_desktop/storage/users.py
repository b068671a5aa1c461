"""User files and the agency's settings: queries of `services.users`.

An address given when a user is added counts at once. One that is given later counts at once only where the store holds
no mail to it; otherwise it is marked as not proven and opens no earlier mail (RULES.md section 4, C-11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from carerix_desktop.domain.account import Agency, User, UserRole
from carerix_desktop.domain.addresses import normalise, reach_same
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.setting import DEFAULT_KEYWORDS
from carerix_desktop.storage.archive_graph import find_tagged_forms
from carerix_desktop.storage.tables_mail import agency, app_user, mailbox, message_address, user_address
from carerix_desktop.storage.unit_of_work import Archive, Reader, Work

FROM, ALIAS, SYSTEM = "from", "alias", "system"


def find_users(door: Reader | Work) -> list[User]:
    """Every user file, in the order in which they were added."""
    aliases: dict[UserKey, list[str]] = {}
    wanted = select(user_address).where(user_address.c.kind == ALIAS).order_by(user_address.c.key)
    for row in door.connection.execute(wanted):
        aliases.setdefault(row.user_key, []).append(row.address)
    rows = door.connection.execute(select(app_user).order_by(app_user.c.key))
    return [
        User(
            key=row.key,
            login=row.login,
            name=row.name,
            from_address=row.from_address,
            system_address=row.system_address,
            aliases=tuple(aliases.get(row.key, ())),
            role=UserRole(row.role),
            active=row.active,
            incoming_confidential=row.incoming_confidential,
            outgoing_confidential=row.outgoing_confidential,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """When a user was here, and when their mail was fetched last; seconds since 1970, None: never."""

    last_sign_in: int | None
    deactivated_at: int | None
    synced_at: int | None


def find_activity(door: Reader) -> dict[UserKey, Activity]:
    """Of every user; mailboxes of others show to administrators alone."""
    synced = select(mailbox.c.owner_key, func.max(mailbox.c.synced_at)).group_by(mailbox.c.owner_key)
    last = {row[0]: row[1] for row in door.connection.execute(synced)}
    query = select(app_user.c.key, app_user.c.last_sign_in, app_user.c.deactivated_at)
    return {
        UserKey(row.key): Activity(
            last_sign_in=row.last_sign_in, deactivated_at=row.deactivated_at, synced_at=last.get(row.key)
        )
        for row in door.connection.execute(query)
    }


def add_user(work: Work, user: User, *, at: int) -> UserKey:
    """Add a user file (its key is given by the store); its addresses count at once, for earlier mail too (filing)."""
    row = _row_of(user)
    key = UserKey(work.connection.execute(insert(app_user).returning(app_user.c.key), row).scalar_one())
    addresses = _addresses_of(user)
    _insert_addresses(work, key, addresses, dict.fromkeys(addresses, True), at=at)
    return key


def change_user(work: Work, user: User, *, at: int) -> None:
    """Write a changed user file."""
    work.connection.execute(update(app_user).where(app_user.c.key == user.key).values(**_row_of(user)))
    addresses = _addresses_of(user)
    rows = work.connection.execute(select(user_address).where(user_address.c.user_key == user.key)).all()
    known = {row.normal: row for row in rows}
    kept = {address: known.get(normalise(address)) for address in addresses}
    proven = {
        address: bool(row.proven) if row else not _has_mail(work, normalise(address)) for address, row in kept.items()
    }
    added_at = {address: row.added_at for address, row in kept.items() if row}
    work.connection.execute(delete(user_address).where(user_address.c.user_key == user.key))
    _insert_addresses(work, user.key, addresses, proven, at=at, added_at=added_at)


def owners_of(door: Reader | Work, addresses: Sequence[str]) -> dict[str, UserKey]:
    """Which users have these addresses, or the same with another tag or none: address as given → user."""
    rows = door.connection.execute(select(user_address.c.normal, user_address.c.user_key)).all()
    wanted = {address: normalise(address) for address in addresses}
    return {
        address: row.user_key for row in rows for address, normal in wanted.items() if reach_same(normal, row.normal)
    }


def find_agency(door: Reader | Work | Archive) -> Agency:
    """The agency's settings, with defaults for what was never set."""
    rows = door.connection.execute(select(agency.c.name, agency.c.value))
    values: Mapping[str, str] = {row.name: row.value for row in rows}
    keywords = values.get("keywords")
    return Agency(
        name=values.get("name", ""),
        mail_domain=values.get("mail_domain", ""),
        keywords=DEFAULT_KEYWORDS if keywords is None else tuple(word for word in keywords.split(";") if word),
        language=values.get("language", "en"),
        sign_in=values.get("sign_in", "os"),
        backup_days=int(values.get("backup_days", "30")),
        backup_expiry=values.get("backup_expiry", "ask"),
    )


def has_mark(door: Reader | Work, name: str) -> bool:
    """Whether the agency has a value of that name, one of the program's own too."""
    return door.connection.execute(select(agency.c.name).where(agency.c.name == name)).first() is not None


def put_agency(work: Work, settings: Mapping[str, str]) -> None:
    """Write some of the agency's settings as text."""
    for name, value in settings.items():
        changed = work.connection.execute(update(agency).where(agency.c.name == name).values(value=value))
        if not changed.rowcount:
            work.connection.execute(insert(agency), {"name": name, "value": value})


def _row_of(user: User) -> dict[str, object]:
    return {
        "login": user.login,
        "name": user.name,
        "from_address": user.from_address,
        "system_address": user.system_address,
        "role": user.role.value,
        "active": user.active,
        "incoming_confidential": user.incoming_confidential,
        "outgoing_confidential": user.outgoing_confidential,
    }


def _addresses_of(user: User) -> dict[str, str]:
    """Address → kind; an address that is there twice, however it is written, keeps its first kind."""
    kinds: dict[str, tuple[str, str]] = {}
    for address, kind in (
        (user.from_address, FROM),
        *((one, ALIAS) for one in user.aliases),
        (user.system_address, SYSTEM),
    ):
        kinds.setdefault(normalise(address), (address, kind))
    return {address: kind for normal, (address, kind) in kinds.items() if normal}


def _insert_addresses(
    work: Work,
    key: UserKey,
    kinds: Mapping[str, str],
    proven: Mapping[str, bool],
    *,
    at: int,
    added_at: Mapping[str, int] | None = None,
) -> None:
    rows = [
        {
            "user_key": key,
            "address": address,
            "normal": normalise(address),
            "kind": kind,
            "added_at": (added_at or {}).get(address, at),
            "proven": proven[address],
        }
        for address, kind in kinds.items()
    ]
    try:
        if rows:
            work.connection.execute(insert(user_address), rows)
    except IntegrityError as error:  # where another administrator was faster than the look at whose it is
        raise address_taken(", ".join(kinds)) from error


def address_taken(address: str) -> UserFault:
    """The refusal of an address that is another user's."""
    return UserFault(
        f"{address} belongs to another user. Take it away there first, or enter another one.", code="address_taken"
    )


def _has_mail(work: Work, normal: str) -> bool:
    """Whether mail to it is here, with a tag too: that would count for who has the address without one."""
    found = select(message_address.c.message_key).where(message_address.c.normal == normal).limit(1)
    return work.connection.execute(found).first() is not None or bool(find_tagged_forms(work, [normal]))
