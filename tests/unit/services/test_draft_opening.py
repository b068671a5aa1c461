"""What a composer begins with: recipients, sender, quotation, files, links, language, signature and the box."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from carerix_desktop.domain.attribution import Quoted
from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.draft import BodyFormat
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.quoting import MAX_HTML_CHARS, MAX_TEXT_CHARS, quote_reply
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.tables_crm import candidate, contact
from carerix_desktop.storage.tables_mail import app_user, conversation
from tests.support.agency import Agency, Sent, mail

ANNA = "anna@bureau.nl"
LOGO = b"\x89PNG logo"
CV = b"%PDF cv"
RICH = (
    b"From: Jan Jansen <jan@example.nl>\r\nTo: Anna <anna@bureau.nl>\r\nCc: piet@example.nl\r\n"
    b"Subject: Mijn CV\r\nMessage-ID: <rich@x>\r\nReferences: <root@x>\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\n"
    b"Content-Type: multipart/mixed; boundary=M\r\n\r\n--M\r\nContent-Type: multipart/related; boundary=R\r\n\r\n"
    b"--R\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    b'<p onclick="x()">Beste Anna, bedankt voor je bericht.</p><script>steal()</script>'
    b'<table><tr><td>a</td></tr></table><img src="cid:logo@x"><img src="https://spy.example/p.gif">'
    b'<img src="file:///etc/passwd"><div style="background:url(https://spy.example/b.gif)">ik</div>\r\n'
    b"--R\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(LOGO)
    + b"--R--\r\n--M\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=cv.pdf\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(CV) + b"--M--\r\n"
)  # fmt: skip
OWN = mail(
    "own@x", sender=ANNA, to="Jan <jan@example.nl>", subject="Uitnodiging", Cc="piet@example.nl", Bcc="stil@example.nl",
    body="Beste Jan, graag tot morgen.",
)  # fmt: skip
HIDDEN = mail("bram@x", to="bram@bureau.nl", sender="x@y.nl")
FLOWED = mail(
    "flowed@x", body="> eerder \n> gezegd\n\nEen lange \nzin.", Content_Type="text/plain; charset=utf-8; format=flowed"
)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Jansen")
    made.file(RICH, Sent(OWN, "anna/sent"), FLOWED, Sent(HIDDEN, "bram/inbox"))
    with made.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == "anna").values(from_address=ANNA))
    yield made
    made.close()


def _drafting(agency: Agency) -> Drafting:
    return Drafting(agency.store)


def _words(addresses: tuple[Address, ...]) -> str:
    return " ".join(one.address for one in addresses)


def test_a_reply_quotes_what_is_harmless_and_brings_the_inline_image_along(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    draft = drafting.reply(anna, agency.key("rich@x"), everybody=False)
    content = draft.content
    assert (_words(content.to), content.cc, content.bcc) == ("jan@example.nl", (), ())
    assert (content.subject, content.sender.address, content.language) == ("Re: Mijn CV", ANNA, "nl")
    assert (content.in_reply_to, content.references) == (("rich@x",), ("root@x", "rich@x"))
    assert content.answers == agency.key("rich@x")
    assert content.links == ((RecordKind.CANDIDATE, agency.records["candidate:K-1"]),)
    assert "Beste Anna, bedankt" in content.quoted_html
    assert "<td>a</td>" in content.quoted_html
    for bad in ("script", "steal", "onclick", "spy.example", "file:", "mail://", "url("):
        assert bad not in content.quoted_html
    (logo,) = draft.files  # the attachment stays behind
    assert f'src="cid:{logo.content_id}"' in content.quoted_html
    assert drafting.file_data(anna, draft.key, logo.sha256) == LOGO
    first, second, *_ = content.quoted_text.split("\n")
    assert first.startswith("Op ma 5 jan. 2026 om ")
    assert first.endswith("schreef Jan Jansen <jan@example.nl>:")
    assert second == "> Beste Anna, bedankt voor je bericht."


def test_reply_all_keeps_the_others_and_drops_me(agency: Agency) -> None:
    draft = _drafting(agency).reply(agency.users["anna"], agency.key("rich@x"), everybody=True)
    assert (_words(draft.content.to), _words(draft.content.cc)) == ("jan@example.nl", "piet@example.nl")


@pytest.mark.parametrize("act", ["reply_all", "forward", "forward_attached", "resend"])
def test_bcc_of_own_mail_goes_nowhere(agency: Agency, act: str) -> None:
    drafting, anna, key = _drafting(agency), agency.users["anna"], agency.key("own@x")
    draft = {
        "reply_all": lambda: drafting.reply(anna, key, everybody=True),
        "forward": lambda: drafting.forward(anna, key, as_attachment=False),
        "forward_attached": lambda: drafting.forward(anna, key, as_attachment=True),
        "resend": lambda: drafting.resend(anna, key),
    }[act]()
    everything = repr(draft.content).encode() + b"".join(
        drafting.file_data(anna, draft.key, one.sha256) for one in draft.files
    )
    assert b"stil@example.nl" not in everything


def test_a_forward_carries_the_files_and_says_whose_it_is(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    draft = drafting.forward(anna, agency.key("rich@x"), as_attachment=False)
    assert [one.filename for one in draft.files] == ["logo.png", "cv.pdf"]
    assert draft.files[0].content_id
    assert not draft.files[1].content_id
    assert draft.content.quoted_text.startswith("---------- Doorgestuurd bericht ----------\nVan: Jan Jansen <jan@")
    assert (draft.content.to, draft.content.subject, draft.content.in_reply_to) == ((), "Fwd: Mijn CV", ())
    assert draft.content.forwards == agency.key("rich@x")


def test_a_forward_as_attachment_holds_the_message_byte_for_byte(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    draft = drafting.forward(anna, agency.key("rich@x"), as_attachment=True)
    (file,) = draft.files
    assert (file.filename, file.content_type) == ("Mijn CV.eml", "message/rfc822")
    assert drafting.file_data(anna, draft.key, file.sha256) == RICH
    assert draft.content.quoted_html == ""


def test_edit_as_new_has_everything_and_ties_to_nothing(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    content = drafting.edit_as_new(anna, agency.key("own@x")).content
    assert (_words(content.to), _words(content.cc), _words(content.bcc)) == (
        "jan@example.nl", "piet@example.nl", "stil@example.nl",
    )  # fmt: skip
    assert (content.subject, content.text, content.format) == (
        "Uitnodiging", "Beste Jan, graag tot morgen.", BodyFormat.PLAIN,
    )  # fmt: skip
    assert (content.in_reply_to, content.references, content.answers, content.quoted_text) == ((), (), None, "")
    draft = drafting.edit_as_new(anna, agency.key("rich@x"))
    assert [one.filename for one in draft.files] == ["logo.png", "cv.pdf"]
    assert draft.content.format is BodyFormat.RICH


def test_a_flowed_text_is_quoted_by_its_paragraphs(agency: Agency) -> None:
    draft = _drafting(agency).reply(agency.users["anna"], agency.key("flowed@x"), everybody=False)
    assert draft.content.quoted_text.split("\n")[1:] == [">> eerder gezegd", ">", "> Een lange zin."]


def test_nobody_answers_what_they_may_not_see(agency: Agency) -> None:
    drafting, anna, hidden = _drafting(agency), agency.users["anna"], agency.key("bram@x")
    with pytest.raises(NotVisible):
        drafting.reply(anna, hidden, everybody=False)
    with pytest.raises(NotVisible):
        drafting.forward(anna, hidden, as_attachment=True)
    with pytest.raises(NotVisible):
        drafting.edit_as_new(anna, hidden)
    assert drafting.links_for(anna, (), hidden) == ()


def test_the_signature_of_the_language_stands_below_and_is_harmless(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    drafting.save_signature(anna, "", "Anna Smit", "<b>Anna</b><script>x</script><img src='https://spy.example/x'>")
    drafting.save_signature(anna, "nl", "Groet, Anna", "")
    assert drafting.signature(anna, "en") == ("Anna Smit", "<b>Anna</b><img>")
    assert drafting.signature(agency.users["bram"], "en") == ("", "")
    content = drafting.reply(anna, agency.key("rich@x"), everybody=False).content
    assert content.text == "\n\n-- \nGroet, Anna\n"
    assert content.html.endswith("<p>Groet, Anna</p>")
    drafting.save_signature(anna, "nl", "", "")
    assert drafting.signature(anna, "nl")[0] == "Anna Smit"


def test_the_language_is_that_of_the_person_before_that_of_the_text(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    assert drafting.start(anna).content.language == "en"  # the agency's
    with agency.store.work(None) as work:
        work.connection.execute(update(candidate).values(language="de"))
    assert drafting.reply(anna, agency.key("rich@x"), everybody=False).content.language == "de"
    assert drafting.start(anna, to=[Address(name="", address="JAN+x@example.nl")]).content.language == "de"


def test_the_box_is_ticked_beforehand_for_what_is_confidential(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    jan = Address(name="", address="jan@example.nl")
    assert not drafting.start(anna, to=[jan]).content.confidential
    assert drafting.start(anna, mailto="mailto:x@y.nl?subject=Vertrouwelijk").content.confidential
    assert not drafting.reply(anna, agency.key("rich@x"), everybody=False).content.confidential
    with agency.store.work(None) as work:
        work.connection.execute(update(conversation).values(confidential=True))
    assert drafting.reply(anna, agency.key("rich@x"), everybody=False).content.confidential
    with agency.store.work(None) as work:
        work.connection.execute(update(candidate).values(confidential=True))
    started = drafting.start(anna, to=[jan])
    assert started.content.confidential
    answer = replace(drafting.reply(anna, agency.key("rich@x"), everybody=False).content, subject="vertrouwelijk")
    told = drafting.closed_beforehand(anna, answer)
    assert [(one.cause, one.stays) for one in told][:2] == [(Cause.CONVERSATION, True), (Cause.KEYWORD, False)]
    forwarded = drafting.forward(anna, agency.key("rich@x"), as_attachment=False).content
    assert [one.stays for one in drafting.closed_beforehand(anna, forwarded) if one.cause is Cause.CONVERSATION] == [
        False
    ]
    (person,) = drafting.closed_beforehand(anna, started.content)
    assert (person.cause, person.label) == (Cause.PERSON, "Jan Jansen")


def test_a_mailto_link_begins_a_message_and_chooses_no_sender(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    content = drafting.start(anna, mailto="mailto:jan@example.nl?subject=Hoi&body=<b>x&bcc=a@b.nl&from=c@d.nl").content
    assert (_words(content.to), content.bcc, content.sender.address) == ("jan@example.nl", (), ANNA)
    assert (content.subject, content.text, content.html) == ("Hoi", "<b>x", "<p>&lt;b&gt;x</p>")


def test_the_link_row_tells_the_files_of_the_answered_message_and_of_the_recipients(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    agency.add_record("company:B-1", full_name="Delta")
    agency.add_record("contact:C-1", "cora@delta.nl", full_name="Cora Klant")
    agency.add_record("candidate:K-2", "zelfde@example.nl", full_name="Een")
    agency.add_record("candidate:K-3", "zelfde@example.nl", full_name="Twee")
    with agency.store.work(None) as work:
        work.connection.execute(update(contact).values(company_key=agency.records["company:B-1"]))
    typed = [Address(name="", address=one) for one in ("zelfde@example.nl", "cora@delta.nl", "nieuw@z.nl", ANNA)]
    found = drafting.links_for(anna, typed, agency.key("rich@x"))
    assert [(one.ref, one.why) for one in found] == [
        ("K-1", "reply"), ("C-1", "address"), ("B-1", "company"), ("K-2", "tie"), ("K-3", "tie"),
    ]  # fmt: skip
    assert found[0].evidence == "Mijn CV"
    assert [(one.label, one.evidence) for one in found[1:3]] == [
        ("Cora Klant", "To: cora@delta.nl"),
        ("Delta", "Contact: C-1"),
    ]
    assert drafting.matches_for(anna, [(RecordKind.CANDIDATE, RecordKey(1))]) == ()


def test_the_link_row_knows_companies_by_domain_vacancies_by_number_and_choices(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    agency.add_company("company:B-1", "delta.co.uk")
    agency.add_company("company:B-2", "gmail.com")
    agency.add_company("company:B-3", "twee.nl")
    agency.add_company("company:B-4", "twee.nl")
    agency.add_record("vacancy:V-7", full_name="Bouwkundige")
    agency.add_record("candidate:K-2", "zelfde@example.nl", full_name="Een")
    agency.add_record("candidate:K-3", "zelfde@example.nl", full_name="Twee")
    agency.file(mail("tie@x", sender="zelfde@example.nl", day=9))
    whose = RecordId("candidate", agency.records["candidate:K-3"])
    agency.desk.always_by_hand(anna, agency.key("tie@x"), "zelfde@example.nl", whose)
    typed = ("hr@mail.delta.co.uk", "iemand@gmail.com", "info@twee.nl", "zelfde@example.nl", ANNA)
    found = drafting.links_for(anna, [Address(name="", address=one) for one in typed], None, "Re: vacature v-7 en meer")
    assert [(one.ref, one.why, one.evidence) for one in found] == [
        ("K-3", "hand", "Always for this address: zelfde@example.nl"),
        ("B-1", "company", "To: hr@mail.delta.co.uk"),
        ("V-7", "reference", "Subject: v-7"),
        ("B-3", "tie", "To: info@twee.nl"),
        ("B-4", "tie", "To: info@twee.nl"),
    ]


def test_five_megabytes_of_html_are_quoted_as_bounded_text() -> None:
    html = b"<div>" * 1000 + b"<p>regel</p>\n" * 400_000
    raw = b"From: a@x.nl\r\nContent-Type: text/html\r\n\r\n" + html
    assert len(html) > 10 * MAX_HTML_CHARS
    quoted = Quoted(sender=Address(name="", address="a@x.nl"), date=None)
    quotation = quote_reply(MessageKey(1), raw, quoted, "nl")
    assert len(quotation.text) < 2 * MAX_TEXT_CHARS
    assert "<div>" not in quotation.html


def test_a_message_that_was_kept_off_a_file_is_written_again_off_that_file(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    message, jan = agency.key("own@x"), agency.records["candidate:K-1"]
    agency.desk.unlink_by_hand(anna, message, RecordKind.CANDIDATE, jan)
    for again in (drafting.edit_as_new(anna, message), drafting.resend(anna, message)):
        assert again.content.unlinks == ((RecordKind.CANDIDATE, jan),)
        assert (RecordKind.CANDIDATE, jan) not in again.content.links
    assert drafting.forward(anna, message, as_attachment=False).content.unlinks == ()
