"""Lists of files: places and filters at the left, chips, columns, sorting, and what is done to many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_query import Condition, Operator, Place, SavedFilter
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records import many_acts
from carerix_desktop.gui.records.filter_edit import FilterEdit
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.list_side import SideModel
from carerix_desktop.gui.records.pick import PickDialog
from carerix_desktop.gui.records.saved import NameDialog
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services import record_lists
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.support.agency import Agency
from tests.support.fake_services import fake_services
from tests.support.model_rules import hold_to_qts_rules
from tests.support.on_files import on_files

CANDIDATE, VACANCY = RecordKind.CANDIDATE, RecordKind.VACANCY
Key = Qt.Key


class Desk:
    """Ann and Dot are Anna's, Ben is Bram's, Cas is nobody's."""

    def __init__(self, agency: Agency, theme: Theme, settings: QSettings) -> None:
        self.agency, self.anna = agency, agency.users["anna"]
        self.records = Records(agency.store, agency.desk)
        self.jobs, self.bridge = Jobs(), Bridge()
        self.told: list[str] = []
        self.wanted: list[Wanted] = []
        self.backs: list[Callable[[], None]] = []
        base = fake_services()
        services = replace(
            base,
            viewer=replace(base.viewer, key=self.anna),
            reading=Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(self.anna),
            search=Search(agency.store).for_viewer(self.anna),
            more={
                "records": self.records,
                **on_files(agency),
                "mail_many": lambda _window, _context, wanted: self.wanted.append(wanted),
            },
        )
        self.context = Context(
            jobs=self.jobs,
            bridge=self.bridge,
            theme=theme,
            services=services,
            open_record=lambda *_args: None,
            open_page=lambda *_args: None,
            toast=lambda text, **_more: self.told.append(text),
            done=self._done,
            settings=settings,
        )
        owners = {"Ann": "anna", "Ben": "bram", "Cas": "", "Dot": "anna"}
        cities = {"Ann": "Groningen", "Ben": "Zwolle", "Cas": "", "Dot": "Assen"}
        for number, name in enumerate(owners, 1):
            fields = {"ref": f"K-{number}", "first_name": name, "city": cities[name], "owner": owners[name]}
            self.records.add(self.anna, CANDIDATE, {**fields, "shoe_size": str(40 + number)})
        self.records.add(self.anna, VACANCY, {"ref": "V-1", "title": "Developer", "status": "open"})

    def owner_of(self, ref: str) -> str:
        return self.records.get(self.anna, CANDIDATE, ref).fields["owner"]

    def undo(self) -> None:
        self.backs.pop()()

    def _done(self, text: str, back: Callable[[], None], **_more: object) -> None:
        self.told.append(text)
        self.backs.append(back)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    agency = Agency(tmp_path / "store")
    made = Desk(agency, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    yield made
    made.jobs.close()
    agency.close()


def open_page(qtbot: QtBot, desk: Desk) -> RecordsPage:
    made = RecordsPage(desk.context, CANDIDATE)
    qtbot.addWidget(made)
    made.resize(1360, 700)
    made.show()
    qtbot.waitUntil(lambda: names(made) == ["Ann", "Ben", "Cas", "Dot"])
    qtbot.waitUntil(lambda: bool(made.model.owners))
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RecordsPage:
    return open_page(qtbot, desk)


def names(page: RecordsPage) -> list[str | None]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def mark(page: RecordsPage, *rows: int) -> None:
    page.view.clearSelection()
    for row in rows:
        flags = page.view.selectionModel().SelectionFlag
        page.view.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)


def has_wanted(desk: Desk, count: int) -> bool:
    return len(desk.wanted) == count


def choose(page: RecordsPage, *labels: str) -> None:
    """Choose an act of the menu for the marked rows, as by the button or the right mouse button."""
    menu = QMenu(page)
    page.acts.fill(menu)
    for label in labels:
        action = next(one for one in menu.actions() if one.text() == label)
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            menu = submenu
        else:
            action.trigger()


def test_the_side_model_keeps_qts_promises(theme: Theme) -> None:
    model = SideModel(theme, CANDIDATE)
    hold_to_qts_rules(SideModel, model)
    model.show_filters([SavedFilter(key=1, kind=CANDIDATE, name="Near", team=True)])
    assert model.rowCount() == 4
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == "Near, filter of the team"


def test_my_list_and_the_recent_ones_stand_at_the_left(qtbot: QtBot, page: RecordsPage) -> None:
    page.side.select(Place.MINE)
    qtbot.waitUntil(lambda: names(page) == ["Ann", "Dot"])
    page.arrive("K-3")
    page.file.back.emit()
    page.side.select(Place.RECENT)
    qtbot.waitUntil(lambda: names(page) == ["Cas"])
    page.side.select(Place.ALL)
    qtbot.waitUntil(lambda: len(names(page)) == 4)


