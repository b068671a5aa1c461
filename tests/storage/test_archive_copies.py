"""Copies, flags, counters and the mailbox's sync state, as the desk keeps them."""

import random
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from carerix_desktop.domain.ids import CopyKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.filing.values import ListedUid, MailboxProgress
from carerix_desktop.storage.tables_mail import account, mailbox, message_copy, pending_command
from tests.support.agency import ANNA, BRAM, NOW, START, Agency, Sent, mail

SEEN, FLAGGED = Flags.SEEN, Flags.FLAGGED


@dataclass(frozen=True, slots=True)
class Seen:
    uid: int
    flags: Flags
    keywords: tuple[str, ...] = ()


@pytest.fixture
def agency(tmp_path):
    made = Agency(tmp_path)
    yield made
    made.close()


def inbox(agency: Agency):
    return agency.boxes["anna/inbox"]


def progress(agency: Agency, uidvalidity: int = 1) -> MailboxProgress:
    return MailboxProgress(mailbox=inbox(agency), uidvalidity=uidvalidity, uidnext=9, highestmodseq=77, server_exists=4)


def add_pending(agency: Agency, uid: int, *, add: Flags = Flags.NONE, remove: Flags = Flags.NONE) -> None:
    with agency.store.work(None) as work:
        found = work.connection.execute(select(message_copy).where(message_copy.c.uid == uid)).one()
        if work.connection.execute(select(account.c.key)).first() is None:
            endpoint = {"server": "s", "port": 1, "security": "ssl", "username": "u"}
            work.connection.execute(insert(account).values(key=1, owner_key=1, type="imap", **endpoint))
        row = {"account_key": 1, "owner_key": 1, "copy_key": found.key, "message_key": found.message_key}
        values = {**row, "verb": "store", "add_flags": int(add), "remove_flags": int(remove)}
        work.connection.execute(insert(pending_command).values(**values, state="waiting", made_at=0))


def test_the_mailbox_gets_its_state_with_the_batch(agency: Agency) -> None:
    agency.desk.file_batch([agency.arrival(mail("a"))], progress=progress(agency))
    with agency.store.archivist().batch() as archive:
        row = archive.connection.execute(select(mailbox).where(mailbox.c.key == inbox(agency))).one()
    assert (row.uidvalidity, row.uidnext, row.highestmodseq, row.server_exists) == (1, 9, 77, 4)
    assert row.synced_at == int(NOW.timestamp())
    assert (row.total, row.unread) == (1, 1)


def test_flags_come_from_the_server(agency: Agency) -> None:
    agency.desk.file_batch([agency.arrival(mail("a"), uid=1), agency.arrival(mail("b"), uid=2, flags=SEEN)])
    changed = agency.desk.update_flags(
        inbox(agency), [Seen(1, SEEN | FLAGGED, ("Later",)), Seen(2, SEEN), Seen(99, SEEN)]
    )
    assert agency.copies("a") == [("anna/inbox", 1, SEEN | FLAGGED)]
    assert changed.messages == (agency.key("a"),)
    assert agency.counters()["anna/inbox"] == (2, 0)


def test_flags_stay_local_while_a_store_command_is_pending(agency: Agency) -> None:
    agency.desk.file_batch([agency.arrival(mail("a"), uid=1)])
    agency.desk.update_flags(inbox(agency), [Seen(1, SEEN)])
    add_pending(agency, 1, add=FLAGGED, remove=SEEN)
    agency.desk.update_flags(inbox(agency), [Seen(1, SEEN | Flags.ANSWERED)])
    assert agency.copies("a") == [("anna/inbox", 1, FLAGGED | Flags.ANSWERED)]
    assert agency.counters()["anna/inbox"] == (1, 1)


