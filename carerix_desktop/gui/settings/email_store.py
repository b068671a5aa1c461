"""What the page "E-mail settings" reads and writes, on worker threads: one question to load, one command to save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carerix_desktop.domain.account import Account, User
from carerix_desktop.domain.account_draft import AccountDraft, Problem, draft_of
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.services.folders import FolderPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings:
    """A user file's e-mail settings as they are saved; `account` is None where none ever were."""

    user: User
    account: Account | None
    has_password: bool
    pairs: Mapping[FolderRole, str]

    @property
    def draft(self) -> AccountDraft:
        """The form that shows them; a new one proposes the sender address as user name."""
        return draft_of(self.account) if self.account else AccountDraft(username=self.user.from_address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to save; passwords only where new ones were typed."""

    draft: AccountDraft
    password: str | None = field(repr=False)
    smtp_password: str | None = field(repr=False)
    sender: str
    plan: FolderPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The settings as they are now, with what should be known; `refused` says why the password is not kept."""

    settings: EmailSettings
    account: Account | None
    notes: tuple[Problem, ...] = ()
    refused: UserFault | None = None
    password: str | None = field(default=None, repr=False)


class EmailStore:
    """Runs on worker threads; holds nothing but the services."""

    def __init__(self, services: SettingsServices) -> None:
        self._services = services

    def load(self, owner: UserKey) -> EmailSettings:
        """Read the settings of a user, and whether a password is kept."""
        account = self._services.accounts.get(owner)
        return EmailSettings(
            user=self._services.users.get(owner),
            account=account,
            has_password=account is not None and self._services.accounts.has_password(account),
            pairs=self._services.folders.pairs(owner),
        )

    def only_sender(self, loaded: EmailSettings, draft: AccountDraft) -> bool:
        """Whether no mail server is meant: nothing was saved, and neither server nor password field was filled."""
        return loaded.account is None and not draft.server.strip()

    def save(self, loaded: EmailSettings, wish: Wish) -> Saved:
        """Save sender address, settings, passwords, and the folders that were chosen meanwhile; in this order."""
        services, owner = self._services, loaded.user.key
        if wish.sender != loaded.user.from_address:
            services.users.change(services.viewer.key, owner, {"from_address": wish.sender})
        if self.only_sender(loaded, wish.draft):
            return Saved(settings=self.load(owner), account=None)
        saved = services.accounts.save(
            services.viewer.key, owner, wish.draft, password=wish.password, smtp_password=wish.smtp_password
        )
        if wish.plan != FolderPlan():
            services.folders.save(services.viewer.key, owner, wish.plan, password=wish.password)
        return Saved(
            settings=self.load(owner),
            account=saved.account,
            notes=saved.notes,
            refused=saved.refused,
            password=wish.password,
        )

    def keep_in_vault(self, saved: Saved, passphrase: str) -> None:
        """Keep the password that found no keyring in the vault; raises UserFault when the passphrase is wrong."""
        if saved.account is None:
            return
        self._services.accounts.open_vault(passphrase)
        password = self._services.accounts.password_of(saved.account, saved.password)
        self._services.accounts.keep_password(saved.account, password)
