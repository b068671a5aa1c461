"""Codes that were mailed to addresses, and which addresses are proven: queries of `services.address_proofs`.

A code is here as a hash alone, one for each user and address, and no reader sees the table (`guard`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select, update

from carerix_desktop.domain.address_proof import AddressStatus
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage.tables_mail import user_address
from carerix_desktop.storage.tables_users import address_proof
from carerix_desktop.storage.unit_of_work import Reader, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCode:
    """A code that was mailed; times in seconds."""

    code_hash: str
    sent_at: int
    expires_at: int
    failures: int


def find_addresses(door: Reader | Work, user: UserKey) -> Sequence[AddressStatus]:
    """The addresses of a user file, in the order in which they were given."""
    rows = door.connection.execute(
        select(user_address).where(user_address.c.user_key == user).order_by(user_address.c.key)
    )
    return [
        AddressStatus(address=row.address, kind=row.kind, proven=row.proven, counts_from=row.added_at) for row in rows
    ]


def find_code(work: Work, user: UserKey, normal: str) -> KeptCode | None:
    """The last code for an address that nobody has used."""
    row = work.connection.execute(select(address_proof).where(*_of(user, normal))).one_or_none()
    if row is None:
        return None
    return KeptCode(code_hash=row.code_hash, sent_at=row.sent_at, expires_at=row.expires_at, failures=row.failures)


def put_code(work: Work, user: UserKey, normal: str, code: KeptCode) -> None:
    """Keep a code; an earlier one is worth nothing from now on."""
    drop_code(work, user, normal)
    values = {"code_hash": code.code_hash, "sent_at": code.sent_at, "expires_at": code.expires_at}
    row = {"user_key": user, "normal": normal, "failures": code.failures, **values}
    work.connection.execute(insert(address_proof), row)


def count_failure(work: Work, user: UserKey, normal: str) -> None:
    """A wrong code was entered."""
    more = {"failures": address_proof.c.failures + 1}
    work.connection.execute(update(address_proof).where(*_of(user, normal)).values(more))


def drop_code(work: Work, user: UserKey, normal: str) -> None:
    """Forget the code for an address."""
    work.connection.execute(delete(address_proof).where(*_of(user, normal)))


def mark_proven(work: Work, user: UserKey, normal: str) -> None:
    """From now on an address gives sight of earlier mail."""
    own = (user_address.c.user_key == user, user_address.c.normal == normal)
    work.connection.execute(update(user_address).where(*own).values(proven=True))
    drop_code(work, user, normal)


def _of(user: UserKey, normal: str) -> tuple[ColumnElement[bool], ...]:
    return address_proof.c.user_key == user, address_proof.c.normal == normal
