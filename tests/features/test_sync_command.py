"""`carerix-desktop sync` as a process: its answer, its refusals, and the lock."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carerix_desktop.host.profile import Profile
from tests.support.certificates import Authority, authority
from tests.support.command_line import CommandLine
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.sync_rig import mail

__all__ = ["authority", "dovecot", "mail_user"]


@pytest.fixture
def eva(tmp_path: Path, dovecot: DovecotServer, mail_user: MailUser, authority: Authority) -> CommandLine:
    made = CommandLine(profile=tmp_path / "profile", authority=authority.path)
    made.add_user("eva", dovecot.endpoint(mail_user), mail_user.password)
    return made


def test_one_synchronisation_answers_with_numbers_that_add_up(
    eva: CommandLine, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    for number in range(3):
        dovecot.deliver(mail_user.address, mail(f"m{number}"))
    answer = eva.ask("sync", "eva", "--password-stdin", stdin=f"{mail_user.password}\n")
    assert answer.keys() == {"ok", "folders", "bytes", "seconds"}
    assert answer["ok"]
    inbox = answer["folders"][0]
    assert inbox == {
        "name": "INBOX",
        "role": "inbox",
        "server": 3,
        "local": 3,
        "set_aside": 0,
        "fetched": 3,
        "sent_changes": 0,
    }
    assert {one["role"] for one in answer["folders"]} == {"inbox", "sent", "drafts", "archive", "trash", "junk"}
    assert answer["bytes"] > 600
    listed = eva.ask("messages", "list", "--role", "inbox")
    assert {one["message_id"].strip("<>").partition("@")[0] for one in listed} == {"m0", "m1", "m2"}
    again = eva.ask("sync", "eva", "--password-stdin", stdin=f"{mail_user.password}\n")
    assert (again["ok"], again["bytes"], again["folders"][0]["fetched"]) == (True, 0, 0)


def test_a_refused_sign_in_is_one_sentence(eva: CommandLine) -> None:
    done = eva.run("sync", "eva", "--password-stdin", stdin="wrong\n")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "auth_failed"
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_without_a_password_the_remedy_is_named(eva: CommandLine) -> None:
    done = eva.run("sync", "eva")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "no_password"
    assert "--password-stdin" in done.stderr


def test_beside_a_running_engine_the_answer_is_busy(eva: CommandLine, mail_user: MailUser) -> None:
    with Profile(eva.profile).lock("engine"):
        done = eva.run("sync", "eva", "--password-stdin", stdin=f"{mail_user.password}\n")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "busy"


HEARS_INTERRUPTS = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
)
"""Starts a command that hears SIGINT, also where these tests run in the background, which ignores it."""


def test_watch_follows_until_it_is_interrupted(eva: CommandLine, dovecot: DovecotServer, mail_user: MailUser) -> None:
    with subprocess.Popen(
        [*HEARS_INTERRUPTS, *eva.command("sync", "eva", "--watch", "--password-stdin")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=eva.environment,
    ) as watching:
        assert watching.stdin is not None
        watching.stdin.write(f"{mail_user.password}\n")
        watching.stdin.flush()
        dovecot.deliver(mail_user.address, mail("while"))
        deadline = time.monotonic() + 30
        while not eva.ask("messages", "list"):
            assert time.monotonic() < deadline, "the mail does not come"
        watching.send_signal(signal.SIGINT)
        out, _ = watching.communicate(timeout=20)
    assert json.loads(out)["folders"][0]["local"] == 1
    assert watching.returncode == 0


def test_a_server_that_is_away_is_one_sentence(eva: CommandLine, dovecot: DovecotServer, mail_user: MailUser) -> None:
    dovecot.pause()
    try:
        done = eva.run("sync", "eva", "--password-stdin", stdin=f"{mail_user.password}\n")
    finally:
        dovecot.start()
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "refused"
