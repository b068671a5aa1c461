"""What people say of proposals sticks: not for this message, always for this address, never for it (RULES.md 3)."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing.batch import settle
from carerix_desktop.storage.archive_links import RecordId
from tests.support.agency import ANNA, Agency, Sent, mail

TIE, NEW, BOARD = "thuis@x.nl", "nieuw@y.nl", "no-reply@board.nl"


@pytest.fixture
def tied(agency: Agency) -> Agency:
    """Two people on one address."""
    agency.add_record("candidate:K-1", TIE, full_name="Jan de Boer")
    agency.add_record("candidate:K-2", TIE, full_name="Eva de Boer")
    return agency


def record(agency: Agency, name: str) -> RecordId:
    return RecordId(name.partition(":")[0], agency.records[name])


def compute_anew(agency: Agency) -> None:
    with agency.desk._session() as session:
        talks = session.archive.connection.exec_driver_sql("SELECT DISTINCT conversation_key FROM message WHERE filed")
        settle(session, (), set(talks.scalars()))


def test_a_choice_takes_earlier_and_later_mail_of_the_address_and_says_so(tied: Agency) -> None:
    tied.file(mail("before", sender=TIE), mail("here", sender=TIE, subject="CV"))
    tied.desk.always_by_hand(tied.users["anna"], tied.key("here"), TIE, record(tied, "candidate:K-2"))
    tied.file(mail("after", sender=TIE, subject="Intake"), Sent(mail("out", sender=ANNA, to=TIE), "anna/sent"))
    for name in ("before", "here", "after", "out"):
        assert tied.reasons(name) == {"candidate:K-2": ("hand", f"Always for this address: {TIE}")}, name
        assert tied.proposals(name) == set()
    assert set(tied._rows(text("SELECT made_by FROM link"))) == {("anna",)}


def test_a_choice_that_is_taken_back_leaves_the_doubt_as_it_was(tied: Agency) -> None:
    tied.file(mail("a", sender=TIE), mail("b", sender=TIE, subject="CV"))
    before = tied.picture()
    anna = tied.users["anna"]
    first = tied.desk.always_by_hand(anna, tied.key("a"), TIE, record(tied, "candidate:K-2"))
    second = tied.desk.always_by_hand(anna, tied.key("a"), TIE, record(tied, "candidate:K-1"))
    assert tied.links("b") == {"candidate:K-1": "hand"}
    tied.desk.undo_hand(anna, second.undo)
    assert tied.links("b") == {"candidate:K-2": "hand"}
    tied.desk.undo_hand(anna, first.undo)
    assert tied.picture() == before


def test_what_was_taken_off_one_message_is_not_put_there_again_by_a_choice(tied: Agency) -> None:
    anna, two = tied.users["anna"], tied.records["candidate:K-2"]
    tied.file(mail("a", sender=TIE), mail("b", sender=TIE, subject="CV"))
    tied.desk.always_by_hand(anna, tied.key("a"), TIE, record(tied, "candidate:K-2"))
    tied.desk.unlink_by_hand(anna, tied.key("b"), RecordKind.CANDIDATE, two)
    compute_anew(tied)
    assert tied.links("b") == {}
    assert tied.proposals("b") == set()
    assert tied.links("a") == {"candidate:K-2": "hand"}


def test_a_choice_holds_for_a_forward_and_for_automated_mail_too(tied: Agency) -> None:
    block = f"---------- Forwarded message ----------\r\nFrom: {TIE}\r\nTo: {ANNA}\r\nSubject: CV\r\n\r\nDag"
    tied.file(
        Sent(mail("forward", sender=ANNA, to="bram@bureau.nl", subject="Fwd: CV", body=block), "anna/sent"),
        mail("away", sender=TIE, subject="Afwezig", Auto_Submitted="auto-replied"),
        mail("here", sender=TIE, subject="Hallo"),
    )
    tied.desk.always_by_hand(tied.users["anna"], tied.key("here"), TIE, record(tied, "candidate:K-1"))
    assert [tied.links(name) for name in ("forward", "away", "here")] == [{"candidate:K-1": "hand"}] * 3


def test_another_address_with_a_tag_that_is_known_is_not_chosen_for(tied: Agency) -> None:
    tied.add_record("candidate:K-3", "thuis+werk@x.nl")
    tied.file(mail("a", sender=TIE))
    tied.desk.always_by_hand(tied.users["anna"], tied.key("a"), TIE, record(tied, "candidate:K-1"))
    tied.file(mail("b", sender="thuis+werk@x.nl", subject="B"), mail("c", sender="thuis+post@x.nl", subject="C"))
    assert tied.links("b") == {"candidate:K-3": "address"}
    assert tied.links("c") == {"candidate:K-1": "hand"}


def test_an_unknown_sender_who_was_refused_is_not_proposed_again_for_that_message(agency: Agency) -> None:
    anna = agency.users["anna"]
    agency.file(mail("a", sender=NEW), mail("b", sender=NEW, subject="CV"))
    done = agency.desk.refuse_by_hand(anna, [agency.key("a")], NEW.upper(), None)
    compute_anew(agency)
    agency.desk.relink(Handles(addresses=(NEW,)))
    assert (agency.proposals("a"), agency.proposals("b")) == (set(), {("new", "", NEW)})
    agency.desk.undo_hand(anna, done.undo)
    assert agency.proposals("a") == {("new", "", NEW)}


def test_nobody_is_proposed_any_more_for_an_address_that_was_silenced(agency: Agency) -> None:
    anna = agency.users["anna"]
    agency.file(mail("a", sender=NEW), mail("relayed", sender=BOARD, reply_to=NEW, subject="Reactie"))
    assert agency.proposals("relayed") == {("new", "", NEW)}
    done = agency.desk.always_by_hand(anna, agency.key("a"), NEW, None)
    agency.file(mail("b", sender=NEW, subject="Nog eens"))
    assert agency.all_proposals() == {}
    agency.desk.undo_hand(anna, done.undo)
    assert agency.all_proposals() == {name: {("new", "", NEW)} for name in ("a", "b", "relayed")}


def test_an_address_that_is_put_on_a_file_brings_the_older_mail_and_undo_takes_all_of_it_back(agency: Agency) -> None:
    agency.add_record("contact:C-1", full_name="Eva Bakker")
    agency.add_company("company:B-1")
    agency.employ("contact:C-1", "company:B-1")
    agency.file(mail("a", sender=NEW), mail("b", sender=NEW, subject="CV"), mail("c", irt="b", subject="Re: CV"))
    before = agency.picture()
    anna = agency.users["anna"]
    done = agency.desk.always_by_hand(anna, agency.key("a"), NEW, record(agency, "contact:C-1"))
    assert agency.links("a") == {"contact:C-1": "hand", "company:B-1": "company"}
    assert agency.links("b") == {"contact:C-1": "address", "company:B-1": "company"}
    assert agency.links("c") == {"contact:C-1": "reply", "company:B-1": "reply"}
    assert done.records == (f"contact:{agency.records['contact:C-1']}",)
    agency.desk.undo_hand(anna, done.undo)
    assert agency.picture() == before
    log = agency._rows(text("SELECT made_by, field, before, after FROM record_log ORDER BY key"))
    assert log == [("anna", "emails", "", NEW), ("anna", "emails", NEW, "")]


def test_undo_of_an_address_keeps_the_links_that_stood_before(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(mail("old"), mail("a", sender=NEW, subject="CV"))
    anna = agency.users["anna"]
    done = agency.desk.always_by_hand(anna, agency.key("a"), NEW, record(agency, "candidate:K-1"))
    agency.desk.undo_hand(anna, done.undo)
    assert agency.links("old") == {"candidate:K-1": "address"}
    assert agency.links("a") == {}


@pytest.mark.parametrize("kind", ["candidate:K-1", "company:B-1"])
def test_a_users_own_address_is_on_nobodys_file(agency: Agency, kind: str) -> None:
    agency.add_record(kind)
    agency.file(mail("a", sender=NEW))
    with pytest.raises(UserFault):
        agency.desk.always_by_hand(agency.users["anna"], agency.key("a"), ANNA, record(agency, kind))
    assert agency.links("a") == {}


def test_nobody_chooses_by_a_message_that_they_do_not_see(tied: Agency) -> None:
    tied.file(mail("a", sender=TIE))
    bram, key = tied.users["bram"], tied.key("a")
    with pytest.raises(NotVisible):
        tied.desk.always_by_hand(bram, key, TIE, record(tied, "candidate:K-1"))
    with pytest.raises(NotVisible):
        tied.desk.refuse_by_hand(bram, [key], TIE, None)
    with pytest.raises(NotVisible):
        tied.desk.always_by_hand(bram, key, NEW, record(tied, "candidate:K-1"))
    assert tied.count("address_choice") == tied.count("proposal_refusal") == 0


def test_a_choice_of_a_record_that_is_gone_leaves_the_doubt(tied: Agency) -> None:
    tied.file(mail("a", sender=TIE))
    with tied.store.work(None) as work:
        work.connection.exec_driver_sql(
            f"INSERT INTO address_choice (normal, kind, record_key, user_key, made_by, made_at) "
            f"VALUES ('{TIE}', 'candidate', 9999, 1, 'anna', 0)"
        )
    compute_anew(tied)
    assert len(tied.proposals("a")) == 2
