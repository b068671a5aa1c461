"""Writes Outlook's .msg files (MS-CFB, MS-OXMSG) as small as a test needs them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Tree = Mapping[str, "bytes | Tree"]
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, MINI = 512, 64


def text(tag: int, value: str) -> dict[str, bytes]:
    """A text property as its stream."""
    return {f"__substg1.0_{tag:04X}001F": value.encode("utf-16-le")}


def octets(tag: int, value: bytes) -> dict[str, bytes]:
    """A binary property as its stream."""
    return {f"__substg1.0_{tag:04X}0102": value}


def fixed(values: Mapping[int, int | datetime], head: int = 32) -> dict[str, bytes]:
    """The stream of fixed properties."""
    rows = b""
    for tag, value in values.items():
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            rows += struct.pack("<HHIQ", 0x0040, tag, 6, ticks)
        else:
            rows += struct.pack("<HHIQ", 0x0003, tag, 6, value)
    return {"__properties_version1.0": bytes(head) + rows}


def recipient(name: str, address: str, field: int) -> Tree:
    """One recipient; 1 is To, 2 Cc, 3 Bcc."""
    return {**text(0x3001, name), **text(0x39FE, address), **fixed({0x0C15: field}, head=8)}


def attachment(name: str, data: bytes, kind: str = "") -> Tree:
    """One attached file."""
    return {**text(0x3707, name), **octets(0x3701, data), **text(0x370E, kind), **fixed({0x3705: 1}, head=8)}


def message(*, kind: str = "IPM.Note", below: Tree | None = None, **texts: str) -> dict[str, bytes | Tree]:
    """A message of a few properties."""
    tags = {
        "subject": 0x0037,
        "body": 0x1000,
        "sender": 0x0C1A,
        "address": 0x5D01,
        "message_id": 0x1035,
        "head": 0x007D,
    }
    streams: dict[str, bytes | Tree] = dict(text(0x001A, kind))
    for name, value in texts.items():
        streams |= text(tags[name], value)
    return {**fixed({0x0039: datetime(2026, 1, 5, 9, 0, tzinfo=UTC), 0x0E07: 1}), **streams, **(below or {})}


def build_msg(tree: Tree) -> bytes:
    """The whole file."""
    entries: list[list[Any]] = [["Root Entry", 5, FREE, FREE, FREE, 0, 0]]
    small, large = bytearray(), list[bytes]()
    mini_fat: list[int] = []

    def put(name: str, value: bytes | Tree) -> int:
        here = len(entries)
        entries.append([name, 2 if isinstance(value, bytes) else 1, FREE, FREE, FREE, END, 0])
        if isinstance(value, bytes):
            entries[here][6] = len(value)
            if 0 < len(value) < 4096:
                entries[here][5] = len(mini_fat)
                count = -(-len(value) // MINI)
                mini_fat.extend([len(mini_fat) + n + 1 for n in range(count - 1)] + [END])
                small.extend(value.ljust(count * MINI, b"\0"))
            elif value:
                large.append(value)
                entries[here][5] = -len(large)
        else:
            entries[here][4] = children(value)
        return here

    def children(some: Tree) -> int:
        first = FREE
        for name, value in sorted(some.items(), reverse=True):
            here = put(name, value)
            entries[here][3] = first
            first = here
        return first

    entries[0][4] = children(tree)
    return _lay(entries, bytes(small), large, mini_fat)


def _lay(entries: list[list[Any]], small: bytes, large: list[bytes], mini_fat: list[int]) -> bytes:
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        start, count = len(sectors), max(1, -(-len(data) // SECTOR))
        sectors.extend(data[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count))
        fat.extend([start + n + 1 for n in range(count - 1)] + [END])
        return start

    starts = [chain(data) for data in large]
    entries[0][5], entries[0][6] = chain(small), len(small)
    for entry in entries[1:]:
        if entry[5] < 0:
            entry[5] = starts[-entry[5] - 1]
    mini = chain(b"".join(struct.pack("<I", one) for one in mini_fat))
    raw = b"".join(_entry(*entry) for entry in entries)
    directory = chain(raw + _entry("", 0, FREE, FREE, FREE, 0, 0) * (-len(entries) % 4))
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    first = len(sectors)
    fat += [FAT] * count
    table = b"".join(struct.pack("<I", one) for one in fat).ljust(count * SECTOR, b"\xff")
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, mini, -(-len(mini_fat) * 4 // SECTOR) or 1, END, 0)
    head += b"".join(struct.pack("<I", first + n if n < count else FREE) for n in range(109))
    return head + b"".join(sectors) + table


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    label = name.encode("utf-16-le") + (b"\0\0" if name else b"")
    row = label.ljust(64, b"\0") + struct.pack("<HBB", len(label), kind, 1)
    return row + struct.pack("<III", left, right, child) + bytes(36) + struct.pack("<IQ", start, size)
