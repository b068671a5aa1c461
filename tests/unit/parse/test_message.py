"""The fast road: octets in, one value out, never an exception."""

import base64
import gc
import hashlib
import time
import tracemalloc
from datetime import UTC, datetime

import pytest

from carerix_desktop.domain.message import Address, DeliveryOutcome, DeliveryReport
from carerix_desktop.parse.message import MAX_TEXT_CHARS, parse_message
from carerix_desktop.parse.structure import parse_report, part_content, read_structure

SIMPLE = (
    b"From: Jan Jansen <jan@x.nl>\r\nTo: anna@y.nl, Piet <piet@z.nl>\r\nCc: c@z.nl\r\nReply-To: hr@x.nl\r\n"
    b"Subject: =?utf-8?q?Sollicitatie_caf=C3=A9?=\r\nDate: Mon, 1 Jan 2024 10:00:00 +0100\r\n"
    b"Message-ID: <a@b>\r\nIn-Reply-To: <c@d>\r\nReferences: <e@f>\r\n <c@d>\r\n\r\n"
    b"Beste Anna,\r\n\r\nHierbij mijn CV.\r\n"
)
PDF = b"%PDF-1.5 " + bytes(range(256)) * 8


def alternative(plain: bytes, html: bytes) -> bytes:
    return (
        b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + plain
        + b"\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + html
        + b"\r\n--x--\r\n"
    )


def with_attachments() -> bytes:
    blob = base64.encodebytes(PDF).replace(b"\n", b"\r\n")
    return (
        b"From: jan@x.nl\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n"
        b"Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n"
        b"<p>Zie bijlage <img src=cid:logo@x></p>\r\n"
        b"--r\r\nContent-Type: image/png; name=logo.png\r\n"
        b"Content-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + blob
        + b"\r\n--r--\r\n--o\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: inline; filename*=UTF-8''CV%20Zo%C3%AB.pdf\r\n\r\n"
        + blob
        + b"\r\n--o\r\nContent-Type: text/plain; name=notes.txt\r\n\r\nnotities\r\n--o--\r\n"
    )


def test_a_message_that_was_read_leaves_nothing_to_the_garbage_collector():
    gc.collect()
    gc.disable()
    try:
        parse_message(with_attachments())
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_plain_message_is_read_whole():
    parsed = parse_message(SIMPLE)
    assert parsed.message_id == "a@b"
    assert parsed.in_reply_to == ("c@d",)
    assert parsed.references == ("e@f", "c@d")
    assert parsed.subject == "Sollicitatie café"
    assert parsed.date == datetime(2024, 1, 1, 9, 0, tzinfo=UTC)
    assert parsed.from_ == (Address(name="Jan Jansen", address="jan@x.nl"),)
    assert [one.address for one in parsed.to] == ["anna@y.nl", "piet@z.nl"]
    assert [one.address for one in parsed.cc] == ["c@z.nl"]
    assert [one.address for one in parsed.reply_to] == ["hr@x.nl"]
    assert parsed.text == "Beste Anna,\n\nHierbij mijn CV."
    assert parsed.preview == "Beste Anna, Hierbij mijn CV."
    assert parsed.text_hash == hashlib.sha256(parsed.text.encode()).digest()
    assert parsed.parts == ()
    assert parsed.defects == ()


@pytest.mark.parametrize("line_end", [b"\n", b"\r"])
def test_other_line_ends_give_the_same_message(line_end):
    parsed = parse_message(SIMPLE.replace(b"\r\n", line_end))
    assert (parsed.message_id, parsed.subject, parsed.date) == (
        "a@b",
        "Sollicitatie café",
        datetime(2024, 1, 1, 9, 0, tzinfo=UTC),
    )
    assert parsed.preview == "Beste Anna, Hierbij mijn CV."


def test_the_plain_alternative_is_the_text():
    assert parse_message(alternative(b"Hallo Jan", b"<p>Hallo <b>Jan</b></p>")).text == "Hallo Jan"


def test_the_order_of_the_alternatives_does_not_matter():
    raw = (
        b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>html</p>\n"
        b"--x\nContent-Type: text/plain\n\nplat\n--x\nContent-Type: text/x-amp-html\n\n<amp>\n--x--\n"
    )
    assert parse_message(raw).text == "plat"
    assert parse_message(raw).parts == ()


