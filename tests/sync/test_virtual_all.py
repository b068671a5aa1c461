r"""A real Dovecot whose virtual plugin shows all mail in one mailbox marked \All (RFC 6154)."""

import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from carerix_desktop.domain.command import MoveTo
from carerix_desktop.domain.event import SyncPhase
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.storage.tables_mail import echo, mailbox, message, message_copy
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.engine_rig import EngineRig, brings_mail
from tests.support.fault_proxy import FaultProxy
from tests.support.sync_rig import SyncRig, mail

ALL = "Virtual/All"
HIDDEN = "Elsewhere"


@pytest.fixture(scope="module")
def virtual(authority: Authority) -> Iterator[DovecotServer]:
    r"""All mailboxes shown again in Virtual/All; the user switches one off, so that its mail is in \All alone."""
    server = DovecotServer(authority)
    d = server.directory
    box = d / "virtual" / "All"
    box.mkdir(parents=True)
    (box / "dovecot-virtual").write_text("*\n-Virtual/*\n  all\n")
    server.add_configuration(
        "mail_plugins = $mail_plugins virtual\n"
        "namespace virtual {\n prefix = Virtual/\n separator = /\n list = yes\n subscriptions = no\n"
        f" location = virtual:{d}/virtual:INDEX={d}/index/%u:CONTROL={d}/index/%u\n"
        " mailbox All {\n  special_use = \\All\n }\n}\n"
    )
    yield server.start()
    server.stop()


@pytest.fixture
def user(virtual: DovecotServer) -> MailUser:
    return virtual.add_user()


def test_full_history_without_a_second_download(
    tmp_path: Path, virtual: DovecotServer, user: MailUser, authority: Authority
) -> None:
    virtual.doveadm("mailbox", "create", "-u", user.address, HIDDEN)
    virtual.drop_many(user.address, [mail(f"in{n}", minute=n, body="word " * 2000) for n in range(60)])
    virtual.drop_many(user.address, [mail(f"box{n}", minute=n, body="word " * 2000) for n in range(40)], mailbox=HIDDEN)
    with FaultProxy(virtual.ports["imaps"]) as proxy:
        rig = real_rig(tmp_path, virtual, user, authority, proxy.port)
        switch_off(rig, HIDDEN)
        first = rig.sync()
        assert first.ok
        assert {one.name: (one.server, one.local) for one in first.folders if one.server} == {
            "INBOX": (60, 60),
            ALL: (100, 100),
        }
        assert rig.message_count() == 100, "the full history is here"
        assert rig.names(ALL) == sorted(f"box{n}" for n in range(40)), "what is nowhere else, once"
        bodies = 100 * len(mail("in10", body="word " * 2000))
        assert proxy.carried_octets < bodies * 1.15, "not one body came twice"
        before = proxy.carried_octets
        again = rig.sync()
        assert (again.ok, again.octets) == (True, 0)
        assert proxy.carried_octets - before < 20_000
        rig.close()


def test_a_move_on_the_server_and_one_here_keep_everything_once(
    tmp_path: Path, virtual: DovecotServer, user: MailUser, authority: Authority
) -> None:
    virtual.doveadm("mailbox", "create", "-u", user.address, HIDDEN)
    for name in ("one", "two", "three"):
        virtual.save(user.address, mail(name))
    rig = real_rig(tmp_path, virtual, user, authority, virtual.ports["imaps"])
    switch_off(rig, HIDDEN)
    assert rig.sync().ok
    assert rig.counters(ALL) == (0, 0)
    virtual.doveadm("flags", "add", "-u", user.address, "\\Seen", "mailbox", "INBOX", "header", "message-id", "one@")
    virtual.doveadm("move", "-u", user.address, HIDDEN, "mailbox", "INBOX", "header", "message-id", "one@")
    rig.actions.do(rig.owner, MoveTo(messages=(rig.key("two"),), role=FolderRole.ARCHIVE))
    assert rig.sync_until_it_works().ok
    assert (rig.names("INBOX"), rig.names("Archive"), rig.names(ALL)) == (["three"], ["two"], ["one"])
    assert [flags for _, flags in rig.copies(ALL).values()] == [Flags.SEEN]
    assert rig.message_count() == 3
    rig.close()


@pytest.mark.timeout(300)
def test_a_kill_in_the_middle_and_again_loses_and_doubles_nothing(
    tmp_path: Path, virtual: DovecotServer, user: MailUser, authority: Authority
) -> None:
    virtual.doveadm("mailbox", "create", "-u", user.address, HIDDEN)
    virtual.drop_many(user.address, [mail(f"in{n}", minute=n, body="w " * 500) for n in range(1200)])
    virtual.drop_many(user.address, [mail(f"box{n}", minute=n, body="w " * 500) for n in range(800)], mailbox=HIDDEN)
    engine = EngineRig(tmp_path, endpoint=virtual.endpoint(user), password=user.password, authority=authority.path)
    chance = random.Random(20261127)
    try:
        with engine.store.work(None) as work:
            row = {"owner_key": engine.owner, "account_key": engine.account.key, "name": HIDDEN, "attributes": []}
            work.connection.execute(mailbox.insert().values(**row, wanted=False))
        engine.supervisor.start()
        for _ in range(6):
            engine.wait(brings_mail, since=engine.now())
            time.sleep(chance.random() * 0.3)
            pid = engine.pid()
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            if engine_counts(engine)[0] == 2000:
                break
        engine.wait_for_phase(SyncPhase.UP_TO_DATE, timeout_s=120, since=engine.now())
        assert engine_counts(engine) == (2000, 2000, 1200)
    finally:
        engine.close()


def engine_counts(engine: EngineRig) -> tuple[int, int, int]:
    """Messages, copies, echoes."""
    with engine.store.work(None) as work:
        found = [
            work.connection.execute(select(func.count(t.c.key))).scalar_one() for t in (message, message_copy, echo)
        ]
    return found[0], found[1], found[2]


def real_rig(directory: Path, server: DovecotServer, user: MailUser, authority: Authority, port: int) -> SyncRig:
    """A rig on this server, reached by this port."""
    trust = Trust(extra_ca=authority.path)
    return SyncRig(
        directory,
        open_session=lambda endpoint, credentials, cancel: open_imap(endpoint, credentials, trust=trust, cancel=cancel),
        endpoint=replace(server.endpoint(user), port=port),
        password=user.password,
    )


def switch_off(rig: SyncRig, name: str) -> None:
    """As Edit folders does before the first sync."""
    with rig.store.work(None) as work:
        row = {"owner_key": rig.owner, "account_key": rig.account.key, "name": name, "attributes": []}
        work.connection.execute(mailbox.insert().values(**row, wanted=False))
