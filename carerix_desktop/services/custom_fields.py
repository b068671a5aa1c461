"""Further fields of records: everybody reads them, administrators define them. A field is retired, never lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carerix_desktop.domain.custom_field import CustomField, FieldType, checked_field, name_from
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.services.permission import require_administrator
from carerix_desktop.storage import custom_fields as rows
from carerix_desktop.storage import users
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileShape:
    """What the profile of a kind of record asks for beside its columns.

    Attributes:
        fields: the active further fields.
        owners: login and name of the active users.
    """

    fields: tuple[CustomField, ...]
    owners: tuple[tuple[str, str], ...]


class CustomFields:
    """The definitions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def shape(self, viewer: UserKey, kind: RecordKind) -> ProfileShape:
        """The fields of a profile."""
        with self._store.reader(viewer) as reader:
            people = [user for user in users.find_users(reader) if user.active]
            fields = tuple(rows.find_fields(reader, kind))
        return ProfileShape(fields=fields, owners=tuple((user.login, user.name or user.login) for user in people))

    def find(self, viewer: UserKey, kind: RecordKind, *, retired: bool = False) -> tuple[CustomField, ...]:
        """The fields of a kind in their order."""
        with self._store.reader(viewer) as reader:
            return tuple(rows.find_fields(reader, kind, retired=retired))

    def add(
        self, acting: UserKey, kind: RecordKind, label: str, sort: FieldType, choices: tuple[str, ...] = ()
    ) -> CustomField:
        """Define a field; its name is made of its label.

        Raises:
            UserFault: it cannot be, or no administrator acts.
        """
        with self._store.work(acting) as work:
            known = self._known(work, acting, kind)
            last = max((field.position for field in known), default=-1)
            new = CustomField(
                kind=kind, name=name_from(label), label=label, type=sort, choices=choices, position=last + 1
            )
            made = checked_field(new, [field.name for field in known])
            rows.put_field(work, made)
            return made

    def change(
        self, acting: UserKey, kind: RecordKind, name: str, *, label: str, choices: tuple[str, ...]
    ) -> CustomField:
        """Another label or other choices; values that are no choice any more stay as they are. Raises UserFault."""
        with self._store.work(acting) as work:
            field = _named(self._known(work, acting, kind), name)
            changed = checked_field(replace(field, label=label, choices=choices), ())
            rows.put_field(work, changed)
            return changed

    def retire(self, acting: UserKey, kind: RecordKind, name: str, *, active: bool = False) -> CustomField:
        """Offer a field no longer, or again; its values stay. Raises UserFault."""
        with self._store.work(acting) as work:
            changed = replace(_named(self._known(work, acting, kind), name), active=active)
            rows.put_field(work, changed)
            return changed

    def move(self, acting: UserKey, kind: RecordKind, name: str, by: int) -> None:
        """Put a field further up (by -1) or down (by 1). Raises UserFault."""
        with self._store.work(acting) as work:
            known = self._known(work, acting, kind)
            place = known.index(_named(known, name))
            moved = known.pop(place)
            known.insert(max(0, place + by), moved)
            for position, field in enumerate(known):
                rows.put_field(work, replace(field, position=position))

    def _known(self, work: Work, acting: UserKey, kind: RecordKind) -> list[CustomField]:
        require_administrator(users.find_users(work), acting, "define fields")
        return rows.find_fields(work, kind, retired=True)


def _named(known: list[CustomField], name: str) -> CustomField:
    for field in known:
        if field.name == name:
            return field
    raise UserFault(f"There is no field {name} any more. Choose another one.", code="no_field", details={"field": name})
