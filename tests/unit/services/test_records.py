"""The files: fields checked, put by ref."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.services.records import Records
from tests.support.agency import Agency, mail

ANNA = UserKey(1)
CANDIDATE, CONTACT, COMPANY = RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


@pytest.fixture
def records(agency: Agency) -> Records:
    return Records(agency.store, agency.desk)


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        (CANDIDATE, {"ref": "", "first_name": "A"}, "ref is empty"),
        (CANDIDATE, {"ref": "K:1", "first_name": "A"}, "cannot be a ref"),
        (CANDIDATE, {"ref": "K-1"}, "needs a name or an e-mail address"),
        (CANDIDATE, {"ref": "K-1", "emails": "no address"}, "is not an e-mail address"),
        (CANDIDATE, {"ref": "K-1", "emails": "a@b.nl;x y@z"}, "is not an e-mail address"),
        (CANDIDATE, {"ref": "K-1", "first_name": "A", "confidential": "perhaps"}, "Write yes or no"),
        (COMPANY, {"ref": "B-1"}, "company needs a name"),
        (COMPANY, {"ref": "B-1", "name": "X", "domains": "http://x"}, "is not a mail domain"),
        (RecordKind.VACANCY, {"ref": "V-1"}, "needs a title"),
        (RecordKind.MATCH, {"ref": "M-1", "vacancy": "V-1"}, "needs a candidate"),
        (RecordKind.MATCH, {"ref": "M-1", "candidate": "K", "vacancy": "V", "status": "hired"}, "is no status"),
    ],
)
def test_a_field_that_cannot_be_is_named(kind: RecordKind, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(UserFault, match=sentence):
        check_fields(kind, given, new=True)


def test_fields_are_cleaned_and_further_columns_kept() -> None:
    given = {
        "ref": " K-1 ",
        "first_name": "San\x00ne",
        "emails": "a@b.nl ; A2@b.nl;a@b.nl",
        "opt_out": "ja",
        "source": "site",
    }
    checked = check_fields(CANDIDATE, given, new=True)
    assert checked.values == {"ref": "K-1", "first_name": "San ne", "emails": "a@b.nl;A2@b.nl", "opt_out": "yes"}
    assert checked.extra == {"source": "site"}


def test_a_record_is_added_found_and_changed(records: Records) -> None:
    saved = records.add(ANNA, CANDIDATE, {"first_name": "Sanne", "last_name": "de Vries", "emails": "s@post.example"})
    assert saved.record.ref == "K-1001"
    assert saved.record.name == "Sanne de Vries"
    records.change(ANNA, CANDIDATE, "K-1001", {"city": "Groningen", "emails": "s@post.example;s2@post.example"})
    found = records.get(ANNA, CANDIDATE, "K-1001")
    assert (found.fields["city"], found.fields["emails"]) == ("Groningen", "s@post.example;s2@post.example")
    assert found.fields["first_name"] == "Sanne"


def test_numbers_are_taken_once_and_an_unknown_one_is_said(records: Records) -> None:
    records.add(ANNA, CANDIDATE, {"ref": "K-7", "first_name": "A"})
    with pytest.raises(UserFault, match="K-7 already"):
        records.add(ANNA, CANDIDATE, {"ref": "K-7", "first_name": "B"})
    with pytest.raises(NotVisible, match="no candidate with the number K-9"):
        records.get(ANNA, CANDIDATE, "K-9")
    assert records.add(ANNA, CANDIDATE, {"first_name": "C"}).record.ref == "K-8"


def test_adding_an_address_links_the_older_mail_at_once(agency: Agency, records: Records) -> None:
    agency.file(mail("old@x", sender="jan@example.nl"))
    ref = records.add(ANNA, CANDIDATE, {"first_name": "Jan", "emails": "jan@example.nl"}).record.ref
    agency.records[f"candidate:{ref}"] = records.get(ANNA, CANDIDATE, ref).key
    assert agency.links("old@x") == {f"candidate:{ref}": "address"}


def test_the_list_is_in_the_order_of_names_and_narrowed_by_every_word(records: Records) -> None:
    for first, last, city in (("Zoë", "Bos", "Assen"), ("Anna", "Visser", "Emmen"), ("anna", "Bakker", "Assen")):
        records.add(ANNA, CANDIDATE, {"first_name": first, "last_name": last, "city": city, "emails": f"{last}@x.nl"})

    def names(words: str) -> list[str]:
        return [each.name for each in records.get_many(ANNA, CANDIDATE, records.list_keys(ANNA, CANDIDATE, words))]

    assert names("") == ["anna Bakker", "Anna Visser", "Zoë Bos"]
    assert names("anna assen") == ["anna Bakker"]
    assert names("visser@x") == ["Anna Visser"]
    assert names("100%_") == []


def test_a_candidates_file_shows_the_procedures_with_their_status(records: Records) -> None:
    records.add(ANNA, COMPANY, {"ref": "B-1", "name": "Delta"})
    records.add(ANNA, RecordKind.VACANCY, {"ref": "V-1", "title": "Java Developer", "company": "B-1"})
    records.add(ANNA, CANDIDATE, {"ref": "K-1", "first_name": "Sanne"})
    records.add(ANNA, RecordKind.MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1", "status": "Invited"})
    (procedure,) = records.file(ANNA, CANDIDATE, "K-1").procedures
    assert (procedure.record.name, procedure.detail, procedure.status) == ("Java Developer", "Delta, V-1", "invited")
    (other,) = records.file(ANNA, RecordKind.VACANCY, "V-1").procedures
    assert (other.record.name, other.status) == ("Sanne", "invited")


@pytest.mark.parametrize("domain", ["co.uk", "github.io", "klant.nl;com.au"])
def test_a_domain_below_which_anybody_may_have_a_name_is_nobodys(records: Records, domain: str) -> None:
    with pytest.raises(UserFault, match="Anybody may have a name below"):
        records.add(ANNA, COMPANY, {"ref": "B-1", "name": "X", "domains": domain})
    assert list(records.list_keys(ANNA, COMPANY)) == []


def test_a_domain_a_vacancy_and_a_match_that_come_later_link_older_mail(agency: Agency, records: Records) -> None:
    agency.file(mail("a", sender="piet@klant.nl", subject="Re: V-7"))
    agency.records["company:B-1"] = records.add(
        ANNA, COMPANY, {"ref": "B-1", "name": "X", "domains": "klant.nl"}
    ).record.key
    assert agency.links("a") == {"company:B-1": "company"}
    fields = {"ref": "V-7", "title": "Bouwkundige"}
    agency.records["vacancy:V-7"] = records.add(ANNA, RecordKind.VACANCY, fields).record.key
    fields = {"ref": "K-1", "first_name": "Piet", "emails": "piet@klant.nl"}
    agency.records["candidate:K-1"] = records.add(ANNA, CANDIDATE, fields).record.key
    fields = {"ref": "M-1", "candidate": "K-1", "vacancy": "V-7", "status": "new"}
    agency.records["match:M-1"] = records.add(ANNA, RecordKind.MATCH, fields).record.key
    stands = {"company:B-1": "company", "vacancy:V-7": "reference"}
    assert agency.links("a") == {**stands, "candidate:K-1": "address", "match:M-1": "reference"}
