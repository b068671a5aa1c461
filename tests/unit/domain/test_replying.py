"""To whom an answer goes, from which address, and what ties it to the message that it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.replying import MAX_REFERENCES, Transport, came_to, reply_headers, reply_recipients
from carerix_desktop.domain.sender import identities_of, sender_for
from carerix_desktop.domain.subject import forward_subject, reply_subject
from carerix_desktop.parse.message import parse_message

OWN = frozenset({"anna@bureau.nl", "a.smit@bureau.nl", "anna@mail.bureau.nl"})
ANNA = User(
    key=UserKey(1),
    login="anna",
    name="Anna Smit",
    from_address="Anna@bureau.nl",
    system_address="anna@mail.bureau.nl",
    aliases=("a.smit@bureau.nl",),
    role=UserRole.RECRUITER,
    active=True,
    incoming_confidential=False,
    outgoing_confidential=False,
)


@dataclass(frozen=True)
class Case:
    """Headers of a message, and where an answer and an answer to all go."""

    name: str
    headers: str
    to: str
    all_to: str
    all_cc: str = ""
    list_post: str = ""


CASES = (
    Case("plain", "From: jan@x.nl\nTo: anna@bureau.nl", "jan@x.nl", "jan@x.nl"),
    Case("reply-to", "From: jan@x.nl\nReply-To: hr@x.nl\nTo: anna@bureau.nl", "hr@x.nl", "hr@x.nl"),
    Case("several reply-to", "From: jan@x.nl\nReply-To: hr@x.nl, piet@x.nl\nTo: anna@bureau.nl", "hr@x.nl piet@x.nl",
         "hr@x.nl piet@x.nl"),
    Case("reply-to is me", "From: form@x.nl\nReply-To: anna@bureau.nl\nTo: anna@bureau.nl", "form@x.nl", "form@x.nl"),
    Case("reply-to cannot be read", "From: jan@x.nl\nReply-To: nobody\nTo: anna@bureau.nl", "jan@x.nl", "jan@x.nl"),
    Case("everybody", "From: jan@x.nl\nTo: anna@bureau.nl, piet@y.nl\nCc: kees@z.nl, A.Smit@bureau.nl", "jan@x.nl",
         "jan@x.nl piet@y.nl", "kees@z.nl"),
    Case("never bcc", "From: jan@x.nl\nTo: anna@bureau.nl\nBcc: stil@y.nl", "jan@x.nl", "jan@x.nl"),
    Case("never bcc of own mail", "From: anna@bureau.nl\nTo: jan@x.nl\nBcc: stil@y.nl", "jan@x.nl", "jan@x.nl"),
    Case("own mail", "From: anna@bureau.nl\nTo: jan@x.nl, piet@y.nl\nCc: kees@z.nl", "jan@x.nl piet@y.nl",
         "jan@x.nl piet@y.nl", "kees@z.nl"),
    Case("own mail with reply-to", "From: anna@bureau.nl\nReply-To: a.smit@bureau.nl\nTo: jan@x.nl", "jan@x.nl",
         "jan@x.nl"),
    Case("own mail to myself", "From: anna@bureau.nl\nTo: anna@bureau.nl", "anna@bureau.nl", "anna@bureau.nl"),
    Case("own mail in bcc only", "From: anna@bureau.nl\nBcc: jan@x.nl", "anna@bureau.nl", "anna@bureau.nl"),
    Case("twice named", "From: jan@x.nl\nTo: JAN@x.nl, anna@bureau.nl\nCc: jan@x.nl", "jan@x.nl", "jan@x.nl"),
    Case("own address with a tag", "From: jan@x.nl\nTo: anna+hr@bureau.nl, piet@y.nl", "jan@x.nl",
         "jan@x.nl piet@y.nl"),
    Case("list that takes over reply-to", "From: jan@x.nl\nReply-To: lijst@l.nl\nTo: lijst@l.nl", "jan@x.nl",
         "lijst@l.nl", list_post="lijst@l.nl"),
    Case("list that leaves reply-to", "From: jan@x.nl\nTo: lijst@l.nl", "jan@x.nl", "jan@x.nl lijst@l.nl",
         list_post="lijst@l.nl"),
    Case("no sender but one", "Sender: balie@x.nl\nTo: anna@bureau.nl", "balie@x.nl", "balie@x.nl"),
    Case("nobody", "Subject: x", "", ""),
    Case("two addresses in one", "From: a@x.nl <b@y.nl> c@z.nl\nTo: anna@bureau.nl", "", ""),
)  # fmt: skip


def _parsed(headers: str):
    return parse_message(headers.replace("\n", "\r\n").encode() + b"\r\n\r\nhallo\r\n")


def _words(addresses: tuple[Address, ...]) -> str:
    return " ".join(one.address for one in addresses)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_answer_goes_to(case: Case) -> None:
    transport = Transport(list_post=case.list_post)
    answer = reply_recipients(_parsed(case.headers), transport, OWN, everybody=False)
    assert (_words(answer.to), _words(answer.cc)) == (case.to, "")
    everybody = reply_recipients(_parsed(case.headers), transport, OWN, everybody=True)
    assert (_words(everybody.to), _words(everybody.cc)) == (case.all_to, case.all_cc)


@pytest.mark.parametrize(
    ("headers", "delivered", "address"),
    [
        ("From: jan@x.nl\nTo: a.smit@bureau.nl", (), "a.smit@bureau.nl"),
        ("From: jan@x.nl\nTo: piet@x.nl\nCc: ANNA@mail.bureau.nl", (), "anna@mail.bureau.nl"),
        ("From: jan@x.nl\nTo: lijst@x.nl", ("a.smit@bureau.nl",), "a.smit@bureau.nl"),
        ("From: jan@x.nl\nTo: a.smit+v1@bureau.nl", (), "a.smit@bureau.nl"),
        ("From: jan@x.nl\nTo: bram@bureau.nl", (), "Anna@bureau.nl"),
        ("From: a.smit@bureau.nl\nTo: anna@bureau.nl", (), "a.smit@bureau.nl"),
        ("From: jan@x.nl\nTo: anna@bureau.nl\nCc: a.smit@bureau.nl", (), "Anna@bureau.nl"),
    ],
)
def test_an_answer_goes_out_from_the_address_that_the_message_came_to(
    headers: str, delivered: tuple[str, ...], address: str
) -> None:
    named = came_to(_parsed(headers), Transport(delivered_to=delivered), OWN)
    assert sender_for(ANNA, named) == Address(name="Anna Smit", address=address)


def test_without_a_sender_address_mail_goes_out_from_the_system_address() -> None:
    plain = replace(ANNA, from_address="")
    assert sender_for(plain, ()).address == "anna@mail.bureau.nl"
    assert sender_for(replace(plain, system_address=""), ()).address == ""


def test_the_choices_of_from_are_the_sender_address_and_the_aliases() -> None:
    assert [one.address for one in identities_of(ANNA)] == ["Anna@bureau.nl", "a.smit@bureau.nl"]
    plain = replace(ANNA, from_address="")
    assert [one.address for one in identities_of(plain)] == ["anna@mail.bureau.nl", "a.smit@bureau.nl"]
    assert identities_of(replace(plain, system_address="", aliases=())) == ()


@pytest.mark.parametrize(
    ("headers", "references"),
    [
        ("Message-ID: <c@x>", "c@x"),
        ("Message-ID: <c@x>\nReferences: <a@x> <b@x>\nIn-Reply-To: <z@x>", "a@x b@x c@x"),
        ("Message-ID: <c@x>\nIn-Reply-To: <b@x>", "b@x c@x"),
        ("Message-ID: <c@x>\nIn-Reply-To: <a@x> <b@x>", "c@x"),
        ("Message-ID: <c@x>\nReferences: <c@x> <b@x>", "c@x b@x"),
        ("Subject: none", ""),
    ],
)
def test_references_grow_by_the_message_that_is_answered(headers: str, references: str) -> None:
    in_reply_to, chain = reply_headers(_parsed(headers))
    assert " ".join(chain) == references
    assert in_reply_to == (("c@x",) if references else ())


def test_references_stay_bounded_and_keep_the_first_and_the_nearest() -> None:
    long = " ".join(f"<{n}@x>" for n in range(200))
    _, chain = reply_headers(_parsed(f"Message-ID: <last@x>\nReferences: {long}"))
    assert len(chain) == MAX_REFERENCES
    assert (chain[0], chain[-2], chain[-1]) == ("0@x", "199@x", "last@x")


@pytest.mark.parametrize(
    ("subject", "reply", "forward"),
    [
        ("Hallo", "Re: Hallo", "Fwd: Hallo"),
        ("Re: Hallo", "Re: Hallo", "Fwd: Re: Hallo"),
        ("Antw: Hallo", "Antw: Hallo", "Fwd: Antw: Hallo"),
        ("AW: Re: RE: Hallo", "AW: Hallo", "Fwd: AW: Re: RE: Hallo"),
        ("Re: Fwd: Hallo", "Re: Fwd: Hallo", "Fwd: Re: Fwd: Hallo"),
        ("Doorst: Hallo", "Re: Doorst: Hallo", "Doorst: Hallo"),
        ("FW: Fwd: Hallo", "Re: FW: Fwd: Hallo", "FW: Hallo"),
        ("", "Re:", "Fwd:"),
        ("Re:", "Re:", "Fwd: Re:"),
        ("[lijst] Re: Hallo", "Re: [lijst] Re: Hallo", "Fwd: [lijst] Re: Hallo"),
        ("  twee\n regels ", "Re: twee regels", "Fwd: twee regels"),
    ],
)
def test_a_mark_is_never_doubled(subject: str, reply: str, forward: str) -> None:
    assert reply_subject(subject) == reply
    assert forward_subject(subject) == forward
