"""One new message as rows: message, raw bytes, addresses, references, parts and words for the index.

Pure but for the compressor; nothing here looks at the store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import zstandard

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.linking import direction_of
from carerix_desktop.domain.message import Address, ParsedMessage
from carerix_desktop.domain.subject import is_reply_subject, subject_key
from carerix_desktop.filing.address_book import AddressBook
from carerix_desktop.storage.archive_messages import NewRows
from carerix_desktop.storage.archive_rows import Values
from carerix_desktop.storage.search_index import IndexRow

ZSTD_LEVEL = 1
REFERENCES_KEPT = 30
"""The nearest ones; of a longer list only the first, the root of the thread, is kept besides."""


class MessageRows:
    """Collects the rows of a batch."""

    def __init__(self, book: AddressBook) -> None:
        self._book = book
        self._compressor = zstandard.ZstdCompressor(level=ZSTD_LEVEL)
        self.new = NewRows(messages=[], raws=[], references=[], parts=[])
        self.addresses: list[Values] = []
        self.index: list[IndexRow] = []

    def add(
        self,
        key: MessageKey,
        identity: bytes,
        raw: bytes,
        parsed: ParsedMessage,
        *,
        automated: bool,
        filed: bool,
        bcc: Sequence[Address],
    ) -> None:
        """Take in one message; `automated` and `bcc` are what all its copies of the batch say together."""
        addresses = address_rows(key, address_fields(parsed, bcc))
        own = any(row[2] == "from" and self._book.is_own(row[5]) for row in addresses)
        self.new.messages.append(
            message_row(key, identity, len(raw), parsed, from_a_user=own, automated=automated, filed=filed)
        )
        self.new.raws.append((key, *self._stored(raw)))
        self.addresses += addresses
        self.new.references += reference_rows(key, parsed)
        self.new.parts += part_rows(key, parsed)
        self.index.append(index_row(key, parsed))

    def _stored(self, raw: bytes) -> tuple[str, bytes, bytes]:
        packed = self._compressor.compress(raw)
        digest = hashlib.sha256(raw).digest()
        return ("zstd", digest, packed) if len(packed) < len(raw) else ("raw", digest, raw)


def unpacked(codec: str, data: bytes) -> bytes:
    """The bytes as they came."""
    return zstandard.ZstdDecompressor().decompress(data) if codec == "zstd" else data


def message_row(
    key: MessageKey,
    identity: bytes,
    size_octets: int,
    parsed: ParsedMessage,
    *,
    from_a_user: bool,
    automated: bool,
    filed: bool,
) -> Values:
    """The row of a message; its conversation begins as its own."""
    sender = parsed.from_[0] if parsed.from_ else Address(name="", address="")
    inner = parsed.inner_from
    return (
        key,
        identity,
        key,
        parsed.message_id,
        None if parsed.date is None else int(parsed.date.timestamp()),
        parsed.subject,
        subject_key(parsed.subject),
        is_reply_subject(parsed.subject),
        sender.name,
        sender.address,
        normalise(sender.address) if sender.address else "",
        recipients_line(parsed),
        parsed.preview,
        direction_of(from_a_user=from_a_user),
        automated,
        any(not part.inline for part in parsed.parts),
        size_octets,
        "",
        None,
        normalise(inner.address) if inner is not None else "",
        filed,
        parsed.kind.value,
    )


def address_rows(key: MessageKey, fields: Iterable[tuple[str, Sequence[Address]]], first: int = 0) -> list[Values]:
    """The addresses of some headers, numbered from `first`."""
    plain = [(field, one) for field, some in fields for one in some]
    return [
        (key, position, field, one.name, one.address, normalise(one.address))
        for position, (field, one) in enumerate(plain, first)
    ]


def address_fields(parsed: ParsedMessage, bcc: Sequence[Address]) -> tuple[tuple[str, Sequence[Address]], ...]:
    """All address headers, From first."""
    return (
        ("from", parsed.from_),
        ("reply_to", parsed.reply_to),
        ("sender", parsed.sender),
        ("to", parsed.to),
        ("cc", parsed.cc),
        ("bcc", bcc),
    )


def reference_rows(key: MessageKey, parsed: ParsedMessage) -> list[Values]:
    """What the message names, nearest first: what it reports on, In-Reply-To, References from the last to the first."""
    rows: list[tuple[str, str]] = []
    if parsed.report is not None and parsed.report.original_message_id:
        rows.append(("report", parsed.report.original_message_id))
    rows += [("in_reply_to", one) for one in parsed.in_reply_to]
    references = list(dict.fromkeys(reversed(parsed.references)))
    kept = references[:REFERENCES_KEPT] + references[REFERENCES_KEPT:][-1:]
    rows += [("reference", one) for one in kept if one not in parsed.in_reply_to]
    rows = [row for row in rows if row[1] and row[1] != parsed.message_id]  # nothing answers itself
    return [(key, position, *row) for position, row in enumerate(rows)]


def part_rows(key: MessageKey, parsed: ParsedMessage) -> list[Values]:
    """Attachments and inline parts."""
    return [
        (
            key,
            part.section,
            part.filename,
            part.content_type,
            part.size_octets,
            part.content_id,
            part.inline,
            part.sha256,
        )
        for part in parsed.parts
    ]


def index_row(key: MessageKey, parsed: ParsedMessage) -> IndexRow:
    """The words that a search finds the message by."""
    return IndexRow(
        key,
        parsed.subject,
        _words(parsed.from_),
        _words((*parsed.to, *parsed.cc, *parsed.bcc)),
        parsed.text,
        "\n".join(part.filename for part in parsed.parts if part.filename),
    )


def recipients_line(parsed: ParsedMessage) -> str:
    """Whom a list shows as recipients: names, or addresses where there is no name."""
    shown = parsed.to or parsed.cc or parsed.bcc
    return ", ".join(one.name or one.address for one in shown[:20])


def _words(addresses: Iterable[Address]) -> str:
    return "\n".join(f"{one.name} {one.address}" for one in addresses)
