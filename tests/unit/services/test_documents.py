"""The documents of a person: the attachments of the mail on their file, and of no mail that the viewer may not see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.outgoing import Consequences
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.reading import Reading
from tests.support.agency import NOW, START, Agency, Sent
from tests.support.outgoing import prepared

CV, DIPLOMA = b"%PDF-1.4 cv", b"%PDF-1.4 diploma"


def letter(message_id: str, day: float, *files: tuple[str, bytes], subject: str = "Hallo", to: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Jan Jansen <jan@example.nl>", to or "anna@bureau.nl"
    message["Subject"], message["Message-ID"] = subject, f"<{message_id}>"
    message["Date"] = format_datetime(START + timedelta(days=day))
    message.set_content("Dag.")
    message.add_related(b"GIF89a", "image", "gif", cid="<logo@x>", disposition="inline", filename="logo.gif")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """Jan sent his CV twice and a diploma; Piet something else."""
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Jansen")
    made.add_record("candidate:K-2", "piet@example.nl")
    made.file(
        letter("one@x", 1, ("cv.pdf", CV), subject="Sollicitatie"),
        letter("two@x", 2, ("CV Jan (2).pdf", CV), ("Diploma.pdf", DIPLOMA), subject="Aanvulling"),
    )
    yield made
    made.close()


def names(agency: Agency, login: str, words: str = "", record: str = "candidate:K-1") -> list[str]:
    kind = RecordKind(record.partition(":")[0])
    found = Drafting(agency.store).documents(agency.users[login], kind, agency.records[record], words)
    return [one.filename for one in found]


def test_the_newest_comes_first_each_content_once_and_pictures_of_the_text_are_none(agency: Agency) -> None:
    assert names(agency, "anna") == ["CV Jan (2).pdf", "Diploma.pdf"]
    assert names(agency, "anna", record="candidate:K-2") == []
    (first, _second) = Drafting(agency.store).documents(
        agency.users["anna"], RecordKind.CANDIDATE, agency.records["candidate:K-1"]
    )
    assert (first.size_octets, first.subject, first.sender.address) == (len(CV), "Aanvulling", "jan@example.nl")
    assert first.date == START + timedelta(days=2)
    assert not first.confidential
    reading = Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(agency.users["anna"])
    assert reading.part(first.message, first.section) == ("application/pdf", CV)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dipl", ["Diploma.pdf"]),
        ("AANVULLING cv", ["CV Jan (2).pdf"]),
        ("sollicitatie", ["cv.pdf"]),
        ("100%", []),
        ("loon", []),
    ],
)
def test_every_word_narrows_by_name_or_subject(agency: Agency, words: str, found: list[str]) -> None:
    assert names(agency, "anna", words) == found


def close(agency: Agency, message_id: str) -> None:
    """Make the conversation of a message confidential, as a message of Anna's in it does that was sent so."""
    outbox = Outbox(agency.store, agency.desk, publish=lambda _event: None, clock=NOW.timestamp)
    answer = prepared("jan@example.nl", answering=message_id, follows=Consequences(confidential=True))
    (key,) = outbox.queue(agency.users["anna"], [answer], release_at=int(NOW.timestamp()))
    agency.desk.file_sent(key)


def test_documents_of_confidential_mail_of_others_never_show(agency: Agency) -> None:
    before = Drafting(agency.store).documents(
        agency.users["bram"], RecordKind.CANDIDATE, agency.records["candidate:K-1"]
    )
    assert [one.filename for one in before] == ["CV Jan (2).pdf", "Diploma.pdf"]  # both are on a file
    close(agency, "two@x")
    assert names(agency, "anna") == ["CV Jan (2).pdf", "Diploma.pdf"]
    anna = Drafting(agency.store).documents(agency.users["anna"], RecordKind.CANDIDATE, agency.records["candidate:K-1"])
    assert [one.confidential for one in anna] == [True, True]
    assert names(agency, "bram") == ["cv.pdf"]  # the same content came in an open message, too
    assert names(agency, "bram", "diploma") == names(agency, "bram", "aanvulling") == []
    close(agency, "one@x")
    assert names(agency, "bram") == []
    reading = Reading(agency.store, lambda _url: ("", b""), lambda _url: None).for_viewer(agency.users["bram"])
    for one in before:  # a list that was shown before it was closed
        with pytest.raises(NotVisible):
            reading.part(one.message, one.section)


def test_who_has_a_copy_of_confidential_mail_finds_its_documents(agency: Agency) -> None:
    raw = letter("both@x", 3, ("Contract.pdf", b"%PDF contract"), to="anna@bureau.nl, bram@bureau.nl")
    agency.file(Sent(raw, "anna/inbox"), Sent(raw, "bram/inbox"))
    close(agency, "both@x")
    assert names(agency, "bram", "contract") == ["Contract.pdf"]
    agency.add_user("carla", "carla@bureau.nl")
    assert names(agency, "carla", "contract") == []


def test_mail_that_is_on_no_file_of_theirs_has_no_documents_there(agency: Agency) -> None:
    agency.file(Sent(letter("draft@x", 4, ("Geheim.pdf", b"%PDF g")), "anna/drafts"))
    assert names(agency, "anna", "geheim") == []
    agency.desk.unlink_by_hand(
        agency.users["anna"], agency.key("two@x"), RecordKind.CANDIDATE, agency.records["candidate:K-1"]
    )
    assert names(agency, "anna") == ["cv.pdf"]
