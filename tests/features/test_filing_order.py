"""Conversations, links and proposals are a function of the set of messages: any order, any batches, one picture."""

import random
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing.batch import settle
from carerix_desktop.filing.values import AnyUndo
from carerix_desktop.storage.archive_links import RecordId
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail

PEOPLE = {"candidate:K-1": ["jan@example.nl", "jan.prive@home.nl"], "candidate:K-2": ["eva@x.nl", "tie@x.nl"]}
SUBJECTS = ("Vacature V-2041", "CV", "Intake", "Offerte v/7", "CV voor V-2041x")
PLACES = ("anna/inbox", "anna/sent", "bram/inbox", "anna/junk", "anna/drafts")
ADDRESSES = ("jan@example.nl", "jan.prive@home.nl", "eva@x.nl", "tie@x.nl", "vreemd@y.nl", "hr@y.nl", BRAM)


def small_agency(directory: Path) -> Agency:
    agency = Agency(directory)
    for name, addresses in PEOPLE.items():
        agency.add_record(name, *addresses, full_name=name)
    agency.add_record("contact:C-1", "tie@x.nl", full_name="Somebody")
    agency.add_record("contact:C-2", "hr@y.nl", full_name="Human Resources")
    agency.add_company("company:B-1", "y.nl")
    agency.add_company("company:B-2", "sub.x.nl")
    agency.employ("contact:C-2", "company:B-2")
    agency.add_record("vacancy:V-2041")
    agency.add_record("vacancy:V/7")
    agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-2041")
    return agency


