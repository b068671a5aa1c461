"""The content of a draft as JSON, for the column `draft.content`; a field that an older one lacked has its default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from carerix_desktop.domain.draft import BodyFormat, DraftContent
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Priority


def dump_content(content: DraftContent) -> dict[str, Any]:
    """Plain lists, texts and numbers."""
    return asdict(content)


def load_content(row: Mapping[str, Any]) -> DraftContent:
    """What `dump_content` was given."""
    known = {name: row[name] for name in DraftContent.__dataclass_fields__ if name in row}
    for field in ("to", "cc", "bcc"):
        known[field] = _addresses(known.get(field, ()))
    for field in ("in_reply_to", "references"):
        known[field] = tuple(known.get(field, ()))
    known["sender"] = Address(**row["sender"])
    for field in ("links", "unlinks"):
        known[field] = tuple((RecordKind(kind), RecordKey(key)) for kind, key in known.get(field, ()))
    known["format"] = BodyFormat(known.get("format", BodyFormat.RICH))
    known["priority"] = Priority(known.get("priority", Priority.NORMAL))
    return DraftContent(**known)


def _addresses(rows: Sequence[Mapping[str, str]]) -> tuple[Address, ...]:
    return tuple(Address(**row) for row in rows)
