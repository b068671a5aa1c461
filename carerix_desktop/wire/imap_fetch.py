"""Bulk FETCH: a few hundred UIDs a command, two commands in flight, one message in memory at a time.

RFC 9051 §6.4.5 and §6.4.9. Bodies come in parts of 1 MiB, because 100 MB in one answer would cost several times that
in memory (RELIABILITY.md, R-26). A UID that the server answers with NO, NIL or nothing is not yielded: the caller knows
what it asked for (R-09). Only UIDs that were asked for are yielded, each once (R-08).
"""

from __future__ import annotations

import contextlib
import imaplib
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from carerix_desktop.wire.faults import NonsenseError, RefusedError
from carerix_desktop.wire.response import (
    MEBIOCTET,
    BufferedFile,
    FetchItems,
    ReadLimits,
    ResponseReader,
    parse_fetch,
)

_UIDS_PER_COMMAND = 200
_IN_FLIGHT = 2
_KEPT_STARTS_OCTETS = 16 * MEBIOCTET
_PART = MEBIOCTET
_ITEMS = "UID FLAGS INTERNALDATE RFC822.SIZE"


class CommandPipe(Protocol):
    """Where commands go and answers come from: one IMAP connection."""

    @property
    def buffered(self) -> BufferedFile:
        """Imaplib's own buffered file."""
        ...

    def send(self, data: bytes) -> None:
        """Write a command."""
        ...

    def next_tag(self) -> bytes:
        """Make a tag that no other command has."""
        ...


@dataclass(frozen=True, slots=True)
class Finished:
    """A command's tagged answer: OK, NO or BAD."""

    command: str
    status: str
    text: str


class _Parts:
    """A big message as it comes in, part after part."""

    def __init__(self, items: FetchItems) -> None:
        self.items = items
        self.buffer = io.BytesIO()
        self.ended = False
        self.failed = False
        if items.body is not None:
            self.buffer.write(items.body)
        self.asked = self.buffer.tell()

    def commands(self) -> Iterator[str]:
        """Ask for the next part for as long as the end was not seen."""
        while not (self.ended or self.failed):
            yield f"UID FETCH {self.items.uid} (UID BODY.PEEK[]<{self.asked}.{_PART}>)"
            self.asked += _PART

    def take(self, answer: FetchItems, limits: ReadLimits) -> None:
        """Take one part; a part that is short is the last one."""
        if answer.uid != self.items.uid or answer.body is None or self.ended:
            return
        if answer.origin not in {None, self.buffer.tell()}:
            self.failed = True
            return
        self.buffer.write(answer.body)
        self.ended = len(answer.body) < _PART
        self.failed = self.buffer.tell() > limits.message_octets

    def finish(self, finished: Finished) -> None:
        """A command ended: if its part did not come, the message ends here or cannot be had."""
        start = int(finished.command.split("<")[1].split(".")[0])
        if not (self.ended or self.failed) and self.buffer.tell() <= start:
            self.ended = finished.status == "OK" and self.buffer.tell() >= self.items.size
            self.failed = not self.ended


