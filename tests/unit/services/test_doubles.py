"""The report of probable doubles: surest first, without what a person said is not the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.duplicates import Likeness
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.services.doubles import Doubles
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.records import Records
from tests.support.merging import TickingAgency

CANDIDATE, COMPANY = RecordKind.CANDIDATE, RecordKind.COMPANY


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TickingAgency]:
    made = TickingAgency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def doubles(agency: TickingAgency) -> Doubles:
    records = Records(agency.store, agency.desk)
    for fields in (
        {"ref": "K-1", "first_name": "Sanne", "last_name": "de Vries", "emails": "s@x.nl", "phones": "06 12345678"},
        {"ref": "K-2", "first_name": "Vries", "last_name": "Sanne", "city": "Utrecht"},
        {"ref": "K-3", "last_name": "S@x.nl", "emails": "S@X.nl"},
        {"ref": "K-4", "first_name": "S.", "last_name": "de Vries", "phones": "+31612345678"},
        {"ref": "K-5", "first_name": "Jan", "last_name": "Bos", "birth_date": "1990-01-02"},
        {"ref": "K-6", "first_name": "Jan", "last_name": "Bos", "birth_date": "1980-01-02"},
        {"ref": "K-7", "first_name": "J.", "last_name": "Bos", "birth_date": "1980-01-02"},
    ):
        records.add(agency.users["anna"], CANDIDATE, fields)
    return Doubles(agency.store)


def found(doubles: Doubles, agency: TickingAgency, kind: RecordKind = CANDIDATE) -> list[tuple[str, str, Likeness]]:
    return [(*pair.refs, pair.why) for pair in doubles.find(agency.users["anna"], kind)]


def test_doubles_are_found_with_their_reason_surest_first(agency: TickingAgency, doubles: Doubles) -> None:
    assert found(doubles, agency) == [
        ("K-1", "K-3", Likeness.ADDRESS),
        ("K-1", "K-4", Likeness.NAME_AND_PHONE),
        ("K-6", "K-7", Likeness.NAME_AND_BIRTH_DATE),
        ("K-1", "K-2", Likeness.SIMILAR_NAME),
    ]


def test_what_is_not_the_same_is_left_out_until_that_is_taken_back(agency: TickingAgency, doubles: Doubles) -> None:
    anna = agency.users["anna"]
    before = found(doubles, agency)
    doubles.not_the_same(anna, CANDIDATE, ("K-3", "K-1"))
    assert found(doubles, agency) == before[1:]
    doubles.not_the_same(anna, CANDIDATE, ("K-1", "K-3"), differ=False)
    assert found(doubles, agency) == before
    with pytest.raises(NotVisible):
        doubles.not_the_same(anna, CANDIDATE, ("K-1", "K-9"))


def test_what_is_not_the_same_holds_through_a_merge_and_a_deletion(agency: TickingAgency, doubles: Doubles) -> None:
    anna, merging = agency.users["anna"], Merging(agency.store, agency.record_desk)
    doubles.not_the_same(anna, CANDIDATE, ("K-1", "K-3"))
    doubles.not_the_same(anna, CANDIDATE, ("K-1", "K-4"))
    before = agency.whole()
    done = merging.merge(anna, CANDIDATE, "K-2", "K-1", {})
    assert ("K-2", "K-3") not in [pair[:2] for pair in found(doubles, agency)]
    merging.unmerge(anna, done.key)
    assert agency.whole() == before
    merging.restore(anna, merging.remove(anna, CANDIDATE, "K-1").key)
    assert agency.whole() == before


def test_two_companies_with_one_mail_domain_are_probably_one(agency: TickingAgency, doubles: Doubles) -> None:
    agency.add_company("company:B-1", "haven.nl")
    agency.add_company("company:B-2", "haven.nl", "delta.nl")
    pairs = doubles.find(agency.users["anna"], COMPANY)
    assert [(pair.refs, pair.why, pair.evidence) for pair in pairs] == [(("B-1", "B-2"), Likeness.ADDRESS, "haven.nl")]
