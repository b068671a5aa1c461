"""The time line of a file: one pure merge of its sources, paged by place, for one viewer.

Every source is read through the viewer's reader: confidential mail, and what came from it, is absent without a gap.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from carerix_desktop.domain.entry import EntrySort
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record_changes import FieldChange, LoggedChange
from carerix_desktop.domain.record_query import OWNER
from carerix_desktop.domain.timeline import (
    TOP,
    FiledDocument,
    Place,
    Source,
    TimelineFilter,
    TimelineItem,
    TimelinePage,
    first_places,
)
from carerix_desktop.domain.view import ChipInfo, ListSource, PartView
from carerix_desktop.services.reading import read_cards
from carerix_desktop.storage import conversations, entries, timeline, users
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader

PAGE = 50
_SORTS: Mapping[TimelineFilter, tuple[EntrySort, ...]] = {
    TimelineFilter.ALL: tuple(EntrySort),
    TimelineFilter.WRITTEN: tuple(EntrySort),
    TimelineFilter.CALLS: (EntrySort.CALL,),
    TimelineFilter.NOTES: (EntrySort.NOTE, EntrySort.TASK, EntrySort.APPOINTMENT),
}
_ONLY: Mapping[TimelineFilter, Source] = {
    TimelineFilter.MAIL: Source.MAIL,
    TimelineFilter.STATUS: Source.CHANGE,
    TimelineFilter.DOCUMENTS: Source.DOCUMENT,
}
_OTHER_SIDE = {RecordKind.CANDIDATE: RecordKind.VACANCY, RecordKind.VACANCY: RecordKind.CANDIDATE}


class Timelines:
    """Reads time lines."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(
        self,
        viewer: UserKey,
        kind: RecordKind,
        ref: str,
        *,
        only: TimelineFilter = TimelineFilter.ALL,
        below: Place = TOP,
        limit: int = PAGE,
    ) -> TimelinePage:
        """The items below a place, newest first.

        Raises:
            NotVisible: there is no such record.
        """
        with self._store.reader(viewer) as reader:
            key = rows.keys_by_ref(reader, kind, [ref]).get(ref)
            if key is None:
                raise NotVisible(f"There is no {kind} with the number {ref}.")
            places = first_places(
                _sources(reader, timeline.Stretch(kind=kind, key=key, below=below, limit=limit + 1), only), limit + 1
            )
            items = _items(reader, kind, places[:limit])
        return TimelinePage(items=items, more=len(places) > limit)


def _sources(reader: Reader, of: timeline.Stretch, only: TimelineFilter) -> list[list[Place]]:
    found = []
    wanted = _ONLY.get(only)
    for source, read in (
        (Source.MAIL, timeline.mail_places),
        (Source.CHANGE, timeline.change_places),
        (Source.DOCUMENT, timeline.document_places),
    ):
        if wanted is source or only is TimelineFilter.ALL:
            found.append(read(reader, of))
    if only in _SORTS:
        sorts = [sort.value for sort in _SORTS[only]]
        found.append(timeline.entry_places(reader, of, sorts))
    return found


def _items(reader: Reader, kind: RecordKind, places: Sequence[Place]) -> tuple[TimelineItem, ...]:
    known: dict[Place, TimelineItem] = {}
    for source, read in (
        (Source.MAIL, _mail),
        (Source.ENTRY, _entries),
        (Source.CHANGE, _changes),
        (Source.DOCUMENT, _documents),
    ):
        mine = [place for place in places if place.source is source]
        if mine:
            known |= read(reader, kind, mine)
    return tuple(known[place] for place in places if place in known)


def _mail(reader: Reader, kind: RecordKind, places: Sequence[Place]) -> dict[Place, TimelineItem]:
    at = {place.key: place for place in places}
    parts = conversations.parts_of(reader, sorted(at))
    return {
        at[card.key]: TimelineItem(place=at[card.key], card=card, files=_files(parts.get(MessageKey(card.key), ())))
        for card in read_cards(reader, ListSource(record=f"{kind}:"), sorted(at))
    }


def _files(parts: Sequence[Any]) -> tuple[PartView, ...]:
    return tuple(
        PartView(section=p.section, filename=p.filename, content_type=p.content_type, size_octets=p.size_octets)
        for p in parts
        if p.filename and not p.inline
    )


def _entries(reader: Reader, _kind: RecordKind, places: Sequence[Place]) -> dict[Place, TimelineItem]:
    found = entries.get_entries(reader, [place.key for place in places])
    return {
        place: TimelineItem(place=place, entry=found[place.key], by=found[place.key].author)
        for place in places
        if place.key in found
    }


def _changes(reader: Reader, kind: RecordKind, places: Sequence[Place]) -> dict[Place, TimelineItem]:
    found, names = timeline.log_rows(reader, [place.key for place in places]), _names(reader)
    about = _other_sides(reader, kind, [row.record_key for row in found.values() if row.kind == RecordKind.MATCH])
    called = {OWNER: names, **_called(reader, found.values())}
    items = {}
    for place in places:
        if (row := found.get(place.key)) is None:
            continue
        change = LoggedChange(
            key=row.key,
            at=row.at,
            kind=RecordKind(row.kind),
            record=RecordKey(row.record_key),
            act=row.act,
            made_by=row.made_by,
            change=FieldChange(field=row.field, before=row.before, after=row.after),
        )
        other = about.get(row.record_key) if row.kind == RecordKind.MATCH else None
        known = called.get(row.field)
        named = None if known is None else (known.get(row.before, row.before), known.get(row.after, row.after))
        by = names.get(row.made_by, row.made_by)
        items[place] = TimelineItem(place=place, change=change, about=other, named=named, by=by)
    return items


def _called(reader: Reader, logged: Collection[Any]) -> dict[str, dict[str, str]]:
    """Of fields that hold other records: their names by number; what is gone keeps its number."""
    found = {}
    for field in {row.field for row in logged} & set(RecordKind):
        refs = {text for row in logged if row.field == field for text in (row.before, row.after) if text}
        keys = rows.keys_by_ref(reader, RecordKind(field), sorted(refs))
        records = rows.get_records(reader, RecordKind(field), sorted(keys.values()))
        found[field] = {one.ref: one.name for one in records.values()}
    return found


def _other_sides(reader: Reader, kind: RecordKind, matches: Sequence[int]) -> dict[int, ChipInfo]:
    """Of procedures seen from a candidate the vacancies, from a vacancy the candidates."""
    other = _OTHER_SIDE.get(kind)
    if other is None or not matches:
        return {}
    refs = {
        key: record.fields[other.value] for key, record in rows.get_records(reader, RecordKind.MATCH, matches).items()
    }
    keys = rows.keys_by_ref(reader, other, refs.values())
    names = {one.ref: one.name for one in rows.get_records(reader, other, sorted(keys.values())).values()}
    return {key: ChipInfo(kind=other, ref=ref, label=names[ref]) for key, ref in refs.items() if ref in names}


def _documents(reader: Reader, _kind: RecordKind, places: Sequence[Place]) -> dict[Place, TimelineItem]:
    found, names = timeline.document_rows(reader, [place.key for place in places]), _names(reader)
    return {
        place: TimelineItem(
            place=place,
            document=FiledDocument(name=row.name, filename=row.filename, number=row.number),
            by=names.get(row.made_by, row.made_by),
        )
        for place in places
        if (row := found.get(place.key)) is not None
    }


def _names(reader: Reader) -> dict[str, str]:
    return {user.login: user.name or user.login for user in users.find_users(reader)}
