"""Every change of a record leaves who, when, before and after, whichever way it came; and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.record_changes import FieldChange
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.storage.archive_links import set_match_status
from carerix_desktop.storage.tables_files import record_log
from tests.support.agency import Agency

ANNA = UserKey(1)
CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH
Line = tuple[str, str, str, str, str, str]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.promote("anna")
    yield made
    made.close()


@pytest.fixture
def records(agency: Agency) -> Records:
    return Records(agency.store, agency.desk)


def _lines(agency: Agency) -> list[Line]:
    c = record_log.c
    query = select(c.kind, c.act, c.field, c.before, c.after, c.made_by).order_by(c.key)
    with agency.store.reader(ANNA) as reader:
        return [
            (row.kind, row.act, row.field, row.before, row.after, row.made_by)
            for row in reader.connection.execute(query)
        ]


def test_the_hand_leaves_what_it_changed_and_nothing_where_it_changed_nothing(agency: Agency, records: Records) -> None:
    records.add(ANNA, CANDIDATE, {"ref": "K-1", "first_name": "Sanne", "city": "Assen"})
    saved = records.change(ANNA, CANDIDATE, "K-1", {"city": "Groningen", "hours": "36", "first_name": "Sanne"})
    records.change(ANNA, CANDIDATE, "K-1", {"city": "Groningen"})
    assert _lines(agency) == [
        ("candidate", "created", "", "", "", "anna"),
        ("candidate", "changed", "city", "Assen", "Groningen", "anna"),
        ("candidate", "changed", "hours", "", "36", "anna"),
    ]
    assert [change.field for change in saved.changes] == ["city", "hours"]


def test_an_import_and_a_message_that_was_accepted_leave_it_too(
    agency: Agency, records: Records, tmp_path: Path
) -> None:
    for kind, fields in (
        (CANDIDATE, {"ref": "K-1", "first_name": "Sanne"}),
        (VACANCY, {"ref": "V-1", "title": "Developer"}),
        (MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1", "status": "new"}),
    ):
        records.add(ANNA, kind, fields)
    path = tmp_path / "k.csv"
    path.write_text("ref,city,owner\nK-1,Assen,anna\n")
    RecordImport(agency.store, agency.desk).import_file(ANNA, CANDIDATE, path)
    key = records.get(ANNA, MATCH, "M-1").key
    with agency.store.archivist().batch() as archive:
        set_match_status(archive, key, "invited", by=ANNA, at=1)
        set_match_status(archive, key, "invited", by=ANNA, at=2)
    assert _lines(agency)[3:] == [
        ("candidate", "changed", "city", "", "Assen", "anna"),
        ("candidate", "changed", "owner", "", "anna", "anna"),
        ("match", "changed", "status", "new", "invited", "anna"),
    ]


def test_a_change_is_taken_back_unless_the_field_was_changed_since(records: Records) -> None:
    records.add(ANNA, CANDIDATE, {"ref": "K-1", "first_name": "Sanne", "hours": "40"})
    first = records.change(ANNA, CANDIDATE, "K-1", {"city": "Assen", "hours": ""})
    assert records.get(ANNA, CANDIDATE, "K-1").extra == {}
    back = records.take_back(ANNA, CANDIDATE, "K-1", first.changes).record
    assert (back.fields["city"], back.extra) == ("", {"hours": "40"})
    second = records.change(ANNA, CANDIDATE, "K-1", {"city": "Assen"})
    records.change(ANNA, CANDIDATE, "K-1", {"city": "Emmen"})
    with pytest.raises(UserFault, match="Sanne was changed again since"):
        records.take_back(ANNA, CANDIDATE, "K-1", second.changes)
    assert records.get(ANNA, CANDIDATE, "K-1").fields["city"] == "Emmen"
    assert FieldChange(field="a", before="1", after="2").back == FieldChange(field="a", before="2", after="1")


def test_the_owner_is_a_user_and_a_name_from_elsewhere_stays_in_the_file(
    agency: Agency, records: Records, tmp_path: Path
) -> None:
    records.add(ANNA, CANDIDATE, {"ref": "K-1", "first_name": "Sanne", "owner": "anna"})
    assert records.get(ANNA, CANDIDATE, "K-1").fields["owner"] == "anna"
    with pytest.raises(UserFault, match="There is no user piet"):
        records.change(ANNA, CANDIDATE, "K-1", {"owner": "piet"})
    path = tmp_path / "k.csv"
    path.write_text("ref,first_name,owner\nK-2,Jan,Piet Jansen\n")
    assert RecordImport(agency.store, agency.desk).import_file(ANNA, CANDIDATE, path).added == 1
    found = records.get(ANNA, CANDIDATE, "K-2")
    assert (found.fields["owner"], found.extra) == ("", {"owner": "Piet Jansen"})
