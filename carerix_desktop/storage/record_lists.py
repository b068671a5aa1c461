"""Lists of records: filtered, sorted and counted by the store, which answers with keys alone.

The last contact is read through the guard: of mail that a viewer may not see there is no date either.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, not_, or_, select

from carerix_desktop.domain.ids import COUNTER_BITS, RecordKind
from carerix_desktop.domain.record_query import (
    LAST_CONTACT,
    ME,
    OWNER,
    STAGE,
    Condition,
    Operator,
    Place,
    RecordQuery,
    parse_day,
)
from carerix_desktop.storage.records import PEOPLE, TABLES, name_of, words_hold
from carerix_desktop.storage.tables_crm import company, contact, record_address, vacancy_match
from carerix_desktop.storage.tables_files import custom_field, record_visit
from carerix_desktop.storage.tables_mail import app_user, link
from carerix_desktop.storage.unit_of_work import Reader

RECENT, LOOKED_AT = 50, 1000
_MATCH_SIDE = {RecordKind.CANDIDATE: "candidate_key", RecordKind.VACANCY: "vacancy_key"}
Test = Callable[[ColumnElement[Any], str], ColumnElement[bool]]


def find_keys(reader: Reader, query: RecordQuery) -> array[int]:
    """The keys of the records that a query asks for, in its order."""
    table = TABLES[query.kind]
    found = select(table.c.key)
    for word in query.words.casefold().split():
        found = found.where(words_hold(query.kind, word))
    for condition in query.conditions:
        found = found.where(_holds(reader, query.kind, table, condition))
    if query.place is Place.MINE:
        found = found.where(table.c.owner_key == reader.viewer)
    recent = _opened_last(reader, query.kind) if query.place is Place.RECENT else None
    if recent is not None:
        found = found.where(table.c.key.in_(recent))
    keys = array("q", reader.connection.execute(_ordered(found, query)).scalars())
    return keys if recent is None or query.sort != "name" else array("q", sorted(keys, key=recent.index))


def further_fields(reader: Reader, kind: RecordKind) -> dict[str, str]:
    """The further fields of records, by name with their labels: those defined, then those that newer records have."""
    f, table = custom_field.c, TABLES[kind]
    defined = select(f.name, f.label).where(f.kind == kind.value, f.active).order_by(f.position, f.key)
    found = {row.name: row.label for row in reader.connection.execute(defined)}
    newer = select(table.c.extra).order_by(table.c.key.desc()).limit(LOOKED_AT)
    for extra in reader.connection.execute(newer).scalars():
        found.update((name, "") for name in extra if name not in found)
    return found


def _opened_last(reader: Reader, kind: RecordKind) -> list[int]:
    """The records that the viewer opened last, the last first."""
    v = record_visit.c
    query = select(v.record_key).where(v.kind == kind.value).order_by(v.at.desc(), v.record_key).limit(RECENT)
    return list(reader.connection.execute(query).scalars())


def _ordered(found: Select[Any], query: RecordQuery) -> Select[Any]:
    """By the column of the header; equals by name, so that the order is total."""
    table, name = TABLES[query.kind], func.lower(name_of(query.kind))
    if query.sort == "name":
        return found.order_by(name.desc() if query.descending else name, table.c.key)
    by = func.lower(_value(query.kind, table, query.sort))
    empty = func.coalesce(by, "") == ""  # the empty stand last, whichever way
    return found.order_by(empty, by.desc() if query.descending else by, name, table.c.key)


def _value(kind: RecordKind, table: Table, field: str) -> ColumnElement[Any]:
    """A field as text, whichever table holds it."""
    if field == OWNER:
        return select(app_user.c.name).where(app_user.c.key == table.c.owner_key).scalar_subquery()
    if field == "company" and "company_key" in table.c:
        return select(company.c.name).where(company.c.key == table.c.company_key).scalar_subquery()
    if field == "contact" and "contact_key" in table.c:
        return select(contact.c.full_name).where(contact.c.key == table.c.contact_key).scalar_subquery()
    if field == "emails" and kind in PEOPLE:
        a = record_address.c
        return (
            select(a.normal).where(a.kind == kind.value, a.record_key == table.c.key).order_by(a.position).limit(1)
        ).scalar_subquery()
    if field == LAST_CONTACT:
        newest = select(func.max(link.c.message_key)).where(link.c.kind == kind.value, link.c.record_key == table.c.key)
        return newest.scalar_subquery()
    if field in table.c:
        column: ColumnElement[Any] = table.c[field]
        return column
    return func.json_extract(table.c.extra, '$."' + field.replace('"', "") + '"')


def _holds(reader: Reader, kind: RecordKind, table: Table, condition: Condition) -> ColumnElement[bool]:
    field, operator, value = condition.field, condition.operator, condition.value
    special = {OWNER: _owner, STAGE: _stage, LAST_CONTACT: _contact}.get(field)
    if special is not None:
        return special(reader, kind, table, condition)
    if field in ("confidential", "opt_out"):
        return table.c[field].is_(value == "yes")
    if field == "emails":
        return _address(kind, table, condition)
    text = func.coalesce(_value(kind, table, field), "")
    tests: Mapping[Operator, ColumnElement[bool]] = {
        Operator.IS: func.lower(text) == value.casefold(),
        Operator.IS_NOT: func.lower(text) != value.casefold(),
        Operator.CONTAINS: func.lower(text).contains(value.casefold(), autoescape=True),
        Operator.EMPTY: text == "",
        Operator.FILLED: text != "",
    }
    return tests[operator]


def _address(kind: RecordKind, table: Table, condition: Condition) -> ColumnElement[bool]:
    a, value = record_address.c, condition.value.casefold()
    mine = select(1).where(a.kind == kind.value, a.record_key == table.c.key)
    match condition.operator:
        case Operator.CONTAINS:
            return exists(mine.where(a.normal.contains(value, autoescape=True)))
        case Operator.IS:
            return exists(mine.where(a.normal == value))
        case Operator.IS_NOT:
            return not_(exists(mine.where(a.normal == value)))
        case _:
            return exists(mine) if condition.operator is Operator.FILLED else not_(exists(mine))


def _owner(reader: Reader, _kind: RecordKind, table: Table, condition: Condition) -> ColumnElement[bool]:
    column = table.c.owner_key
    if condition.operator in (Operator.EMPTY, Operator.FILLED):
        return column.is_(None) if condition.operator is Operator.EMPTY else column.is_not(None)
    named = select(app_user.c.key).where(app_user.c.login == condition.value).scalar_subquery()
    same = column == reader.viewer if condition.value == ME else column == named
    return same if condition.operator is Operator.IS else or_(column.is_(None), not_(same))


def _stage(_reader: Reader, kind: RecordKind, table: Table, condition: Condition) -> ColumnElement[bool]:
    """A candidate with a procedure in this stage; a vacancy with somebody in it."""
    m = vacancy_match.c
    any_match = select(1).where(m[_MATCH_SIDE[kind]] == table.c.key)
    if condition.operator in (Operator.EMPTY, Operator.FILLED):
        there = exists(any_match)
        return there if condition.operator is Operator.FILLED else not_(there)
    there = exists(any_match.where(m.status == condition.value))
    return there if condition.operator is Operator.IS else not_(there)


def _contact(_reader: Reader, kind: RecordKind, table: Table, condition: Condition) -> ColumnElement[bool]:
    """The last mail that the viewer sees on the file."""
    mine = select(1).where(link.c.kind == kind.value, link.c.record_key == table.c.key)
    if condition.operator in (Operator.EMPTY, Operator.FILLED):
        there = exists(mine)
        return there if condition.operator is Operator.FILLED else not_(there)
    midnight = datetime.combine(parse_day(condition.value), time.min).astimezone(UTC)
    since = exists(mine.where(link.c.message_key >= int(midnight.timestamp()) << COUNTER_BITS))
    return since if condition.operator is Operator.AFTER else and_(exists(mine), not_(since))
