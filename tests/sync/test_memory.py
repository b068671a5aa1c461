"""Memory stays flat however many messages come: what is fetched is filed and forgotten."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.certificates import Authority
from tests.support.command_line import CommandLine
from tests.support.dovecot import DovecotServer
from tests.support.sync_rig import mail

GROWTH_MB = 75
"""Four times the mail may cost this much more: a queue that is fuller, and the database's page cache (64 MB)."""

STARTER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""The peak of a child begins with that of its parent: so the parent is a small one, not the tests."""


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_ten_thousand_messages_need_no_more_memory_than_a_quarter_of_them(
    tmp_path: Path, dovecot: DovecotServer, authority: Authority
) -> None:
    few = peak_mb(tmp_path / "few", dovecot, authority, count=2_500)
    many = peak_mb(tmp_path / "many", dovecot, authority, count=10_000)
    assert many - few < GROWTH_MB, f"{few:.0f} MB with 2,500 messages, {many:.0f} MB with 10,000"


def peak_mb(directory: Path, dovecot: DovecotServer, authority: Authority, *, count: int) -> float:
    """The peak resident memory of one first `sync`."""
    user = dovecot.add_user()
    dovecot.drop_many(user.address, [mail(f"m{n}", minute=n, body=f"word{n} and more " * 350) for n in range(count)])
    directory.mkdir()
    eva = CommandLine(profile=directory / "profile", authority=authority.path)
    eva.add_user("eva", dovecot.endpoint(user), user.password)
    done = subprocess.run(
        [sys.executable, "-c", STARTER, *eva.command("sync", "eva", "--password-stdin")],
        input=f"{user.password}\n",
        capture_output=True,
        text=True,
        check=False,
        env=eva.environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.splitlines()[-1]) / 1024
