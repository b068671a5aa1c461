"""Passwords: in the keyring, else in the encrypted vault, else for this session only; never plain (T-05).

An entry is named after the profile, the account, and the server that the password is for: where somebody else changes
the server of an account, the password for the old server is never offered to the new one.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from carerix_desktop.domain.account import Account, Endpoint
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.vault import VARIABLE, AskPassphrase, Vault

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Carerix Desktop"
NOWHERE = (
    "This machine has no keyring, so the password is not kept. Start one (gnome-keyring, KWallet), or write a "
    f"passphrase into a file with mode 0600 and name it in {VARIABLE}."
)
_LOG = logging.getLogger(__name__)


class SecretPlace(StrEnum):
    """Where passwords can be kept here."""

    KEYRING = "keyring"
    VAULT = "vault"
    NOWHERE = "nowhere"


class Secrets:
    """Keeps the passwords of the accounts of one profile.

    Args:
        profile: the profile's identifier, so that two profiles never share an entry.
        vault_path: the file used where there is no keyring.
        redaction: told each secret, so that no log shows it.
        ask: asks a person for the vault's passphrase; None where there is nobody.
        environment: for tests; default the process's.
    """

    def __init__(
        self,
        profile: str,
        vault_path: Path,
        redaction: Redaction,
        *,
        ask: AskPassphrase | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._profile = profile
        self._redaction = redaction
        self._vault = Vault(vault_path, ask=ask, environment=environment)
        self._session: Mapping[str, str] = MappingProxyType({})

    def ask_with(self, ask: AskPassphrase | None) -> None:
        """Ask for the vault's passphrase in this way from now on (the window has a dialog for it)."""
        self._vault.ask = ask

    def get(self, account: Account, *, outgoing: bool = False) -> str | None:
        """The password of an account, or None where none is kept.

        Args:
            outgoing: the outgoing server's own password; without one, that of the incoming server.

        Raises:
            UserFault: the vault cannot be opened.
        """
        own = self.get_outgoing(account) if outgoing else None
        return self._find(self._name(account, account.incoming)) if own is None else own

    def get_outgoing(self, account: Account) -> str | None:
        """The outgoing server's own password, or None where it has none. Raises as `get` does."""
        out = account.outgoing
        return None if out is None else self._find(self._name(account, out, outgoing=True))

    def set(self, account: Account, password: str, *, outgoing: bool = False) -> SecretPlace:
        """Keep a password; it serves this session in any case.

        Raises:
            UserFault: code `nowhere` when it can be kept nowhere; the message says what to do.
        """
        self._redaction.hide(password)
        endpoint = account.outgoing if outgoing else None
        name = self._name(account, endpoint or account.incoming, outgoing=endpoint is not None)
        return self._keep(name, password)

    def get_store_key(self) -> bytes | None:
        """The key of this profile's encrypted store, or None where none is kept.

        Raises:
            UserFault: the vault cannot be opened.
        """
        kept = self._find(f"{self._profile}/store")
        return None if kept is None else bytes.fromhex(kept)

    def put_store_key(self, key: bytes) -> SecretPlace:
        """Keep the store's key.

        Raises:
            UserFault: code `nowhere` where there is neither keyring nor vault.
        """
        return self._keep(f"{self._profile}/store", key.hex())

    def hide(self, password: str) -> None:
        """Keep a password that is only tried out of every log too."""
        self._redaction.hide(password)

    def use_once(self, account: Account, password: str, *, outgoing: bool = False) -> None:
        """Use a password in this process only (`--password-stdin`, "asked at each start")."""
        self._redaction.hide(password)
        endpoint = account.outgoing if outgoing else None
        name = self._name(account, endpoint or account.incoming, outgoing=endpoint is not None)
        self._session = {**self._session, name: password}

    def delete(self, account: Account) -> None:
        """Forget the passwords of an account, wherever they are."""
        names = [self._name(account, account.incoming)]
        if account.outgoing is not None:
            names.append(self._name(account, account.outgoing, outgoing=True))
        for name in names:
            self._session = {key: value for key, value in self._session.items() if key != name}
            self._delete_from_keyring(name)
            if self._vault.exists and self._vault.usable:
                self._vault.put(name, None)

    def place(self) -> SecretPlace:
        """Where a password would be kept now."""
        if self._keyring() is not None:
            return SecretPlace.KEYRING
        return SecretPlace.VAULT if self._vault.usable else SecretPlace.NOWHERE

    def _keep(self, name: str, secret: str) -> SecretPlace:
        self._redaction.hide(secret)
        self._session = {**self._session, name: secret}
        if self._put_in_keyring(name, secret):
            return SecretPlace.KEYRING
        if not self._vault.usable:
            raise UserFault(NOWHERE, code="nowhere")
        self._vault.put(name, secret)
        return SecretPlace.VAULT

    def _find(self, name: str) -> str | None:
        found = self._session.get(name)
        if found is None:
            found = self._get_from_keyring(name)
        if found is None and self._vault.exists and (self._vault.unattended or self._keyring() is None):
            found = self._vault.get(name)
        if found is not None:
            self._redaction.hide(found)
        return found

    def _name(self, account: Account, endpoint: Endpoint, *, outgoing: bool = False) -> str:
        way = "out/" if outgoing else ""
        return f"{self._profile}/{account.key}/{way}{endpoint.username}@{endpoint.host}"

    def _keyring(self) -> KeyringBackend | None:
        """The machine's keyring, unless it is one of keyring's stand-ins for "none"."""
        import keyring
        from keyring.backends import fail, null
        from keyring.errors import KeyringError

        try:
            found = keyring.get_keyring()
        except (KeyringError, RuntimeError) as error:
            _LOG.warning("The keyring cannot be asked: %s", type(error).__name__)
            return None
        return None if isinstance(found, fail.Keyring | null.Keyring) else found

    def _get_from_keyring(self, name: str) -> str | None:
        from keyring.errors import KeyringError

        ring = self._keyring()
        try:
            return ring.get_password(SERVICE, name) if ring else None
        except KeyringError as error:
            _LOG.info("The keyring gives no answer: %s", type(error).__name__)
            return None

    def _put_in_keyring(self, name: str, password: str) -> bool:
        from keyring.errors import KeyringError

        ring = self._keyring()
        try:
            if ring is None:
                return False
            ring.set_password(SERVICE, name, password)
            return ring.get_password(SERVICE, name) == password
        except KeyringError as error:
            _LOG.info("The keyring keeps nothing: %s", type(error).__name__)
            return False

    def _delete_from_keyring(self, name: str) -> None:
        from keyring.errors import KeyringError

        ring = self._keyring()
        try:
            if ring is not None:
                ring.delete_password(SERVICE, name)
        except KeyringError as error:  # PasswordDeleteError: there was none
            _LOG.debug("The keyring had nothing to delete: %s", type(error).__name__)
