"""A letter that asks for no more mailings marks the person who got the mail, and nobody else; a hand takes it away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.unsubscribe import opt_out_subject, opted_out_of
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_mail import audit
from tests.support.agency import ANNA, Agency, Sent, mail

JAN, PIET = "jan@example.nl", "piet@example.nl"
ASKED = "unsubscribe news@bureau.nl"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", JAN)
    made.add_record("contact:P-1", JAN)
    made.add_record("candidate:K-2", PIET)
    yield made
    made.close()


def opted_out(agency: Agency) -> set[str]:
    records, anna = Records(agency.store, agency.desk), agency.users["anna"]
    people = ((RecordKind.CANDIDATE, "K-1"), (RecordKind.CONTACT, "P-1"), (RecordKind.CANDIDATE, "K-2"))
    return {ref for kind, ref in people if records.get(anna, kind, ref).fields["opt_out"] == "yes"}


def news(*to: str, sender: str = ANNA) -> Sent:
    return Sent(mail("news@bureau.nl", sender=sender, to=", ".join(to), day=1), "anna/sent")


@pytest.mark.parametrize(
    ("subject", "message_id"),
    [
        ("unsubscribe a@b.nl", "a@b.nl"),
        ("  Unsubscribe  <a@b.nl> ", "a@b.nl"),
        ("UNSUBSCRIBE a@b.nl", "a@b.nl"),
        ("unsubscribe", ""),
        ("Re: unsubscribe a@b.nl", ""),
        ("unsubscribe a@b.nl and more", ""),
        ("please unsubscribe a@b.nl", ""),
        ("unsubscribe " + "a" * 1_000, ""),
        ("unsubscribe a' OR 1=1 --", ""),
    ],
)
def test_the_subject_names_one_message(subject: str, message_id: str) -> None:
    assert opted_out_of(subject) == message_id


def test_what_we_write_is_what_we_read() -> None:
    assert opted_out_of(opt_out_subject("a.b-c@b.nl")) == "a.b-c@b.nl"


def test_everybody_with_the_address_is_marked_whoever_wrote_the_letter(agency: Agency) -> None:
    agency.file(news(JAN))
    agency.file(mail("no@elders.nl", sender="jan@werk.example", subject=ASKED, day=2))
    assert opted_out(agency) == {"K-1", "P-1"}


@pytest.mark.parametrize(
    ("sent", "letter"),
    [
        pytest.param(news(JAN, PIET), mail("n@x", subject=ASKED, day=2), id="a message to two people"),
        pytest.param(news(JAN, sender="x@y.nl"), mail("n@x", subject=ASKED, day=2), id="not a message of ours"),
        pytest.param(news(JAN), mail("n@x", subject="unsubscribe other@bureau.nl", day=2), id="not here"),
        pytest.param(news(JAN), mail("n@x", subject="unsubscribe", day=2), id="names none"),
        pytest.param(news(JAN), Sent(mail("n@x", subject=ASKED, day=2), "anna/junk"), id="junk"),
        pytest.param(news(JAN), Sent(mail("n@x", subject=ASKED, day=2), "anna/drafts"), id="a draft"),
    ],
)
def test_any_other_letter_marks_nobody(agency: Agency, sent: Sent, letter: Sent | bytes) -> None:
    agency.file(sent)
    agency.file(letter)
    assert opted_out(agency) == set()


def test_the_file_says_when_a_hand_takes_it_away_and_the_log_has_both(agency: Agency) -> None:
    records, anna, bram = Records(agency.store, agency.desk), agency.users["anna"], agency.users["bram"]
    agency.file(news(JAN))
    agency.file(mail("no@elders.nl", sender="x@werk.example", subject=ASKED, day=2))
    assert records.file(anna, RecordKind.CANDIDATE, "K-1").marks.opted_out_at is not None
    assert records.file(bram, RecordKind.CANDIDATE, "K-1").marks.opted_out_at is None  # he does not see the letter
    (event,) = records.opt_in(anna, RecordKind.CANDIDATE, "K-1").events
    assert event is not None
    assert opted_out(agency) == {"P-1"}
    assert records.file(anna, RecordKind.CANDIDATE, "K-1").marks.opted_out_at is None
    with agency.store.work(None) as work:
        logged = work.connection.execute(select(audit.c.act, audit.c.made_by, audit.c.detail)).all()
    key = records.get(anna, RecordKind.CANDIDATE, "K-1").key
    mine = [(row.act, row.made_by) for row in logged if row.detail == f"candidate:{key}"]
    assert mine == [("opted_out", ""), ("opted_in", "anna")]


def test_asked_twice_is_marked_once(agency: Agency) -> None:
    agency.file(news(JAN))
    for name in ("a@x", "b@x"):
        agency.file(mail(name, subject=ASKED, day=2))
    with agency.store.work(None) as work:
        assert len(work.connection.execute(select(audit.c.key)).all()) == 2  # one a person
