"""The profile: the one directory in which an installation keeps its database, settings, logs and backups.

Directories are 0700 and files 0600 (RELIABILITY.md S-19); on Windows the user's own data folder is private by its ACL.
Secrets are never here in plain: see `secrets` and `vault`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from carerix_desktop.domain.errors import Busy, StoreFault, UserFault
from carerix_desktop.domain.ids import AccountKey
from carerix_desktop.host.locks import LockName, ProfileLock
from carerix_desktop.host.new_file import new_file

PROFILE_VARIABLE = "CARERIX_DESKTOP_PROFILE"
_PASSWORD_IN_URL = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")


def default_directory(environment: Mapping[str, str] | None = None) -> Path:
    """Where the profile is when nobody says: CARERIX_DESKTOP_PROFILE, else the platform's user data folder."""
    named = (os.environ if environment is None else environment).get(PROFILE_VARIABLE, "").strip()
    return Path(named).expanduser() if named else platformdirs.user_data_path("carerix-desktop", appauthor=False)


def resources_directory() -> Path:
    """Icons, themes, templates and translations: inside the package when installed or frozen, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    frozen = getattr(sys, "_MEIPASS", "")
    candidates = [Path(frozen) / "carerix_desktop" / "resources", Path(frozen) / "resources"] if frozen else []
    for candidate in [*candidates, package / "resources", package.parent / "resources"]:
        if candidate.is_dir():
            return candidate
    raise StoreFault("The program's own files are incomplete (no resources). Install it again.")


def write_private(path: Path, data: bytes) -> None:
    """Replace a file as a whole, mode 0600, on the disk before this returns.

    Raises:
        StoreFault: the disk is full or refuses.
    """
    try:
        with new_file(path) as stream:
            stream.write(data)
    except OSError as error:
        raise StoreFault(f"{path} cannot be written: {error.strerror}. Free some space or check its rights.") from error


def _close(path: Path, mode: int) -> None:
    """Take away what others were given; a file that went meanwhile, or is somebody else's, is left to itself."""
    with suppress(FileNotFoundError, PermissionError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)


class Profile:
    """The directory of one installation; makes it, with its folders, on construction.

    Args:
        directory: where; default `default_directory()`.

    Raises:
        UserFault: the directory cannot be made or used.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self.directory = (directory if directory is not None else default_directory()).expanduser().absolute()
        self.logs = self.directory / "logs"
        self.backups = self.directory / "backups"
        self.database = self.directory / "carerix.sqlite3"
        self.vault = self.directory / "vault.json"
        self.resources = resources_directory()
        self._settings = self.directory / "settings.json"
        for folder in (self.directory, self.logs, self.backups):
            self._make_private(folder)

    def store_url(self) -> str:
        """The store's SQLAlchemy URL: the remembered one, else SQLite inside the profile."""
        remembered = self.setting("store")
        if remembered:
            return remembered
        if not self.database.exists():
            # Made here so that it, and with it SQLite's own -wal and -shm files, are 0600 from their first byte.
            self.database.touch(mode=0o600)
        return f"sqlite:///{self.database.as_posix()}"

    def database_file(self, url: str | None = None) -> Path:
        """The file of the store, whether it is there or not.

        Args:
            url: of a store that was named; None: the remembered one.

        Raises:
            UserFault: that store is not an SQLite file.
        """
        begin, _, path = (url or self.store_url()).partition(":///")
        if begin != "sqlite" or not path:
            raise UserFault("This profile's store is no SQLite file: its own server makes and restores backups.")
        return Path(path)

    def remember_store(self, url: str) -> None:
        """Use this store from now on. A password inside the URL is left out of the file: it belongs in ~/.pgpass."""
        self.put_setting("store", _PASSWORD_IN_URL.sub(r"\1@", url))

    @property
    def identifier(self) -> str:
        """A random name of this profile, made once: two profiles never share an entry in the keyring."""
        known = self.setting("profile")
        if not known:
            known = uuid.uuid4().hex[:12]
            self.put_setting("profile", known)
        return known

    def setting(self, name: str) -> str:
        """A remembered value, or an empty text."""
        return self._read_settings().get(name, "")

    def put_setting(self, name: str, value: str) -> None:
        """Remember a value of this installation (never a secret); an empty one is forgotten."""
        settings = {**self._read_settings(), name: value}
        kept = {key: text for key, text in settings.items() if text}
        write_private(self._settings, json.dumps(kept, indent=2, ensure_ascii=False).encode())

    def lock(self, name: LockName, account: AccountKey | None = None) -> ProfileLock:
        """One of the locks, not yet taken; `outbox` is that of an account."""
        return ProfileLock(self.directory, name, account)

    @property
    def at_work(self) -> bool:
        """Whether a window or a synchronisation has this profile open, in this process or another."""
        try:
            with self.lock("window"), self.lock("engine"):
                return False
        except Busy:
            return True

    def _read_settings(self) -> dict[str, str]:
        try:
            found = json.loads(self._settings.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise UserFault(f"{self._settings} cannot be read. Correct or remove that file.") from error
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def _make_private(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name == "posix":
                _close(folder, 0o700)
                for path in folder.iterdir():
                    if path.is_file() and not path.is_symlink():
                        _close(path, 0o600)
        except OSError as error:
            raise UserFault(
                f"The profile {folder} cannot be used: {error.strerror}. Give another one with --profile."
            ) from error
