"""The small parts: retries, orders and events on the pipe, the mark of work, the writer's queue."""

import json
import threading
import time
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import ServerFault, StoreFault
from carerix_desktop.domain.event import MailboxState, MessagesChanged, SyncPhase, load_event
from carerix_desktop.domain.ids import AccountKey, MailboxKey
from carerix_desktop.sync.marker import WorkMarker
from carerix_desktop.sync.pipe import EventPipe, read_order
from carerix_desktop.sync.retry import is_worth_retrying, phase_of, retry_delay
from carerix_desktop.sync.writer import WriteQueue, Writer


def test_retries_come_after_5_s_30_s_2_min_and_then_every_5_min() -> None:
    assert [retry_delay(attempts) for attempts in (1, 2, 3, 4, 50)] == [5, 30, 120, 300, 300]


@pytest.mark.parametrize(
    ("code", "phase", "again"),
    [
        ("auth_failed", SyncPhase.SIGN_IN_FAILED, False),
        ("sign_in_expired", SyncPhase.SIGN_IN_FAILED, False),
        ("app_password", SyncPhase.SIGN_IN_FAILED, False),
        ("offline", SyncPhase.OFFLINE, True),
        ("dns", SyncPhase.FAILED, True),
        ("refused", SyncPhase.FAILED, True),
        ("timeout", SyncPhase.FAILED, True),
        ("closed", SyncPhase.FAILED, True),
        ("protocol", SyncPhase.FAILED, True),
        ("cancelled", SyncPhase.PAUSED, False),
    ],
)
def test_a_fault_has_its_phase_and_offline_is_said_of_this_computer_only(
    code: str, phase: SyncPhase, *, again: bool
) -> None:
    fault = ServerFault("x", code=code)
    assert (phase_of(fault), is_worth_retrying(fault)) == (phase, again)


def test_a_full_disk_is_tried_again() -> None:
    assert is_worth_retrying(StoreFault("full", code="disk_full"))
    assert phase_of(StoreFault("full", code="disk_full")) is SyncPhase.FAILED


def test_an_order_shows_no_password() -> None:
    order = read_order(json.dumps({"do": "accounts", "accounts": [{"account": 3, "password": "s3cret"}]}))
    assert order.passwords == ((AccountKey(3), "s3cret"),)
    assert "s3cret" not in repr(order)


@pytest.mark.parametrize("line", ["", "[]", "{}", "nonsense", '{"do": 3}'])
def test_what_is_no_order_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_order(line)


def test_changes_are_gathered_and_never_overtaken() -> None:
    lines: list[str] = []
    pipe = EventPipe(lines.append)
    began = time.monotonic()
    for number in range(400):
        pipe.publish(MessagesChanged(messages=(number,)))
        time.sleep(0.001)
    state = MailboxState(account=AccountKey(1), mailbox=MailboxKey(2), server=3, local=3, set_aside=0)
    pipe.publish(state)
    took = time.monotonic() - began
    pipe.close()
    events = [load_event(line) for line in lines]
    assert events[-1] == state
    assert len(events) <= took * 10 + 3
    assert [key for event in events if isinstance(event, MessagesChanged) for key in event.messages] == list(range(400))


def test_a_reader_that_is_gone_ends_the_writing() -> None:
    def write(_line: str) -> None:
        raise BrokenPipeError

    pipe = EventPipe(write)
    pipe.publish(MessagesChanged(messages=(1,)))
    pipe.publish(MailboxState(account=AccountKey(1), mailbox=MailboxKey(2), server=3, local=3, set_aside=0))
    pipe.close()


def test_a_mark_outlives_its_process_until_it_is_taken_away(tmp_path: Path) -> None:
    with WorkMarker(tmp_path, AccountKey(1)) as marker:
        assert marker.left_over() is None
        marker.begin(MailboxKey(4), 1_700_000_000, 4_294_967_295)
    with WorkMarker(tmp_path, AccountKey(1)) as marker:
        assert marker.left_over() == (4, 1_700_000_000, 4_294_967_295)
        marker.end()
        assert marker.left_over() is None
    assert (tmp_path / "in-work-1").stat().st_mode & 0o077 == 0


def test_what_follows_a_failed_job_is_not_written() -> None:
    written: list[int] = []
    writer = Writer()
    queue = WriteQueue(writer)

    def fail() -> None:
        raise StoreFault("full")

    def go_on() -> None:
        queue.put(lambda: written.append(2))
        queue.flush()

    queue.put(lambda: written.append(1))
    queue.put(fail)
    with pytest.raises(StoreFault):
        go_on()
    queue.drain()
    writer.close()
    assert written == [1]


def test_the_queue_is_bounded_in_octets() -> None:
    gate = threading.Event()
    writer = Writer(most_octets=100)
    try:
        writer.submit(gate.wait, octets=60)
        second = threading.Thread(target=lambda: writer.submit(lambda: None, octets=60))
        second.start()
        second.join(0.1)
        assert second.is_alive()
        gate.set()
        second.join(5)
        assert not second.is_alive()
    finally:
        gate.set()
        writer.close()
