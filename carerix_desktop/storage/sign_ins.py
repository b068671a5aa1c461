"""Passwords of user files, wrong ones in a row, and who signed in last: queries of `services.signing_in`.

No reader sees the table `sign_in` (`guard`): it is read in a unit of work only.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.storage.tables_users import sign_in
from carerix_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPassword:
    """What is known of a user file's password; `locked_until` in seconds since 1970."""

    password_hash: str
    must_change: bool
    failures: int
    locked_until: int


def known_passwords(work: Work) -> dict[UserKey, KnownPassword]:
    """Which user files have a password."""
    rows = work.connection.execute(select(sign_in))
    return {
        UserKey(row.user_key): KnownPassword(
            password_hash=row.password_hash,
            must_change=row.must_change,
            failures=row.failures,
            locked_until=row.locked_until,
        )
        for row in rows
    }


def put_password(work: Work, user: UserKey, password_hash: str, *, must_change: bool, at: int) -> None:
    """Write a password; wrong ones before it are forgotten."""
    work.connection.execute(delete(sign_in).where(sign_in.c.user_key == user))
    row = {"user_key": user, "password_hash": password_hash, "must_change": must_change, "changed_at": at}
    work.connection.execute(insert(sign_in), row)


def put_failures(work: Work, user: UserKey, failures: int, *, locked_until: int) -> None:
    """Write how many passwords in a row were wrong, and until when none is looked at."""
    changed = {"failures": failures, "locked_until": locked_until}
    work.connection.execute(update(sign_in).where(sign_in.c.user_key == user).values(**changed))


def renew_hash(work: Work, user: UserKey, password_hash: str) -> None:
    """Write the same password with other parameters."""
    work.connection.execute(update(sign_in).where(sign_in.c.user_key == user).values(password_hash=password_hash))


def put_last_sign_in(work: Work, user: UserKey, *, at: int) -> None:
    """Write when a user signed in."""
    work.connection.execute(update(app_user).where(app_user.c.key == user).values(last_sign_in=at))
