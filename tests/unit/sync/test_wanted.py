"""A message that a person looks at while its body is still to come is fetched before the others."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.ids import AccountKey, MailboxKey
from carerix_desktop.storage.envelopes import find_awaited
from carerix_desktop.sync import messages as mailbox_sync
from carerix_desktop.sync import run as account_sync
from carerix_desktop.sync.pipe import read_order
from carerix_desktop.sync.writer import WriteQueue, Writer
from tests.support.sync_rig import SyncRig, mail

INBOX, SENT = 40, 14


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (mailbox_sync, account_sync):
        monkeypatch.setattr(module, "MANY", 10)
    monkeypatch.setattr(mailbox_sync, "FIRST", 4)
    monkeypatch.setattr(mailbox_sync, "LISTED_AT_ONCE", 8)
    monkeypatch.setattr("carerix_desktop.sync.intake.piece_size", lambda _count, _octets: 10)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SyncRig]:
    made = SyncRig(tmp_path)
    for n in range(INBOX):
        made.server.add("INBOX", mail(f"in{n}", minute=n))
    for n in range(SENT):
        made.server.add("Sent", mail(f"sent{n}", minute=n, sender="eva@example.test"))
    yield made
    made.close()


def look_at(rig: SyncRig, name: str, uid: int, *, at: str, number: int = 1) -> None:
    """A person selects a message at the moment when the n-th command that begins so goes out."""
    seen = itertools.count(1)

    def before(line: str) -> None:
        if line.startswith(at) and next(seen) == number:
            rig.control.want(rig.mailbox(name), uid)

    rig.server.before = before


def bodies(rig: SyncRig) -> list[str]:
    return [line.removeprefix("FETCH-BODIES ") for line in rig.server.commands if line.startswith("FETCH-BODIES")]


@pytest.mark.parametrize("box", ["INBOX", "Sent"])
def test_what_is_looked_at_comes_before_the_next_piece(rig: SyncRig, box: str) -> None:
    look_at(rig, box, 2, at="FETCH-BODIES INBOX", number=2)
    report = rig.sync()
    assert report.ok
    asked = bodies(rig)
    assert asked[2] == f"{box} 2"
    assert asked[3].startswith("INBOX "), "and then it goes on where it was"
    assert (rig.message_count(), rig.counters(box)[0]) == (INBOX + SENT, INBOX if box == "INBOX" else SENT)


def test_what_is_looked_at_while_lists_are_read_comes_at_once(rig: SyncRig) -> None:
    seen = itertools.count(1)

    def before(line: str) -> None:
        if line.startswith("FETCH-HEADERS INBOX") and next(seen) == 2:
            box = rig.mailbox("INBOX")
            while 30 not in awaited(rig, box):  # nobody can select what the list does not show
                time.sleep(0.001)
            rig.control.want(box, 30)

    rig.server.before = before
    assert rig.sync().ok
    assert bodies(rig)[1] == "INBOX 30"
    assert rig.message_count() == INBOX + SENT


def awaited(rig: SyncRig, box: MailboxKey) -> set[int]:
    with rig.store.reader(rig.owner) as reader:
        return find_awaited(reader, box, rig.server.mailbox("INBOX").uidvalidity)


@pytest.mark.parametrize("uid", [40, 999])
def test_what_is_here_or_was_never_listed_is_not_asked_for(rig: SyncRig, uid: int) -> None:
    look_at(rig, "INBOX", uid, at="FETCH-BODIES INBOX", number=2)
    assert rig.sync().ok
    assert f"INBOX {uid}" not in bodies(rig)


def test_a_folder_that_the_server_refuses_stops_nothing(rig: SyncRig) -> None:
    look_at(rig, "Sent", 3, at="FETCH-BODIES INBOX", number=2)
    wish = rig.server.before
    seen = itertools.count(1)

    def before(line: str) -> None:
        assert wish is not None
        wish(line)
        if line == "EXAMINE Sent" and next(seen) == 2:
            raise ServerFault("no", code="no")

    rig.server.before = before
    assert rig.sync().ok
    assert rig.message_count() == INBOX + SENT


def test_flags_that_changed_before_are_not_lost_by_it(rig: SyncRig) -> None:
    assert rig.sync().ok
    inbox = rig.server.mailbox("INBOX")
    for n in range(20):
        rig.server.add("INBOX", mail(f"more{n}", minute=n))
    look_at(rig, "INBOX", INBOX + 1, at="FETCH-HEADERS INBOX", number=2)
    wish = rig.server.before
    seen = itertools.count(1)

    def before(line: str) -> None:
        assert wish is not None
        wish(line)
        if line.startswith("FETCH-BODIES INBOX") and next(seen) == 2:
            inbox.set_flags(7, inbox.messages[7].flags | 2)
            raise ServerFault("gone", code="closed")

    rig.server.before = before
    with pytest.raises(ServerFault):
        rig.sync()
    rig.server.before = None
    assert rig.sync_until_it_works().ok
    assert rig.copies("INBOX")[7][1] & 2


def test_the_order_names_one_message() -> None:
    order = read_order('{"do": "message", "account": 3, "mailbox": 5, "uid": 77}')
    assert (order.account, order.mailbox, order.uid) == (AccountKey(3), MailboxKey(5), 77)


def test_what_a_person_waits_for_overtakes_what_is_queued() -> None:
    writer = Writer()
    written: list[str] = []
    at_work, go_on = threading.Event(), threading.Event()

    def first() -> None:
        at_work.set()
        go_on.wait(10)
        written.append("first")

    queue = WriteQueue(writer)
    queue.put(first)
    at_work.wait(10)
    for n in range(5):
        queue.put(partial(written.append, f"queued {n}"))
    hurried = threading.Thread(target=lambda: WriteQueue(writer, first=True).put(lambda: written.append("wanted")))
    hurried.start()
    while not writer.is_hurried:
        threading.Event().wait(0.001)
    go_on.set()
    hurried.join()
    queue.flush()
    writer.close()
    assert written == ["first", "wanted", *(f"queued {n}" for n in range(5))]
