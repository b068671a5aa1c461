"""The store encrypted at rest, or plain again: optional, off by default (ADR 20, RELIABILITY.md C-10).

The key is 32 random octets, kept where the passwords are. It is there, and read back, before anything is encrypted with
it; it stays after the store is plain again, because backups from between still need it.
"""

from __future__ import annotations

import secrets as randomness
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from carerix_desktop.domain.errors import StoreFault, UserFault
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.backups import readable_backups
from carerix_desktop.storage import converting
from carerix_desktop.storage.condition import find_damage
from carerix_desktop.storage.opening import KEY_OCTETS, is_encrypted

MARK = "encrypted"
"""The setting that tells a lost key from a damaged file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """How the store lies on the disk.

    Attributes:
        path: its file.
        encrypted: whether it is.
        place: where its key is kept now (`keyring`, `vault`), or empty where none is.
        plain_backups: how many backups can be read without the key.
    """

    path: Path
    encrypted: bool
    place: str
    plain_backups: int


class Encryption:
    """Turns the encryption of a profile's store on and off, while nobody has it open.

    Args:
        profile: whose.
        secrets: where its key is kept.
        database: the store's file.
    """

    def __init__(self, profile: Profile, secrets: Secrets, database: Path) -> None:
        self._profile, self._secrets, self._database = profile, secrets, database

    def show(self) -> Sealing:
        """How it lies there; raises UserFault where the vault cannot be opened."""
        sealed = is_encrypted(self._database)
        kept = self._secrets.get_store_key() is not None
        return Sealing(
            path=self._database,
            encrypted=sealed,
            place=self._secrets.place().value if kept else "",
            plain_backups=len(readable_backups(self._profile)),
        )

    def encrypt(self) -> Sealing:
        """Encrypt the store; one that is encrypted stays as it is.

        Raises:
            UserFault: the key can be kept nowhere; nothing was changed.
            Busy: the window or a synchronisation is open.
            StoreFault: the disk, or the store is damaged or in use; it is as it was.
        """
        with self._closed():
            if not is_encrypted(self._database):
                key = self._secrets.get_store_key() or self._make_key()
                self._profile.put_setting(MARK, "yes")
                converting.replace(self._database, None, key)
            return self.show()

    def decrypt(self) -> Sealing:
        """Make the store plain again; a plain one stays so. Raises as `encrypt` does, and where the key is gone."""
        with self._closed():
            if is_encrypted(self._database):
                converting.replace(self._database, self.require_key(), None)
            self._profile.put_setting(MARK, "")
            return self.show()

    def recovery_key(self) -> str:
        """The key as a person writes it down; without it an encrypted store and its backups are lost."""
        return self.require_key().hex()

    def unlock(self, recovery_key: str) -> Sealing:
        """Keep a key that was written down, once it has opened the store.

        Raises:
            UserFault: it is no key, or not this store's; nothing was changed.
        """
        try:
            key = bytes.fromhex(recovery_key)
        except ValueError:
            key = b""
        if len(key) != KEY_OCTETS:
            raise UserFault("A recovery key has 64 digits and letters from a to f. Copy it whole.", code="bad_key")
        if is_encrypted(self._database):
            self._try(key)
        self._secrets.put_store_key(key)
        return self.show()

    def _try(self, key: bytes) -> None:
        try:
            find_damage(self._database, key=key)
        except StoreFault as fault:
            if fault.code != "wrong_key":
                raise
            text = "This recovery key does not open the store. Give the one of this profile."
            raise UserFault(text, code="bad_key") from fault

    def require_key(self) -> bytes:
        """The key that is kept; raises StoreFault (code `no_key`) where there is none."""
        return key_of(self._profile, self._secrets, self._database, always=True) or b""

    def _make_key(self) -> bytes:
        key = randomness.token_bytes(KEY_OCTETS)
        self._secrets.put_store_key(key)
        if self._secrets.get_store_key() != key:
            raise UserFault(
                "The key could not be read back, so nothing was encrypted. Check the keyring.", code="nowhere"
            )
        return key

    @contextmanager
    def _closed(self) -> Iterator[None]:
        with self._profile.lock("window"), self._profile.lock("engine"):
            yield


def key_of(profile: Profile, secrets: Secrets, database: Path, *, always: bool = False) -> bytes | None:
    """The key of a store, asked for only where the file is encrypted.

    Args:
        profile: whose.
        secrets: where it is kept.
        database: the store's file.
        always: whether a plain file has one too.

    Raises:
        StoreFault: the store is encrypted and its key is not here.
        UserFault: the vault cannot be opened.
    """
    if converting.was_cut_short(database) and not profile.at_work:  # else somebody is at it now
        converting.clean_up(database)
    if not (always or is_encrypted(database)):
        return None
    key = secrets.get_store_key()
    if key is None and (always or profile.setting(MARK)):
        raise StoreFault(
            f"{database} is encrypted and its key is not kept here any more. Give the recovery key with: "
            "carerix-desktop store unlock. Nothing was changed.",
            code="no_key",
            details={"path": str(database)},
        )
    return key
