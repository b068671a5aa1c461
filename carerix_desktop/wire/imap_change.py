r"""What changes a mailbox: STORE, MOVE, APPEND, CREATE (RFC 9051 §6.4.6, §6.3.12; RFC 6851, RFC 4315).

Nothing here sends EXPUNGE or CLOSE: they would remove what other people marked `\Deleted` (RELIABILITY.md R-10).
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from carerix_desktop.wire.imap_answers import MoveResult
from carerix_desktop.wire.imap_connection import BoundedImap4, ControlClient
from carerix_desktop.wire.imap_control import command, uids_of, untagged
from carerix_desktop.wire.imap_fetch import sequence_set

_UIDS_PER_COMMAND = 500
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FLAG = re.compile(r"\\?[^\x00-\x20\x7f-\uffff(){%*\"\\\]]+\Z")
_APPENDED = re.compile(r"\[APPENDUID \d+ (\d{1,10})\]", re.IGNORECASE)


def store_flags(client: ControlClient, uids: Sequence[int], flags: Sequence[str], *, add: bool) -> None:
    """Add or remove flags, silently; what cannot be a flag is left out (RFC 9051 §9, flag-keyword)."""
    usable = [flag for flag in flags if _FLAG.match(flag)]
    for chunk in _chunks(uids) if usable else ():
        client.line.untagged_responses.clear()
        change = client.add_flags if add else client.remove_flags
        change(sequence_set(chunk), usable, silent=True)


def move(client: ControlClient, capabilities: frozenset[str], uids: Sequence[int], target: bytes) -> MoveResult:
    r"""Move by MOVE, or by COPY, `+FLAGS (\Deleted)` and UID EXPUNGE of these UIDs; `target` is the quoted name."""
    uidvalidity, mapping = 0, dict[int, int]()
    with_move, with_uidplus = "MOVE" in capabilities, "UIDPLUS" in capabilities
    for chunk in _chunks(uids):
        wanted = sequence_set(chunk)
        command(client.line, "UID", "MOVE" if with_move else "COPY", wanted, target)
        told, pairs = _copied(client.line, chunk)
        uidvalidity = told or uidvalidity
        mapping.update(pairs)
        if not with_move:
            finish_move(client, capabilities, chunk)
    return MoveResult(uidvalidity=uidvalidity, mapping=mapping, expunged=with_move or with_uidplus)


def finish_move(client: ControlClient, capabilities: frozenset[str], uids: Sequence[int]) -> bool:
    r"""After a COPY: mark the originals `\Deleted` and expunge these UIDs; False where the server cannot do that."""
    for chunk in _chunks(uids):
        wanted = sequence_set(chunk)
        client.add_flags(wanted, ["\\Deleted"], silent=True)
        if "UIDPLUS" in capabilities:
            client.uid_expunge(wanted)
    return "UIDPLUS" in capabilities


def append(
    line: BoundedImap4, target: bytes, raw: bytes, flags: Sequence[str], internaldate: datetime | None
) -> int | None:
    """Put a message into a mailbox, byte for byte: imaplib's own `append` would mend line ends."""
    usable = " ".join(flag for flag in flags if _FLAG.match(flag))
    date = f'"{_internaldate(internaldate)}"' if internaldate is not None else None
    arguments = [part for part in (target, f"({usable})" if usable else None, date) if part is not None]
    line.literal = raw
    text = command(line, "APPEND", *arguments)
    said = _APPENDED.search(text)
    return int(said.group(1)) if said else None


def create(line: BoundedImap4, name: bytes) -> None:
    """Create a mailbox and subscribe to it, so that other programs show it too."""
    try:
        command(line, "CREATE", name)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refused:
        if not re.search(r"ALREADYEXISTS|already exists|exists already", str(refused), re.IGNORECASE):
            raise
    try:
        command(line, "SUBSCRIBE", name)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return  # a server without subscriptions shows every mailbox anyway


def _copied(line: BoundedImap4, uids: Sequence[int]) -> tuple[int, dict[int, int]]:
    """Read COPYUID (RFC 4315 §3); what does not fit together tells nothing."""
    for item in untagged(line, "COPYUID"):
        words = item.split() if isinstance(item, bytes) else []
        if len(words) != 3 or not words[0].isdigit():
            continue
        sources, goals = list(uids_of(words[1])), list(uids_of(words[2]))
        if len(sources) == len(goals) and set(sources) <= set(uids):
            return int(words[0][:10]), dict(zip(sources, goals, strict=True))
    return 0, {}


def _internaldate(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{utc.day:2d}-{_MONTHS[utc.month - 1]}-{utc.year:04d} {utc:%H:%M:%S} +0000"


def _chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    ordered = sorted(set(uids))
    for start in range(0, len(ordered), _UIDS_PER_COMMAND):
        yield ordered[start : start + _UIDS_PER_COMMAND]
