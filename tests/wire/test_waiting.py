"""R-06: waiting for news on servers that give it early, late, never, or fall silent."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire import imap_idle
from carerix_desktop.wire.imap_answers import IdleOutcome
from carerix_desktop.wire.wake import WakeSocket
from tests.support.scripted_server import Close, Ignore, ScriptedServer, SendBytes, Stall, Step
from tests.wire.dialogues import open_scripted, selected, signed_in


@pytest.fixture
def wake() -> Iterator[WakeSocket]:
    socket = WakeSocket()
    yield socket
    socket.close()


def idling(*steps: Step, timeout_s: float, wake: WakeSocket, capabilities: tuple[str, ...] = ("IDLE",)) -> IdleOutcome:
    with ScriptedServer([*signed_in(*capabilities), *selected(), *steps]) as server:
        session = open_scripted(server.endpoint(), timeout_s=1)
        session.select("INBOX")
        try:
            return session.idle(wake, timeout_s=timeout_s)
        finally:
            session.logout()


def test_news_before_the_server_says_go_on_is_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: * 4 EXISTS", "S: + idling", "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=5, wake=wake) is IdleOutcome.NEWS


def test_news_in_the_same_packet_as_the_go_ahead_is_seen_at_once(wake: WakeSocket) -> None:
    started = time.monotonic()
    steps: list[Step] = ["C: * IDLE", SendBytes(b"+ idling\r\n* 4 EXISTS\r\n"), "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=5, wake=wake) is IdleOutcome.NEWS
    assert time.monotonic() - started < 2


def test_signs_of_life_are_no_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: + idling", "S: * OK Still here", "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=0.3, wake=wake) is IdleOutcome.TIMEOUT


def test_news_after_done_is_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: + idling", "C: DONE", "S: * 9 EXPUNGE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=0.2, wake=wake) is IdleOutcome.NEWS


@pytest.mark.parametrize(
    ("end", "code"), [(Close(), "closed"), ("S: * BYE Idle for too long", "closed"), ("S: * BYE Too many", "too_many")]
)
def test_a_server_that_hangs_up_while_we_wait_is_noticed_at_once(wake: WakeSocket, end: Step, code: str) -> None:
    started = time.monotonic()
    with pytest.raises(ServerFault) as caught:
        idling("C: * IDLE", "S: + idling", end, Ignore(), timeout_s=10, wake=wake)
    assert caught.value.code == code
    assert time.monotonic() - started < 3


def test_a_server_that_no_longer_answers_done_is_noticed(wake: WakeSocket) -> None:
    with pytest.raises(ServerFault) as caught:
        idling("C: * IDLE", "S: + idling", "C: DONE", Stall(), timeout_s=0.1, wake=wake)
    assert caught.value.code == "timeout"


def test_silence_is_noticed_by_asking_for_a_sign_of_life(wake: WakeSocket, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-06: 40 seconds of quiet, then 15 for the answer; here both are short."""
    assert imap_idle.HEARTBEAT_S + imap_idle.ANSWER_S < 60
    monkeypatch.setattr(imap_idle, "HEARTBEAT_S", 0.2)
    monkeypatch.setattr(imap_idle, "ANSWER_S", 0.3)
    beat: list[Step] = ["C: * IDLE", "S: + idling", "C: DONE", "S: <tag> OK done"]
    started = time.monotonic()
    with pytest.raises(ServerFault) as caught:
        idling(*beat, *beat, "C: * IDLE", "S: + idling", "C: DONE", Stall(), timeout_s=60, wake=wake)
    assert caught.value.code == "timeout"
    assert time.monotonic() - started < 5
    news: list[Step] = ["C: * IDLE", "S: * 9 EXISTS", "S: + idling", "C: DONE", "S: <tag> OK done"]
    assert idling(*beat, *news, timeout_s=60, wake=wake) is IdleOutcome.NEWS


def test_a_server_without_idle_is_waited_for_all_the_same(wake: WakeSocket) -> None:
    wake.wake()
    assert idling(timeout_s=5, wake=wake, capabilities=()) is IdleOutcome.WAKE
    noop: list[Step] = ["C: * NOOP", "S: * 4 EXISTS", "S: <tag> OK done"]
    assert idling(*noop, timeout_s=0.2, wake=wake, capabilities=()) is IdleOutcome.NEWS


def test_abort_from_another_thread_ends_a_wait_at_once() -> None:
    with ScriptedServer([*signed_in(), "C: * NOOP", Stall()]) as server:
        session = open_scripted(server.endpoint(), timeout_s=30)
        timer = threading.Timer(0.2, session.abort)
        timer.start()
        started = time.monotonic()
        with pytest.raises(ServerFault) as caught:
            session.noop()
        assert time.monotonic() - started < 1
        session.logout()
        timer.join()
    assert caught.value.code == "cancelled"
