"""The outbox in the sync popover: what waits, how far a bulk sending is with its Stop, and what failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from carerix_desktop.domain.event import AccountState, OutboxChanged, SyncPhase
from carerix_desktop.domain.ids import AccountKey, LotKey, UserKey
from carerix_desktop.domain.outgoing import Lot, LotState, SubmissionState
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context, Services
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.outbox.glance import OutboxGlance
from carerix_desktop.gui.outbox.page import outbox_page
from carerix_desktop.gui.status import SyncPopover
from carerix_desktop.gui.theme import Theme
from tests.support.fake_outbox import BASE, ME, FakeOutbox

S = SubmissionState
LOT = Lot(
    key=LotKey(4),
    owner=ME,
    title="Afwijzen: Java Developer",
    vacancy=None,
    state=LotState.RUNNING,
    total=22,
    created_at=1,
    counts={S.FILED: 8, S.FAILED: 1, S.WAITING: 13},
)


@pytest.fixture
def outbox() -> FakeOutbox:
    return FakeOutbox()


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def context(jobs: Jobs, theme: Theme, services: Services, outbox: FakeOutbox, opened: list[str]) -> Context:
    return Context(
        jobs=jobs,
        bridge=Bridge(jobs),
        theme=theme,
        services=replace(services, more={"outbox": outbox}),
        open_record=lambda _kind, _ref: None,
        open_page=opened.append,
        toast=lambda *_, **__: None,
    )


@pytest.fixture
def glance(qtbot: QtBot, context: Context) -> Iterator[OutboxGlance]:
    made = OutboxGlance(context, None)
    qtbot.addWidget(made)
    tell(qtbot, context, made)
    yield made
    made.close()


def tell(qtbot: QtBot, context: Context, glance: OutboxGlance) -> None:
    with qtbot.waitSignal(glance.resized):
        context.bridge.receive(OutboxChanged())


def account(phase: SyncPhase) -> AccountState:
    return AccountState(account=AccountKey(1), owner=UserKey(1), phase=phase)


def shown(glance: QWidget) -> bool:
    return not glance.isHidden()


def test_an_empty_outbox_says_nothing(glance: OutboxGlance) -> None:
    assert glance.isHidden()


def test_what_waits_and_what_failed_is_counted(
    qtbot: QtBot, context: Context, glance: OutboxGlance, outbox: FakeOutbox
) -> None:
    outbox.some = [BASE, BASE, replace(BASE, state=S.FAILED), replace(BASE, state=S.UNKNOWN)]
    tell(qtbot, context, glance)
    assert glance.waiting.text() == "2 message(s) wait to be sent"
    assert glance.failed.text() == "1 message(s) were not sent"
    assert glance.unknown.text() == "1 message(s): did they arrive?"
    assert shown(glance.failed)
    assert shown(glance.unknown)


def test_a_failed_message_leads_to_the_outbox(
    qtbot: QtBot, context: Context, glance: OutboxGlance, outbox: FakeOutbox, opened: list[str]
) -> None:
    outbox.some = [replace(BASE, state=S.FAILED)]
    tell(qtbot, context, glance)
    with qtbot.waitSignal(glance.left):
        glance.failed.click()
    assert opened == ["outbox"]


def test_a_bulk_sending_shows_how_far_it_is_and_stops_and_goes_on(
    qtbot: QtBot, context: Context, glance: OutboxGlance, outbox: FakeOutbox
) -> None:
    outbox.some_lots = (LOT,)
    tell(qtbot, context, glance)
    (line,) = glance.lots.values()
    assert (line.line.text(), line.title.text()) == ("Sending 9 of 22", LOT.title)
    assert (line.bar.value(), line.bar.maximum()) == (9, 22)
    assert not shown(glance.waiting)  # the thirteen are the bulk sending's own
    with qtbot.waitSignal(glance.resized):
        line.button.click()
    assert (line.line.text(), line.button.text()) == ("Stopped after 9 of 22", "Continue")
    with qtbot.waitSignal(glance.resized):
        line.button.click()
    assert outbox.done == [("stop", 4), ("continue", 4)]
    assert glance.lots[LotKey(4)] is line  # the focus stays where it was


def test_a_bulk_sending_that_ended_is_gone(
    qtbot: QtBot, context: Context, glance: OutboxGlance, outbox: FakeOutbox
) -> None:
    outbox.some_lots = (LOT,)
    tell(qtbot, context, glance)
    outbox.some_lots = (replace(LOT, state=LotState.DONE, counts={S.FILED: 22}),)
    tell(qtbot, context, glance)
    assert not glance.lots
    assert glance.isHidden()


def test_without_a_connection_it_waits_for_one(
    qtbot: QtBot, context: Context, glance: OutboxGlance, outbox: FakeOutbox
) -> None:
    outbox.some = [BASE]
    tell(qtbot, context, glance)
    with qtbot.waitSignal(glance.resized):
        context.bridge.receive(account(SyncPhase.OFFLINE))
    assert glance.waiting.text() == "Waiting for connection. 1 message(s) wait to be sent"
    with qtbot.waitSignal(glance.resized):
        context.bridge.receive(account(SyncPhase.UP_TO_DATE))
    assert glance.waiting.text() == "1 message(s) wait to be sent"
    outbox.some = [replace(BASE, error_code="timeout")]  # mail arrives, but the outgoing server does not answer
    tell(qtbot, context, glance)
    assert glance.waiting.text() == "Waiting for connection. 1 message(s) wait to be sent"


def test_the_popover_grows_with_it_and_closes_on_the_way_to_the_outbox(
    qtbot: QtBot, theme: Theme, services: Services, bridge: Bridge, outbox: FakeOutbox, tmp_path: object
) -> None:
    outbox.some, outbox.some_lots = [replace(BASE, state=S.FAILED)], (LOT,)
    window = MainWindow(
        theme=theme,
        services=replace(services, more={**services.more, "outbox": outbox}),
        bridge=bridge,
        settings=QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat),
        pages=(),
        bottom=(outbox_page(),),
    )
    try:
        window.show()
        qtbot.waitUntil(lambda: window.mailbox.reading.body.view is not None, timeout=20_000)
        qtbot.mouseClick(window.top_bar.status, Qt.MouseButton.LeftButton)
        popover = window.top_bar.status.findChildren(SyncPopover)[-1]
        qtbot.waitUntil(popover.outbox.isVisible)
        assert popover.height() >= popover.sizeHint().height()
        with qtbot.waitSignal(popover.destroyed):
            popover.outbox.failed.click()
        assert window.stack.currentWidget() is window.page("outbox")
    finally:
        outbox.some, outbox.some_lots = [], ()
        window.hide()
        window.close()
        delete(window)
