"""kill -9 of whoever sends, at each step and at any moment: delivered and filed once, or a question (R-16, R-17)."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.ids import SubmissionKey
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.cutting_sink import CuttingSink
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.killed_runner import Nursery, Order, Step
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared

S = SubmissionState
EVA = "eva@example.test"
SEED = 20261127
ASKING = {Step.NOTED, Step.DOT, Step.ANSWERED, Step.FILING}
"""Killed there, nobody here can know whether it arrived, but for a server that files by itself."""
STEPS_OF_THE_SERVER = [step for step in Step if "APPEND" not in step]
"""A server that files by itself is sent no APPEND."""
PATIENCE_S = 10.0


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as made:
        yield made


class Rig:
    """An outbox whose runner is killed, and then run to the end."""

    def __init__(self, rig: OutboxRig, sink: CuttingSink, nursery: Nursery, trust: Path) -> None:
        self.rig, self.sink = rig, sink
        self._nursery, self._trust = nursery, trust
        self._sent: list[str] = []

    def kill(self, step: Step | None, after_s: float | None = None) -> tuple[S, int]:
        """One message: its runner is killed, the next one goes on; how it stands then, and how often it arrived."""
        one = prepared(sender=EVA, body="Dag.\r\n" * 200)
        (key,) = self.rig.queue(one)
        self._sent.append(one.message_id)
        killed = self._nursery.run(self._order(step, after_s))
        assert killed or step is None, step
        if step is Step.DOT:
            _until(lambda: self.sink.accepted[one.message_id] > 0, "the server accepts what it has")
        if step is Step.LITERAL or (step is Step.DOT and self.sink.on_accept):
            _until(lambda: one.message_id in self._on_server(), "the server keeps what it has")
        self._run_on(key)
        state, times = self.rig.get(key).state, self.sink.accepted[one.message_id]
        if state is S.UNKNOWN:
            assert self.rig.get(key).error_code == "answer_lost"
            self.rig.outbox.resolve(self.rig.owner, key, was_sent=times > 0)
            self._run_on(key)
        assert self.rig.get(key).state is S.FILED, step
        assert self.sink.accepted[one.message_id] == 1, step
        return state, times

    def check_all(self) -> None:
        """Each message is in Sent once, and the store is whole."""
        assert sorted(self._on_server()) == sorted(self._sent)
        assert self.rig.copies_here() == len(self._sent)
        with sqlite3.connect(self.rig.sync.directory / "store.sqlite3") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()

    def _run_on(self, key: SubmissionKey) -> None:
        for _ in range(4):
            self.rig.run()
            self.rig.later(minutes=6)
            if self.rig.get(key).state in {S.FILED, S.UNKNOWN}:
                return

    def _on_server(self) -> list[str]:
        return [name for name, _raw in self.rig.sent_on_server()]

    def _order(self, step: Step | None, after_s: float | None) -> Order:
        outgoing, incoming = self.rig.account.outgoing, self.rig.account.incoming
        assert outgoing is not None
        return Order(
            store=f"sqlite:///{self.rig.sync.directory / 'store.sqlite3'}",
            now=self.rig.now.isoformat(),
            smtp_port=outgoing.port,
            imap_port=incoming.port,
            username=incoming.username,
            password=self.rig.sync.credentials.password,
            authority=str(self._trust),
            step=step or "",
            after_s=after_s,
        )


def _until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


@pytest.fixture
def sink() -> Iterator[CuttingSink]:
    with CuttingSink() as made:
        yield made


@pytest.fixture
def world(
    tmp_path: Path,
    sink: CuttingSink,
    nursery: Nursery,
    dovecot: DovecotServer,
    mail_user: MailUser,
    authority: Authority,
) -> Iterator[Rig]:
    made = OutboxRig(
        tmp_path,
        sink.endpoint(),
        incoming=dovecot.endpoint(mail_user),
        password=mail_user.password,
        trust=Trust(extra_ca=authority.path),
    )
    made.sync.sync()
    made.pair_sent()
    yield Rig(made, sink, nursery, authority.path)
    made.close()


def _kill_at_each_step(world: Rig, times: int, *, files_itself: bool) -> None:
    for step in STEPS_OF_THE_SERVER if files_itself else Step:
        for _ in range(times):
            state, arrived = world.kill(step)
            if step in ASKING and not (files_itself and arrived):
                assert (state, arrived) == (S.UNKNOWN, 0 if step is Step.NOTED else 1), step
            else:
                assert (state, arrived) == (S.FILED, 1), step
    world.check_all()


def _kill_at_any_moment(world: Rig, times: int, longest_s: float) -> None:
    chance = random.Random(SEED)
    for number in range(times):
        state, arrived = world.kill(None, chance.uniform(0, longest_s))
        assert state is S.UNKNOWN or (state, arrived) == (S.FILED, 1), f"kill {number}, seed {SEED}"
    world.check_all()


def test_killed_at_each_step_it_is_delivered_and_filed_once_or_asked_about(world: Rig) -> None:
    _kill_at_each_step(world, 1, files_itself=False)


def test_killed_at_any_moment_it_is_delivered_and_filed_once_or_asked_about(world: Rig) -> None:
    _kill_at_any_moment(world, 20, 0.3)


@pytest.mark.soak
def test_killed_at_each_step_ten_times(world: Rig) -> None:
    _kill_at_each_step(world, 10, files_itself=False)


@pytest.mark.soak
def test_killed_at_each_step_where_the_server_files_by_itself(
    world: Rig, sink: CuttingSink, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    sink.on_accept = lambda raw: dovecot.save(mail_user.address, raw, mailbox="Sent")
    _kill_at_each_step(world, 10, files_itself=True)


@pytest.mark.soak
def test_killed_at_two_hundred_moments(world: Rig) -> None:
    _kill_at_any_moment(world, 200, 0.3)
