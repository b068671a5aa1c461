"""Malformed mail never raises, whatever it is (R-28), and what comes out can be stored and agrees with itself."""

import hashlib
import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.message import ParsedMessage
from carerix_desktop.parse.body import readable
from carerix_desktop.parse.mail_kind import parse_mail_kind
from carerix_desktop.parse.message import parse_message
from carerix_desktop.parse.quoting import split_text
from carerix_desktop.parse.sanitise import sanitise_html
from carerix_desktop.parse.structure import part_content, read_structure
from tests.unit.parse.test_mail_kind import calendar, receipt
from tests.unit.parse.test_message import SIMPLE, alternative, forward, report, with_attachments

SEEDS = [
    SIMPLE,
    SIMPLE.split(b"\r\n\r\n")[0]
    + b"\r\n"
    + alternative(b"Hallo", b"<p>Hallo <img src='cid:a'><a href='http://x.nl'>x</a></p>"),
    with_attachments(),
    report("failed", "5.1.1"),
    receipt("displayed"),
    calendar("", "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR"),
    forward("FW: CV", "Van: Jan <jan@x.nl>\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV\n\nHallo"),
    b"From: a@b.nl\nContent-Type: message/rfc822\n\nFrom: c@d.nl\n\ninner",
]
PIECES = [
    *(
        b"\r\n",
        b"\n\n",
        b"\r",
        b"\x00",
        b"<",
        b'"',
        b"(",
        b"--x",
        b"--x--",
        b"--o\r\n",
        b";",
        b",",
        b"=",
        b":",
        b"\xff\xfe",
    ),
    *(b"=?utf-8?q?=0A?=", b"=?utf-16?b?AAA?=", b"charset=utf-7", b"charset=idna", b"charset=\xff", b"charset=utf-16"),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"),
    *(
        b"Content-Type: multipart/digest; boundary=x\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"filename*0*=''%ff",
    ),
    *(b"Content-Transfer-Encoding: x-uuencode\r\n", b"begin 644 x\r\n", b"Date: \r\n", b"From: <>\r\n", b"To: :;\r\n"),
]


def mutated(seed: int, times: int) -> Iterator[bytes]:
    """Messages with octets changed, cut, doubled and put in, the same for one seed."""
    chance = random.Random(seed)
    for _ in range(times):
        message = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randint(1, 25)):
            at = chance.randrange(len(message) + 1)
            match chance.randrange(5):
                case 0:
                    message[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del message[at : at + chance.randint(1, 200)]
                case 2:
                    message[at:at] = message[chance.randrange(len(message) + 1) :][: chance.randint(1, 300)]
                case 3:
                    message[at:at] = chance.choice(PIECES)
                case _:
                    message = message.replace(b"\r\n", chance.choice([b"\n", b"\r", b"\r\n", b"\n\r"]))
        yield bytes(message)


def strings(parsed: ParsedMessage) -> Iterator[str]:
    yield from (parsed.message_id, parsed.subject, parsed.text, parsed.preview, *parsed.in_reply_to, *parsed.references)
    for people in (parsed.from_, parsed.sender, parsed.reply_to, parsed.to, parsed.cc, parsed.bcc):
        for one in people:
            yield from (one.name, one.address)
    for part in parsed.parts:
        yield from (part.section, part.filename, part.content_type, part.content_id)


def check(raw: bytes) -> None:
    parsed = parse_message(raw)
    for text in strings(parsed):
        text.encode()
        assert "\x00" not in text
    for line in (parsed.subject, parsed.preview, *(one.name for one in parsed.from_)):
        assert len((line + "x").splitlines()) == 1
    assert len(parsed.preview) <= 200
    assert parsed.date is None or parsed.date.utcoffset() is not None
    assert len(identity_of(parsed)) == 32
    structure = read_structure(raw)
    for part in parsed.parts:
        found = structure.find(part.section)
        assert found is not None
        assert (found.content_type, found.filename) == (part.content_type, part.filename)
        content = part_content(raw, part.section)
        assert (len(content), hashlib.sha256(content).digest()) == (part.size_octets, part.sha256)
    parse_mail_kind(raw)
    body = readable(raw)
    split_text(body.text)
    if body.html:
        sanitise_html(body.html, key=MessageKey(1), cids={}, allow_remote=False)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
@example(b"")
@example(b"\n")
@example(b"\r")
@example(b"--")
@example(b'Content-Type: multipart/mixed; boundary=""\n\n--\n--\n')
def test_no_octets_raise(raw):
    check(raw)


@pytest.mark.parametrize("seed", range(8))
def test_no_damaged_message_raises(seed):
    for raw in mutated(seed, 60):
        check(raw)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *(seed[:200] for seed in SEEDS), b"a", b" "]), max_size=25))
def test_no_mixture_of_pieces_raises(pieces):
    check(b"".join(pieces))
