"""Which accounts of this machine can read a file, as far as its mode and those of its folders say (POSIX).

Access control lists, and whoever administers the machine, are beyond what a mode tells; on Windows nothing is told.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class FileAccess(NamedTuple):
    """A file's mode (None where there are no modes), owner and group, and who else can read it.

    `accounts` are the logins that its group opens it to; `everybody` says that each account of the machine can.
    """

    mode: int | None
    owner: str
    group: str
    accounts: tuple[str, ...]
    everybody: bool


def find_access(path: Path) -> FileAccess:
    """Who can read a file beside its owner.

    Raises:
        OSError: the file is not there, or cannot be looked at.
    """
    found = path.stat()
    if sys.platform == "win32":
        return FileAccess(None, "", "", (), False)
    folders = [folder.stat() for folder in path.absolute().parents]
    everybody = bool(found.st_mode & stat.S_IROTH) and all(folder.st_mode & stat.S_IXOTH for folder in folders)
    by_group = bool(found.st_mode & stat.S_IRGRP) and all(_lets_in(folder, found.st_gid) for folder in folders)
    accounts = tuple(sorted(set(_members(found.st_gid)) - {_login(found.st_uid)})) if by_group else ()
    return FileAccess(stat.S_IMODE(found.st_mode), _login(found.st_uid), _group(found.st_gid), accounts, everybody)


def _lets_in(folder: os.stat_result, group: int) -> bool:
    """Whether a member of a group gets through a folder."""
    return bool(folder.st_mode & (stat.S_IXGRP if folder.st_gid == group else stat.S_IXOTH))


if sys.platform != "win32":
    import grp
    import pwd

    def _login(uid: int) -> str:
        try:
            return pwd.getpwuid(uid).pw_name
        except KeyError:  # an account of another machine, over a network drive
            return str(uid)

    def _group(gid: int) -> str:
        try:
            return grp.getgrgid(gid).gr_name
        except KeyError:
            return str(gid)

    def _members(gid: int) -> Iterator[str]:
        yield from (one.pw_name for one in pwd.getpwall() if one.pw_gid == gid)
        try:
            yield from grp.getgrgid(gid).gr_mem
        except KeyError:
            return
