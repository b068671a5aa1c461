"""Where mail comes from: a message, an mbox, a Maildir, a folder of messages, Outlook's .msg, a Thunderbird profile.

`mail_files` reads the first three; this adds what consists of several of them, or has to be translated first.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.host.limited import Limits, Over, Runner
from carerix_desktop.parse.outlook import MARK, READ
from carerix_desktop.services.mail_files import MailFile, MailFiles, read_mail
from carerix_desktop.services.thunderbird import find_folders, is_profile

OUTLOOK_LIMITS: Final = Limits(seconds=30.0, memory_octets=1_000_000_000, output_octets=200_000_000)
LARGEST_OUTLOOK: Final = 100 * 1024 * 1024
MESSAGE_SUFFIXES: Final = frozenset({".eml", ".msg"})


class OwnRunner(Runner, Protocol):
    """A child with limits that is ended after use."""

    def close(self) -> None:
        """End it."""


class MailSources:
    """Reads mail from whatever a person has it in.

    Args:
        make_child: a child with `OUTLOOK_LIMITS`, for files that are somebody else's and no plain mail.
    """

    def __init__(self, make_child: Callable[[], OwnRunner]) -> None:
        self._make_child = make_child

    def read(self, path: Path) -> MailFiles:
        """The messages of a path, one after the other; what cannot be read is one of them, with its defect.

        Raises:
            UserFault: there is no mail of any kind that we know; before the first message comes.
        """
        child = self._make_child()
        try:
            yield from _read(path, child)
        finally:
            child.close()


def _read(path: Path, child: Runner) -> Iterator[MailFile]:
    if path.is_dir() and is_profile(path):
        yield from _read_profile(path)
    elif path.is_dir() and (files := _messages_in(path)):
        for file in files:
            yield from _quietly(file.name, _read(file, child))
    elif path.is_file() and _is_outlook(path):
        yield _read_outlook(path, child)
    else:
        yield from read_mail(path)


def _read_profile(path: Path) -> Iterator[MailFile]:
    folders = find_folders(path)
    if not folders:
        text = f"“{path}” is a Thunderbird profile without mail."
        raise UserFault(text, code="no_mail_file", details={"path": str(path)})
    for folder in folders:
        name = "/".join(folder.names)
        for one in _quietly(name, read_mail(folder.path)):
            if Flags.DELETED not in one.flags:  # still in the file, but thrown away
                yield replace(one, where=one.where if one.where == name else f"{name}, {one.where}", role=folder.role)


def _quietly(name: str, files: Iterator[MailFile]) -> Iterator[MailFile]:
    """A file that cannot be read costs only itself."""
    try:
        yield from files
    except UserFault as fault:
        yield MailFile(where=name, raw=b"", defect=fault.message)


def _messages_in(path: Path) -> list[Path]:
    if any((path / name).is_dir() for name in ("cur", "new")):
        return []
    files = (one for one in path.iterdir() if one.suffix.lower() in MESSAGE_SUFFIXES)
    return sorted(one for one in files if one.is_file() and not one.is_symlink())


def _is_outlook(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(MARK)) == bytes(MARK)
    except OSError:
        return False  # who reads it says so


def _read_outlook(path: Path, child: Runner) -> MailFile:
    if path.stat().st_size > LARGEST_OUTLOOK:
        return MailFile(where=path.name, raw=b"", defect=f"It is larger than {LARGEST_OUTLOOK // 1024 // 1024} MB.")
    item = base64.b64encode(path.read_bytes()).decode("ascii")
    outcome = child.run(READ, None, [item])[0]
    if outcome.over is not None:
        return MailFile(where=path.name, raw=b"", defect=_over(outcome.over))
    if "defect" in outcome.value:
        return MailFile(where=path.name, raw=b"", defect=outcome.value["defect"])
    flags = Flags.SEEN if outcome.value["read"] else Flags.NONE
    return MailFile(where=path.name, raw=base64.b64decode(outcome.value["eml"]), flags=flags)


def _over(over: Over) -> str:
    if over is Over.FAILED:
        return "It is no Outlook message, or a damaged one."
    return "It takes more time or memory than a message may. Open it in Outlook and save it anew."
