"""A file from a message: filled in with where from, doubles shown, made in one unit of work and taken back whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.document import DocumentSort, Unread
from carerix_desktop.domain.duplicates import Likeness
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.person_fields import Finding, Place
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.host.limited import Limited
from carerix_desktop.services.document_reading import READING_LIMITS, DocumentReading
from carerix_desktop.services.documents import Documents
from carerix_desktop.services.new_people import Chosen, NewPeople
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_mail import conversation, message
from tests.support.agency import NOW, Agency, Sent, mail
from tests.support.documents import make_locked_pdf, make_pdf
from tests.support.letters import application

K, V = RecordKind.CANDIDATE, RecordKind.VACANCY
CV = make_pdf(["Mehmet Yildiz\n06-23456789\nWoonplaats: Utrecht\nGeboortedatum: 1 februari 1985", "Ervaring"])
FIELDS = {"first_name": "Mehmet", "last_name": "Yildiz", "emails": "mehmet@post.example", "phones": "06 23456789",
          "city": "Utrecht", "source": "E-mail", "birth_date": "1985-02-01"}  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    limited = Limited(READING_LIMITS)
    yield DocumentReading(limited)
    limited.close()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("vacancy:V-2041", full_name="DevOps Engineer")
    made.file(
        mail("earlier@x", sender="mehmet@post.example", day=-30, subject="Vraag"),
        application("first@x", ("motivatiebrief.pdf", make_pdf(["Brief"])), ("CV Yildiz.pdf", CV)),
    )
    yield made
    made.close()


@pytest.fixture
def people(agency: Agency, reading: DocumentReading) -> NewPeople:
    desk = RecordDesk(agency.store.archivist(), lambda: NOW)
    return NewPeople(agency.store, desk, Records(agency.store, agency.desk), reading, lambda: date(2026, 11, 18))


def test_the_form_begins_with_what_the_message_says_and_the_likely_cv(agency, people):
    proposed = people.propose(agency.users["anna"], agency.key("first@x"))
    assert proposed.found.name == Finding(text="Mehmet Yildiz", place=Place.SENDER)
    assert proposed.found.phones == (Finding(text="06 23456789", place=Place.SIGNATURE),)
    assert [one.filename for one in proposed.attachments] == ["motivatiebrief.pdf", "CV Yildiz.pdf"]
    assert (proposed.cv, proposed.source, proposed.vacancy) == ("3", "E-mail", ("V-2041", "DevOps Engineer"))


def test_the_cv_is_read_apart_and_says_which_page(agency, people):
    read = people.read_cv(agency.users["anna"], agency.key("first@x"), "3", "Mehmet Yildiz")
    assert read.found.city == Finding(text="Utrecht", place=Place.CV, page=1)
    assert read.found.birth_date == Finding(text="1985-02-01", place=Place.CV, page=1)
    assert (read.name, read.unread) == ("CV Yildiz.pdf", None)
    agency.file(application("locked@x", ("CV.pdf", make_locked_pdf())))
    assert people.read_cv(agency.users["anna"], agency.key("locked@x"), "2").unread is Unread.ENCRYPTED
    with pytest.raises(NotVisible):
        people.read_cv(agency.users["anna"], agency.key("first@x"), "9")


def test_whom_a_job_board_relays_and_whom_a_colleague_forwards_are_the_person(agency, people):
    board = mail("board@x", sender='"Jobs" <no-reply@board.example>', reply_to="Piet Puk <piet@post.example>",
                 body="Naam: Piet Puk\nTelefoon: 06-12345678\nWoonplaats: Breda")  # fmt: skip
    inner = (
        "---------- Forwarded message ---------\nFrom: Els Bos <els@post.example>\nDate: x\nTo: y\nSubject: z\n\nHoi"
    )
    agency.file(board, mail("forward@x", sender="bram@bureau.nl", subject="Fwd: cv", body=inner))
    relayed = people.propose(agency.users["anna"], agency.key("board@x"))
    assert relayed.source == "board.example"
    assert (relayed.found.emails[0].text, relayed.found.city.text) == ("piet@post.example", "Breda")
    forwarded = people.propose(agency.users["anna"], agency.key("forward@x"))
    assert forwarded.found.name == Finding(text="Els Bos", place=Place.FORWARDED)


def test_the_file_its_link_documents_earlier_mail_and_match_are_made_in_one_go_and_taken_back_whole(
    agency, people, reading
):
    anna, before = agency.users["anna"], agency.picture()
    chosen = Chosen(sections=("2", "3"), cv="3", vacancy="V-2041")
    made = people.create(anna, K, agency.key("first@x"), FIELDS, chosen)
    agency.records["candidate:new"] = made.record.key
    assert made.record.fields["emails"] == "mehmet@post.example"
    assert (made.record.extra["birth_date"], made.record.extra["source"]) == ("1985-02-01", "E-mail")
    assert agency.links("first@x")["candidate:new"] == "hand"
    assert agency.links("earlier@x")["candidate:new"] == "address"
    found = {one.name: one.sort for one in Documents(agency.store, reading).of(anna, K, made.record.ref)}
    assert found == {"CV Yildiz.pdf": DocumentSort.CV, "motivatiebrief.pdf": DocumentSort.OTHER}
    (match,) = Records(agency.store, agency.desk).get_many(anna, RecordKind.MATCH, [1])
    assert (match.fields["candidate"], match.fields["vacancy"]) == (made.record.ref, "V-2041")
    people.undo(anna, made.undo)
    after = agency.picture()
    assert {key: after[key] for key in ("links", "conversations", "audience")} == {
        key: before[key] for key in ("links", "conversations", "audience")
    }
    assert after["proposals"] == before["proposals"]
    for table in ("candidate", "vacancy_match", "document", "document_version", "record_address"):
        assert agency.count(table) == 0, table


def test_what_cannot_be_made_leaves_nothing(agency, people):
    anna, bram = agency.users["anna"], agency.users["bram"]
    agency.file(Sent(application("draft@x"), "anna/drafts"))
    for actor, key, fields, chosen in (
        (anna, "first@x", {**FIELDS, "emails": "geen adres"}, Chosen()),
        (anna, "first@x", {}, Chosen()),
        (anna, "draft@x", FIELDS, Chosen()),
        (anna, "first@x", FIELDS, Chosen(vacancy="V-9")),
        (bram, "first@x", FIELDS, Chosen(sections=("3",), cv="3")),
    ):
        with agency.store.work(None) as work:
            talk = select(message.c.conversation_key).where(message.c.message_id == "first@x").scalar_subquery()
            work.connection.execute(update(conversation).where(conversation.c.key == talk).values(confidential=True))
        with pytest.raises(UserFault):
            people.create(actor, K, agency.key(key), fields, chosen)
        assert agency.count("candidate") == agency.count("document") == agency.count("record_log") == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"emails": "MEHMET+x@post.example"}, Likeness.ADDRESS),
        ({"first_name": "M.", "last_name": "Yıldız", "phones": "+31623456789"}, Likeness.NAME_AND_PHONE),
        ({"first_name": "M.", "last_name": "Yildiz", "birth_date": "1985-02-01"}, Likeness.NAME_AND_BIRTH_DATE),
        ({"first_name": "Mehmet", "last_name": "Yildis"}, Likeness.SIMILAR_NAME),
        ({"first_name": "Piet", "last_name": "Puk"}, None),
    ],
)
def test_who_may_be_there_already_is_told_with_the_reason_and_the_year(agency, people, fields, why):
    anna = agency.users["anna"]
    made = people.create(anna, K, agency.key("first@x"), FIELDS, Chosen())
    found = people.doubles(anna, K, fields)
    assert [one.why for one in found] == ([why] if why else [])
    if found:
        assert (found[0].name, found[0].record.ref) == ("Mehmet Yildiz", made.record.ref)
        assert found[0].since >= 2026
    assert people.doubles(anna, RecordKind.CONTACT, fields) == ()


def test_a_message_is_added_to_a_file_that_is_there_with_its_address_and_that_is_taken_back(agency, people, reading):
    anna = agency.users["anna"]
    records = Records(agency.store, agency.desk)
    there = records.add(anna, K, {"last_name": "Yildiz", "emails": "old@post.example"}).record
    agency.records["candidate:there"] = there.key
    before = agency.picture()
    added = people.add(anna, K, there.ref, agency.key("first@x"), Chosen(sections=("3",), cv="3"))
    assert added.record.fields["emails"] == "old@post.example;mehmet@post.example"
    assert agency.links("earlier@x") == {"candidate:there": "address"}
    assert len(Documents(agency.store, reading).of(anna, K, there.ref)) == 1
    people.undo(anna, added.undo)
    assert records.get(anna, K, there.ref).fields["emails"] == "old@post.example"
    assert agency.count("document") == 0
    assert "candidate:there" not in agency.links("first@x")
    assert before["audience"] == agency.picture()["audience"]


def test_a_contact_is_made_as_well(agency, people):
    fields = {name: FIELDS[name] for name in ("first_name", "last_name", "emails")}
    made = people.create(
        agency.users["anna"], RecordKind.CONTACT, agency.key("first@x"), fields, Chosen(vacancy="V-2041")
    )
    assert made.record.kind is RecordKind.CONTACT
    assert agency.count("vacancy_match") == 0
