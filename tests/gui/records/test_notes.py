"""Notes, calls and tasks from the file: written, changed, taken away, each with its way back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.entry import EntrySort, EntryText, NamedRecord
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.entry_form import EntryForm, new_entry
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.tabs.notes import NotesTab
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records

__all__ = ["agency", "context", "opened", "records", "theme"]
CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH
JAN, JOB = RecordRef(kind=CANDIDATE, ref="K-1"), RecordRef(kind=VACANCY, ref="V-1")


@pytest.fixture
def done() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, context: Context, records: Records, done: list[tuple[str, Any]]) -> FilePage:
    viewer = context.services.viewer.key
    records.add(viewer, CANDIDATE, {"ref": "K-1", "first_name": "Jan", "phones": "06 1;06 2"})
    records.add(viewer, VACANCY, {"ref": "V-1", "title": "Developer"})
    records.add(viewer, MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1"})
    made = FilePage(replace(context, done=lambda text, back, **_more: done.append((text, back))))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.show_record(CANDIDATE, "K-1")
    qtbot.waitUntil(lambda: made.tabs.current is not None)
    return made


def _form(qtbot: QtBot, page: FilePage) -> EntryForm:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(EntryForm)))
    return next(one for one in page.findChildren(EntryForm) if one.isVisible())


def _focus(qtbot: QtBot, window: QWidget, view: QWidget) -> None:
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)


def _on(context: Context, ref: RecordRef) -> list[EntryText]:
    entries: Entries = context.services.more["entries"]
    found = entries.on_record(context.services.viewer.key, ref.kind, ref.ref, tuple(EntrySort))
    return [one.written for one in found]


def _notes(qtbot: QtBot, page: FilePage) -> NotesTab:
    page.tabs.open("notes")
    tab = page.tabs.current
    assert isinstance(tab, NotesTab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)
    return tab


def test_n_writes_a_note_on_this_file_and_undo_takes_it_away(
    qtbot: QtBot, page: FilePage, context: Context, done: list[tuple[str, Any]]
) -> None:
    qtbot.waitUntil(lambda: page.timeline.model.rowCount() > 0)
    _focus(qtbot, page, page.timeline.view)
    qtbot.keyClick(page.timeline.view, Qt.Key.Key_N)
    form = _form(qtbot, page)
    form.body.setPlainText("Wants to travel 45 minutes at most.")
    _focus(qtbot, form, form.body)
    qtbot.keyClick(form.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert done[0][0] == "Note written"
    assert [one.body for one in _on(context, JAN)] == ["Wants to travel 45 minutes at most."]
    qtbot.waitUntil(lambda: page.timeline.model.index(0).data() == "Note")
    done[0][1]()
    qtbot.waitUntil(lambda: _on(context, JAN) == [])


def test_a_call_is_on_the_person_and_on_the_ticked_vacancy_with_number_and_outcome(
    qtbot: QtBot, page: FilePage, context: Context
) -> None:
    page.writing.write(EntrySort.CALL)
    form = _form(qtbot, page)
    assert form.number.currentText() == "06 1"
    form.subject.setText("Motivation")
    form.outcome.setCurrentIndex(form.outcome.findData("voicemail"))
    form.minutes.setValue(12)
    form.others[JOB].setChecked(True)
    form.save()
    qtbot.waitUntil(lambda: len(_on(context, JOB)) == 1)
    (call,) = _on(context, JAN)
    assert call.detail == {"direction": "out", "number": "06 1", "outcome": "voicemail", "minutes": "12"}
    assert set(call.records) == {JAN, JOB}


def test_an_empty_note_stays_open_and_says_so(qtbot: QtBot, page: FilePage, context: Context) -> None:
    page.writing.write(EntrySort.NOTE)
    form = _form(qtbot, page)
    form.save()
    qtbot.waitUntil(form.banner.isVisible)
    assert form.banner.accessibleName().startswith("There is nothing in it yet")
    form.reject()
    assert _on(context, JAN) == []


def test_in_the_tab_of_notes_enter_changes_and_del_takes_away_with_a_way_back(
    qtbot: QtBot, page: FilePage, context: Context, done: list[tuple[str, Any]]
) -> None:
    entries: Entries = context.services.more["entries"]
    viewer = context.services.viewer.key
    entries.write(viewer, EntryText(sort=EntrySort.NOTE, at=5, title="First", body="Text", records=(JAN,)))
    tab = _notes(qtbot, page)
    qtbot.waitUntil(lambda: page.tabs.bar.tabText(page.tabs.names.index("notes")) == "Notes  1")
    tab.view.setCurrentIndex(tab.model.index(0))
    tab.view.activated.emit(tab.model.index(0))
    form = _form(qtbot, page)
    assert not form.others[JOB].isChecked()
    form.subject.setText("Second")
    form.save()
    qtbot.waitUntil(lambda: [one.title for one in _on(context, JAN)] == ["Second"])
    qtbot.waitUntil(lambda: len(done) == 1)
    done[0][1]()
    qtbot.waitUntil(lambda: [one.title for one in _on(context, JAN)] == ["First"])
    qtbot.waitUntil(lambda: tab.model.index(0).data() == "Note: First")
    tab.view.setCurrentIndex(tab.model.index(0))
    qtbot.waitUntil(lambda: not form.isVisible())
    _focus(qtbot, page, tab.view)
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(done) == 2 and _on(context, JAN) == [])
    done[1][1]()
    qtbot.waitUntil(lambda: [one.title for one in _on(context, JAN)] == ["First"])


def test_a_new_task_is_due_tomorrow_and_every_field_of_a_form_has_a_name(
    qtbot: QtBot, page: FilePage, context: Context
) -> None:
    task = new_entry(EntrySort.TASK, [NamedRecord(ref=JAN, name="Jan")])
    assert task.due_at is not None
    assert task.due_at > task.at
    assert task.due_at == task.remind_at
    for sort in (EntrySort.NOTE, EntrySort.CALL, EntrySort.TASK):
        page.writing.write(sort)
        form = _form(qtbot, page)
        fields = (form.subject, form.body, form.direction, form.number, form.outcome, form.minutes, form.has_due)
        assert all(field.accessibleName() for field in fields if field.isVisible())
        form.reject()
        assert not form.isVisible()


def test_a_note_that_is_cancelled_comes_back_as_it_stood_and_an_empty_one_asks_nothing(
    qtbot: QtBot, page: FilePage, context: Context, done: list[tuple[str, Any]]
) -> None:
    shown = replace(context, done=lambda text, back, **_more: done.append((text, back)))
    form = EntryForm(page, shown, new_entry(EntrySort.NOTE, ()))
    form.show()
    form.reject()
    assert done == []
    form = EntryForm(page, shown, new_entry(EntrySort.NOTE, ()))
    form.show()
    form.body.setPlainText("Half a thought")
    form.reject()
    assert [text for text, _back in done] == ["Discarded"]
    done[0][1]()
    again = _form(qtbot, page)
    assert again.body.toPlainText() == "Half a thought"
    again.accept()
