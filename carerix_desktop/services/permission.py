"""Who may change what: one's own user file, and everything for an administrator (CLI.md, Conventions)."""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.rights import refusal

FORBIDDEN = "forbidden"


def user_with_key(users: Sequence[User], key: UserKey) -> User:
    """The user file with this key; raises UserFault when it is gone."""
    for user in users:
        if user.key == key:
            return user
    raise UserFault("This user file is not there any more. Choose another one.", code="no_such_user")


def require_administrator(users: Sequence[User], acting: UserKey | None, purpose: str) -> None:
    """Raise UserFault unless the acting user is an active administrator; nobody acts only while there are no users."""
    if acting is None and not users:
        return
    user = None if acting is None else user_with_key(users, acting)
    if user is None or not user.active or user.role is not UserRole.ADMINISTRATOR:
        raise UserFault(f"Only an administrator may {purpose}. Ask one, or use --as with their login.", code=FORBIDDEN)


def require_own_or_administrator(users: Sequence[User], acting: UserKey, owner: UserKey) -> None:
    """Raise UserFault unless it is the acting user's own user file, or an active administrator acts."""
    if acting != owner:
        require_administrator(users, acting, "use the user file of somebody else")
    else:
        require_active(user_with_key(users, acting))


def require_active(user: User) -> None:
    """Raise UserFault where a user file was switched off."""
    if not user.active:
        raise refusal(active=False)