def test_a_filter_is_made_in_its_popover_shown_as_a_chip_and_taken_away_by_delete(
    qtbot: QtBot, page: RecordsPage
) -> None:
    page.bar.add.click()
    edit = page.bar.edit
    assert isinstance(edit, FilterEdit)
    edit.field.setCurrentIndex(edit.field.findData("city"))
    edit.text.setText("groning")
    qtbot.keyClick(edit.text, Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Ann"])
    (chip,) = page.bar.chips
    assert chip.text() == "City contains “groning”"
    assert chip.accessibleName() == "Filter: City contains “groning”. Press to change, Delete to take away."
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert page.bar.chips == []


def test_a_chip_is_changed_and_a_further_field_and_the_owner_can_be_asked_for(qtbot: QtBot, page: RecordsPage) -> None:
    page.bar.open_edit(None)
    first = page.bar.edit
    assert first is not None
    first.field.setCurrentIndex(first.field.findData("owner"))
    first.choice.setCurrentIndex(first.choice.findData("@me"))
    first.use.click()
    qtbot.waitUntil(lambda: names(page) == ["Ann", "Dot"])
    page.bar.chips[0].click()
    second = page.bar.edit
    assert second is not None
    assert second.condition == Condition(field="owner", operator=Operator.IS, value="@me")
    second.field.setCurrentIndex(second.field.findData("shoe_size"))
    second.operator.setCurrentIndex(second.operator.findData("is"))
    assert not second.use.isEnabled()
    second.text.setText("43")
    second.use.click()
    qtbot.waitUntil(lambda: names(page) == ["Cas"])


def test_a_filter_that_finds_nothing_says_so_and_shows_all_again(qtbot: QtBot, page: RecordsPage) -> None:
    page.bar.show_conditions((Condition(field="city", operator=Operator.IS, value="Rome"),))
    page.bar.changed.emit()
    qtbot.waitUntil(lambda: "Nothing here fits" in page._empty.title)
    page._show_all()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert page.bar.chips == []


def test_a_list_that_cannot_be_read_says_why_and_tries_again(qtbot: QtBot, page: RecordsPage) -> None:
    page.bar.show_conditions((Condition(field="stage", operator=Operator.IS, value="elsewhere"),))
    page.bar.changed.emit()
    qtbot.waitUntil(lambda: "could not be read" in page._empty.title)
    page._show_all()
    qtbot.waitUntil(lambda: len(names(page)) == 4)


def test_a_click_on_a_header_sorts_in_the_store(qtbot: QtBot, page: RecordsPage) -> None:
    city = page.model.columns.index("city")
    page.view.sortByColumn(city, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: names(page) == ["Dot", "Ann", "Ben", "Cas"])
    page.view.sortByColumn(city, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: names(page) == ["Ben", "Ann", "Dot", "Cas"])


def test_columns_are_chosen_by_the_headers_menu_and_kept(qtbot: QtBot, desk: Desk, page: RecordsPage) -> None:
    menu = page.columns.make_menu()
    texts = {act.text(): act for act in menu.actions()}
    assert not texts["Name"].isEnabled()
    texts["Shoe size"].trigger()
    texts["E-mail"].trigger()
    menu.close()
    assert page.model.columns == ("name", "phones", "city", "owner", "ref", "shoe_size")
    place = page.model.columns.index("shoe_size")
    qtbot.waitUntil(lambda: page.model.index(0, place).data() == "41")
    assert page.model.index(0, page.model.columns.index("owner")).data() == "Anna"
    again = open_page(qtbot, desk)
    assert again.model.columns == page.model.columns


def test_a_filter_is_kept_renamed_deleted_and_brought_back(
    qtbot: QtBot, desk: Desk, page: RecordsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter([("Near home", False), ("Not far", True)])

    def by_hand(dialog: NameDialog) -> int:
        name, team = next(given)
        dialog.name.setText(name)
        dialog.team.setChecked(team)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(NameDialog, "exec", by_hand)
    page.bar.show_conditions((Condition(field="city", operator=Operator.IS, value="Assen"),))
    page.bar.changed.emit()
    qtbot.waitUntil(lambda: names(page) == ["Dot"])
    page.bar.keep.click()
    qtbot.waitUntil(lambda: page.side.currentIndex().data() == "Near home")
    qtbot.keyClick(page.side, Key.Key_F2)
    qtbot.waitUntil(lambda: page.side.currentIndex().data() == "Not far")
    kept = page.side.current
    assert isinstance(kept, SavedFilter)
    assert kept.team
    qtbot.keyClick(page.side, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.side.side.rowCount() == 3)
    desk.undo()
    qtbot.waitUntil(lambda: page.side.side.rowCount() == 4)
    page.side.setCurrentIndex(page.side.side.index(3))
    qtbot.waitUntil(lambda: names(page) == ["Dot"])


def test_the_owner_of_many_is_set_at_once_and_one_undo_gives_each_its_own_back(
    qtbot: QtBot, desk: Desk, page: RecordsPage
) -> None:
    mark(page, 0, 1, 2)
    choose(page, "Set owner", "Bram")
    qtbot.waitUntil(lambda: desk.told == ["2 file(s) changed"])
    assert [desk.owner_of(ref) for ref in ("K-1", "K-2", "K-3", "K-4")] == ["bram", "bram", "bram", "anna"]
    desk.undo()
    qtbot.waitUntil(lambda: desk.owner_of("K-1") == "anna")
    assert [desk.owner_of(ref) for ref in ("K-1", "K-2", "K-3", "K-4")] == ["anna", "bram", "", "anna"]


def test_a_long_act_shows_how_far_it_is_and_is_stopped_with_one_undo_for_what_was_done(
    qtbot: QtBot, desk: Desk, page: RecordsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (many_acts, record_lists):
        monkeypatch.setattr(module, "AT_ONCE", 1)
    page.view.selectAll()
    with desk.agency.store.work(None):  # the act waits for its turn, so that it is stopped before it ends
        page.acts.set_field("owner", "bram")
        qtbot.waitUntil(page.acts.line.isVisible)
        page.acts.set_field("owner", "")
        assert desk.told == ["Many files are being worked on. Wait until that is done, or stop it."]
        qtbot.mouseClick(page.acts.line.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert desk.told[1] == "1 file(s) changed. Stopped: 3 file(s) stayed as they were"
    assert [desk.owner_of(f"K-{number}") for number in (1, 2, 3, 4)] == ["bram", "bram", "", "anna"]
    assert not page.acts.line.isVisible()
    desk.undo()
    qtbot.waitUntil(lambda: desk.owner_of("K-1") == "anna")


def test_many_are_put_on_a_vacancy_at_once(
    qtbot: QtBot, desk: Desk, page: RecordsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_hand(dialog: PickDialog) -> int:
        dialog.show()
        qtbot.keyClicks(dialog.line, "developer")
        qtbot.waitUntil(lambda: dialog.list.currentIndex().isValid())
        qtbot.keyClick(dialog.line, Key.Key_Return)
        dialog.ok.click()
        return dialog.result()

    monkeypatch.setattr(PickDialog, "exec", by_hand)
    mark(page, 0, 3)
    choose(page, "Add to vacancy…")
    qtbot.waitUntil(lambda: desk.told == ["2 procedure(s) added"])
    file = desk.records.file(desk.anna, VACANCY, "V-1")
    assert {one.record.ref for one in file.procedures} == {"K-1", "K-4"}
    desk.undo()
    qtbot.waitUntil(lambda: not desk.records.file(desk.anna, VACANCY, "V-1").procedures)


def test_many_are_deleted_after_a_question_and_brought_back_together(
    qtbot: QtBot, desk: Desk, page: RecordsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press_delete(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == "Delete").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press_delete)
    mark(page, 1, 2)
    qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == ["Ann", "Dot"])
    qtbot.waitUntil(lambda: desk.told == ["2 file(s) deleted"])
    desk.undo()
    qtbot.waitUntil(lambda: names(page) == ["Ann", "Ben", "Cas", "Dot"])
    assert desk.owner_of("K-2") == "bram"


def test_the_marked_rows_alone_are_exported(
    qtbot: QtBot, desk: Desk, page: RecordsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "some.csv"

    def ask(*_args: Any) -> tuple[str, str]:
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    mark(page, 1)
    choose(page, "Export 1 file(s)…")
    qtbot.waitUntil(lambda: desk.told == ["1 file(s) written to some.csv"])
    text = path.read_text("utf-8")
    assert "Ben" in text
    assert "Ann" not in text


def test_i_x_and_t_write_to_the_marked_rows_by_a_template(qtbot: QtBot, desk: Desk, page: RecordsPage) -> None:
    mark(page, 0, 3)
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    for count, key in enumerate((Key.Key_X, Key.Key_I, Key.Key_T), 1):
        qtbot.keyClick(page.view, key)
        qtbot.waitUntil(partial(has_wanted, desk, count))
    assert [one.situation for one in desk.wanted] == [Situation.REJECT, Situation.INVITE, None]
    assert [one.ref for one in desk.wanted[0].people] == ["K-1", "K-4"]


def test_with_nothing_marked_nothing_is_done(desk: Desk, page: RecordsPage) -> None:
    page.view.clearSelection()
    choose(page, "Set owner", "Bram")
    assert desk.told == ["Nothing is marked. Mark rows first, Ctrl+A marks all."]
