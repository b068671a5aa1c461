"""The pipeline of a vacancy: the board by mouse and by keys, its table, adding candidates, refusals and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.records.board import Board
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.pick import PickDialog, PickModel
from carerix_desktop.gui.records.stages import CARD_ROLE, StageModel
from carerix_desktop.gui.records.tabs.procedures import VIEW, ProceduresTab
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.pipeline import Pipeline
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.support.agency import Agency, mail
from tests.support.fake_services import fake_services
from tests.support.model_rules import hold_to_qts_rules
from tests.support.on_files import on_files

CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A vacancy with Ann (new), Ben (new), Cas (proposed) and Dot (invited); Eva is on no vacancy."""

    def __init__(self, agency: Agency, theme: Theme, settings: QSettings) -> None:
        self.agency, self.anna = agency, agency.users["anna"]
        self.records, self.pipeline = Records(agency.store, agency.desk), Pipeline(agency.store, agency.desk)
        self.jobs, self.bridge = Jobs(), Bridge()
        self.told: list[str] = []
        self.backs: list[Callable[[], None]] = []
        self.opened: list[str] = []
        self.wanted: list[Wanted] = []
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
            open_record=lambda _kind, ref: self.opened.append(ref),
            open_page=lambda *_args: None,
            toast=lambda text, **_more: self.told.append(text),
            done=self._done,
            settings=settings,
        )
        people = {"K-1": "Ann", "K-2": "Ben", "K-3": "Cas", "K-4": "Dot", "K-5": "Eva"}
        for ref, name in people.items():
            self.add(CANDIDATE, ref=ref, first_name=name, emails=f"{name.lower()}@post.example")
        self.add(VACANCY, ref="V-1", title="Developer", status="open")
        for ref, status in (("K-1", "new"), ("K-2", "new"), ("K-3", "proposed"), ("K-4", "invited")):
            self.add(MATCH, ref=f"M-{ref[2:]}", candidate=ref, vacancy="V-1", status=status)

    def add(self, kind: RecordKind, **fields: str) -> None:
        self.records.add(self.anna, kind, fields)

    def stage_of(self, ref: str) -> str:
        file = self.records.file(self.anna, VACANCY, "V-1")
        return next(one.status for one in file.procedures if one.record.ref == ref)

    def undo(self) -> None:
        self.backs.pop()()

    def _done(self, text: str, back: Callable[[], None], **_more: object) -> None:
        self.told.append(text)
        self.backs.append(back)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    agency = Agency(tmp_path / "store")
    agency.promote("anna")
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue(VIEW, "board")
    made = Desk(agency, theme, settings)
    yield made
    made.jobs.close()
    agency.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FilePage:
    made = FilePage(desk.context)
    qtbot.addWidget(made)
    made.resize(1360, 700)
    made.show()
    made.show_record(VACANCY, "V-1")
    qtbot.waitUntil(lambda: names(made)["new"] == ["Ben", "Ann"])
    return made


def tab_of(page: FilePage) -> ProceduresTab:
    tab = page.tabs.tab("procedures")
    assert isinstance(tab, ProceduresTab)
    return tab


def board_of(page: FilePage) -> Board:
    return tab_of(page).board


def names(page: FilePage) -> dict[str, list[str]]:
    return {stage: [card.record.name for card in model.cards] for stage, model in board_of(page).models.items()}


def mark(board: Board, *refs: str) -> QWidget:
    """Mark candidates; the keyboard is on the first."""
    board.mark(refs)
    for stage, model in board.models.items():
        for row, card in enumerate(model.cards):
            if card.record.ref == refs[0]:
                view = board.views[stage]
                selection = view.selectionModel()
                selection.setCurrentIndex(model.index(row), selection.SelectionFlag.NoUpdate)
                view.setFocus()
                return view
    raise AssertionError(refs)


def drag(board: Board, source: str, target: str) -> None:
    """What a drag by the mouse brings from one column to another: the model's own mime data, at the pointer."""
    model, view = board.models[source], board.views[source]
    data = model.mimeData(view.selectionModel().selectedRows())
    place = board.views[target].viewport()
    spot = QPointF(place.rect().center())
    left, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    entering = QDragEnterEvent(spot.toPoint(), move, data, left, none)
    QApplication.sendEvent(place, entering)
    assert entering.isAccepted()
    moving = QDragMoveEvent(spot.toPoint(), move, data, left, none)
    QApplication.sendEvent(place, moving)
    assert moving.isAccepted()
    QApplication.sendEvent(place, QDropEvent(spot, move, data, left, none))


def test_a_column_keeps_qts_promises(desk: Desk) -> None:
    model = StageModel("new", tuple)
    hold_to_qts_rules(StageModel, model)
    model.show_cards(desk.records.file(desk.anna, VACANCY, "V-1").procedures)
    assert model.rowCount() == 4