def test_a_message_that_is_gone_on_the_server_stays_on_the_file(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.desk.file_batch([agency.arrival(mail("a", to="list@x.nl"), uid=1)])
    changed = agency.desk.remove_copies(inbox(agency), [1, 2])
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.copies("a") == []
    assert agency.audience("a") == set()
    assert agency.counters() == agency.counted()
    assert changed.messages == (agency.key("a"),)
    assert changed.mailboxes == (inbox(agency),)


def test_who_sent_it_or_is_addressed_still_sees_what_they_deleted(agency: Agency) -> None:
    agency.desk.file_batch([agency.arrival(mail("a"), uid=1)])
    agency.desk.remove_copies(inbox(agency), [1])
    assert agency.audience("a") == {("anna", "addressed")}


def test_another_copy_of_the_same_user_keeps_their_sight(agency: Agency) -> None:
    raw = mail("a", to="list@x.nl")
    agency.desk.file_batch([agency.arrival(raw, uid=1), agency.arrival(Sent(raw, "anna/archive"))])
    agency.desk.remove_copies(inbox(agency), [1])
    assert agency.audience("a") == {("anna", "copy")}


def listed(agency: Agency, uid: int, raw: bytes, message_id: str, day: float = 0) -> ListedUid:
    date = START + timedelta(days=day)
    return ListedUid(uid=uid, message_id=message_id, size_octets=len(raw), internaldate=date)


def test_another_uidvalidity_keeps_rows_links_and_read_state(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    raws = {name: mail(name, body=name * 9) for name in ("a", "b", "c")}
    uids = dict(zip(raws, (1, 2, 3), strict=True))
    agency.desk.file_batch([agency.arrival(raws[n], uid=uids[n], flags=SEEN) for n in raws])
    now = [listed(agency, 2, raws["a"], "a"), listed(agency, 1, raws["b"], "b"), listed(agency, 7, b"new", "new")]
    found = agency.desk.rematch_copies(inbox(agency), now, progress(agency, 8))
    assert (found.matched, found.missing, found.removed) == (2, (7,), 1)
    assert agency.copies("a") == [("anna/inbox", 2, SEEN)]
    assert agency.copies("b") == [("anna/inbox", 1, SEEN)]
    assert agency.copies("c") == []
    assert agency.links("a") == agency.links("c") == {"candidate:K-1": "address"}
    assert agency.counters() == agency.counted()
    agency.desk.update_flags(inbox(agency), [Seen(2, Flags.NONE)], progress(agency, 8))
    assert agency.copies("a") == [("anna/inbox", 2, Flags.NONE)]


def test_uids_given_out_anew_under_the_same_uidvalidity_are_matched_too(agency: Agency) -> None:
    raws = {name: mail(name, body=name * 9) for name in ("a", "b")}
    agency.desk.file_batch([agency.arrival(raws["a"], uid=1), agency.arrival(raws["b"], uid=2)])
    found = agency.desk.rematch_copies(inbox(agency), [listed(agency, 1, raws["b"], "b")], progress(agency))
    assert (found.matched, found.missing, found.removed) == (1, (), 1)
    assert agency.copies("b") == [("anna/inbox", 1, Flags.NONE)]


def move_here(agency: Agency, message_id: str, place: str) -> CopyKey:
    """As services.actions does: the row goes to its new mailbox and has no UID until the server tells."""
    with agency.store.work(None) as work:
        key = work.connection.execute(
            select(message_copy.c.key).where(message_copy.c.message_key == agency_key(agency, work, message_id))
        ).scalar_one()
        change = message_copy.update().where(message_copy.c.key == key)
        work.connection.execute(change.values(mailbox_key=agency.boxes[place], uid=None, uidvalidity=0))
        for name, by in (("anna/inbox", -1), (place, 1)):
            counters = mailbox.update().where(mailbox.c.key == agency.boxes[name])
            moved = {"total": mailbox.c.total + by, "unread": mailbox.c.unread + by}
            work.connection.execute(counters.values(**moved))
    return CopyKey(key)


def agency_key(agency: Agency, work, message_id: str) -> int:
    query = "SELECT key FROM message WHERE message_id = ?"
    return work.connection.exec_driver_sql(query, (message_id,)).scalar_one()


def test_a_copy_that_was_moved_here_takes_over_its_arrival_there(agency: Agency) -> None:
    agency.desk.file_batch([agency.arrival(mail("a"), uid=1)])
    move_here(agency, "a", "anna/archive")
    filed = agency.desk.file_batch([agency.arrival(Sent(mail("a"), "anna/archive"), uid=5, flags=SEEN)])
    assert [one.new_copy for one in filed.filed] == [False]
    assert agency.copies("a") == [("anna/archive", 5, SEEN)]
    assert agency.counters() == agency.counted()


def test_what_is_moved_out_of_junk_is_filed(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(Sent(mail("a"), "anna/junk"))
    with agency.store.work(None) as work:
        change = message_copy.update().values(mailbox_key=agency.boxes["anna/inbox"], uid=None)
        work.connection.execute(change)
    agency.desk.refile([agency.key("a")])
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.audience("a") == {("anna", "copy"), ("anna", "addressed")}


def test_what_lies_in_a_folder_that_is_junk_no_more_is_filed(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(Sent(mail("a"), "anna/junk"))
    with agency.store.work(None) as work:
        change = mailbox.update().where(mailbox.c.key == agency.boxes["anna/junk"])
        work.connection.execute(change.values(role=None))
    agency.desk.refile_mailboxes([agency.boxes["anna/junk"]])
    assert agency.links("a") == {"candidate:K-1": "address"}


def test_one_local_mailbox_per_owner_and_role(agency: Agency) -> None:
    anna = agency.users["anna"]
    first = agency.desk.local_mailbox(anna, FolderRole.INBOX)
    assert agency.desk.local_mailbox(anna, FolderRole.INBOX) == first
    assert agency.desk.local_mailbox(anna, FolderRole.SENT) != first


@pytest.mark.parametrize("seed", range(3))
def test_counters_equal_counts_after_anything(agency: Agency, seed: int) -> None:
    rng = random.Random(seed)
    boxes = ["anna/inbox", "anna/sent", "anna/junk", "bram/inbox"]
    for turn in range(30):
        box = rng.choice(boxes)
        uids = [rng.randint(1, 25) for _ in range(rng.randint(1, 6))]
        act = rng.random()
        if act < 0.5:
            raws = [mail(f"m{rng.randint(1, 30)}", to=rng.choice((ANNA, BRAM)), irt=f"m{uid}") for uid in uids]
            arrivals = [
                agency.arrival(Sent(raw, box), uid=uid, flags=rng.choice((SEEN, Flags.NONE)))
                for raw, uid in zip(raws, uids, strict=True)
            ]
            agency.desk.file_batch(arrivals)
        elif act < 0.75:
            agency.desk.update_flags(agency.boxes[box], [Seen(u, rng.choice((SEEN, Flags.NONE))) for u in uids])
        elif act < 0.9:
            agency.desk.remove_copies(agency.boxes[box], uids)
        else:
            now = [ListedUid(uid=u, message_id=f"m{u}", size_octets=1, internaldate=START) for u in set(uids)]
            state = MailboxProgress(
                mailbox=agency.boxes[box], uidvalidity=1, uidnext=1, highestmodseq=0, server_exists=0
            )
            agency.desk.rematch_copies(agency.boxes[box], now, state)
        assert agency.counters() == agency.counted(), turn
