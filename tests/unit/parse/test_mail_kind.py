"""What is a bounce, a receipt, an automatic answer or calendar mail, and what only looks like one (R-31)."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.parse.mail_kind import parse_mail_kind
from tests.unit.parse.test_message import report

SUPPRESS = "X-Auto-Response-Suppress: All"
AUTOMATIC = ("Auto-Submitted: auto-replied",)
GENERATED = ("Auto-Submitted: auto-generated", SUPPRESS)


def message(subject: str, *fields: str, sender: str = "jan@example.nl", body: str = "Tekst") -> bytes:
    return "\r\n".join((f"From: {sender}", f"Subject: {subject}", *fields, "", body)).encode()


def calendar(kind: str, text: str = "BEGIN:VCALENDAR") -> bytes:
    parts = ("Content-Type: text/plain", "", "Kom je?", "--b", f"Content-Type: text/calendar{kind}", "", text, "--b--")
    return message("Gesprek", "Content-Type: multipart/alternative; boundary=b", body="\r\n".join(("--b", *parts)))


def receipt(disposition: str) -> bytes:
    what = f"Final-Recipient: rfc822; jan@example.nl\r\nDisposition: manual-action/MDN-sent-manually; {disposition}"
    body = f"--b\r\n\r\nGelezen\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n{what}\r\n--b--"
    kind = "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"
    return message("Gelezen: CV", kind, body=body)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (report("failed", "5.1.1"), MailKind.BOUNCED),
        (report("delayed", "4.4.1"), MailKind.DELAYED),
        (report("delivered", "2.0.0"), MailKind.DELIVERED),
        (receipt("displayed"), MailKind.READ),
        (receipt("deleted"), MailKind.NOT_READ),
        (message("Mail delivery failed", "X-Failed-Recipients: jan@example.nl"), MailKind.BOUNCED),
        (message("failure notice", "Return-Path: <>", sender="MAILER-DAEMON@mx.example"), MailKind.BOUNCED),
        (message("Onbestelbaar: CV", sender="postmaster@example.nl"), MailKind.BOUNCED),
        (calendar("; method=REQUEST"), MailKind.INVITATION),
        (calendar("; method=reply"), MailKind.INVITATION_ANSWER),
        (calendar("", "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR"), MailKind.CANCELLED),
        (message("Vakantie", *AUTOMATIC), MailKind.AUTO_REPLY),
        (message("Re: CV", "Auto-Submitted: auto-replied (vacation)"), MailKind.AUTO_REPLY),
        (message("Re: CV", "Precedence: bulk", "X-Autoreply: yes"), MailKind.AUTO_REPLY),
        (message("Automatic reply: CV", *GENERATED), MailKind.AUTO_REPLY),
        (message("Out of Office: CV", SUPPRESS), MailKind.AUTO_REPLY),
        (message("Automatisch antwoord: CV", *GENERATED), MailKind.AUTO_REPLY),
        (message("Afwezigheidsbericht", "Return-Path: <>"), MailKind.AUTO_REPLY),
        (message("Automatische Antwort: CV", *GENERATED), MailKind.AUTO_REPLY),
        (message("Abwesenheitsnotiz: CV", "Precedence: bulk"), MailKind.AUTO_REPLY),
        (message("Réponse automatique : CV", *GENERATED), MailKind.AUTO_REPLY),
        (message("Message d'absence", "Precedence: junk"), MailKind.AUTO_REPLY),
    ],
)
def test_a_kind_of_mail_is_recognised(raw: bytes, kind: MailKind) -> None:
    assert parse_mail_kind(raw) is kind
    assert parse_mail_kind(raw.replace(b"\r\n", b"\n")) is kind


@pytest.mark.parametrize(
    "raw",
    [
        message("CV"),
        message("Afwezig op vrijdag"),
        message("Out of office furniture", "Auto-Submitted: no"),
        message("Re: Automatic reply: CV", SUPPRESS),
        message("CV", SUPPRESS),
        message("Nieuwe vacatures", "Auto-Submitted: auto-generated", "Precedence: bulk"),
        message("Afwezig", "List-Id: <vakgroep.example>", *AUTOMATIC),
        message("Undelivered mail returned to sender", sender="anna@bureau.nl"),
        message("Vraag over onze post", sender="postmaster@example.nl"),
        calendar("; method=PUBLISH"),
        calendar("", "BEGIN:VCALENDAR"),
        message("x", "Content-Type: multipart/report; boundary=b", body="--b\r\n\r\nx\r\n--b--"),
        b"",
        b"\x00\xff" * 100,
    ],
)
def test_what_is_in_doubt_is_a_letter(raw: bytes) -> None:
    assert parse_mail_kind(raw) is MailKind.LETTER
