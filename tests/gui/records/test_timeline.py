"""The time line in the window: everything in one list, fifty at a time, by day, narrowed by chips."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.timeline import TimelineFilter
from carerix_desktop.gui.bound import BoundConfidential
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.confidential_person import EarlierQuestion
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.marks import ConfidentialBox
from carerix_desktop.gui.records.tabs.timeline import TimelineTab
from carerix_desktop.gui.records.timeline_model import TimelineModel
from carerix_desktop.gui.records.timeline_view import TimelineView
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records
from tests.support.agency import Agency, mail
from tests.support.model_rules import hold_to_qts_rules

__all__ = ["agency", "context", "opened", "records", "theme"]
CANDIDATE = RecordKind.CANDIDATE
ON_JAN = (RecordRef(kind=CANDIDATE, ref="K-1"),)


@pytest.fixture
def done() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, context: Context, records: Records, done: list[tuple[str, Any]]) -> FilePage:
    records.add(context.services.viewer.key, CANDIDATE, {"ref": "K-1", "first_name": "Jan", "emails": "jan@example.nl"})
    watched = replace(context, done=lambda text, back, **_more: done.append((text, back)))
    made = FilePage(watched)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def _open(qtbot: QtBot, page: FilePage) -> TimelineView:
    page.show_record(CANDIDATE, "K-1")
    qtbot.waitUntil(lambda: isinstance(page.tabs.current, TimelineTab))
    tab = page.tabs.current
    assert isinstance(tab, TimelineTab)
    return tab.list


def _titles(view: TimelineView) -> list[str]:
    return [view.model.index(row).data() for row in range(view.model.rowCount())]


def _shown_boxes(page: FilePage) -> list[ConfidentialBox]:
    return [one for one in page.findChildren(ConfidentialBox) if one.isVisible()]


def test_a_candidates_file_opens_on_its_time_line_with_all_that_happened(
    qtbot: QtBot, page: FilePage, agency: Agency, context: Context
) -> None:
    agency.file(mail("1@x", subject="Application"))
    entries: Entries = context.services.more["entries"]
    entries.write(context.services.viewer.key, EntryText(sort=EntrySort.CALL, at=9, title="Travel", records=ON_JAN))
    view = _open(qtbot, page)
    qtbot.waitUntil(lambda: _titles(view) == ["File created", "Application", "Call note: Travel"])
    assert page.tabs.names[0] == "timeline"
    assert {"profile", "mail", "notes"} <= set(page.tabs.names)
    spoken = view.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Application, jan@example.nl: Dag.")


def test_the_model_keeps_qts_promises_and_reads_fifty_more_at_the_end(
    qtbot: QtBot, page: FilePage, context: Context
) -> None:
    entries: Entries = context.services.more["entries"]
    viewer = context.services.viewer.key
    for n in range(120):
        entries.write(viewer, EntryText(sort=EntrySort.NOTE, at=n * 10_000, title=f"Note {n}", records=ON_JAN))
    view = _open(qtbot, page)
    model = view.model
    hold_to_qts_rules(TimelineModel, model)
    qtbot.waitUntil(lambda: model.rowCount() == 50)
    view.view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() == 100)
    view.view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() == 121)
    qtbot.waitUntil(lambda: not model.canFetchMore(model.index(-1)))
    assert _titles(view)[1:] == [f"Note: Note {n}" for n in reversed(range(120))]
    view.view.scrollToTop()
    top = view.view.day.text()
    assert top.startswith("Today, ")
    view.view.scrollToBottom()
    qtbot.waitUntil(lambda: view.view.day.text() != top)


def test_what_changes_comes_by_itself_and_the_rest_stays_where_it_is(
    qtbot: QtBot, page: FilePage, context: Context, records: Records
) -> None:
    entries: Entries = context.services.more["entries"]
    viewer = context.services.viewer.key
    entries.write(viewer, EntryText(sort=EntrySort.NOTE, at=9, title="Old", records=ON_JAN))
    view = _open(qtbot, page)
    qtbot.waitUntil(lambda: _titles(view) == ["File created", "Note: Old"])
    view.view.setCurrentIndex(view.model.index(1))
    for event in records.change(viewer, CANDIDATE, "K-1", {"city": "Assen"}).events:
        context.bridge.receive(event)
    qtbot.waitUntil(lambda: _titles(view) == ["City: – → Assen", "File created", "Note: Old"])
    assert view.view.currentIndex().row() == 2


def test_a_chip_narrows_the_list_and_says_so_where_nothing_is_left(
    qtbot: QtBot, page: FilePage, context: Context
) -> None:
    view = _open(qtbot, page)
    qtbot.waitUntil(lambda: _titles(view) == ["File created"])
    qtbot.mouseClick(view.chips[TimelineFilter.CALLS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view._empty.isVisible() and view._empty.title == "Nothing of this kind")
    qtbot.mouseClick(view.chips[TimelineFilter.STATUS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _titles(view) == ["File created"] and view.view.isVisible())


def test_enter_opens_the_message_and_a_status_its_vacancy(
    qtbot: QtBot, page: FilePage, agency: Agency, context: Context, records: Records, opened: list[tuple[Any, ...]]
) -> None:
    viewer = context.services.viewer.key
    agency.file(mail("1@x", subject="Application"))
    records.add(viewer, RecordKind.VACANCY, {"ref": "V-1", "title": "Developer"})
    records.add(viewer, RecordKind.MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1"})
    records.change(viewer, RecordKind.MATCH, "M-1", {"status": "interview"})
    view = _open(qtbot, page)
    qtbot.waitUntil(lambda: _titles(view) == ["Status", "Procedure begun", "File created", "Application"])
    spoken = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Status, New → Interview, Developer, Anna")
    for row in (0, 3):
        view.view.activated.emit(view.model.index(row))
    assert opened == [("record", RecordKind.VACANCY, "V-1"), ("page", "mailbox", int(agency.key("1@x")))]


def test_the_tick_for_confidential_mail_holds_at_once_and_is_taken_back_unless_it_changed_since(
    qtbot: QtBot, page: FilePage, context: Context, records: Records, done: list[tuple[str, Any]]
) -> None:
    viewer = context.services.viewer.key

    def value() -> str:
        return records.get(viewer, CANDIDATE, "K-1").fields["confidential"]

    _open(qtbot, page)
    qtbot.waitUntil(lambda: len(_shown_boxes(page)) == 1)
    _shown_boxes(page)[0].box.click()
    qtbot.waitUntil(lambda: len(done) == 1)
    text, back = done[0]
    assert (text, value()) == ("From now on, mail from Jan is confidential", "yes")
    back()
    qtbot.waitUntil(lambda: value() == "no")
    context.bridge.receive(RecordsChanged(records=("candidate:1",)))
    qtbot.waitUntil(lambda: [one.box.isChecked() for one in _shown_boxes(page)] == [False])


def test_a_tick_offers_the_conversations_that_it_does_not_reach_and_undo_takes_all_of_them_back(
    qtbot: QtBot, page: FilePage, agency: Agency, context: Context, done: list[tuple[str, Any]]
) -> None:
    agency.file(mail("1@x", subject="One"), mail("2@x", subject="Two"), mail("3@x", subject="Re: Two", irt="2@x"))
    viewer = context.services.viewer.key
    service = Confidential(agency.store, agency.desk)
    bound = BoundConfidential(viewer=viewer, service=service, publish=context.bridge.receive)
    context.services.more["confidential"] = bound

    def closed() -> list[bool]:
        return [bound.preview(agency.key(name)).confidential for name in ("1@x", "3@x")]

    _open(qtbot, page)
    qtbot.waitUntil(lambda: len(_shown_boxes(page)) == 1)
    _shown_boxes(page)[0].box.click()

    def asked() -> list[EarlierQuestion]:
        return [one for one in page.window().findChildren(EarlierQuestion) if one.isVisible()]

    qtbot.waitUntil(lambda: len(asked()) == 1)
    question = asked()[0]
    assert question.informativeText().startswith("2 conversation(s) on the file of Jan")
    assert question.defaultButton().text() == "Leave them visible"
    {button.text(): button for button in question.buttons()}["Make confidential"].click()
    qtbot.waitUntil(lambda: "2 conversation(s) made confidential" in [text for text, _back in done])
    assert closed() == [True, True]
    dict(done)["2 conversation(s) made confidential"]()
    qtbot.waitUntil(lambda: closed() == [False, False])


def test_a_file_that_is_gone_has_no_time_line_and_no_toast_hides_the_way_back(
    qtbot: QtBot, page: FilePage, context: Context
) -> None:
    faults: list[object] = []
    context.jobs.failed.connect(faults.append)
    view = _open(qtbot, page)
    qtbot.waitUntil(lambda: _titles(view) == ["File created"])
    view.model.show_record(CANDIDATE, "K-9")
    assert _titles(view) == []
    qtbot.waitUntil(lambda: not view.model._is_asking)
    assert faults == []
