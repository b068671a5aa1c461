"""The time line: one order over all sources, paged without a gap or a double, and no trace of what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.timeline import TOP, Place, Source, TimelineFilter, TimelineItem, first_places
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.records import Records
from carerix_desktop.services.timeline import Timelines
from carerix_desktop.storage.tables_files import document, document_version, record_log
from tests.support.agency import Agency, mail
from tests.support.closed import close

ANNA_KEY = UserKey(1)
CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH
ON_JAN = (RecordRef(kind=CANDIDATE, ref="K-1"),)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def records(agency: Agency) -> Records:
    made = Records(agency.store, agency.desk)
    made.add(ANNA_KEY, CANDIDATE, {"ref": "K-1", "first_name": "Jan", "emails": "jan@example.nl"})
    made.add(ANNA_KEY, VACANCY, {"ref": "V-1", "title": "Developer"})
    made.add(ANNA_KEY, MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1", "status": "new"})
    return made


def _all(
    agency: Agency, viewer: UserKey = ANNA_KEY, *, limit: int = 50, **wanted: TimelineFilter
) -> list[TimelineItem]:
    below = TOP
    found: list[TimelineItem] = []
    while True:
        page = Timelines(agency.store).page(viewer, CANDIDATE, "K-1", below=below, limit=limit, **wanted)
        found += page.items
        if not page.more:
            return found
        below = page.items[-1].place


def _put_document(agency: Agency, key: int, at: int) -> None:
    with agency.store.archivist().batch() as archive:
        row = {"key": 1, "kind": "candidate", "record_key": key, "name": "CV", "sort": "cv", "changed_at": at}
        archive.connection.execute(insert(document), row)
        version = {"key": 1, "document_key": 1, "number": 1, "filename": "cv.pdf", "content_type": "application/pdf"}
        rest = {"size_octets": 1, "sha256": b"", "content": b"", "made_by": "anna", "made_at": at}
        archive.connection.execute(insert(document_version), {**version, **rest})


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_everything_that_happened_stands_in_one_order_page_by_page(
    agency: Agency, records: Records, limit: int
) -> None:
    agency.file(*(mail(f"{n}@x", day=n, subject=f"Mail {n}") for n in range(3)))
    entries = Entries(agency.store)
    at = Timelines(agency.store).page(ANNA_KEY, CANDIDATE, "K-1", only=TimelineFilter.MAIL).items[1].place.at
    entries.write(ANNA_KEY, EntryText(sort=EntrySort.CALL, at=at, title="Called", records=ON_JAN))
    entries.write(ANNA_KEY, EntryText(sort=EntrySort.NOTE, at=at, title="Noted", records=ON_JAN))
    records.change(ANNA_KEY, MATCH, "M-1", {"status": "invited"})
    _put_document(agency, records.get(ANNA_KEY, CANDIDATE, "K-1").key, at)
    found = _all(agency, limit=limit)
    assert [item.place for item in found] == sorted((item.place for item in found), key=lambda place: place.order)
    assert [item.place.source for item in found] == [
        Source.CHANGE, Source.CHANGE, Source.CHANGE, Source.MAIL, Source.MAIL, Source.ENTRY, Source.ENTRY,
        Source.DOCUMENT, Source.MAIL,
    ]  # fmt: skip
    status = found[0]
    assert status.change is not None
    assert status.about is not None
    assert (status.change.change.after, status.about.label, status.by) == ("invited", "Developer", "Anna")


@pytest.mark.parametrize(
    ("only", "sources"),
    [
        (TimelineFilter.MAIL, {Source.MAIL}),
        (TimelineFilter.CALLS, {Source.ENTRY}),
        (TimelineFilter.NOTES, {Source.ENTRY}),
        (TimelineFilter.STATUS, {Source.CHANGE}),
        (TimelineFilter.DOCUMENTS, {Source.DOCUMENT}),
    ],
)
def test_a_chip_narrows_it(agency: Agency, records: Records, only: TimelineFilter, sources: set[Source]) -> None:
    agency.file(mail("1@x"))
    for sort in (EntrySort.CALL, EntrySort.NOTE):
        Entries(agency.store).write(ANNA_KEY, EntryText(sort=sort, at=5, title=sort.value, records=ON_JAN))
    _put_document(agency, records.get(ANNA_KEY, CANDIDATE, "K-1").key, 9)
    found = _all(agency, only=only)
    assert {item.place.source for item in found} == sources
    shown = {item.entry.written.sort for item in found if item.entry}
    assert shown == {TimelineFilter.CALLS: {EntrySort.CALL}, TimelineFilter.NOTES: {EntrySort.NOTE}}.get(only, set())


def test_confidential_mail_and_a_note_about_it_are_absent_without_a_gap(agency: Agency, records: Records) -> None:
    bram = agency.users["bram"]
    agency.file(mail("open@x", day=1), mail("secret@x", day=2, subject="Secret"))
    entries = Entries(agency.store)
    secret = agency.key("secret@x")
    entries.write(ANNA_KEY, EntryText(sort=EntrySort.NOTE, at=7, title="About", records=ON_JAN, message=secret))
    close(agency.store, secret)
    subjects = [item.card.subject for item in _all(agency, bram) if item.card]
    assert subjects == ["Hallo"]
    assert [item for item in _all(agency, bram) if item.entry] == []
    assert [item.card.subject for item in _all(agency) if item.card] == ["Secret", "Hallo"]
    page = Timelines(agency.store).page(bram, CANDIDATE, "K-1", only=TimelineFilter.MAIL, limit=1)
    assert (len(page.items), page.more) == (1, False)


places = st.builds(Place, at=st.integers(0, 5), source=st.sampled_from(Source), key=st.integers(0, 5))


@given(st.sets(places, max_size=40), st.integers(1, 7))
def test_paging_by_place_gives_each_item_once_in_order(everything: set[Place], limit: int) -> None:
    whole = sorted(everything, key=lambda place: place.order)
    below = TOP
    found: list[Place] = []
    while True:
        sources = [
            [p for p in whole if p.source is source and (p.at, p.key) < below.bound(source)][: limit + 1]
            for source in Source
        ]
        page = first_places(sources, limit + 1)
        found += page[:limit]
        if len(page) <= limit:
            break
        below = page[limit - 1]
    assert found == whole


def test_a_change_names_people_and_files_and_keeps_the_number_of_what_is_gone(agency: Agency, records: Records) -> None:
    contact = RecordKind.CONTACT
    for ref, name in (("B-1", "Zuiderzee"), ("B-2", "Noorderlicht")):
        records.add(ANNA_KEY, RecordKind.COMPANY, {"ref": ref, "name": name})
    records.add(ANNA_KEY, contact, {"ref": "P-1", "first_name": "Pia", "company": "B-1"})
    records.change(ANNA_KEY, contact, "P-1", {"company": "B-2", "owner": "bram", "title": "CTO"})
    with agency.store.work(None) as work:
        work.connection.execute(update(record_log).where(record_log.c.before == "B-1").values(before="B-9"))
    page = Timelines(agency.store).page(ANNA_KEY, contact, "P-1")
    told = {one.change.change.field: one.named for one in page.items if one.change is not None}
    assert told == {"company": ("B-9", "Noorderlicht"), "owner": ("", "Bram"), "title": None, "": None}