@pytest.mark.parametrize("stub", [b"", b"  ", b"Uw programma toont geen HTML."])
def test_a_mere_stub_gives_way_to_the_html(stub):
    html = b"<p>" + b"Een echte brief. " * 100 + b"</p>"
    assert parse_message(alternative(stub, html)).text.startswith("Een echte brief.")


def test_html_alone_becomes_text():
    parsed = parse_message(b"Content-Type: text/html\r\n\r\n<style>x</style><p>Hallo&nbsp;Jan</p><script>y</script>")
    assert parsed.text == "Hallo Jan"
    assert parsed.preview == "Hallo Jan"


def test_several_text_parts_are_read_one_after_the_other():
    raw = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\neen\r\n--x\r\n\r\ntwee\r\n--x--\r\n"
    assert parse_message(raw).text == "een\n\ntwee"


def test_attachments_have_section_name_size_and_hash():
    parsed = parse_message(with_attachments())
    assert [(p.section, p.filename, p.content_type, p.inline, p.content_id) for p in parsed.parts] == [
        ("1.2", "logo.png", "image/png", True, "logo@x"),
        ("2", "CV Zoë.pdf", "application/pdf", False, ""),
        ("3", "notes.txt", "text/plain", False, ""),
    ]
    assert [p.size_octets for p in parsed.parts] == [len(PDF), len(PDF), 8]
    assert parsed.parts[0].sha256 == hashlib.sha256(PDF).digest()
    assert parsed.text == "Zie bijlage"


def test_the_sections_of_the_fast_road_are_those_of_the_structure():
    raw = with_attachments()
    structure = read_structure(raw)
    for part in parse_message(raw).parts:
        found = structure.find(part.section)
        assert found is not None
        assert (found.content_type, found.filename, found.content_id) == (
            part.content_type,
            part.filename,
            part.content_id,
        )
        assert hashlib.sha256(part_content(raw, part.section)).digest() == part.sha256


@pytest.mark.parametrize(
    ("raw", "defects"),
    [
        (b"", {"no header", "no date", "no from", "no message-id"}),
        (b"\x00\xff\xfe", {"no header", "no date", "no from", "no message-id"}),
        (b"From: x\r\nDate: gisteren\r\nMessage-ID: <>\r\n\r\n", {"date", "from"}),
        (
            SIMPLE.replace(b"\r\n\r\n", b"\r\nContent-Type: text/plain; charset=x-odd\r\n\r\nZo\xc3\xab ", 1),
            {"charset"},
        ),
        (SIMPLE.replace(b"\r\n\r\n", b"\r\nContent-Type: multipart/mixed\r\n\r\n", 1), {"multipart without parts"}),
        (SIMPLE.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: x-odd\r\n\r\n", 1), {"transfer encoding"}),
    ],
)
def test_what_is_odd_is_named_and_nothing_raises(raw, defects):
    assert defects <= set(parse_message(raw).defects)


def test_text_and_preview_are_bounded():
    parsed = parse_message(b"From: a@b.nl\r\n\r\n" + b"woord " * 200_000)
    assert len(parsed.text) == MAX_TEXT_CHARS
    assert len(parsed.preview) <= 200


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        (b"Auto-Submitted: auto-replied; x=y", "auto_submitted", "auto-replied"),
        (b"Auto-Submitted: No", "auto_submitted", "no"),
        (b"List-Id: <x.y>", "list_id", True),
        (b"List-Unsubscribe: <mailto:x>", "list_unsubscribe", True),
        (b"Precedence: Bulk", "precedence", "bulk"),
        (b"Return-Path: <>", "null_return_path", True),
        (b"Return-Path: < >", "null_return_path", True),
        (b"Return-Path: <a@b.nl>", "null_return_path", False),
    ],
)
def test_signs_of_automated_mail(field, name, value):
    assert getattr(parse_message(field + b"\r\n\r\nx").automation, name) == value


FAILED, PIET = DeliveryOutcome.FAILED, ("piet@z.nl",)