class BulkFetch:
    """Bulk reading on one connection; nothing else may use the connection while an iterator of it is open.

    Closing an iterator early reads what is still in flight and throws it away.
    """

    def __init__(self, pipe: CommandPipe, limits: ReadLimits) -> None:
        self._pipe = pipe
        self._limits = limits
        self._partial = True

    def messages(self, uids: Sequence[int]) -> Iterator[FetchItems]:
        """Read whole messages; `body` of what is yielded is complete."""
        wanted = set(uids)
        refused: list[str] = []
        big: list[FetchItems] = []
        partial = f"<0.{_PART}>" if self._partial else ""
        for items in self._bodies(_commands(uids, f"{_ITEMS} BODY.PEEK[]{partial}"), wanted, refused):
            if _is_big(items):
                kept = sum(len(other.body or b"") for other in big) < _KEPT_STARTS_OCTETS
                items.body = items.body if kept else None
                big.append(items)
            else:
                yield items
        if refused and self._partial and len(wanted) == len(set(uids)):
            self._partial = False  # nothing came at all: a server that does not know partial FETCH
            yield from self.messages(uids)
            return
        while big:
            yield from self._rest(big.pop(0))

    def headers(self, uids: Sequence[int], fields: Sequence[str] = ()) -> Iterator[FetchItems]:
        """Read headers, whole or only these fields of them, as `body`.

        Raises:
            RefusedError: the server said NO or BAD.
        """
        refused: list[str] = []
        which = f"HEADER.FIELDS ({' '.join(fields)})" if fields else "HEADER"
        yield from self._bodies(_commands(uids, f"{_ITEMS} BODY.PEEK[{which}]"), set(uids), refused)
        if refused:
            raise RefusedError(refused[0])

    def flags(self, uids: str, *, changed_since: int = 0) -> Iterator[FetchItems]:
        """Read flags of a sequence set.

        Raises:
            RefusedError: the server said NO or BAD.
        """
        modifier = f" (CHANGEDSINCE {changed_since})" if changed_since else ""
        for answer in self._run(iter([f"UID FETCH {uids} (UID FLAGS){modifier}"])):
            if isinstance(answer, Finished):
                if answer.status != "OK":
                    raise RefusedError(answer.text)
            elif answer.uid and answer.flags is not None:
                yield answer

    def _bodies(self, commands: Iterator[str], wanted: set[int], refused: list[str]) -> Iterator[FetchItems]:
        """Yield what is complete; what comes in several answers is put together, and let go at a command's end."""
        halves: dict[int, FetchItems] = {}
        for answer in self._run(commands):
            if isinstance(answer, Finished):
                if answer.status != "OK":
                    refused.append(answer.text)
                for uid in [uid for uid, items in halves.items() if items.body is not None]:
                    wanted.discard(uid)
                    yield halves.pop(uid)
                continue
            if answer.uid not in wanted:
                continue
            if (items := halves.pop(answer.uid, None)) is not None:
                items.merge(answer)
                answer = items
            if answer.body is None or answer.flags is None or answer.date is None:
                halves[answer.uid] = answer
                continue
            wanted.discard(answer.uid)
            yield answer

    def _rest(self, items: FetchItems) -> Iterator[FetchItems]:
        parts = _Parts(items)
        items.body = None
        for answer in self._run(parts.commands()):
            if isinstance(answer, Finished):
                parts.finish(answer)
            else:
                parts.take(answer, self._limits)
        if parts.ended and not parts.failed:
            items.body = parts.buffer.getvalue()
            yield items

    def _run(self, commands: Iterator[str]) -> Iterator[FetchItems | Finished]:
        """Keep two commands in flight; yield FETCH answers as they come and each command's end."""
        reader = ResponseReader(self._pipe.buffered, self._limits)
        flying: deque[tuple[bytes, str]] = deque()
        self._fill(flying, commands)
        try:
            while flying:
                parts = reader.read()
                if parts[0][:2] == b"* ":
                    answer = parse_fetch(parts, self._limits)
                    if answer is not None:
                        yield answer
                    else:
                        _check_untagged(parts[0])
                    continue
                yield _finished(parts[0], flying)  # first, because it may decide that there is nothing more to ask
                self._fill(flying, commands)
        except GeneratorExit:
            with contextlib.suppress(OSError, NonsenseError):
                while flying:
                    parts = reader.read()
                    if parts[0][:2] != b"* ":
                        _finished(parts[0], flying)
            raise

    def _fill(self, flying: deque[tuple[bytes, str]], commands: Iterator[str]) -> None:
        while len(flying) < _IN_FLIGHT:
            command = next(commands, None)
            if command is None:
                return
            tag = self._pipe.next_tag()
            self._pipe.send(b"%s %s\r\n" % (tag, command.encode("ascii")))
            flying.append((tag, command))


def sequence_set(uids: Sequence[int]) -> str:
    """Write UIDs as a sequence set, runs as ranges (RFC 9051 §4.1.1)."""
    runs: list[list[int]] = []
    for uid in sorted(set(uids)):
        if runs and runs[-1][1] == uid - 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(low) if low == high else f"{low}:{high}" for low, high in runs)


def _commands(uids: Sequence[int], items: str) -> Iterator[str]:
    for start in range(0, len(uids), _UIDS_PER_COMMAND):
        yield f"UID FETCH {sequence_set(uids[start : start + _UIDS_PER_COMMAND])} ({items})"


def _is_big(items: FetchItems) -> bool:
    octets = len(items.body or b"")
    if items.origin is None:  # the server left the origin out, or does not know parts and sent it all
        return octets == _PART < items.size
    return octets >= _PART


def _check_untagged(line: bytes) -> None:
    if line[:5].upper() == b"* BYE":
        raise imaplib.IMAP4.abort(line[2:].decode("utf-8", "replace"))


def _finished(line: bytes, flying: deque[tuple[bytes, str]]) -> Finished:
    tag, _, rest = line.partition(b" ")
    for entry in flying:
        if entry[0] == tag:
            flying.remove(entry)
            status, _, text = rest.decode("utf-8", "replace").partition(" ")
            return Finished(entry[1], status.upper(), text)
    raise NonsenseError(f"an answer to no command: {line[:80]!r}")
