"""One message, however many ways it came: RULES.md section 1, and what is stored of it."""

import hashlib
from datetime import timedelta
from types import ModuleType

import pytest
import zstandard

from carerix_desktop.filing import reception
from carerix_desktop.filing.values import MailboxProgress
from carerix_desktop.storage import archive_copies, archive_graph, archive_links, archive_messages
from tests.support.agency import ANNA, BRAM, START, Agency, Sent, mail


def count_messages(agency: Agency) -> int:
    return agency.count("message")


def test_copies_with_other_transport_headers_are_one_message(agency: Agency) -> None:
    agency.file(mail("a"), Sent(mail("a", Received="by relay", X_List_Footer="yes"), "bram/inbox"))
    agency.file(Sent(mail("a", body="Dag.\r\n-- \r\nfooter of the list"), "bram/archive"))
    assert count_messages(agency) == 1
    assert [place for place, _, _ in agency.copies("a")] == ["anna/inbox", "bram/inbox", "bram/archive"]


@pytest.mark.parametrize("other", [{"sender": "piet@x.nl"}, {"day": 1}])
def test_one_message_id_with_another_from_or_date_is_another_message(agency: Agency, other: dict) -> None:
    agency.file(mail("a"), mail("a", **other))
    assert count_messages(agency) == 2


def test_message_ids_compare_with_their_letter_case(agency: Agency) -> None:
    agency.file(mail("abc@x"), mail("ABC@x"))
    assert count_messages(agency) == 2


NO_ID_CASES = [
    ({}, 1),
    ({"body": "Iets anders."}, 2),
    ({"subject": "Anders"}, 2),
    ({"to": BRAM}, 2),
    ({"day": 1}, 2),
    ({"sender": "piet@x.nl"}, 2),
    ({"message_id": "given"}, 2),
]


@pytest.mark.parametrize(("other", "messages"), NO_ID_CASES)
def test_without_a_message_id_all_the_rest_must_agree(agency: Agency, other: dict, messages: int) -> None:
    agency.file(mail(), mail(**other))
    assert count_messages(agency) == messages


def test_a_batch_says_what_became_of_each_arrival(agency: Agency) -> None:
    filed = agency.file(mail("a"), Sent(mail("a"), "bram/inbox"), mail("b"))
    assert [(one.new_message, one.new_copy) for one in filed] == [(True, True), (False, True), (True, True)]
    assert filed[0].message == filed[1].message != filed[2].message
    again = agency.desk.file_batch([agency.arrival(mail("a"), uid=1)])
    assert [(one.new_message, one.new_copy) for one in again.filed] == [(False, False)]
    assert again.changed.messages == ()


def test_raw_bytes_are_kept_as_they_came(agency: Agency) -> None:
    raws = [mail("a", body="x" * 5000), b"Message-ID: <b>\r\rCR only\x00\xff 8-bit", mail("c")]
    agency.file(*raws)
    with agency.store.archivist().batch() as archive:
        rows = archive.connection.exec_driver_sql("SELECT codec, sha256, data FROM message_raw").all()
    unpacked = {zstandard.ZstdDecompressor().decompress(r.data) if r.codec == "zstd" else r.data for r in rows}
    assert unpacked == set(raws)
    assert {r.sha256 for r in rows} == {hashlib.sha256(raw).digest() for raw in raws}


def test_the_newest_version_of_a_draft_is_kept_whatever_came_first(agency: Agency) -> None:
    old, new, newer = (mail("d", sender=ANNA, day=day, body=f"version {day}") for day in (0, 1, 2))
    agency.file(Sent(new, "anna/drafts"), Sent(old, "anna/drafts"))
    agency.file(Sent(newer, "anna/drafts"))
    agency.file(Sent(old, "anna/drafts"))
    assert count_messages(agency) == agency.count("message_raw") == agency.count("conversation") == 1
    assert len(agency.copies("d")) == 4  # the server may still hold them: its count and ours agree
    assert agency.counters() == agency.counted()
    with agency.store.archivist().batch() as archive:
        found = "SELECT count(*) FROM message_fts WHERE message_fts MATCH ?"
        hits = [archive.connection.exec_driver_sql(found, (f'"version {day}"',)).scalar() for day in (0, 1, 2)]
        assert hits == [0, 0, 1]


