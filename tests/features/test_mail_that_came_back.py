"""The whole road of two answers to a mailing, over real servers: it came back, and "no more of these"."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.bulk import Hindrance
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import TemplateKind, TemplateText
from carerix_desktop.domain.writing import NoticeCode
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.marks import PersonMarks
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from carerix_desktop.parse.mailto import parse_mailto
from carerix_desktop.parse.unsubscribe import parse_unsubscribe
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.office import Office
from tests.features.test_writing_road import PATIENCE_MS, authority, connect, office, qapp_cls, sink, theme
from tests.support.dovecot import DovecotServer, MailUser, dovecot, mail_user
from tests.support.smtp_sink import SmtpSink

__all__ = ["authority", "dovecot", "mail_user", "office", "qapp_cls", "sink", "theme"]

CANDIDATE = RecordKind.CANDIDATE
SANNE = "sanne@post.example"
NEWS = TemplateText(
    name="nl-nieuws",
    language="nl",
    kind=TemplateKind.CANDIDATE,
    subject="Nieuws van ons",
    text="Beste {{ candidate.first_name }}, er is nieuws.",
)
REPORT = """From: MAILER-DAEMON@mx.post.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mx.post.example>
Date: Tue, 03 Nov 2026 09:00:00 +0100
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not work.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.post.example

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Nieuws van ons

--b--
"""


def mail_everybody(office: Office, bulk: Bulk, eva: UserKey, refs: list[str]) -> None:
    office.templates.save(eva, NEWS)
    chosen = [RecordRef(kind=CANDIDATE, ref=ref) for ref in refs]
    copies = bulk.make(eva, NEWS.name, bulk.look(eva, chosen, None))
    bulk.send(eva, copies, title="Nieuws", vacancy=None, hold_s=0)


def hindrance(office: Office, eva: UserKey, ref: str) -> Hindrance | None:
    (standing,) = office.bulk.look(eva, [RecordRef(kind=CANDIDATE, ref=ref)], None)
    return standing.hindrance


def said(qtbot: QtBot, window: MainWindow, ref: str, words: str) -> QPushButton:
    """The file says so, and has a way out."""
    window.open_record(CANDIDATE, ref)
    page = window.page("candidates")
    assert page is not None

    def found() -> list[QPushButton]:
        blocks = [one for one in page.findChildren(PersonMarks) if one.isVisible()]
        return [button for one in blocks for button in one.buttons if words in button.accessibleDescription()]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
    return found()[0]


def test_an_address_that_failed_and_a_person_who_wants_no_more_are_left_out_until_a_hand_says_otherwise(
    qtbot: QtBot, theme: Theme, office: Office, dovecot: DovecotServer, mail_user: MailUser, sink: SmtpSink
) -> None:
    user, sanne = connect(office, dovecot, mail_user, sink)
    eva = user.key
    fields = {"first_name": "Piet", "last_name": "Bos", "emails": "piet@post.example", "language": "nl"}
    piet = office.records.add(eva, CANDIDATE, fields).record.ref
    with opened(office, user, theme) as window:
        window.show()
        qtbot.waitUntil(lambda: window.top_bar.status.text().startswith("Up to date"), timeout=PATIENCE_MS)
        mail_everybody(office, window.context.services.more["bulk"], eva, [sanne, piet])
        qtbot.waitUntil(lambda: len(sink.kept) == 2, timeout=PATIENCE_MS)
        sent = {one.recipients[0]: one.raw for one in sink.kept}
        way = parse_unsubscribe(sent["piet@post.example"])
        assert way is not None
        asked = parse_mailto(way.mailto)
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = "p.bos@werk.example", asked.to[0].address, asked.subject
        letter["Message-ID"], letter["Date"] = "<no-more@werk.example>", "Tue, 03 Nov 2026 10:00:00 +0100"
        letter.set_content("")
        message_id = message_from_bytes(sent[SANNE], policy=default)["Message-ID"]
        report = REPORT.format(to=mail_user.address, address=SANNE, message_id=message_id)
        assert (hindrance(office, eva, sanne), hindrance(office, eva, piet)) == (None, None)
        dovecot.deliver(mail_user.address, report.encode().replace(b"\n", b"\r\n"))
        dovecot.deliver(mail_user.address, letter.as_bytes())
        qtbot.waitUntil(lambda: hindrance(office, eva, sanne) is Hindrance.UNDELIVERABLE, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: hindrance(office, eva, piet) is Hindrance.OPTED_OUT, timeout=PATIENCE_MS)

        single = office.drafting.start(eva, to=asked.to)
        assert NoticeCode.OPTED_OUT not in {one.code for one in office.drafting.check(eva, single) if one.blocks}

        said(qtbot, window, sanne, f"Mail to {SANNE} came back").click()
        qtbot.waitUntil(lambda: hindrance(office, eva, sanne) is None, timeout=PATIENCE_MS)
        said(qtbot, window, piet, "Wants no mailings, by a letter of ").click()
        qtbot.waitUntil(lambda: hindrance(office, eva, piet) is None, timeout=PATIENCE_MS)
