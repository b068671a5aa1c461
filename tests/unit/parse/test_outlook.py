"""Outlook's .msg becomes the message that it was, the same each time; what is none is one sentence."""

from __future__ import annotations

import base64
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carerix_desktop.parse.message import parse_message
from carerix_desktop.parse.outlook import read_item
from tests.support.outlook_file import Tree, attachment, build_msg, message, octets, recipient

INNER = message(subject="Binnen", body="Van binnen.", sender="Piet", address="piet@x.example")
WHOLE = message(
    subject="Müller solliciteert",
    body="Dag Anna,\r\nzie bijlage.",
    sender="Jan Müller",
    address="jan@example.nl",
    message_id="<one@x>",
    below={
        **octets(0x1013, b"<p>Dag <b>Anna</b></p>"),
        "__recip_version1.0_#00000000": recipient("Anna", "anna@bureau.nl", 1),
        "__recip_version1.0_#00000001": recipient("Bram", "bram@bureau.nl", 2),
        "__recip_version1.0_#00000002": recipient("Chef", "chef@bureau.nl", 3),
        "__attach_version1.0_#00000000": attachment("../CV Müller.pdf", b"%PDF-1.4 " + bytes(6000), "application/pdf"),
        "__attach_version1.0_#00000001": {
            "__substg1.0_3701000D": {
                **INNER,
            }
        },
    },
)


def _read(tree: Tree) -> bytes:
    answer = read_item(base64.b64encode(build_msg(tree)).decode())
    assert isinstance(answer, dict)
    return base64.b64decode(answer["eml"])


def _parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def test_a_message_is_itself_again_with_its_people_text_and_files() -> None:
    raw = _read(WHOLE)
    found = parse_message(raw)
    assert (found.message_id, found.subject) == ("one@x", "Müller solliciteert")
    assert found.date is not None
    assert found.date.isoformat() == "2026-01-05T09:00:00+00:00"
    whole = _parsed(raw)
    assert str(whole["From"]) == "Jan Müller <jan@example.nl>"
    assert (str(whole["To"]), str(whole["Cc"]), str(whole["Bcc"])) == (
        "Anna <anna@bureau.nl>", "Bram <bram@bureau.nl>", "Chef <chef@bureau.nl>",
    )  # fmt: skip
    body = whole.get_body(("plain",))
    assert body is not None
    assert "zie bijlage" in body.get_content()
    assert [part.get_filename() for part in whole.iter_attachments()][:1] == ["../CV Müller.pdf"]
    assert b"Van binnen." in base64.b64decode(_part(raw, "text/plain", 1))


def _part(raw: bytes, kind: str, which: int) -> bytes:
    parts = [part for part in message_from_bytes(raw).walk() if part.get_content_type() == kind]
    return str(parts[which].get_payload()).encode()


def test_twice_gives_the_same_bytes() -> None:
    assert _read(WHOLE) == _read(WHOLE)


def test_the_headers_that_it_came_with_are_kept_and_those_of_its_old_body_are_not() -> None:
    head = (
        "Received: from mx.example\r\n\tby mail.example; Mon, 5 Jan 2026 09:00:00 +0000\r\n"
        "From: Jan <jan@example.nl>\r\n"
        "Subject: Echt\r\nMessage-ID: <two@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n"
        "\tcharset=y\r\nReferences: <one@x>\r\n"
    )
    whole = message_from_bytes(_read(message(subject="Anders", body="Dag.", head=head)))
    assert (whole["Subject"], whole["References"], whole["Message-ID"]) == ("Echt", "<one@x>", "<two@x>")
    assert (whole.get_all("MIME-Version"), whole.get_content_type()) == (["1.0"], "text/plain")
    assert len(whole.get_all("From", [])) == 1


def test_no_property_becomes_a_header_of_its_own() -> None:
    raw = _read(
        message(subject="Dag\r\nX-Evil: 1", sender="Jan\r\nBcc: x@y.z", address="jan@x.nl\r\nX-Evil: 2", body=".")
    )
    assert "X-Evil" not in message_from_bytes(raw)
    assert "Bcc" not in message_from_bytes(raw)


@pytest.mark.parametrize("kind", ["IPM.Contact", "IPM.Appointment", "IPM.Task"])
def test_what_is_no_message_is_said(kind: str) -> None:
    answer = read_item(base64.b64encode(build_msg(message(kind=kind))).decode())
    assert isinstance(answer, dict)
    assert kind in answer["defect"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_a_message_or_one_sentence(data: st.DataObject) -> None:
    raw = bytearray(build_msg(INNER))
    for _time in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(8, len(raw) - 1))] = data.draw(st.integers(0, 255))
    answer = read_item(base64.b64encode(bytes(raw[: data.draw(st.integers(600, len(raw)))])).decode())
    assert isinstance(answer, dict)
    assert {"eml", "defect"} & set(answer)
