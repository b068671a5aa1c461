"""Lists of files: filtered and sorted by the store, with filters that are kept, and many changed at once."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_changes import FieldChange, changes_between
from carerix_desktop.domain.record_query import RecordQuery, SavedFilter, check_condition
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.services.progress import AT_ONCE, Progress
from carerix_desktop.services.record_checks import check_record
from carerix_desktop.services.records import named_by
from carerix_desktop.storage import record_lists, saved_filters, users
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Work

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one record that was changed."""

    ref: str
    change: FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was changed on many, for the way back.

    Attributes:
        kept: records that went, or that somebody else changed.
        left: how many were not reached, because somebody stopped it.
    """

    kind: RecordKind
    changes: tuple[Change, ...]
    kept: int
    events: tuple[Event, ...]
    left: int = 0


class RecordLists:
    """What the lists of files ask."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store, self._clock = store, clock

    def find_keys(self, viewer: UserKey, query: RecordQuery) -> array[int]:
        """The keys of a list, in its order.

        Raises:
            UserFault: a condition cannot be.
        """
        checked = replace(query, conditions=tuple(check_condition(query.kind, one) for one in query.conditions))
        with self._store.reader(viewer) as reader:
            return record_lists.find_keys(reader, checked)

    def owners(self, viewer: UserKey) -> list[tuple[str, str]]:
        """Login and name of the users, by name."""
        with self._store.reader(viewer) as reader:
            known = [(user.login, user.name or user.login) for user in users.find_users(reader) if user.active]
        return sorted(known, key=lambda one: one[1].casefold())

    def further_fields(self, viewer: UserKey, kind: RecordKind) -> dict[str, str]:
        """Name → label of the further fields of records; "" where nobody gave it one."""
        with self._store.reader(viewer) as reader:
            return record_lists.further_fields(reader, kind)

    def visit(self, actor: UserKey, kind: RecordKind, ref: str) -> None:
        """The actor opened a file; one that is gone leaves no trace."""
        with self._store.work(actor, on=Sphere.OWN) as work:
            key = rows.keys_by_ref(work, kind, [ref]).get(ref)
            if key is not None:
                saved_filters.put_visit(work, kind, key)

    def filters(self, viewer: UserKey, kind: RecordKind) -> list[SavedFilter]:
        """The viewer's own filters, then the team's."""
        with self._store.reader(viewer) as reader:
            return sorted(saved_filters.find_filters(reader, kind), key=lambda one: one.team)

    def save_filter(self, actor: UserKey, wanted: SavedFilter) -> SavedFilter:
        """Keep a filter, a new one or one that is changed.

        Raises:
            UserFault: it has no name, or a condition cannot be.
            NotVisible: it is gone.
        """
        name = " ".join(wanted.name.split())[:LONGEST_NAME]
        if not name:
            raise UserFault("The filter has no name. Fill one in.", code="no_name")
        conditions = tuple(check_condition(wanted.kind, one) for one in wanted.conditions)
        checked = replace(wanted, name=name, conditions=conditions)
        with self._store.work(actor) as work:
            key = saved_filters.put_filter(work, checked)
        if not key:
            raise NotVisible("This filter is not there any more.")
        return replace(checked, key=key)

    def remove_filter(self, actor: UserKey, wanted: SavedFilter) -> SavedFilter:
        """Take a filter away; the answer, kept again, brings it back. Raises NotVisible."""
        with self._store.work(actor) as work:
            if not saved_filters.remove_filter(work, wanted.key):
                raise NotVisible("This filter is not there any more.")
        return replace(wanted, key=0)

    def change_many(
        self,
        actor: UserKey,
        kind: RecordKind,
        refs: Sequence[str],
        fields: Mapping[str, str],
        progress: Progress | None = None,
    ) -> Changed:
        """Give many records the same values, in units of work of `AT_ONCE`.

        Args:
            actor: who does it.
            kind: of the records.
            refs: their numbers.
            fields: the values.
            progress: told how far it is; a wish to stop keeps what was done, and the answer takes back just that.

        Raises:
            UserFault: a value cannot be; nothing is changed.
        """
        progress, found, changes, reached = progress or Progress(), dict[str, Record](), list[Change](), 0
        for some in chunked(refs, AT_ONCE):
            with self._store.work(actor) as work:
                mine = _records(work, kind, some)
                now = int(self._clock())
                changes += [change for ref in some if ref in mine for change in _change(work, mine[ref], fields, now)]
            found |= mine
            reached += len(some)
            if not progress.goes_on(reached, len(refs)):
                break
        kept = len(set(refs[:reached])) - len(found)
        return replace(_changed(kind, found.values(), changes, kept=kept), left=len(refs) - reached)

    def take_back(self, actor: UserKey, done: Changed) -> Changed:
        """Undo: each record gets its own value back; where somebody changed it again, theirs stays."""
        with self._store.work(actor) as work:
            found = _records(work, done.kind, [one.ref for one in done.changes])
            fitting = [one for one in done.changes if one.ref in found and _stands(found[one.ref], one.change)]
            for one in fitting:
                _change(work, found[one.ref], {one.change.field: one.change.before}, int(self._clock()))
        changed = [found[one.ref] for one in fitting]
        return _changed(done.kind, changed, (), kept=len(done.changes) - len(fitting))


def _records(work: Work, kind: RecordKind, refs: Iterable[str]) -> dict[str, Record]:
    keys = rows.keys_by_ref(work, kind, refs)
    return {record.ref: record for record in rows.get_records(work, kind, sorted(keys.values())).values()}


def _change(work: Work, record: Record, fields: Mapping[str, str], at: int) -> list[Change]:
    checked = check_record(record.kind, {**fields, "ref": record.ref}, new=False)
    rows.put_record(work, record.kind, record.key, checked, named_by(work, checked), at=at)
    return [Change(ref=record.ref, change=one) for one in changes_between(record, checked)]


def _stands(record: Record, change: FieldChange) -> bool:
    return {**record.extra, **record.fields}.get(change.field, "") == change.after


def _changed(kind: RecordKind, records: Iterable[Record], changes: Sequence[Change], *, kept: int) -> Changed:
    named = tuple(f"{kind}:{record.key}" for record in records)
    return Changed(
        kind=kind, changes=tuple(changes), kept=kept, events=(RecordsChanged(records=named),) if named else ()
    )
