"""Drafts are durable, keep both sides of a conflict, and belong to one user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from carerix_desktop.domain.draft import BodyFormat, DraftContent, DraftFile
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import DraftKey, MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Priority
from carerix_desktop.services.drafting import Drafting
from tests.support.agency import Agency

JAN = Address(name="Jan Jansen", address="jan@example.nl")
CV = b"%PDF-1.4 a cv"
LOGO = b"\x89PNG a logo"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


def _drafting(agency: Agency) -> Drafting:
    return Drafting(agency.store, clock=lambda: 1_700_000_000)


def _file(name: str, data: bytes, content_id: str = "") -> DraftFile:
    digest = sha256(data).digest()
    return DraftFile(
        filename=name, content_type="application/pdf", size_octets=len(data), sha256=digest, content_id=content_id
    )


def _bytes(*contents: bytes) -> dict[bytes, bytes]:
    return {sha256(one).digest(): one for one in contents}


def test_all_that_the_composer_shows_comes_back_from_another_connection(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    begun = drafting.start(anna, to=[JAN])
    content = DraftContent(
        sender=Address(name="Anna", address="anna@bureau.nl"),
        to=(JAN,),
        cc=(Address(name="", address="piet@example.nl"),),
        bcc=(Address(name="", address="stil@example.nl"),),
        subject="Uitnodiging – V-2041",
        format=BodyFormat.PLAIN,
        text="Dag Jan,\n",
        html="<p>Dag Jan,</p>",
        quoted_text="> hallo",
        quoted_html="<blockquote>hallo</blockquote>",
        language="nl",
        in_reply_to=("a@x",),
        references=("z@x", "a@x"),
        answers=MessageKey(7),
        links=((RecordKind.CANDIDATE, RecordKey(100)),),
        unlinks=((RecordKind.COMPANY, RecordKey(101)), (RecordKind.CONTACT, RecordKey(102))),
        match=RecordKey(3),
        status_after="invited",
        confidential=True,
        priority=Priority.HIGH,
        wants_receipt=True,
        remind_after_days=5,
        template="uitnodiging",
        cursor=9,
        anchor=4,
    )
    saved = drafting.save(anna, replace(begun, content=content, files=(_file("cv.pdf", CV),)), _bytes(CV))
    assert saved.version == 2
    other = Drafting(agency.store)
    assert other.get(anna, saved.key) == saved
    assert other.file_data(anna, saved.key, sha256(CV).digest()) == CV
    assert other.find_open(anna) == (saved,)


def test_a_file_is_written_once_and_keeps_its_place_when_others_come_and_go(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    draft = drafting.start(anna)
    draft = drafting.save(anna, replace(draft, files=(_file("cv.pdf", CV), _file("cv2.pdf", CV))), _bytes(CV))
    logo = _file("logo.png", LOGO, "logo@x")
    draft = drafting.save(anna, replace(draft, files=(logo, _file("curriculum.pdf", CV))), _bytes(LOGO))
    assert [one.filename for one in drafting.get(anna, draft.key).files] == ["logo.png", "curriculum.pdf"]
    assert drafting.file_data(anna, draft.key, logo.sha256) == LOGO
    assert agency.count("draft_file") == 2
    draft = drafting.save(anna, replace(draft, files=()), {})
    assert agency.count("draft_file") == 0


def test_a_change_made_elsewhere_keeps_both_versions(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    begun = drafting.start(anna)
    begun = drafting.save(anna, replace(begun, files=(_file("cv.pdf", CV),)), _bytes(CV))
    here = drafting.save(anna, replace(begun, content=replace(begun.content, text="hier")), {})
    there = drafting.save(anna, replace(begun, content=replace(begun.content, text="daar")), {})
    assert there.key != here.key
    assert there.message_id != here.message_id
    assert {one.content.text for one in drafting.find_open(anna)} == {"hier", "daar"}
    assert drafting.file_data(anna, there.key, sha256(CV).digest()) == CV


def test_a_second_save_of_the_same_words_is_no_conflict(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    begun = drafting.start(anna)
    changed = replace(begun, content=replace(begun.content, text="hier"))
    saved = drafting.save(anna, changed, {})
    assert drafting.save(anna, changed, {}) == saved
    assert len(drafting.find_open(anna)) == 1


def test_a_draft_that_was_thrown_away_elsewhere_is_saved_as_a_new_one(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    begun = drafting.start(anna)
    drafting.discard(anna, begun.key)
    drafting.discard(anna, begun.key)
    saved = drafting.save(anna, replace(begun, content=replace(begun.content, text="hier")), {})
    assert drafting.get(anna, saved.key).content.text == "hier"


def test_nobody_else_sees_changes_or_discards_a_draft(agency: Agency) -> None:
    drafting, anna, bram = _drafting(agency), agency.users["anna"], agency.users["bram"]
    draft = drafting.start(anna)
    draft = drafting.save(anna, replace(draft, files=(_file("cv.pdf", CV),)), _bytes(CV))
    drafting.discard(bram, draft.key)
    with pytest.raises(NotVisible):
        drafting.get(bram, draft.key)
    with pytest.raises(NotVisible):
        drafting.file_data(bram, draft.key, sha256(CV).digest())
    stolen = replace(draft, content=replace(draft.content, text="van Bram"))
    with pytest.raises(UserFault):  # the file is not his either
        drafting.save(bram, stolen, {})
    assert drafting.get(anna, draft.key) == draft
    assert drafting.find_open(bram) == ()


def test_a_file_whose_bytes_are_others_is_refused(agency: Agency) -> None:
    drafting, anna = _drafting(agency), agency.users["anna"]
    draft = drafting.start(anna)
    with pytest.raises(UserFault, match="Attach it again"):
        drafting.save(anna, replace(draft, files=(_file("cv.pdf", CV),)), {sha256(CV).digest(): LOGO})
    with pytest.raises(UserFault, match=r"cv\.pdf"):
        drafting.save(anna, replace(draft, files=(_file("cv.pdf", CV),)), {})
    assert drafting.get(anna, draft.key).key == DraftKey(draft.key)
