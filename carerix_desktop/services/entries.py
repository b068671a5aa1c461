"""Notes, calls and tasks: written on files by hand, changed, taken away and put back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from carerix_desktop.domain.entry import Entry, EntrySort, EntryText
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import EntryKey, MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.storage import entries as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.records import keys_by_ref
from carerix_desktop.storage.unit_of_work import Work
from carerix_desktop.storage.users import find_users

LONGEST_BODY = 100_000
DAY_S = 86_400
DONE_SHOWN_DAYS = 7
REMINDERS_AT_ONCE = 50
TASKS = "task:"
"""How RecordsChanged names a task that stands on no file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry that was put, how it was before, and what to tell."""

    entry: Entry
    before: Entry | None
    event: Event


class Entries:
    """What people write on files. Every active user may; what is about a message shows where that message shows.

    Args:
        store: where they are.
        now: the present, in seconds since 1970.
    """

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def get(self, viewer: UserKey, key: EntryKey) -> Entry:
        """One entry; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            found = rows.get_entries(reader, [key])
        if key not in found:
            raise NotVisible("There is no such note.")
        return found[key]

    def on_record(
        self, viewer: UserKey, kind: RecordKind, ref: str, sorts: tuple[EntrySort, ...], limit: int = 500
    ) -> tuple[Entry, ...]:
        """The entries of some sorts on a file, newest first."""
        with self._store.reader(viewer) as reader:
            key = keys_by_ref(reader, kind, [ref]).get(ref)
            if key is None:
                raise NotVisible(f"There is no {kind} with the number {ref}.")
            keys = rows.keys_on(reader, kind, key, sorts, limit)
            found = rows.get_entries(reader, keys)
        return tuple(found[one] for one in keys if one in found)

    def write(self, acting: UserKey, written: EntryText) -> Written:
        """Write a new entry; a task without somebody to do it is for whoever writes it.

        Raises:
            UserFault: it says nothing, or names a file that is not there.
        """
        if written.sort is EntrySort.TASK and written.assignee is None:
            written = replace(written, assignee=acting)
        return self._put(acting, None, written)

    def change(self, acting: UserKey, key: EntryKey, written: EntryText) -> Written:
        """Write an entry anew; raises NotVisible and UserFault."""
        return self._put(acting, key, written)

    def remove(self, acting: UserKey, key: EntryKey) -> Written:
        """Take an entry away; `put_back` gives it back. Raises NotVisible."""
        with self._store.work(acting) as work:
            entry = _require(work, key)
            rows.remove_entry(work, key)
            return Written(entry=entry, before=entry, event=_told(work, entry))

    def put_back(self, acting: UserKey, entry: Entry) -> Written:
        """Put back what was taken away: under the name of who wrote it."""
        with self._store.work(acting) as work:
            records = _keys(work, entry.written)
            key = rows.put_entry(work, None, entry.written, records, at=self._seconds())
            rows.set_author(work, key, entry.author_key, done_at=entry.done_at)
            return Written(entry=_require(work, key), before=None, event=_told(work, entry))

    def finish(self, acting: UserKey, key: EntryKey) -> Written:
        """Say that a task is done; raises NotVisible."""
        return self._set(acting, key, done_at=self._seconds())

    def reopen(self, acting: UserKey, key: EntryKey) -> Written:
        """Say that a task is not done after all; raises NotVisible."""
        return self._set(acting, key, done_at=None)

    def remind(self, acting: UserKey, key: EntryKey, at: int | None) -> Written:
        """Remind of a task at another moment, or not at all; raises NotVisible."""
        return self._set(acting, key, remind_at=at)

    def colleagues(self, viewer: UserKey) -> tuple[tuple[UserKey, str], ...]:
        """Who can be given a task: the active users, by name."""
        with self._store.reader(viewer) as reader:
            people = [(user.key, user.name or user.login) for user in find_users(reader) if user.active]
        return tuple(sorted(people, key=lambda one: (one[1].casefold(), one[0])))

    def tasks(self, viewer: UserKey) -> tuple[Entry, ...]:
        """The viewer's tasks: open ones by day, and what was done in the last week."""
        with self._store.reader(viewer) as reader:
            keys = rows.find_tasks(reader, viewer, done_since=self._seconds() - DONE_SHOWN_DAYS * DAY_S)
            found = rows.get_entries(reader, keys)
        return tuple(found[key] for key in keys if key in found)

    def reminders(self, viewer: UserKey) -> tuple[Entry, ...]:
        """The open tasks of which the viewer is to be reminded by now, the latest first, at most so many at once."""
        with self._store.reader(viewer) as reader:
            keys = rows.due_reminders(reader, viewer, self._seconds(), REMINDERS_AT_ONCE)
            found = rows.get_entries(reader, keys)
        return tuple(found[key] for key in keys if key in found)

    def _put(self, acting: UserKey, key: EntryKey | None, written: EntryText) -> Written:
        written = _checked(written)
        with self._store.work(acting) as work:
            before = None if key is None else _require(work, key)
            if written.message is not None:
                work.require_visible([written.message])
                _require_sight(work, written.assignee, written.message)
            key = rows.put_entry(work, key, written, _keys(work, written), at=self._seconds())
            entry = rows.get_entries(work, [key])[key]
            return Written(entry=entry, before=before, event=_told(work, entry, before))

    def _set(self, acting: UserKey, key: EntryKey, **times: int | None) -> Written:
        with self._store.work(acting) as work:
            before = _require(work, key)
            rows.set_times(work, key, at=self._seconds(), **times)
            entry = rows.get_entries(work, [key])[key]
            return Written(entry=entry, before=before, event=_told(work, entry))

    def _seconds(self) -> int:
        return int(self._now())


