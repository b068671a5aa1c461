"""The outbox as a person meets it: states in words, what can be done, and the question when the window closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.event import OutboxChanged
from carerix_desktop.domain.ids import LotKey, MessageKey, SubmissionKey, UserKey
from carerix_desktop.domain.outgoing import Consequences, Lot, LotState, Submission, SubmissionState
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context, Services, Wish
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.outbox.page import OutboxPage
from carerix_desktop.gui.outbox.row import Beside, OutboxRow, acts_for
from carerix_desktop.gui.outbox.watch import OutboxWatch
from carerix_desktop.gui.outbox.words import Standing
from carerix_desktop.gui.theme import Theme
from tests.support.fake_outbox import BASE, ME, REFUSED, FakeOutbox, every_state


@pytest.fixture
def outbox() -> FakeOutbox:
    return FakeOutbox(every_state())


@pytest.fixture
def wishes() -> list[Wish]:
    return []


@pytest.fixture
def toasts() -> list[str]:
    return []


@pytest.fixture
def opened() -> list[tuple[object, ...]]:
    return []


@pytest.fixture
def context(
    jobs: Jobs,
    theme: Theme,
    services: Services,
    outbox: FakeOutbox,
    wishes: list[Wish],
    toasts: list[str],
    opened: list[tuple[object, ...]],
) -> Context:
    return Context(
        jobs=jobs,
        bridge=Bridge(jobs),
        theme=theme,
        services=replace(services, more={"outbox": outbox}),
        open_record=lambda _kind, _ref: None,
        open_page=lambda *where: opened.append(where),
        toast=lambda text, **__: toasts.append(text),
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


def labels(row: OutboxRow) -> list[str]:
    return [button.text() for button in row.buttons.values()]


class NoAccount:
    """Nobody has set anything up."""

    def get(self, _viewer: UserKey) -> None:
        return None


def press(page: OutboxPage, key: int, label: str) -> None:
    row = next(row for row in page.rows if row.key == key)
    next(button for button in row.findChildren(QPushButton) if button.text() == label).click()


def test_a_confidential_message_has_a_lock_and_the_word(qtbot: QtBot, context: Context) -> None:
    closed = replace(every_state()[4], consequences=Consequences(confidential=True))
    for one, locks in ((closed, True), (every_state()[4], False)):
        row = OutboxRow(context.theme, one, Standing(line="", detail="", icon="clock", tint="text.secondary"), ())
        qtbot.addWidget(row)
        assert row._lock.isVisibleTo(row) is locks
        assert ("confidential" in row.accessibleName()) is locks


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
    assert "oud@bedrijf.example: there is no such address (550 5.1.1 <b>no such user</b>)" in failed.detail.text()
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


LOT = Lot(
    key=LotKey(4), owner=ME, title="Afwijzen", vacancy=None, state=LotState.RUNNING, total=2, created_at=1, counts={}
)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (LotState.RUNNING, "Taken out of “Afwijzen”. Sent again, it takes its place there."),
        (LotState.DONE, "Taken out of “Afwijzen”. Sent again, it takes its place there."),
        (LotState.STOPPED, "“Afwijzen” is stopped. Sent again, this message leaves by itself."),
        (LotState.ASKING, "“Afwijzen” is stopped. Sent again, this message leaves by itself."),
    ],
)
def test_a_bulk_copy_is_edited_too_and_it_is_said_whether_it_goes_with_the_others(
    qtbot: QtBot,
    page: OutboxPage,
    outbox: FakeOutbox,
    toasts: list[str],
    wishes: list[Wish],
    state: LotState,
    told: str,
) -> None:
    outbox.some = [replace(BASE, key=SubmissionKey(31), draft=None, lot=LOT.key)]
    outbox.some_lots = (replace(LOT, state=state),)
    page.refresh()
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    press(page, 31, "Edit")
    qtbot.waitUntil(lambda: len(wishes) == 1)
    assert (toasts, wishes[0].draft) == ([told], 5)


def test_a_copy_of_a_stopped_bulk_sending_says_so_and_goes_on_with_it(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox
) -> None:
    outbox.some = [replace(BASE, key=SubmissionKey(31), draft=None, lot=LOT.key)]
    outbox.some_lots = (replace(LOT, state=LotState.STOPPED),)
    page.refresh()
    qtbot.waitUntil(lambda: lines(page) == ["Stopped with its bulk sending"])
    assert labels(page.rows[0]) == ["Continue sending", "Edit", "Don't send"]
    press(page, 31, "Continue sending")
    qtbot.waitUntil(lambda: lines(page) == ["Waiting to be sent"])
    assert outbox.done == [("continue", LOT.key)]


def test_without_an_outgoing_server_it_says_so_and_leads_to_the_settings(
    qtbot: QtBot, page: OutboxPage, context: Context, outbox: FakeOutbox, opened: list[tuple[object, ...]]
) -> None:
    context.services.more["accounts"] = NoAccount()
    outbox.some = [replace(BASE, key=SubmissionKey(31))]
    page.refresh()
    qtbot.waitUntil(lambda: lines(page) == ["Cannot be sent yet: you have no outgoing server"])
    assert labels(page.rows[0])[0] == "E-mail settings"
    press(page, 31, "E-mail settings")
    assert opened == [("settings", "my_account")]


@pytest.mark.parametrize("state", [SubmissionState.WAITING, SubmissionState.FAILED, SubmissionState.SENT])
def test_what_the_settings_may_mend_leads_there(state: SubmissionState) -> None:
    one = replace(BASE, state=state, error_code="auth_failed", error="no")
    assert acts_for(one, stopped=False, has_server=True)[0] is Beside.ACCOUNT


def test_what_was_sent_can_be_shown_and_written_again_to_whom_it_did_not_reach(
    page: OutboxPage, opened: list[tuple[object, ...]], wishes: list[Wish], qtbot: QtBot, outbox: FakeOutbox
) -> None:
    outbox.some = [
        replace(BASE, key=SubmissionKey(31), state=SubmissionState.FILED, message=MessageKey(9), recipients=(REFUSED,))
    ]
    page.refresh()
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    press(page, 31, "Show")
    press(page, 31, "Write again")
    assert opened == [("mailbox", MessageKey(9))]
    assert (wishes[0].how, wishes[0].message) == ("edit_as_new", MessageKey(9))


@pytest.mark.parametrize("one", every_state(), ids=lambda one: f"{one.state}-{one.error_code or 'fine'}")
def test_whatever_is_not_over_has_something_that_can_be_done(one: Submission) -> None:
    is_over = one.state in {SubmissionState.SENDING, SubmissionState.FILED}
    assert is_over or acts_for(one, stopped=False, has_server=True)


def test_the_keyboard_goes_from_row_to_row_and_stays_where_it_was(
    qtbot: QtBot, page: OutboxPage, outbox: FakeOutbox
) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.rows[0].setFocus()
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Down)
    assert page.focusWidget() is page.rows[1]
    qtbot.keyClick(page.rows[1], Qt.Key.Key_J)
    qtbot.keyClick(page.rows[2], Qt.Key.Key_K)
    qtbot.keyClick(page.rows[1], Qt.Key.Key_Down)
    here = page.rows[2].key
    outbox.some = outbox.some[1:]
    page.refresh()
    qtbot.waitUntil(lambda: len(page.rows) == len(outbox.some) and isinstance(page.focusWidget(), OutboxRow))
    kept = page.focusWidget()
    assert isinstance(kept, OutboxRow)
    assert kept.key == here
    qtbot.keyClick(kept, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: outbox.done == [("cancel", here)])
    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), OutboxRow))  # the next one, not nowhere


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
    ("label", "answer"), [("&Send now", "send"), ("&Keep in Outbox", "keep"), ("Cancel", "cancel")]
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
