"""SELECT and EXAMINE, with CONDSTORE and QRESYNC where offered (RFC 9051 §6.3.2, RFC 7162 §3.1.8 and §3.2.5).

imapclient has no argument for QRESYNC and imaplib loses the order of the answers, which counts: what stands before
`[CLOSED]` still speaks of the mailbox before. So the answers are read here, one by one.
"""

from __future__ import annotations

import imaplib
import re
from dataclasses import dataclass, field

from carerix_desktop.domain.mailbox import MailboxStatus
from carerix_desktop.wire.faults import NonsenseError
from carerix_desktop.wire.imap_answers import FlagUpdate, Selected
from carerix_desktop.wire.imap_connection import BoundedImap4
from carerix_desktop.wire.imap_control import uids_of
from carerix_desktop.wire.response import MEBIOCTET, FlagReader, ReadLimits, ResponseReader, parse_fetch

_LIMITS = ReadLimits(line_octets=16 * MEBIOCTET, literal_octets=MEBIOCTET)
_EXISTS = re.compile(rb"\* (\d{1,10}) EXISTS", re.IGNORECASE)
_CODE = re.compile(rb"\* OK \[(UIDVALIDITY|UIDNEXT|HIGHESTMODSEQ) (\d{1,19})\]", re.IGNORECASE)
_PERMANENT = re.compile(rb"\* OK \[PERMANENTFLAGS \((.*?)\)\]", re.IGNORECASE)
_VANISHED = re.compile(rb"\* VANISHED \(EARLIER\) (\S+)", re.IGNORECASE)


@dataclass(slots=True)
class _Heard:
    """What the server has said about the mailbox so far."""

    exists: int = 0
    numbers: dict[bytes, int] = field(default_factory=dict)
    permanent: tuple[str, ...] = ()
    vanished: list[int] = field(default_factory=list)
    changed: list[FlagUpdate] = field(default_factory=list)
    full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectRequest:
    """One SELECT; `argument` is the quoted name, `known` (uidvalidity, modseq) asks for QRESYNC."""

    argument: bytes
    readonly: bool
    condstore: bool
    known: tuple[int, int] | None


def select(line: BoundedImap4, request: SelectRequest, flags: FlagReader) -> Selected:
    """Open a mailbox.

    Raises:
        imaplib.IMAP4.error: NO or BAD; no mailbox is open then.
    """
    extra = b" (CONDSTORE)" if request.condstore else b""
    if request.known is not None:
        extra = b" (QRESYNC (%d %d))" % request.known
    verb = b"EXAMINE" if request.readonly else b"SELECT"
    tag = line.next_tag()
    line.untagged_responses.clear()
    line.send(b"%s %s %s%s\r\n" % (tag, verb, request.argument, extra))
    heard, answer = _listen(line, tag, flags)
    status, _, text = answer.decode("utf-8", "replace").partition(" ")
    if status.upper() != "OK":
        line.state = "AUTH"
        raise imaplib.IMAP4.error(f"SELECT failed: {status} {text}")
    line.state = "SELECTED"
    return _selected(heard, request, readonly="[READ-ONLY]" in text.upper())


def _listen(line: BoundedImap4, tag: bytes, flags: FlagReader) -> tuple[_Heard, bytes]:
    reader = ResponseReader(line.buffered, _LIMITS)
    heard = _Heard()
    while True:
        parts = reader.read()
        text = parts[0]
        if text.startswith(tag + b" "):
            return heard, text[len(tag) + 1 :]
        if text[:5].upper() == b"* BYE":
            raise imaplib.IMAP4.abort(text[2:].decode("utf-8", "replace"))
        if not text.startswith(b"* "):
            raise NonsenseError(f"an answer to no command: {text[:80]!r}")
        if text[:13].upper() == b"* OK [CLOSED]":
            heard = _Heard()
            continue
        _hear(heard, parts, flags)


def _hear(heard: _Heard, parts: list[bytes], flags: FlagReader) -> None:
    text = parts[0]
    if (found := _EXISTS.match(text)) is not None:
        heard.exists = int(found[1])
    elif (found := _CODE.match(text)) is not None:
        heard.numbers[found[1].upper()] = int(found[2])
    elif (found := _PERMANENT.match(text)) is not None:
        heard.permanent = tuple(found[1].decode("utf-8", "replace").split())
    elif (found := _VANISHED.match(text)) is not None:
        heard.vanished.extend(uids_of(found[1]))
    elif "[OVERQUOTA]" in text.decode("latin-1").upper():
        heard.full = True
    elif (items := parse_fetch(parts, _LIMITS)) is not None and items.uid and items.flags is not None:
        ours, keywords = flags.read(items.flags)
        heard.changed.append(FlagUpdate(uid=items.uid, flags=ours, keywords=keywords, modseq=items.modseq))


def _selected(heard: _Heard, request: SelectRequest, *, readonly: bool) -> Selected:
    uidvalidity = heard.numbers.get(b"UIDVALIDITY", 0)
    status = MailboxStatus(
        exists=heard.exists,
        uidnext=heard.numbers.get(b"UIDNEXT", 0),
        uidvalidity=uidvalidity,
        highestmodseq=heard.numbers.get(b"HIGHESTMODSEQ", 0),
    )
    resynced = request.known is not None and request.known[0] == uidvalidity and status.highestmodseq > 0
    return Selected(
        status=status,
        vanished=tuple(sorted(set(heard.vanished))) if resynced else (),
        changed=tuple(heard.changed) if resynced else (),
        permanent_flags=heard.permanent,
        readonly=readonly,
        resynced=resynced,
        full=heard.full,
    )
