"""The rules `forwarded`, `company`, `reference` and `bounce`: RULES.md section 3, sentence by sentence."""

from typing import Any

import pytest

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Handles
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail

JAN = "jan@example.nl"
HR = "hr@klant.nl"
REPORT = "multipart/report; report-type=delivery-status; boundary=b"


def forward(name: str, inner: str, *, sender: str = ANNA, to: str = BRAM, subject: str = "Fwd: CV") -> Sent:
    block = f"---------- Forwarded message ----------\r\nFrom: {inner}\r\nTo: {ANNA}\r\nSubject: CV\r\n\r\nDag"
    return Sent(mail(name, sender=sender, to=to, subject=subject, body=block), "anna/sent")


def report(name: str, about: str, *, subject: str = "Undelivered Mail Returned to Sender", day: float = 1) -> bytes:
    status = (
        "Reporting-MTA: dns; y.nl\r\n\r\nFinal-Recipient: rfc822; jan@example.nl\r\nAction: failed\r\nStatus: 5.1.1"
    )
    parts = (("message/delivery-status", status), ("text/rfc822-headers", f"Message-ID: <{about}>"))
    body = "".join(f"--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts) + "--b--"
    return mail(name, sender="mailer-daemon@y.nl", subject=subject, day=day, body=body, Content_Type=REPORT)


class TestForwarded:
    def test_what_a_user_forwards_goes_onto_the_file_of_who_wrote_it(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", JAN)
        agency.file(forward("a", f"Jan <{JAN}>"))
        assert agency.reasons("a") == {"candidate:K-1": ("forwarded", f"Forwarded From: {JAN}")}
        assert agency.proposals("a") == set()

    def test_what_somebody_else_forwards_does_not(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", JAN)
        agency.file(forward("a", JAN, sender="piet@x.nl", to=ANNA))
        assert agency.links("a") == {}

    def test_two_people_on_that_address_are_proposed(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", JAN, full_name="Jan")
        agency.add_record("candidate:K-2", JAN, full_name="Jan")
        agency.file(forward("a", JAN))
        assert agency.links("a") == {}
        assert agency.proposals("a") == {("tie", "candidate:K-1", JAN), ("tie", "candidate:K-2", JAN)}

    def test_an_unknown_one_is_proposed_as_a_new_person(self, agency: Agency) -> None:
        agency.file(forward("a", JAN))
        assert agency.proposals("a") == {("new", "", JAN)}

    @pytest.mark.parametrize("inner", [ANNA, "no-reply@board.nl"])
    def test_neither_a_colleague_nor_a_machine_is(self, agency: Agency, inner: str) -> None:
        agency.file(forward("a", inner))
        assert (agency.links("a"), agency.proposals("a")) == ({}, set())

    def test_an_address_that_comes_later_links_older_forwards(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1")
        agency.file(forward("a", JAN))
        agency.add_address("candidate:K-1", JAN)
        assert agency.links("a") == {"candidate:K-1": "forwarded"}
        assert agency.proposals("a") == set()

    def test_a_reply_that_quotes_a_forward_forwards_nothing(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", JAN)
        agency.file(forward("a", JAN, subject="Re: CV"))
        assert agency.links("a") == {}


class TestCompany:
    def test_a_linked_contact_brings_the_company(self, agency: Agency) -> None:
        agency.add_record("contact:C-1", HR)
        agency.add_company("company:B-1")
        agency.employ("contact:C-1", "company:B-1")
        agency.file(mail("a", sender=HR))
        assert agency.reasons("a") == {
            "contact:C-1": ("address", f"From: {HR}"),
            "company:B-1": ("company", "Contact: C-1"),
        }

    def test_so_does_one_that_a_person_links(self, agency: Agency) -> None:
        agency.add_record("contact:C-1")
        agency.add_company("company:B-1")
        agency.employ("contact:C-1", "company:B-1")
        agency.file(mail("a"))
        undo = agency.desk.link_by_hand(
            agency.users["anna"], agency.key("a"), RecordKind.CONTACT, agency.records["contact:C-1"]
        ).undo
        assert agency.links("a") == {"contact:C-1": "hand", "company:B-1": "company"}
        agency.desk.undo_hand(agency.users["anna"], undo)
        assert agency.links("a") == {}

    def test_who_changes_jobs_takes_no_older_mail_along(self, agency: Agency) -> None:
        agency.add_record("contact:C-1", HR)
        for name in ("company:B-1", "company:B-2"):
            agency.add_company(name)
        agency.employ("contact:C-1", "company:B-1")
        agency.file(mail("a", sender=HR))
        agency.employ("contact:C-1", "company:B-2")
        agency.file(mail("b", sender=HR, irt="a", subject="Re: Hallo", day=1))
        assert agency.links("a") == {"contact:C-1": "address", "company:B-1": "company"}
        assert agency.links("b") == {"contact:C-1": "reply", "company:B-1": "reply", "company:B-2": "company"}

    @pytest.mark.parametrize("domain", ["klant.nl", "eu.klant.nl", "KLANT.NL"])
    def test_an_unknown_counterparty_at_the_domain_or_below_it_brings_it(self, agency: Agency, domain: str) -> None:
        agency.add_company("company:B-1", "klant.nl")
        agency.file(mail("a", sender=f"piet@{domain}"))
        assert agency.reasons("a") == {"company:B-1": ("company", f"From: piet@{domain}")}
        assert agency.proposals("a") == {("new", "", f"piet@{domain}")}

    def test_one_at_a_domain_that_merely_ends_so_does_not(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "klant.nl")
        agency.file(mail("a", sender="piet@nietklant.nl"))
        assert agency.links("a") == {}

    def test_the_longest_listed_domain_wins(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "klant.nl")
        agency.add_company("company:B-2", "bouw.klant.nl")
        agency.file(mail("a", sender="piet@noord.bouw.klant.nl"))
        assert agency.links("a") == {"company:B-2": "company"}

    def test_a_public_mail_provider_is_nobodys(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "gmail.com")
        agency.file(mail("a", sender="piet@gmail.com"))
        assert agency.links("a") == {}

    def test_a_domain_of_two_companies_is_a_tie(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "klant.nl")
        agency.add_company("company:B-2", "klant.nl")
        agency.file(mail("a", sender=HR))
        assert agency.links("a") == {}
        assert agency.proposals("a") == {("new", "", HR), ("tie", "company:B-1", HR), ("tie", "company:B-2", HR)}

    def test_the_company_alone_where_the_people_on_the_address_tie(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", HR, full_name="A")
        agency.add_record("contact:C-1", HR, full_name="B")
        agency.add_company("company:B-1", "klant.nl")
        agency.file(mail("a", sender=HR))
        assert agency.links("a") == {"company:B-1": "company"}
        assert agency.proposals("a") == {("tie", "candidate:K-1", HR), ("tie", "contact:C-1", HR)}

    def test_a_known_candidates_work_address_brings_none(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", HR)
        agency.add_company("company:B-1", "klant.nl")
        agency.file(mail("a", sender=HR))
        assert agency.links("a") == {"candidate:K-1": "address"}

    @pytest.mark.parametrize("header", [{"Precedence": "bulk"}, {"List_Id": "<x.klant.nl>"}])
    def test_automated_mail_brings_none(self, agency: Agency, header: dict[str, Any]) -> None:
        agency.add_record("contact:C-1", "eva@klant.nl")
        agency.add_company("company:B-1", "klant.nl")
        agency.employ("contact:C-1", "company:B-1")
        agency.file(mail("a", sender="piet@klant.nl", reply_to="eva@klant.nl", **header))
        assert agency.links("a") == {"contact:C-1": "address"}

    def test_a_colleague_brings_none(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "bureau.nl")
        agency.file(mail("a", sender=ANNA, to=BRAM))
        assert agency.links("a") == {}

    def test_a_domain_that_comes_later_links_older_mail_and_one_that_goes_keeps_it(self, agency: Agency) -> None:
        agency.file(mail("a", sender=HR), mail("b", sender="x@noord.klant.nl"), mail("c", sender="x@ander.nl"))
        agency.add_company("company:B-1", "klant.nl")
        assert {name for name in ("a", "b", "c") if agency.links(name)} == {"a", "b"}
        agency.desk.relink(Handles(domains=("klant.nl",)))
        assert agency.links("a") == {"company:B-1": "company"}

    def test_what_a_person_took_off_stays_off(self, agency: Agency) -> None:
        agency.add_company("company:B-1", "klant.nl")
        agency.file(mail("a", sender=HR))
        agency.desk.unlink_by_hand(
            agency.users["anna"], agency.key("a"), RecordKind.COMPANY, agency.records["company:B-1"]
        )
        agency.desk.relink(Handles(domains=("klant.nl",)))
        assert agency.links("a") == {}

    def test_a_company_goes_with_the_answer_that_brought_its_contact(self, agency: Agency) -> None:
        """Automated mail brings no company; its answer has the contact by `reply`, so the company rests on that."""
        agency.add_record("contact:C-1", HR)
        agency.add_company("company:B-1")
        agency.employ("contact:C-1", "company:B-1")
        far = mail("far", sender="piet@x.nl", reply_to=HR, Precedence="bulk")
        near = mail("near", sender="piet@x.nl", irt="gone", day=1)
        last = mail("last", sender="piet@x.nl", refs=["far", "near"], subject="Re: Hallo", day=2)
        agency.file(far, last)
        assert agency.links("last") == {"contact:C-1": "reply", "company:B-1": "company"}
        agency.file(near)
        assert agency.links("last") == {}


class TestReference:
    @pytest.mark.parametrize(
        "subject", ["Vacature V-2041", "re: v-2041: uitnodiging", "(V-2041)", "V-2041", "x/V-2041.", "Fwd: V-2041?"]
    )
    def test_the_number_of_a_vacancy_in_the_subject_links_it(self, agency: Agency, subject: str) -> None:
        agency.add_record("vacancy:V-2041")
        agency.file(mail("a", subject=subject))
        assert agency.reasons("a") == {"vacancy:V-2041": ("reference", "Subject: v-2041")}

    @pytest.mark.parametrize("subject", ["V-20412", "AV-2041", "V-2041-2", "-V-2041", "V-2041_", "éV-2041", "V 2041"])
    def test_not_with_a_letter_digit_or_line_directly_beside_it(self, agency: Agency, subject: str) -> None:
        agency.add_record("vacancy:V-2041")
        agency.file(mail("a", subject=subject))
        assert agency.links("a") == {}

    @pytest.mark.parametrize(
        ("ref", "subject"), [("V/7 (a)", "over v/7  (A), spoed"), ("#12", "Nr.#12!"), ("Ä-1", "ä-1")]
    )
    def test_numbers_of_any_letters_are_found(self, agency: Agency, ref: str, subject: str) -> None:
        agency.add_record(f"vacancy:{ref}")
        encoded = f"=?utf-8?q?{''.join(f'={one:02X}' for one in subject.encode())}?="
        agency.file(mail("a", subject=encoded))
        assert agency.links("a") == {f"vacancy:{ref}": "reference"}

    def test_with_a_linked_candidate_and_a_match_of_the_two_the_match(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1", JAN)
        agency.add_record("candidate:K-2", "eva@x.nl")
        agency.add_record("vacancy:V-1")
        agency.add_record("vacancy:V-2")
        agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-1")
        agency.add_match("match:M-2", "candidate:K-2", "vacancy:V-1")
        agency.add_match("match:M-3", "candidate:K-1", "vacancy:V-2")
        agency.file(mail("a", subject="V-1"))
        assert agency.links("a") == {"candidate:K-1": "address", "vacancy:V-1": "reference", "match:M-1": "reference"}

    def test_the_match_goes_with_its_candidate(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1")
        agency.add_record("vacancy:V-1")
        agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-1")
        agency.file(mail("a", subject="V-1"))
        anna, key, jan = agency.users["anna"], agency.key("a"), agency.records["candidate:K-1"]
        undo = agency.desk.link_by_hand(anna, key, RecordKind.CANDIDATE, jan).undo
        assert agency.links("a") == {"candidate:K-1": "hand", "vacancy:V-1": "reference", "match:M-1": "reference"}
        agency.desk.undo_hand(anna, undo)
        assert agency.links("a") == {"vacancy:V-1": "reference"}

    def test_a_vacancy_that_comes_later_links_older_mail(self, agency: Agency) -> None:
        agency.file(mail("a", subject="Re: V-2041"), mail("b", subject="V-204"))
        agency.add_record("vacancy:V-2041")
        agency.desk.relink(Handles(numbers=("V-2041",)))
        assert (agency.links("a"), agency.links("b")) == ({"vacancy:V-2041": "reference"}, {})


class TestBounce:
    @pytest.mark.parametrize("late", [False, True])
    def test_a_report_gets_all_links_of_what_it_reports_on(self, agency: Agency, late: bool) -> None:
        agency.add_record("candidate:K-1", JAN)
        agency.add_record("vacancy:V-1")
        agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-1")
        mails: list[Sent | bytes] = [Sent(mail("a", sender=ANNA, to=JAN, subject="V-1"), "anna/sent"), report("r", "a")]
        for one in reversed(mails) if late else mails:
            agency.file(one)
        reason = ("bounce", "Message-ID: <a>")
        assert agency.reasons("r") == {"candidate:K-1": reason, "vacancy:V-1": reason, "match:M-1": reason}
        assert agency.proposals("r") == set()

    def test_what_the_message_gains_or_loses_the_report_does_too(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1")
        agency.file(Sent(mail("a", sender=ANNA, to="x@y.nl"), "anna/sent"), report("r", "a"))
        anna, key, jan = agency.users["anna"], agency.key("a"), agency.records["candidate:K-1"]
        undo = agency.desk.link_by_hand(anna, key, RecordKind.CANDIDATE, jan).undo
        assert agency.links("r") == {"candidate:K-1": "bounce"}
        agency.desk.undo_hand(anna, undo)
        assert agency.links("r") == {}

    def test_reports_that_name_each_other_hold_nothing_up(self, agency: Agency) -> None:
        agency.add_record("candidate:K-1")
        agency.file(report("r", "s"), report("s", "r"))
        anna, key, jan = agency.users["anna"], agency.key("r"), agency.records["candidate:K-1"]
        undo = agency.desk.link_by_hand(anna, key, RecordKind.CANDIDATE, jan).undo
        assert (agency.links("r"), agency.links("s")) == ({"candidate:K-1": "hand"}, {"candidate:K-1": "bounce"})
        agency.desk.undo_hand(anna, undo)
        assert (agency.links("r"), agency.links("s")) == ({}, {})


@pytest.mark.parametrize(
    ("listed", "sender", "linked"),
    [
        ("co.uk", "jan@klant.co.uk", False),  # stored before such a domain was refused
        ("github.io", "jan@klant.github.io", False),
        ("klant.co.uk", "jan@mail.klant.co.uk", True),
        ("klant.github.io", "jan@klant.github.io", True),
        ("klant.github.io", "jan@ander.github.io", False),
    ],
)
def test_a_companys_domain_ends_where_others_may_have_names(
    agency: Agency, listed: str, sender: str, *, linked: bool
) -> None:
    agency.add_company("company:B-1", listed)
    agency.file(mail("a", sender=sender))
    assert agency.links("a") == ({"company:B-1": "company"} if linked else {})
