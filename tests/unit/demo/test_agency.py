"""The demo agency: as big as it says, the same for the same moment, and every message well formed."""

import email
import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from functools import cache

import pytest

from carerix_desktop.demo.agency import DemoAgency, build_agency, open_post_room
from carerix_desktop.demo.documents import document, padded
from carerix_desktop.demo.live import LiveMail
from carerix_desktop.demo.post import Letter
from carerix_desktop.domain.folder_roles import DiscoveredMailbox, propose_roles
from carerix_desktop.domain.record import COLUMNS, MATCH_STATUSES

NOW = datetime(2026, 11, 18, 9, 41, tzinfo=timezone(timedelta(hours=1)))
ID = re.compile(r"<[^<>\s]+@[^<>\s]+>")


@cache
def agency() -> DemoAgency:
    return build_agency(NOW)


@cache
def parsed() -> tuple[tuple[Letter, EmailMessage], ...]:
    """The newest thousand, because reading them all takes long."""
    return tuple((letter, email.message_from_bytes(letter.raw, policy=default)) for letter in agency().letters[-1000:])


def of_eva(subject: str) -> list[tuple[Letter, EmailMessage]]:
    return [(letter, m) for letter, m in parsed() if letter.owner == "eva" and subject in m["Subject"]]


def test_the_agency_is_as_big_as_it_says() -> None:
    records = agency().records
    assert {kind: len(rows) for kind, rows in records.items() if kind != "match"} == {
        "candidate": 200,
        "contact": 60,
        "company": 25,
        "vacancy": 30,
    }
    assert len({letter.message_id for letter in agency().letters}) >= 2000
    assert len(agency().users) == 4
    assert [user.role for user in agency().users] == ["administrator", "recruiter", "recruiter", "recruiter"]


def test_every_user_has_more_than_300_messages_and_the_oldest_are_a_year_and_a_half_old() -> None:
    counts = Counter(letter.owner for letter in agency().letters)
    assert min(counts.values()) > 300
    assert NOW - agency().letters[0].internaldate > timedelta(days=500)
    assert agency().letters[-1].internaldate <= NOW
    assert len(agency().newest("thomas", 300)) == 300


def test_the_same_moment_and_seed_give_the_same_agency() -> None:
    again = build_agency(NOW)
    assert [letter.raw for letter in again.letters] == [letter.raw for letter in agency().letters]
    assert again.records == agency().records
    assert build_agency(NOW, seed=8).records != agency().records


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_nothing_has_arrived_in_the_future_whatever_the_hour(hour: int) -> None:
    now = datetime(2027, 1, 2, hour, 5, tzinfo=UTC)
    letters = build_agency(now).letters
    assert max(letter.internaldate for letter in letters) <= now
    assert now - letters[-1].internaldate < timedelta(days=1)


def test_every_message_parses_without_a_defect() -> None:
    faulty = [
        (m["Subject"], part.defects)
        for _, m in parsed()
        for part in m.walk()
        if part.defects or any(value.defects for value in part.values() if hasattr(value, "defects"))
    ]
    assert faulty == []


def test_every_message_has_its_headers_and_lines_that_may_travel() -> None:
    for letter, m in parsed():
        assert m["From"].addresses[0].addr_spec
        assert m["To"].addresses
        assert m["Message-ID"] == f"<{letter.message_id}>"
        assert m["Date"].datetime == letter.internaldate
        assert max(map(len, letter.raw.split(b"\r\n"))) <= 998
        assert b"\n" not in letter.raw.replace(b"\r\n", b"")


def test_all_addresses_are_invented() -> None:
    domains = {a.domain for _, m in parsed() for header in ("From", "To", "Cc") for a in _addresses(m, header)}
    assert {domain for domain in domains if not domain.endswith(".example")} == set()


def _addresses(message: EmailMessage, header: str) -> tuple[Address, ...]:
    return message[header].addresses if message[header] else ()


def test_answers_name_the_message_that_they_answer() -> None:
    dates = {letter.message_id: letter.internaldate for letter in agency().letters}
    answers = 0
    for letter, m in parsed():
        if m["In-Reply-To"]:
            answers += 1
            named = ID.findall(m["In-Reply-To"])
            references = ID.findall(m["References"])
            assert references[-1:] == named
            assert all(dates[id_.strip("<>")] <= letter.internaldate for id_ in references)
    assert answers > 400


def test_conversations_have_several_turns() -> None:
    depths = Counter(len(ID.findall(m["References"] or "")) for _, m in parsed())
    assert depths[2] > 50
    assert depths[5] >= 1


def test_dutch_and_english_both_occur_and_texts_vary() -> None:
    texts = [m.get_body(("plain",)) for _, m in parsed()]
    contents = [text.get_content() for text in texts if text is not None]
    assert sum("Met vriendelijke groet" in content for content in contents) > 250
    assert sum("Kind regards" in content for content in contents) > 60
    assert len(set(contents)) > 0.85 * len({letter.message_id for letter, _ in parsed()})
    assert not [content for content in contents if re.search(r"[{}]|\bNone\b|lorem", content)]