def report(action: str, status: str, returned: str = "message/rfc822", recipient: str = "rfc822; piet@z.nl") -> bytes:
    return (
        "From: MAILER-DAEMON@x.nl\nSubject: Undelivered\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\n\nSorry.\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.x.nl\n\n"
        f"Final-Recipient: {recipient}\nAction: {action}\nStatus: {status}\n\n"
        f"--x\nContent-Type: {returned}\n\nFrom: anna@y.nl\nMessage-ID: <orig@y.nl>\nSubject: CV\n\nHallo\n--x--\n"
    ).encode()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            report("failed", "5.1.1"),
            DeliveryReport(original_message_id="orig@y.nl", outcome=FAILED, recipients=PIET, undeliverable=PIET),
        ),
        (
            report("Failed", "4.4.7"),
            DeliveryReport(original_message_id="orig@y.nl", outcome=FAILED, recipients=PIET),
        ),
        (
            report("failed", "5.0.0", returned="text/rfc822-headers"),
            DeliveryReport(original_message_id="orig@y.nl", outcome=FAILED, recipients=PIET, undeliverable=PIET),
        ),
        (
            report("failed", "5.0.0", returned="text/plain"),
            DeliveryReport(original_message_id="", outcome=FAILED, recipients=PIET, undeliverable=PIET),
        ),
        (
            report("delayed", "4.4.1"),
            DeliveryReport(original_message_id="orig@y.nl", outcome=DeliveryOutcome.DELAYED, recipients=PIET),
        ),
        (
            report("relayed", "2.0.0"),
            DeliveryReport(original_message_id="orig@y.nl", outcome=DeliveryOutcome.DELIVERED, recipients=PIET),
        ),
        (report("unheard-of", "2.0.0"), None),
        (report("failed", "5.1.1", recipient="rfc822; not an address"), None),
        (SIMPLE, None),
    ],
)
def test_delivery_reports(raw, expected):
    assert parse_message(raw).report == expected
    assert parse_report(raw) == expected
    assert parse_message(raw.replace(b"\n", b"\r\n")).report == expected


def test_a_report_shows_the_returned_message_and_no_status_as_a_part():
    assert [part.content_type for part in parse_message(report("failed", "5.1.1")).parts] == ["message/rfc822"]


def forward(subject: str, body: str, kind: str = "text/plain") -> bytes:
    return f"From: anna@y.nl\nSubject: {subject}\nContent-Type: {kind}; charset=utf-8\n\n{body}".encode()


JAN = Address(name="Jan Jansen", address="jan@x.nl")
BLOCKS = {
    "dutch": "Van: Jan Jansen <jan@x.nl>\nVerzonden: maandag 1 januari 2024\nAan: Anna\nOnderwerp: CV\n\nHallo",
    "english": "From: Jan Jansen <jan@x.nl>\nSent: Monday\nTo: Anna\nSubject: CV\n\nHello",
    "german": "Von: Jan Jansen <jan@x.nl>\nGesendet: Montag\nAn: Anna\nBetreff: CV\n\nHallo",
    "french": "De : Jan Jansen <jan@x.nl>\nEnvoyé : lundi\nÀ : Anna\nObjet : CV\n\nBonjour",
    "quoted": "> Van: Jan Jansen <jan@x.nl>\n> Datum: maandag\n> Aan: Anna\n> Onderwerp: CV\n>\n> Hallo",
    "outlook": "Van: Jan Jansen [mailto:jan@x.nl]\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV",
    "stars": "*Van:* Jan Jansen <jan@x.nl>\n*Datum:* maandag\n*Aan:* Anna\n*Onderwerp:* CV",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("mark", ["FW", "Fwd", "Doorst", "WG", "TR"])
def test_the_inner_sender_of_a_forward_is_found(block, mark):
    assert parse_message(forward(f"{mark}: CV", f"Zie onder.\n\n{block}")).inner_from == JAN


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "---------- Doorgestuurd bericht ----------",
        "Begin doorgestuurd bericht:",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:",
        "---------- Message transféré ----------",
        "Début du message transféré :",
    ],
)
def test_a_marker_tells_a_forward_whatever_the_subject(marker):
    assert parse_message(forward("CV van Jan", f"Zie onder.\n\n{marker}\n\n{BLOCKS['dutch']}")).inner_from == JAN


