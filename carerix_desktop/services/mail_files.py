"""Mail in files: a single message (.eml), an mbox (RFC 4155), a Maildir (cr.yp.to/proto/maildir.html).

Reads message by message, whatever the size of the whole; what is no message is answered with its reason, and the rest
goes on. Nothing outside the given path is opened: symbolic links inside a Maildir are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.mailbox import Flags, FolderRole

LARGEST_OCTETS = 150 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
FROM_LINE = re.compile(
    rb"From (?:\"[^\"\n]{0,300}\"\S{0,300}|\S{1,300}) {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? "
    rb"(?=.{0,60}\b\d{1,2}:\d\d)(?=.{0,60}\b(?:19|20)\d\d\b)"
)
"""Sender, week day, and a date with time and year in some order: a sentence that begins with From is none."""
QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
HEADER_LINE = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
MAILDIR_FLAGS = {
    "S": Flags.SEEN,
    "F": Flags.FLAGGED,
    "R": Flags.ANSWERED,
    "D": Flags.DRAFT,
    "T": Flags.DELETED,
    "P": Flags.FORWARDED,
}
STATUS_FLAGS = {"R": Flags.SEEN, "A": Flags.ANSWERED, "F": Flags.FLAGGED, "T": Flags.DRAFT, "D": Flags.DELETED}
STATUS_LINE = re.compile(rb"(?im)^(?:X-)?Status:[ \t]*([A-Z]*)[ \t]*\r?$")
MOZILLA_LINE = re.compile(rb"(?im)^X-Mozilla-Status:[ \t]*([0-9A-F]{4})[ \t]*\r?$")
MOZILLA_FLAGS = {
    0x0001: Flags.SEEN,
    0x0002: Flags.ANSWERED,
    0x0004: Flags.FLAGGED,
    0x0008: Flags.DELETED,
    0x1000: Flags.FORWARDED,
}
MBOX_SUFFIXES = frozenset({".mbox", ".mbx", ".mboxrd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """One message of the files.

    Attributes:
        where: its place, for people: "message 3", or a file's name.
        raw: its bytes, From_ quoting taken off.
        flags: as the file or its name says.
        role: the folder that it came from, where its name says so.
        defect: why it cannot be filed, in one sentence; "" when it can.
    """

    where: str
    raw: bytes
    flags: Flags = Flags.NONE
    role: FolderRole | None = None
    defect: str = ""


MailFiles = Generator[MailFile, None, None]


def read_mail(path: Path) -> MailFiles:
    """The messages of a .eml, an mbox or a Maildir.

    Raises:
        UserFault: there is no such path, or it is none of the three; before the first message comes.
    """
    try:
        if path.is_dir():
            yield from _read_maildir(path)
        else:
            yield from _read_file(path)
    except FileNotFoundError as error:
        raise UserFault(
            f"There is no “{path}”. Check the path.", code="no_file", details={"path": str(path)}
        ) from error
    except OSError as error:
        text = f"“{path}” cannot be read: {error.strerror or error}."
        raise UserFault(text, code="unreadable", details={"path": str(path)}) from error


def _read_file(path: Path) -> Iterator[MailFile]:
    with path.open("rb") as stream:
        first = stream.readline(4096)
        while first and not first.strip():
            first = stream.readline(4096)
        stream.seek(0)
        if FROM_LINE.match(first):
            yield from _read_mbox(stream)
        elif HEADER_LINE.match(first.removeprefix(b"\xef\xbb\xbf")) and path.suffix.lower() not in MBOX_SUFFIXES:
            raw = stream.read(LARGEST_OCTETS + 1).removeprefix(b"\xef\xbb\xbf")
            yield _checked(MailFile(where=path.name, raw=raw))
        else:
            raise UserFault(
                f"“{path}” is neither a message (.eml) nor an mbox file nor a Maildir folder. "
                "Export the mail as one of these and import that.",
                code="no_mail_file",
                details={"path": str(path)},
            )


def _read_mbox(stream: BinaryIO) -> Iterator[MailFile]:
    """Messages between From_ lines, each after an empty line; quoting of mboxrd, which takes in that of mboxo."""
    number, lines, octets, blank = 0, list[bytes](), 0, True
    while line := stream.readline(LONGEST_LINE):
        if blank and line.startswith(b"From ") and FROM_LINE.match(line):
            if number:
                yield _mbox_message(number, lines, octets)
            number, lines, octets = number + 1, [], 0
        elif number:
            octets += len(line)
            if octets <= LARGEST_OCTETS:
                lines.append(line)
        blank = not line.strip()
    if number:
        yield _mbox_message(number, lines, octets)


def _mbox_message(number: int, lines: list[bytes], octets: int) -> MailFile:
    raw = b"".join(lines)
    if raw.endswith((b"\n\n", b"\r\n\r\n")):  # the empty line before the next From_ line is not the message's
        raw = raw.removesuffix(b"\n").removesuffix(b"\r")
    raw = QUOTED_FROM.sub(rb"\1", raw)
    where = f"message {number}"
    if octets > LARGEST_OCTETS:
        return MailFile(where=where, raw=b"", defect=_too_large())
    return _checked(MailFile(where=where, raw=raw, flags=_status_flags(raw)))


def _status_flags(raw: bytes) -> Flags:
    """What Status, X-Status and X-Mozilla-Status say, as mail readers write them."""
    end = min((at for at in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if at >= 0), default=len(raw))
    letters = b"".join(STATUS_LINE.findall(raw[:end])).decode("ascii")
    flags, mozilla = Flags.NONE, MOZILLA_LINE.search(raw[:end])
    for bit, flag in MOZILLA_FLAGS.items():
        flags |= flag if mozilla and int(mozilla[1], 16) & bit else Flags.NONE
    for letter in letters:
        flags |= STATUS_FLAGS.get(letter, Flags.NONE)
    return flags


def _read_maildir(path: Path) -> Iterator[MailFile]:
    boxes = [path / name for name in ("cur", "new") if (path / name).is_dir()]
    if not boxes:
        raise UserFault(
            f"“{path}” is a folder without “cur” and “new”, hence no Maildir. Name a Maildir, an mbox or a .eml file.",
            code="no_mail_file",
            details={"path": str(path)},
        )
    for box in boxes:
        for file in sorted(box.iterdir()):
            if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                yield _maildir_message(file)


def _maildir_message(file: Path) -> MailFile:
    where = f"{file.parent.name}/{file.name}"
    _, _, info = file.name.rpartition(":2,") if ":2," in file.name else ("", "", "")
    flags = Flags.NONE
    for letter in info:
        flags |= MAILDIR_FLAGS.get(letter, Flags.NONE)
    try:
        with file.open("rb") as stream:
            return _checked(MailFile(where=where, raw=stream.read(LARGEST_OCTETS + 1), flags=flags))
    except OSError as error:
        return MailFile(where=where, raw=b"", defect=f"The file cannot be read: {error.strerror or error}.")


def _checked(found: MailFile) -> MailFile:
    """The message, or the reason why it is none."""
    if len(found.raw) > LARGEST_OCTETS:
        return MailFile(where=found.where, raw=b"", defect=_too_large())
    if not found.raw.strip():
        return MailFile(where=found.where, raw=b"", defect="It is empty.")
    head = found.raw.lstrip(b"\r\n")[:1_000_000].split(b"\n", 200)[:200]
    if not any(HEADER_LINE.match(line) for line in head):
        return MailFile(where=found.where, raw=found.raw, defect="It has no header, so it is no message.")
    return found


def _too_large() -> str:
    return f"It is larger than {LARGEST_OCTETS // (1024 * 1024)} MB."
