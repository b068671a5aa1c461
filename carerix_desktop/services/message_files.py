"""Messages in files: an mbox, a ZIP of .eml files, JSON, one .eml; what an export writes, message by message."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Final

from carerix_desktop.domain.ids import MessageKey, instant_of
from carerix_desktop.parse.filename import safe_file_name
from carerix_desktop.services.messages import messages_json
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.reading_body import read_body
from carerix_desktop.storage.raw import raw_of
from carerix_desktop.storage.unit_of_work import Reader

FROM_IN_TEXT: Final = re.compile(rb"(?m)^(>*From )")
AT_ONCE: Final = 200


def eml_name(number: int, one: Mapping[str, Any]) -> str:
    """A file name for a message that is safe on every system and never given twice; no path from its subject."""
    subject = safe_file_name(str(one["subject"]).replace(".", "_"), "message")[:60].strip(" .")
    return f"{number:04} {one['date'][:10]} {subject}.eml"


def write_mbox(reader: Reader, keys: Sequence[int], stream: BinaryIO, progress: Progress) -> None:
    """As mboxrd (RFC 4155): lines that look like a From_ line are quoted by one more ">"."""
    for number, key in enumerate(map(MessageKey, keys)):
        progress.step(number, len(keys))
        raw = raw_of(reader, key)
        stream.write(f"From MAILER-DAEMON {instant_of(key):%a %b %e %H:%M:%S %Y}\n".encode())
        stream.write(FROM_IN_TEXT.sub(rb">\1", raw))
        stream.write(b"\n" if raw.endswith(b"\n") else b"\n\n")


def write_eml(reader: Reader, keys: Sequence[int], stream: BinaryIO, progress: Progress) -> None:
    """The one message, as it came."""
    for key in keys:
        progress.step(0, 1)
        stream.write(raw_of(reader, MessageKey(key)))


def write_zip(reader: Reader, keys: Sequence[int], stream: BinaryIO, progress: Progress) -> None:
    """One .eml file each."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for start in range(0, len(keys), AT_ONCE):
            for number, one in enumerate(messages_json(reader, keys[start : start + AT_ONCE]), start + 1):
                progress.step(number, len(keys))
                archive.writestr(eml_name(number, one), raw_of(reader, MessageKey(int(one["id"]))))


def write_json(reader: Reader, keys: Sequence[int], stream: BinaryIO, progress: Progress) -> None:
    """A list of what `messages list` shows, with links and texts."""
    stream.write(b"[")
    for start in range(0, len(keys), AT_ONCE):
        for number, one in enumerate(messages_json(reader, keys[start : start + AT_ONCE]), start):
            progress.step(number, len(keys))
            key = MessageKey(int(one["id"]))
            text = read_body(key, raw_of(reader, key), allow_remote=False).text
            stream.write(b",\n" if number else b"\n")
            stream.write(json.dumps({**one, "text": text}, ensure_ascii=False).encode("utf-8", "replace"))
    stream.write(b"\n]\n")
