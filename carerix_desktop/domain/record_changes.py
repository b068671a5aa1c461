"""What a change of a record changed, field by field: for its log, its time line and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_fields import CheckedFields, split_values

CREATED, CHANGED = "created", "changed"
_SETS = frozenset({"domains"})
"""Several values whose order says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field, before and after, as text."""

    field: str
    before: str
    after: str

    @property
    def back(self) -> FieldChange:
        """The change that takes this one back."""
        return FieldChange(field=self.field, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """A line of a record's log.

    Attributes:
        at: seconds since 1970.
        act: created, changed; merging and deleting have acts of their own.
        made_by: a login; "" is the program itself.
        change: of a field, where the act is `changed`.
    """

    key: int
    at: int
    kind: RecordKind
    record: RecordKey
    act: str
    made_by: str
    change: FieldChange


def changes_between(before: Record, given: CheckedFields) -> tuple[FieldChange, ...]:
    """The fields whose given value is another than the record's."""
    old = {**before.extra, **before.fields, "ref": before.ref}
    new: Mapping[str, str] = {**given.values, **given.extra}
    return tuple(
        FieldChange(field=name, before=old.get(name, ""), after=text)
        for name, text in new.items()
        if not _same(name, old.get(name, ""), text)
    )


def _same(name: str, one: str, other: str) -> bool:
    return set(split_values(one)) == set(split_values(other)) if name in _SETS else one == other
