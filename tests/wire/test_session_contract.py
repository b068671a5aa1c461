"""What every IMAP session promises, held by the real one on Dovecot and by the fake one in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.imap_answers import IdleOutcome, ImapSession
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from carerix_desktop.wire.wake import WakeSocket
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.fake_imap import FakeImapServer

WHEN = datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC)


def message(number: int) -> bytes:
    head = f"Message-ID: <m{number}@example.test>\r\nSubject: number {number}\r\n\r\n"
    return head.encode() + b"8-bit \xff\x80 body %d\r\n" % number


@dataclass(frozen=True, slots=True)
class Server:
    """A server, by what a test may do to it."""

    connect: Callable[[], ImapSession]
    deliver: Callable[[bytes], object]


@pytest.fixture(params=["dovecot", "fake"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    if request.param == "fake":
        fake = FakeImapServer()
        yield Server(fake.connect, lambda raw: fake.add("INBOX", raw))
        fake.close()
        return
    dovecot: DovecotServer = request.getfixturevalue("dovecot")
    user: MailUser = request.getfixturevalue("mail_user")

    def connect() -> ImapSession:
        return open_imap(
            dovecot.endpoint(user, Security.SSL),
            Credentials(username=user.address, password=user.password),
            trust=Trust(extra_ca=dovecot.authority.path),
        )

    yield Server(connect, lambda raw: dovecot.save(user.address, raw))


@pytest.fixture
def session(server: Server) -> Iterator[ImapSession]:
    opened = server.connect()
    yield opened
    opened.logout()


def filled(session: ImapSession, count: int) -> list[int]:
    """INBOX with this many messages, open; answers their UIDs."""
    for number in range(1, count + 1):
        session.append("INBOX", message(number), [], WHEN)
    session.select("INBOX")
    return session.search_uids()


def test_mailboxes_are_listed_with_their_special_use(session: ImapSession) -> None:
    found = {item.name: item for item in session.list_mailboxes()}
    assert {"INBOX", "Sent", "Drafts", "Trash", "Junk", "Archive"} <= set(found)
    assert "\\sent" in [flag.lower() for flag in found["Sent"].flags]
    assert found["INBOX"].delimiter == "/"


def test_a_mailbox_that_is_made_can_be_used_and_made_again(session: ImapSession) -> None:
    session.create("Kandidaten/Überflieger & co")
    session.create("Kandidaten/Überflieger & co")
    assert "Kandidaten/Überflieger & co" in [item.name for item in session.list_mailboxes()]
    session.append("Kandidaten/Überflieger & co", message(1), [], None)
    assert session.status("Kandidaten/Überflieger & co").exists == 1


def test_appended_bytes_come_back_as_they_were(session: ImapSession) -> None:
    uid = session.append("INBOX", message(1), ["\\Seen", "$Forwarded"], WHEN)
    assert uid is not None
    session.select("INBOX")
    (fetched,) = session.fetch_bodies([uid])
    assert fetched.raw == message(1)
    assert fetched.rfc822_size == len(message(1))
    assert fetched.internaldate == WHEN
    assert fetched.flags == Flags.SEEN | Flags.FORWARDED


def test_headers_end_with_the_empty_line(session: ImapSession) -> None:
    (uid,) = filled(session, 1)
    (header,) = session.fetch_headers([uid])
    assert header.raw == message(1).split(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert (header.uid, header.internaldate) == (uid, WHEN)


def test_single_header_fields_can_be_asked_for(session: ImapSession) -> None:
    (uid,) = filled(session, 1)
    (header,) = session.fetch_headers([uid], fields=["Subject"])
    assert header.raw.lower().startswith(b"subject:")
    assert header.raw.endswith(b"\r\n\r\n")
    assert header.raw.count(b"\r\n") == 2
    assert header.rfc822_size == len(message(1))


def test_what_is_not_there_is_not_yielded(session: ImapSession) -> None:
    uids = filled(session, 3)
    asked = [*uids, uids[-1] + 50, uids[-1] + 51]
    assert sorted(item.uid for item in session.fetch_bodies(asked)) == uids
    assert [update.uid for update in session.fetch_flags(f"{uids[-1] + 50}:{uids[-1] + 60}")] == []
    assert list(session.fetch_bodies([])) == []


def test_reading_changes_no_flag(session: ImapSession) -> None:
    uids = filled(session, 2)
    list(session.fetch_bodies(uids))
    assert {update.flags & Flags.SEEN for update in session.fetch_flags("1:*")} == {Flags.NONE}


def test_uids_are_found(session: ImapSession) -> None:
    uids = filled(session, 3)
    assert uids == sorted(uids)
    assert session.search_uids('HEADER Message-ID "<m2@example.test>"') == [uids[1]]
    assert session.search_uids(f"UID {uids[1]}:{uids[2]}") == uids[1:]


def test_select_and_status_count_alike(session: ImapSession) -> None:
    uids = filled(session, 3)
    status = session.select("INBOX").status
    assert status.exists == 3
    assert status.uidnext == uids[-1] + 1
    assert session.status("Sent").exists == 0
    assert status.highestmodseq > 0
    assert session.select("INBOX", readonly=True).readonly


def test_flags_change_and_only_what_changed_is_told(session: ImapSession) -> None:
    uids = filled(session, 3)
    before = session.select("INBOX").status
    session.store_flags(uids[:1], ["\\Flagged", "$Forwarded"], add=True)
    (changed,) = session.fetch_flags("1:*", changed_since=before.highestmodseq)
    assert (changed.uid, changed.flags) == (uids[0], Flags.FLAGGED | Flags.FORWARDED)
    assert changed.modseq > before.highestmodseq
    session.store_flags(uids[:1], ["\\Flagged"], add=False)
    assert next(iter(session.fetch_flags(str(uids[0])))).flags == Flags.FORWARDED
    session.store_flags([uids[-1] + 99], ["\\Seen"], add=True)
    session.store_flags([], ["\\Seen"], add=True)


def test_qresync_tells_what_changed_and_what_is_gone(session: ImapSession, server: Server) -> None:
    uids = filled(session, 4)
    before = session.select("INBOX").status
    other = server.connect()
    other.select("INBOX")
    other.store_flags([uids[1]], ["\\Seen"], add=True)
    other.move([uids[2]], "Trash")
    other.logout()
    session.select("Sent")
    again = session.select("INBOX", known=(before.uidvalidity, before.highestmodseq))
    assert again.resynced
    assert again.vanished == (uids[2],)
    assert [(update.uid, update.flags) for update in again.changed] == [(uids[1], Flags.SEEN)]
    unknown = session.select("INBOX", known=(before.uidvalidity + 1, before.highestmodseq))
    assert not unknown.resynced
    assert (unknown.vanished, unknown.changed) == ((), ())


def test_a_move_says_where_each_message_went(session: ImapSession) -> None:
    uids = filled(session, 3)
    result = session.move(uids[:2], "Archive")
    assert result.expunged
    assert sorted(result.mapping) == uids[:2]
    assert session.search_uids() == uids[2:]
    opened = session.select("Archive")
    assert opened.status.uidvalidity == result.uidvalidity
    found = {item.uid: item.raw for item in session.fetch_bodies(list(result.mapping.values()))}
    assert found[result.mapping[uids[0]]] == message(1)


def test_a_move_that_was_copied_already_can_be_finished_without_touching_what_others_deleted(
    session: ImapSession,
) -> None:
    uids = filled(session, 3)
    session.store_flags([uids[2]], ["\\Deleted"], add=True)
    assert session.finish_move(uids[:1])
    assert session.search_uids() == uids[1:]


def test_moving_what_is_gone_is_no_fault(session: ImapSession) -> None:
    uids = filled(session, 1)
    assert session.move([uids[0] + 99], "Archive").mapping == {}


def test_a_mailbox_that_is_not_there_is_a_fault_and_the_session_goes_on(session: ImapSession) -> None:
    filled(session, 1)
    for attempt in (lambda: session.select("Nergens"), lambda: session.status("Nergens")):
        with pytest.raises(ServerFault) as caught:
            attempt()
        assert caught.value.code == "no"
    assert session.select("INBOX").status.exists == 1


def test_a_delivery_ends_idling_within_two_seconds(session: ImapSession, server: Server) -> None:
    session.select("INBOX")
    wake = WakeSocket()
    timer = threading.Timer(0.2, server.deliver, [message(9)])
    timer.start()
    assert session.idle(wake, timeout_s=2.2) is IdleOutcome.NEWS
    timer.join()
    assert session.select("INBOX").status.exists == 1
    wake.close()


def test_a_wake_and_the_time_end_idling(session: ImapSession) -> None:
    session.select("INBOX")
    wake = WakeSocket()
    wake.wake()
    assert session.idle(wake, timeout_s=5) is IdleOutcome.WAKE
    assert session.idle(wake, timeout_s=0.1) is IdleOutcome.TIMEOUT
    timer = threading.Timer(0.2, wake.wake)
    timer.start()
    assert session.idle(wake, timeout_s=5) is IdleOutcome.WAKE
    timer.join()
    session.noop()
    wake.close()


def test_after_abort_nothing_works_and_logout_is_quiet(session: ImapSession) -> None:
    filled(session, 1)
    session.abort()
    with pytest.raises(ServerFault):
        session.noop()
    with pytest.raises(ServerFault):
        list(session.fetch_bodies([1]))
    session.logout()
    session.logout()
