"""Backups of the store: made by hand, listed with their expiry, deleted, and put back (R-23 to R-25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from carerix_desktop.domain.account import Agency
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.permission import require_administrator
from carerix_desktop.storage import backups as files
from carerix_desktop.storage import restoring
from carerix_desktop.storage import users as user_rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.opening import is_encrypted
from carerix_desktop.storage.schema import HEAD, REVISIONS

PURPOSE = "see, make and delete backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup: its name, when it was made, and when it expires (None: never), both aware; why it was made.

    `why` is one of `hand`, `upgrade`, `restore`; see `storage.backups.BackupFile`.
    """

    name: str
    path: Path
    made_at: datetime
    expires_at: datetime | None
    size_octets: int
    why: str

    def is_expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back, and where what was there before is kept."""

    path: Path
    kept: Path | None


class Backups:
    """The backups of one profile; for administrators.

    Args:
        profile: whose.
        store: what is copied.
        clock: now, aware.
    """

    def __init__(
        self, profile: Profile, store: Store, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._directory = profile.backups
        self._store = store
        self._clock = clock

    def find(self, acting: UserKey) -> tuple[Backup, ...]:
        """All backups, newest first; raises UserFault unless an administrator asks."""
        agency = self._permit(acting)
        return tuple(_backup(one, agency) for one in files.find_backups(self._directory))

    def make(self, acting: UserKey) -> Backup:
        """Copy the store as it is now; a synchronisation may run beside.

        Raises:
            UserFault: no administrator asks.
            StoreFault: the disk is full or refuses.
        """
        agency = self._permit(acting)
        made = files.make_backup(self._store.path, self._directory, HEAD, "hand", key=self._store.key)
        self.delete_expired()
        return next(_backup(one, agency) for one in files.find_backups(self._directory) if one.path == made)

    def delete(self, acting: UserKey, name: str) -> None:
        """Delete a backup; raises UserFault where there is none with that name."""
        for one in self.find(acting):
            if one.name == name:
                one.path.unlink(missing_ok=True)
                return
        raise UserFault(f"There is no backup {name}. Choose one of: backup list.", code="no_backup")

    def delete_expired(self) -> int:
        """Where the agency wants expired backups deleted, delete them; answers how many."""
        with self._store.reader(None) as reader:
            agency = user_rows.find_agency(reader)
        if agency.backup_expiry != "delete":
            return 0
        expired = [
            one
            for one in (_backup(each, agency) for each in files.find_backups(self._directory))
            if one.is_expired(self._clock())
        ]
        for one in expired:
            one.path.unlink(missing_ok=True)
        return len(expired)

    def _permit(self, acting: UserKey) -> Agency:
        with self._store.reader(acting) as reader:
            require_administrator(user_rows.find_users(reader), acting, PURPOSE)
            return user_rows.find_agency(reader)


def _backup(found: files.BackupFile, agency: Agency) -> Backup:
    days = agency.backup_days
    return Backup(
        name=found.path.name,
        path=found.path,
        made_at=found.made_at,
        expires_at=found.made_at + timedelta(days=days) if days else None,
        size_octets=found.size_octets,
        why=found.why,
    )


Copy = files.BackupFile
"""A backup as its file tells it, where there is no store to ask."""


def newest_backup(profile: Profile) -> Copy | None:
    """The newest backup that this version can put back, without looking into it."""
    return next((one for one in files.find_backups(profile.backups) if one.revision in REVISIONS), None)


def readable_backups(profile: Profile) -> tuple[Copy, ...]:
    """Backups that anybody can read who has the file: those that are not encrypted."""
    return tuple(one for one in files.find_backups(profile.backups) if not is_encrypted(one.path))


def restore(profile: Profile, name: str, database: Path, key: bytes | None = None) -> Restored:
    """Put a backup back in the place of the store, which no window and no synchronisation may be using.

    Args:
        profile: whose.
        name: of a backup of the profile, or the path of a file.
        database: the store's file.
        key: of the store or the backup, where one of them is encrypted.

    Raises:
        UserFault: it is no whole backup, or one of a newer version; nothing was changed.
        Busy: the window or a synchronisation is open.
        StoreFault: the disk is full or refuses; the store is as it was.
    """
    path = profile.backups / name if Path(name).name == name else Path(name).expanduser().absolute()
    with profile.lock("window"), profile.lock("engine"):
        return Restored(path=path, kept=restoring.restore(path, database, profile.backups, key))
