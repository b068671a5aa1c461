"""The two doors between threads."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import Bug, Fault, NotVisible
from carerix_desktop.domain.event import AccountState, MailboxState, MessagesChanged, RecordsChanged, SyncPhase
from carerix_desktop.domain.ids import AccountKey, MailboxKey, UserKey
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.jobs import Jobs


class Listener(QObject):
    """Keeps what it is told and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self.faults: list[Fault] = []
        self.threads: set[QThread] = set()

    def take(self, answer: Any) -> None:
        self.answers.append(answer)
        self.threads.add(QThread.currentThread())

    def fail(self, fault: Fault) -> None:
        self.faults.append(fault)


def test_answers_come_back_in_the_window_s_thread(qtbot: QtBot, jobs: Jobs) -> None:
    listener = Listener()
    jobs.ask(threading.get_ident, on_done=listener.take)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers[0] != threading.get_ident()
    assert listener.threads == {QThread.currentThread()}


def test_an_answer_whose_question_was_replaced_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    listener, gate = Listener(), threading.Event()

    def slow() -> str:
        gate.wait(5)
        return "old"

    jobs.ask(slow, on_done=listener.take, key="list")
    jobs.ask(lambda: "new", on_done=listener.take, key="list")
    gate.set()
    qtbot.waitUntil(lambda: bool(listener.answers))
    jobs.wait()
    qtbot.wait(50)
    assert listener.answers == ["new"]


def test_commands_run_one_after_the_other(qtbot: QtBot, jobs: Jobs) -> None:
    listener, seen = Listener(), []

    def slow() -> None:
        time.sleep(0.05)
        seen.append(1)

    jobs.tell(slow)
    jobs.tell(lambda: seen.append(2), on_done=listener.take)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert seen == [1, 2]


def test_a_fault_is_handed_to_who_asked_and_else_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    listener = Listener()
    jobs.failed.connect(listener.take)

    def refuse() -> None:
        raise NotVisible("not here")

    jobs.ask(refuse, on_done=listener.take, on_fault=listener.fail)
    jobs.tell(refuse)
    qtbot.waitUntil(lambda: bool(listener.faults) and bool(listener.answers))
    assert isinstance(listener.faults[0], NotVisible)
    assert isinstance(listener.answers[0], NotVisible)


def test_an_unexpected_error_becomes_a_bug_in_one_sentence(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    jobs.ask(lambda: 1 // 0, on_done=listener.take, on_fault=listener.fail)
    qtbot.waitUntil(lambda: bool(listener.faults))
    assert isinstance(listener.faults[0], Bug)
    assert "ZeroDivisionError" in listener.faults[0].message


def test_nobody_is_called_after_the_listener_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    listener, gate = Listener(), threading.Event()
    take = listener.take
    jobs.ask(lambda: gate.wait(5), on_done=take)
    listener.deleteLater()
    qtbot.wait(20)
    gate.set()
    jobs.wait()
    qtbot.wait(50)
    assert listener.answers == []


def test_two_hundred_commits_make_few_refreshes(qtbot: QtBot, bridge: Bridge) -> None:
    listener = Listener()
    bridge.messages_changed.connect(listener.take)

    def commit() -> None:
        for number in range(200):
            bridge.receive(MessagesChanged(messages=(number,), conversations=(number % 3,)))

    worker = threading.Thread(target=commit)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: sum(len(event.messages) for event in listener.answers) == 200)
    assert len(listener.answers) <= 3
    assert set(listener.answers[-1].conversations) <= {0, 1, 2}


def test_only_the_newest_state_of_an_account_and_a_mailbox_is_passed_on(qtbot: QtBot, bridge: Bridge) -> None:
    states, boxes = Listener(), Listener()
    bridge.account_state.connect(states.take)
    bridge.mailbox_states.connect(boxes.take)
    for done in range(5):
        bridge.receive(
            AccountState(account=AccountKey(1), owner=UserKey(1), phase=SyncPhase.FETCHING, done=done, total=9)
        )
        bridge.receive(
            MailboxState(account=AccountKey(1), mailbox=MailboxKey(done % 2), server=9, local=done, set_aside=0)
        )
    bridge.receive(RecordsChanged(records=("candidate:1", "candidate:1")))
    qtbot.waitUntil(lambda: bool(states.answers) and bool(boxes.answers))
    assert [state.done for state in states.answers] == [4]
    assert {state.mailbox: state.local for state in boxes.answers[0]} == {0: 4, 1: 3}
