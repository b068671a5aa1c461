"""Which message is being read right now, kept where it survives a crash of the process.

Parsers are compiled code and mail is hostile: a message that makes the process die would do so again at each start.
Before a message is parsed its mailbox, UIDVALIDITY and UID are written into 24 mapped bytes, which the kernel keeps
when the process is gone; that costs less than a microsecond and no disk. The next start finds the mark and counts the
crash in `set_aside`; after the second crash the message is set aside unread (RELIABILITY.md, R-01).
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.domain.ids import AccountKey, MailboxKey

_LAYOUT = struct.Struct("<QQQ")
_NOTHING = _LAYOUT.pack(0, 0, 0)


class WorkMarker:
    """The mark of one account; used by one thread.

    Args:
        directory: where its file is.
        account: whose.

    Raises:
        StoreFault: the file cannot be made.
    """

    def __init__(self, directory: Path, account: AccountKey) -> None:
        self.path = directory / f"in-work-{account}"
        try:
            self.path.touch(mode=0o600)
            with self.path.open("r+b") as file:
                file.truncate(_LAYOUT.size)
                self._map = mmap.mmap(file.fileno(), _LAYOUT.size)
        except OSError as error:
            text = f"{self.path} cannot be written: {error.strerror}. Free some space or check its rights."
            raise StoreFault(text) from error

    def left_over(self) -> tuple[MailboxKey, int, int] | None:
        """(mailbox, uidvalidity, uid) of the message that was in work when the process died."""
        mailbox, uidvalidity, uid = _LAYOUT.unpack(self._map[:])
        return (MailboxKey(mailbox), uidvalidity, uid) if uid else None

    def begin(self, mailbox: MailboxKey, uidvalidity: int, uid: int) -> None:
        """This message is in work from now on."""
        _LAYOUT.pack_into(self._map, 0, mailbox, uidvalidity, uid)

    def end(self) -> None:
        """No message is in work."""
        self._map[:] = _NOTHING

    def close(self) -> None:
        """Release the file; what is marked stays marked."""
        self._map.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