def test_attachments_are_real_documents() -> None:
    files = [part for _, m in parsed() for part in m.iter_attachments()]
    by_type = {part.get_content_type(): part for part in files}
    assert by_type["application/pdf"].get_content().startswith(b"%PDF-1.4")
    word = by_type["application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(word.get_content())).namelist()
    assert "BEGIN:VEVENT" in by_type["text/calendar"].get_content()
    assert {"message/rfc822"} & {m.get_content_type() for _, m in parsed()}
    pictures = [p for _, m in parsed() for p in m.walk() if p.get_content_type() == "image/png"]
    assert pictures[0].get_content().startswith(b"\x89PNG")
    assert pictures[0]["Content-ID"]


def test_a_padded_document_still_leads_to_its_table() -> None:
    paper = document("CV.pdf", ["Sanne de Vries", "Java (21)"])
    large = padded(paper, 300_000)
    start = int(large.data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert large.data[start:].startswith(b"xref\n0 6")
    assert large.data.rindex(b"startxref") > len(large.data) - 100
    assert 290_000 < len(large.data) < 310_000
    word = padded(document("Referenties.docx", ["Referenties"]), 41_000)
    assert zipfile.ZipFile(io.BytesIO(word.data)).testzip() is None
    assert 40_000 < len(word.data) < 43_000


def test_html_and_plain_newsletters_reports_and_confidential_subjects_occur() -> None:
    messages = [m for _, m in parsed()]
    assert (
        sum(m.get_body(("html",)) is not None for m in messages if not m.get_content_type().startswith("message/"))
        > 200
    )
    assert sum(m["List-Id"] is not None for m in messages) >= 5
    assert sum(m.get_content_type() == "multipart/report" for m in messages) == 1
    assert sum(m["Reply-To"] is not None for m in messages) >= 3
    assert sum("vertrouwelijk" in m["Subject"].lower() for m in messages) >= 4
    texts = [part.get_content() for m in messages if (part := m.get_body(("plain",))) is not None]
    assert sum("Doorgestuurd bericht" in text for text in texts) >= 2


def test_the_newest_mail_is_that_of_the_pictures() -> None:
    inbox = [(letter, m) for letter, m in reversed(parsed()) if (letter.owner, letter.folder) == ("eva", "INBOX")]
    assert [m["From"].addresses[0].display_name for _, m in inbox[:6]] == [
        "Sanne de Vries",
        "Pieter Kuipers",
        "Mehmet Yıldız",
        "Marieke Postma",
        "Aisha Benali",
        "Lotte Hendriks",
    ]
    newest, message = inbox[0]
    assert (message["Subject"], newest.internaldate) == ("Re: Uitnodiging eerste gesprek", NOW.replace(minute=32))
    files = [part.get_filename() for part in message.iter_attachments()]
    assert files == ["CV_Sanne_de_Vries_2026.pdf", "Referenties.docx"]
    assert of_eva("Terugkoppeling kandidaten week 46")
    assert sum("\\Seen" not in letter.flags for letter, _ in inbox) == 14


@pytest.mark.parametrize(("day", "hour"), [(16, 22), (18, 15), (21, 10), (23, 9)])
def test_nothing_is_newer_than_the_scene_in_the_main_inbox(day: int, hour: int) -> None:
    letters = build_agency(NOW.replace(day=day, hour=hour)).letters
    newest = [letter.raw for letter in reversed(letters) if (letter.owner, letter.folder) == ("eva", "INBOX")]
    assert b"sanne.devries@post.example" in newest[0]


def test_unknown_people_write_too() -> None:
    known = {row["emails"] for kind in ("candidate", "contact") for row in agency().records[kind]}
    assert "mehmet.yildiz@mailbox.example" not in known
    assert "sanne.devries@post.example" in known


def test_records_have_the_columns_of_the_csv_files_and_refer_to_each_other() -> None:
    records = agency().records
    refs = {kind: {row["ref"] for row in rows} for kind, rows in records.items()}
    for kind, columns in COLUMNS.items():
        for row in records[kind.value]:
            assert set(columns) - set(row) <= {"city"} if kind == "contact" else set(columns) <= set(row)
    assert all(row["company"] in refs["company"] for row in records["vacancy"])
    assert all(row["contact"] in refs["contact"] for row in records["vacancy"])
    assert all({row["candidate"]} <= refs["candidate"] and row["status"] in MATCH_STATUSES for row in records["match"])
    assert all(re.fullmatch(r"V-\d{4}", ref) for ref in refs["vacancy"])
    assert "V-2417" in refs["vacancy"]


def test_an_address_belongs_to_one_person_but_for_one_couple() -> None:
    rows = [row for kind in ("candidate", "contact") for row in agency().records[kind]]
    shared = {address: n for address, n in Counter(row["emails"] for row in rows).items() if n > 1}
    assert shared == {"familie.wiersma@thuis.example": 2}


def test_edit_folders_has_something_to_do() -> None:
    eva = agency().users[0]
    listed = [DiscoveredMailbox(name=n, delimiter="/", flags=(m,) if m else ()) for n, m in eva.mailboxes.items()]
    found = {p.name: (p.role, p.confidence.value) for p in propose_roles(listed)}
    assert found["Concepten"] == ("drafts", "certain")
    assert found["Verzonden items"] == ("sent", "likely")
    assert found["Archief 2026"] == ("archive", "check")
    assert found["Spam rules kandidaten"] == (None, "none")
    assert {letter.folder for letter in agency().letters if letter.owner == "eva"} <= set(eva.mailboxes)


def test_new_mail_is_dated_now_and_has_a_reader() -> None:
    live = LiveMail(open_post_room(NOW, 7))
    letters = [letter for number in range(60) for letter in live.next_letters(NOW + timedelta(seconds=30 * number))]
    assert len(letters) >= 60
    assert {letter.folder for letter in letters} == {"INBOX"}
    assert all(NOW <= letter.internaldate <= NOW + timedelta(minutes=31) for letter in letters)
    assert any(b"In-Reply-To: <" in letter.raw for letter in letters)
    assert len({letter.message_id for letter in letters}) >= 60