def test_a_draft_that_was_sent_is_a_message_of_its_own(agency: Agency) -> None:
    agency.file(Sent(mail("d", sender=ANNA), "anna/drafts"), Sent(mail("d", sender=ANNA, day=1), "anna/sent"))
    assert count_messages(agency) == 2


FINDING = ("coordinator", "sender:muller", "sender:zoe", "body:cafe", "recipients:anna", 'sender:"zoe@x.nl"')


@pytest.mark.parametrize("words", FINDING)
def test_a_message_is_found_by_what_it_says(agency: Agency, words: str) -> None:
    agency.file(mail("a", sender="Zoë Müller <zoe@x.nl>", subject="Sollicitatie coördinator", body="Beste Anna, café"))
    key = agency.key("a")
    with agency.store.archivist().batch() as archive:
        query = "SELECT rowid FROM message_fts WHERE message_fts MATCH ?"
        assert archive.connection.exec_driver_sql(query, (words,)).scalars().all() == [key]


def test_who_has_a_copy_sent_it_or_is_addressed_sees_it(agency: Agency) -> None:
    agency.file(Sent(mail("a", sender=ANNA, to="x@y.nl", Bcc=BRAM), "anna/sent"))
    assert agency.audience("a") == {("anna", "copy"), ("anna", "sent"), ("bram", "addressed")}


@pytest.mark.parametrize(("proven", "day", "sees"), [(True, 0, True), (False, 0, False), (False, 60, True)])
def test_an_address_added_later_opens_earlier_mail_only_after_proof(
    agency: Agency, proven: bool, day: int, sees: bool
) -> None:
    agency.add_own_address("bram", "sales@bureau.nl", proven=proven, added_at=START + timedelta(days=30))
    agency.file(mail("a", to="sales@bureau.nl", day=day))
    assert (("bram", "addressed") in agency.audience("a")) is sees


def test_a_user_who_is_added_sees_what_was_addressed_to_them_and_sent_by_them(agency: Agency) -> None:
    agency.file(mail("a", to="carla@bureau.nl"), mail("b", sender="carla@bureau.nl"))
    assert agency.proposals("b") == {("new", "", "carla@bureau.nl")}
    carla = agency.add_user("carla", "carla@bureau.nl")
    agency.desk.user_addresses_changed(carla)
    assert ("carla", "addressed") in agency.audience("a")
    assert ("carla", "sent") in agency.audience("b")
    assert agency.proposals("b") == set()


TABLES = (
    "message",
    "message_raw",
    "message_copy",
    "message_fts_docsize",
    "conversation",
    "audience",
    "link",
    "proposal",
)
STEPS = [
    (archive_graph, "put_conversations"),
    (archive_messages, "put_messages"),
    (reception, "put_index_rows"),
    (archive_graph, "put_parents"),
    (archive_graph, "move_to_conversations"),
    (archive_links, "replace_links"),
    (archive_links, "replace_proposals"),
    (archive_copies, "put_copies"),
    (archive_copies, "move_counters"),
    (archive_links, "put_audience"),
    (archive_copies, "set_progress"),
]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_batch_that_breaks_at_any_step_leaves_nothing(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(mail("a"))
    before = [agency.count(one) for one in TABLES], agency.counters(), agency.picture()
    box = agency.boxes["anna/inbox"]
    state = MailboxProgress(mailbox=box, uidvalidity=1, uidnext=9, highestmodseq=9, server_exists=9)
    arrivals = [agency.arrival(raw) for raw in (mail("b", sender="x@y.nl"), mail("c", irt="a"), mail("a0", irt="c"))]
    done = getattr(module, step)

    def break_after(*args: object, **named: object) -> None:
        done(*args, **named)
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(module, step, break_after)
        with pytest.raises(RuntimeError, match="power"):
            agency.desk.file_batch(arrivals, progress=state)
    assert ([agency.count(one) for one in TABLES], agency.counters(), agency.picture()) == before
    agency.desk.file_batch(arrivals, progress=state)
    assert agency.count("message") == 4
    assert agency.count("message_fts_docsize") == 4 + 1  # row 0 is no message
    assert agency.counters() == agency.counted()
