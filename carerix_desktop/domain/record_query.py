"""What a list of records shows: whose, which words and conditions hold, in which order. Filters are kept so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import MATCH_STATUSES


class Place(StrEnum):
    """Whose records a list shows."""

    ALL = "all"
    MINE = "mine"
    RECENT = "recent"


class Operator(StrEnum):
    """How a field compares with a value."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    EMPTY = "empty"
    FILLED = "filled"
    BEFORE = "before"
    AFTER = "after"


class FieldType(StrEnum):
    """What a field holds, and with it which operators it has."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yesno"
    DATE = "date"


OPERATORS: Mapping[FieldType, tuple[Operator, ...]] = {
    FieldType.TEXT: (Operator.CONTAINS, Operator.IS, Operator.IS_NOT, Operator.EMPTY, Operator.FILLED),
    FieldType.CHOICE: (Operator.IS, Operator.IS_NOT, Operator.EMPTY, Operator.FILLED),
    FieldType.YES_NO: (Operator.IS,),
    FieldType.DATE: (Operator.BEFORE, Operator.AFTER, Operator.EMPTY, Operator.FILLED),
}
WITHOUT_VALUE = frozenset({Operator.EMPTY, Operator.FILLED})
STAGE, LAST_CONTACT, OWNER, ME = "stage", "last_contact", "owner", "@me"
"""Fields that no column holds, and the value that stands for who is looking."""

_PERSON = {
    "city": FieldType.TEXT,
    "language": FieldType.TEXT,
    "confidential": FieldType.YES_NO,
    "opt_out": FieldType.YES_NO,
    "emails": FieldType.TEXT,
    "phones": FieldType.TEXT,
}
_COMMON = {OWNER: FieldType.CHOICE, LAST_CONTACT: FieldType.DATE}
FIELDS: Mapping[RecordKind, Mapping[str, FieldType]] = {
    RecordKind.CANDIDATE: {STAGE: FieldType.CHOICE, **_PERSON, **_COMMON},
    RecordKind.CONTACT: {"title": FieldType.TEXT, **{n: t for n, t in _PERSON.items() if n != "city"}, **_COMMON},
    RecordKind.COMPANY: {"city": FieldType.TEXT, **_COMMON},
    RecordKind.VACANCY: {"status": FieldType.TEXT, STAGE: FieldType.CHOICE, **_COMMON},
}
"""The fields by which a list can be filtered; further fields of records are text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One chip of the filter bar. A date is YYYY-MM-DD."""

    field: str
    operator: Operator
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuery:
    """What a list shows; every condition and every word holds."""

    kind: RecordKind
    place: Place = Place.ALL
    words: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter with a name: one's own, or the team's. `key` is 0 before it is kept."""

    key: int = 0
    kind: RecordKind
    name: str
    team: bool = False
    conditions: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()


def type_of(kind: RecordKind, field: str) -> FieldType:
    """What a field holds; a further field is text."""
    return FIELDS.get(kind, {}).get(field, FieldType.TEXT)


def check_condition(kind: RecordKind, condition: Condition) -> Condition:
    """A condition that can be; raises UserFault with one clear sentence on another."""
    sort, value = type_of(kind, condition.field), condition.value.strip()
    if condition.operator not in OPERATORS[sort]:
        text = f"The field {condition.field} cannot be compared with “{condition.operator}”. Choose another."
        raise UserFault(text, code="bad_condition")
    if condition.operator in WITHOUT_VALUE:
        return Condition(field=condition.field, operator=condition.operator)
    if not value:
        raise UserFault("The filter has no value. Fill one in, or choose “is empty”.", code="no_value")
    if sort is FieldType.DATE:
        parse_day(value)
    if condition.field == STAGE and value not in MATCH_STATUSES:
        text = f"“{value}” is no stage. Choose one of: {', '.join(MATCH_STATUSES)}."
        raise UserFault(text, code="bad_status", details={"value": value})
    if sort is FieldType.YES_NO and value not in ("yes", "no"):
        text = f"“{value}” is no value for {condition.field}. Choose yes or no."
        raise UserFault(text, code="bad_yes_no", details={"value": value})
    return Condition(field=condition.field, operator=condition.operator, value=value)


def parse_day(text: str) -> date:
    """A day, YYYY-MM-DD; raises UserFault."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = f"“{text}” is no date. Write it as YYYY-MM-DD."
        raise UserFault(said, code="bad_date", details={"value": text}) from None


def dump_conditions(conditions: Sequence[Condition]) -> list[dict[str, str]]:
    """As JSON, for the store."""
    return [{"field": one.field, "operator": one.operator.value, "value": one.value} for one in conditions]


def load_conditions(kind: RecordKind, rows: Sequence[Mapping[str, str]]) -> tuple[Condition, ...]:
    """From the store; a condition that this version does not know is left out."""
    known = set(Operator)
    found = []
    for row in rows:
        if row.get("operator") in known and row.get("field"):
            made = Condition(field=row["field"], operator=Operator(row["operator"]), value=row.get("value", ""))
            if made.operator in OPERATORS[type_of(kind, made.field)]:
                found.append(made)
    return tuple(found)
