"""The demo's embedded server, spoken to by our own session: a server without CONDSTORE, QRESYNC and ENABLE."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from carerix_desktop.demo.play import Play, Ports
from carerix_desktop.demo.server_process import DemoServerProcess
from carerix_desktop.domain.account import Endpoint, Security, ServerType
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.imap_answers import IdleOutcome
from carerix_desktop.wire.probe import probe_incoming, probe_outgoing
from carerix_desktop.wire.session import ImapclientSession, open_imap
from carerix_desktop.wire.wake import WakeSocket

EVA = Credentials(username="eva@noorderlicht.example", password="look around")


@pytest.fixture(scope="module")
def ports() -> Iterator[Ports]:
    started = Play(today=datetime.now(UTC).isoformat(), password=EVA.password, newest=20, every_s=(0, 0))
    with DemoServerProcess(started) as process:
        yield process.wait()


def where(port: int) -> Endpoint:
    return Endpoint(host="127.0.0.1", port=port, security=Security.NONE, username=EVA.username)


@pytest.fixture
def session(ports: Ports) -> Iterator[ImapclientSession]:
    opened = open_imap(where(ports.imap), EVA)
    yield opened
    opened.logout()


def test_the_settings_dialog_can_test_both_of_its_servers(ports: Ports) -> None:
    incoming = probe_incoming(where(ports.imap), ServerType.IMAP, EVA)
    assert incoming.ok, incoming
    outgoing = probe_outgoing(where(ports.smtp), EVA, EVA.username)
    assert outgoing.ok, outgoing


def test_messages_come_whole_and_their_flags_go_back(session: ImapclientSession) -> None:
    status = session.select("INBOX").status
    uids = session.search_uids()
    assert len(uids) == status.exists > 0
    messages = list(session.fetch_bodies(uids))
    assert sorted(item.uid for item in messages) == uids
    assert all(len(item.raw) == item.rfc822_size for item in messages)
    session.store_flags(uids[:1], ["\\Flagged"], add=True)
    assert Flags.FLAGGED in next(iter(session.fetch_flags(str(uids[0])))).flags
    headers = {item.uid: item.raw for item in session.fetch_headers(uids)}
    assert all(item.raw.startswith(headers[item.uid]) for item in messages)


def test_a_message_moves_and_says_where_to(session: ImapclientSession) -> None:
    trash = next(item.name for item in session.list_mailboxes() if "\\Trash" in item.flags)
    session.select("INBOX")
    uid = session.search_uids()[-1]
    moved = session.move([uid], trash)
    assert list(moved.mapping) == [uid]
    assert uid not in session.search_uids()
    session.select(trash)
    assert [item.uid for item in session.fetch_bodies(list(moved.mapping.values()))] == list(moved.mapping.values())


def test_an_append_is_news_to_who_waits(session: ImapclientSession, ports: Ports) -> None:
    session.select("INBOX")
    other = open_imap(where(ports.imap), EVA)
    wake = WakeSocket()
    timer = threading.Timer(0.3, other.append, ["INBOX", b"Subject: new\r\n\r\nhello\r\n", [], None])
    timer.start()
    assert session.idle(wake, timeout_s=8) is IdleOutcome.NEWS
    timer.join()
    other.logout()
    wake.close()