def test_each_stage_is_a_column_with_its_count_and_says_it(page: FilePage) -> None:
    board = board_of(page)
    assert list(board.views) == list(MATCH_STATUSES)
    assert names(page)["proposed"] == ["Cas"]
    assert board.heads["new"].text() == "New  2"
    assert board.views["new"].accessibleName() == "New, 2 candidate(s)"
    card = board.models["new"].index(1)
    assert card.data(Qt.ItemDataRole.AccessibleTextRole) == "Ann, New, in this stage since today"


def test_a_card_tells_when_there_was_mail_last(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    desk.agency.file(mail("one@x", sender="ann@post.example", day=1))
    page.show_record(VACANCY, "V-1")
    board = board_of(page)
    qtbot.waitUntil(lambda: board.models["new"].index(1).data(CARD_ROLE).last_mail is not None)
    assert "last mail" in board.models["new"].index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_marked_cards_are_dragged_to_another_column_and_taken_back_by_one_undo(
    qtbot: QtBot, desk: Desk, page: FilePage
) -> None:
    board = board_of(page)
    mark(board, "K-1", "K-3")
    drag(board, "new", "interview")
    assert names(page)["interview"] == ["Cas", "Ann"]
    qtbot.waitUntil(lambda: bool(desk.backs))
    assert desk.told == ["2 candidate(s) moved to Interview"]
    assert (desk.stage_of("K-1"), desk.stage_of("K-3")) == ("interview", "interview")
    desk.undo()
    qtbot.waitUntil(lambda: names(page)["proposed"] == ["Cas"] and names(page)["new"] == ["Ben", "Ann"])
    assert (desk.stage_of("K-1"), desk.stage_of("K-3")) == ("new", "proposed")


def test_alt_and_an_arrow_send_a_card_on_and_the_keyboard_goes_along(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    board = board_of(page)
    view = mark(board, "K-1")
    qtbot.keyClick(view, Key.Key_Right, ALT)
    qtbot.keyClick(board.views["proposed"], Key.Key_Right, ALT)
    assert names(page)["invited"] == ["Dot", "Ann"]
    assert board.ticked == ("K-1",)
    qtbot.waitUntil(lambda: desk.stage_of("K-1") == "invited" and len(desk.backs) == 2)
    qtbot.keyClick(board.views["invited"], Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: desk.stage_of("K-1") == "proposed")


def test_alt_and_an_arrow_stop_at_the_first_and_the_last_stage(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    view = mark(board_of(page), "K-1")
    qtbot.keyClick(view, Key.Key_Left, ALT)
    assert names(page)["new"] == ["Ben", "Ann"]
    assert desk.told == []


def test_an_arrow_goes_to_the_next_column_that_has_a_card(qtbot: QtBot, page: FilePage) -> None:
    board = board_of(page)
    view = mark(board, "K-3")
    qtbot.keyClick(view, Key.Key_Right)
    assert board.views["invited"].currentIndex().data() == "Dot"
    assert board.ticked == ("K-4",)
    qtbot.keyClick(board.views["invited"], Key.Key_Left)
    assert board.ticked == ("K-3",)


def test_a_drop_that_is_refused_says_why_and_the_card_goes_where_it_really_is(
    qtbot: QtBot, desk: Desk, page: FilePage
) -> None:
    desk.records.change(desk.agency.users["bram"], MATCH, "M-1", {"status": "offered"})
    board = board_of(page)
    mark(board, "K-1")
    drag(board, "new", "rejected")
    qtbot.waitUntil(lambda: names(page)["offered"] == ["Ann"])
    assert desk.told == ["Ann stays: somebody moved this candidate to Offered meanwhile."]
    assert desk.backs == []


def test_on_a_closed_vacancy_the_drop_is_refused_in_words(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    desk.records.change(desk.anna, VACANCY, "V-1", {"status": "closed"})
    board = board_of(page)
    mark(board, "K-1")
    drag(board, "new", "invited")
    qtbot.waitUntil(lambda: names(page)["new"] == ["Ben", "Ann"])
    assert desk.told == ["Ann stays: the vacancy is closed. Open it first, then move candidates on."]


def test_invite_is_for_the_marked_cards_and_for_nobody_without_a_mark(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    board = board_of(page)
    view = mark(board, "K-1", "K-4")
    qtbot.keyClick(view, Key.Key_I)
    assert [[one.ref for one in wanted.people] for wanted in desk.wanted] == [["K-1", "K-4"]]
    assert desk.wanted[0].situation is Situation.INVITE
    board.mark(())
    page.mail_many(Situation.REJECT)
    assert len(desk.wanted) == 1
    assert "nobody is mailed" in desk.told[-1]


def test_who_is_marked_on_the_board_is_ticked_in_the_table_and_the_view_is_kept(desk: Desk, page: FilePage) -> None:
    tab = tab_of(page)
    tab.board.mark(("K-1", "K-3"))
    tab.to_table.click()
    assert set(tab.table.ticked) == {"K-1", "K-3"}
    assert tab.shown is tab.table
    assert desk.context.settings is not None
    assert desk.context.settings.value(VIEW) == "table"
    tab.table.tick_only(("K-4",))
    tab.to_board.click()
    assert tab.board.ticked == ("K-4",)


def test_the_table_moves_by_its_menu(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    tab = tab_of(page)
    tab.to_table.click()
    tab.table.tick_only(("K-1", "K-2"))
    act = next(one for one in tab.table.view.actions() if one.text() == "Move to Rejected")
    act.trigger()
    qtbot.waitUntil(lambda: desk.stage_of("K-1") == "rejected" and desk.stage_of("K-2") == "rejected")
    qtbot.waitUntil(lambda: len(desk.backs) == 1)


def test_enter_opens_the_candidate(qtbot: QtBot, desk: Desk, page: FilePage) -> None:
    view = mark(board_of(page), "K-3")
    qtbot.keyClick(view, Key.Key_Return)
    assert desk.opened == ["K-3"]


def test_a_thousand_candidates_are_shown_and_all_of_a_column_are_marked_at_once(
    qtbot: QtBot, desk: Desk, page: FilePage, tmp_path: Path
) -> None:
    people, matches = tmp_path / "people.csv", tmp_path / "matches.csv"
    people.write_text("ref,first_name\n" + "".join(f"C-{n},Name {n}\n" for n in range(1000)))
    matches.write_text("ref,candidate,vacancy,status\n" + "".join(f"N-{n},C-{n},V-1,offered\n" for n in range(1000)))
    bring = RecordImport(desk.agency.store, desk.agency.desk)
    bring.import_file(desk.anna, CANDIDATE, people)
    bring.import_file(desk.anna, MATCH, matches)
    page.show_record(VACANCY, "V-1")
    board = board_of(page)
    qtbot.waitUntil(lambda: board.models["offered"].rowCount() == 1000, timeout=20_000)
    board.views["offered"].selectAll()
    assert len(board.ticked) == 1000


def test_candidates_are_searched_while_typing_and_several_are_added_at_once(
    qtbot: QtBot, desk: Desk, page: FilePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(CANDIDATE, ref="K-6", first_name="Evan")
    dialogs: list[Any] = []

    def exec_by_hand(dialog: PickDialog) -> int:
        dialogs.append(dialog)
        dialog.show()
        qtbot.keyClicks(dialog.line, "an")
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
        assert not dialog.model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEnabled  # Ann is there already
        qtbot.waitUntil(lambda: dialog.list.currentIndex().row() == 1)
        qtbot.keyClick(dialog.line, Key.Key_Return)
        dialog.line.clear()
        qtbot.keyClicks(dialog.line, "eva")
        qtbot.waitUntil(lambda: dialog.list.currentIndex().data(Qt.ItemDataRole.DisplayRole).startswith("Eva,"))
        qtbot.keyClick(dialog.line, Key.Key_Return)
        assert dialog.ok.text() == "Add 2 candidate(s)"
        dialog.ok.click()
        return dialog.result()

    monkeypatch.setattr(PickDialog, "exec", exec_by_hand)
    tab_of(page).add.click()
    qtbot.waitUntil(lambda: names(page)["new"][:2] == ["Eva", "Evan"] or names(page)["new"][:2] == ["Evan", "Eva"])
    assert desk.told == ["2 procedure(s) added"]
    desk.undo()
    qtbot.waitUntil(lambda: names(page)["new"] == ["Ben", "Ann"])
    dialogs[0].close()


def test_a_file_that_is_there_already_cannot_be_taken_again(qtbot: QtBot, desk: Desk) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    dialog = PickDialog(widget, desk.context, CANDIDATE, {"K-1"}, "Add candidates")
    hold_to_qts_rules(PickModel, dialog.model)
    dialog.show()
    qtbot.keyClicks(dialog.line, "ann")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    qtbot.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=dialog.list.visualRect(dialog.model.index(0)).center()
    )
    assert dialog.chosen == ()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_vacancy_without_candidates_offers_to_add_some(qtbot: QtBot, desk: Desk) -> None:
    desk.add(VACANCY, ref="V-2", title="Tester")
    page = FilePage(desk.context)
    qtbot.addWidget(page)
    page.show()
    page.show_record(VACANCY, "V-2")
    qtbot.waitUntil(lambda: page.head.name.text() == "Tester")
    page.tabs.open("procedures")
    assert tab_of(page).panes() == (tab_of(page).add,)
    assert not tab_of(page).to_board.isEnabled()
