"""Where passwords go when the machine has no keyring: one file, encrypted with a passphrase (RELIABILITY.md T-05).

Scrypt (RFC 7914) makes the key from the passphrase and a random salt; AES-256-GCM seals the whole content, with the
file's header as associated data, so that nobody weakens the parameters unseen. Each writing takes a new nonce.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from carerix_desktop.domain.errors import Busy, UserFault
from carerix_desktop.host.profile import write_private
from carerix_desktop.host.secret_file import read_secret_file

VARIABLE = "CARERIX_DESKTOP_PASSPHRASE_FILE"
SCRYPT_N: Final = 2**17  # 128 MiB and some tenths of a second: what OWASP asks
_FORMAT: Final = "carerix-desktop-vault-1"
_LOCK_TIMEOUT_S: Final = 10.0

AskPassphrase = Callable[[], str | None]


class Vault:
    """The encrypted file. The key is derived once per object, and only when it is needed.

    Args:
        path: the file.
        ask: asks the person for the passphrase, or None where there is nobody to ask.
        environment: where CARERIX_DESKTOP_PASSPHRASE_FILE is looked up.
        scrypt_n: cost of a new vault (tests take less).
    """

    def __init__(
        self,
        path: Path,
        *,
        ask: AskPassphrase | None = None,
        environment: Mapping[str, str] | None = None,
        scrypt_n: int = SCRYPT_N,
    ) -> None:
        self._path = path
        self.ask = ask
        self._environment = os.environ if environment is None else environment
        self._scrypt_n = scrypt_n
        self._passphrase: str | None = None
        self._keys: dict[tuple[bytes, int], bytes] = {}

    @property
    def exists(self) -> bool:
        """Whether something was kept here."""
        return self._path.exists()

    @property
    def unattended(self) -> bool:
        """Whether the vault opens without asking anybody."""
        return self._passphrase is not None or bool(self._environment.get(VARIABLE))

    @property
    def usable(self) -> bool:
        """Whether a passphrase can be had at all."""
        return self.unattended or self.ask is not None

    def get(self, name: str) -> str | None:
        """A kept secret, or None.

        Raises:
            UserFault: no passphrase, the wrong one, or a damaged file.
        """
        return self._read().get(name) if self.exists else None

    def put(self, name: str, secret: str | None) -> None:
        """Keep a secret, or with None forget it. Raises UserFault as `get` does, Busy when another writer hangs."""
        if secret is None and not self.exists:
            return
        try:
            with FileLock(f"{self._path}.lock", timeout=_LOCK_TIMEOUT_S, mode=0o600):
                secrets = self._read() if self.exists else {}
                secrets.pop(name, None)
                self._write(secrets if secret is None else {**secrets, name: secret})
        except Timeout as error:
            raise Busy("Another process is writing the password vault. Try again in a moment.") from error

    def _read(self) -> dict[str, str]:
        from cryptography.exceptions import InvalidTag  # costs start-up time, and most machines have a keyring
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = json.loads(self._path.read_text(encoding="utf-8"))
            header = {key: sealed[key] for key in ("format", "salt", "n", "r", "p")}
            salt, nonce, data = (base64.b64decode(sealed[key]) for key in ("salt", "nonce", "data"))
            if header["format"] != _FORMAT or not 2**14 <= int(header["n"]) <= 2**20:
                raise ValueError(header["format"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserFault(
                f"The password vault {self._path} is damaged. Remove that file and enter the passwords again.",
                code="vault",
            ) from error
        key = self._key(salt, int(header["n"]))
        try:
            return dict(json.loads(AESGCM(key).decrypt(nonce, data, _bound(header))))
        except InvalidTag as error:
            self._passphrase = None
            self._keys.clear()
            raise UserFault(
                "This passphrase does not open the password vault. Give the one that it was made with.", code="vault"
            ) from error

    def _write(self, secrets: Mapping[str, str]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, nonce = os.urandom(16), os.urandom(12)
        header = {"format": _FORMAT, "salt": _text(salt), "n": self._scrypt_n, "r": 8, "p": 1}
        sealed = AESGCM(self._key(salt, self._scrypt_n)).encrypt(nonce, json.dumps(secrets).encode(), _bound(header))
        document = {**header, "nonce": _text(nonce), "data": _text(sealed)}
        write_private(self._path, json.dumps(document).encode())

    def _key(self, salt: bytes, n: int) -> bytes:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        known = self._keys.get((salt, n))
        if known is None:
            known = Scrypt(salt=salt, length=32, n=n, r=8, p=1).derive(self._get_passphrase().encode())
            self._keys[salt, n] = known
        return known

    def _get_passphrase(self) -> str:
        if self._passphrase is None:
            named = self._environment.get(VARIABLE, "")
            given = read_secret_file(Path(named), "passphrase", VARIABLE) if named else self.ask() if self.ask else None
            if not given:
                raise UserFault(
                    "The password vault needs its passphrase: write it into a file with mode 0600 and name that file "
                    f"in {VARIABLE}.",
                    code="vault",
                )
            self._passphrase = given
        return self._passphrase


def _bound(header: Mapping[str, object]) -> bytes:
    return json.dumps(header, sort_keys=True).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
