"""Retention rules, and whom they are about, as far as who asks can know.

Whether somebody was written to is asked of the asking administrator's own reader: who is left out because of mail that
the administrator does not see would tell of that mail (C-01). Nobody goes by a proposal alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, delete, exists, false, func, insert, not_, or_, select, update

from carerix_desktop.domain.ids import COUNTER_BITS, RecordKey, RecordKind
from carerix_desktop.domain.privacy import Condition, RetentionRule
from carerix_desktop.storage.archive_links import RECORD_TABLES
from carerix_desktop.storage.tables_crm import record_address, vacancy_match
from carerix_desktop.storage.tables_files import entry_record, person_privacy, retention_rule
from carerix_desktop.storage.tables_mail import link
from carerix_desktop.storage.tombstones import Sort, find
from carerix_desktop.storage.unit_of_work import Reader, Work

PEOPLE: Final = (RecordKind.CANDIDATE, RecordKind.CONTACT)


class Found(NamedTuple):
    """A person whom a rule is about."""

    key: RecordKey
    ref: str
    name: str


def find_rules(door: Reader | Work) -> tuple[RetentionRule, ...]:
    """All rules, as they were made."""
    rows = door.connection.execute(select(retention_rule).order_by(retention_rule.c.key))
    return tuple(
        RetentionRule(
            key=row.key,
            kind=RecordKind(row.kind),
            condition=Condition(row.condition),
            value=row.value,
            months=row.months,
            active=row.active,
        )
        for row in rows
    )


def put_rule(work: Work, rule: RetentionRule) -> None:
    """Add a rule, or change the one with its key."""
    values = {
        "kind": rule.kind.value,
        "condition": rule.condition.value,
        "value": rule.value,
        "months": rule.months,
        "active": rule.active,
    }
    if rule.key:
        work.connection.execute(update(retention_rule).where(retention_rule.c.key == rule.key).values(values))
    else:
        work.connection.execute(insert(retention_rule), values)


def delete_rule(work: Work, key: int) -> None:
    """Forget a rule."""
    work.connection.execute(delete(retention_rule).where(retention_rule.c.key == key))


def find_proposed(reader: Reader, rule: RetentionRule, before: date, today: date) -> list[Found]:
    """Whom a rule is about: those for whom what it says was so before a day; by name.

    People on legal hold, and those to be kept until a later day, are left out.
    """
    table = RECORD_TABLES[rule.kind]
    about = _condition(rule, before)
    query = select(table.c.key, table.c.ref, table.c.full_name).where(about, not_(_kept(rule.kind, today)))
    rows = reader.connection.execute(query.order_by(func.lower(table.c.full_name), table.c.key))
    return [Found(*row) for row in rows]


def _condition(rule: RetentionRule, before: date) -> Any:
    table, p = RECORD_TABLES[rule.kind], person_privacy.c
    if rule.condition is Condition.CONSENT_EXPIRED:
        mine = and_(p.kind == rule.kind.value, p.record_key == table.c.key, p.ground == "consent")
        return exists(select(1).where(mine, p.consent_until != "", p.consent_until < before.isoformat()))
    quiet = _no_contact(rule.kind, before)
    if rule.condition is Condition.NO_CONTACT:
        return quiet
    m = vacancy_match.alias().c
    has = exists(select(1).where(m.candidate_key == table.c.key, m.status == rule.value))
    other = exists(select(1).where(m.candidate_key == table.c.key, m.status != rule.value))
    return and_(quiet, has, not_(other)) if rule.kind is RecordKind.CANDIDATE else false()


def _no_contact(kind: RecordKind, before: date) -> Any:
    """No mail on the file, nothing written on it, no procedure that moved, and not a new file, since a day."""
    table = RECORD_TABLES[kind]
    moment = int(datetime.combine(before, time(), UTC).timestamp())
    on, e, m = link.alias().c, entry_record.alias().c, vacancy_match.alias().c
    mail = exists(
        select(1).where(on.kind == kind.value, on.record_key == table.c.key, on.message_key >= moment << COUNTER_BITS)
    )
    written = exists(select(1).where(e.kind == kind.value, e.record_key == table.c.key, e.at >= moment))
    moved = exists(select(1).where(m.candidate_key == table.c.key, m.changed_at >= moment))
    busy = [mail, written, table.c.created_at >= moment, *([moved] if kind is RecordKind.CANDIDATE else [])]
    return not_(or_(*busy))


def _kept(kind: RecordKind, today: date) -> Any:
    p, table = person_privacy.c, RECORD_TABLES[kind]
    mine = and_(p.kind == kind.value, p.record_key == table.c.key)
    return exists(select(1).where(mine, or_(p.hold, p.keep_until > today.isoformat())))


def find_come_back(work: Work, kind: RecordKind, today: date) -> list[Found]:
    """People who were erased after their file was made: an older backup brought them back."""
    table, a = RECORD_TABLES[kind], record_address.c
    query = (
        select(a.normal, table.c.key, table.c.ref, table.c.full_name, table.c.created_at)
        .join(table, table.c.key == a.record_key)
        .where(a.kind == kind.value, not_(_kept(kind, today)))
        .order_by(func.lower(table.c.full_name), table.c.key)
    )
    rows = work.connection.execute(query).all()
    erased = find(work, Sort.ADDRESS, _octets({row.normal for row in rows}))
    found = [
        Found(row.key, row.ref, row.full_name) for row in rows if erased.get(row.normal.encode(), -1) > row.created_at
    ]
    return list(dict.fromkeys(found))


def _octets(normals: Collection[str]) -> list[bytes]:
    return [one.encode() for one in normals]
