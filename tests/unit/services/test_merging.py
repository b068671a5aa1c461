"""Deleting, merging and the lists of both, as the window asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import HangsOn, Side
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from tests.support.agency import mail
from tests.support.merging import TickingAgency

CANDIDATE = RecordKind.CANDIDATE


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TickingAgency]:
    made = TickingAgency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def records(agency: TickingAgency) -> Records:
    made = Records(agency.store, agency.desk)
    anna = agency.users["anna"]
    for number, address in ((1, "sanne@work.nl"), (2, "sanne@home.nl"), (3, "jan@x.nl")):
        fields = {"last_name": f"Person {number}", "emails": address, "ref": f"K-{number}"}
        saved = made.add(anna, CANDIDATE, fields)
        agency.records[f"candidate:K-{number}"] = saved.record.key
    agency.file(mail("a", sender="sanne@work.nl"), mail("b", sender="sanne@home.nl", day=1))
    return made


@pytest.fixture
def merging(agency: TickingAgency, records: Records) -> Merging:
    return Merging(agency.store, agency.record_desk)


def test_before_deleting_it_says_what_hangs_on_a_file(agency: TickingAgency, merging: Merging) -> None:
    agency.note("candidate:K-1")
    agency.add_record("vacancy:V-1")
    agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-1")
    assert merging.hangs_on(agency.users["bram"], CANDIDATE, "K-1") == HangsOn(messages=1, entries=1, matches=1)
    assert merging.hangs_on(agency.users["anna"], RecordKind.VACANCY, "V-1") == HangsOn(matches=1)


def test_a_deleted_file_is_listed_until_it_is_back(agency: TickingAgency, merging: Merging, records: Records) -> None:
    anna = agency.users["anna"]
    done = merging.remove(anna, CANDIDATE, "K-1")
    assert [(one.ref, one.name, one.made_by) for one in merging.removed(anna)] == [("K-1", "Person 1", "anna")]
    with pytest.raises(NotVisible):
        records.file(anna, CANDIDATE, "K-1")
    assert records.next_ref(anna, CANDIDATE) != "K-1"
    merging.restore(anna, done.key)
    assert merging.removed(anna) == []
    assert records.file(anna, CANDIDATE, "K-1").record.fields["emails"] == "sanne@work.nl"


def test_a_new_record_never_gets_the_key_of_one_that_may_come_back(
    agency: TickingAgency, merging: Merging, records: Records
) -> None:
    anna = agency.users["anna"]
    done = merging.remove(anna, CANDIDATE, "K-3")
    added = records.add(anna, CANDIDATE, {"last_name": "New"})
    assert added.record.key != agency.records["candidate:K-3"]
    assert added.record.ref == "K-4"
    merging.restore(anna, done.key)
    assert len(records.list_keys(anna, CANDIDATE)) == 4


def test_the_number_of_a_merged_file_opens_the_one_that_is_kept(
    agency: TickingAgency, merging: Merging, records: Records
) -> None:
    anna = agency.users["anna"]
    done = merging.merge(anna, CANDIDATE, "K-1", "K-2", {"last_name": Side.GONE})
    file = records.file(anna, CANDIDATE, "K-2")
    assert (file.record.ref, file.opened_as) == ("K-1", "K-2")
    assert file.record.fields["last_name"] == "Person 2"
    assert records.get(anna, CANDIDATE, "K-2").ref == "K-1"
    assert [hit.ref for hit in Search(agency.store).for_viewer(anna).find_records("k-2", 9)] == ["K-1"]
    assert file.record.fields["emails"] == "sanne@work.nl;sanne@home.nl"
    assert [one.ref for one in merging.merges_of(anna, CANDIDATE, file.record.key).into] == ["K-2"]
    merging.unmerge(anna, done.key)
    assert records.file(anna, CANDIDATE, "K-2").record.name == "Person 2"
    assert records.file(anna, CANDIDATE, "K-1").record.name == "Person 1"
    assert merging.merges_of(anna, CANDIDATE, file.record.key).into == ()


def test_what_cannot_be_decided_shows_to_who_sees_it_and_goes_where_one_says(
    agency: TickingAgency, merging: Merging
) -> None:
    anna, bram = agency.users["anna"], agency.users["bram"]
    done = merging.merge(anna, CANDIDATE, "K-1", "K-2", {})
    agency.note("candidate:K-1")
    agency.file(mail("u", sender="x@z.nl", subject="Secret"))
    agency.desk.link_by_hand(anna, agency.key("u"), CANDIDATE, agency.records["candidate:K-1"])
    merging.unmerge(anna, done.key)
    assert [(one.about.what, one.text) for one in merging.questions(anna, done.key)] == [
        ("entry", "Note"),
        ("message", "Secret"),
    ]
    key = agency.key("u")
    with agency.store.archivist().batch() as archive:
        archive.connection.exec_driver_sql("UPDATE conversation SET confidential = 1")
    assert [one.about.what for one in merging.questions(bram, done.key)] == ["entry"]
    listed = [one.about for one in merging.questions(anna, done.key)]
    with pytest.raises(NotVisible):
        merging.choose(bram, done.key, [listed[1]], gone=True)
    merging.choose(anna, done.key, listed, gone=True)
    assert merging.questions(anna, done.key) == []
    assert agency.links("u") == {"candidate:K-2": "hand"}
    assert agency.key("u") == key


def test_what_cannot_be_merged_is_said_in_a_sentence(agency: TickingAgency, merging: Merging) -> None:
    anna = agency.users["anna"]
    with pytest.raises(UserFault, match="with itself"):
        merging.merge(anna, CANDIDATE, "K-1", "K-1", {})
    with pytest.raises(NotVisible, match="K-9"):
        merging.merge(anna, CANDIDATE, "K-1", "K-9", {})
    agency.add_record("vacancy:V-1")
    agency.add_record("vacancy:V-2")
    with pytest.raises(UserFault, match="Only two"):
        merging.merge(anna, RecordKind.VACANCY, "V-1", "V-2", {})
