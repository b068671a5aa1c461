"""Deleting, putting back, merging and parting files by hand, over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import Side
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records.delete_dialog import DeleteDialog
from carerix_desktop.gui.records.doubles_dialog import DoublesDialog
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.merge_dialog import MergeDialog
from carerix_desktop.gui.records.questions_dialog import QuestionsDialog
from carerix_desktop.gui.records.removed_dialog import RemovedDialog
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.support.agency import mail
from tests.support.fake_services import fake_services
from tests.support.merging import TickingAgency
from tests.support.on_files import on_files

CANDIDATE = RecordKind.CANDIDATE
Undo = list[Callable[[], None]]
Sort = TypeVar("Sort", bound=QDialog)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TickingAgency]:
    made = TickingAgency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def undo() -> Undo:
    return []


@pytest.fixture
def context(agency: TickingAgency, theme: Theme, jobs: Jobs, bridge: Bridge, said: list[str], undo: Undo) -> Context:
    anna = agency.users["anna"]
    base = fake_services()
    services = replace(
        base,
        viewer=replace(base.viewer, key=anna),
        reading=Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(anna),
        search=Search(agency.store).for_viewer(anna),
        more={"records": Records(agency.store, agency.desk), **on_files(agency)},
    )

    def done(text: str, back: Callable[[], None]) -> None:
        said.append(text)
        undo.append(back)

    return Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=services,
        open_record=lambda _kind, _ref: None,
        open_page=lambda *_args: None,
        toast=lambda text, **_keywords: said.append(text),
        done=done,
    )


@pytest.fixture
def page(qtbot: QtBot, agency: TickingAgency, context: Context) -> RecordsPage:
    """The list of candidates with two doubles and their mail."""
    anna, records = agency.users["anna"], context.services.more["records"]
    for ref, name, city, address in (
        ("K-1", "Sanne de Vries", "Utrecht", "sanne@work.nl"),
        ("K-2", "S. de Vries", "Breda", "sanne@home.nl"),
    ):
        first, _blank, last = name.partition(" ")
        fields = {"ref": ref, "first_name": first, "last_name": last, "city": city, "emails": address}
        agency.records[f"candidate:{ref}"] = records.add(anna, CANDIDATE, fields).record.key
    agency.file(mail("a", sender="sanne@work.nl"), mail("b", sender="sanne@home.nl", day=1))
    made = RecordsPage(context, CANDIDATE)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def opened(qtbot: QtBot, page: QWidget, sort: type[Sort]) -> Sort:
    """The dialog of this sort, once it is there."""
    found: list[Sort] = []

    def is_open() -> bool:
        found[:] = [one for one in page.window().findChildren(sort) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


def open_file(qtbot: QtBot, page: RecordsPage, ref: str) -> None:
    page.arrive(ref)
    qtbot.waitUntil(lambda: page.file.head.name.text() != "" and _record(page) == ref)


def _record(page: RecordsPage) -> str:
    record = page.file.head.more._record
    return record.ref if record is not None else ""


def menu_texts(page: RecordsPage) -> list[str]:
    return [action.text() for action in page.file.head.more.menu_of_file.actions()]


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_is_deleted_after_it_was_said_what_hangs_on_it_and_undo_brings_it_back(
    qtbot: QtBot, agency: TickingAgency, page: RecordsPage, said: list[str], undo: Undo
) -> None:
    open_file(qtbot, page, "K-1")
    page.file.head.more.delete.trigger()
    dialog = opened(qtbot, page, DeleteDialog)
    qtbot.waitUntil(lambda: "1 message" in dialog.goes.text())
    click(qtbot, dialog.delete)
    qtbot.waitUntil(lambda: said == ["Sanne de Vries (K-1) was deleted"])
    qtbot.waitUntil(lambda: page.currentIndex() == 0 and page.model.rowCount() == 1)
    assert agency.links("a") == {}
    undo[0]()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert agency.links("a") == {"candidate:K-1": "address"}


def test_a_file_comes_back_from_the_list_of_what_was_removed(
    qtbot: QtBot, agency: TickingAgency, context: Context, page: RecordsPage
) -> None:
    context.services.more["merging"].remove(agency.users["anna"], CANDIDATE, "K-2")
    page.more.removed.trigger()
    dialog = opened(qtbot, page, RemovedDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert "S. de Vries (Candidate K-2), deleted by anna" in dialog.list.item(0).text()
    click(qtbot, dialog.restore)
    qtbot.waitUntil(lambda: dialog.list.count() == 0 and dialog.none.isVisible())
    assert agency.links("b") == {"candidate:K-2": "address"}
    dialog.accept()


def test_two_marked_files_are_merged_side_by_side(
    qtbot: QtBot, agency: TickingAgency, page: RecordsPage, said: list[str], undo: Undo
) -> None:
    page.view.selectAll()
    qtbot.waitUntil(lambda: len(page.view.selectionModel().selectedRows()) == 2)
    page.more.merge_marked()
    dialog = opened(qtbot, page, MergeDialog)
    qtbot.waitUntil(lambda: ("city", Side.GONE) in dialog.radios)
    kept_city = dialog.results["city"].text()
    dialog.choose("city", Side.GONE)
    assert {kept_city, dialog.results["city"].text()} == {"Utrecht", "Breda"}
    assert set(dialog.results["emails"].text().split(", ")) == {"sanne@work.nl", "sanne@home.nl"}
    click(qtbot, dialog.merge)
    qtbot.waitUntil(lambda: len(said) == 1 and "is one file now" in said[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert list(agency.links("a")) == list(agency.links("b"))
    undo[0]()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert agency.links("b") == {"candidate:K-2": "address"}


def test_the_number_that_stays_can_be_swapped(
    qtbot: QtBot, agency: TickingAgency, context: Context, page: RecordsPage, said: list[str]
) -> None:
    opens: list[str] = []
    dialog = MergeDialog(page, context, CANDIDATE, ("K-1", "K-2"), opens.append)
    dialog.open()
    qtbot.waitUntil(dialog.merge.isEnabled)
    qtbot.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.results["city"].text() == "Breda" and dialog.merge.isEnabled())
    qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opens == ["K-2"])
    assert agency.links("a") == {"candidate:K-2": "address"}


def test_what_cannot_be_merged_is_said_in_the_dialog(qtbot: QtBot, context: Context, page: RecordsPage) -> None:
    dialog = MergeDialog(page, context, CANDIDATE, ("K-1", "K-1"))
    dialog.open()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.merge.isEnabled()
    dialog.reject()


def test_one_marked_file_is_not_enough(qtbot: QtBot, page: RecordsPage, said: list[str]) -> None:
    index = page.model.index(0, 0)
    page.view.selectionModel().select(
        index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    )
    page.more.merge_marked()
    assert said == ["Mark two files first: with Ctrl and a click, or Shift and an arrow."]


def test_a_merge_is_undone_from_the_files_menu_and_what_is_left_is_decided(
    qtbot: QtBot, agency: TickingAgency, context: Context, page: RecordsPage, said: list[str]
) -> None:
    merging: Any = context.services.more["merging"]
    merging.merge(agency.users["anna"], CANDIDATE, "K-1", "K-2", {})
    agency.note("candidate:K-1")
    page.arrive("K-2")  # its number opens the one file
    qtbot.waitUntil(lambda: _record(page) == "K-1")
    qtbot.waitUntil(lambda: any(text.startswith("Merged from K-2") for text in menu_texts(page)))
    action = next(a for a in page.file.head.more.menu_of_file.actions() if a.text().startswith("Merged from"))
    action.trigger()
    dialog = opened(qtbot, page, QuestionsDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text() == "Note: Note"
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    click(qtbot, dialog.give)
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    counts = merging.hangs_on(agency.users["anna"], CANDIDATE, "K-2")
    assert (counts.entries, counts.messages) == (1, 1)
    dialog.accept()


def test_a_vacancy_has_no_way_to_merge(qtbot: QtBot, agency: TickingAgency, context: Context) -> None:
    agency.add_record("vacancy:V-1")
    page = RecordsPage(context, RecordKind.VACANCY)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    open_file(qtbot, page, "V-1")
    qtbot.waitUntil(lambda: "Delete…" in menu_texts(page))
    assert "Merge…" not in menu_texts(page)
    assert page.more.merge not in page.more.menu_of_list.actions()


def test_doubles_are_worked_through_from_their_list(
    qtbot: QtBot, agency: TickingAgency, context: Context, page: RecordsPage, said: list[str], undo: Undo
) -> None:
    records: Any = context.services.more["records"]
    anna = agency.users["anna"]
    records.change(anna, CANDIDATE, "K-2", {"emails": "sanne@home.nl;sanne@work.nl"})
    fields = {"ref": "K-3", "last_name": "Jan Bos", "emails": "sanne@home.nl"}
    agency.records["candidate:K-3"] = records.add(anna, CANDIDATE, fields).record.key
    page.more.doubles.trigger()
    dialog = opened(qtbot, page, DoublesDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert "the same e-mail address: sanne@" in dialog.list.item(0).text()
    about_jan = next(row for row in range(2) if "Jan Bos" in dialog.list.item(row).text())
    dialog.list.setCurrentRow(about_jan)
    click(qtbot, dialog.differ)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    undo[-1]()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(1 - about_jan)
    click(qtbot, dialog.merge)
    merge = opened(qtbot, dialog, MergeDialog)
    click(qtbot, merge.merge)
    qtbot.waitUntil(lambda: any("is one file now" in text for text in said))
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.accept()
