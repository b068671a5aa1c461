"""What is built is what a reader gets, and nothing can be slipped into a header."""

import email
import email.policy
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carerix_desktop.compose.builder import build_message, new_message_id, strip_bcc
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Enclosure, Outgoing, Priority
from carerix_desktop.domain.unsubscribe import opted_out_of
from carerix_desktop.parse.headers import parse_headers
from carerix_desktop.parse.mailto import parse_mailto
from carerix_desktop.parse.message import parse_message
from carerix_desktop.parse.structure import part_content
from carerix_desktop.parse.unsubscribe import parse_unsubscribe

ANNA = Address(name="Anna de Wit", address="anna@bureau.example")
SANNE = Address(name="Sanne de Vries", address="sanne@mail.example")
PLAIN = Outgoing(
    message_id="m1@bureau.example",
    date=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
    sender=ANNA,
    to=(SANNE,),
    subject="Kennismaking",
    text="Beste Sanne,\n\nTot dinsdag.\n",
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
LINE_ENDS = ["\r", "\n", "\r\n", "\0", "\x85", "\u2028", "\u2029"]
HIDDEN = ["=?utf-8?q?=0D=0A?=", "=?utf-8?B?DQo=?=", "=?iso-8859-1?q?=85?=", "=?utf-8?q?=E2=80=A8?=", "=?utf-8?q?=00?="]


def is_safe(raw: bytes) -> bool:
    lines = raw.split(b"\r\n")
    return raw.isascii() and all(len(line) <= 998 and b"\n" not in line and b"\r" not in line for line in lines)


def test_a_plain_message_is_one_text_part_in_seven_bits():
    raw = build_message(PLAIN)
    assert b"multipart" not in raw
    assert b"Content-Transfer-Encoding: 7bit" in raw
    assert raw.endswith(b"\r\n\r\nBeste Sanne,\r\n\r\nTot dinsdag.\r\n")
    assert is_safe(raw)
    assert b"User-Agent: Carerix Desktop\r\n" in raw


def test_html_without_text_gets_a_text_part_that_reads_well():
    html = (
        "<p>Beste Sanne,</p><p>Zie <a href='https://x.example/v'>de vacature</a>:</p><ul><li>één</li><li>twee</li></ul>"
    )
    raw = build_message(replace(PLAIN, text="", html=html))
    assert parse_headers(raw).first("content-type").startswith("multipart/alternative")
    text = parse_message(raw).text
    assert "Beste Sanne,\n\nZie de vacature <https://x.example/v>:" in text
    assert "* één" in text


def test_very_long_html_is_turned_into_text_in_linear_time():
    raw = build_message(replace(PLAIN, text="", html="<p>einde</p>" + "<" * 2_000_000))
    assert b"einde" in raw


def test_inline_images_stand_beside_the_html_and_files_beside_the_text():
    raw = build_message(
        replace(
            PLAIN,
            html='<p>Hoi <img src="cid:logo1"></p>',
            text="Hoi",
            enclosures=(
                Enclosure(filename="logo.png", content_type="image/png", data=PNG, content_id="logo1"),
                Enclosure(filename="CV Zoë.pdf", content_type="application/pdf", data=b"%PDF"),
            ),
        )
    )
    message = email.message_from_bytes(raw, policy=email.policy.default)
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    parts = parse_message(raw).parts
    assert [(one.filename, one.inline, one.content_id) for one in parts] == [
        ("logo.png", True, "logo1"),
        ("CV Zoë.pdf", False, ""),
    ]
    assert is_safe(raw)


def test_an_image_of_a_plain_message_is_a_file():
    image = Enclosure(filename="foto.png", content_type="image/png", data=PNG, content_id="c1")
    raw = build_message(replace(PLAIN, enclosures=(image,)))
    assert b"Content-Disposition: attachment" in raw


@pytest.mark.parametrize(
    "inner",
    [
        b"From: jan@x.nl\r\nSubject: a\r\n\r\nhallo\r\n",
        b"From: jan@x.nl\r\nSubject: a\r\n\r\nhallo",
        "From: jan@x.nl\r\nSubject: é\r\n\r\nhallo é\r\n".encode(),
        b"From: jan@x.nl\nSubject: a\n\nhallo\n",
        b"From: jan@x.nl\r\n\r\n" + b"x" * 2_000 + b"\r\n",
        b"From: jan@x.nl\r\n\r\nnul \x00 here\r\n",
    ],
)
def test_a_message_enclosed_is_kept_octet_for_octet(inner):
    enclosure = Enclosure(filename="bericht.eml", content_type="message/rfc822", data=inner)
    raw = build_message(replace(PLAIN, enclosures=(enclosure,)))
    (part,) = parse_message(raw).parts
    assert part.sha256 == hashlib.sha256(inner).digest()
    assert parse_message(raw).inner_from == Address(name="", address="jan@x.nl")
    assert is_safe(raw)


def test_priority_receipt_answer_and_language_are_written():
    raw = build_message(
        replace(
            PLAIN,
            priority=Priority.HIGH,
            wants_receipt=True,
            in_reply_to=("a@x",),
            references=tuple(f"reference-number-{number}@x.example" for number in range(200)),
            language="nl",
        )
    )
    headers = parse_headers(raw)
    assert headers.first("x-priority").startswith("1")
    assert headers.first("importance") == "high"
    assert headers.first("disposition-notification-to") == "Anna de Wit <anna@bureau.example>"
    assert headers.first("in-reply-to") == "<a@x>"
    assert headers.first("content-language") == "nl"
    references = parse_message(raw).references
    assert references[0] == "reference-number-0@x.example"
    assert references[-1] == "reference-number-199@x.example"
    assert len(references) == 60
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_bcc_is_in_the_copy_kept_and_not_in_what_leaves():
    many = tuple(Address(name=f"Bcc Nummer {number}", address=f"b{number}@x.example") for number in range(20))
    raw = build_message(replace(PLAIN, bcc=many))
    assert len(parse_message(raw).bcc) == 20
    sent = strip_bcc(raw)
    assert b"Bcc" not in sent
    assert b"@x.example" not in sent
    assert sent.endswith(raw[raw.index(b"Subject:") :])


def test_a_body_that_looks_like_bcc_stays():
    raw = build_message(replace(PLAIN, text="Bcc: is een veld\n\nBcc: x"))
    assert strip_bcc(raw) == raw


@pytest.mark.parametrize("raw", [b"", b"Bcc: a@x", b"Bcc: a@x\n b@y\nTo: c@z\n\nBcc: body", b"\r\nBcc: body"])
def test_stripping_bcc_never_fails(raw):
    assert b"Bcc: a@x" not in strip_bcc(raw)
    assert (b"Bcc: body" in strip_bcc(raw)) == (b"body" in raw)


def test_nobody_in_to_names_nobody():
    raw = build_message(replace(PLAIN, to=(), bcc=(SANNE,)))
    assert b"To: undisclosed-recipients:;\r\n" in raw
    assert parse_message(raw).to == ()


def test_an_internationalised_domain_is_ascii_and_a_local_part_utf_8():
    raw = build_message(replace(PLAIN, to=(Address(name="", address="jan@bücher.example"),)))
    assert b"To: jan@xn--bcher-kva.example\r\n" in raw
    raw = build_message(replace(PLAIN, to=(Address(name="José", address="josé@mail.example"),)))
    assert "<josé@mail.example>".encode() in raw
    assert parse_message(raw).to == (Address(name="José", address="josé@mail.example"),)


@pytest.mark.parametrize(
    "name", ["subject", "name", "address", "filename", "sender", "bcc", "message_id", "reply", "cid"]
)
@pytest.mark.parametrize("bad", [*LINE_ENDS, *HIDDEN])
def test_nothing_is_injected_into_a_header(name, bad):
    value = f"hallo{bad}Bcc: boef@x.example"
    person = Address(name=value, address="a@x.example")
    strange = Address(name="", address=f"a{bad}@x.example")
    evil = {
        "subject": replace(PLAIN, subject=value),
        "name": replace(PLAIN, to=(person,)),
        "sender": replace(PLAIN, sender=person),
        "address": replace(PLAIN, cc=(strange,)),
        "bcc": replace(PLAIN, bcc=(strange,)),
        "filename": replace(PLAIN, enclosures=(Enclosure(filename=value, content_type="a/b", data=b""),)),
        "message_id": replace(PLAIN, message_id=value),
        "reply": replace(PLAIN, references=(value,)),
        "cid": replace(
            PLAIN, html="x", enclosures=(Enclosure(filename="", content_type="a/b", data=b"", content_id=value),)
        ),
    }
    with pytest.raises(UserFault) as caught:
        build_message(evil[name])
    assert caught.value.code == "injection"


@pytest.mark.parametrize("bad", [*LINE_ENDS, '"', ";", "x/y; boundary=z"])
def test_a_media_type_that_is_none_is_just_octets(bad):
    raw = build_message(
        replace(PLAIN, enclosures=(Enclosure(filename="a", content_type=f"text/x{bad}Bcc: y", data=b"1"),))
    )
    (part,) = parse_message(raw).parts
    assert part.content_type in ("application/octet-stream", "text/x", "text/xx/y")
    assert b"Bcc" not in raw


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jan",
        "jan@",
        "@x.nl",
        "a@x.nl, b@y.nl",
        "a@x.nl> <b@y.nl",
        "a@x.nl b@y.nl",
        "a@b@c.nl",
        "a@x..nl",
        "a@-",
        "undisclosed:;",
        "=?utf-8?q?a?=@x.nl",
        "a(b)@x.nl",
    ],
)
def test_an_address_is_exactly_one_address(address):
    with pytest.raises(UserFault) as caught:
        build_message(replace(PLAIN, to=(Address(name="", address=address),)))
    assert caught.value.code == "bad_address"


