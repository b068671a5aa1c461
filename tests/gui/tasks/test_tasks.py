"""Tasks in the window: the list by day, ticked with the way back, the reminder at its time and no storm of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.entry import Entry, EntrySort, EntryText
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import EntryKey, RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.entry_form import EntryForm, new_entry
from carerix_desktop.gui.tasks.page import Section, TasksPage, section_of, tasks_page
from carerix_desktop.gui.tasks.reminding import Reminding
from carerix_desktop.gui.tasks.snooze import snooze_moments
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records
from tests.support.agency import Agency, mail

__all__ = ["agency", "context", "opened", "records", "theme"]
DAY_S = 86_400
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC).astimezone()


class Clock:
    """The present of the store, as the test says."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def done() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def desk(context: Context, agency: Agency, clock: Clock, done: list[tuple[str, Any]], records: Records) -> Context:
    """The context over a store with that clock."""
    records.add(context.services.viewer.key, RecordKind.CANDIDATE, {"ref": "K-1", "first_name": "Jan"})
    services = replace(context.services, more={**context.services.more, "entries": Entries(agency.store, clock)})
    return replace(context, services=services, done=lambda text, back, **_more: done.append((text, back)))


def _task(desk: Context, title: str, *, due: float | None = None, remind: float | None = None) -> Entry:
    entries: Entries = desk.services.more["entries"]
    on = (RecordRef(kind=RecordKind.CANDIDATE, ref="K-1"),)
    written = EntryText(
        sort=EntrySort.TASK,
        at=1,
        title=title,
        due_at=None if due is None else int(due),
        remind_at=None if remind is None else int(remind),
        records=on,
    )
    return entries.write(desk.services.viewer.key, written).entry


def _lines(page: TasksPage) -> list[str]:
    return [page.list.item(row).text().partition("  ")[0] for row in range(page.list.count())]


@pytest.mark.parametrize(
    ("due", "done_at", "section"),
    [
        (NOW - timedelta(minutes=1), None, Section.OVERDUE),
        (NOW + timedelta(hours=1), None, Section.TODAY),
        (NOW + timedelta(days=1), None, Section.LATER),
        (None, None, Section.SOME_DAY),
        (NOW - timedelta(days=1), 5, Section.DONE),
    ],
)
def test_a_task_stands_where_its_day_is(due: datetime | None, done_at: int | None, section: Section) -> None:
    written = EntryText(sort=EntrySort.TASK, at=1, due_at=None if due is None else int(due.timestamp()))
    entry = Entry(
        key=EntryKey(1), written=written, author_key=UserKey(1), author="", assignee="", on=(), done_at=done_at,
        changed_at=1,
    )  # fmt: skip
    assert section_of(entry, NOW) is section