def _checked(written: EntryText) -> EntryText:
    written = replace(written, title=" ".join(written.title.split()), body=written.body.strip())
    if not written.title and not written.body and not any(written.detail.values()):
        raise UserFault("There is nothing in it yet. Write something first.", code="empty_entry")
    if len(written.body) > LONGEST_BODY:
        text = f"It is longer than {LONGEST_BODY} characters. Shorten it."
        raise UserFault(text, code="long_entry", details={"n": str(LONGEST_BODY)})
    return written


def _require(work: Work, key: EntryKey) -> Entry:
    found = rows.get_entries(work, [key])
    if key not in found:
        raise NotVisible("There is no such note.")
    message = found[key].written.message
    if message is not None and not (work.actor and rows.sees(work, work.actor, message)):
        raise NotVisible("There is no such note.")  # what is about a hidden message is not there either
    return found[key]


def _require_sight(work: Work, assignee: UserKey | None, message: MessageKey) -> None:
    """Who is given a task about a message sees that message, or else would never see the task."""
    if assignee is not None and assignee != work.actor and not rows.sees(work, assignee, message):
        raise UserFault(
            "Your colleague cannot see the message that this task is about, so the task would not show for them. "
            "Choose somebody else, or make a task without the message.",
            code="assignee_cannot_see",
        )


def _keys(work: Work, written: EntryText) -> list[tuple[RecordKind, RecordKey]]:
    found = []
    for one in written.records:
        key = keys_by_ref(work, one.kind, [one.ref]).get(one.ref)
        if key is None:
            text = f"There is no {one.kind} with the number {one.ref}. Choose another file."
            raise UserFault(text, code="no_record", details={"ref": one.ref})
        found.append((one.kind, key))
    return found


def _told(work: Work, *entries: Entry | None) -> RecordsChanged:
    names = []
    for entry in entries:
        if entry is not None:
            names += [f"{kind}:{key}" for kind, key in _keys(work, entry.written)] + [f"{TASKS}{entry.key}"]
    return RecordsChanged(records=tuple(dict.fromkeys(names)))
