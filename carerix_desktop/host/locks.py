"""The locks of a profile: one window, one synchronising engine, one runner per account's outbox (docs/architecture.md).

They are locks of the operating system on an open file, so they end with their process, also after kill -9.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Literal, Self

from filelock import FileLock, Timeout

from carerix_desktop.domain.errors import Busy, StoreFault
from carerix_desktop.domain.ids import AccountKey

LockName = Literal["window", "engine", "outbox"]

_HELD: Final = MappingProxyType(
    {
        "window": "Carerix Desktop is already open on this profile. Use that window, or give another --profile.",
        "outbox": "Another process is sending messages at this moment. Try again in a minute.",
        "engine": "This profile is being synchronised by another process. Wait until it is done, or close the window.",
    }
)


class ProfileLock:
    """A lock of a profile; `take` or use it as a context manager."""

    def __init__(self, directory: Path, name: LockName, account: AccountKey | None = None) -> None:
        self._path = directory / (f"{name}.lock" if account is None else f"{name}-{account}.lock")
        self._name = name
        # One owner may use it from any thread: the supervisor's thread frees what the main thread took.
        self._lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return bool(self._lock.is_locked)

    def take(self, *, wait_s: float = 0) -> Self:
        """Take the lock now, or within so many seconds.

        Raises:
            Busy: another process holds it.
            StoreFault: the lock file cannot be opened.
        """
        try:
            self._lock.acquire(timeout=wait_s)
        except Timeout as error:
            raise Busy(_HELD[self._name]) from error
        except OSError as error:
            raise StoreFault(f"{self._path} cannot be opened: {error.strerror}. Check its rights.") from error
        return self

    def free(self) -> None:
        """Give the lock back; freeing what is not held is nothing."""
        self._lock.release(force=True)

    def __enter__(self) -> Self:
        return self.take()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()
