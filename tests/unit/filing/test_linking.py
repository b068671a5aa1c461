"""Which files a message belongs to: RULES.md section 3, sentence by sentence."""

from typing import Any

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Handles
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail

JAN = "jan@example.nl"


def test_an_address_on_exactly_one_person_links(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", sender=f"Jan <{JAN}>"))
    assert agency.reasons("a") == {"candidate:K-1": ("address", f"From: {JAN}")}
    assert agency.proposals("a") == set()


@pytest.mark.parametrize(
    "written", ["JAN@Example.NL", "jan+vacature@example.nl", '"Piet" <jan@example.nl>', "jan@EXAMPLE.nl"]
)
def test_addresses_compare_folded_and_without_an_unknown_tag(agency: Agency, written: str) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", sender=written))
    assert agency.links("a") == {"candidate:K-1": "address"}


def test_a_tag_stays_when_the_exact_address_is_known(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.add_record("candidate:K-2", "jan+twee@example.nl")
    agency.file(mail("a", sender="jan+twee@example.nl"))
    assert agency.links("a") == {"candidate:K-2": "address"}


def test_dots_do_not_count_at_gmail(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan.jansen@gmail.com")
    agency.file(mail("a", sender="janjansen@googlemail.com"))
    assert agency.links("a") == {"candidate:K-1": "address"}


def test_mail_that_goes_out_links_to_cc_and_bcc(agency: Agency) -> None:
    for number, address in enumerate(("to@x.nl", "cc@x.nl", "bcc@x.nl")):
        agency.add_record(f"candidate:K-{number}", address)
    agency.file(Sent(mail("a", sender=ANNA, to="to@x.nl", Cc="cc@x.nl", Bcc="bcc@x.nl"), "anna/sent"))
    assert set(agency.links("a")) == {"candidate:K-0", "candidate:K-1", "candidate:K-2"}


def test_mail_goes_out_by_its_sender_whatever_the_folder(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("a", sender=ANNA, to=JAN), "bram/inbox"))
    assert agency.reasons("a") == {"candidate:K-1": ("address", f"To: {JAN}")}


def test_a_candidate_in_cc_of_mail_that_comes_in_gets_it_on_their_file(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", sender="piet@x.nl", Cc=JAN))
    assert agency.reasons("a") == {"candidate:K-1": ("address", f"Cc: {JAN}")}


def test_reply_to_is_a_counterparty(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", sender="board@jobs.nl", reply_to=JAN))
    assert agency.reasons("a") == {"candidate:K-1": ("address", f"Reply-To: {JAN}")}


def test_a_candidate_and_a_contact_of_one_name_are_both_linked(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN, full_name="Jan de Boer")
    agency.add_record("contact:C-1", JAN, full_name="jan  de boer")
    agency.file(mail("a"))
    assert agency.links("a") == {"candidate:K-1": "address", "contact:C-1": "address"}


@pytest.mark.parametrize(("kind", "name"), [("contact", "Someone Else"), ("candidate", "Jan de Boer")])
def test_two_different_people_on_one_address_are_proposed(agency: Agency, kind: str, name: str) -> None:
    agency.add_record("candidate:K-1", JAN, full_name="Jan de Boer")
    agency.add_record(f"{kind}:X-2", JAN, full_name=name)
    agency.file(mail("a"))
    assert agency.links("a") == {}
    assert agency.proposals("a") == {("tie", "candidate:K-1", JAN), ("tie", f"{kind}:X-2", JAN)}


def test_a_hand_settles_a_tie(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN, full_name="A")
    key = agency.add_record("candidate:K-2", JAN, full_name="B")
    agency.file(mail("a"))
    agency.desk.link_by_hand(agency.users["anna"], agency.key("a"), RecordKind.CANDIDATE, key)
    assert agency.links("a") == {"candidate:K-2": "hand"}
    assert agency.proposals("a") == set()


def test_a_reply_settles_a_tie(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN, full_name="A")
    key = agency.add_record("candidate:K-2", JAN, full_name="B")
    agency.file(mail("a"), mail("b", irt="a", day=1, subject="Re: Hallo"))
    agency.desk.link_by_hand(agency.users["anna"], agency.key("a"), RecordKind.CANDIDATE, key)
    assert agency.links("b") == {"candidate:K-2": "reply"}
    assert agency.proposals("b") == set()


def test_a_users_own_address_never_links(agency: Agency) -> None:
    agency.add_record("candidate:K-1", BRAM)
    agency.file(mail("a", sender=JAN, to=f"{ANNA}, {BRAM}"), Sent(mail("b", sender=BRAM, to=ANNA), "anna/inbox"))
    assert agency.links("a") == agency.links("b") == {}
    assert agency.proposals("b") == set()


AUTOMATED = [
    {"Auto_Submitted": "auto-replied"},
    {"List_Id": "<list.example.nl>"},
    {"Precedence": "bulk"},
    {"Precedence": "list"},
    {"Precedence": "junk"},
    {"Return_Path": "<>"},
]


@pytest.mark.parametrize("headers", AUTOMATED)
def test_the_sender_of_automated_mail_is_neither_linked_nor_proposed(agency: Agency, headers: dict[str, Any]) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", **headers), mail("b", sender="unknown@x.nl", **headers))
    assert agency.links("a") == agency.links("b") == {}
    assert agency.proposals("a") == agency.proposals("b") == set()


def test_auto_submitted_no_is_a_person(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", Auto_Submitted="no"))
    assert agency.links("a") == {"candidate:K-1": "address"}


@pytest.mark.parametrize("sender", ["no-reply@jobs.nl", "noreply@jobs.nl", "MAILER-DAEMON@mx.nl"])
def test_machines_are_known_by_their_names(agency: Agency, sender: str) -> None:
    agency.add_record("candidate:K-1", sender)
    agency.file(mail("a", sender=sender))
    assert agency.links("a") == {}


def test_the_reply_to_of_automated_mail_may_link(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", sender="no-reply@jobs.nl", reply_to=JAN))
    assert agency.links("a") == {"candidate:K-1": "address"}


RELAYED = [
    ({}, {("new", "", "new@home.nl")}),
    ({"List_Id": "<l.jobs.nl>"}, set()),
    ({"List_Unsubscribe": "<https://jobs.nl/u>"}, set()),
    ({"Precedence": "bulk"}, set()),
]


@pytest.mark.parametrize(("headers", "proposed"), RELAYED)
def test_the_reply_to_of_what_a_job_board_relays_is_proposed(
    agency: Agency, headers: dict[str, Any], proposed: set
) -> None:
    agency.file(mail("a", sender="no-reply@jobs.nl", reply_to="new@home.nl", **headers))
    assert agency.proposals("a") == proposed


def test_what_a_job_board_relays_is_proposed_also_when_it_comes_out_of_junk(agency: Agency) -> None:
    raw = mail("a", sender="no-reply@jobs.nl", reply_to="new@home.nl")
    agency.file(Sent(raw, "anna/junk"))
    assert agency.proposals("a") == set()
    agency.file(Sent(raw, "bram/inbox"))
    assert agency.proposals("a") == {("new", "", "new@home.nl")}


@pytest.mark.parametrize("reply_to", ["info@jobs.nl", "no-reply@other.nl"])
def test_a_job_boards_own_address_is_not_proposed(agency: Agency, reply_to: str) -> None:
    agency.file(mail("a", sender="no-reply@jobs.nl", reply_to=reply_to))
    assert agency.proposals("a") == set()


def test_an_unknown_sender_is_proposed_and_unknown_recipients_are_not(agency: Agency) -> None:
    agency.file(mail("a", sender="unknown@x.nl", Cc="other@x.nl"), Sent(mail("b", sender=ANNA, to="who@x.nl")))
    assert agency.proposals("a") == {("new", "", "unknown@x.nl")}
    assert agency.proposals("b") == set()


def test_an_unknown_sender_is_proposed_also_where_a_reply_links(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a"), mail("b", sender="partner@x.nl", Cc=JAN, irt="a", subject="Re: Hallo", day=1))
    assert agency.links("b") == {"candidate:K-1": "reply"}
    assert agency.proposals("b") == {("new", "", "partner@x.nl")}


def test_an_answer_gets_all_links_of_the_message_it_answers(agency: Agency) -> None:
    firm = agency.add_record("company:B-1")
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a"), Sent(mail("b", sender=ANNA, to="x@y.nl", irt="a", subject="Re: Hallo", day=1)))
    agency.desk.link_by_hand(agency.users["anna"], agency.key("a"), RecordKind.COMPANY, firm)
    assert agency.links("b") == {"candidate:K-1": "reply", "company:B-1": "reply"}
    assert agency.reasons("b")["candidate:K-1"] == ("reply", "In-Reply-To: <a>")


def test_a_reply_by_references_links_to_the_nearest_that_is_here(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.add_record("candidate:K-2", "eva@x.nl")
    agency.file(mail("a"), mail("b", sender="eva@x.nl", day=1))
    agency.file(mail("c", sender="c@x.nl", refs=["a", "b", "gone"], day=2, subject="Re: Hallo"))
    assert agency.reasons("c") == {"candidate:K-2": ("reply", "References: <b>")}


def test_where_the_answered_message_arrives_later_its_answers_get_its_links_then(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("c", sender=ANNA, to="x@y.nl", irt="b", subject="Re: Hallo", day=2)))
    agency.file(Sent(mail("b", sender=ANNA, to="x@y.nl", irt="a", subject="Re: Hallo", day=1)))
    assert agency.links("c") == {}
    agency.file(mail("a"))
    assert agency.links("b") == agency.links("c") == {"candidate:K-1": "reply"}


def test_another_subject_with_other_people_only_proposes(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a"), mail("b", sender="eva@x.nl", irt="a", subject="Iets anders", day=1))
    assert agency.links("b") == {}
    assert agency.proposals("b") == {("reply", "candidate:K-1", ""), ("new", "", "eva@x.nl")}


@pytest.mark.parametrize("more", [{"Cc": JAN}, {"sender": "jan.prive@home.nl"}])
def test_another_subject_with_a_counterparty_links(agency: Agency, more: dict[str, Any]) -> None:
    agency.add_record("candidate:K-1", JAN, "jan.prive@home.nl")
    agency.file(mail("a"))
    agency.file(mail("b", **{"sender": "eva@x.nl", "irt": "a", "subject": "Iets anders", "day": 1, **more}))
    assert agency.links("b") == {"candidate:K-1": "reply"}


def test_a_nearer_ancestor_withdraws_the_reply_links_of_the_farther_one(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.add_record("candidate:K-2", "eva@x.nl")
    agency.file(mail("a"), mail("c", sender="c@x.nl", refs=["a", "b"], subject="Re: Hallo", day=2))
    assert agency.links("c") == {"candidate:K-1": "reply"}
    agency.file(mail("b", sender="eva@x.nl", day=1))
    assert agency.links("c") == {"candidate:K-2": "reply"}


def test_a_withdrawn_reply_link_stays_where_another_rule_or_a_hand_holds_it(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    held = agency.add_record("candidate:K-3", "piet@x.nl")
    agency.file(mail("a", Cc="piet@x.nl"), mail("c", refs=["a", "b"], subject="Re: Hallo", day=2))
    assert agency.links("c") == {"candidate:K-1": "reply", "candidate:K-3": "reply"}
    agency.desk.link_by_hand(agency.users["anna"], agency.key("c"), RecordKind.CANDIDATE, held)
    agency.file(mail("b", sender="eva@x.nl", day=1))
    assert agency.links("c") == {"candidate:K-1": "address", "candidate:K-3": "hand"}


def test_what_a_person_unlinked_is_never_linked_again(agency: Agency) -> None:
    key = agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a"))
    agency.desk.unlink_by_hand(agency.users["anna"], agency.key("a"), RecordKind.CANDIDATE, key)
    agency.desk.relink(Handles(addresses=(JAN,)))
    agency.file(Sent(mail("a"), "bram/inbox"), mail("b", irt="a", subject="Re: Hallo", day=1))
    assert agency.links("a") == {}
    assert agency.links("b") == {"candidate:K-1": "address"}


def test_a_correction_can_be_taken_back(agency: Agency) -> None:
    key = agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a"), Sent(mail("b", sender=ANNA, to="x@y.nl", irt="a", subject="Re: Hallo", day=1)))
    before = agency.all_links()
    anna = agency.users["anna"]
    corrected = agency.desk.unlink_by_hand(anna, agency.key("a"), RecordKind.CANDIDATE, key)
    assert agency.all_links() == {}
    agency.desk.undo_hand(anna, corrected.undo)
    assert agency.all_links() == before
    linked = agency.desk.link_by_hand(anna, agency.key("a"), RecordKind.CANDIDATE, key)
    agency.desk.undo_hand(anna, linked.undo)
    assert agency.all_links() == before


def test_nobody_corrects_what_they_do_not_see(agency: Agency) -> None:
    key = agency.add_record("candidate:K-1")
    agency.file(mail("a"))
    with pytest.raises(NotVisible):
        agency.desk.link_by_hand(agency.users["bram"], agency.key("a"), RecordKind.CANDIDATE, key)
    assert agency.links("a") == {}


def test_what_is_only_in_junk_cannot_be_linked_by_hand(agency: Agency) -> None:
    key = agency.add_record("candidate:K-1")
    agency.file(Sent(mail("a"), "anna/junk"))
    with pytest.raises(UserFault, match="Move it"):
        agency.desk.link_by_hand(agency.users["anna"], agency.key("a"), RecordKind.CANDIDATE, key)


def test_adding_an_address_links_the_older_mail_and_its_answers_at_once(agency: Agency) -> None:
    agency.add_record("candidate:K-1")
    agency.file(mail("a", sender="jan+cv@example.nl"))
    agency.file(Sent(mail("b", sender=ANNA, to="x@y.nl", irt="a", subject="Re: Hallo", day=1)))
    assert agency.proposals("a") == {("new", "", "jan+cv@example.nl")}
    agency.add_address("candidate:K-1", JAN)
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.links("b") == {"candidate:K-1": "reply"}
    assert agency.proposals("a") == set()


def test_adding_an_address_that_another_person_has_proposes(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN, full_name="A")
    agency.file(mail("a"))
    agency.add_record("candidate:K-2", full_name="B")
    agency.add_address("candidate:K-2", JAN)
    agency.file(mail("b", day=1))
    assert agency.links("a") == {"candidate:K-1": "address"}  # a link that stands is kept
    assert agency.proposals("a") == {("tie", "candidate:K-2", JAN)}
    assert agency.links("b") == {}


@pytest.mark.parametrize("role", ["drafts", "junk"])
def test_drafts_and_junk_have_no_effect_until_a_copy_comes_elsewhere(agency: Agency, role: str) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("a", to=f"{ANNA}, {BRAM}"), f"anna/{role}"))
    agency.file(Sent(mail("b", sender=ANNA, to="x@y.nl", irt="a", subject="Re: Hallo", day=1)))
    assert agency.all_links() == {}
    assert agency.proposals("a") == set()
    assert agency.audience("a") == {("anna", "copy")}
    assert agency.conversations() == {frozenset({"b"})}
    agency.file(Sent(mail("a", to=f"{ANNA}, {BRAM}"), "bram/inbox"))
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.links("b") == {"candidate:K-1": "reply"}
    assert agency.conversations() == {frozenset({"a", "b"})}
    assert agency.audience("a") == {("anna", "copy"), ("bram", "copy"), ("anna", "addressed"), ("bram", "addressed")}


def test_trash_is_like_any_folder_and_junk_takes_nothing_off_a_file(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("a"), "anna/trash"), Sent(mail("a"), "bram/junk"))
    assert agency.links("a") == {"candidate:K-1": "address"}


def test_a_copy_that_says_more_says_it_for_all(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.add_record("candidate:K-2", "stil@x.nl")
    agency.file(mail("a", List_Id="<l.x.nl>"), Sent(mail("b", sender=ANNA, to="x@y.nl"), "bram/inbox"))
    assert agency.all_links() == {}
    agency.file(Sent(mail("a"), "bram/inbox"), Sent(mail("b", sender=ANNA, to="x@y.nl", Bcc="stil@x.nl"), "anna/sent"))
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.reasons("b") == {"candidate:K-2": ("address", "Bcc: stil@x.nl")}
