"""How the wizard is reached, and what is asked after a program that ended in the middle of a lot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import OutboxChanged, RecordsChanged
from carerix_desktop.domain.ids import LotKey, RecordKind
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bulk.ended import EndedLots
from carerix_desktop.gui.bulk.unfinished import UnfinishedLots
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.file_page import FilePage
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.procedures import REF, ProcedureModel, SortedProcedures
from carerix_desktop.storage.lots import set_lot_state
from carerix_desktop.storage.submissions import change_submission
from tests.support.bulk import EVA, BulkAgency
from tests.support.model_rules import hold_to_qts_rules


def _wizards(widget: QWidget) -> list[BulkDialog]:
    return [one for one in widget.window().findChildren(BulkDialog) if one.isVisible()]


@pytest.fixture
def toasts() -> list[str]:
    return []


@pytest.fixture
def file(qtbot: QtBot, context: Context, toasts: list[str]) -> FilePage:
    """The file of the vacancy with ten candidates."""
    page = FilePage(replace(context, toast=lambda text, **_more: toasts.append(text)))
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    page.show_record(RecordKind.VACANCY, "V-1")
    qtbot.waitUntil(lambda: page.candidates.model.rowCount() == 10)
    return page


def _people(dialog: BulkDialog) -> list[str]:
    return [one.ref for one in dialog._wanted.people]


def test_the_models_of_a_vacancys_candidates_keep_qts_promises(file: FilePage) -> None:
    hold_to_qts_rules(ProcedureModel, file.candidates.model)
    hold_to_qts_rules(SortedProcedures, file.candidates.shown)
    file.candidates.model.tick([1, 2], on=True)
    file.candidates.shown.sort(1)


def test_on_a_vacancys_file_nobody_ticked_means_nobody_mailed(file: FilePage, toasts: list[str]) -> None:
    file.head.decide.reject.click()
    assert _wizards(file) == []
    assert toasts == ["Nobody is ticked, so nobody is mailed. Tick candidates first."]


def test_on_a_vacancys_file_the_ticked_rows_are_rejected(qtbot: QtBot, file: FilePage) -> None:
    table = file.candidates
    click_box(qtbot, table.view, 2)
    table.model.tick([4], on=True)
    assert table.all.text() == "2 of 10 ticked"
    ticked = list(table.ticked)
    file.head.decide.reject.click()
    (dialog,) = _wizards(file)
    assert _people(dialog) == ticked
    assert (dialog.windowTitle(), dialog._wanted.vacancy) == ("Reject 2 candidates", "V-1")
    assert dialog._wanted.situation is Situation.REJECT
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.close()


def click_box(qtbot: QtBot, view: QTreeView, row: int) -> None:
    """A click on the tick of a row."""
    rect = view.visualRect(view.model().index(row, 0))
    spot = QPoint(rect.left() + 18, rect.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize(
    ("key", "title"), [(Qt.Key.Key_X, "Reject 10 candidates"), (Qt.Key.Key_I, "Invite 10 candidates"),
                       (Qt.Key.Key_T, "Mail 10 people")]
)  # fmt: skip
def test_a_vacancys_candidates_by_keys_alone(qtbot: QtBot, file: FilePage, key: Qt.Key, title: str) -> None:
    view = file.candidates.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, key)
    (dialog,) = _wizards(file)
    assert dialog.windowTitle() == title
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 10)
    dialog.close()


def test_space_ticks_the_marked_rows_together_and_a_tick_stays_with_its_person(
    qtbot: QtBot, file: FilePage, house: BulkAgency, context: Context
) -> None:
    view, shown = file.candidates.view, file.candidates.shown
    shown.sort(REF, Qt.SortOrder.DescendingOrder)
    view.setCurrentIndex(shown.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert set(file.candidates.ticked) == {"K-9", "K-8"}
    spoken = shown.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rubens Broer, Interview, ticked"
    house.records.change(EVA, RecordKind.MATCH, "M-9", {"status": "withdrawn"})
    context.bridge.receive(RecordsChanged(records=("match:9",)))
    qtbot.waitUntil(lambda: "Withdrawn" in {shown.index(row, 1).data() for row in range(10)})
    assert set(file.candidates.ticked) == {"K-9", "K-8"}
    file.show_record(RecordKind.VACANCY, "V-2")
    qtbot.waitUntil(lambda: not file.candidates.view.isVisible())
    file.show_record(RecordKind.VACANCY, "V-1")
    qtbot.waitUntil(file.candidates.view.isVisible)
    assert file.candidates.ticked == ()


def test_a_status_that_an_accepted_message_gave_shows_on_the_file(
    qtbot: QtBot, file: FilePage, house: BulkAgency, context: Context
) -> None:
    house.records.change(EVA, RecordKind.MATCH, "M-1", {"status": "rejected"})
    context.bridge.receive(OutboxChanged(submissions=(), lots=()))
    shown = file.candidates.shown
    names = lambda: {shown.index(row, 0).data(): shown.index(row, 1).data() for row in range(10)}  # noqa: E731
    qtbot.waitUntil(lambda: names()["Ruben Smit"] == "Rejected")


def _until_shown(qtbot: QtBot, file: FilePage, ref: str) -> None:
    qtbot.waitUntil(lambda: file._file is not None and file._file.record.ref == ref)


def test_a_vacancy_without_candidates_and_a_person_offer_no_decision(qtbot: QtBot, file: FilePage) -> None:
    assert file.head.decide.isVisible()
    for kind, ref in ((RecordKind.VACANCY, "V-2"), (RecordKind.CANDIDATE, "K-1")):
        file.show_record(kind, ref)
        _until_shown(qtbot, file, ref)
        assert not file.head.decide.isVisible()
    file.mail_marked()
    (dialog,) = _wizards(file)
    assert _people(dialog) == ["K-1"]
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    dialog.close()


def test_the_keys_go_to_the_candidates_when_a_vacancy_is_opened_from_the_list(
    qtbot: QtBot, context: Context, house: BulkAgency
) -> None:
    page = RecordsPage(context, RecordKind.VACANCY)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitSignal(page.model.loaded):
        page.show()
    qtbot.waitUntil(lambda: page.model.record_at(0) is not None)
    page.activateWindow()
    for _time in range(2):
        page.view.setFocus()
        ref = page.model.columns.index("ref")
        row = next(n for n in range(2) if page.model.index(n, ref).data() == "V-1")
        page.view.activated.emit(page.model.index(row, 0))
        qtbot.waitUntil(page.file.candidates.view.hasFocus)
        page.file.back.emit()
        qtbot.waitUntil(page.view.hasFocus)


def test_a_list_without_a_marked_row_mails_nobody(
    qtbot: QtBot, context: Context, house: BulkAgency, toasts: list[str]
) -> None:
    page = RecordsPage(replace(context, toast=lambda text, **_more: toasts.append(text)), RecordKind.CANDIDATE)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.model.loaded):
        page.show()
    page.view.clearSelection()
    page.mail_marked()
    qtbot.waitUntil(lambda: bool(toasts))
    assert toasts == ["Nobody is marked, so nobody is mailed. Mark candidates or contacts first."]
    assert _wizards(page) == []


def test_the_marked_rows_of_a_list_are_mailed(qtbot: QtBot, context: Context, house: BulkAgency) -> None:
    page = RecordsPage(context, RecordKind.CANDIDATE)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitSignal(page.model.loaded):
        page.show()
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.mail_marked()
    qtbot.waitUntil(lambda: bool(_wizards(page)))
    (dialog,) = _wizards(page)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.windowTitle() == "Mail 3 people"
    dialog.close()


@pytest.fixture
def half_sent(house: BulkAgency) -> LotKey:
    """A lot of four that the program left in the middle."""
    standings = house.bulk.look(EVA, house.everybody(), house.vacancy)
    handed = house.bulk.send(EVA, house.bulk.make(EVA, "reject", standings), title="Reject", vacancy=None, hold_s=600)
    assert handed.lot is not None
    with house.agency.store.work(EVA) as work:
        set_lot_state(work, handed.lot, LotState.ASKING)
    return handed.lot


def _press(box: QMessageBox, label: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == label).click()


@pytest.mark.parametrize(
    ("label", "state", "messages"),
    [
        ("Continue", LotState.RUNNING, SubmissionState.HELD),
        ("Do not send", LotState.DONE, SubmissionState.CANCELLED),
        ("Later", LotState.ASKING, SubmissionState.HELD),
    ],
)
def test_a_lot_that_was_cut_short_is_asked_about_once(
    qtbot: QtBot, context: Context, house: BulkAgency, desk: QWidget, half_sent: LotKey,
    label: str, state: LotState, messages: SubmissionState,
) -> None:  # fmt: skip
    desk.show()
    watch = UnfinishedLots(context, desk)
    watch.look()
    qtbot.waitUntil(lambda: watch.box is not None)
    box = watch.box
    assert box is not None
    assert box.text() == "4 of 4 were not sent. Continue?"
    _press(box, label)
    qtbot.waitUntil(lambda: house.outbox.lots(EVA)[0].state is state)
    assert {one.state for one in house.outbox.find(EVA, lot=half_sent)} == {messages}
    context.bridge.receive(OutboxChanged(lots=(half_sent,)))
    qtbot.wait(200)
    assert watch.box is None


def test_the_end_of_a_lot_in_the_background_is_told_with_what_was_refused(
    qtbot: QtBot, context: Context, house: BulkAgency, desk: QWidget, half_sent: LotKey, toasts: list[str]
) -> None:
    with house.agency.store.work(EVA) as work:
        set_lot_state(work, half_sent, LotState.RUNNING)
    watch = UnfinishedLots(context, desk)
    ended = EndedLots(replace(context, toast=lambda text, **_more: toasts.append(text)), desk)
    watch.lots_read.connect(ended.take)
    with qtbot.waitSignal(watch.lots_read):
        watch.look()
    keys = [one.key for one in house.outbox.find(EVA, lot=half_sent)]
    with house.agency.store.work(EVA) as work:
        for key in keys:
            change_submission(
                work, key, state=(SubmissionState.FAILED if key == keys[0] else SubmissionState.FILED).value
            )
        set_lot_state(work, half_sent, LotState.DONE)
    for _time in range(2):
        with qtbot.waitSignal(watch.lots_read):
            watch.look()
    assert toasts == ["Reject: 3 sent, 1 refused. See the Outbox."]
