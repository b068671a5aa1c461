"""Why a message is on a file, asked from the file's own lists, over a real store; Unlink sticks and is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Handles
from carerix_desktop.gui.bound import BoundActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.timeline import Timeline
from carerix_desktop.gui.records.timeline_view import TimelineView
from carerix_desktop.gui.why.popover import WhyPopover
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.linking import Linking
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened
from tests.support.agency import Agency, mail

__all__ = ["agency", "context", "opened", "theme"]
JAN = "jan@example.nl"
Lists = Timeline | TimelineView


@pytest.fixture
def done() -> list[tuple[str, Callable[[], None]]]:
    return []


@pytest.fixture
def bound(agency: Agency, context: Context, done: list[tuple[str, Callable[[], None]]]) -> Context:
    """The window's context on a real store, links included."""
    anna = agency.users["anna"]
    actions = BoundActions(
        viewer=anna,
        actions=Actions(agency.store),
        linking=Linking(agency.store, agency.desk),
        publish=context.bridge.receive,
        wake=lambda: None,
    )
    agency.add_record("candidate:K-1", JAN, full_name="Jan Jansen")
    agency.file(mail("a@x", subject="CV"))
    services = replace(context.services, actions=actions)
    return replace(context, services=services, done=lambda text, back, **_more: done.append((text, back)))


def explained(qtbot: QtBot, listed: Lists) -> WhyPopover:
    view: QAbstractItemView = listed.view
    listed.show_record(RecordKind.CANDIDATE, "K-1")
    qtbot.waitUntil(lambda: view.model() is not None and view.model().rowCount() > 0)
    view.setCurrentIndex(view.model().index(0, 0))
    listed.why.action.trigger()
    qtbot.waitUntil(lambda: bool(view.findChildren(WhyPopover)))
    popover: WhyPopover = view.findChildren(WhyPopover)[0]
    return popover


@pytest.mark.parametrize("make", [Timeline, TimelineView])
def test_a_message_of_the_time_line_says_why_it_is_here(
    qtbot: QtBot, bound: Context, make: Callable[[Context], Lists]
) -> None:
    listed = make(bound)
    qtbot.addWidget(listed)
    listed.show()
    popover = explained(qtbot, listed)
    assert popover.accessibleName().endswith("an address of this message stands on this file. Certain")
    assert listed.why.action.shortcut().toString() == "Shift+L"
    assert listed.view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    popover.close()


def test_what_is_unlinked_there_stays_off_and_undo_puts_it_back(
    qtbot: QtBot, agency: Agency, bound: Context, done: list[tuple[str, Any]]
) -> None:
    listed = Timeline(bound)
    qtbot.addWidget(listed)
    listed.show()
    popover = explained(qtbot, listed)
    {button.text(): button for button in popover.findChildren(QPushButton)}["Unlink"].click()
    qtbot.waitUntil(lambda: bool(done))
    agency.desk.relink(Handles(addresses=(JAN,)))
    assert agency.links("a@x") == {}
    sentence, back = done[0]
    assert sentence == "Unlinked from Jan Jansen"
    back()
    qtbot.waitUntil(lambda: agency.links("a@x") == {"candidate:K-1": "address"})
