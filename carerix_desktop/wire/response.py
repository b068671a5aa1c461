"""Our own reader of FETCH answers: fast, streaming, and hard to fool (PERFORMANCE.md "What this decides" 1).

It reads through imaplib's own buffered file, so that control commands by imapclient and bulk FETCH share one connection
and no byte is lost between them. Grammar: RFC 9051 §9 (`response-data`, `msg-att`, `literal`); servers put the items in
any order, also after the literal, and mix in other answers. Limits: RELIABILITY.md T-04.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from carerix_desktop.domain.mailbox import Flags, parse_flags
from carerix_desktop.wire.faults import NonsenseError

MEBIOCTET = 1 << 20
_LITERAL = re.compile(rb"~?\{(\d{1,19})\+?\}\r?\n\Z")
_ITEM = re.compile(
    rb"UID (?P<uid>\d{1,19})|FLAGS \((?P<flags>[^()]*)\)|RFC822\.SIZE (?P<size>\d{1,19})"
    rb"|INTERNALDATE \"(?P<date>[^\"]*)\""
    rb"|MODSEQ \((?P<modseq>\d{1,19})\)"
    rb"|BODY\[[A-Z]*(?:\.FIELDS \([^()\]]*\))?\](?:<(?P<origin>\d{1,19})>)? (?P<end>\Z|NIL|\"\")"
)
_WHOLE = re.compile(
    rb"\* \d+ FETCH \(UID (\d{1,19}) FLAGS \(([^()]*)\) INTERNALDATE \"([^\"]*)\" RFC822\.SIZE (\d{1,19}) "
    rb"BODY\[[A-Z]*(?:\.FIELDS \([^()\]]*\))?\](?:<(\d{1,19})>)? \Z"
)
_FETCH = re.compile(rb"\* \d+ FETCH \(", re.IGNORECASE)
_TOKEN = re.compile(
    rb'[ \t]*(?:(?P<open>\()|(?P<close>\))|"(?P<quoted>(?:[^"\\]|\\.)*+)"'
    rb'|(?P<atom>[A-Z0-9.]+\[[^\]]*\](?:<\d+>)?|[^\s()"]+))',
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(
    rb"(?:BODY\[[A-Z]*(?:\.FIELDS \([^()\]]*\))?\]|RFC822(?:\.HEADER)?)(?:<(\d{1,19})>)?\Z", re.IGNORECASE
)
_MONTHS = {name: n for n, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_FLAG_CACHE_ENTRIES = 1000


class BufferedFile(Protocol):
    """What is read from: a buffered binary file over a socket."""

    def readline(self, size: int = -1, /) -> bytes:
        """Read to the next line feed, at most `size` octets."""
        ...

    def read(self, size: int = -1, /) -> bytes:
        """Read `size` octets, fewer only at the end of the file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """What a server may send at most, in octets, and how deep it may nest."""

    line_octets: int = MEBIOCTET
    literal_octets: int = 128 * MEBIOCTET
    message_octets: int = 256 * MEBIOCTET
    depth: int = 100


class FetchItems:
    """What one FETCH answer says about one message; None and 0 stand for "not said"."""

    __slots__ = ("body", "date", "flags", "modseq", "origin", "size", "uid")

    def __init__(self) -> None:
        self.uid = 0
        self.flags: bytes | None = None
        self.date: bytes | None = None
        self.size = 0
        self.modseq = 0
        self.body: bytes | None = None
        self.origin: int | None = None

    def merge(self, other: FetchItems) -> None:
        """Take over what another answer about the same message says."""
        self.flags = self.flags if other.flags is None else other.flags
        self.date = other.date or self.date
        self.size = other.size or self.size
        self.modseq = other.modseq or self.modseq
        if other.body is not None:
            self.body, self.origin = other.body, other.origin


