"""What the pages of the settings ask: the services by name from the window's context, and who is looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carerix_desktop.domain.account import Account, User, UserRole
from carerix_desktop.gui.context import Context
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.folders import Folders
from carerix_desktop.services.leaving import Leaving
from carerix_desktop.services.signing_in import SigningIn
from carerix_desktop.services.users import Users


def _nobody_listens(_account: Account) -> None:
    """No engine runs that would have to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsServices:
    """The services of `context.services.more`: "users", "accounts", "folders", and the hook "account_saved".

    Attributes:
        saved: called with the settings that were just saved, so that the engine takes them over.
    """

    viewer: User
    users: Users
    accounts: Accounts
    folders: Folders
    saved: Callable[[Account], None] = _nobody_listens
    signing_in: SigningIn | None = None
    leaving: Leaving | None = None

    @property
    def is_administrator(self) -> bool:
        """Whether the viewer may open any user file."""
        return self.viewer.role is UserRole.ADMINISTRATOR


def services_of(context: Context) -> SettingsServices:
    """The services that the composition root handed to the window."""
    more = context.services.more
    return SettingsServices(
        viewer=context.services.viewer,
        users=more["users"],
        accounts=more["accounts"],
        folders=more["folders"],
        saved=more.get("account_saved", _nobody_listens),
        signing_in=more.get("signing_in"),
        leaving=more.get("leaving"),
    )
