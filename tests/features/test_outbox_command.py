"""`carerix-desktop outbox` as a process, and the outbox of a running engine: real SMTP, real IMAP."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.event import OutboxChanged, SyncPhase
from carerix_desktop.domain.ids import SubmissionKey, UserKey
from carerix_desktop.domain.outgoing import Prepared, SubmissionState
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage.accounts import put_account
from carerix_desktop.storage.engine import open_store
from carerix_desktop.storage.tables_mail import app_user
from tests.support.certificates import Authority, authority
from tests.support.command_line import CommandLine
from tests.support.cutting_sink import Cut, CuttingSink
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.engine_rig import EngineRig
from tests.support.outgoing import prepared
from tests.support.smtp_sink import SinkRules, SmtpSink

__all__ = ["authority", "dovecot", "mail_user"]

EVA = "eva@example.test"
NOW = 0


@pytest.fixture
def secure_sink(authority: Authority, mail_user: MailUser) -> Iterator[SmtpSink]:
    """STARTTLS and AUTH, with the mailbox's password."""
    rules = SinkRules(users={mail_user.address: mail_user.password})
    with SmtpSink(security=Security.TLS, context=authority.context(), rules=rules) as sink:
        yield sink


def command_line(
    directory: Path, authority: Authority, incoming: Endpoint, password: str, out: Endpoint
) -> CommandLine:
    """Eva with an account that has an outgoing server."""
    made = CommandLine(profile=directory / "profile", authority=authority.path)
    made.add_user("eva", incoming, password)
    words = ["--smtp-server", out.host, "--smtp-port", str(out.port), "--smtp-security", out.security.value]
    made.ask("account", "set", "eva", *words, "--send-interval", "0")
    return made


def queue(profile: Path, *some: Prepared, release_at: int | None = NOW) -> tuple[SubmissionKey, ...]:
    """Put messages into Eva's outbox, as the window does."""
    store = open_store(Profile(profile).store_url())
    try:
        with store.work(None) as work:
            owner = UserKey(work.connection.execute(select(app_user.c.key)).scalar_one())
        return Outbox(store, FilingDesk(store.archivist())).queue(owner, some, release_at=release_at)
    finally:
        store.close()


@pytest.fixture
def eva(
    tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority, secure_sink: SmtpSink
) -> CommandLine:
    incoming = dovecot.endpoint(mail_user)
    out = secure_sink.endpoint(mail_user.address)
    made = command_line(tmp_path, authority, incoming, mail_user.password, out)
    made.ask("sync", "eva", "--password-stdin", stdin=f"{mail_user.password}\n")
    return made


def test_what_waits_is_sent_over_tls_and_filed_in_sent(
    eva: CommandLine, secure_sink: SmtpSink, mail_user: MailUser, dovecot: DovecotServer
) -> None:
    one = prepared("jan@example.nl", bcc=["hidden@example.nl"], sender=mail_user.address, subject="Uitnodiging")
    (key,) = queue(eva.profile, one)
    (waiting,) = eva.ask("outbox", "list")
    assert (waiting["id"], waiting["state"], waiting["attempts"]) == (str(key), "waiting", 0)
    assert waiting["to"] == ["jan@example.nl", "hidden@example.nl"]
    (done,) = eva.ask("outbox", "run", "--password-stdin", stdin=f"{mail_user.password}\n")
    assert (done["state"], done["last_error"]) == ("filed", None)
    assert secure_sink.kept[0].recipients == ("jan@example.nl", "hidden@example.nl")
    assert b"hidden" not in secure_sink.kept[0].raw
    assert "1" in dovecot.doveadm("mailbox", "status", "-u", mail_user.address, "messages", "Sent")
    assert eva.ask("outbox", "list") == []
    (sent,) = eva.ask("messages", "list", "--role", "sent")
    assert (sent["subject"], sent["direction"]) == ("Uitnodiging", "out")


