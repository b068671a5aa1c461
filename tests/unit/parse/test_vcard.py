"""vCard 2.1, 3.0 and 4.0 as people's programs write them, and what no program should write."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.compose.vcard import VERSIONS, Version, build_vcard
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record import Record
from carerix_desktop.parse.vcard import parse_vcards

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=
M=C3=BCller
TEL;CELL;VOICE:+49 151
EMAIL;INTERNET:j@x.example
EMAIL;PREF;INTERNET:first@x.example
PHOTO;ENCODING=BASE64;JPEG:
 AAAA
BBBB

NOTE;ENCODING=QUOTED-PRINTABLE:een=0D=0A=
twee
END:VCARD
"""
NEW = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Piet de\r\n  Boer\r\nitem1.EMAIL;TYPE=work:mailto:piet@x.example\r\n"
    'TEL;VALUE=uri;TYPE="voice,cell":tel:+31-6-1\r\nADR;TYPE=work:;;;Assen;;;\r\nADR;TYPE=home:;;;Ede;;;\r\n'
    "ORG:Delta\\, BV\r\nLANG:nl-NL\r\nBDAY:19800101\r\nPHOTO:data:image/jpeg;base64,AAAA\r\nEND:VCARD\r\n"
)


def test_a_card_of_an_old_telephone_is_read_with_its_letters() -> None:
    (card,) = parse_vcards(OLD.encode())
    assert card.fields == {
        "first_name": "Jürgen",
        "last_name": "Müller",
        "emails": "first@x.example;j@x.example",
        "phones": "+49 151",
        "notes": "een\r\ntwee",
    }


def test_a_card_of_today_is_read_with_its_groups_and_folds() -> None:
    (card,) = parse_vcards(NEW.encode())
    assert card.fields == {
        "first_name": "Piet",
        "last_name": "de Boer",
        "emails": "piet@x.example",
        "phones": "+31-6-1",
        "city": "Ede",
        "organisation": "Delta, BV",
        "language": "nl",
        "birthday": "19800101",
    }


def test_one_bad_card_costs_only_itself_and_is_named_by_its_line() -> None:
    text = "BEGIN:VCARD\nFN:Half\nBEGIN:VCARD\nFN:Anna Bos\nEND:VCARD\n"
    text += 'BEGIN:VCARD\nN;X="a:b\nEND:VCARD\nBEGIN:VCARD\nFN:E\n'
    cards = list(parse_vcards(text.encode()))
    assert [(card.number, bool(card.defect)) for card in cards] == [(1, True), (3, False), (6, True), (9, True)]
    assert cards[1].fields == {"first_name": "Anna", "last_name": "Bos"}


def test_five_hundred_photographs_are_passed_over() -> None:
    photo = base64.b64encode(bytes(range(256)) * 400).decode()
    folded = "\r\n ".join(photo[at : at + 74] for at in range(0, len(photo), 74))
    pictured = f"FN:Eva Smit\r\nPHOTO;ENCODING=b;TYPE=JPEG:{folded}\r\nEMAIL:e@x.nl\r\n"
    cards = list(parse_vcards(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{pictured}END:VCARD\r\n".encode() * 30))
    many = "BEGIN:VCARD\r\nFN:Eva Smit\r\n" + "PHOTO:http://x.example/1.jpg\r\n" * 500 + "END:VCARD\r\n"
    cards += parse_vcards(many.encode())
    assert {(card.fields["first_name"], card.defect) for card in cards} == {("Eva", "")}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_goes_out_and_comes_in_again(version: Version) -> None:
    fields = {
        "first_name": "Zoë",
        "last_name": "de Vries, MSc; x",
        "emails": "a@x.nl;b@x.nl",
        "phones": "+31 6 1;2",
        "city": "Den Haag",
        "language": "nl",
        "confidential": "yes",
        "notes": "een\ntwee; drie, " + "lang " * 40,
    }
    record = Record(key=RecordKey(1), kind=RecordKind.CANDIDATE, ref="K-1", name="Zoë de Vries", fields=fields)
    raw = build_vcard(record, "", version)
    assert f"VERSION:{version}".encode() in raw
    assert max(map(len, raw.splitlines())) <= 75
    (card,) = parse_vcards(raw)
    assert card.fields == {**fields, "notes": fields["notes"].strip(), "ref": "candidate:K-1"}


@given(st.binary(max_size=300))
def test_nothing_between_begin_and_end_raises(body: bytes) -> None:
    for card in parse_vcards(b"BEGIN:VCARD\nFN:A\n" + body + b"\nEND:VCARD\n"):
        assert "\0" not in "".join(card.fields.values())


@given(st.lists(st.sampled_from(["N", "ADR", "ORG", "TEL", "EMAIL", ";", ":", "=", "TYPE", "ENCODING", "BASE64", "b",
                                 "QUOTED-PRINTABLE", "CHARSET", "\n", " ", "=\n", "VALUE", "uri", "é", '"', "\\", ",",
                                 "VERSION", "2.1", "PREF", "item1."]), max_size=30))  # fmt: skip
def test_nothing_made_of_the_words_of_a_card_raises(words: list[str]) -> None:
    list(parse_vcards(f"BEGIN:VCARD\n{''.join(words)}\nEND:VCARD\n".encode()))
