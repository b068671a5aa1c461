"""Errors of the database and the disk → StoreFault: one table, one clear sentence each."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from carerix_desktop.domain.errors import StoreFault

_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "database or disk is full",
        "disk_full",
        "The disk that holds {path} is full ({free} MB free). Make room; nothing is lost, and work goes on by itself.",
    ),
    (
        "disk i/o error",
        "disk",
        "The disk that holds {path} cannot be read or written. Check the disk, then start again.",
    ),
    (
        "readonly database",
        "store_read_only",
        "{path} cannot be written. Check the rights of that file and its folder, then start again.",
    ),
    (
        "unable to open",
        "cannot_open",
        "{path} cannot be opened. Check that its folder exists and that you may write in it.",
    ),
    ("locked", "locked", "{path} is in use by another program for too long. Close that program and try again."),
    (
        "disk image is malformed",
        "damaged_store",
        "{path} is damaged and was left as it is. Put back a backup with: carerix-desktop backup restore NAME.",
    ),
    (
        "malformed database schema",
        "damaged_store",
        "{path} is damaged and was left as it is. Put back a backup with: carerix-desktop backup restore NAME.",
    ),
    (
        "not a database",
        "damaged_store",
        (
            "{path} is not a database of Carerix Desktop. Choose another profile, or put back a backup with: "
            "carerix-desktop backup restore NAME."
        ),
    ),
    ("not authorized", "refused", "The store refused a query that goes round the rules of confidentiality."),
    ("prohibited", "refused", "The store refused a query that goes round the rules of confidentiality."),
    ("authorization denied", "refused", "The store refused a query that goes round the rules of confidentiality."),
)

_OF_THE_SYSTEM: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "database or disk is full",
        errno.EDQUOT: "database or disk is full",
        errno.EROFS: "readonly database",
        errno.EACCES: "unable to open",
        errno.EPERM: "unable to open",
        errno.EISDIR: "unable to open",
        errno.EIO: "disk i/o error",
    }
)
"""What the file system says → what SQLite says of the same."""


def store_fault(error: Exception, path: Path) -> StoreFault:
    """The fault for an error of the driver or of the file system."""
    words = str(error).lower()
    if isinstance(error, OSError):
        words = _OF_THE_SYSTEM.get(error.errno or 0, words)
    for mark, code, text in _ROWS:
        if mark in words:
            details = {"path": str(path), "free": str(_free_mb(path))}
            return StoreFault(text.format_map(details), code=code, details=details)
    return StoreFault(f"The store {path} answered with an error; the log has the details.", code="store")


def _free_mb(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free // 1_000_000
    except OSError:
        return 0
