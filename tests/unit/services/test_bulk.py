"""Bulk sending over a real store and outbox: who is in, one message each, and the bytes that are previewed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.bulk import Caution, Hindrance
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.outgoing import SubmissionState
from carerix_desktop.domain.record import parse_record_ref
from carerix_desktop.domain.template import Situation
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.services.bulk_copy import preview
from carerix_desktop.services.linking import Linking
from carerix_desktop.storage.tables_mail import app_user, conversation, message
from tests.support.agency import NOW as TODAY
from tests.support.agency import START, Sent, mail
from tests.support.bulk import EVA, BulkAgency, make_agency
from tests.support.fake_templates import REJECT_NL


@pytest.fixture
def house(tmp_path: Path) -> Iterator[BulkAgency]:
    made = make_agency(tmp_path)
    yield made
    made.agency.close()


def copies_of(house: BulkAgency, template: str = "reject"):
    standings = house.bulk.look(EVA, house.everybody(), house.vacancy)
    return house.bulk.make(EVA, template, standings)


def test_each_who_is_left_out_has_their_reason(house):
    standings = house.bulk.look(EVA, house.everybody(), house.vacancy)
    assert {one.person.ref: one.hindrance for one in standings if one.hindrance} == {
        "K-3": Hindrance.NO_ADDRESS,
        "K-4": Hindrance.REJECTED,
        "K-6": Hindrance.OPTED_OUT,
        "K-7": Hindrance.ON_HOLD,
        "K-9": Hindrance.DUPLICATE,
        "K-10": Hindrance.UNDELIVERABLE,
    }
    assert {one.person.ref: one.cautions for one in standings if one.cautions} == {
        "K-5": (Caution.CONFIDENTIAL,),
        "K-8": (Caution.OTHER_OWNER,),
    }


def test_without_the_vacancy_nobody_counts_as_rejected(house):
    standings = house.bulk.look(EVA, house.everybody(), None)
    assert standings[3].hindrance is None


def test_mail_of_today_is_told_but_not_mail_that_the_sender_may_not_see(house):
    days = (TODAY - START).days
    mails = [
        mail("in@x", sender="k.mensah@mailbox.example", to="anna@bureau.nl", day=days + 0.1),
        mail("old@x", sender="sofia@post.example", to="anna@bureau.nl", day=days - 3),
        mail("secret@x", sender="hannah.c@post.example", to="bram@bureau.nl", subject="Vertrouwelijk", day=days + 0.1),
    ]
    house.agency.file(mails[0], mails[1], Sent(mails[2], "bram/inbox"))
    with house.agency.store.work(None) as work:
        secret = select(message.c.conversation_key).where(message.c.message_id == "secret@x").scalar_subquery()
        work.connection.execute(update(conversation).where(conversation.c.key == secret).values(confidential=True))
    told = {one.person.ref: one.person.mail for one in house.bulk.look(EVA, house.everybody(), house.vacancy)}
    assert {ref for ref, found in told.items() if found} == {"K-2"}
    assert told["K-2"].incoming


def test_unknown_records_and_a_vacancy_without_contact_are_left_out(house):
    chosen = [parse_record_ref(one) for one in ("candidate:K-99", "vacancy:V-2", "company:B-1", "vacancy:V-1")]
    standings = house.bulk.look(EVA, chosen, None)
    reasons = [one.hindrance for one in standings]
    assert reasons == [Hindrance.UNKNOWN, Hindrance.NO_CONTACT, Hindrance.WRONG_KIND, None]
    assert (standings[3].person.kind, standings[3].person.address) == (RecordKind.CONTACT, "pieter@zuiderzee.example")


def test_each_gets_a_message_in_their_language_with_their_files_as_links(house):
    made = {one.standing.person.ref: one for one in copies_of(house) if one.prepared}
    assert {ref: one.template for ref, one in made.items()} == {
        "K-1": "nl-reject",
        "K-2": "en-reject",
        "K-5": "nl-reject",
        "K-8": "en-reject",
    }
    ruben, hannah = made["K-1"], made["K-5"]
    person = ruben.standing.person
    assert ruben.prepared.consequences.links == (
        (RecordKind.CANDIDATE, person.key),
        (RecordKind.VACANCY, house.vacancy),
        (RecordKind.MATCH, person.match),
    )
    assert (ruben.prepared.consequences.match, ruben.prepared.consequences.status) == (person.match, "rejected")
    assert (ruben.prepared.consequences.confidential, hannah.prepared.consequences.confidential) == (False, True)
    assert ruben.values == ("Senior Java Developer", "Ruben", "K-1")


def test_each_copy_leaves_with_the_box_as_the_rules_tick_it_then(house):
    ready = [one for one in copies_of(house) if one.prepared]
    first = house.bulk.edit(ready[0], "Strikt VERTROUWELIJK", "Dag", "")
    handed = house.bulk.queue(EVA, [first, *ready[1:]], hold_s=10)
    ticked = [house.outbox.get(EVA, key).consequences.confidential for _copy, key in handed.queued]
    assert ticked == [True, *(one.standing.person.confidential for one in ready[1:])]
    with house.agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.key == EVA).values(outgoing_confidential=True))
    handed = house.bulk.queue(EVA, [one for one in copies_of(house) if one.prepared], hold_s=10)
    assert all(house.outbox.get(EVA, key).consequences.confidential for _copy, key in handed.queued)


def test_the_preview_is_read_from_the_bytes_that_are_queued(house):
    ready = [one for one in copies_of(house) if one.prepared]
    seen = [preview(one) for one in ready]
    handed = house.bulk.send(EVA, ready, title="Reject", vacancy=house.vacancy, hold_s=10)
    assert [house.outbox.raw(EVA, key) for _copy, key in handed.queued] == [one.prepared.raw for one in ready]
    assert (seen[0].to, seen[0].subject) == (
        "Ruben Smit, ruben.smit@post.example",
        "Je sollicitatie op Senior Java Developer",
    )
    assert "Beste Ruben" in seen[0].text
    assert "Beste Ruben" in seen[0].html
    (lot,) = house.outbox.lots(EVA)
    assert (lot.key, lot.total, lot.counts) == (handed.lot, 4, {SubmissionState.HELD: 4})


def test_a_missing_field_blocks_only_that_recipient_by_name(tmp_path):
    asking = replace(REJECT_NL, text="Beste {{ candidate.first_name }}, iemand met {{ candidate.skill }}.")
    house = make_agency(tmp_path, (asking,))
    made = {one.standing.person.ref: one for one in copies_of(house, "nl-reject")}
    assert made["K-1"].prepared is not None
    assert (made["K-8"].prepared, made["K-8"].standing.hindrance) == (None, Hindrance.MISSING)
    assert made["K-8"].standing.detail == "candidate.skill"
    house.agency.close()


def test_a_template_that_is_not_there_blocks_everybody(house):
    made = copies_of(house, "nowhere")
    assert not [one for one in made if one.prepared]
    assert "no template nowhere" in made[0].standing.detail


def test_a_value_that_cannot_stand_in_a_header_blocks_only_that_recipient(house):
    house.records.change(EVA, RecordKind.CANDIDATE, "K-2", {"last_name": "Mensah\u2028Bcc: all@evil.example"})
    made = {one.standing.person.ref: one for one in copies_of(house)}
    assert (made["K-2"].prepared, made["K-2"].standing.hindrance) == (None, Hindrance.UNUSABLE)
    assert made["K-1"].prepared is not None


def test_a_keyword_in_the_subject_and_the_sender_s_default_make_a_copy_confidential(house):
    first, *_rest = [one for one in copies_of(house) if one.prepared]
    edited = house.bulk.edit(first, "Vertrouwelijk: afwijzing", "Dag", "")
    ((_copy, key),) = house.bulk.send(EVA, [edited], title="Reject", vacancy=house.vacancy, hold_s=60).queued
    assert house.outbox.get(EVA, key).consequences.confidential
    with house.agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.key == EVA).values(outgoing_confidential=True))
    assert all(one.prepared.consequences.confidential for one in copies_of(house) if one.prepared)


def test_one_copy_is_edited_and_keeps_its_message_id(house):
    first, second, *_rest = [one for one in copies_of(house) if one.prepared]
    edited = house.bulk.edit(first, "Anders", "", "<p>Beste Ruben, <b>tot gauw</b>.</p>")
    assert (edited.changed, second.changed) == (True, False)
    assert edited.prepared.message_id == first.prepared.message_id
    assert (preview(edited).subject, preview(edited).text.strip()) == ("Anders", "Beste Ruben, tot gauw.")
    with pytest.raises(UserFault) as fault:
        house.bulk.edit(first, "a\r\nBcc: b@c.example", "x", "")
    assert fault.value.code == "injection"


def test_nobody_selected_means_nobody_mailed(house):
    with pytest.raises(UserFault) as fault:
        house.bulk.send(EVA, [], title="Reject", vacancy=None, hold_s=0)
    assert (fault.value.code, house.outbox.find(EVA)) == ("nobody", ())


def test_what_was_sent_once_cannot_be_queued_again(house):
    ready = [one for one in copies_of(house) if one.prepared]
    house.bulk.send(EVA, ready, title="Reject", vacancy=house.vacancy, hold_s=10)
    with pytest.raises(UserFault) as fault:
        house.bulk.send(EVA, ready, title="Reject", vacancy=house.vacancy, hold_s=10)
    assert (fault.value.code, len(house.outbox.find(EVA))) == ("already_queued", 4)


@pytest.mark.parametrize("change", [{"opt_out": "yes"}, {"emails": "elsewhere@post.example"}])
def test_whoever_changed_since_the_preview_is_held_back(house, change):
    ready = [one for one in copies_of(house) if one.prepared]
    house.records.change(EVA, RecordKind.CANDIDATE, "K-1", change)
    handed = house.bulk.send(EVA, ready, title="Reject", vacancy=house.vacancy, hold_s=10)
    assert [one.standing.person.ref for one in handed.held_back] == ["K-1"]
    assert [one.standing.person.ref for one, _key in handed.queued] == ["K-2", "K-5", "K-8"]


def test_a_rejection_asks_again_for_who_got_the_job_whatever_the_sending_was_begun_as(house):
    house.records.change(EVA, RecordKind.MATCH, "M-1", {"status": "placed"})
    begun_as_mail = house.bulk.look(EVA, house.everybody(), house.vacancy)
    begun_as_rejection = house.bulk.look(EVA, house.everybody(), house.vacancy, Situation.REJECT)
    assert (begun_as_mail[0].comes_ticked, begun_as_rejection[0].comes_ticked) == (True, False)
    (made,) = house.bulk.make(EVA, "reject", begun_as_mail[:1])
    assert (made.standing.comes_ticked, made.prepared is not None) == (False, True)


@pytest.mark.parametrize("status", ["placed", "withdrawn"])
def test_whoever_got_the_job_or_withdrew_since_the_preview_is_held_back(house, status):
    ready = [one for one in copies_of(house) if one.prepared]
    house.records.change(EVA, RecordKind.MATCH, "M-1", {"status": status})
    handed = house.bulk.send(EVA, ready, title="Reject", vacancy=house.vacancy, hold_s=10)
    assert [one.standing.person.ref for one in handed.held_back] == ["K-1"]
    assert status in handed.held_back[0].standing.detail


def test_who_was_ticked_although_they_withdrew_is_mailed(house):
    house.records.change(EVA, RecordKind.MATCH, "M-1", {"status": "withdrawn"})
    (made,) = house.bulk.make(EVA, "reject", house.bulk.look(EVA, house.everybody()[:1], house.vacancy))
    handed = house.bulk.send(EVA, [made], title="Reject", vacancy=house.vacancy, hold_s=10)
    assert len(handed.queued) == 1


def test_recipients_come_from_messages(house):
    house.agency.file(mail("m@x", sender="k.mensah@mailbox.example", to="anna@bureau.nl"))
    assert house.bulk.people_of(EVA, [house.agency.key("m@x")]) == (parse_record_ref("candidate:K-2"),)


def test_messages_that_are_all_about_one_vacancy_ask_about_it_and_no_others(house):
    house.agency.file(
        mail("one@x", sender="hannah.c@post.example", subject="Sollicitatie"),
        mail("two@x", sender="k.mensah@mailbox.example", subject="Application"),
        mail("other@x", sender="sofia@post.example", subject="Something else"),
    )
    keys = [house.agency.key(one) for one in ("one@x", "two@x", "other@x")]
    for key in keys[:2]:
        Linking(house.agency.store, house.agency.desk).link(EVA, key, RecordKind.VACANCY, "V-1")
    wanted = house.bulk.wanted_of(EVA, keys[:2], Situation.REJECT)
    assert (wanted.vacancy, wanted.about) == ("V-1", "Senior Java Developer, Zuiderzee Software")
    assert set(wanted.people) == {parse_record_ref("candidate:K-5"), parse_record_ref("candidate:K-2")}
    assert wanted.situation is Situation.REJECT
    assert house.bulk.wanted_of(EVA, keys, None).vacancy == ""
    assert house.bulk.wanted_of(EVA, (), None).people == ()


def test_only_mail_about_no_vacancy_is_a_mailing_that_can_be_ended(house):
    news = replace(REJECT_NL, name="nl-news", group="news", subject="Nieuws", text="Er is nieuws.", html="")
    house.templates.texts = (*house.templates.texts, news)
    (general,) = house.bulk.make(EVA, "news", house.bulk.look(EVA, house.everybody()[:1], None))
    (about,) = [one for one in copies_of(house) if one.prepared][:1]
    assert "list-unsubscribe" in parse_headers(general.prepared.raw)
    assert "list-unsubscribe" not in parse_headers(about.prepared.raw)


def test_the_client_whose_letter_is_among_them_is_not_rejected(house):
    house.agency.file(
        mail("one@x", sender="hannah.c@post.example", subject="Sollicitatie"),
        mail("client@x", sender="pieter@zuiderzee.example", subject="Terugkoppeling"),
    )
    keys = [house.agency.key(one) for one in ("one@x", "client@x")]
    candidate, client = parse_record_ref("candidate:K-5"), parse_record_ref("contact:P-1")
    assert set(house.bulk.wanted_of(EVA, keys, None).people) == {candidate, client}
    assert house.bulk.wanted_of(EVA, keys, Situation.REJECT).people == (candidate,)
