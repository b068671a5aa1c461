"""The outbox as a person meets it: states in words, what can be done, and the question when the window closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context, Services, Wish
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.outbox.page import OutboxPage
from carerix_desktop.gui.outbox.watch import OutboxWatch
from carerix_desktop.gui.theme import Theme
from tests.support.fake_outbox import BASE, FakeOutbox, every_state


@pytest.fixture
def outbox() -> FakeOutbox:
    return FakeOutbox(every_state())


@pytest.fixture
def wishes() -> list[Wish]:
    return []


@pytest.fixture
def context(jobs: Jobs, theme: Theme, services: Services, outbox: FakeOutbox, wishes: list[Wish]) -> Context:
    return Context(
        jobs=jobs,
        bridge=Bridge(jobs),
        theme=theme,
        services=replace(services, more={"outbox": outbox}),
        open_record=lambda _kind, _ref: None,
        open_page=lambda *_: None,
        toast=lambda *_, **__: None,
        write=wishes.append,
    )


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[OutboxPage]:
    made = OutboxPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    qtbot.waitUntil(lambda: len(made.rows) == len(every_state()))
    yield made
    made.close()


def lines(page: OutboxPage) -> list[str]:
    return [row.line.text() for row in page.rows]


def press(page: OutboxPage, key: int, label: str) -> None:
    row = next(row for row in page.rows if row.key == key)
    next(button for button in row.findChildren(QPushButton) if button.text() == label).click()


def test_each_state_is_said_in_words(page: OutboxPage) -> None:
    said = lines(page)
    assert said[:2] == ["Not sent. The text is kept.", "Did this message arrive?"]
    assert any(line.startswith("Leaves in ") for line in said)
    assert any(line.startswith("Leaves on ") for line in said)
    for wanted in ("Held until you send it", "Waiting for connection", "Not sent yet; we try again", "Being sent now"):
        assert wanted in said
    assert said[-3:] == [
        "Sent. It could not be put into Sent yet; we try again.",
        "Sent",
        "Sent, but not to 1 recipient(s)",
    ]


def test_the_servers_words_are_shown_as_they_came(page: OutboxPage) -> None:
    failed = page.rows[0]
    assert "oud@bedrijf.example: 550 5.1.1 <b>no such user</b>" in failed.detail.text()
    assert all(label.textFormat().name == "PlainText" for label in failed.findChildren(QLabel) if label.text())
    greylisted = next(row for row in page.rows if row.line.text() == "Not sent yet; we try again")
    assert "The server said: 451 4.7.1 greylisted" in greylisted.detail.text()


@pytest.mark.parametrize(
    ("key", "label", "act"),
    [
        (1, "Try again", "retry"),
        (1, "Don't send", "cancel"),
        (2, "It arrived", "resolve True"),
        (2, "Send again", "resolve False"),
        (3, "Send now", "release"),
        (6, "Try now", "retry"),
        (6, "Hold", "hold"),
        (9, "Try again", "retry"),
    ],
)
def test_each_button_does_what_it_says(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox, key: int, label: str, act: str
) -> None:
    press(page, key, label)
    qtbot.waitUntil(lambda: outbox.done == [(act, SubmissionKey(key))])


def test_edit_takes_it_back_and_opens_its_draft(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox, wishes: list[Wish]
) -> None:
    press(page, 3, "Edit")
    qtbot.waitUntil(lambda: len(wishes) == 1)
    assert (wishes[0].how, wishes[0].draft) == ("draft", 5)
    assert outbox.done == [("undo", SubmissionKey(3))]


def test_without_messages_the_page_says_so(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox, context: Context
) -> None:
    outbox.some = []
    context.bridge.receive(OutboxChanged(submissions=(SubmissionKey(1),)))
    qtbot.waitUntil(lambda: not page.rows)
    assert any(label.text() == "Nothing waits to be sent" and label.isVisible() for label in page.findChildren(QLabel))


def test_what_nobody_answered_is_a_quiet_banner_that_can_be_dismissed(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox
) -> None:
    outbox.due = (replace(BASE, key=SubmissionKey(77), state=SubmissionState.FILED),)
    page.refresh()
    qtbot.waitUntil(page.reminder.isVisible)
    next(button for button in page.reminder.findChildren(QPushButton) if button.text() == "Dismiss").click()
    qtbot.waitUntil(lambda: not page.reminder.isVisible())
    assert outbox.done == [("dismiss", SubmissionKey(77))]


def test_the_watch_counts_what_leaves_soon_and_tells_when_all_is_gone(
    qtbot: QtBot, context: Context, outbox: FakeOutbox
) -> None:
    watch = OutboxWatch(context, context.bridge)
    with qtbot.waitSignal(watch.counted) as counted:
        watch.refresh()
    assert counted.args == [8]
    assert watch.leaving == 4  # neither what is held by hand nor what is planned for later
    watch.send_now()
    qtbot.waitUntil(lambda: ("release", SubmissionKey(3)) in outbox.done)
    outbox.some = []
    with qtbot.waitSignal(watch.emptied):
        context.bridge.receive(OutboxChanged())


@pytest.mark.parametrize(
    ("label", "answer"), [("&Send now", "send"), ("&Keep in outbox", "keep"), ("Cancel", "cancel")]
)
def test_closing_with_mail_on_its_way_asks(
    qtbot: QtBot, page: OutboxPage, context: Context, label: str, answer: str
) -> None:
    watch = OutboxWatch(context, context.bridge)
    with qtbot.waitSignal(watch.counted):
        watch.refresh()

    def choose() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        named = {button.text().replace("&", ""): button for button in box.buttons()}
        named.get(label.replace("&", ""), box.buttons()[-1]).click()  # a question never stays open, whatever it says

    asked: list[str] = []
    QTimer.singleShot(50, choose)
    assert watch.ask_before_leaving(page) == answer
    assert asked == ["4 message(s) have not left yet."]
