"""The link row is the sender's word: a file that was taken off it is linked by no rule, whatever road copies come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.ids import RecordKind, SubmissionKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Consequences, Prepared
from carerix_desktop.domain.record import Handles
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage.tables_mail import unlink
from tests.support.agency import NOW, Agency, Sent, mail
from tests.support.outgoing import prepared

SECONDS = int(NOW.timestamp())
OUT = "out@bureau.nl"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """Jan is a candidate; so is Piet, who has no address yet."""
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl")
    made.add_record("candidate:K-2")
    yield made
    made.close()


def outbox(agency: Agency) -> Outbox:
    return Outbox(agency.store, agency.desk, publish=lambda _event: None, clock=lambda: SECONDS)


def without(agency: Agency, *names: str, answering: str = "", to: Sequence[str] = ("jan@example.nl",)) -> Prepared:
    """A message of Anna's that she kept off these files."""
    follows = Consequences(unlinks=tuple((RecordKind.CANDIDATE, agency.records[name]) for name in names))
    return prepared(*to, message_id=OUT, answering=answering, follows=follows)


def queue(agency: Agency, one: Prepared) -> SubmissionKey:
    return outbox(agency).queue(agency.users["anna"], [one], release_at=SECONDS)[0]


def test_the_word_goes_from_the_draft_through_the_outbox_onto_the_message(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    kept = (RecordKind.CANDIDATE, agency.records["candidate:K-1"])
    draft = drafting.start(anna, to=[Address(name="Jan", address="jan@example.nl")])
    content = replace(draft.content, sender=Address(name="Anna", address="anna@bureau.nl"), unlinks=(kept,))
    drafting.save(anna, replace(draft, content=content), {})
    stored = drafting.get(anna, draft.key)
    assert stored.content.unlinks == (kept,)
    key = queue(agency, drafting.prepare(anna, stored, release_at=SECONDS))
    assert outbox(agency).get(anna, key).consequences.unlinks == (kept,)

    agency.desk.file_sent(key)

    assert agency.links(stored.message_id) == {}
    with agency.store.work(None) as work:
        (row,) = work.connection.execute(select(unlink))
    assert (row.kind, row.record_key, row.made_by) == ("candidate", kept[1], "anna")


def test_a_message_that_was_taken_back_is_written_on_with_the_word_kept(agency: Agency) -> None:
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    kept = (RecordKind.CANDIDATE, agency.records["candidate:K-1"])
    draft = drafting.start(anna, to=[Address(name="Jan", address="jan@example.nl")])
    content = replace(draft.content, sender=Address(name="Anna", address="anna@bureau.nl"), unlinks=(kept,))
    draft = drafting.save(anna, replace(draft, content=content), {})
    key = queue(agency, drafting.prepare(anna, draft, release_at=SECONDS))
    assert outbox(agency).undo(anna, key) == draft.key
    assert drafting.get(anna, draft.key).content.unlinks == (kept,)
    assert agency.count("submission_unlink") == 0


def test_nobody_else_reads_what_a_sender_kept_off_a_file(agency: Agency) -> None:
    queue(agency, without(agency, "candidate:K-1"))
    for login, seen in (("anna", 1), ("bram", 0)):
        with agency.store.reader(agency.users[login]) as reader:
            found = reader.connection.exec_driver_sql("SELECT count(*) FROM submission_unlink").scalar()
        assert found == seen


Road = Callable[[Agency, SubmissionKey, bytes], None]


def _archived(agency: Agency, key: SubmissionKey, _raw: bytes) -> None:
    agency.desk.file_sent(key)


def _sent_comes_back(agency: Agency, key: SubmissionKey, raw: bytes) -> None:
    agency.desk.file_sent(key)
    agency.file(Sent(raw, "anna/sent"))


def _sent_comes_first(agency: Agency, key: SubmissionKey, raw: bytes) -> None:
    agency.file(Sent(raw, "anna/sent"))
    assert agency.links(OUT) == {}
    agency.desk.file_sent(key)


def _a_colleague_gets_it_first(agency: Agency, key: SubmissionKey, raw: bytes) -> None:
    agency.file(Sent(raw, "bram/inbox"))
    assert agency.links(OUT) == {}
    agency.desk.file_sent(key)
    agency.file(Sent(raw, "anna/sent"))


def _its_draft_was_on_the_server(agency: Agency, key: SubmissionKey, raw: bytes) -> None:
    agency.file(Sent(raw, "anna/drafts"))
    agency.desk.file_sent(key)
    agency.file(Sent(raw, "anna/sent"))


ROADS: tuple[Road, ...] = (
    _archived,
    _sent_comes_back,
    _sent_comes_first,
    _a_colleague_gets_it_first,
    _its_draft_was_on_the_server,
)


@pytest.mark.parametrize("road", ROADS)
def test_the_rule_of_the_address_does_not_bring_it_back(agency: Agency, road: Road) -> None:
    one = without(agency, "candidate:K-1", to=("jan@example.nl", "bram@bureau.nl"))
    road(agency, queue(agency, one), one.raw)
    assert agency.links(OUT) == {}
    agency.desk.relink(Handles(addresses=("jan@example.nl",)))
    assert agency.links(OUT) == {}


@pytest.mark.parametrize("road", ROADS)
def test_the_rule_of_the_answer_does_not_bring_it_back(agency: Agency, road: Road) -> None:
    agency.file(mail("asked@example.nl", subject="Hallo"))
    agency.desk.link_by_hand(
        agency.users["anna"], agency.key("asked@example.nl"), RecordKind.CANDIDATE, agency.records["candidate:K-2"]
    )
    one = without(agency, "candidate:K-1", "candidate:K-2", answering="asked@example.nl")
    road(agency, queue(agency, one), one.raw)
    assert agency.links(OUT) == {}
    assert agency.links("asked@example.nl").keys() == {"candidate:K-1", "candidate:K-2"}


def test_what_it_answers_may_come_later(agency: Agency) -> None:
    one = without(agency, "candidate:K-1", answering="asked@example.nl")
    agency.desk.file_sent(queue(agency, one))
    agency.file(mail("asked@example.nl"))
    assert agency.links("asked@example.nl") == {"candidate:K-1": "address"}
    assert agency.links(OUT) == {}


def test_an_address_that_comes_on_the_file_later_does_not_bring_it_back(agency: Agency) -> None:
    agency.desk.file_sent(queue(agency, without(agency, "candidate:K-2", to=("piet@example.nl",))))
    agency.add_address("candidate:K-2", "piet@example.nl")
    assert agency.links(OUT) == {}


def test_a_copy_that_is_linked_before_the_message_was_queued_is_taken_off(agency: Agency) -> None:
    one = without(agency, "candidate:K-1")
    agency.file(Sent(one.raw, "anna/sent"))
    assert agency.links(OUT) == {"candidate:K-1": "address"}
    agency.desk.file_sent(queue(agency, one))
    assert agency.links(OUT) == {}


def test_another_message_with_its_message_id_is_none_of_its_business(agency: Agency) -> None:
    queue(agency, without(agency, "candidate:K-1"))
    agency.file(mail(OUT, sender="jan@example.nl"))
    assert agency.links(OUT) == {"candidate:K-1": "address"}


def test_a_file_that_is_gone_meanwhile_is_left_out(agency: Agency) -> None:
    one = without(agency, "candidate:K-1")
    gone = replace(one.consequences, unlinks=((RecordKind.VACANCY, agency.records["candidate:K-2"]),))
    agency.desk.file_sent(queue(agency, replace(one, consequences=gone)))
    assert agency.links(OUT) == {"candidate:K-1": "address"}
    assert agency.count('"unlink"') == 0


def test_a_person_may_put_it_there_all_the_same_afterwards(agency: Agency) -> None:
    one = without(agency, "candidate:K-1")
    agency.desk.file_sent(queue(agency, one))
    agency.desk.link_by_hand(
        agency.users["anna"], agency.key(OUT), RecordKind.CANDIDATE, agency.records["candidate:K-1"]
    )
    agency.file(Sent(one.raw, "anna/sent"))
    assert agency.links(OUT) == {"candidate:K-1": "hand"}
