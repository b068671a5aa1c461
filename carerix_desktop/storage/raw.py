"""Raw messages, byte for byte as they came (R-13), compressed in the store (ADR 0007)."""

from __future__ import annotations

from hashlib import sha256

import zstandard
from sqlalchemy import select

from carerix_desktop.domain.errors import NotVisible, StoreFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.storage.tables_mail import message_raw
from carerix_desktop.storage.unit_of_work import Archive, Reader

LEVEL = 1
SMALLEST_WORTH_OCTETS = 256


def pack(raw: bytes) -> tuple[str, bytes]:
    """The codec (`zstd`, or `raw` for what does not shrink) and the bytes to store."""
    packed = zstandard.ZstdCompressor(level=LEVEL).compress(raw) if len(raw) >= SMALLEST_WORTH_OCTETS else raw
    return ("zstd", packed) if len(packed) < len(raw) else ("raw", raw)


def unpack(codec: str, data: bytes) -> bytes:
    """What `pack` was given."""
    return zstandard.ZstdDecompressor().decompress(data) if codec == "zstd" else data


def pack_alone(data: bytes) -> bytes:
    """For a column without a codec beside it: always a frame of zstd."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(data)


def unpack_alone(data: bytes) -> bytes:
    """What `pack_alone` was given."""
    return zstandard.ZstdDecompressor().decompress(data)


def raw_of(reader: Reader | Archive, key: MessageKey) -> bytes:
    """The message as it came.

    Raises:
        NotVisible: there is no such message for this viewer.
        StoreFault: the bytes are not those that were stored.
    """
    query = select(message_raw.c.codec, message_raw.c.data, message_raw.c.sha256).where(
        message_raw.c.message_key == key
    )
    row = reader.connection.execute(query).first()
    if row is None:
        raise NotVisible("There is no such message.")
    try:
        raw = unpack(row.codec, row.data)
    except zstandard.ZstdError:
        raw = b""
    if sha256(raw).digest() != row.sha256:
        raise StoreFault("A stored message is damaged. Put back a copy from the profile's backups.", code="damaged")
    return raw
