"""The user file's e-mail settings: read, save, test (`account show/set/test`, the page "E-mail settings")."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from enum import StrEnum

from carerix_desktop.domain.account import Account, Endpoint, ServerType
from carerix_desktop.domain.account_draft import AccountDraft, Problem, build_account, notes_of
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import AccountKey, UserKey
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.permission import require_own_or_administrator, user_with_key
from carerix_desktop.services.servers import Progress, Servers
from carerix_desktop.storage import accounts as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.users import find_users
from carerix_desktop.wire.cancel import Cancellation
from carerix_desktop.wire.probe import ProbeResult

NEW, NOBODY = AccountKey(0), UserKey(0)
_LOG = logging.getLogger(__name__)


class SecretState(StrEnum):
    """How the password of an account stands on this machine."""

    NOT_NEEDED = "not_needed"
    THERE = "there"
    MISSING = "missing"
    LOCKED = "locked"  # in the vault, which needs its passphrase


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAccount:
    """What was saved, what should be known about it, and why a new password could not be kept, if so."""

    account: Account
    notes: tuple[Problem, ...]
    refused: UserFault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionTest:
    """The answers of the incoming server and, where one is set, the outgoing server."""

    incoming: ProbeResult
    outgoing: ProbeResult | None

    @property
    def ok(self) -> bool:
        """Whether everything that is set works."""
        return self.incoming.ok and (self.outgoing is None or self.outgoing.ok)


class Accounts:
    """The e-mail settings of the users of a store."""

    def __init__(self, store: Store, secrets: Secrets, servers: Servers) -> None:
        self._store = store
        self._secrets = secrets
        self._servers = servers

    def get(self, owner: UserKey) -> Account | None:
        """The settings of a user, or None where none were ever saved."""
        with self._store.reader(None) as reader:
            return rows.find_account(reader, owner)

    def everybody(self) -> dict[UserKey, Account]:
        """The settings of all users that have some."""
        with self._store.reader(None) as reader:
            return {account.owner: account for account in rows.find_accounts(reader)}

    def at_work(self) -> list[Account]:
        """The settings of the users who are switched on: what the engine synchronises."""
        with self._store.reader(None) as reader:
            active = {user.key for user in find_users(reader) if user.active}
            return [account for account in rows.find_accounts(reader) if account.owner in active]

    def require(self, owner: UserKey) -> Account:
        """The settings of a user; raises UserFault where none were ever saved."""
        account = self.get(owner)
        if account is None:
            raise UserFault(
                "No mail server is set for this user yet. Enter the e-mail settings first (account set).",
                code="no_account",
            )
        return account

    def has_password(self, account: Account) -> bool:
        """Whether a password is kept for the incoming server; a vault that does not open counts as none."""
        try:
            return self._secrets.get(account) is not None
        except UserFault:
            return False

    def secret_state(self, owner: UserKey) -> SecretState:
        """Whether the engine can sign in for this user now, and what a person would have to give."""
        account = self.get(owner)
        if account is None or not account.fetch or account.type is not ServerType.IMAP:
            return SecretState.NOT_NEEDED
        try:
            return SecretState.THERE if self._secrets.get(account) is not None else SecretState.MISSING
        except UserFault:
            return SecretState.LOCKED

    def use_once(self, account: Account, password: str) -> None:
        """Use a password in this process only: on machines that keep none it is asked at each start (T-05)."""
        self._secrets.use_once(account, password)

    def password_of(self, account: Account, given: str | None = None) -> str:
        """The password given for this one time, else the kept one.

        Raises:
            UserFault: neither is there, or the vault does not open.
        """
        password = given if given is not None else self._secrets.get(account)
        if password is None:
            raise UserFault(
                f"No password is kept for {account.incoming.username}. Enter it in the e-mail settings, or give it "
                "with --password-stdin.",
                code="no_password",
            )
        return password

    def open_vault(self, passphrase: str) -> None:
        """Use this passphrase for the vault from now on, in this process."""
        self._secrets.ask_with(lambda: passphrase)

    def keep_password(self, account: Account, password: str) -> None:
        """Keep a password again, after a way to keep it was found; raises UserFault when there is none."""
        self._secrets.set(account, password)

    def save(
        self,
        acting: UserKey,
        owner: UserKey,
        draft: AccountDraft,
        *,
        password: str | None = None,
        smtp_password: str | None = None,
    ) -> SavedAccount:
        """Save the settings, and then the passwords where new ones are given.

        A kept password goes along when the server or the user name changes here, by this user's own hand.

        Raises:
            UserFault: the draft has a problem, or it is another's user file and no administrator acts.
        """
        with self._store.work(acting, on=Sphere.OWN) as work:
            require_own_or_administrator(find_users(work), acting, owner)
            before = rows.find_account(work, owner)
            account = build_account(draft, before.key if before else NEW, owner)
            key = rows.put_account(work, account)
            if before is None or before.incoming != account.incoming:
                rows.note_server_set_by(work, owner, acting)
            work.record_audit("account_changed", user_key=owner)
        account = build_account(draft, key, owner)
        refused = self._keep(before, account, password, smtp_password)
        return SavedAccount(account=account, notes=notes_of(draft), refused=refused)

    def test(
        self,
        acting: UserKey,
        owner: UserKey,
        *,
        draft: AccountDraft | None = None,
        password: str | None = None,
        smtp_password: str | None = None,
        progress: Progress | None = None,
        cancel: Cancellation | None = None,
    ) -> ConnectionTest:
        """Sign in to the incoming server and, where one is set, to the outgoing one; nothing is sent or changed.

        Args:
            draft: settings that are not saved yet; default the saved ones.
            password: for this one time; default the kept one.
            smtp_password: the outgoing server's own.
            progress: told each step as it ends: ("incoming" or "outgoing", step).

        Raises:
            UserFault: nothing is set, no password is there, or it is another's user file and no administrator acts.
        """
        with self._store.reader(None) as reader:
            users = find_users(reader)
            saved = rows.find_account(reader, owner)
        require_own_or_administrator(users, acting, owner)
        account = build_account(draft, saved.key if saved else NEW, owner) if draft else self.require(owner)
        known = password if password is not None or saved is None else self._secrets.get(saved)
        secret = self.password_of(account, known)
        own = smtp_password if smtp_password is not None else self._outgoing_password(saved, account, secret)
        user = user_with_key(users, owner)
        return self._test(account, (secret, own), user.from_address or user.system_address, progress, cancel)

    def submit(self, owner: UserKey, sender: str, recipient: str, raw: bytes, *, password: str | None = None) -> None:
        """Hand one message to a user's outgoing server, past the outbox and the archive; for codes (ADR 18).

        Raises:
            UserFault: no outgoing server is set, or no password is there.
            ServerFault: the server, or the recipient's address, is refused.
        """
        account = self.require(owner)
        if account.outgoing is None:
            raise UserFault(
                "No outgoing server is set for this user. Enter one in the e-mail settings.", code="no_outgoing_server"
            )
        secret = password if password is not None else self._secrets.get(account, outgoing=True)
        known = self.password_of(account, secret) if account.outgoing.username else ""
        self._servers.submit(account, known, sender, recipient, raw)

    def try_out(
        self, draft: AccountDraft, password: str, sender: str, *, cancel: Cancellation | None = None
    ) -> ConnectionTest:
        """Test settings before there is any user file (the first run); raises UserFault as `test` does."""
        account = build_account(draft, NEW, NOBODY)
        return self._test(account, (password, password), sender, None, cancel)

    def _test(
        self,
        account: Account,
        passwords: tuple[str, str],
        sender: str,
        progress: Progress | None,
        cancel: Cancellation | None,
    ) -> ConnectionTest:
        for password in passwords:
            self._secrets.hide(password)
        incoming = self._servers.test_incoming(account, passwords[0], progress, cancel)
        if account.outgoing is None or (cancel is not None and cancel.cancelled):
            return ConnectionTest(incoming=incoming, outgoing=None)
        outgoing = self._servers.test_outgoing(account, passwords[1], sender, progress, cancel)
        return ConnectionTest(incoming=incoming, outgoing=outgoing)

    def _outgoing_password(self, saved: Account | None, account: Account, secret: str) -> str:
        """The outgoing server's own password where one is kept for this very server, else that of the incoming one."""
        same = saved is not None and _is_same_place(saved.outgoing, account.outgoing)
        kept = self._secrets.get_outgoing(account) if same else None
        return secret if kept is None else kept

    def _keep(
        self, before: Account | None, account: Account, password: str | None, smtp_password: str | None
    ) -> UserFault | None:
        try:
            if password is None and before is not None and not _is_same_place(before.incoming, account.incoming):
                password = self._secrets.get(before)
            if password is not None:
                self._secrets.set(account, password)
            if smtp_password is not None and account.outgoing is not None:
                self._secrets.set(account, smtp_password, outgoing=True)
        except UserFault as refused:
            _LOG.info("the password of account %s is not kept: %s", account.key, refused.code)
            return refused
        return None


def _is_same_place(one: Endpoint | None, other: Endpoint | None) -> bool:
    """Whether a password for the one is for the other; a pin says nothing of that."""
    return one is not None and other is not None and replace(one, pin=other.pin) == other