def test_a_refused_sign_in_is_one_sentence_and_the_message_waits(eva: CommandLine, mail_user: MailUser) -> None:
    queue(eva.profile, prepared(sender=mail_user.address))
    done = eva.run("outbox", "run", "--password-stdin", stdin="wrong\n")
    assert done.returncode == 1
    assert '"auth_failed"' in done.stdout
    assert len(done.stderr.strip().splitlines()) == 1
    assert [one["state"] for one in eva.ask("outbox", "list")] == ["waiting"]
    assert all("wrong" not in path.read_text() for path in eva.profile.glob("logs/*"))


def test_a_message_is_held_released_and_cancelled_by_its_number(eva: CommandLine, mail_user: MailUser) -> None:
    first, second = queue(
        eva.profile, prepared(sender=mail_user.address), prepared(sender=mail_user.address), release_at=None
    )
    assert eva.ask("outbox", "run", "--password-stdin", stdin="x\n")[0]["state"] == "held"
    assert eva.ask("outbox", "cancel", str(first))[0]["state"] == "cancelled"
    assert eva.ask("outbox", "release", str(second), "--at", "2099-01-01T09:00:00+01:00")[0]["state"] == "held"
    assert eva.ask("outbox", "release", str(second))[0]["state"] == "waiting"
    for words in (("cancel", "999"), ("cancel", "x"), ("resolve", str(second), "--sent")):
        done = eva.run("outbox", *words)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("cut", [Cut.AT_RCPT, Cut.BEFORE_ANSWER])
def test_a_runner_killed_in_the_middle_sends_nothing_twice(
    tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority, cut: Cut
) -> None:
    with CuttingSink() as sink:
        sink.hold_before_cut = True
        eva = command_line(
            tmp_path, authority, dovecot.endpoint(mail_user), mail_user.password, sink.endpoint(mail_user.address)
        )
        one = prepared(sender=mail_user.address)
        queue(eva.profile, one)
        sink.plan(cut)
        process = subprocess.Popen(
            eva.command("outbox", "run", "--password-stdin"),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=eva.environment,
        )
        assert process.stdin is not None
        process.stdin.write(f"{mail_user.password}\n".encode())
        process.stdin.close()
        assert sink.held.wait(30)
        time.sleep(0.3)  # the stage is written before the dot leaves, and the dot after that
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
        sink.let_go.set()
        done = eva.run("outbox", "run", "--password-stdin", stdin=f"{mail_user.password}\n")
        (after,) = eva.ask("outbox", "list", "--all")
    assert "Traceback" not in done.stderr
    if cut is Cut.AT_RCPT:
        assert (after["state"], sink.accepted[one.message_id]) == ("filed", 1)
    else:
        assert after["state"] == "unknown"
        assert sink.accepted[one.message_id] == 1


def test_the_running_engine_sends_what_is_queued_and_tells(
    tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority, secure_sink: SmtpSink
) -> None:
    rig = EngineRig(
        tmp_path, endpoint=dovecot.endpoint(mail_user), password=mail_user.password, authority=authority.path
    )
    with rig.store.work(None) as work:
        put_account(work, replace(rig.account, outgoing=secure_sink.endpoint(mail_user.address)))
    rig.account = replace(rig.account, outgoing=secure_sink.endpoint(mail_user.address))
    outbox = Outbox(rig.store, FilingDesk(rig.store.archivist()))
    try:
        rig.supervisor.start()
        rig.wait_for_phase(SyncPhase.UP_TO_DATE)
        keys = outbox.queue(rig.owner, [prepared(sender=EVA)], release_at=int(time.time()) + 2)
        rig.supervisor.send_outbox()
        deadline = time.monotonic() + 30
        while outbox.get(rig.owner, keys[0]).sent_at is None and time.monotonic() < deadline:
            time.sleep(0.1)
        rig.wait(lambda event: isinstance(event, OutboxChanged) and event.submissions == keys)
    finally:
        rig.close()
    assert len(secure_sink.kept) == 1
    assert outbox_state(rig, keys[0]) in {SubmissionState.SENT, SubmissionState.FILED}


def outbox_state(rig: EngineRig, key: SubmissionKey) -> SubmissionState:
    """How a message stands, read from the store anew."""
    store = open_store(rig.profile.store_url())
    try:
        return Outbox(store, FilingDesk(store.archivist())).get(rig.owner, key).state
    finally:
        store.close()