def test_a_message_id_has_the_senders_domain_and_tells_nothing_else():
    one, other = new_message_id("bureau.example"), new_message_id("Bücher.example")
    assert one.endswith("@bureau.example")
    assert other.endswith("@xn--bcher-kva.example")
    assert new_message_id("bureau.example") != one
    with pytest.raises(UserFault):
        new_message_id("x y")


def test_lines_that_the_road_would_change_are_quoted():
    text = "From hier\n.\nregel met spatie \n" + "lang " * 300
    raw = build_message(replace(PLAIN, text=text))
    body = raw.partition(b"\r\n\r\n")[2]
    assert not any(line.startswith(b"From ") or line == b"." or line.endswith(b" ") for line in body.split(b"\r\n"))
    assert max(map(len, body.split(b"\r\n"))) <= 76
    content = email.message_from_bytes(raw, policy=email.policy.default).get_content()
    assert content.replace("\r\n", "\n") == text + "\n"


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=120).map(
    lambda text: " ".join(text.split(" ")).strip()
)
NAMES = WORDS.filter(lambda text: text == text.strip("'\" \xa0\u3000") and '"' not in text and "\\" not in text).map(
    lambda text: " ".join(text.split())
)
ADDRESSES = st.from_regex(r"[a-z0-9!#$%&*+/^_{|}~-]{1,30}(\.[a-z0-9]{1,9})?@[a-z0-9]{1,20}\.example", fullmatch=True)
PEOPLE = st.lists(st.builds(Address, name=NAMES, address=ADDRESSES), max_size=4).map(tuple)
IDS = st.lists(st.from_regex(r"[A-Za-z0-9.$_-]{1,60}@[a-z.]{1,20}", fullmatch=True), max_size=5, unique=True).map(tuple)
FILES = st.lists(
    st.builds(
        Enclosure,
        filename=NAMES.filter(bool),
        content_type=st.sampled_from(["application/pdf", "text/plain", "image/png", "message/rfc822"]),
        data=st.binary(max_size=400),
    ),
    max_size=3,
).map(tuple)
BODIES = st.text(st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\0\r"), max_size=600)


@settings(max_examples=150, deadline=None)
@given(subject=WORDS, to=PEOPLE, cc=PEOPLE, bcc=PEOPLE, name=NAMES, text=BODIES, ids=IDS, files=FILES)
def test_what_is_built_is_read_back(subject, to, cc, bcc, name, text, ids, files):
    outgoing = replace(
        PLAIN,
        sender=Address(name=name, address="anna@bureau.example"),
        subject=subject,
        to=to,
        cc=cc,
        bcc=bcc,
        text=text,
        references=ids,
        in_reply_to=ids[-1:],
        enclosures=files,
    )
    raw = build_message(outgoing)
    parsed = parse_message(raw)
    assert is_safe(raw)
    assert parsed.defects == ()
    assert (parsed.message_id, parsed.date) == (outgoing.message_id, outgoing.date)
    assert parsed.subject.split() == subject.split()
    assert parsed.from_ == (outgoing.sender,)
    assert (parsed.to, parsed.cc, parsed.bcc) == (to, cc, bcc)
    assert (parsed.references, parsed.in_reply_to) == (ids, ids[-1:])
    assert [one.filename for one in parsed.parts] == [one.filename for one in files]
    contents = [part_content(raw, one.section) for one in parsed.parts]
    assert contents == [one.data for one in files]
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = next(part for part in message.walk() if not part.is_multipart())
    assert isinstance(body, EmailMessage)
    decoded = body.get_content().replace("\r\n", "\n")
    assert decoded == text.removesuffix("\n") + "\n"
    assert parse_message(strip_bcc(raw)).bcc == ()


@pytest.mark.parametrize(
    ("sender", "written"),
    [
        ("anna@bureau.example", "<mailto:anna@bureau.example?subject=unsubscribe%20m1%40bureau.example>"),
        ("a+b@bureau.example", "<mailto:a%2Bb@bureau.example?subject=unsubscribe%20m1%40bureau.example>"),
        ("a?bcc=x@bureau.example", "<mailto:a%3Fbcc%3Dx@bureau.example?subject=unsubscribe%20m1%40bureau.example>"),
    ],
)
def test_a_mailing_names_the_letter_that_ends_it_and_our_own_reader_takes_it(sender: str, written: str) -> None:
    raw = build_message(replace(PLAIN, sender=Address(name="", address=sender), may_opt_out=True))
    assert parse_headers(raw).every("list-unsubscribe") == [written]
    way = parse_unsubscribe(raw)
    assert way is not None
    asked = parse_mailto(way.mailto)
    assert [one.address for one in asked.to] == [sender]
    assert opted_out_of(asked.subject) == PLAIN.message_id


def test_other_mail_offers_no_such_letter() -> None:
    assert "list-unsubscribe" not in parse_headers(build_message(PLAIN))


@pytest.mark.parametrize("end", LINE_ENDS)
def test_nothing_is_slipped_into_list_unsubscribe(end: str) -> None:
    for changed in ({"message_id": f"a{end}X: y@b.nl"}, {"sender": Address(name="", address=f"a{end}@b.nl")}):
        with pytest.raises(UserFault):
            build_message(replace(PLAIN, may_opt_out=True, **changed))
