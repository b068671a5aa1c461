"""Where words stand in the database: every column of every row, decompressed, the index's own pages, and the raw files.

The proof of an erasure (RELIABILITY.md C-12). It goes round the guard, over a connection of its own, and answers with
numbers alone. Words are sought in any letter case, as UTF-8, as JSON writes them, and as the index keeps them.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import zstandard

from carerix_desktop.storage.opening import open_to_read

ZSTD = b"\x28\xb5\x2f\xfd"
PIECE_OCTETS = 1024 * 1024
SIDE_FILES = ("", "-wal", "-shm", "-journal")
MOST_OCTETS = 512 * 1024 * 1024

Unfold = Mapping[str, Callable[[bytes], Iterable[str]]]
"""Table → what else stands in its bytes: the decoded parts of a message."""
NOTHING: Unfold = MappingProxyType({})


class Traces(NamedTuple):
    """Table → rows with one of the words; and whether one stands in the raw bytes of the files."""

    rows: dict[str, int]
    in_files: bool


def find_traces(
    path: Path,
    words: Collection[str],
    unfold: Unfold = NOTHING,
    key: bytes | None = None,
    keep: ExitStack | None = None,
) -> Traces:
    """Look for words everywhere in a database.

    Args:
        path: its file.
        words: as a person writes them.
        unfold: what further texts the bytes of a table hold.
        key: of an encrypted one.
        keep: where this process has the database open, what closes the files that are read after it was closed:
            closing any of them sooner would give up SQLite's locks on it (POSIX), and with them its -wal.
    """
    forms = _forms(words)
    found: Counter[str] = Counter()
    with closing(open_to_read(path, key)) as raw:
        raw.text_factory = bytes
        tables = [name.decode() for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        indexes = [name for name in tables if f"{name}_config" in tables]
        for name in tables:
            if name not in indexes:
                found[name] += _rows_with(raw, name, forms, unfold)
        for name in indexes:
            found[name] += _phrases_in(raw, name, words)
            found[f"{name}_data"] += _pages_with(raw, name, words)
    with ExitStack() as here:
        stands = _stands_in_files(path, forms, keep or here)
    return Traces({name: number for name, number in found.items() if number}, stands)


def _forms(words: Collection[str]) -> list[bytes]:
    """Lower-case bytes to look for."""
    forms: set[bytes] = set()
    for word in words:
        text = word.strip().casefold()
        if text:
            for each in {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}:
                forms |= {each.encode(), json.dumps(each)[1:-1].encode()}
    return sorted(forms)


def _rows_with(raw: sqlite3.Connection, table: str, forms: Collection[bytes], unfold: Unfold) -> int:
    more = unfold.get(table)
    rows = raw.execute(f'SELECT * FROM "{table}"')
    return sum(any(isinstance(value, bytes) and _stands_in(value, forms, more) for value in row) for row in rows)


def _stands_in(value: bytes, forms: Collection[bytes], unfold: Callable[[bytes], Iterable[str]] | None) -> bool:
    if _has(value, forms):
        return True
    if value.startswith(ZSTD):
        value = _decompressed(value)
        if _has(value, forms):
            return True
    return unfold is not None and any(_has(text.encode("utf-8", "replace"), forms) for text in unfold(value))


def _decompressed(value: bytes) -> bytes:
    """The content; what only begins like zstd (somebody's own archive, cut off) is taken as it is."""
    try:
        return zstandard.ZstdDecompressor().decompress(value, max_output_size=MOST_OCTETS)
    except zstandard.ZstdError:
        return value


def _has(value: bytes, forms: Collection[bytes]) -> bool:
    text = value.decode("utf-8", "replace").casefold().encode()
    low = value.lower()
    return any(form in text or form in low for form in forms)


def _phrases_in(raw: sqlite3.Connection, index: str, words: Collection[str]) -> int:
    """Rows that a search for one of the words would find."""
    found: set[int] = set()
    for word in words:
        phrase = '"' + word.replace('"', " ") + '"'
        if _tokens(word):
            query = f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH ?'
            found.update(rowid for (rowid,) in raw.execute(query, (phrase,)))
    return len(found)


def _pages_with(raw: sqlite3.Connection, index: str, words: Collection[str]) -> int:
    """Pages of the index that still hold a term which only one of the words has, deleted or not.

    Of a word of several terms (a name, an address) only a page with its rarest one can be told from other people's: a
    term counts where no row of the index has it.
    """
    terms = {token for word in words for token in _tokens(word)}
    dead = {
        term.encode()
        for term in terms
        if raw.execute(f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH ? LIMIT 1', (f'"{term}"',)).fetchone()
        is None
    }
    if not dead:
        return 0
    pages = raw.execute(f'SELECT block FROM "{index}_data" WHERE id > 10')
    return sum(not dead.isdisjoint(terms_of_page(block)) for (block,) in pages)


def terms_of_page(page: bytes) -> Iterator[bytes]:
    """The terms of one leaf page of FTS5, whose shared beginnings are left out on disk (fts5_index.c, "leaf page")."""
    if len(page) < 4:
        return
    size = int.from_bytes(page[2:4], "big")
    at, before, first, place = size, b"", True, 0
    while at < len(page):
        step, at = _varint(page, at)
        place += step
        kept, start = (0, place) if first else _varint(page, place)
        length, start = _varint(page, start)
        before = before[:kept] + page[start : start + length]
        first = False
        yield before[1:]  # the first octet says which of the indexes


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(9):
        if at >= len(page):
            return value, at
        octet = page[at]
        at += 1
        value = value << 7 | octet & 0x7F
        if not octet & 0x80:
            break
    return value, at


def _tokens(word: str) -> list[str]:
    """The terms of a word as the index's tokenizer makes them (unicode61, diacritics off)."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
        raw.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        raw.execute("INSERT INTO t VALUES (?)", (word,))
        return [term for (term,) in raw.execute("SELECT term FROM v ORDER BY offset")]


def _stands_in_files(path: Path, forms: Collection[bytes], keep: ExitStack) -> bool:
    longest = max(map(len, forms), default=0)
    for suffix in SIDE_FILES:
        file = path.with_name(path.name + suffix)
        if not file.exists():
            continue
        before = b""
        stream = keep.enter_context(file.open("rb"))
        while piece := stream.read(PIECE_OCTETS):
            text = (before + piece).lower()
            if any(form in text for form in forms):
                return True
            before = piece[-longest:]
    return False
