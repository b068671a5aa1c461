"""R-26: a message of 100 MB costs little more memory than itself, and a cancel while it comes is heard at once."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
import time

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import ImapclientSession, open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.dovecot import DovecotServer, MailUser

LINES = 100_000
BIG = b"Subject: big\r\n\r\n" + (b"y" * 998 + b"\r\n") * LINES
READER = """
import hashlib, json, sys
from pathlib import Path
from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
host, port, user, authority = sys.argv[1:]
session = open_imap(Endpoint(host=host, port=int(port), security=Security.SSL, username=user),
                    Credentials(username=user, password=sys.stdin.read()), trust=Trust(extra_ca=Path(authority)))
session.select("INBOX")
(message,) = session.fetch_bodies([1])
# Not ru_maxrss: that begins with what the process that started this one had.
lines = Path("/proc/self/status").read_text().splitlines()
peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
print(json.dumps([len(message.raw), hashlib.sha256(message.raw).hexdigest(), peak]))
session.logout()
"""


def test_a_message_of_100_mb_stays_below_300_mb_of_memory(dovecot: DovecotServer, mail_user: MailUser) -> None:
    dovecot.drop_many(mail_user.address, [BIG])
    where = dovecot.endpoint(mail_user, Security.SSL)
    done = subprocess.run(
        [sys.executable, "-c", READER, where.host, str(where.port), where.username, str(dovecot.authority.path)],
        input=mail_user.password,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    octets, digest, peak = json.loads(done.stdout)
    assert (octets, digest) == (len(BIG), hashlib.sha256(BIG).hexdigest())
    assert peak < 300_000_000


def fetch(session: ImapclientSession) -> None:
    list(session.fetch_bodies([1]))


def test_a_cancel_is_heard_within_a_second(dovecot: DovecotServer, mail_user: MailUser) -> None:
    dovecot.drop_many(mail_user.address, [BIG])
    session = open_imap(
        dovecot.endpoint(mail_user, Security.SSL),
        Credentials(username=mail_user.address, password=mail_user.password),
        trust=Trust(extra_ca=dovecot.authority.path),
    )
    session.select("INBOX")
    moments: list[float] = []

    def abort() -> None:
        moments.append(time.monotonic())
        session.abort()

    timer = threading.Timer(0.1, abort)
    timer.start()
    with pytest.raises(ServerFault) as caught:
        fetch(session)
    timer.join()
    assert time.monotonic() - moments[0] < 1
    assert caught.value.code == "cancelled"
    session.logout()
