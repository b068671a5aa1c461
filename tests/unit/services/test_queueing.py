"""A message that is taken out of the outbox to be edited, and put in again: nothing is lost, its place neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from carerix_desktop.domain.draft import BodyFormat, Draft
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import LotKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import Consequences, LotState, Recipient, SubmissionState
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage import lots, submissions
from tests.support.agency import NOW, Agency
from tests.support.outgoing import prepared

SECONDS = int(NOW.timestamp())
S = SubmissionState
FOLLOWS = Consequences(
    links=((RecordKind.CANDIDATE, RecordKey(4)),),
    unlinks=((RecordKind.COMPANY, RecordKey(2)),),
    match=RecordKey(9),
    status="rejected",
    confidential=True,
)


@dataclass
class Desk:
    """Anna's outbox and drafts."""

    agency: Agency
    outbox: Outbox
    drafting: Drafting

    @property
    def anna(self) -> UserKey:
        return self.agency.users["anna"]

    def lot(self, size: int = 3) -> tuple[LotKey, list[SubmissionKey]]:
        """A bulk sending whose messages wait."""
        lot = self.outbox.make_lot(self.anna, "Reject", None, size)
        some = [prepared(f"k{number}@post.example", lot=lot, follows=FOLLOWS) for number in range(size)]
        return lot, list(self.outbox.queue(self.anna, some, release_at=SECONDS))

    def edit(self, key: SubmissionKey, text: str) -> Draft:
        """Take one back and write something else."""
        draft = self.drafting.get(self.anna, self.outbox.undo(self.anna, key))
        return self.drafting.save(self.anna, replace(draft, content=replace(draft.content, text=text)), {})

    def send(self, draft: Draft) -> SubmissionKey:
        """As the composer does."""
        ready = self.drafting.prepare(self.anna, draft, release_at=SECONDS)
        (key,) = self.outbox.queue(self.anna, [ready], release_at=SECONDS)
        return key

    def due(self) -> list[SubmissionKey]:
        with self.agency.store.reader(self.anna) as reader:
            return [one.key for one in submissions.find_due(reader, self.anna, SECONDS)]

    def state_of(self, lot: LotKey) -> LotState:
        return next(one.state for one in self.outbox.lots(self.anna) if one.key == lot)

    def put(self, key: SubmissionKey, state: S) -> None:
        with self.agency.store.work(self.anna) as work:
            submissions.change_submission(work, key, state=state.value)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    agency = Agency(tmp_path)
    clock = lambda: SECONDS  # noqa: E731 - one word for both
    yield Desk(agency, Outbox(agency.store, agency.desk, clock=clock), Drafting(agency.store, clock=clock))
    agency.store.close()


def test_mail_that_was_made_without_a_draft_gets_one_with_all_that_it_had(desk: Desk) -> None:
    one = prepared("jan@example.nl", bcc=["chef@bureau.nl"], subject="Afwijzing", body="Beste Jan,", follows=FOLLOWS)
    (key,) = desk.outbox.queue(desk.anna, [replace(one, template="nl-reject")], release_at=None)
    draft = desk.drafting.get(desk.anna, desk.outbox.undo(desk.anna, key))
    content = draft.content
    assert draft.message_id == one.message_id
    assert content.sender.address == one.envelope_from
    assert [each.address for each in content.to] == ["jan@example.nl"]
    assert [each.address for each in content.bcc] == ["chef@bureau.nl"]
    assert (content.subject, content.text.strip(), content.format) == ("Afwijzing", "Beste Jan,", BodyFormat.PLAIN)
    assert (content.links, content.match, content.status_after) == (FOLLOWS.links, FOLLOWS.match, "rejected")
    assert (content.confidential, content.template) == (True, "nl-reject")
    assert desk.outbox.get(desk.anna, key).state is S.CANCELLED


