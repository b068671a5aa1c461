"""How the wizard is reached, and what is asked after a program that ended in the middle of a lot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import LotKey, RecordKind
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bulk.unfinished import UnfinishedLots
from carerix_desktop.gui.bulk.wizard import BulkDialog
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.records.many import DecisionButtons, decision_buttons
from carerix_desktop.storage.lots import set_lot_state
from tests.support.bulk import EVA, BulkAgency


def _wizards(widget: QWidget) -> list[BulkDialog]:
    return [one for one in widget.window().findChildren(BulkDialog) if one.isVisible()]


def test_a_vacancy_offers_to_invite_or_reject_its_candidates(
    qtbot: QtBot, context: Context, house: BulkAgency, desk: QWidget
) -> None:
    desk.show()
    buttons = decision_buttons(context, house.records.file(EVA, RecordKind.VACANCY, "V-1"))
    assert isinstance(buttons, DecisionButtons)
    buttons.setParent(desk)
    buttons.reject.click()
    (dialog,) = _wizards(desk)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 10)
    assert (dialog.windowTitle(), dialog._wanted.situation) == ("Reject 10 candidates", Situation.REJECT)
    dialog.close()
    assert decision_buttons(context, house.records.file(EVA, RecordKind.VACANCY, "V-2")) is None
    assert decision_buttons(context, house.records.file(EVA, RecordKind.CANDIDATE, "K-1")) is None


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
