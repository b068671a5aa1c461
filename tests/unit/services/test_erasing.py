"""Erasing a person: nothing of theirs is left anywhere, everything of others stays (RELIABILITY.md C-12)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.backups import Backups
from carerix_desktop.services.erasing import UNFOLD
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_files import person_privacy, tombstone
from carerix_desktop.storage.tables_mail import pending_command, set_aside
from carerix_desktop.storage.tables_users import confidential_reason
from carerix_desktop.storage.tables_write import submission
from carerix_desktop.storage.traces import find_traces
from tests.support.agency import mail
from tests.support.erased_person import (
    ADDRESS,
    EVERYTHING,
    NAME,
    OTHER_NAME,
    OTHERS,
    WORDS,
    Scene,
    fill,
    open_scene,
)
from tests.support.stores import new_store


@pytest.fixture
def scene(tmp_path: Path):
    made = open_scene(tmp_path / "p")
    fill(made)
    yield made
    made.agency.close()


def _rows(scene: Scene, query: str) -> list[tuple]:
    with scene.agency.store.work(None) as work:
        return [tuple(row) for row in work.connection.execute(text(query))]


def test_the_search_for_traces_finds_the_person_in_every_kind_of_place_before(scene):
    found = find_traces(scene.path, EVERYTHING, UNFOLD)
    assert {
        "candidate", "record_address", "message", "message_raw", "message_address", "message_fts", "entry", "document",
        "document_version", "document_fts", "draft", "draft_file", "submission", "submission_recipient", "lot",
        "template_draft", "record_log", "removed_record", "removed_part", "audit", "set_aside", "envelope",
        "address_choice", "person_privacy", "link",
    } <= found.rows.keys()  # fmt: skip
    assert found.in_files


def test_each_word_is_found_before_and_nowhere_after(scene):
    for word in EVERYTHING:
        assert find_traces(scene.path, [word], UNFOLD).rows, word
    scene.erase()
    for word in EVERYTHING:
        assert find_traces(scene.path, [word], UNFOLD) == ({}, False), word
    for path in scene.profile.directory.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        assert [word for word in EVERYTHING if word.casefold().encode() in content] == [], path.name


def test_the_report_says_before_what_goes_and_after_that_nothing_is_left(scene):
    anna = scene.agency.users["anna"]
    before = scene.erasing.foresee(anna, RecordKind.CANDIDATE, "K-1")
    assert (before.name, before.hold_why, before.proof) == (NAME, None, None)
    assert before.counts.messages == 6
    assert (before.counts.confidential, before.counts.copies, before.counts.mailboxes) == (1, 7, 2)
    assert (before.counts.notes, before.counts.documents, before.counts.matches) == (1, 1, 1)
    assert (before.counts.drafts, before.counts.shared_drafts, before.counts.waiting) == (1, 1, 1)
    done = scene.erase().report
    assert done.counts == before.counts
    assert done.cleaned
    assert done.proof is not None
    assert done.proof.is_clean
    assert done.proof.sought >= 4
    (kept,) = scene.erasing.reports(anna)
    assert (kept.made_by, kept.ref, kept.report["counts"]["messages"]) == ("anna", "K-1", 6)


def test_everything_of_others_stays_and_is_found(scene):
    with scene.agency.store.reader(scene.agency.users["anna"]) as reader:
        before = reader.connection.execute(
            text("SELECT message_key FROM message_fts WHERE matching MATCH 'avondrood'")
        ).all()
    links = scene.agency.links("o1@v.example")
    scene.erase()
    assert scene.agency.links("o1@v.example") == links
    assert "candidate:K-2" in links
    with scene.agency.store.reader(scene.agency.users["anna"]) as reader:
        found = "SELECT message_key FROM message_fts WHERE matching MATCH 'avondrood'"
        assert reader.connection.execute(text(found)).all() == before
        found = "SELECT version_key FROM document_fts WHERE matching MATCH 'avondrood'"
        assert reader.connection.execute(text(found)).scalars().all() == [2]
    assert scene.agency.counters() == scene.agency.counted()
    assert _rows(scene, "SELECT ref FROM vacancy_match") == [("M-2",)]
    assert _rows(scene, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(scene, "PRAGMA foreign_key_check") == []
    assert _rows(scene, "SELECT body FROM entry") == [("avondrood",)]
    both = _rows(scene, "SELECT content FROM draft")
    assert len(both) == 1
    assert OTHERS in both[0][0]


def test_mail_on_another_file_too_stays_there_and_loses_the_person(scene):
    shared = mail(
        "both@z.example",
        sender=f"{NAME} <{ADDRESS}>",
        Cc=f"{OTHER_NAME} <{OTHERS}>",
        subject="Samen",
        body=f"Ik ben {NAME}, regenboog",
    )
    scene.agency.file(shared)
    assert scene.agency.links("both@z.example").keys() >= {"candidate:K-1", "candidate:K-2"}
    report = scene.erase().report
    assert report.counts.shared == 1
    assert scene.agency.links("both@z.example") == {"candidate:K-2": "address"}
    assert report.proof is not None
    assert report.proof.found == {"message_raw": 1}
    raw = _rows(
        scene, "SELECT data FROM message_raw JOIN message ON key = message_key WHERE message_id = 'both@z.example'"
    )
    assert raw
    with scene.agency.store.reader(scene.agency.users["anna"]) as reader:
        for words, hits in (("regenboog", 1), ("quirine", 0), ("tobias", 2)):
            found = text("SELECT count(*) FROM message_fts WHERE matching MATCH :w")
            assert reader.connection.execute(found, {"w": words}).scalar() == hits, words
    assert not scene.agency.proposals("both@z.example")


def test_what_was_erased_does_not_come_in_again_and_newer_mail_does(scene):
    again = mail("m1@z.example", sender=f"{NAME} <{ADDRESS}>", subject=f"Sollicitatie {WORDS[0]} V-7", body="x")
    unfetched = mail("older@z.example", sender=ADDRESS, subject="Van vroeger", day=30)
    newer = mail("newer@z.example", sender=ADDRESS, subject="Daar ben ik weer", day=2000)
    scene.erase()
    batch = scene.agency.desk.file_batch([scene.agency.arrival(one) for one in (again, unfetched, newer)])
    assert batch.barred == {0, 1}
    assert len(batch.filed) == 1
    assert [row[0] for row in _rows(scene, "SELECT message_id FROM message WHERE message_id LIKE '%z.example'")] == [
        "newer@z.example"
    ]


def test_the_uids_of_erased_copies_are_settled_so_that_no_synchronisation_fetches_them(scene):
    mine = "message m ON m.key = message_key WHERE m.message_id LIKE 'm_@%'"
    places = _rows(scene, f"SELECT mailbox_key, uid FROM message_copy JOIN {mine}")
    scene.erase()
    with scene.agency.store.work(None) as work:
        aside = {tuple(row) for row in work.connection.execute(select(set_aside.c.mailbox_key, set_aside.c.uid))}
        assert work.connection.execute(select(pending_command.c.key)).all() == []
    assert {tuple(one) for one in places} <= aside


def test_the_servers_copies_are_deleted_only_where_that_is_asked(scene):
    scene.erase(on_server=True)
    with scene.agency.store.work(None) as work:
        verbs = work.connection.execute(select(pending_command.c.verb)).scalars().all()
    assert verbs == ["expunge"] * 7


def test_nobody_is_erased_on_legal_hold(scene):
    with scene.agency.store.work(None) as work:
        work.connection.execute(update(person_privacy).values(hold=True, hold_why="geding 2026/12"))
    before = find_traces(scene.path, EVERYTHING, UNFOLD)
    with pytest.raises(UserFault, match="legal hold: geding 2026/12"):
        scene.erase()
    assert find_traces(scene.path, EVERYTHING, UNFOLD) == before


@pytest.mark.parametrize("state", ["sending", "unknown"])
def test_nobody_is_erased_while_a_message_to_them_is_on_its_way(scene, state):
    with scene.agency.store.work(None) as work:
        work.connection.execute(update(submission).values(state=state))
    with pytest.raises(UserFault) as caught:
        scene.erase()
    assert caught.value.code == "being_sent"


def test_only_an_administrator_who_types_the_name_erases(scene):
    with pytest.raises(UserFault) as caught:
        scene.erasing.erase(scene.agency.users["bram"], RecordKind.CANDIDATE, "K-1", typed=NAME)
    assert caught.value.code == "forbidden"
    with pytest.raises(UserFault) as caught:
        scene.erasing.erase(scene.agency.users["anna"], RecordKind.CANDIDATE, "K-1", typed="Quirine")
    assert caught.value.code == "not_confirmed"
    scene.erase()
    with pytest.raises(NotVisible):
        scene.erase()


def test_the_contact_who_is_the_same_person_goes_too(scene):
    scene.agency.add_record("contact:P-1", ADDRESS, full_name=NAME)
    report = scene.erase().report
    assert report.also == ("contact:P-1",)
    assert report.counts.records == 2
    assert _rows(scene, "SELECT ref FROM contact") == []
    assert report.proof is not None
    assert report.proof.is_clean


def _merge(scene: Scene) -> int:
    """K-3, with mail and an address of their own, becomes part of K-1."""
    scene.agency.add_record("candidate:K-3", "drie@elders.example", full_name="Driekus Wilgenroosje")
    scene.agency.file(mail("d1@e.example", sender="drie@elders.example", subject="Van drie", day=9))
    with scene.agency.store.work(None) as work:  # the name of the one file is made of its parts
        for ref, name in (("K-1", NAME), ("K-3", "Driekus Wilgenroosje")):
            first, _, last = name.partition(" ")
            person = update(candidate).where(candidate.c.ref == ref)
            work.connection.execute(person.values(first_name=first, last_name=last))
    merging = Merging(scene.agency.store, RecordDesk(scene.agency.store.archivist()))
    return merging.merge(scene.agency.users["anna"], RecordKind.CANDIDATE, "K-1", "K-3", {}).key


def test_who_was_merged_into_the_person_goes_with_them(scene):
    _merge(scene)
    proof = scene.erase().report.proof
    assert proof is not None
    assert proof.is_clean
    assert find_traces(scene.path, ["Wilgenroosje", "drie@elders.example"], UNFOLD) == ({}, False)


def test_why_mail_is_confidential_names_no_file_that_was_merged_into_the_persons(scene):
    _merge(scene)
    scene.agency.file(mail("k3@z.example", sender=OTHERS, Cc="drie@elders.example", subject="Drie", day=20))
    key = scene.agency.key("k3@z.example")
    with scene.agency.store.work(None) as work:  # as it was when the mail came, before the merge
        row = {"message_key": key, "rule": "person", "evidence": "candidate:K-3", "made_by": "rule", "made_at": 0}
        work.connection.execute(insert(confidential_reason), row)
    scene.erase()
    assert _rows(scene, "SELECT evidence FROM confidential_reason WHERE rule = 'person'") == [("",)]


def test_who_was_unmerged_is_somebody_else_again_and_stays(scene):
    key = _merge(scene)
    Merging(scene.agency.store, RecordDesk(scene.agency.store.archivist())).unmerge(scene.agency.users["anna"], key)
    scene.erase()
    assert _rows(scene, "SELECT full_name FROM candidate ORDER BY ref") == [(OTHER_NAME,), ("Driekus Wilgenroosje",)]
    assert scene.agency.links("d1@e.example") == {"candidate:K-3": "address"}


def test_a_deleted_file_is_put_back_before_it_is_erased(scene):
    anna = scene.agency.users["anna"]
    merging = Merging(scene.agency.store, RecordDesk(scene.agency.store.archivist()))
    gone = merging.remove(anna, RecordKind.CANDIDATE, "K-1")
    with pytest.raises(UserFault) as caught:
        scene.erase()
    assert caught.value.code == "deleted_file"
    merging.restore(anna, gone.key)
    scene.erase()
    assert find_traces(scene.path, EVERYTHING, UNFOLD) == ({}, False)


def test_an_address_that_another_person_has_too_stays_with_them(scene):
    scene.agency.add_address("candidate:K-2", ADDRESS)
    scene.erase()
    assert _rows(scene, "SELECT address FROM record_address ORDER BY address") == [(ADDRESS,), (OTHERS,)]


def test_an_address_that_was_erased_warns_when_it_comes_back(scene):
    assert scene.erasing.erased_on([ADDRESS]) == {}
    scene.erase()
    assert list(scene.erasing.erased_on([f"  {ADDRESS.upper()}", "else@x.nl"])) == [f"  {ADDRESS.upper()}"]


def test_a_list_does_not_bring_back_who_was_erased_and_says_so_when_it_is_tried(scene, tmp_path):
    scene.erase()
    path = tmp_path / "people.csv"
    path.write_text(f"ref,first_name,emails\nK-90,Back,{ADDRESS.upper()}\nK-91,New,new@x.nl\n")
    imports = RecordImport(scene.agency.store, scene.agency.desk)
    for dry in (True, False):
        report = imports.import_file(scene.agency.users["anna"], RecordKind.CANDIDATE, path, dry=dry)
        assert (report.added, [one.code for one in report.rejected]) == (1, ["erased_before"])
        assert ADDRESS.upper() in report.rejected[0].why


def test_no_plain_address_and_no_message_id_is_kept_of_what_was_erased(scene):
    scene.erase()
    with scene.agency.store.work(None) as work:
        digests = work.connection.execute(select(tombstone.c.digest, tombstone.c.sort)).all()
    assert {sort for _digest, sort in digests} == {"key", "message", "address", "draft"}
    assert all(len(digest) == 32 for digest, _sort in digests)
    assert find_traces(scene.path, ["m1@z.example", "m4@z.example"], UNFOLD).rows == {}


def test_backups_that_hold_the_person_are_named_with_their_last_day(scene):
    made = Backups(scene.profile, scene.agency.store).make(scene.agency.users["anna"])
    report = scene.erase().report
    assert [one.name for one in report.backups] == [made.name]
    assert made.expires_at is not None
    assert report.backups[0].until == made.expires_at.date().isoformat()
    Backups(scene.profile, scene.agency.store).make(scene.agency.users["anna"])
    with pytest.raises(NotVisible):
        scene.erasing.foresee(scene.agency.users["anna"], RecordKind.CANDIDATE, "K-1")


def test_the_searches_of_other_processes_go_on_after_the_store_was_written_anew(scene):
    other = new_store(scene.path.parent)
    found = "SELECT count(*) FROM message_fts WHERE matching MATCH 'avondrood'"
    try:
        with other.reader(scene.agency.users["anna"]) as reader:
            before = reader.connection.execute(text(found)).scalar()
        scene.erase()
        with other.reader(scene.agency.users["anna"]) as reader:
            assert reader.connection.execute(text(found)).scalar() == before == 1
    finally:
        other.close()


def test_cleaning_that_was_cut_off_is_done_later(scene):
    anna = scene.agency.users["anna"]
    scene.agency.desk.erase(anna, RecordKind.CANDIDATE, scene.agency.records["candidate:K-1"], on_server=False)
    assert find_traces(scene.path, EVERYTHING, UNFOLD).in_files
    assert scene.erasing.finish() == 1
    assert find_traces(scene.path, EVERYTHING, UNFOLD) == ({}, False)
    assert scene.erasing.finish() == 0


def test_what_is_left_of_a_confidential_conversation_stays_so_and_names_the_person_no_more(scene):
    with scene.agency.store.work(None) as work:
        work.connection.execute(text("UPDATE candidate SET confidential = 1 WHERE ref = 'K-1'"))
    scene.agency.file(
        mail("p1@z.example", sender=ADDRESS, subject="Apart", day=8),
        mail("p2@v.example", sender=OTHERS, subject="Re: Apart", irt="p1@z.example", day=9),
        mail("p3@z.example", sender=ADDRESS, Cc=OTHERS, subject="Samen apart", day=9),
    )
    by_person = "SELECT evidence FROM confidential_reason WHERE rule = 'person'"
    assert _rows(scene, by_person) == [("candidate:K-1",)] * 2
    scene.agency.desk.unlink_by_hand(
        scene.agency.users["anna"], scene.agency.key("p2@v.example"), RecordKind.CANDIDATE,
        scene.agency.records["candidate:K-1"],
    )  # fmt: skip
    scene.erase()
    closed = "SELECT message_id FROM message JOIN conversation c ON c.key = conversation_key WHERE c.confidential"
    assert {row[0] for row in _rows(scene, closed)} == {"p2@v.example", "p3@z.example"}
    reasons = "SELECT message_id, rule, evidence FROM confidential_reason JOIN message ON key = message_key"
    assert set(_rows(scene, reasons)) == {("p2@v.example", "conversation", ""), ("p3@z.example", "person", "")}
    assert _rows(scene, "SELECT detail FROM audit WHERE detail LIKE '%K-1%'") == []