class ResponseReader:
    """Reads one response after another off a buffered file."""

    def __init__(self, file: BufferedFile, limits: ReadLimits) -> None:
        self._file = file
        self._limits = limits

    def read(self) -> list[bytes]:
        """Read one response: its text, and after each literal the literal and the text behind it, without line ends.

        Raises:
            ConnectionAbortedError: the server closed the connection.
            NonsenseError: a limit is exceeded.
        """
        line = self._line()
        if not line.endswith(b"}\r\n") or not _FETCH.match(line):
            return [line.rstrip(b"\r\n")]
        parts = []
        while (literal := _LITERAL.search(line)) is not None:
            parts += [line[: literal.start()], self._literal(int(literal.group(1)))]
            line = self._line()
        parts.append(line.rstrip(b"\r\n"))
        return parts

    def _line(self) -> bytes:
        line = self._file.readline(self._limits.line_octets + 1)
        if not line.endswith(b"\n"):
            if len(line) > self._limits.line_octets:
                raise NonsenseError(f"a line of more than {self._limits.line_octets} octets")
            raise ConnectionAbortedError("the server closed the connection")
        return line

    def _literal(self, octets: int) -> bytes:
        if octets > self._limits.literal_octets:
            raise NonsenseError(f"a literal of {octets} octets")
        if octets <= MEBIOCTET:
            data = self._file.read(octets)
        else:
            buffer = io.BytesIO()
            while buffer.tell() < octets:
                piece = self._file.read(min(MEBIOCTET, octets - buffer.tell()))
                if not piece:
                    break
                buffer.write(piece)
            data = buffer.getvalue()
        if len(data) < octets:
            raise ConnectionAbortedError("the server closed the connection inside a message")
        return data


def parse_fetch(parts: Sequence[bytes], limits: ReadLimits) -> FetchItems | None:
    """Read a FETCH answer; None for any other untagged response.

    Raises:
        NonsenseError: it is a FETCH answer and cannot be read.
    """
    if len(parts) == 3 and parts[2] == b")" and (whole := _WHOLE.match(parts[0])) is not None:
        return _as_asked(whole, parts[1])
    head = _FETCH.match(parts[0])
    if head is None:
        return None
    return _parse_usual(parts, head.end()) or _parse_any(parts, head.end(), limits)


def _as_asked(found: re.Match[bytes], body: bytes) -> FetchItems:
    """Take what the server sent in the order in which we ask, as most do."""
    items = FetchItems()
    uid, items.flags, items.date, size, origin = found.groups()
    items.uid, items.size, items.body = int(uid), int(size), body
    items.origin = None if origin is None else int(origin)
    return items


def _parse_usual(parts: Sequence[bytes], position: int) -> FetchItems | None:
    """Read what nearly every server sends nearly always: only items that we know, in any order."""
    items = FetchItems()
    last = len(parts) - 1
    for number in range(0, len(parts), 2):
        text = parts[number]
        while position < len(text):
            found = _ITEM.match(text, position)
            if found is None:
                return items if number == last and text[position:] == b")" else None
            _set_usual(items, found, parts[number + 1] if number < last else None)
            position = found.end() + (text[found.end() : found.end() + 1] == b" ")
        position = 1 if number < last and parts[number + 2][:1] == b" " else 0
    return None


def _set_usual(items: FetchItems, found: re.Match[bytes], literal: bytes | None) -> None:
    match found.lastgroup:
        case "uid":
            items.uid = int(found["uid"])
        case "flags":
            items.flags = found["flags"]
        case "size":
            items.size = int(found["size"])
        case "date":
            items.date = found["date"]
        case "modseq":
            items.modseq = int(found["modseq"])
        case _:
            items.body = {b"": literal, b'""': b""}.get(found["end"])
            items.origin = None if found["origin"] is None else int(found["origin"])


