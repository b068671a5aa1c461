"""The confidential box of the open conversation: banner, switch, keys, the questions and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.confidentiality import BoxPreview
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.confidential.popover import WhoPopover
from carerix_desktop.gui.confidential.questions import CloseQuestion, OpenQuestion
from carerix_desktop.gui.confidential.words import ConfidentialTexts
from carerix_desktop.gui.context import Services
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.records import Saved
from carerix_desktop.services.who_can_read import StoreReaders
from tests.support.fake_confidential import FakeConfidential, losing_sight, without_copy
from tests.support.fake_services import FakeReading, fake_services

MARIEKE, SANNE = 3, 0
"""Rows: a confidential conversation, and one that is not."""
Key = Qt.Key


@pytest.fixture
def services(bridge: Bridge) -> Services:
    """Forty messages, and who sees them."""
    made = fake_services()
    reading = cast("FakeReading", made.reading)
    fake = FakeConfidential(reading, told=lambda: bridge.receive(MessagesChanged()))
    made.more["confidential"] = fake
    return made


def fake_of(window: MainWindow) -> FakeConfidential:
    return cast("FakeConfidential", window.context.services.more["confidential"])


def tell_of(window: MainWindow, row: int, change: Callable[[BoxPreview], BoxPreview]) -> int:
    key = window.mailbox.model.key_at(row)
    assert key is not None
    fake_of(window).as_told[int(key)] = change
    return int(key)


def open_row(qtbot: QtBot, window: MainWindow, row: int) -> int:
    """Read a conversation, until it is known who sees it."""
    desk = window.mailbox.reading.confidential
    key = window.mailbox.model.key_at(row)
    window.mailbox.list.select_row(row)
    qtbot.waitUntil(lambda: desk.preview is not None and desk.preview.message == key)
    return int(key or 0)


def question(qtbot: QtBot, kind: type[QMessageBox]) -> QMessageBox:
    def shown() -> list[QMessageBox]:
        return [top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def press(question: QMessageBox, label: str) -> None:
    {button.text(): button for button in question.buttons()}[label].click()


def open_popover(qtbot: QtBot) -> WhoPopover:
    def shown() -> list[WhoPopover]:
        return [top for top in QApplication.topLevelWidgets() if isinstance(top, WhoPopover) and top.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_a_banner_says_who_sees_a_confidential_conversation_and_no_other_has_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    reading = window.mailbox.reading
    open_row(qtbot, window, MARIEKE)
    sentence = "Only you and Fatima El Amrani can see it. Hidden from 9 colleague(s)."
    qtbot.waitUntil(lambda: reading.confidential_banner.sentence == sentence)
    assert reading.confidential_banner.isVisible()
    assert reading.confidential_banner.accessibleName() == f"Confidential conversation. {sentence}"
    assert reading.toolbar.box.switch.isChecked()
    assert reading.toolbar.box.switch.accessibleName() == "Confidential, on, applies to this conversation"
    open_row(qtbot, window, SANNE)
    assert not reading.confidential_banner.isVisible()
    assert not reading.toolbar.box.switch.isChecked()


def test_the_key_ticks_at_once_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    key = open_row(qtbot, window, SANNE)
    act, banner = window.actions_of_window, window.mailbox.reading.confidential_banner
    window.activateWindow()
    window.mailbox.list.focus_list()
    qtbot.waitUntil(lambda: act.confidential.isEnabled() and window.mailbox.list.view.hasFocus())
    qtbot.keyClick(window.mailbox.list.view, Key.Key_V)
    qtbot.waitUntil(lambda: fake_of(window).done == [(key, True)])
    qtbot.waitUntil(lambda: banner.isVisible() and act.undo.isEnabled())
    assert window.toast_text == "The conversation is confidential now"
    act.undo.trigger()
    qtbot.waitUntil(lambda: fake_of(window).done == [(key, True), (key, False)])
    qtbot.waitUntil(lambda: not banner.isVisible() and not act.confidential.isChecked())


def test_the_switch_asks_before_colleagues_can_read_it_and_keeps_it_unless_told(
    qtbot: QtBot, window: MainWindow
) -> None:
    key = open_row(qtbot, window, MARIEKE)
    box, act = window.mailbox.reading.toolbar.box, window.actions_of_window
    qtbot.waitUntil(box.switch.isEnabled)
    box.switch.click()
    asked = question(qtbot, OpenQuestion)
    assert asked.informativeText() == "9 colleague(s) will be able to read 3 message(s) from Marieke Postma."
    assert asked.defaultButton().text() == "Keep confidential"
    assert box.switch.isChecked()
    qtbot.keyClick(asked, Key.Key_Escape)
    qtbot.waitUntil(lambda: not asked.isVisible())
    assert (fake_of(window).done, act.confidential.isChecked()) == ([], True)
    box.switch.click()
    press(question(qtbot, OpenQuestion), "Make visible")
    qtbot.waitUntil(lambda: fake_of(window).done == [(key, False)])
    qtbot.waitUntil(lambda: not box.switch.isChecked())


def test_who_would_lose_sight_by_ticking_is_asked_before(qtbot: QtBot, window: MainWindow) -> None:
    key = tell_of(window, SANNE, losing_sight)
    open_row(qtbot, window, SANNE)
    window.actions_of_window.confidential.trigger()
    asked = question(qtbot, CloseQuestion)
    assert "You will not see them any more yourself." in asked.informativeText()
    press(asked, "Leave it visible")
    assert not fake_of(window).done
    window.actions_of_window.confidential.trigger()
    press(question(qtbot, CloseQuestion), "Make confidential")
    qtbot.waitUntil(lambda: fake_of(window).done == [(key, True)])


def test_who_has_no_copy_finds_the_switch_off_limits_and_the_reason_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    tell_of(window, MARIEKE, without_copy)
    open_row(qtbot, window, MARIEKE)
    reading = window.mailbox.reading
    reason = "Only somebody with a copy of the message in their mailbox can make it visible again."
    qtbot.waitUntil(lambda: reading.confidential_banner.sentence.endswith(reason))
    assert not reading.toolbar.box.switch.isEnabled()
    assert reading.toolbar.box.switch.accessibleDescription() == reason


def test_a_refusal_is_told_and_the_switch_is_as_before(qtbot: QtBot, window: MainWindow) -> None:
    open_row(qtbot, window, SANNE)
    fake_of(window).refuses = True
    window.actions_of_window.confidential.trigger()
    qtbot.waitUntil(lambda: "copy" in window.toast_text)
    act = window.actions_of_window.confidential
    qtbot.waitUntil(lambda: act.isEnabled() and not act.isChecked())


def test_the_popover_tells_who_and_why_and_what_hiding_cannot_do(qtbot: QtBot, window: MainWindow) -> None:
    open_row(qtbot, window, MARIEKE)
    window.activateWindow()
    window.mailbox.list.focus_list()
    qtbot.waitUntil(window.mailbox.list.view.hasFocus)
    window.actions_of_window.who_sees.trigger()
    popover = open_popover(qtbot)
    said = [text.text().replace("\N{NO-BREAK SPACE}", " ") for text in popover.findChildren(Text)]
    for line in (
        "Eva Bakker, you",
        "has a copy, recipient",
        "Fatima El Amrani",
        "Fatima El Amrani sees 2 of 3 message(s).",
        "The subject contains “vertrouwelijk”. Set automatically on 17 November 2025.",
        "Made confidential by a rule on 17 November 2025",
        "Made visible by Fatima El Amrani on 17 November 2025",
        "Leaving somebody out of a reply does not hide what they received already.",
        "Whoever can read the program's data files on this computer can read all mail that is in them.",
    ):
        assert line in said
    assert any(line.startswith("Hidden from 9 colleague(s)") for line in said)
    assert "Only you and Fatima El Amrani can see it." in popover.accessibleName()
    qtbot.keyClick(popover, Key.Key_Escape)
    qtbot.waitUntil(window.mailbox.list.view.hasFocus)


@pytest.mark.parametrize(
    ("accounts", "everybody", "encrypted", "said"),
    [
        ((), False, False, "On this computer eva, and who administers it, can read the data file"),
        (("bram",), False, True, "On this computer eva and bram, and who administers it, can read the data file"),
        ((), True, False, "Every account of this computer can read the data file"),
    ],
)
def test_it_is_said_who_can_read_the_file_of_the_store(
    accounts: tuple[str, ...], everybody: bool, encrypted: bool, said: str
) -> None:
    readers = StoreReaders(
        path=Path("store.db"), mode=0o640, owner="eva", group="staff", accounts=accounts, everybody=everybody,
        encrypted=encrypted,
    )  # fmt: skip
    line = ConfidentialTexts("eva").limits(readers)[-1]
    assert line.startswith(said)
    assert ("takes its key" in line) is encrypted


def test_the_popover_leads_to_the_question(qtbot: QtBot, window: MainWindow) -> None:
    open_row(qtbot, window, MARIEKE)
    window.mailbox.reading.confidential_banner.button.click()
    popover = open_popover(qtbot)
    {button.text(): button for button in popover.findChildren(QPushButton)}["Make visible again…"].click()
    press(question(qtbot, OpenQuestion), "Keep confidential")
    assert not fake_of(window).done


def test_the_popover_offers_to_do_so_always_for_who_wrote_it(qtbot: QtBot, window: MainWindow) -> None:
    changed: list[tuple[object, ...]] = []
    known = Record(key=RecordKey(1), kind=RecordKind.CONTACT, ref="R-0", name="Marieke Postma")

    def change(*args: object) -> Saved:
        changed.append(args)
        return Saved(record=known, events=())

    records = SimpleNamespace(get=lambda *_args: known, change=change)
    window.context.services.more["records"] = records
    open_row(qtbot, window, MARIEKE)
    window.actions_of_window.who_sees.trigger()
    popover = open_popover(qtbot)
    {button.text(): button for button in popover.findChildren(QPushButton)}["Always for Havenbedrijf Delta"].click()
    qtbot.waitUntil(lambda: bool(changed))
    assert changed[0][1:] == (RecordKind.CONTACT, "R-0", {"confidential": "yes"})


@pytest.mark.parametrize("width", [420, 520, 700])
def test_a_narrow_pane_keeps_the_switch_and_leaves_to_the_menu_what_stands_there_too(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    toolbar = window.mailbox.reading.toolbar
    toolbar.resize(width, toolbar.height())
    toolbar.fit()
    layout = toolbar.layout()
    assert layout is not None
    assert layout.minimumSize().width() <= width
    assert toolbar.box.switch.isVisibleTo(toolbar)
