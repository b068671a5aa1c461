"""How the bytes of what is set aside are kept."""

from __future__ import annotations

import zstandard

ASIDE_REASON_LENGTH = 500


def packed(raw: bytes) -> bytes:
    """The bytes as they came, packed (zstd)."""
    return zstandard.ZstdCompressor(level=1).compress(raw)