def _parse_any(parts: Sequence[bytes], position: int, limits: ReadLimits) -> FetchItems:
    """Read any FETCH answer, token by token, skipping what we did not ask for."""
    items = FetchItems()
    tokens = _tokens(parts, position, limits)
    for kind, name in tokens:
        if kind == ")":
            return items
        if kind != "atom":
            raise NonsenseError("a FETCH answer without names")
        value = _value(tokens)
        _set_item(items, name, value)
    raise NonsenseError("a FETCH answer without an end")


Token = tuple[str, bytes]


def _tokens(parts: Sequence[bytes], position: int, limits: ReadLimits) -> Iterator[Token]:
    depth = 1
    for number, part in enumerate(parts):
        if number % 2:
            yield "string", part
            continue
        while position < len(part.rstrip()):
            found = _TOKEN.match(part, position)
            if found is None:
                raise NonsenseError("a FETCH answer with broken quotes")
            position = found.end()
            if found["open"]:
                depth += 1
                if depth > limits.depth:
                    raise NonsenseError(f"parentheses more than {limits.depth} deep")
                yield "(", b""
            elif found["close"]:
                depth -= 1
                yield ")", b""
            elif found["quoted"] is not None:
                yield "string", found["quoted"].replace(b'\\"', b'"').replace(b"\\\\", b"\\")
            else:
                yield "atom", found["atom"]
        position = 0


def _value(tokens: Iterator[Token]) -> bytes | None:
    """Take one value: a string or atom as it is, NIL as None, a list as its atoms and strings with spaces between."""
    kind, value = next(tokens, (")", b""))
    if kind == ")":
        raise NonsenseError("a FETCH answer with a name but no value")
    if kind == "string":
        return value
    if kind == "atom":
        return None if value.upper() == b"NIL" else value
    words, depth = [], 1
    while depth:
        kind, value = next(tokens, ("end", b""))
        if kind == "end":
            raise NonsenseError("a FETCH answer without an end")
        depth += (kind == "(") - (kind == ")")
        if kind in {"atom", "string"}:
            words.append(value)
    return b" ".join(words)


def _set_item(items: FetchItems, name: bytes, value: bytes | None) -> None:
    upper = name.upper()
    if upper in {b"UID", b"RFC822.SIZE", b"MODSEQ"}:
        if value is None or not value.isdigit() or len(value) > 19:
            raise NonsenseError("a FETCH answer with a number that is none")
        setattr(items, {b"UID": "uid", b"RFC822.SIZE": "size"}.get(upper, "modseq"), int(value))
    elif upper == b"FLAGS":
        items.flags = value or b""
    elif upper == b"INTERNALDATE":
        items.date = value
    elif (body := _BODY.match(name)) is not None:
        items.body = value
        items.origin = None if body.group(1) is None else int(body.group(1))


def parse_internaldate(text: bytes | None) -> datetime:
    """Read an INTERNALDATE ("17-Jul-1996 02:44:25 -0700") as aware UTC; now, where there is none that makes sense."""
    try:
        if text is None:
            raise ValueError("no date")
        offset = timedelta(hours=int(text[22:24]), minutes=int(text[24:26]))
        moment = datetime(
            int(text[7:11]),
            _MONTHS[text[3:6].lower()],
            int(text[0:2]),
            int(text[12:14]),
            int(text[15:17]),
            min(int(text[18:20]), 59),
            tzinfo=UTC,
        )
        return moment + offset if text[21:22] == b"-" else moment - offset
    except (ValueError, KeyError, OverflowError):
        return datetime.now(UTC)


class FlagReader:
    """Turns the flags of FETCH answers into ours; the few combinations that a mailbox has are remembered."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[Flags, tuple[str, ...]]] = {}

    def read(self, text: bytes | None) -> tuple[Flags, tuple[str, ...]]:
        """Split a flag list without its parentheses into flags and keywords."""
        found = self._known.get(text or b"")
        if found is None:
            found = parse_flags((text or b"").decode("utf-8", "replace").split())
            if len(self._known) < _FLAG_CACHE_ENTRIES:
                self._known[text or b""] = found
        return found
