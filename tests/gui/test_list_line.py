"""The quiet line above a newsletter: one click, a letter, or a page; nothing is sent before it is pressed (S-16)."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.gui.context import Context, Wish
from carerix_desktop.gui.mailbox import list_line
from carerix_desktop.gui.mailbox.list_line import ListLine
from carerix_desktop.gui.main_window import MainWindow
from tests.support.fake_services import FakeReading

ONE_CLICK = Unsubscribe(url="https://list.example/u", one_click=True)
BOTH = Unsubscribe(mailto="mailto:leave@list.example", url="https://list.example/u", one_click=True)


@pytest.fixture
def reading(window: MainWindow) -> FakeReading:
    return cast("FakeReading", window.context.services.reading)


def opened(qtbot: QtBot, window: MainWindow, reading: FakeReading, way: Unsubscribe | None) -> ListLine:
    reading.unsubscribe = way
    with qtbot.waitSignal(window.mailbox.reading.conversation_shown):
        window.mailbox.list.select_row(0)
    return window.mailbox.reading.list_line


def test_a_letter_from_a_person_has_no_such_line(qtbot: QtBot, window: MainWindow, reading: FakeReading) -> None:
    assert opened(qtbot, window, reading, None).isHidden()


def test_one_click_leaves_the_list_and_says_so(qtbot: QtBot, window: MainWindow, reading: FakeReading) -> None:
    line = opened(qtbot, window, reading, ONE_CLICK)
    assert (line.words.text(), line.button.text()) == ("This came by a newsletter or mailing list.", "Unsubscribe")
    assert line.button.toolTip() == "Asks list.example to stop. Nothing else is sent."
    assert reading.left == []
    line.button.click()
    qtbot.waitUntil(lambda: line.words.text() == "list.example confirmed that you are unsubscribed.")
    assert len(reading.left) == 1
    assert line.button.isHidden()


def test_where_the_click_fails_a_letter_is_offered(
    qtbot: QtBot, window: MainWindow, reading: FakeReading, wishes: list[Wish]
) -> None:
    reading.leaving_fails = True
    line = opened(qtbot, window, reading, BOTH)
    line.button.click()
    qtbot.waitUntil(lambda: line.words.text().startswith("list.example did not confirm"))
    assert line.button.text() == "Write to the list"
    line.button.click()
    assert (wishes[0].mailto, len(reading.left)) == (BOTH.mailto, 1)


def test_without_an_address_it_can_be_tried_again(qtbot: QtBot, window: MainWindow, reading: FakeReading) -> None:
    reading.leaving_fails = True
    line = opened(qtbot, window, reading, ONE_CLICK)
    line.button.click()
    qtbot.waitUntil(lambda: line.button.text() == "Try again")
    reading.leaving_fails = False
    line.button.click()
    qtbot.waitUntil(line.button.isHidden)
    assert len(reading.left) == 2


def test_a_mailto_opens_a_message_that_the_person_sends(
    qtbot: QtBot, window: MainWindow, reading: FakeReading, wishes: list[Wish]
) -> None:
    opened(qtbot, window, reading, Unsubscribe(mailto=BOTH.mailto)).button.click()
    assert [wish.mailto for wish in wishes] == [BOTH.mailto]
    assert reading.left == []


def test_a_page_of_the_web_is_asked_about_first(
    qtbot: QtBot, window: MainWindow, reading: FakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(list_line, "ask_to_open", lambda url, _parent: asked.append(url.toString()))
    opened(qtbot, window, reading, Unsubscribe(url="https://list.example/page")).button.click()
    assert asked == ["https://list.example/page"]
    assert reading.left == []


@pytest.fixture
def wishes(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Wish]:
    """What would be written: the window of these tests has no outbox."""
    found: list[Wish] = []
    line = window.mailbox.reading.list_line
    monkeypatch.setattr(line, "_context", writing(line._context, found))
    return found


def writing(context: Context, found: list[Wish]) -> Context:
    from dataclasses import replace

    return replace(context, can_write=True, write=found.append)