def report(name: str, about: str, day: float) -> bytes:
    """A delivery report, which anybody may write."""
    status = "Reporting-MTA: dns; y.nl\r\n\r\nFinal-Recipient: rfc822; eva@x.nl\r\nAction: failed\r\nStatus: 5.1.1"
    parts = (("message/delivery-status", status), ("text/rfc822-headers", f"Message-ID: <{about}>"))
    body = "".join(f"--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts) + "--b--"
    kind = "multipart/report; report-type=delivery-status; boundary=b"
    return mail(name, sender="mailer-daemon@y.nl", subject="Undelivered", day=day, body=body, Content_Type=kind)


def some_mail(rng: random.Random, count: int) -> list[Sent]:
    """Mail that threads badly: absent ancestors, truncated references, lost headers, doubles, cycles, reports."""
    mails: list[Sent] = []
    ids = [f"m{number}" for number in range(count + 4)]  # the last four never come
    for number in range(count):
        known = rng.sample(ids, k=min(4, len(ids)))
        subject = rng.choice(SUBJECTS)
        headers: dict[str, Any] = {"subject": subject, "day": number + rng.choice((0, 0, 200))}
        kind = rng.random()
        if kind < 0.35:
            headers |= {"subject": f"Re: {subject}", "irt": known[0], "refs": known[1:3]}
        elif kind < 0.5:
            headers |= {"refs": known[: rng.randint(1, 4)]}
        elif kind < 0.75:
            headers |= {"subject": f"Antw: {subject}"}
        if rng.random() < 0.15:
            headers |= {"List_Id": "<l.x.nl>"}
        other = rng.choice(ADDRESSES)
        sender, to = (ANNA, other) if rng.random() < 0.4 else (other, ANNA)
        if sender != ANNA and rng.random() < 0.15:
            sender, headers = "no-reply@board.nl", headers | {"reply_to": rng.choice(("nieuw@y.nl", "eva@x.nl"))}
        raw = mail(ids[number], sender=sender, to=to, Cc=rng.choice(ADDRESSES), **headers)
        places = rng.sample(PLACES, k=rng.choice((1, 1, 2)))
        mails += [Sent(raw, place) for place in places]
        if rng.random() < 0.1:
            mails.append(Sent(report(f"report{number}", rng.choice(known), number + 1)))
        if rng.random() < 0.15:
            block = f"---------- Forwarded message ----------\r\nFrom: {other}\r\nTo: {ANNA}\r\nSubject: CV\r\n\r\nDag"
            mails.append(Sent(mail(f"f{number}", sender=ANNA, to=BRAM, subject="Fwd: CV", body=block), "anna/sent"))
        if rng.random() < 0.1:  # the same Message-ID with another date is another message
            mails.append(Sent(mail(ids[number], sender=sender, to=to, day=number + 0.5), "anna/archive"))
    return mails


@pytest.mark.parametrize("seed", range(12))
def test_any_order_and_any_batches_give_one_picture(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    mails = some_mail(rng, 24)
    pictures = []
    for turn, batch in enumerate((1000, 1, 7)):
        agency = small_agency(tmp_path / str(turn))
        agency.file(*mails, batch=batch)
        pictures.append(agency.picture())
        agency.close()
        rng.shuffle(mails)
    for picture in pictures[1:]:
        for part, value in picture.items():
            assert value == pictures[0][part], part


@pytest.mark.parametrize("seed", range(6))
def test_an_address_that_comes_later_gives_the_same_picture(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    mails = some_mail(rng, 24)
    pictures = []
    for turn in range(3):
        agency = Agency(tmp_path / str(turn))
        for name in PEOPLE:
            agency.add_record(name, full_name=name)
        before = (len(mails), 0, len(mails) // 2)[turn]
        agency.file(*mails[:before], batch=5)
        for name, addresses in PEOPLE.items():
            for address in addresses:
                agency.add_address(name, address)
        agency.file(*mails[before:], batch=5)
        pictures.append(agency.picture())
        agency.close()
        rng.shuffle(mails)
    for picture in pictures[1:]:
        for part, value in picture.items():
            assert value == pictures[0][part], part


@pytest.mark.parametrize("seed", range(6))
def test_what_a_person_chose_for_an_address_holds_for_earlier_and_later_mail_alike(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    seen = [Sent(mail(f"seen{address}", sender=address, subject="Gezien")) for address in ("tie@x.nl", "nieuw@y.nl")]
    mails = some_mail(rng, 24)
    pictures = []
    for turn in range(3):
        agency = small_agency(tmp_path / str(turn))
        before = (len(mails), 0, len(mails) // 2)[turn]
        agency.file(*seen, *mails[:before], batch=5)
        anna, one = agency.users["anna"], RecordId("contact", agency.records["contact:C-1"])
        agency.desk.always_by_hand(anna, agency.key("seentie@x.nl"), "tie@x.nl", one)
        agency.desk.always_by_hand(anna, agency.key("seennieuw@y.nl"), "nieuw@y.nl", None)
        agency.file(*mails[before:], batch=5)
        pictures.append(agency.picture())
        agency.close()
        rng.shuffle(mails)
    assert "'hand', 'Always for this address: tie@x.nl'" in str(pictures[0]["links"])
    for picture in pictures[1:]:
        for part, value in picture.items():
            assert value == pictures[0][part], part


def computed_anew(agency: Agency) -> MessagesChanged:
    """What changes when every conversation is computed anew: nothing may."""
    with agency.desk._session() as session:
        talks = session.archive.connection.exec_driver_sql("SELECT DISTINCT conversation_key FROM message WHERE filed")
        settle(session, (), set(talks.scalars()))
        return session.changes.event()


def correct(rng: random.Random, agency: Agency, key: MessageKey, others: list[MessageKey]) -> AnyUndo:
    """A person links, unlinks, splits or joins; refuses, chooses, or puts an address on a file."""
    anna, record = agency.users["anna"], agency.records[rng.choice(("candidate:K-1", "candidate:K-2"))]
    whose, address = RecordId("candidate", record), rng.choice(ADDRESSES[:-1])
    try:
        if rng.random() < 0.2:
            return agency.desk.always_by_hand(anna, key, address, rng.choice((whose, None))).undo
        if rng.random() < 0.1:
            return agency.desk.refuse_by_hand(anna, [key], address, rng.choice((whose, None))).undo
        if rng.random() < 0.3:
            return agency.desk.split_by_hand(anna, key).undo
        if rng.random() < 0.3:
            return agency.desk.join_by_hand(anna, key, rng.choice(others)).undo
    except UserFault:  # nothing to split off, one conversation already, on that file already
        pass
    act = rng.choice((agency.desk.link_by_hand, agency.desk.unlink_by_hand))
    return act(anna, key, RecordKind.CANDIDATE, record).undo


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_done_computing_all_anew_changes_nothing(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    agency = small_agency(tmp_path)
    mails = some_mail(rng, 24)
    rng.shuffle(mails)
    undos: list[AnyUndo] = []
    anna = agency.users["anna"]
    while mails:
        agency.file(*mails[:5])
        del mails[:5]
        for _ in range(3):
            act = rng.random()
            seen = sorted(name for name in agency.parents() if ("anna", "copy") in agency.audience(name))
            if undos and act < 0.3:
                agency.desk.undo_hand(anna, undos.pop())
            elif act < 0.5:
                agency.desk.relink(Handles(addresses=(rng.choice(ADDRESSES),)))
            elif seen and agency.has_one(name := rng.choice(seen)):
                others = [agency.key(one) for one in seen if agency.has_one(one)]
                undos.append(correct(rng, agency, agency.key(name), others))
            assert computed_anew(agency) == MessagesChanged()
    agency.close()
