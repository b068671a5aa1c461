"""When two arrivals are one message (RULES.md section 1)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from carerix_desktop.domain.identity import identity_of
from carerix_desktop.domain.message import Address, ParsedMessage
from carerix_desktop.parse.message import parse_message

HEAD = (
    b"From: Jan <jan@x.nl>\r\nTo: anna@y.nl\r\nSubject: CV\r\n"
    b"Date: Mon, 1 Jan 2024 10:00:00 +0100\r\nMessage-ID: <a@b>\r\n"
)
WITH_ID = parse_message(HEAD + b"\r\nHallo\r\n")
WITHOUT_ID = parse_message(HEAD.replace(b"Message-ID: <a@b>\r\n", b"") + b"\r\nHallo\r\n")


def people(address: str) -> tuple[Address, ...]:
    return (Address(name="", address=address),)


SAME_INSTANT = datetime(2024, 1, 1, 4, 0, tzinfo=timezone(timedelta(hours=-5)))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"subject": "[list] CV", "text": "Hallo\n-- \nlist footer", "text_hash": b"x", "to": people("z@z.nl")}, True),
        ({"date": SAME_INSTANT}, True),
        ({"from_": people("JAN@X.nl")}, True),
        ({"from_": people("piet@x.nl")}, False),
        ({"date": datetime(2024, 1, 1, 9, 0, 1, tzinfo=UTC)}, False),
        ({"date": None}, False),
        ({"message_id": "A@b"}, False),
        ({"message_id": ""}, False),
    ],
)
def test_with_a_message_id_that_and_from_and_date_decide(change, same):
    assert (identity_of(replace(WITH_ID, **change)) == identity_of(WITH_ID)) is same


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"cc": people("z@z.nl")}, True),
        ({"subject": "CV 2"}, False),
        ({"to": people("piet@y.nl")}, False),
        ({"from_": people("piet@x.nl")}, False),
        ({"date": None}, False),
        ({"text_hash": b"another"}, False),
        ({"message_id": "a@b"}, False),
    ],
)
def test_without_a_message_id_everything_must_agree(change, same):
    assert (identity_of(replace(WITHOUT_ID, **change)) == identity_of(WITHOUT_ID)) is same


def test_the_key_has_32_octets_and_no_two_lists_of_values_run_together():
    def message(subject: str, address: str) -> ParsedMessage:
        return replace(WITHOUT_ID, subject=subject, to=people(address))

    assert len(identity_of(WITH_ID)) == 32
    assert identity_of(message("ab", "c@x.nl")) != identity_of(message("a", "bc@x.nl"))


def test_transport_changes_nothing_of_the_identity():
    relayed = (
        b"Received: from a by b\r\nX-Relay: 1\r\n"
        + HEAD.replace(b"<a@b>", b" < a@b >")
        + b"\r\nHallo\r\n-- \r\nfooter\r\n"
    )
    assert identity_of(parse_message(relayed)) == identity_of(WITH_ID)


def test_without_a_message_id_the_way_the_text_was_encoded_does_not_matter():
    head = HEAD.replace(b"Message-ID: <a@b>\r\n", b"")
    plain = parse_message(head + b"Content-Type: text/plain; charset=utf-8\r\n\r\nCaf\xc3\xa9\r\n")
    quoted = parse_message(
        head
        + b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9\n"
    )
    assert identity_of(plain) == identity_of(quoted)
