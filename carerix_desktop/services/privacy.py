"""On what ground people are kept, and whom the agency's retention rules propose for erasure. Nothing goes by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.privacy import (
    Condition,
    Privacy,
    Proposed,
    RetentionRule,
    check_privacy,
    check_rule,
    months_before,
)
from carerix_desktop.services.permission import require_administrator, require_own_or_administrator
from carerix_desktop.storage import person_privacy, retention
from carerix_desktop.storage import records as rows
from carerix_desktop.storage import users as user_rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader, Work

RULES = "change retention rules"


class PrivacyNotes:
    """Ground, consent and legal hold of people, and the agency's retention rules.

    Args:
        store: where they are.
        today: the calendar day.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def get(self, viewer: UserKey, kind: RecordKind, ref: str) -> Privacy:
        """What is noted of a person; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            return person_privacy.get_privacy(reader, kind, _key(reader, kind, ref))

    def save(self, acting: UserKey, kind: RecordKind, ref: str, privacy: Privacy) -> tuple[Event, ...]:
        """Note it, with a line in the log of changes. Only an administrator puts on or lifts a legal hold.

        Raises:
            UserFault: a date or a reason is missing or wrong, or a hold is changed by somebody else.
            NotVisible: there is no such person.
        """
        checked = check_privacy(privacy)
        with self._store.work(acting) as work:
            users = user_rows.find_users(work)
            require_own_or_administrator(users, acting, acting)
            key = _key(work, kind, ref)
            before = person_privacy.get_privacy(work, kind, key)
            if (checked.hold, checked.hold_why) != (before.hold, before.hold_why):
                require_administrator(users, acting, "put on or lift a legal hold")
            person_privacy.put_privacy(work, kind, key, checked)
        return (RecordsChanged(records=(f"{kind}:{key}",)),)

    def rules(self, viewer: UserKey) -> tuple[RetentionRule, ...]:
        """The agency's rules."""
        with self._store.reader(viewer) as reader:
            return retention.find_rules(reader)

    def save_rule(self, acting: UserKey, rule: RetentionRule) -> None:
        """Add or change a rule; raises UserFault where it cannot be, or no administrator acts."""
        checked = check_rule(rule)
        with self._store.work(acting) as work:
            require_administrator(user_rows.find_users(work), acting, RULES)
            retention.put_rule(work, checked)

    def delete_rule(self, acting: UserKey, key: int) -> None:
        """Forget a rule; raises UserFault unless an administrator acts."""
        with self._store.work(acting) as work:
            require_administrator(user_rows.find_users(work), acting, RULES)
            retention.delete_rule(work, key)

    def propose(self, acting: UserKey) -> tuple[Proposed, ...]:
        """Whom the rules propose, each once, with the first rule that fits; raises UserFault for non-administrators."""
        today = self._today()
        found: dict[tuple[RecordKind, str], Proposed] = {}
        with self._store.work(acting) as work:
            require_administrator(user_rows.find_users(work), acting, "see whom the retention rules propose")
            for kind in retention.PEOPLE:
                for back in retention.find_come_back(work, kind, today):
                    found[kind, back.ref] = _proposed(kind, back, Condition.ERASED_BEFORE)
        with self._store.reader(acting) as reader:
            for rule in retention.find_rules(reader):
                if rule.active:
                    before = months_before(today, rule.months)
                    for one in retention.find_proposed(reader, rule, before, today):
                        new = _proposed(rule.kind, one, rule.condition, rule)
                        found.setdefault((rule.kind, one.ref), new)
        return tuple(found.values())

    def keep(
        self, acting: UserKey, people: Collection[tuple[RecordKind, str]], *, until: date, why: str
    ) -> tuple[Event, ...]:
        """Do not propose these people before a day.

        Raises:
            UserFault: no reason is given, the day is not in the future, or no administrator acts.
        """
        if not why.strip():
            raise UserFault("Say why these people are kept longer: it stands on their files.", code="keep_why")
        if until <= self._today():
            raise UserFault("Choose a day in the future until which they are kept.", code="keep_until")
        changed = []
        with self._store.work(acting) as work:
            require_administrator(user_rows.find_users(work), acting, "keep people longer")
            for kind, ref in people:
                key = _key(work, kind, ref)
                before = person_privacy.get_privacy(work, kind, key)
                kept = replace(before, keep_until=until, keep_why=why.strip())
                person_privacy.put_privacy(work, kind, key, kept)
                changed.append(f"{kind}:{key}")
        return (RecordsChanged(records=tuple(changed)),)


def _key(door: Reader | Work, kind: RecordKind, ref: str) -> RecordKey:
    key = rows.keys_by_ref(door, kind, [ref]).get(ref) if kind in retention.PEOPLE else None
    if key is None:
        raise NotVisible(f"There is no {kind} with the number {ref}.")
    return key


def _proposed(
    kind: RecordKind, one: retention.Found, condition: Condition, rule: RetentionRule | None = None
) -> Proposed:
    months, value = (rule.months, rule.value) if rule else (0, "")
    return Proposed(kind=kind, ref=one.ref, name=one.name or one.ref, condition=condition, months=months, value=value)