def test_the_page_lists_by_day_and_a_tick_is_taken_back(
    qtbot: QtBot, desk: Context, clock: Clock, done: list[tuple[str, Any]]
) -> None:
    _task(desk, "Late", due=clock.now - DAY_S)
    _task(desk, "Soon", due=clock.now + 3 * DAY_S)
    _task(desk, "Some day")
    page = TasksPage(desk)
    qtbot.addWidget(page)
    page.show()
    expected = ["Overdue", "Late", "Later", "Soon", "Without a day", "Some day"]
    qtbot.waitUntil(lambda: _lines(page) == expected)
    assert page.count.text().startswith("1 to do by today")
    page.list.setCurrentRow(1)
    qtbot.mouseClick(page.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Done in the last week" in _lines(page))
    assert done[0][0] == "Task done"
    done[0][1]()
    qtbot.waitUntil(lambda: _lines(page) == expected)


def test_a_task_opens_its_file_and_is_put_off(
    qtbot: QtBot, desk: Context, clock: Clock, opened: list[tuple[Any, ...]]
) -> None:
    key = _task(desk, "Call", due=clock.now + DAY_S).key
    page = TasksPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    page.list.setCurrentRow(1)
    qtbot.mouseClick(page.open_about, Qt.MouseButton.LeftButton)
    assert opened == [("record", RecordKind.CANDIDATE, "K-1")]
    page.snooze.menu().actions()[1].trigger()
    entries: Entries = desk.services.more["entries"]
    qtbot.waitUntil(lambda: entries.get(desk.services.viewer.key, key).written.remind_at is not None)
    assert tasks_page().name == "tasks"


def test_a_task_is_given_to_a_colleague_in_the_form(
    qtbot: QtBot, desk: Context, agency: Agency, done: list[tuple[str, Any]], place: QWidget
) -> None:
    entries: Entries = desk.services.more["entries"]
    bram = agency.users["bram"]
    form = EntryForm(place, desk, new_entry(EntrySort.TASK, ()))
    form.show()
    qtbot.waitUntil(lambda: form.assignee.count() == 2)
    assert form.text().assignee == desk.services.viewer.key
    form.subject.setText("Ask for references")
    form.assignee.setCurrentIndex(form.assignee.findData(bram))
    form.save()
    qtbot.waitUntil(lambda: [text for text, _back in done] == ["Task made for Bram"])
    (task,) = entries.tasks(bram)
    theirs = replace(desk, services=replace(desk.services, viewer=replace(desk.services.viewer, key=bram)))
    page = TasksPage(theirs)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert page.list.item(1).text().endswith("from Anna")
    again = EntryForm(place, theirs, task.written, entry=task)
    qtbot.waitUntil(lambda: again.assignee.count() == 2)
    assert again.assignee.currentData() == bram


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    return widget


@pytest.fixture
def reminding(desk: Context, place: QWidget) -> Iterator[Reminding]:
    made = Reminding(desk, place)
    yield made
    made._timer.stop()


def test_a_reminder_comes_at_its_time_and_is_put_off_or_done(
    qtbot: QtBot, desk: Context, clock: Clock, reminding: Reminding
) -> None:
    key = _task(desk, "Ask for references", remind=clock.now + 60).key
    asked: list[bool] = []
    reminding._counted = lambda count: asked.append(count > 0)
    reminding.look()
    qtbot.waitUntil(lambda: asked == [False])
    assert not reminding.card.isVisible()
    clock.now += 61
    reminding.look()
    qtbot.waitUntil(reminding.card.isVisible)
    assert reminding.card.title.text() == "Reminder: Ask for references"
    assert "Jan" in reminding.card.line.text()
    reminding.card.snooze.chosen.emit(int(clock.now + 600))
    qtbot.waitUntil(lambda: not reminding.card.isVisible())
    clock.now += 601
    reminding.look()
    qtbot.waitUntil(reminding.card.isVisible)
    qtbot.mouseClick(reminding.card.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not reminding.card.isVisible())
    entries: Entries = desk.services.more["entries"]
    assert entries.get(desk.services.viewer.key, key).done_at is not None


def test_what_is_about_a_confidential_message_has_a_lock_and_its_reminder_tells_no_more(
    qtbot: QtBot, desk: Context, clock: Clock, agency: Agency, reminding: Reminding
) -> None:
    agency.file(mail("secret@x", sender="nobody@elsewhere.nl"))
    viewer, key = desk.services.viewer.key, agency.key("secret@x")
    agency.desk.set_confidential(viewer, key, confidential=True)
    entries: Entries = desk.services.more["entries"]
    entries.write(viewer, EntryText(sort=EntrySort.TASK, at=1, title="Salary", message=key, remind_at=int(clock.now)))
    page = TasksPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    item = page.list.item(1)
    assert item.text() == "Salary  ·  Confidential"
    assert "Confidential" in item.data(Qt.ItemDataRole.AccessibleTextRole)
    about = entries.tasks(viewer)[0]
    closed = page._icon("square", "text.secondary", about)
    plain = page._icon("square", "text.secondary", replace(about, confidential=False))
    assert closed.pixmap(38, 16).toImage() != plain.pixmap(38, 16).toImage()
    clock.now += 1
    reminding.look()
    qtbot.waitUntil(reminding.card.isVisible)
    assert reminding.card.title.text() == "Reminder: Confidential message"
    assert "Salary" not in reminding.card.accessibleName()


def test_a_leap_of_the_clock_brings_one_card_that_is_closed_once(
    qtbot: QtBot, desk: Context, clock: Clock, reminding: Reminding, opened: list[tuple[Any, ...]]
) -> None:
    for n in range(70):
        _task(desk, f"Task {n}", remind=clock.now + n * DAY_S)
    clock.now += 365 * DAY_S
    reminding.look()
    qtbot.waitUntil(reminding.card.isVisible)
    assert reminding.card.title.text() == "50 reminder(s)"
    assert not reminding.card.finish.isVisible()
    qtbot.mouseClick(reminding.card.open, Qt.MouseButton.LeftButton)
    assert opened == [("page", "tasks")]
    seen: list[int] = []
    reminding._counted = seen.append
    reminding.look()
    qtbot.waitUntil(lambda: 50 in seen)  # what the desk wrote may have it look once more
    assert not reminding.card.isVisible()
    clock.now -= 400 * DAY_S
    desk.bridge.receive(RecordsChanged(records=("task:1",)))
    qtbot.waitUntil(lambda: seen[-1] == 0)
    assert not reminding.card.isVisible()


def test_put_off_is_an_hour_tomorrow_morning_or_next_monday() -> None:
    moments = snooze_moments(NOW)
    assert moments["hour"] == NOW + timedelta(hours=1)
    assert (moments["tomorrow"].date(), moments["tomorrow"].hour) == (NOW.date() + timedelta(days=1), 9)
    assert (moments["week"].weekday(), moments["week"].hour) == (0, 9)


def test_b_on_a_message_begins_a_task_about_it(qtbot: QtBot, window: MainWindow) -> None:
    window.context.services.more["entries"] = SimpleNamespace(colleagues=lambda _viewer: ())
    window.mailbox.list.select_row(0)
    qtbot.waitUntil(lambda: window.mailbox.reading.message is not None)
    window.actions_of_window.remind.trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(EntryForm)))
    form = next(one for one in window.findChildren(EntryForm) if one.isVisible())
    text, message = form.text(), window.mailbox.reading.message
    assert message is not None
    assert (text.sort, text.message, text.title) == (EntrySort.TASK, message.key, message.subject)
    form.reject()
