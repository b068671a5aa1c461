"""Further fields of records, as an administrator defines them; values stay text, by the field's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import COLUMNS
from carerix_desktop.domain.record_fields import NO, YES, CheckedFields

BUILT_IN = ("status", "birth_date", "source")
"""Of candidates from the start; their labels are the program's own words."""
RESERVED = frozenset({"ref", "owner", "name", "email", "key", "kind"})
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YESNO = "yesno"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    """One field.

    Attributes:
        name: as in CSV files and templates; it never changes.
        label: what people read; "" is the program's own word for the name.
        choices: of a choice, in their order.
        position: among the fields of its kind.
        active: False is retired: no longer offered, its values stay.
    """

    kind: RecordKind
    name: str
    label: str
    type: FieldType
    choices: tuple[str, ...] = ()
    position: int = 0
    active: bool = True


def name_from(label: str) -> str:
    """A name made of a label: "Notice period" → notice_period."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40]


def checked_field(field: CustomField, taken: Iterable[str]) -> CustomField:
    """A new or changed definition, cleaned.

    Raises:
        UserFault: it cannot be; `code` names why.
    """
    label, choices = " ".join(field.label.split()), tuple(dict.fromkeys(c.strip() for c in field.choices if c.strip()))
    if not label and field.name not in BUILT_IN:
        raise UserFault("A field needs a label. Fill it in.", code="field_label")
    if not _NAME.fullmatch(field.name) or field.name in RESERVED or field.name in COLUMNS[field.kind]:
        raise UserFault(f"A field cannot be called “{field.name}”. Choose another label.", code="field_name")
    if field.name in set(taken):
        raise UserFault(f"There is a field {field.name} already. Choose another label.", code="field_taken")
    if field.type is FieldType.CHOICE and not choices:
        raise UserFault("A choice needs at least one value. Write each on a line of its own.", code="field_choices")
    return replace(field, label=label, choices=choices)


def check_values(fields: Iterable[CustomField], checked: CheckedFields) -> CheckedFields:
    """The further columns of a record, each by its field's type; columns without a field are free text.

    Raises:
        UserFault: a value cannot be.
    """
    by_name = {field.name: field for field in fields}
    extra = {
        name: check_value(by_name[name], text) if text and name in by_name else text
        for name, text in checked.extra.items()
    }
    return CheckedFields(values=checked.values, extra=extra)


def check_value(field: CustomField, text: str) -> str:
    """One value as it is kept; raises UserFault."""
    match field.type:
        case FieldType.NUMBER if not _NUMBER.fullmatch(text):
            said = f"“{text}” is no number. Write digits, such as 36 or 4.5."
            raise UserFault(said, code="bad_number", details={"value": text})
        case FieldType.DATE:
            return _day(text)
        case FieldType.CHOICE:
            return _choice(field, text)
        case FieldType.YESNO if text.casefold() in YES | NO:
            return "yes" if text.casefold() in YES else "no"
        case FieldType.YESNO:
            raise UserFault(f"“{text}” is neither yes nor no.", code="bad_yes_no", details={"value": text})
    return text


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found:
        d, m, y, year, month, day = found.groups()
        parts = (year, month, day) if year else (y, m, d)
        try:
            return date(*(int(part) for part in parts)).isoformat()
        except ValueError:
            pass  # 31 February
    said = f"“{text}” is no date. Write it as 2026-11-27 or 27-11-2026."
    raise UserFault(said, code="bad_date", details={"value": text})


def _choice(field: CustomField, text: str) -> str:
    for choice in field.choices:
        if choice.casefold() == text.casefold():
            return choice
    choices = ", ".join(field.choices)
    raise UserFault(f"“{text}” is none of: {choices}.", code="bad_choice", details={"value": text, "choices": choices})
