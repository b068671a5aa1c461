"""An Outlook message file (.msg, MS-OXMSG in a compound file) → the message as RFC 5322 has it.

Called in a child with limits (`host.limited`): the file is somebody else's. What the message came with (its transport
headers) is kept; its body and attachments are built anew, the same each time, so that a second import adds nothing.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email import policy
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr
from hashlib import sha256
from typing import Final

import compressed_rtf
import olefile

READ: Final = "carerix_desktop.parse.outlook:make_reader"
DEEPEST: Final = 4
MARK: Final = olefile.MAGIC
_PROPERTIES: Final = "__properties_version1.0"
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)
_OURS: Final = re.compile(r"(?i)^(?:content-[\w-]*|mime-version|bcc)\s*:")
_HEADER: Final = re.compile(r"[!-9;-~]+[ \t]*:")
_TYPE: Final = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}")
_FIELDS: Final = {1: "To", 2: "Cc", 3: "Bcc"}
_ENDS: Final = re.compile("[\r\n\x00\x85\u2028\u2029]+")
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, RecursionError)


def make_reader(_shared: object) -> Callable[[object], object]:
    """A function of a .msg in base64; it answers {"eml": base64, "read": bool} or {"defect": sentence}."""
    return read_item


def read_item(item: object) -> object:
    """One file."""
    try:
        with olefile.OleFileIO(io.BytesIO(base64.b64decode(str(item)))) as container:
            root = _Storage(container, ())
            kind = root.text(0x001A) or "IPM.Note"
            if not kind.upper().startswith(("IPM.NOTE", "IPM.SCHEDULE", "REPORT", "IPM.POST")):
                return {"defect": f"It is no message but something else of Outlook ({kind[:60]})."}
            raw = _message(root, 0)
    except (binascii.Error, *_BROKEN):
        return {"defect": "It is no Outlook message, or a damaged one."}
    return {"eml": base64.b64encode(raw).decode("ascii"), "read": bool(root.number(0x0E07) & 1)}


class _Storage:
    """One storage of the file: a message, a recipient or an attachment, and its properties."""

    def __init__(self, container: olefile.OleFileIO, path: tuple[str, ...]) -> None:
        self._container, self._path = container, path
        self._fixed = self._read_fixed()

    def text(self, tag: int) -> str:
        """A text property, "" where there is none."""
        wide = self.stream(f"{tag:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.stream(f"{tag:04X}001E")
        return "" if narrow is None else narrow.decode(self._charset(), "replace").rstrip("\0")

    def octets(self, tag: int) -> bytes:
        """A binary property."""
        return self.stream(f"{tag:04X}0102") or b""

    def number(self, tag: int) -> int:
        """A 32-bit property, 0 where there is none."""
        return int.from_bytes(self._fixed.get(tag, b"")[:4], "little", signed=True)

    def moment(self, tag: int) -> datetime | None:
        """A point in time."""
        ticks = int.from_bytes(self._fixed.get(tag, b""), "little")
        return _EPOCH + timedelta(microseconds=ticks // 10) if 0 < ticks < 2**62 else None

    def below(self, beginning: str) -> list[_Storage]:
        """Storages directly below, in their order."""
        depth = len(self._path)
        names = {tuple(one[: depth + 1]) for one in self._container.listdir(streams=True, storages=True)}
        wanted = sorted(one for one in names if one[:depth] == self._path and one[-1].startswith(beginning))
        return [_Storage(self._container, one) for one in wanted if len(one) == depth + 1]

    def stream(self, name: str) -> bytes | None:
        """A stream by its property."""
        path = [*self._path, f"__substg1.0_{name}"]
        if not self._container.exists(path) or self._container.get_type(path) != olefile.STGTY_STREAM:
            return None
        return bytes(self._container.openstream(path).read())

    def _charset(self) -> str:
        page = self.number(0x3FFD) or self.number(0x3FDE)
        name = {65001: "utf-8", 20127: "ascii", 28591: "cp1252"}.get(page, f"cp{page}")
        try:
            b"".decode(name)
        except LookupError:
            return "cp1252"
        return name

    def _read_fixed(self) -> dict[int, bytes]:
        path = [*self._path, _PROPERTIES]
        if not self._container.exists(path):
            return {}
        data = self._container.openstream(path).read()
        head = 32 if not self._path else (24 if self._path[-1].startswith("__substg") else 8)
        found = {}
        for at in range(head, len(data) - 15, 16):
            tag = int.from_bytes(data[at + 2 : at + 4], "little")
            found[tag] = data[at + 8 : at + 16]
        return found


def _message(root: _Storage, depth: int) -> bytes:
    body = _body(root)
    parts = [part for one in root.below("__attach_version1.0_") if (part := _attachment(one, depth)) is not None]
    whole: Message = body
    if parts:
        whole = MIMEMultipart("mixed")
        for part in (body, *parts):
            whole.attach(part)
    _name_boundaries(whole)
    mime = whole.as_bytes(policy=policy.compat32.clone(linesep="\r\n", max_line_length=None))
    return _head(root) + mime


def _head(root: _Storage) -> bytes:
    lines = _unfolded(root.text(0x007D))
    kept = [line for line in lines if _HEADER.match(line) and not _OURS.match(line)]
    names = {line.partition(":")[0].strip().lower() for line in kept}
    more = [(name, value) for name, value in _own_head(root) if value and (name == "Bcc" or name.lower() not in names)]
    whole = [*kept, *(f"{name}: {value}" for name, value in more)]
    return "".join(f"{line}\r\n" for line in whole).encode("utf-8", "replace")


def _unfolded(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.replace("\0", "").splitlines():
        if line[:1] in (" ", "\t") and lines:
            lines[-1] += f"\r\n{line}"
        elif line.strip():
            lines.append(line)
    return lines


def _own_head(root: _Storage) -> list[tuple[str, str]]:
    address = root.text(0x5D01) or root.text(0x5D02) or root.text(0x0C1F)
    when = root.moment(0x0039) or root.moment(0x0E06)
    people: dict[str, list[str]] = {name: [] for name in _FIELDS.values()}
    for one in root.below("__recip_version1.0_"):
        smtp = one.text(0x39FE) or one.text(0x3003)
        if "@" in smtp:
            people[_FIELDS.get(one.number(0x0C15) & 0xF, "To")].append(_address(one.text(0x3001), smtp))
    return [
        ("From", _address(root.text(0x0C1A) or root.text(0x0042), address) if "@" in address else ""),
        *((name, ", ".join(some)) for name, some in people.items()),
        ("Subject", _encoded(root.text(0x0037))),
        ("Date", format_datetime(when) if when else ""),
        ("Message-ID", _line(root.text(0x1035))),
        ("In-Reply-To", _line(root.text(0x1042))),
        ("References", _line(root.text(0x1039))),
    ]


def _address(name: str, address: str) -> str:
    plain = "" if name.strip("'\" ") == address else _line(name)
    return formataddr((plain, _line(address)), "utf-8") if address.isascii() else f"<{_line(address)}>"


def _line(text: str) -> str:
    return _ENDS.sub(" ", text).strip()


def _encoded(text: str) -> str:
    line = _line(text)
    return line if line.isascii() else Header(line, "utf-8", maxlinelen=70).encode(linesep="\r\n")


def _body(root: _Storage) -> Message:
    plain, html, rtf = root.text(0x1000), _html(root), root.octets(0x1009)
    if not html:
        if plain.strip() or not rtf:
            return _text(plain, "plain")
        return _part(compressed_rtf.decompress(rtf), "application/rtf", "body.rtf")
    if not plain.strip():
        return html
    both = MIMEMultipart("alternative")
    both.attach(_text(plain, "plain"))
    both.attach(html)
    return both


def _html(root: _Storage) -> Message | None:
    data = root.octets(0x1013)
    if data:
        part = MIMEBase("text", "html")
        part.set_payload(base64.encodebytes(data).decode("ascii"))
        part["Content-Transfer-Encoding"] = "base64"
        found = re.search(rb"(?i)charset=[\"']?([\w-]{2,30})", data[:4000])
        part.set_param("charset", found[1].decode("ascii") if found else "utf-8")
        return part
    text = root.text(0x1013)
    return _text(text, "html") if text else None


def _text(text: str, kind: str) -> Message:
    return MIMEText(text.encode("utf-8", "replace").decode("utf-8"), kind, "utf-8")


def _attachment(one: _Storage, depth: int) -> Message | None:
    inner = _inner(one)
    if inner is not None:
        if depth >= DEEPEST:
            return None
        part = MIMEBase("message", "rfc822")
        part.set_payload(_message(inner, depth + 1).decode("latin-1"))
        return part
    data = one.octets(0x3701)
    kind = one.text(0x370E)
    name = one.text(0x3707) or one.text(0x3704) or one.text(0x3001) or "attachment"
    part = _part(data, kind if _TYPE.fullmatch(kind) and kind != "message/rfc822" else "application/octet-stream", name)
    identifier = _line(one.text(0x3712)).strip("<>")
    if identifier and identifier.isascii():
        part["Content-ID"] = f"<{identifier}>"
        part.replace_header("Content-Disposition", "inline")
        part.set_param("filename", _line(name), header="Content-Disposition", charset="utf-8")
    return part


def _inner(one: _Storage) -> _Storage | None:
    found = one.below("__substg1.0_3701000D")
    return found[0] if found else None


def _part(data: bytes, kind: str, name: str) -> MIMEBase:
    main, _slash, sub = kind.partition("/")
    part = MIMEBase(main, sub)
    part.set_payload(base64.encodebytes(data).decode("ascii"))
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", _line(name)))
    return part


def _name_boundaries(whole: Message) -> None:
    """The same for the same content: the standard ones are made by chance."""
    for number, part in enumerate(whole.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            digest = sha256(f"{number} {_weight(part.get_payload())}".encode()).hexdigest()
            part.set_boundary(f"=_msg_{digest[:32]}")


def _weight(payload: object) -> list[int]:
    parts: Sequence[object] = payload if isinstance(payload, list) else ()
    return [len(str(part.get_payload())) for part in parts if isinstance(part, Message)]