def test_files_and_html_come_along(desk: Desk) -> None:
    raw = (
        b"From: a@b.nl\r\nTo: jan@example.nl\r\nSubject: x\r\nMessage-ID: <m1@b.nl>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/html\r\n\r\n'
        b"<p>Dag <b>Jan</b></p>\r\n--q\r\nContent-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="cv.pdf"\r\n'
        b"\r\n%PDF\r\n--q--\r\n"
    )
    to = (Recipient(field=AddressField.TO, name="Jan", address="jan@example.nl"),)
    one = replace(prepared(message_id="m1@b.nl"), raw=raw, recipients=to)
    (key,) = desk.outbox.queue(desk.anna, [one], release_at=None)
    draft = desk.drafting.get(desk.anna, desk.outbox.undo(desk.anna, key))
    assert (draft.content.format, draft.content.html) == (BodyFormat.RICH, "<p>Dag <b>Jan</b></p>")
    assert [file.filename for file in draft.files] == ["cv.pdf"]
    assert desk.drafting.file_data(desk.anna, draft.key, draft.files[0].sha256) == b"%PDF"


@pytest.mark.parametrize("header", [b"", b"List-Unsubscribe: <mailto:a@b.nl?subject=unsubscribe%20m1@b.nl>\r\n"])
def test_an_edited_mailing_still_offers_to_end_it(desk: Desk, header: bytes) -> None:
    one = prepared()
    (key,) = desk.outbox.queue(desk.anna, [replace(one, raw=header + one.raw)], release_at=None)
    again = desk.send(desk.edit(key, "Anders."))
    assert (b"List-Unsubscribe: " in desk.outbox.raw(desk.anna, again)) is bool(header)


def test_what_was_edited_leaves_once_as_it_was_written(desk: Desk) -> None:
    (key,) = desk.outbox.queue(desk.anna, [prepared(follows=FOLLOWS)], release_at=SECONDS)
    again = desk.send(desk.edit(key, "Anders."))
    assert [one.key for one in desk.outbox.find(desk.anna)] == [again]
    assert b"Anders." in desk.outbox.raw(desk.anna, again)
    assert desk.outbox.get(desk.anna, again).consequences == FOLLOWS


def test_an_edited_copy_keeps_its_place_in_the_bulk_sending(desk: Desk) -> None:
    lot, keys = desk.lot()
    draft = desk.edit(keys[1], "Anders.")
    assert desk.due() == [keys[0], keys[2]]
    again = desk.send(draft)
    assert desk.outbox.get(desk.anna, again).lot == lot
    assert desk.due() == keys


def test_taken_back_a_second_time_it_still_knows_its_bulk_sending(desk: Desk) -> None:
    lot, keys = desk.lot()
    first = desk.send(desk.edit(keys[1], "Anders."))
    again = desk.send(desk.edit(first, "Nog anders."))
    assert desk.outbox.get(desk.anna, again).lot == lot
    assert desk.due() == keys


def test_a_bulk_sending_that_was_done_goes_on_for_the_edited_copy(desk: Desk) -> None:
    lot, (key,) = desk.lot(1)
    draft = desk.edit(key, "Anders.")
    assert desk.state_of(lot) is LotState.DONE
    again = desk.send(draft)
    assert desk.state_of(lot) is LotState.RUNNING
    assert desk.due() == [again]


def test_out_of_a_bulk_sending_that_was_stopped_it_leaves_by_itself(desk: Desk) -> None:
    lot, keys = desk.lot()
    desk.outbox.stop_lot(desk.anna, lot)
    again = desk.send(desk.edit(keys[1], "Anders."))
    assert desk.outbox.get(desk.anna, again).lot is None
    assert desk.due() == [again]


@pytest.mark.parametrize("was", [S.FAILED, S.UNKNOWN])
def test_a_copy_that_is_tried_again_leaves_although_its_bulk_sending_was_done(desk: Desk, was: S) -> None:
    lot, keys = desk.lot(1)
    desk.put(keys[0], was)
    with desk.agency.store.work(desk.anna) as work:
        assert lots.finish_lot(work, lot)
    if was is S.FAILED:
        desk.outbox.retry(desk.anna, keys[0])
    else:
        desk.outbox.resolve(desk.anna, keys[0], was_sent=False)
    assert desk.due() == keys


def test_what_has_left_cannot_be_edited_and_no_draft_is_made(desk: Desk) -> None:
    (key,) = desk.outbox.queue(desk.anna, [prepared()], release_at=SECONDS)
    desk.put(key, S.SENDING)
    with pytest.raises(UserFault) as refused:
        desk.outbox.undo(desk.anna, key)
    assert refused.value.code == "too_late"
    assert desk.drafting.find_open(desk.anna) == ()
