"""Records as JSON, out and in again unchanged: what `records list --json` shows, in a list or under "records".

    {"format": "carerix-desktop-records", "version": 1, "kind": "candidate",
     "records": [{"ref": "K-1", "first_name": "Sanne", …, "extra": {"source": "site"}}]}

Fields are the columns of the CSV files (CLI.md); further ones stand in "extra". `name` is made from the others where it
is no column.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS, Record
from carerix_desktop.services.records_csv import RecordLine, read_octets

FORMAT: Final = "carerix-desktop-records"
DEEPEST: Final = 20
_OURS: Final = frozenset({"kind", "name", "extra", "key"})


def record_as_json(record: Record) -> dict[str, Any]:
    """One record."""
    return {
        "kind": record.kind.value,
        "ref": record.ref,
        "name": record.name,
        **record.fields,
        "extra": record.extra,
    }


def records_as_json(kind: RecordKind, found: Sequence[Record]) -> bytes:
    """The whole file."""
    whole = {"format": FORMAT, "version": 1, "kind": kind.value, "records": [record_as_json(one) for one in found]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def read_records_json(path: Path, kind: RecordKind) -> list[RecordLine]:
    """The records of a file; `number` counts them from 1.

    Raises:
        UserFault: it cannot be read, or is no such JSON.
    """
    try:
        whole = json.loads(read_octets(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        said = f"{path.name} is no JSON ({error}). Export the records as JSON, or as CSV."
        raise UserFault(said, code="no_json", details={"name": path.name}) from error
    found = whole.get("records") if isinstance(whole, dict) else whole
    if not isinstance(found, list):
        said = f"{path.name} holds no list of records. Write {{“records”: [{{“ref”: …}}]}}."
        raise UserFault(said, code="no_list", details={"name": path.name})
    return [_line(number, kind, one) for number, one in enumerate(found, 1)]


def _line(number: int, kind: RecordKind, one: object) -> RecordLine:
    if not isinstance(one, Mapping):
        return RecordLine(number=number, fields={}, defect="This is no record.")
    if one.get("kind", kind.value) != kind.value:
        return RecordLine(number=number, fields={}, defect=f"This is no {kind}.")
    extra = one.get("extra") or {}
    if not isinstance(extra, Mapping):
        return RecordLine(number=number, fields={}, defect="“extra” is no set of fields.")
    given = {**extra, **{name: value for name, value in one.items() if name in COLUMNS[kind] or name not in _OURS}}
    fields = {str(name): _text(value) for name, value in given.items()}
    wrong = sorted(name for name, text in fields.items() if text is None)
    if wrong:
        return RecordLine(number=number, fields={}, defect=f"The field {wrong[0]} is no text.")
    return RecordLine(number=number, fields={name: text for name, text in fields.items() if text is not None})


def _text(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value).encode("utf-8", "replace").decode()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    return None
