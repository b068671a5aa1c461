"""Several accounts in one engine: each sends in a thread of its own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from carerix_desktop.domain.account import Account, Endpoint, Security
from carerix_desktop.domain.errors import Busy
from carerix_desktop.domain.ids import AccountKey, SubmissionKey, UserKey
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.host.profile import Profile
from carerix_desktop.storage.accounts import find_account, put_account
from carerix_desktop.storage.tables_mail import app_user
from carerix_desktop.sync.outbox_worker import OutboxWorker
from carerix_desktop.sync.submission import Sender, sender_of
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared
from tests.support.smtp_sink import SmtpSink

S = SubmissionState
BRAM = UserKey(2)
PATIENCE_S = 10.0


class StallingServer:
    """Accepts connections and says nothing; counts them."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = Endpoint(
            host="127.0.0.1", port=self._listener.getsockname()[1], security=Security.NONE, username=""
        )
        self._held: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, name="stalling", daemon=True)
        self._thread.start()

    @property
    def connections(self) -> int:
        return len(self._held)

    def _serve(self) -> None:
        while True:
            try:
                self._held.append(self._listener.accept()[0])
            except OSError:
                return

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)
        for one in self._held:
            one.close()


def _until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


@pytest.fixture
def stalled() -> Iterator[StallingServer]:
    made = StallingServer()
    yield made
    made.close()


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as made:
        yield made


@pytest.fixture
def rig(tmp_path: Path, stalled: StallingServer) -> Iterator[OutboxRig]:
    """Eva, whose server stalls."""
    made = OutboxRig(tmp_path, stalled.endpoint)
    yield made
    made.close()


@pytest.fixture
def bram(rig: OutboxRig, sink: SmtpSink) -> Sender:
    """A second user, whose server works."""
    with rig.store.work(None) as work:
        row = {"key": BRAM, "login": "bram", "name": "Bram", "from_address": "bram@example.test", "role": "recruiter"}
        work.connection.execute(insert(app_user).values(row))
        put_account(work, replace(rig.account, key=AccountKey(0), owner=BRAM, outgoing=sink.endpoint("")))
    with rig.store.reader(None) as reader:
        account: Account | None = find_account(reader, BRAM)
    assert account is not None
    return sender_of(account, "", None)


@pytest.fixture
def worker(rig: OutboxRig) -> Iterator[OutboxWorker]:
    made = OutboxWorker(rig.ports, lambda _account: nullcontext())
    yield made
    made.stop()


def _queue_of_bram(rig: OutboxRig) -> SubmissionKey:
    now = int(rig.now.timestamp())
    return rig.outbox.queue(BRAM, [prepared(sender="bram@example.test")], release_at=now)[0]


def test_a_server_that_stalls_holds_up_its_own_account_only(
    rig: OutboxRig, bram: Sender, stalled: StallingServer, sink: SmtpSink, worker: OutboxWorker
) -> None:
    (eva,) = rig.queue(prepared(sender="eva@example.test"))
    worker.take([rig.sender])
    _until(lambda: stalled.connections == 1, "Eva's message begins to leave")
    first = _queue_of_bram(rig)
    worker.take([rig.sender, bram])
    _until(lambda: rig.outbox.get(BRAM, first).state is S.FILED, "Bram's message leaves meanwhile")
    second = _queue_of_bram(rig)
    worker.wake()
    _until(lambda: rig.outbox.get(BRAM, second).state is S.FILED, "and the next one")
    assert rig.get(eva).state is S.WAITING
    assert len(sink.kept) == 2


def test_the_end_does_not_wait_for_a_server_that_stalls(
    rig: OutboxRig, bram: Sender, stalled: StallingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carerix_desktop.sync.outbox_worker.LAST_MESSAGE_S", 0.1)
    worker = OutboxWorker(rig.ports, lambda _account: nullcontext())
    (eva,) = rig.queue(prepared(sender="eva@example.test"))
    worker.take([rig.sender, bram])
    _until(lambda: stalled.connections == 1, "Eva's message begins to leave")
    worker.stop()
    assert not [one for one in threading.enumerate() if one.name.startswith("outbox-")]
    assert (rig.get(eva).state, rig.get(eva).error_code) == (S.WAITING, "")


def test_an_account_that_is_taken_away_sends_no_more_and_asks_about_its_lots_once(
    rig: OutboxRig, bram: Sender, sink: SmtpSink, worker: OutboxWorker
) -> None:
    first = _queue_of_bram(rig)
    worker.take([bram])
    _until(lambda: rig.outbox.get(BRAM, first).state is S.FILED, "Bram's message leaves")
    worker.take([])
    sent = len(sink.kept)
    key = _queue_of_bram(rig)
    worker.wake()
    lot = rig.outbox.make_lot(BRAM, "Reject", None, 1)
    now = int(rig.now.timestamp())
    rig.outbox.queue(BRAM, [prepared(sender="bram@example.test", lot=lot)], release_at=now)
    assert (rig.outbox.get(BRAM, key).state, len(sink.kept)) == (S.WAITING, sent)
    worker.take([bram])
    _until(
        lambda: rig.outbox.lots(BRAM)[0].state is LotState.DONE, "a lot that began after the start is not asked about"
    )


def test_a_lot_that_the_window_queued_before_the_engine_was_up_is_not_asked_about(
    rig: OutboxRig, bram: Sender, sink: SmtpSink
) -> None:
    now = int(rig.now.timestamp())
    lot = rig.outbox.make_lot(BRAM, "Reject", None, 1)
    rig.outbox.queue(BRAM, [prepared(sender="bram@example.test", lot=lot)], release_at=now)
    worker = OutboxWorker(rig.ports, lambda _account: nullcontext(), since=now - 1)
    worker.take([bram])
    try:
        _until(lambda: rig.outbox.lots(BRAM)[0].state is LotState.DONE, "the lot is sent")
    finally:
        worker.stop()
    assert len(sink.kept) == 1


def test_while_another_process_sends_for_one_account_the_others_send(
    rig: OutboxRig, bram: Sender, stalled: StallingServer, tmp_path: Path
) -> None:
    profile = Profile(tmp_path / "profile")

    def lock(account: AccountKey) -> AbstractContextManager[object]:
        return profile.lock("outbox", account)

    (eva,) = rig.queue(prepared(sender="eva@example.test"))
    with lock(rig.account.key):
        with pytest.raises(Busy):
            profile.lock("outbox", rig.account.key).take()
        worker = OutboxWorker(rig.ports, lock)
        worker.take([rig.sender, bram])
        first = _queue_of_bram(rig)
        worker.wake()
        _until(lambda: rig.outbox.get(BRAM, first).state is S.FILED, "Bram's message leaves")
        worker.stop()
    assert (rig.get(eva).state, stalled.connections) == (S.WAITING, 0)
