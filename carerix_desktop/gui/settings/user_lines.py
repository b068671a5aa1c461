"""The rows of Settings › Users: who they are, how their mail stands, and why one needs attention (DESIGN 4.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from carerix_desktop.domain.account import Account, ServerType, User
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.ids import AccountKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.services import SettingsServices


class MailState(StrEnum):
    """How a user's mail stands, as far as this computer knows."""

    OFF = "off"
    NOT_SET = "not_set"
    NO_PASSWORD = "no_password"
    REFUSED = "refused"
    FAILING = "failing"
    TO_MATCH = "to_match"
    FETCHING = "fetching"
    READY = "ready"


class Attention(StrEnum):
    """Why an administrator should look."""

    MAIL = "mail"
    NO_SENDER = "no_sender"
    NO_SIGN_IN = "no_sign_in"
    NEVER_HERE = "never_here"


MAIL_TROUBLE = frozenset({MailState.NO_PASSWORD, MailState.REFUSED, MailState.FAILING, MailState.TO_MATCH})
_PHASES = {
    SyncPhase.SIGN_IN_FAILED: MailState.REFUSED,
    SyncPhase.FAILED: MailState.FAILING,
    SyncPhase.INCOMPLETE: MailState.FAILING,
    SyncPhase.LISTING: MailState.FETCHING,
    SyncPhase.FETCHING: MailState.FETCHING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserLine:
    """A row.

    Attributes:
        account: the e-mail settings.
        has_password: whether the mail server's password is kept on this computer.
        matched: how many of our folders are paired.
        sync: what the engine said last.
        synced_at: when a folder was synchronised last; seconds since 1970.
        last_sign_in: likewise, into the program.
        own: whether it is who looks.
        asks: whether the program asks for passwords.
        can_sign_in: whether there is a password for the program.
    """

    user: User
    account: Account | None
    has_password: bool
    matched: int
    sync: AccountState | None = None
    synced_at: int | None = None
    last_sign_in: int | None = None
    own: bool = False
    asks: bool = False
    can_sign_in: bool = False

    @property
    def state(self) -> MailState:
        """The first thing that keeps mail from coming, or how far it is."""
        if not self.user.active:
            return MailState.OFF
        if self.account is None:
            return MailState.NOT_SET
        if not self.has_password:
            return MailState.NO_PASSWORD
        said = _PHASES.get(self.sync.phase) if self.sync is not None else None
        if said in (MailState.REFUSED, MailState.FAILING):
            return said
        if self.account.type is ServerType.IMAP and self.matched < len(FolderRole):
            return MailState.TO_MATCH
        return said or MailState.READY

    @property
    def attention(self) -> tuple[Attention, ...]:
        """Why an administrator should look; nobody looks at who is switched off."""
        if not self.user.active:
            return ()
        wanted = {
            Attention.MAIL: self.state in MAIL_TROUBLE,
            Attention.NO_SENDER: not self.user.from_address,
            Attention.NO_SIGN_IN: self.asks and not self.can_sign_in,
            Attention.NEVER_HERE: self.asks and self.can_sign_in and self.last_sign_in is None and not self.own,
        }
        return tuple(why for why, so in wanted.items() if so)

    @property
    def needs_attention(self) -> bool:
        """Whether an administrator should look."""
        return bool(self.attention)


def read_lines(services: SettingsServices, states: Mapping[AccountKey, AccountState] | None = None) -> list[UserLine]:
    """All rows; runs on a worker thread, because the keyring is asked."""
    accounts, activity = services.accounts.everybody(), services.users.activity(services.viewer.key)
    signing_in = services.signing_in
    asks, known = (False, frozenset()) if signing_in is None else (signing_in.asks(), signing_in.with_password())
    lines = []
    for user in services.users.everybody():
        account, seen = accounts.get(user.key), activity[user.key]
        lines.append(
            UserLine(
                user=user,
                account=account,
                has_password=account is not None and services.accounts.has_password(account),
                matched=len(services.folders.pairs(user.key)) if account else 0,
                sync=states.get(account.key) if account and states else None,
                synced_at=seen.synced_at,
                last_sign_in=seen.last_sign_in,
                own=user.key == services.viewer.key,
                asks=asks,
                can_sign_in=user.key in known,
            )
        )
    return lines
