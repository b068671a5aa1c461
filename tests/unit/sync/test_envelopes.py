"""The list before the messages: what is there when, and what is left behind (nothing)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import AccountState, SyncPhase
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.storage import mailboxes
from carerix_desktop.storage.tables_mail import message, message_copy
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.sync import messages as mailbox_sync
from carerix_desktop.sync import run as account_sync
from carerix_desktop.sync.control import Control
from carerix_desktop.wire.imap_answers import FetchedHeader
from tests.support.fake_imap import ALL_CAPABILITIES, FakeImapServer, FakeImapSession
from tests.support.sync_rig import SyncRig, mail

KINDS = {
    "qresync": ALL_CAPABILITIES,
    "condstore": ALL_CAPABILITIES - {"QRESYNC"},
    "plain": ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE"},
}
INBOX, SENT = 30, 14


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (mailbox_sync, account_sync):
        monkeypatch.setattr(module, "MANY", 10)
    monkeypatch.setattr(mailbox_sync, "FIRST", 4)
    monkeypatch.setattr(mailbox_sync, "LISTED_AT_ONCE", 8)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SyncRig]:
    made = SyncRig(tmp_path)
    fill(made)
    yield made
    made.close()


def fill(rig: SyncRig) -> None:
    for n in range(INBOX):
        rig.server.add("INBOX", mail(f"in{n}", minute=n), flags=Flags.SEEN if n % 2 else Flags.NONE)
    for n in range(SENT):
        rig.server.add("Sent", mail(f"sent{n}", minute=n, sender="eva@example.test"))
    for n in range(3):
        rig.server.add("Archive", mail(f"old{n}", minute=n))


def rows(rig: SyncRig, name: str = "INBOX") -> dict[int, tuple[int, str, str]]:
    """UID → (key, subject, recipients) of the envelopes of a mailbox."""
    query = select(envelope.c.uid, envelope.c.key, envelope.c.subject, envelope.c.recipients)
    query = query.where(envelope.c.mailbox_key == rig.mailbox(name))
    with rig.store.work(None) as work:
        found = work.connection.execute(query).all()
    return {row.uid: (row.key, row.subject, row.recipients) for row in found}


def all_rows(rig: SyncRig) -> int:
    with rig.store.work(None) as work:
        return len(work.connection.execute(select(envelope.c.uid)).all())


def keys(rig: SyncRig, name: str = "INBOX") -> dict[int, int]:
    """UID → message key of the copies of a mailbox."""
    query = select(message_copy.c.uid, message_copy.c.message_key)
    query = query.where(message_copy.c.mailbox_key == rig.mailbox(name))
    with rig.store.work(None) as work:
        found = work.connection.execute(query).all()
    return {row.uid: row.message_key for row in found}


def stop_at(rig: SyncRig, beginning: str, number: int = 1) -> None:
    """The connection breaks at the n-th command that begins so."""
    seen = itertools.count(1)

    def before(line: str) -> None:
        if line.startswith(beginning) and next(seen) == number:
            raise ServerFault("gone", code="closed")

    rig.server.before = before


def halt(rig: SyncRig, beginning: str, number: int = 1) -> None:
    stop_at(rig, beginning, number)
    with pytest.raises(ServerFault):
        rig.sync()
    rig.server.before = None


def test_the_newest_of_the_inbox_come_first_then_all_lists_then_the_bodies(rig: SyncRig) -> None:
    assert rig.sync().ok
    asked = [line.split(" ", 2) for line in rig.server.commands if line.startswith(("FETCH-B", "FETCH-H"))]
    newest = ",".join(map(str, range(INBOX, INBOX - 4, -1)))
    assert asked[0] == ["FETCH-BODIES", "INBOX", newest]
    listed = [verb == "FETCH-HEADERS" for verb, _, _ in asked[1:]]
    assert listed == sorted(listed, reverse=True), "every list comes before the other bodies"
    assert {box for verb, box, _ in asked if verb == "FETCH-HEADERS"} == {"INBOX", "Sent"}, "three are not many"
    uids = [
        int(uid)
        for verb, box, some in asked[1:]
        if verb == "FETCH-HEADERS" and box == "INBOX"
        for uid in some.split(",")
    ]
    assert uids == list(range(INBOX - 4, 0, -1)), "newest first, and none that is here"
    assert all_rows(rig) == 0, "every body took its envelope's place"
    assert rig.message_count() == INBOX + SENT + 3


def test_a_list_says_what_the_message_will_say_under_the_same_key(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    before, sent = rows(rig), rows(rig, "Sent")
    assert len(before) == INBOX - 4
    assert len(keys(rig)) == 4
    assert {one[2] for one in before.values()} == {""}
    assert {one[2] for one in sent.values()} == {"eva@example.test"}
    assert rig.sync_until_it_works().ok
    now = keys(rig) | {}
    assert {uid: now[uid] for uid in before} == {uid: one[0] for uid, one in before.items()}
    with rig.store.work(None) as work:
        subjects = dict(work.connection.execute(select(message.c.key, message.c.subject)).all())
    assert {one[1] for one in before.values()} == {subjects[one[0]] for one in before.values()}
    assert sorted(before.values(), reverse=True) == [before[uid] for uid in sorted(before, reverse=True)], "by date"


def test_what_is_listed_does_not_count_as_here(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    assert rig.counters("INBOX") == (4, 2)


def test_progress_tells_the_list_and_then_the_messages(rig: SyncRig) -> None:
    rig.sync()
    told = [one for one in rig.events if isinstance(one, AccountState)]
    phases = [phase for phase, _ in itertools.groupby(one.phase for one in told)]
    assert phases[:2] == [SyncPhase.FETCHING, SyncPhase.LISTING]
    assert SyncPhase.LISTING not in phases[2:]
    lists = [(one.done, one.total) for one in told if one.phase is SyncPhase.LISTING]
    assert lists[0] == (0, INBOX + SENT)
    assert lists[-1] == (INBOX - 4 + SENT, INBOX + SENT)


def test_a_small_sync_lists_nothing(rig: SyncRig) -> None:
    rig.sync()
    rig.server.commands.clear()
    for n in range(10):
        rig.server.add("INBOX", mail(f"new{n}", minute=n))
    assert rig.sync().ok
    assert not [line for line in rig.server.commands if line.startswith("FETCH-HEADERS")]


def test_a_list_that_was_cut_short_goes_on_where_it_was(rig: SyncRig) -> None:
    halt(rig, "FETCH-HEADERS INBOX", 3)
    here = set(rows(rig))
    assert len(here) == 16
    rig.server.commands.clear()
    assert rig.sync().ok
    asked = [line.split(" ", 2)[2] for line in rig.server.commands if line.startswith("FETCH-HEADERS INBOX")]
    assert not here & {int(uid) for some in asked for uid in some.split(",")}
    assert all_rows(rig) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_cut_at_every_command_it_becomes_complete_and_nothing_stays_listed(tmp_path: Path, kind: str) -> None:
    for cut in range(1 + list(KINDS).index(kind), 60, len(KINDS)):  # each command by one kind of server
        (tmp_path / str(cut)).mkdir()
        rig = SyncRig(tmp_path / str(cut), server=FakeImapServer(KINDS[kind]))
        fill(rig)
        seen = itertools.count(1)

        def before(_line: str, cut: int = cut, seen: Iterator[int] = seen) -> None:
            if next(seen) == cut:
                raise ServerFault("gone", code="closed")

        rig.server.before = before
        try:
            whole = rig.sync().ok
        except ServerFault:
            whole = False
        rig.server.before = None
        assert rig.sync_until_it_works().ok
        assert (all_rows(rig), rig.message_count()) == (0, INBOX + SENT + 3), f"cut at command {cut}"
        rig.close()
        if whole:
            return
    raise AssertionError("the sync has more commands than the test cuts")


def answering(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[list[FetchedHeader]], Sequence[FetchedHeader]]
) -> None:
    """A server that answers FETCH of headers otherwise."""
    honest = FakeImapSession.fetch_headers

    def fetch(self: FakeImapSession, uids: Sequence[int], *, fields: Sequence[str] = ()) -> Iterator[FetchedHeader]:
        yield from change(list(honest(self, uids, fields=fields)))

    monkeypatch.setattr(FakeImapSession, "fetch_headers", fetch)


def _with_raw(one: FetchedHeader, raw: bytes) -> FetchedHeader:
    return FetchedHeader(
        uid=one.uid, flags=one.flags, keywords=(), internaldate=one.internaldate, rfc822_size=1, raw=raw
    )


BROKEN = b"\r\n\0Subject hi\nFrom:\r\r\nDate: 31 Feb 0000 99:99"
EIGHT_BITS = b"Subject: caf\xe9 \xff\xfe\x00\x85\r\nFrom: \xc3\x28 <x@\xff>\r\n\r\n"
LIES: dict[str, Callable[[list[FetchedHeader]], Sequence[FetchedHeader]]] = {
    "nothing": lambda _some: (),
    "every other": lambda some: some[::2],
    "each twice": lambda some: [*some, *some],
    "no header": lambda some: [_with_raw(one, b"") for one in some],
    "a broken block": lambda some: [_with_raw(one, BROKEN) for one in some],
    "eight bits": lambda some: [_with_raw(one, EIGHT_BITS) for one in some],
    "a long subject": lambda some: [_with_raw(one, b"Subject: " + b"=?utf-8?B?/////w==?= " * 9000) for one in some],
    "a year to come": lambda some: [_with_raw(one, b"Date: Mon, 1 Jan 2999 00:00:00 +0000\r\n\r\n") for one in some],
}


@pytest.mark.parametrize("lie", LIES)
def test_whatever_the_server_lists_the_bodies_come_and_no_row_stays(
    rig: SyncRig, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    answering(monkeypatch, LIES[lie])
    halt(rig, "FETCH-BODIES INBOX", 2)
    assert len(rows(rig)) <= INBOX - 4
    with rig.store.work(None) as work:
        for subject in work.connection.execute(select(envelope.c.subject)).scalars():
            assert len(subject) <= 2000
            assert subject.isprintable()
    assert rig.sync_until_it_works().ok
    assert (all_rows(rig), rig.message_count()) == (0, INBOX + SENT + 3)


def test_a_server_that_refuses_the_list_is_fetched_from_all_the_same(rig: SyncRig) -> None:
    def before(line: str) -> None:
        if line.startswith("FETCH-HEADERS"):
            raise ServerFault("no", code="no")

    rig.server.before = before
    report = rig.sync()
    assert report.ok
    assert not any(folder.refused for folder in report.folders)


def test_a_message_expunged_meanwhile_leaves_the_list_when_its_turn_comes(rig: SyncRig) -> None:
    gone = False

    def before(line: str) -> None:
        nonlocal gone
        if line.startswith("FETCH-BODIES INBOX") and len(rows(rig)) == INBOX - 4 and not gone:
            gone = True
            rig.server.mailbox("INBOX").expunge(2, 3)

    rig.server.before = before
    assert rig.sync().ok
    assert gone
    assert (all_rows(rig), len(keys(rig))) == (0, INBOX - 2)


def test_what_went_while_nobody_looked_leaves_the_list_at_once(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    rig.server.mailbox("INBOX").expunge(2, 3)
    halt(rig, "FETCH-BODIES INBOX", 2)
    assert not {2, 3} & set(rows(rig))


def test_a_mailbox_that_is_numbered_anew_is_listed_anew(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    for name in ("INBOX", "Sent"):
        rig.server.mailbox(name).reset_uidvalidity(first_uid=1000)
    halt(rig, "FETCH-BODIES INBOX", 2)
    assert min(rows(rig)) >= 1000
    assert min(rows(rig, "Sent")) >= 1000
    assert rig.sync_until_it_works().ok
    assert (all_rows(rig), rig.message_count()) == (0, INBOX + SENT + 3)


def test_a_folder_that_is_switched_off_has_no_list(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    wanted = {rig.mailbox("Sent"): False, rig.mailbox("INBOX"): True}
    with rig.store.work(rig.owner) as work:
        mailboxes.put_wanted(work, wanted)
    assert rows(rig, "Sent") == {}
    assert len(rows(rig)) == INBOX - 4


def test_a_folder_that_is_gone_from_the_server_has_no_list(rig: SyncRig) -> None:
    halt(rig, "FETCH-BODIES INBOX", 2)
    del rig.server.mailboxes["Sent"]
    halt(rig, "FETCH-BODIES INBOX", 2)
    halt(rig, "FETCH-BODIES INBOX", 1)
    assert rows(rig, "Sent") == {}


def test_a_message_that_is_set_aside_leaves_the_list(rig: SyncRig) -> None:
    rig.server.unanswered.add(5)
    assert rig.sync().ok
    assert list(rig.set_aside()) == [5]
    assert all_rows(rig) == 0


def test_a_person_who_stops_the_list_finds_what_was_read(rig: SyncRig) -> None:
    control = Control()
    seen = itertools.count(1)

    def before(line: str) -> None:
        if line.startswith("FETCH-HEADERS INBOX") and next(seen) == 2:
            control.cancel()

    rig.server.before = before
    with pytest.raises(ServerFault):
        rig.sync(control=control)
    rig.server.before = None
    assert len(rows(rig)) == 16
    assert rig.sync().ok
    assert all_rows(rig) == 0


def test_two_messages_of_one_second_and_one_uid_get_two_keys(tmp_path: Path) -> None:
    rig = SyncRig(tmp_path)
    for name in ("INBOX", "Sent"):
        rig.server.add(name, mail(f"same-{name}", minute=3))
    assert rig.sync().ok
    first, second = keys(rig).values(), keys(rig, "Sent").values()
    assert set(first).isdisjoint(second)
    rig.close()


def test_roles_that_show_recipients_ask_for_them(rig: SyncRig) -> None:
    rig.give_role("Archive", FolderRole.ARCHIVE)
    halt(rig, "FETCH-BODIES INBOX", 2)
    assert all(one[2] for one in rows(rig, "Sent").values())
