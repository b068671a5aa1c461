"""Control commands on one connection, and the small texts that they need (RFC 9051 §4, §9; RFC 3501 §5.1.3)."""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from imapclient import imap_utf7

from carerix_desktop.domain.errors import Bug
from carerix_desktop.domain.modified_utf7 import decode_modified_utf7
from carerix_desktop.wire.faults import NonsenseError
from carerix_desktop.wire.imap_connection import BoundedImap4

_UIDS_AT_MOST = 5_000_000
_SET = re.compile(rb"[0-9:,]*\Z")


def command(line: BoundedImap4, verb: str, *arguments: str | bytes) -> str:
    """Run one command and wait for it; what it brought is in `untagged` until the next one.

    Returns:
        The text of the tagged OK.

    Raises:
        imaplib.IMAP4.error: NO or BAD (its text is the server's), `abort` when the connection ended.
    """
    line.untagged_responses.clear()
    status, data = line._simple_command(verb, *arguments)
    text = _text(data)
    if status != "OK":
        raise imaplib.IMAP4.error(f"{verb} failed: {text}")
    return text


def untagged(line: BoundedImap4, name: str) -> list[Any]:
    """The untagged answers of that name to the last command, in order."""
    return list(line.untagged_responses.pop(name, []))


def untagged_number(line: BoundedImap4, name: str) -> int:
    """The last number said under that name, 0 for none."""
    said = [item for item in untagged(line, name) if isinstance(item, bytes) and item[:19].isdigit()]
    return int(said[-1][:19]) if said else 0


def quoted(name: bytes) -> bytes:
    """Write a quoted string; the name must not hold line ends or NUL."""
    if re.search(rb"[\r\n\0]", name):
        raise Bug("a name with a line end in it cannot go to a server")
    return b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def quoted_search(text: str) -> str:
    """Write a string for `search_uids`; characters that could end it or the command are left out."""
    safe = "".join(c for c in text if " " <= c <= "~")
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wire_name(name: str) -> bytes:
    """Write a mailbox name in modified UTF-7."""
    return bytes(imap_utf7.encode(name))


def decoded_name(name: bytes) -> str:
    """Read a mailbox name: modified UTF-7 where it is, else UTF-8, else Latin-1 (a server that sends raw 8-bit)."""
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        text = name.decode("latin-1")
    return decode_modified_utf7(text) or text


def uids_of(text: bytes) -> Iterator[int]:
    """Read a sequence set of numbers, in its order (a range counts upwards, RFC 9051 §9).

    Raises:
        NonsenseError: it is none, or it names more messages than any mailbox has.
    """
    if not _SET.match(text):
        raise NonsenseError(f"{text[:60]!r} is no set of UIDs")
    left = _UIDS_AT_MOST
    for piece in filter(None, text.split(b",")):
        low, _, high = piece.partition(b":")
        if not low or len(low) > 10 or len(high) > 10 or b":" in high:
            raise NonsenseError(f"{piece[:60]!r} is no range of UIDs")
        first, last = sorted((int(low), int(high or low)))
        left -= last - first + 1
        if left < 0:
            raise NonsenseError("a set of more UIDs than a mailbox can have")
        yield from range(first, last + 1)


def _text(data: Sequence[Any]) -> str:
    last = data[-1] if data else b""
    return last.decode("utf-8", "replace") if isinstance(last, bytes) else ""
