"""Who can technically read the embedded store: a file shows all of it to whoever can read it (C-09, C-10, S-19).

The guard binds each session to one viewer; it does not bind somebody who opens the file with another program. The
screen says so, with this answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.host.file_readers import find_access
from carerix_desktop.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreReaders:
    """Who could read the store's file with another program.

    Attributes:
        path: the file.
        mode: its permission bits, such as 0o600; None on a system without them (Windows).
        owner: the account of this machine that owns it; empty where it is not known.
        group: its group; empty where it is not known.
        accounts: other accounts that its group opens it to, by name.
        everybody: each account of this machine can read it.
        encrypted: the file is encrypted: reading it takes the key as well.
    """

    path: Path
    mode: int | None
    owner: str
    group: str
    accounts: tuple[str, ...]
    everybody: bool
    encrypted: bool

    @property
    def private(self) -> bool:
        """Nobody but its owner, and whoever administers the machine, can read the file, as far as its mode tells."""
        return not (self.everybody or self.accounts)


class WhoCanRead:
    """Looks at the store's file; the same answer for every user, about the file and never about mail."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self) -> StoreReaders:
        """Who could read the file now.

        Raises:
            StoreFault: the file cannot be looked at.
        """
        path = self._store.path
        try:
            found = find_access(path)
        except OSError as error:
            raise StoreFault(
                f"{path} cannot be looked at: {error.strerror}.", code="cannot_open", details={"path": str(path)}
            ) from error
        return StoreReaders(
            path=path,
            mode=found.mode,
            owner=found.owner,
            group=found.group,
            accounts=found.accounts,
            everybody=found.everybody,
            encrypted=self._store.key is not None,
        )