def test_the_inner_sender_is_found_in_html_too():
    html = (
        "<p>Zie onder</p><div><b>Van:</b> Jan Jansen &lt;jan@x.nl&gt;<br>"
        "<b>Verzonden:</b> maandag<br><b>Aan:</b> Anna<br>"
        "<b>Onderwerp:</b> CV</div>"
    )
    assert parse_message(forward("FW: CV", html, "text/html")).inner_from == JAN


@pytest.mark.parametrize(
    "block",
    [
        "Van: Jan Jansen <jan@x.nl<mailto:jan@x.nl>>\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV",
        "Van: Jan Jansen\n<jan@x.nl>\nDate: ma 5 jan 2026 om 10:12\nSubject: CV\nTo: <anna@y.nl>",
        "> Van: Jan Jansen\n> <jan@x.nl>\n> Datum: maandag\n> Aan: Anna\n> Onderwerp: CV",
        "Onderwerp: CV\nDatum: maandag\nVan: Jan Jansen <jan@x.nl>\nAan: anna@y.nl",
        "Sujet : CV\nDate : lundi\nDe : Jan Jansen <jan@x.nl>\nPour : anna@y.nl",
    ],
)
def test_a_block_is_read_wherever_its_from_and_its_address_stand(block):
    for line_end in ("\n", "\r\n"):
        assert parse_message(forward("FW: CV", f"Zie onder.\n\n{block}\n".replace("\n", line_end))).inner_from == JAN


def test_a_machine_s_mail_that_is_attached_names_nobody():
    raw = (
        b"From: anna@y.nl\nSubject: kijk\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nzie bijlage\n"
        b"--x\nContent-Type: message/rfc822\n\nFrom: jan@x.nl\nAuto-Submitted: auto-generated\n\nHallo\n--x--\n"
    )
    assert parse_message(raw).inner_from is None


def test_an_attached_message_names_the_inner_sender():
    raw = (
        b"From: anna@y.nl\nSubject: kijk\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nzie bijlage\n"
        b"--x\nContent-Type: message/rfc822\n\nFrom: Jan Jansen <jan@x.nl>\nSubject: CV\n\nHallo\n--x--\n"
    )
    assert parse_message(raw).inner_from == JAN
    assert [part.section for part in parse_message(raw).parts] == ["2"]


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("RE: CV", f"Dank!\n\n{BLOCKS['dutch']}"),
        ("RE: FW: CV", f"Dank!\n\n---------- Forwarded message ---------\n{BLOCKS['dutch']}"),
        ("CV", f"Dank!\n\n{BLOCKS['english']}"),
        ("FW: CV", "Van: ik weet niet wie\nGroet"),
        ("FW: CV", "Van: Jan Jansen\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV"),
        ("FW: CV", "Van: Jan <a@x.nl<mailto:b@x.nl>>\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV"),
        ("FW: CV", "Van: Jan [mailto:jan@x.nl] Namens HR\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV"),
        ("FW: CV", "Van: a@x.nl, b@x.nl\nVerzonden: maandag\nAan: Anna\nOnderwerp: CV"),
        ("FW: CV", ""),
    ],
)
def test_what_is_no_forward_or_in_doubt_has_no_inner_sender(subject, body):
    assert parse_message(forward(subject, body)).inner_from is None


def test_ten_thousand_recipients_are_read_in_time():
    to = ",\r\n ".join(f'"Naam {n}" <n{n}@x.nl>' for n in range(10_000))
    started = time.process_time()
    assert len(parse_message(f"To: {to}\r\n\r\nx".encode()).to) == 10_000
    assert time.process_time() - started < 3


def test_a_large_attachment_is_never_held_decoded():
    raw = (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhoi\r\n"
        b"--x\r\nContent-Type: application/pdf; name=a.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + (b"QUJD" * 19 + b"\r\n") * 400_000 + b"--x--\r\n"
    )
    tracemalloc.start()
    parsed = parse_message(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert parsed.parts[0].size_octets == 57 * 400_000
    assert peak < 8 << 20
