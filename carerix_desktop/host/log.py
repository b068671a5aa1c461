"""The log: a file per kind of process in the profile, in which no secret ever stands (RELIABILITY.md T-06).

Window, engine and command line write files of their own, because a file that rotates belongs to one process. What
formats a record, its traceback included, also takes out every secret that `Redaction` knows.
"""

from __future__ import annotations

import base64
import faulthandler
import io
import logging
import os
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Literal
from urllib.parse import quote

LogRole = Literal["window", "engine", "command"]

SIZE_OCTETS = 2_000_000
KEPT_FILES = 3
HIDDEN = "[hidden]"
_SHORTEST = 3
_SIGN_IN = re.compile(
    r"(\b(?:LOGIN\s+\S+|AUTH(?:ENTICATE)?\s+[\w-]+|PASS)\s+)(?!\[hidden\])\S[^\r\n]*"
    r"|(\b(?i:password|passphrase|passwd|secret|token)['\"]?\s*[=:]\s*)(?!\[hidden\])('[^']*'|\"[^\"]*\"|\S+)"
)


class Redaction:
    """The secrets that must not appear, in every spelling in which a protocol or a traceback would show them."""

    def __init__(self) -> None:
        self._spellings: set[str] = set()

    def hide(self, secret: str) -> None:
        """Take this secret out of all that is written from now on."""
        raw = secret.encode("utf-8", "surrogateescape")
        escaped = secret.replace("\\", "\\\\").replace('"', '\\"')
        spellings = {
            secret,
            escaped,
            repr(secret)[1:-1],
            repr(raw)[2:-1],
            repr(escaped)[1:-1],
            quote(secret, safe=""),
            base64.b64encode(raw).decode(),
            *(line for line in secret.splitlines() if len(line) > _SHORTEST),
        }
        self._spellings |= {text for text in spellings if len(text) >= _SHORTEST}

    def apply(self, text: str) -> str:
        """The text without secrets, and without what follows a sign-in command or a password's name."""
        for spelling in sorted(self._spellings, key=len, reverse=True):
            text = text.replace(spelling, HIDDEN)
        return _SIGN_IN.sub(lambda match: f"{match[1] or match[2]}{HIDDEN}", text)


class RedactingFormatter(logging.Formatter):
    """Formats a record, its traceback included, without the secrets."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, of a record."""
        return self._redaction.apply(super().format(record))


class PrivateFileHandler(RotatingFileHandler):
    """A rotating log file that only its owner reads."""

    def _open(self) -> io.TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return io.TextIOWrapper(io.FileIO(handle, "ab", closefd=True), encoding="utf-8", errors="backslashreplace")


class Log:
    """What writes the log of this process, until it is closed.

    Args:
        directory: the profile's logs.
        role: which kind of process this is.
        redaction: the secrets to leave out.
        verbose: to standard error too (-v).
    """

    def __init__(self, directory: Path, role: LogRole, redaction: Redaction, *, verbose: bool = False) -> None:
        self.path = directory / f"{role}.log"
        self._root = logging.getLogger()
        self._level = self._root.level
        formatter = RedactingFormatter(redaction)
        self._handlers: list[logging.Handler] = [
            PrivateFileHandler(self.path, maxBytes=SIZE_OCTETS, backupCount=KEPT_FILES, delay=True)
        ]
        if verbose:
            self._handlers.append(logging.StreamHandler(sys.stderr))
        for handler in self._handlers:
            handler.setFormatter(formatter)
            self._root.addHandler(handler)
        self._root.setLevel(logging.INFO)
        for library in ("imapclient", "keyring", "alembic", "sqlalchemy", "asyncio"):
            logging.getLogger(library).setLevel(logging.WARNING)
        handle = os.open(directory / f"{role}.crash", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._crash = os.fdopen(handle, "a", encoding="utf-8")
        faulthandler.enable(self._crash)

    def close(self) -> None:
        """Write what is left, and let go of the files."""
        faulthandler.disable()
        self._crash.close()
        self._root.setLevel(self._level)
        for handler in self._handlers:
            self._root.removeHandler(handler)
            handler.close()
