"""The documents of a file: versions, names, search and undo; and nothing of mail that one may not see (C-05)."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.document import DocumentSort, NewVersion, TextState
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.host.limited import Limited
from carerix_desktop.services.document_reading import READING_LIMITS, DocumentReading
from carerix_desktop.services.documents import MAX_DOCUMENT_OCTETS, Documents
from carerix_desktop.storage.erase_records import delete_versions
from carerix_desktop.storage.tables_mail import conversation, message
from tests.support.agency import START, Agency
from tests.support.documents import make_locked_pdf, make_pdf

K, REF = RecordKind.CANDIDATE, "K-1"
CV = make_pdf(["Jan Jansen\nervaren Haskellprogrammeur"])


def raw_letter(message_id: str, subject: str, *files: tuple[str, bytes]) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "Jan Jansen <jan@example.nl>", "anna@bureau.nl"
    letter["Subject"], letter["Message-ID"], letter["Date"] = subject, f"<{message_id}>", format_datetime(START)
    letter.set_content("Dag.")
    for name, data in files:
        letter.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return letter.as_bytes()


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    limited = Limited(READING_LIMITS)
    yield DocumentReading(limited)
    limited.close()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Jansen")
    made.add_record("candidate:K-2", full_name="Piet Puk")
    (
        made.file(
            raw_letter("open@x", "Sollicitatie", ("../CV Jan.pdf", CV), ("brief.pdf", make_pdf(["Motivatie"]))),
            raw_letter("closed@x", "Salaris", ("Salaris.pdf", make_pdf(["zesduizend euro"])), ("CV Jan.pdf", b"other")),
        ),
    )
    with made.store.work(None) as work:
        talk = select(message.c.conversation_key).where(message.c.message_id == "closed@x").scalar_subquery()
        work.connection.execute(update(conversation).where(conversation.c.key == talk).values(confidential=True))
    yield made
    made.close()


@pytest.fixture
def desk(agency: Agency, reading: DocumentReading) -> Documents:
    moments = iter(range(1_800_000_000, 1_900_000_000))
    return Documents(agency.store, reading, lambda: next(moments))


def new(name: str, data: bytes = b"x", sort: DocumentSort | None = None) -> NewVersion:
    return NewVersion(name=name, content_type="application/pdf", data=data, sort=sort)


def names(desk: Documents, viewer: UserKey, ref: str = REF) -> list[tuple[str, int]]:
    return [(one.name, len(one.versions)) for one in desk.of(viewer, K, ref)]


def test_an_attachment_becomes_a_document_under_one_plain_name_with_one_act(agency, desk):
    anna = agency.users["anna"]
    done = desk.file_attachments(anna, agency.key("open@x"), ["2", "3"], K, REF, sort=DocumentSort.CV)
    assert sorted(names(desk, anna)) == [("CV Jan.pdf", 1), ("brief.pdf", 1)]
    assert {one.sort for one in desk.of(anna, K, REF)} == {DocumentSort.CV}
    assert desk.content(anna, done.versions[0]) == ("CV Jan.pdf", "application/pdf", CV)
    assert done.event.records == (f"candidate:{agency.records['candidate:K-1']}",)
    desk.undo(anna, done)
    assert names(desk, anna) == []


def test_the_same_name_is_a_new_version_and_the_same_octets_are_none(agency, desk):
    anna = agency.users["anna"]
    desk.add(anna, K, REF, [new("CV.pdf", b"one")])
    second = desk.add(anna, K, REF, [new("cv.PDF", b"two", DocumentSort.CV)])
    again = desk.add(anna, K, REF, [new("CV.pdf", b"two")])
    assert again.versions == second.versions
    (document,) = desk.of(anna, K, REF)
    assert [(one.number, desk.content(anna, one.key)[2]) for one in document.versions] == [(2, b"two"), (1, b"one")]
    assert document.sort is DocumentSort.CV
    desk.undo(anna, again)
    assert names(desk, anna) == [("CV.pdf", 2)]
    desk.undo(anna, second)
    assert names(desk, anna) == [("CV.pdf", 1)]


def test_an_older_version_becomes_the_present_one_again(agency, desk):
    anna = agency.users["anna"]
    first = desk.add(anna, K, REF, [new("CV.pdf", b"one")]).versions[0]
    desk.add(anna, K, REF, [new("CV.pdf", b"two")])
    done = desk.restore(anna, first)
    (document,) = desk.of(anna, K, REF)
    assert desk.content(anna, document.present.key)[2] == b"one"
    assert document.present.number == 3
    desk.undo(anna, done)
    assert names(desk, anna) == [("CV.pdf", 2)]


def test_a_document_is_renamed_sorted_and_deleted_and_each_is_taken_back(agency, desk):
    anna = agency.users["anna"]
    desk.add(anna, K, REF, [new("CV.pdf", CV), new("brief.pdf")])
    desk.read_waiting(anna)
    cv = next(one for one in desk.of(anna, K, REF) if one.name == "CV.pdf")
    done = [desk.rename(anna, cv.key, "a/Levensloop?.pdf"), desk.set_sort(anna, cv.key, DocumentSort.LETTER)]
    assert [hit.name for hit in desk.search(anna, "levensloop", 9)] == ["Levensloop_.pdf"]
    assert desk.search(anna, "cv", 9) == ()
    done.append(desk.delete(anna, cv.key))
    assert names(desk, anna) == [("brief.pdf", 1)]
    assert desk.search(anna, "haskellprogrammeur", 9) == ()
    for one in reversed(done):
        desk.undo(anna, one)
    assert next(one for one in desk.of(anna, K, REF) if one.key == cv.key) == desk_sees(desk, anna, cv.key)
    assert [hit.name for hit in desk.search(anna, "haskell", 9)] == ["CV.pdf"]
    with pytest.raises(UserFault, match="already"):
        desk.rename(anna, cv.key, "BRIEF.pdf")
    with pytest.raises(UserFault, match="needs a name"):
        desk.rename(anna, cv.key, " / ")


def desk_sees(desk: Documents, viewer: UserKey, key: int) -> object:
    (document,) = (one for one in desk.of(viewer, K, REF) if one.key == key)
    assert (document.name, document.sort) == ("CV.pdf", DocumentSort.OTHER)
    return document


def test_the_text_is_read_in_the_background_and_found_with_its_place(agency, desk):
    anna = agency.users["anna"]
    desk.add(anna, K, REF, [new("CV.pdf", CV), new("slot.pdf", make_locked_pdf()), new("foto.jpg", b"\xff\xd8")])
    desk.add(anna, K, "K-2", [new("Ook.pdf", CV)])
    assert desk.read_waiting(anna) == 4
    assert desk.read_waiting(anna) == 0
    states = {one.name: one.present.text_state for one in desk.of(anna, K, REF)}
    assert states == {"CV.pdf": TextState.READ, "slot.pdf": TextState.FAILED, "foto.jpg": TextState.NONE}
    hits = desk.search(anna, "Haskellprog ervaren", 9)
    assert [(hit.label, hit.name) for hit in hits] == [("Piet Puk", "Ook.pdf"), ("Jan Jansen", "CV.pdf")]
    assert "ervaren Haskellprogrammeur" in hits[0].excerpt
    assert [hit.name for hit in desk.search(anna, "haskell", 9, (K, REF))] == ["CV.pdf"]
    for odd in ('"', 'a"b OR', "NEAR(", "*", "\x00", "body:x"):
        assert isinstance(desk.search(anna, odd, 9), tuple)


def test_a_document_from_a_hidden_message_is_nowhere_for_who_may_not_see_it(agency, desk):
    anna, bram = agency.users["anna"], agency.users["bram"]
    desk.file_attachments(anna, agency.key("closed@x"), ["2"], K, REF)
    (hidden,) = desk.of(anna, K, REF)
    assert desk.read_waiting(bram) == 0
    desk.read_waiting(anna)
    assert [hit.name for hit in desk.search(anna, "zesduizend", 9)] == ["Salaris.pdf"]
    assert desk.of(bram, K, REF) == ()
    assert desk.search(bram, "zesduizend", 9) == desk.search(bram, "salaris", 9) == ()
    for act in (
        lambda: desk.content(bram, hidden.present.key),
        lambda: desk.picture(bram, hidden.present.key, 0, 100),
        lambda: desk.restore(bram, hidden.present.key),
        lambda: desk.rename(bram, hidden.key, "x.pdf"),
        lambda: desk.set_sort(bram, hidden.key, DocumentSort.CV),
        lambda: desk.delete(bram, hidden.key),
        lambda: desk.file_attachments(bram, agency.key("closed@x"), ["2"], K, REF),
    ):
        with pytest.raises(NotVisible):
            act()


def test_a_name_that_only_a_hidden_document_has_is_free_and_numbers_tell_nothing_of_it(agency, desk):
    anna, bram = agency.users["anna"], agency.users["bram"]
    desk.file_attachments(anna, agency.key("closed@x"), ["3"], K, REF)
    done = desk.add(bram, K, REF, [new("CV Jan.pdf", b"mine")])
    assert len(desk.of(anna, K, REF)) == 2
    (seen,) = desk.of(bram, K, REF)
    assert seen.present.number == 1
    desk.file_attachments(anna, agency.key("closed@x"), ["2"], K, REF)
    desk.undo(bram, done)
    assert sorted(names(desk, anna)) == [("CV Jan.pdf", 1), ("Salaris.pdf", 1)]


def test_deleting_takes_only_the_versions_that_one_sees(agency, desk):
    anna, bram = agency.users["anna"], agency.users["bram"]
    desk.add(anna, K, REF, [new("CV Jan.pdf", b"open")])
    desk.file_attachments(anna, agency.key("closed@x"), ["3"], K, REF)
    assert names(desk, anna) == [("CV Jan.pdf", 2)]
    (seen,) = desk.of(bram, K, REF)
    done = desk.delete(bram, seen.key)
    assert names(desk, bram) == []
    assert names(desk, anna) == [("CV Jan.pdf", 1)]
    desk.undo(bram, done)
    assert names(desk, anna) == [("CV Jan.pdf", 2)]


def test_what_is_too_large_or_nowhere_is_refused_and_nothing_is_half_done(agency, desk):
    anna = agency.users["anna"]
    large = new("groot.bin", bytes(MAX_DOCUMENT_OCTETS + 1))
    with pytest.raises(UserFault, match="100 MB"):
        desk.add(anna, K, REF, [new("klein.txt"), large])
    assert names(desk, anna) == []
    with pytest.raises(NotVisible):
        desk.add(anna, K, "K-9", [new("klein.txt")])


def test_erased_versions_leave_no_word_in_the_index(agency, desk):
    anna = agency.users["anna"]
    done = desk.add(anna, K, REF, [new("CV.pdf", CV), new("brief.pdf")])
    desk.read_waiting(anna)
    with agency.store.archivist().batch() as archive:
        delete_versions(archive, done.versions)
        words = "SELECT count(*) FROM document_fts WHERE document_fts MATCH ?"
        for word in ("haskellprogrammeur", "cv", "brief"):
            assert archive.connection.exec_driver_sql(words, (word,)).scalar() == 0
    assert agency.count("document") == 0


def test_what_is_attached_from_a_file_is_found_by_key_and_words_and_hides_with_its_mail(agency, desk):
    anna, bram, key = agency.users["anna"], agency.users["bram"], agency.records["candidate:K-1"]
    desk.file_attachments(anna, agency.key("open@x"), ["2"], K, REF)
    desk.file_attachments(anna, agency.key("closed@x"), ["2"], K, REF)
    desk.add(anna, K, REF, [new("Diploma.pdf")])
    told = {one.name: one.present.confidential for one in desk.find(anna, K, key)}
    assert told == {"CV Jan.pdf": False, "Salaris.pdf": True, "Diploma.pdf": False}
    assert {one.name for one in desk.find(bram, K, key)} == {"CV Jan.pdf", "Diploma.pdf"}
    assert [one.name for one in desk.find(anna, K, key, "salar")] == ["Salaris.pdf"]
    assert desk.find(bram, K, key, "salar") == ()
