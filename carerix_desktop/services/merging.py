"""Deleting files and putting them back; making one file of two, and two of one again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import Event, MessagesChanged, RecordsChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.merging import Difference, HangsOn, Question, Side, Undecided, differences, merged_fields
from carerix_desktop.domain.record import Record
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.progress import AT_ONCE, Progress
from carerix_desktop.storage import merge_reading, removed
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.chunks import chunked
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.removed import DELETED, MERGED, Removal
from carerix_desktop.storage.tables_files import removed_record
from carerix_desktop.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two files side by side: what differs, and what hangs on each, as far as the viewer sees it."""

    kept: Record
    gone: Record
    differences: tuple[Difference, ...]
    on_kept: HangsOn
    on_gone: HangsOn

    def result(self, chosen: Mapping[str, Side]) -> dict[str, str]:
        """What the one file will say."""
        return merged_fields(self.kept, self.gone, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, the key that takes it back, and what changed."""

    key: int
    name: str
    ref: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergesOf:
    """The merges of a file.

    Attributes:
        into: those that can be undone, the last first.
        asking: those that were undone and left something that the viewer sees to decide.
    """

    into: tuple[Removal, ...] = ()
    asking: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyDone:
    """Files that were deleted together: the keys that take it back, what changed, and how many were not reached."""

    keys: tuple[int, ...]
    events: tuple[Event, ...]
    left: int = 0


class Merging:
    """What becomes of whole files. Every active user may do it, and take it back."""

    def __init__(self, store: Store, desk: RecordDesk) -> None:
        self._store = store
        self._desk = desk

    def hangs_on(self, viewer: UserKey, kind: RecordKind, ref: str) -> HangsOn:
        """What goes with a file when it is deleted, as far as the viewer sees it; raises NotVisible."""
        with self._store.reader(viewer) as reader:
            record = _get(reader, kind, ref)
            return merge_reading.hangs_on(reader, RecordId(kind.value, record.key))

    def remove(self, actor: UserKey, kind: RecordKind, ref: str) -> Done:
        """Delete a file; its mail stays. Raises NotVisible."""
        with self._store.reader(actor) as reader:
            record = _get(reader, kind, ref)
        done = self._desk.remove(actor, kind, record.key)
        return Done(key=done.key, name=record.name, ref=ref, events=_events(done.changed))

    def remove_many(
        self, actor: UserKey, kind: RecordKind, refs: Sequence[str], progress: Progress | None = None
    ) -> ManyDone:
        """Delete files, in units of work of `AT_ONCE`; those that are gone already are passed over.

        A wish to stop keeps what was done; the answer puts back just that.
        """
        with self._store.reader(actor) as reader:
            keys = list(rows.keys_by_ref(reader, kind, refs).values())
        progress, removed, events, reached = progress or Progress(), list[int](), list[Event](), 0
        for some in chunked(keys, AT_ONCE):
            done = self._desk.remove_many(actor, kind, some)
            removed += [one.key for one in done]
            events += _events(done[-1].changed)
            reached += len(some)
            if not progress.goes_on(reached, len(keys)):
                break
        return ManyDone(keys=tuple(removed), events=tuple(events), left=len(keys) - reached)

    def restore_many(self, actor: UserKey, removals: Sequence[int]) -> tuple[Event, ...]:
        """Put files back that were deleted together; raises as `restore`."""
        return _events(self._desk.restore_many(actor, removals))

    def restore(self, actor: UserKey, removal: int) -> tuple[Event, ...]:
        """Put a deleted file back.

        Raises:
            NotVisible: it is back, or was erased.
            UserFault: its number is taken.
        """
        return _events(self._desk.restore(actor, removal))

    def removed(self, viewer: UserKey) -> list[Removal]:
        """The files that were deleted and can come back, newest first."""
        with self._store.reader(viewer) as reader:
            found = removed.find_open(reader, removed_record.c.why == DELETED)
        return [one for one in found if one.kind != RecordKind.MATCH.value]

    def compare(self, viewer: UserKey, kind: RecordKind, kept: str, gone: str) -> Comparison:
        """Two files beside each other.

        Raises:
            NotVisible: one of them is gone.
            UserFault: they are one file.
        """
        if kept == gone:
            raise UserFault("A file cannot be merged with itself. Choose two files.", code="merge_itself")
        with self._store.reader(viewer) as reader:
            pair = [_get(reader, kind, ref) for ref in (kept, gone)]
            hanging = [merge_reading.hangs_on(reader, RecordId(kind.value, one.key)) for one in pair]
        return Comparison(
            kept=pair[0],
            gone=pair[1],
            differences=differences(*pair),
            on_kept=hanging[0],
            on_gone=hanging[1],
        )

    def merge(self, actor: UserKey, kind: RecordKind, kept: str, gone: str, chosen: Mapping[str, Side]) -> Done:
        """Make one file of two.

        Raises:
            NotVisible: one of them is gone.
            UserFault: they are one file, or of a kind that is not merged.
        """
        compared = self.compare(actor, kind, kept, gone)
        fields = compared.result(chosen)
        checked = check_fields(kind, {**fields, "ref": kept}, new=False)
        pair = (RecordId(kind.value, compared.kept.key), RecordId(kind.value, compared.gone.key))
        with self._store.reader(actor) as reader:
            named = merge_reading.references(reader, fields)
        done = self._desk.merge(actor, pair, checked, named)
        return Done(key=done.key, name=compared.kept.name, ref=kept, events=_events(done.changed))

    def merges_of(self, viewer: UserKey, kind: RecordKind, key: RecordKey) -> MergesOf:
        """The merges into a file that can be undone, and those that were undone and left something to decide."""
        r = removed_record.c
        into = (r.kind == kind.value, r.into_key == key, r.why == MERGED)
        either = (r.kind == kind.value, (r.into_key == key) | (r.record_key == key), r.why == MERGED)
        with self._store.reader(viewer) as reader:
            open_ones, undone = removed.find_open(reader, *into), removed.find_undone(reader, *either)
        asking = tuple(one for one in undone if self.questions(viewer, one.key))
        return MergesOf(into=tuple(open_ones), asking=asking)

    def unmerge(self, actor: UserKey, removal: int) -> tuple[Event, ...]:
        """Make two files of one again.

        Raises:
            NotVisible: that was done already.
            UserFault: a later merge has to be undone first, or its number is taken.
        """
        return _events(self._desk.unmerge(actor, removal))

    def questions(self, viewer: UserKey, removal: int) -> list[Question]:
        """What could not be decided when a merge was undone, as far as the viewer sees it."""
        listed = self._desk.undecided_of(removal)
        with self._store.reader(viewer) as reader:
            return merge_reading.describe(reader, listed)

    def choose(self, actor: UserKey, removal: int, chosen: Sequence[Undecided], *, gone: bool) -> tuple[Event, ...]:
        """Say of some things that they are of the file that came back, or of the other one; raises NotVisible."""
        return tuple(event for one in chosen for event in _events(self._desk.choose(actor, removal, one, gone=gone)))


def _get(reader: Reader, kind: RecordKind, ref: str) -> Record:
    key = rows.keys_by_ref(reader, kind, [ref]).get(ref)
    if key is None:
        raise NotVisible(f"There is no {kind} with the number {ref} any more. Look at the list again.")
    return rows.get_records(reader, kind, [key])[key]


def _events(changed: MessagesChanged) -> tuple[Event, ...]:
    return (RecordsChanged(records=changed.records), changed)
