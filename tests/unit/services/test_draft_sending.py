"""Before a message leaves: what a person is told, and what exactly goes to the outbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from carerix_desktop.compose.builder import strip_bcc
from carerix_desktop.domain.draft import BodyFormat, Draft, DraftFile
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Priority
from carerix_desktop.domain.writing import BLOCKING, NoticeCode
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.message import parse_message
from carerix_desktop.services.draft_checks import LARGE_OCTETS
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_crm import candidate, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import app_user
from tests.support.agency import NOW, Agency, Sent, mail

JAN = Address(name="Jan Jansen", address="jan@example.nl")
PIET = Address(name="", address="piet@example.nl")
ANNA = "anna@bureau.nl"
NOW_S = int(NOW.timestamp())
LOGO = b"\x89PNG logo"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Jansen")
    made.file(
        mail("to@x", subject="Vraag"),
        mail("many@x", to="piet@example.nl, kees@example.nl", subject="Aan velen", Bcc=ANNA),
        mail("alias@x", to="a.smit@bureau.nl", subject="Aan mijn alias"),
        mail("list@x", to="lijst@l.nl", List_Post="<mailto:lijst@l.nl>", List_Id="<lijst.l.nl>"),
        Sent(mail("own@x", sender=ANNA, to="jan@example.nl, piet@example.nl", subject="Van mij"), "anna/sent"),
    )
    made.add_own_address("anna", "a.smit@bureau.nl")
    with made.store.work(None) as work:
        mine = app_user.c.login == "anna"
        system = "anna@mail.bureau.nl"
        work.connection.execute(update(app_user).where(mine).values(from_address=ANNA, system_address=system))
    yield made
    made.close()


def _written(agency: Agency, **changes: object) -> Draft:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.start(anna, to=[JAN])
    content = replace(draft.content, **{"subject": "Hallo", "html": "<p>Dag</p>", **changes})  # type: ignore[arg-type] # as the table says
    return replace(draft, content=content)


def _codes(agency: Agency, draft: Draft) -> set[str]:
    return {notice.code.value for notice in Drafting(agency.store).check(agency.users["anna"], draft)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"to": ()}, "no_recipient"),
        ({"to": (), "bcc": (PIET,)}, None),
        ({"cc": (Address(name="Piet", address=""),)}, "bad_address"),
        ({"cc": (Address(name="", address="a@x.nl)b@y.nl"),)}, "bad_address"),
        ({"to": (Address(name="", address="no-reply@x.nl"),)}, "no_reply"),
        ({"subject": " "}, "empty_subject"),
        ({"sender": Address(name="", address="baas@bureau.nl")}, "other_sender"),
        ({"sender": Address(name="", address="A.Smit@bureau.nl")}, None),
        ({"html": "<p>Zie de bijlage.</p>"}, "attachment_forgotten"),
        ({"subject": "CV attached"}, "attachment_forgotten"),
        ({"quoted_html": "<p>Zie de bijlage.</p>", "quoted_text": "> zie de bijlage"}, None),
        ({"format": BodyFormat.PLAIN, "text": "Zie de bijlage.", "html": ""}, "attachment_forgotten"),
        ({"subject": "Vertrouwelijk: loon"}, "confidential_expected"),
        ({"subject": "Vertrouwelijk: loon", "confidential": True}, None),
    ],
)
def test_a_new_message_is_told(agency: Agency, changes: dict[str, object], code: str | None) -> None:
    assert _codes(agency, _written(agency, **changes)) == ({code} if code else set())


def test_what_blocks_stands_first_and_names_its_address(agency: Agency) -> None:
    draft = _written(agency, to=(Address(name="Bad", address="x"), JAN), subject="")
    first, second = Drafting(agency.store).check(agency.users["anna"], draft)
    assert (first.code, first.values, first.blocks) == (NoticeCode.BAD_ADDRESS, ("x",), True)
    assert (second.code, second.blocks) == (NoticeCode.EMPTY_SUBJECT, False)
    assert NoticeCode.NO_RECIPIENT in BLOCKING


def test_who_has_no_sender_address_is_told_which_one_it_goes_out_from(agency: Agency) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).values(from_address=""))
    draft = _written(agency)
    (notice,) = Drafting(agency.store).check(agency.users["anna"], draft)
    assert (notice.code, notice.values) == (NoticeCode.NO_SENDER_ADDRESS, ("anna@mail.bureau.nl",))


def test_an_answer_from_another_address_than_it_came_to_is_told(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.reply(anna, agency.key("alias@x"), everybody=False)
    assert draft.content.sender.address == "a.smit@bureau.nl"
    assert drafting.check(anna, draft) == ()
    other = replace(draft, content=replace(draft.content, sender=Address(name="", address=ANNA)))
    (notice,) = drafting.check(anna, other)
    assert (notice.code, notice.values) == (NoticeCode.OTHER_SENDER, (ANNA, "a.smit@bureau.nl"))


@pytest.mark.parametrize(
    ("message", "everybody", "told"),
    [("many@x", True, True), ("many@x", False, False), ("to@x", True, False), ("list@x", True, False),
     ("own@x", True, False)],
)  # fmt: skip
def test_who_got_a_blind_copy_is_told_before_answering_to_all(
    agency: Agency, message: str, everybody: bool, told: bool
) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.reply(anna, agency.key(message), everybody=everybody)
    assert ("bcc_reply_all" in _codes(agency, draft)) is told


def test_the_records_say_who_opted_out_cannot_be_reached_or_was_rejected(agency: Agency) -> None:
    key = agency.records["candidate:K-1"]
    with agency.store.work(None) as work:
        work.connection.execute(update(candidate).values(opt_out=True))
        work.connection.execute(update(record_address).values(undeliverable=True))
        dated = {"extra": {}, "created_at": 0, "changed_at": 0}
        work.connection.execute(insert(vacancy).values(key=7, ref="V-7", title="Jurist", **dated))
        row = {"key": 8, "ref": "M-8", "candidate_key": key, "vacancy_key": 7, "status": "rejected"}
        work.connection.execute(insert(vacancy_match).values(**row, **dated))
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    (match,) = drafting.matches_for(anna, [(RecordKind.CANDIDATE, key)])
    assert (match.vacancy_ref, match.vacancy_title, match.status) == ("V-7", "Jurist", "rejected")
    found = {one.code.value: one.values for one in drafting.check(anna, _written(agency, match=match.key))}
    assert found == {
        "opted_out": ("Jan Jansen", "jan@example.nl"), "undeliverable": ("jan@example.nl",),
        "already_rejected": ("Jurist",),
    }  # fmt: skip


def test_a_file_answers_the_promise_and_a_large_one_is_told(agency: Agency) -> None:
    big = DraftFile(filename="cv.pdf", content_type="application/pdf", size_octets=LARGE_OCTETS + 1, sha256=b"x")
    assert _codes(agency, replace(_written(agency, html="<p>Zie bijlage</p>"), files=(big,))) == {"large_attachments"}


def test_what_goes_to_the_outbox_is_the_draft_and_its_quotation(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.reply(anna, agency.key("to@x"), everybody=False)
    logo = DraftFile(
        filename="logo.png", content_type="image/png", size_octets=len(LOGO), sha256=sha256(LOGO).digest(),
        content_id="logo@here",
    )  # fmt: skip
    gone = replace(logo, filename="weg.png", content_id="weg@here")
    html = (
        '<p>Dag <a href="field:candidate.first_name"><b>Jan</b></a></p><img src="cid:logo@here"><img src="https://bureau.nl/logo.png?a=1&amp;b=2">'
        '<img src="file:///etc/passwd"><script>x</script><p>mail://0/99</p>'
    )
    content = replace(
        draft.content, html=html, bcc=(PIET,), cc=(JAN,), status_after="invited", remind_after_days=3, confidential=True
    )
    content = replace(content, quoted_html=draft.content.quoted_html + '<img src="https://spy.example/x">')
    draft = drafting.save(anna, replace(draft, content=content, files=(logo, gone)), {logo.sha256: LOGO})
    prepared = drafting.prepare(anna, draft, release_at=1_800_000_000)
    parsed = parse_message(prepared.raw)
    assert parsed.date == datetime.fromtimestamp(1_800_000_000, UTC)
    assert (parsed.message_id, parsed.in_reply_to, parsed.subject) == (draft.message_id, ("to@x",), "Re: Vraag")
    assert [(one.field, one.address) for one in prepared.recipients] == [
        ("to", "jan@example.nl"), ("bcc", "piet@example.nl"),
    ]  # fmt: skip
    body = readable(prepared.raw)
    assert body.html is not None
    for wanted in ("<b>Jan</b>", "cid:logo@here", "https://bureau.nl/logo.png?a=1&amp;b=2", "Dag.", "mail://0/99"):
        assert wanted in body.html
    for bad in ("script", "file:", "spy.example", "field:"):
        assert bad not in body.html
    assert all(" src=" in image for image in re.findall("<img[^>]*>", body.html))
    assert "> Dag." in body.text
    assert [part.filename for part in parsed.parts] == ["logo.png"]
    then = prepared.consequences
    assert (then.answers, then.status, then.remind_after_days, then.confidential) == (
        agency.key("to@x"), "invited", 3, True,
    )  # fmt: skip
    assert then.links == ((RecordKind.CANDIDATE, agency.records["candidate:K-1"]),)
    assert (prepared.envelope_from, prepared.draft) == (ANNA, draft.key)


def test_a_plain_message_leaves_without_html(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.reply(anna, agency.key("to@x"), everybody=False)
    content = replace(draft.content, format=BodyFormat.PLAIN, text="Dag Jan\n")
    draft = drafting.save(anna, replace(draft, content=content), {})
    body = readable(drafting.prepare(anna, draft, release_at=1_800_000_000).raw)
    assert body.html is None
    first, _, second, third, *_ = body.text.split("\n")
    assert (first, third) == ("Dag Jan", "> Dag.")
    assert second.endswith(("jan@example.nl wrote:", "schreef jan@example.nl:"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": ()}, "no_recipient"),
        ({"to": (Address(name="", address="x@y"),)}, "bad_address"),
        ({"sender": Address(name="", address="")}, "no_sender_address"),
        ({"subject": "a\r\nBcc: x@y.nl"}, "injection"),
        ({"to": (Address(name="x\nBcc: x@y.nl", address="jan@x.nl"),)}, "injection"),
        ({"to": (Address(name="", address="jan@x.nl\r\nRCPT TO:<x@y.nl>"),)}, "bad_address"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_the_draft_stays(
    agency: Agency, changes: dict[str, object], code: str
) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    draft = drafting.save(anna, _written(agency, **changes), {})
    with pytest.raises(UserFault) as refused:
        drafting.prepare(anna, draft, release_at=1_800_000_000)
    assert refused.value.code == code
    assert drafting.get(anna, draft.key) == draft


def test_undo_opens_the_draft_again_and_it_can_be_sent_again(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    outbox = Outbox(agency.store, agency.desk)
    draft = drafting.save(anna, _written(agency), {})
    (key,) = outbox.queue(anna, [drafting.prepare(anna, draft, release_at=2_000_000_000)], release_at=2_000_000_000)
    assert drafting.find_open(anna) == ()
    late = drafting.save(anna, draft, {})
    assert late.key == draft.key  # a last save that says nothing new makes no second draft
    assert outbox.undo(anna, key) == draft.key
    (opened,) = drafting.find_open(anna)
    assert opened.content == draft.content
    outbox.queue(anna, [drafting.prepare(anna, opened, release_at=2_000_000_000)], release_at=2_000_000_000)
    assert drafting.find_open(anna) == ()


def test_a_message_about_a_vacancy_and_a_procedure_is_archived_in_both_and_its_answer_too(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    outbox, records = Outbox(agency.store, agency.desk), Records(agency.store, agency.desk)
    kok = records.add(anna, RecordKind.VACANCY, {"title": "Kok"}).record
    match = records.add(anna, RecordKind.MATCH, {"candidate": "K-1", "vacancy": kok.ref, "status": "new"}).record
    about = ((RecordKind.VACANCY, kok.key), (RecordKind.MATCH, match.key))
    written = _written(agency, links=about, match=match.key, status_after="invited")
    draft = drafting.get(anna, drafting.save(anna, written, {}).key)
    (key,) = outbox.queue(anna, [drafting.prepare(anna, draft, release_at=NOW_S)], release_at=NOW_S)
    agency.desk.file_sent(key)
    agency.file(mail("answer@x", irt=draft.message_id, subject="Re: Hallo", day=350))

    agency.records |= {"vacancy:V": kok.key, "match:M": match.key}
    assert agency.links(draft.message_id) == {"vacancy:V": "hand", "match:M": "hand", "candidate:K-1": "address"}
    assert agency.links("answer@x").keys() == {"vacancy:V", "match:M", "candidate:K-1"}
    assert records.get(anna, RecordKind.MATCH, match.ref).fields["status"] == "invited"


@pytest.mark.parametrize(
    "changes",
    [
        {"html": '<p>Dag <b>Jan</b> <img src="cid:logo@x"></p>', "bcc": (PIET,)},
        {"html": "<p>Dag</p>", "quoted_html": "<p>Jan schreef:</p><blockquote>Hoi</blockquote>", "language": "nl"},
        {"format": BodyFormat.PLAIN, "text": "Dag\n", "html": "", "quoted_text": "> hoi", "priority": Priority.HIGH},
        {"cc": (PIET,), "subject": "Één – twee", "wants_receipt": True},
    ],
)
def test_what_was_previewed_is_what_is_sent_less_its_bcc(agency: Agency, changes: dict[str, object]) -> None:
    drafting, anna = Drafting(agency.store, clock=lambda: NOW_S), agency.users["anna"]
    logo, cv = _file("logo.png", LOGO, "logo@x"), _file("cv.pdf", b"%PDF")
    written = replace(_written(agency, **changes), files=(logo, cv))
    data = {logo.sha256: LOGO, cv.sha256: b"%PDF"}
    before = drafting.preview(anna, written, data)  # not saved yet
    draft = drafting.save(anna, written, data)
    after = drafting.preview(anna, draft, {})
    sent = strip_bcc(drafting.prepare(anna, draft, release_at=NOW_S).raw)
    assert _comparable(before.raw) == _comparable(after.raw) == _comparable(sent)
    assert b"piet" not in sent or "cc" in changes
    assert (after.sender.address, after.to, after.subject) == (ANNA, (JAN,), draft.content.subject)
    assert [one.filename for one in after.files if not one.inline] == ["cv.pdf"]
    assert after.body.text.strip()


def test_a_preview_leaves_out_what_is_no_address_yet_and_refuses_what_cannot_be_built(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    half = _written(agency, to=(JAN, Address(name="Piet", address="")))
    assert drafting.preview(anna, half, {}).to == (JAN,)
    assert drafting.preview(anna, _written(agency, to=()), {}).to == ()
    with pytest.raises(UserFault):
        drafting.preview(anna, _written(agency, sender=Address(name="", address="")), {})
    with pytest.raises(UserFault) as refused:
        drafting.preview(anna, _written(agency, subject="a\r\nBcc: x@y.nl"), {})
    assert refused.value.code == "injection"


def _comparable(raw: bytes) -> bytes:
    """With boundaries by their order: they are drawn anew each time."""
    for place, boundary in enumerate(dict.fromkeys(re.findall(rb"=_[0-9a-f]{24}", raw))):
        raw = raw.replace(boundary, b"boundary%d" % place)
    return raw


def _file(name: str, data: bytes, content_id: str = "") -> DraftFile:
    kind = "image/png" if content_id else "application/pdf"
    return DraftFile(filename=name, content_type=kind, size_octets=len(data), sha256=sha256(data).digest(),
                     content_id=content_id)  # fmt: skip
