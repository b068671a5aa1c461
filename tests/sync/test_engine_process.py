"""The engine in its own process under its supervisor, with a real server: news, commands, death and return."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from carerix_desktop.domain.command import ChangeFlags
from carerix_desktop.domain.event import MessagesChanged, SyncPhase
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.services.actions import Actions
from carerix_desktop.storage.tables_mail import message, message_copy, message_raw
from carerix_desktop.sync.supervisor import Supervisor
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.engine_rig import EngineRig, brings_mail
from tests.support.fault_proxy import FaultProxy
from tests.support.sync_rig import mail


@pytest.fixture
def engine(tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority) -> Iterator[EngineRig]:
    made = EngineRig(
        tmp_path, endpoint=dovecot.endpoint(mail_user), password=mail_user.password, authority=authority.path
    )
    yield made
    made.close()


def stored(engine: EngineRig) -> dict[str, tuple[int, bytes]]:
    """Message-ID → number of copies, hash of the bytes."""
    copies = select(func.count(message_copy.c.key)).where(message_copy.c.message_key == message.c.key).scalar_subquery()
    query = select(message.c.message_id, copies, message_raw.c.sha256).join(
        message_raw, message_raw.c.message_key == message.c.key
    )
    with engine.store.work(None) as work:
        rows = work.connection.execute(query).all()
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0]: (row[1], row[2]) for row in rows}


def _flags_of(dovecot: DovecotServer, mail_user: MailUser) -> str:
    return dovecot.doveadm("-f", "flow", "fetch", "-u", mail_user.address, "flags", "mailbox", "INBOX", "all")


def test_new_mail_is_here_within_two_seconds_and_read_state_goes_back(
    engine: EngineRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    engine.supervisor.start()
    engine.wait_for_phase(SyncPhase.UP_TO_DATE)
    waited = []
    for number in range(3):
        before = engine.now()
        dovecot.deliver(mail_user.address, mail(f"news{number}"))
        came = time.monotonic()
        changed = engine.wait(brings_mail, timeout_s=30, since=before)
        waited.append(time.monotonic() - came)
    assert min(waited) < 2.0, "the machine may be busy once, not three times"
    assert isinstance(changed, MessagesChanged)
    keys = tuple(MessageKey(key) for key in changed.messages)
    Actions(engine.store).do(engine.owner, ChangeFlags(messages=keys, add=Flags.SEEN))
    engine.supervisor.wake()
    deadline = time.monotonic() + 30  # a pass that ran already may be told as up to date first
    while "\\Seen" not in (flags := _flags_of(dovecot, mail_user)):
        assert time.monotonic() < deadline, flags
        time.sleep(0.1)


@pytest.mark.parametrize("order", [Supervisor.fetch_now, Supervisor.network_back], ids=["by hand", "network"])
def test_a_server_that_goes_and_comes_back_is_told_and_forgiven(
    tmp_path: Path,
    dovecot: DovecotServer,
    mail_user: MailUser,
    authority: Authority,
    order: Callable[[Supervisor], None],
) -> None:
    with FaultProxy(dovecot.ports["imaps"]) as proxy:
        endpoint = replace(dovecot.endpoint(mail_user), port=proxy.port)
        engine = EngineRig(tmp_path, endpoint=endpoint, password=mail_user.password, authority=authority.path)
        try:
            engine.supervisor.start()
            engine.wait_for_phase(SyncPhase.UP_TO_DATE)
            before = engine.now()
            proxy.go_away()
            away = engine.wait_for_phase(SyncPhase.FAILED, since=before)
            assert (away.code, away.attempts, away.retry_in_s) == ("closed", 1, 5.0)
            proxy.come_back()
            before = engine.now()
            order(engine.supervisor)
            engine.wait_for_phase(SyncPhase.UP_TO_DATE, since=before)
        finally:
            engine.close()


def test_a_refused_password_is_not_offered_again_until_it_changes(engine: EngineRig, mail_user: MailUser) -> None:
    engine.password = "wrong"
    engine.supervisor.start()
    refused = engine.wait_for_phase(SyncPhase.SIGN_IN_FAILED)
    assert refused.code == "auth_failed"
    before = engine.now()
    engine.password = mail_user.password
    engine.supervisor.reload_accounts()
    engine.wait_for_phase(SyncPhase.UP_TO_DATE, since=before)
    assert not [event for event in engine.events if mail_user.password in repr(event)]


def test_without_a_password_the_window_is_told(engine: EngineRig) -> None:
    engine.password = None
    engine.supervisor.start()
    assert engine.wait_for_phase(SyncPhase.SIGN_IN_FAILED).code == "no_password"


def test_pause_and_cancel_hold_the_engine_until_somebody_wants_it(
    engine: EngineRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    dovecot.drop_many(mail_user.address, [mail(f"m{n}", minute=n) for n in range(1500)])
    engine.supervisor.start()
    engine.wait_for_phase(SyncPhase.FETCHING)
    engine.supervisor.cancel()
    assert engine.wait_for_phase(SyncPhase.PAUSED).code == "cancelled"
    before = engine.now()
    engine.supervisor.fetch_now()
    engine.wait_for_phase(SyncPhase.UP_TO_DATE, since=before)
    assert len(stored(engine)) == 1500


@pytest.mark.timeout(300)
def test_a_kill_in_the_middle_and_again_loses_and_doubles_nothing(
    engine: EngineRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    kills_converge(engine, dovecot, mail_user, kills=5, seed=20261123, count=2000)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_many_kills_lose_and_double_nothing(engine: EngineRig, dovecot: DovecotServer, mail_user: MailUser) -> None:
    kills_converge(engine, dovecot, mail_user, kills=60, seed=7, count=60_000)


def kills_converge(
    engine: EngineRig, dovecot: DovecotServer, mail_user: MailUser, *, kills: int, seed: int, count: int
) -> None:
    chance = random.Random(seed)
    raws = [mail(f"m{n}", minute=n, body=f"word{n} " * 200) for n in range(count)]
    dovecot.drop_many(mail_user.address, raws)
    engine.supervisor.start()
    for _ in range(kills):
        before = engine.now()
        engine.wait(brings_mail, timeout_s=30, since=before)
        time.sleep(chance.random() * 0.25)
        pid = engine.pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        here = len(stored(engine))
        if here == count:
            break
    before = engine.now()
    engine.wait_for_phase(SyncPhase.UP_TO_DATE, timeout_s=120 + count / 200, since=before)
    found = stored(engine)
    assert len(found) == count
    assert {one[0] for one in found.values()} == {1}
    with engine.store.work(None) as work:
        assert work.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
