"""Notes, calls and tasks: on several files at once, changed, taken away, put back, and reminded of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import EntryKey, RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.services.entries import REMINDERS_AT_ONCE, Entries
from carerix_desktop.services.records import Records
from tests.support.agency import Agency, mail

ANNA = UserKey(1)
JAN, JOB = RecordRef(kind=RecordKind.CANDIDATE, ref="K-1"), RecordRef(kind=RecordKind.VACANCY, ref="V-1")
CALL = EntryText(
    sort=EntrySort.CALL,
    at=100,
    title="Motivation",
    body="Wants to travel 45 minutes at most.",
    detail={"direction": "out", "number": "06 1234 5678", "outcome": "reached", "minutes": "12"},
    records=(JAN, JOB),
)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    records = Records(made.store, made.desk)
    records.add(ANNA, JAN.kind, {"ref": "K-1", "first_name": "Jan", "emails": "jan@example.nl"})
    records.add(ANNA, JOB.kind, {"ref": "V-1", "title": "Developer"})
    yield made
    made.close()


class Clock:
    """The present, as the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entries(agency: Agency, clock: Clock) -> Entries:
    return Entries(agency.store, clock)


def _on(entries: Entries, ref: RecordRef) -> list[str]:
    return [one.written.title for one in entries.on_record(ANNA, ref.kind, ref.ref, tuple(EntrySort))]


def test_a_call_is_on_a_person_and_a_vacancy_at_once_and_both_are_told(entries: Entries) -> None:
    done = entries.write(ANNA, CALL)
    assert done.entry.written == CALL
    assert [one.name for one in done.entry.on] == ["Jan", "Developer"]
    assert (_on(entries, JAN), _on(entries, JOB)) == (["Motivation"], ["Motivation"])
    assert done.event == RecordsChanged(records=("candidate:1", "vacancy:1", f"task:{done.entry.key}"))


def test_what_is_changed_taken_away_and_put_back_is_as_it_was(agency: Agency, entries: Entries) -> None:
    made = entries.write(ANNA, CALL).entry
    note = EntryText(sort=EntrySort.NOTE, at=200, title="Other", records=(JAN,))
    changed = entries.change(agency.users["bram"], made.key, note)
    assert changed.before == made
    assert (changed.entry.written, changed.entry.author) == (note, made.author)
    assert _on(entries, JOB) == []
    entries.change(ANNA, made.key, CALL)
    gone = entries.remove(agency.users["bram"], made.key).entry
    with pytest.raises(NotVisible):
        entries.get(ANNA, made.key)
    back = entries.put_back(agency.users["bram"], gone).entry
    assert (back.written, back.author) == (CALL, made.author)


def test_an_empty_note_and_a_file_that_is_not_there_are_refused_and_leave_nothing(entries: Entries) -> None:
    with pytest.raises(UserFault, match="nothing in it yet"):
        entries.write(ANNA, EntryText(sort=EntrySort.NOTE, at=1, title="  ", records=(JAN,)))
    nowhere = RecordRef(kind=RecordKind.VACANCY, ref="V-9")
    with pytest.raises(UserFault, match="no vacancy with the number V-9"):
        entries.write(ANNA, EntryText(sort=EntrySort.NOTE, at=1, title="A", records=(JAN, nowhere)))
    assert _on(entries, JAN) == []


def test_a_task_is_its_writers_own_until_it_is_done_and_done_is_taken_back(
    agency: Agency, entries: Entries, clock: Clock
) -> None:
    late = entries.write(ANNA, EntryText(sort=EntrySort.TASK, at=1, title="Late", due_at=500)).entry
    some_day = entries.write(ANNA, EntryText(sort=EntrySort.TASK, at=1, title="Some day")).entry
    soon = entries.write(ANNA, EntryText(sort=EntrySort.TASK, at=1, title="Soon", due_at=2000)).entry
    entries.write(ANNA, EntryText(sort=EntrySort.TASK, at=1, title="Bram's", assignee=agency.users["bram"]))
    assert [one.written.title for one in entries.tasks(ANNA)] == ["Late", "Soon", "Some day"]
    assert entries.finish(ANNA, late.key).entry.done_at == 1000
    assert entries.reopen(ANNA, late.key).entry.done_at is None
    entries.finish(ANNA, soon.key)
    clock.now += 8 * 86_400
    assert [one.key for one in entries.tasks(ANNA)] == [late.key, some_day.key]


def test_a_reminder_is_due_at_its_time_is_snoozed_and_a_leap_of_the_clock_brings_a_bounded_number(
    entries: Entries, clock: Clock
) -> None:
    def remind(at: int) -> EntryKey:
        return entries.write(ANNA, EntryText(sort=EntrySort.TASK, at=1, title="Call", remind_at=at)).entry.key

    key = remind(1500)
    assert entries.reminders(ANNA) == ()
    clock.now = 1500
    assert [one.key for one in entries.reminders(ANNA)] == [key]
    entries.remind(ANNA, key, 1600)
    assert entries.reminders(ANNA) == ()
    clock.now = 1600
    entries.finish(ANNA, key)
    assert entries.reminders(ANNA) == ()
    for n in range(REMINDERS_AT_ONCE + 5):
        remind(2000 + n)
    clock.now = 1e9
    assert len(entries.reminders(ANNA)) == REMINDERS_AT_ONCE


def test_a_task_about_a_message_is_seen_and_changed_only_by_who_sees_the_message(
    agency: Agency, entries: Entries
) -> None:
    agency.file(mail("secret@x", sender="nobody@elsewhere.nl"))
    about = EntryText(sort=EntrySort.TASK, at=1, title="Answer", message=agency.key("secret@x"))
    made = entries.write(ANNA, about).entry
    bram = agency.users["bram"]
    for refused in (
        lambda: entries.get(bram, made.key),
        lambda: entries.change(bram, made.key, about),
        lambda: entries.remove(bram, made.key),
        lambda: entries.finish(bram, made.key),
        lambda: entries.write(bram, about),
    ):
        with pytest.raises(NotVisible):
            refused()
    assert entries.get(ANNA, made.key).written.message == agency.key("secret@x")
    assert not entries.get(ANNA, made.key).confidential
    agency.desk.set_confidential(ANNA, agency.key("secret@x"), confidential=True)
    assert entries.get(ANNA, made.key).confidential


def test_a_task_for_a_colleague_is_theirs_with_its_reminder_and_one_they_could_not_see_is_refused(
    agency: Agency, entries: Entries, clock: Clock
) -> None:
    bram = agency.users["bram"]
    assert entries.colleagues(ANNA) == ((ANNA, "Anna"), (bram, "Bram"))
    given = EntryText(sort=EntrySort.TASK, at=1, title="Call Jan", assignee=bram, remind_at=1500, records=(JAN,))
    key = entries.write(ANNA, given).entry.key
    assert [one.key for one in entries.tasks(bram)] == [key]
    assert entries.tasks(ANNA) == ()
    clock.now = 1600.0
    assert ([one.author for one in entries.reminders(bram)], entries.reminders(ANNA)) == (["Anna"], ())
    agency.file(mail("secret@x", sender="nobody@elsewhere.nl"))
    with pytest.raises(UserFault) as refused:
        entries.write(ANNA, replace(given, message=agency.key("secret@x")))
    assert refused.value.code == "assignee_cannot_see"
    assert len(entries.tasks(bram)) == 1
