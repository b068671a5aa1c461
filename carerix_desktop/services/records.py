"""The files of candidates, contacts, companies, vacancies and matches: read, added, changed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carerix_desktop.domain.custom_field import check_values
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_changes import FieldChange, changes_between
from carerix_desktop.domain.record_fields import CheckedFields
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.record_checks import check_record, no_such_record
from carerix_desktop.services.record_file import RecordFile, read_file
from carerix_desktop.services.record_numbers import free_numbers
from carerix_desktop.storage import person_marks, users
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.custom_fields import find_fields
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.removed import find_merged_ref
from carerix_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A record that was put, and what changed by it (older mail is linked to new addresses at once).

    `changes` are its fields that changed; `Records.take_back` takes them back.
    """

    record: Record
    events: tuple[Event, ...]
    changes: tuple[FieldChange, ...] = ()


class Records:
    """The agency's files. Every active user may read and change them."""

    def __init__(self, store: Store, desk: FilingDesk) -> None:
        self._store = store
        self._desk = desk

    def list_keys(self, viewer: UserKey, kind: RecordKind, words: str = "") -> array[int]:
        """All keys of a kind by name, narrowed by every word."""
        with self._store.reader(viewer) as reader:
            return rows.list_keys(reader, kind, words.casefold().split())

    def get_many(self, viewer: UserKey, kind: RecordKind, keys: Sequence[int]) -> list[Record]:
        """Records in the order of their keys; what is gone is left out."""
        with self._store.reader(viewer) as reader:
            found = rows.get_records(reader, kind, keys)
        return [found[key] for key in keys if key in found]

    def get(self, viewer: UserKey, kind: RecordKind, ref: str) -> Record:
        """One record; the number of one that was merged gives the one that was kept.

        Raises:
            NotVisible: there is none with this number.
        """
        with self._store.reader(viewer) as reader:
            key = rows.keys_by_ref(reader, kind, [ref]).get(ref) or find_merged_ref(reader, kind, ref)
            if key is None:
                raise NotVisible(
                    f"There is no {kind} with the number {ref}. Look it up with: records list --kind {kind}."
                )
            return rows.get_records(reader, kind, [key])[key]

    def names(self, viewer: UserKey, kind: RecordKind, refs: Iterable[str]) -> dict[str, str]:
        """The names of records by their numbers; what is not there is left out."""
        with self._store.reader(viewer) as reader:
            keys = rows.keys_by_ref(reader, kind, sorted(set(refs)))
            return {record.ref: record.name for record in rows.get_records(reader, kind, list(keys.values())).values()}

    def file(self, viewer: UserKey, kind: RecordKind, ref: str) -> RecordFile:
        """One record with its procedures, vacancies and people; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            return read_file(reader, kind, ref)

    def next_ref(self, viewer: UserKey, kind: RecordKind) -> str:
        """A number that is free: one above the highest of the usual form."""
        with self._store.reader(viewer) as reader:
            return next(free_numbers(reader, kind))

    def add(self, actor: UserKey, kind: RecordKind, fields: Mapping[str, str]) -> Saved:
        """Add a record; an empty `ref` gets the next free number.

        Raises:
            UserFault: a field cannot be, or the number is taken.
        """
        given = dict(fields)
        given["ref"] = given.get("ref", "").strip() or self.next_ref(actor, kind)
        return self._put(actor, kind, given, new=True)

    def change(self, actor: UserKey, kind: RecordKind, ref: str, fields: Mapping[str, str]) -> Saved:
        """Change the given fields of a record.

        Raises:
            UserFault: a field cannot be.
            NotVisible: there is no such record.
        """
        return self._put(actor, kind, {**fields, "ref": ref}, new=False)

    def take_back(self, actor: UserKey, kind: RecordKind, ref: str, changes: Sequence[FieldChange]) -> Saved:
        """Give fields the values that they had before a change.

        Raises:
            UserFault: a field was changed again since; nothing is taken back.
            NotVisible: there is no such record.
        """
        record = self.get(actor, kind, ref)
        now = {**record.extra, **record.fields}
        other = [change.field for change in changes if now.get(change.field, "") != change.after]
        if other:
            fields = ", ".join(other)
            raise UserFault(
                f"{record.name} was changed again since ({fields}), so nothing was taken back. Change it by hand.",
                code="changed_since",
                details={"name": record.name},
            )
        return self.change(actor, kind, ref, {change.field: change.before for change in changes})

    def opt_in(self, actor: UserKey, kind: RecordKind, ref: str) -> Saved:
        """A person wants mailings after all; raises NotVisible where there is no such record."""
        with self._store.work(actor) as work:
            key = _require(work, kind, ref)
            person_marks.opt_in(work, kind, key)
            return _changed(work, kind, key)

    def clear_undeliverable(self, actor: UserKey, kind: RecordKind, ref: str, address: str) -> Saved:
        """An address from which mail came back works after all; raises NotVisible where there is no such record."""
        with self._store.work(actor) as work:
            key = _require(work, kind, ref)
            person_marks.clear_undeliverable(work, kind, key, address)
            return _changed(work, kind, key)

    def _put(self, actor: UserKey, kind: RecordKind, given: Mapping[str, str], *, new: bool) -> Saved:
        checked = check_record(kind, given, new=new)
        ref = checked.values["ref"]
        with self._store.work(actor) as work:
            checked = check_values(find_fields(work, kind), checked)
            key = rows.keys_by_ref(work, kind, [ref]).get(ref)
            if new and key is not None:
                text = f"There is a {kind} with the number {ref} already. Choose another number."
                raise UserFault(text, code="number_in_use", details={"ref": ref})
            if not new and key is None:
                raise NotVisible(f"There is no {kind} with the number {ref}.")
            before = rows.get_records(work, kind, [key])[key] if key is not None else None
            key, touched = rows.put_record(work, kind, key, checked, named_by(work, checked))
            record = rows.get_records(work, kind, [key])[key]
        events: list[Event] = [RecordsChanged(records=(f"{kind}:{key}",))]
        if touched:
            events.append(self._desk.relink(touched))
        changes = changes_between(before, checked) if before is not None else ()
        return Saved(record=record, events=tuple(events), changes=changes)


def _require(work: Work, kind: RecordKind, ref: str) -> RecordKey:
    key = rows.keys_by_ref(work, kind, [ref]).get(ref)
    if key is None:
        raise NotVisible(f"There is no {kind} with the number {ref}.")
    return key


def _changed(work: Work, kind: RecordKind, key: RecordKey) -> Saved:
    event = RecordsChanged(records=(f"{kind}:{key}",))
    return Saved(record=rows.get_records(work, kind, [key])[key], events=(event,))


def named_by(work: Work, checked: CheckedFields) -> dict[str, int]:
    """The keys of the records that the fields name by ref, and of the owner by login.

    Raises:
        UserFault: one of them is not there.
    """
    found: dict[str, int] = {}
    owner = checked.values.get("owner", "")
    if owner:
        found["owner"] = _user_named(work, owner)
    for name, (kind, _column) in rows.REFERENCES.items():
        ref = checked.values.get(name, "")
        if not ref:
            continue
        key = rows.keys_by_ref(work, kind, [ref]).get(ref)
        if key is None:
            raise no_such_record(kind, ref, name)
        found[name] = key
    return found


def _user_named(work: Work, login: str) -> UserKey:
    known = {user.login: user.key for user in users.find_users(work)}
    if login not in known:
        text = f"There is no user {login}. Give the login of a user as the owner, or leave it empty."
        raise UserFault(text, code="no_such_owner", details={"value": login})
    return known[login]
