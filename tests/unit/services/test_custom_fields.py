"""Further fields: defined by an administrator, checked by type, retired without loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.custom_field import CustomField, FieldType, check_value, name_from
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.services.custom_fields import CustomFields
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.storage.users import change_user, find_users
from tests.support.agency import Agency

ANNA, CANDIDATE = UserKey(1), RecordKind.CANDIDATE


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    with made.store.work(None) as work:
        anna = next(user for user in find_users(work) if user.key == ANNA)
        change_user(work, replace(anna, role=UserRole.ADMINISTRATOR), at=1)
    yield made
    made.close()


@pytest.fixture
def fields(agency: Agency) -> CustomFields:
    return CustomFields(agency.store)


@pytest.fixture
def records(agency: Agency) -> Records:
    made = Records(agency.store, agency.desk)
    made.add(ANNA, CANDIDATE, {"ref": "K-1", "first_name": "Sanne"})
    return made


def _field(sort: FieldType, *choices: str) -> CustomField:
    return CustomField(kind=CANDIDATE, name="x", label="X", type=sort, choices=choices)


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        (_field(FieldType.TEXT), "anything", "anything"),
        (_field(FieldType.NUMBER), "36", "36"),
        (_field(FieldType.NUMBER), "-4,5", "-4,5"),
        (_field(FieldType.DATE), "2026-11-27", "2026-11-27"),
        (_field(FieldType.DATE), "27-11-2026", "2026-11-27"),
        (_field(FieldType.DATE), "1/2/1990", "1990-02-01"),
        (_field(FieldType.CHOICE, "Day", "Night"), "night", "Night"),
        (_field(FieldType.YESNO), "Ja", "yes"),
        (_field(FieldType.YESNO), "nee", "no"),
    ],
)
def test_a_value_is_kept_in_one_form(field: CustomField, text: str, kept: str) -> None:
    assert check_value(field, text) == kept


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (_field(FieldType.NUMBER), "many", "bad_number"),
        (_field(FieldType.NUMBER), "4.5.6", "bad_number"),
        (_field(FieldType.DATE), "31-02-2026", "bad_date"),
        (_field(FieldType.DATE), "soon", "bad_date"),
        (_field(FieldType.CHOICE, "Day"), "Noon", "bad_choice"),
        (_field(FieldType.YESNO), "perhaps", "bad_yes_no"),
    ],
)
def test_a_value_of_another_type_is_refused_in_one_sentence(field: CustomField, text: str, code: str) -> None:
    with pytest.raises(UserFault) as caught:
        check_value(field, text)
    assert caught.value.code == code


def test_candidates_have_status_date_of_birth_and_source_from_the_start(fields: CustomFields, records: Records) -> None:
    assert [field.name for field in fields.find(ANNA, CANDIDATE)] == ["status", "birth_date", "source"]
    records.change(ANNA, CANDIDATE, "K-1", {"status": "Available", "birth_date": "3-4-1990", "source": "Site"})
    extra = records.get(ANNA, CANDIDATE, "K-1").extra
    assert extra == {"status": "available", "birth_date": "1990-04-03", "source": "Site"}
    with pytest.raises(UserFault, match="none of: available"):
        records.change(ANNA, CANDIDATE, "K-1", {"status": "gone"})


def test_an_administrator_adds_renames_orders_and_retires_a_field_and_its_values_stay(
    fields: CustomFields, records: Records
) -> None:
    made = fields.add(ANNA, CANDIDATE, "Notice period", FieldType.CHOICE, ("1 month", " ", "2 months", "1 month"))
    assert (made.name, made.choices) == ("notice_period", ("1 month", "2 months"))
    records.change(ANNA, CANDIDATE, "K-1", {"notice_period": "2 months"})
    fields.change(ANNA, CANDIDATE, "notice_period", label="Notice", choices=("1 month",))
    fields.move(ANNA, CANDIDATE, "notice_period", -3)
    assert fields.find(ANNA, CANDIDATE)[0].label == "Notice"
    fields.retire(ANNA, CANDIDATE, "notice_period")
    assert "notice_period" not in [field.name for field in fields.find(ANNA, CANDIDATE)]
    assert records.get(ANNA, CANDIDATE, "K-1").extra["notice_period"] == "2 months"
    assert records.change(ANNA, CANDIDATE, "K-1", {"city": "Assen"}).record.extra["notice_period"] == "2 months"
    fields.retire(ANNA, CANDIDATE, "notice_period", active=True)
    assert "notice_period" in [field.name for field in fields.shape(ANNA, CANDIDATE).fields]


@pytest.mark.parametrize(
    ("label", "sort", "code"),
    [
        ("", FieldType.TEXT, "field_label"),
        ("City", FieldType.TEXT, "field_name"),
        ("Owner", FieldType.TEXT, "field_name"),
        ("4 days", FieldType.TEXT, "field_name"),
        ("Status", FieldType.TEXT, "field_taken"),
        ("Shift", FieldType.CHOICE, "field_choices"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(fields: CustomFields, label: str, sort: FieldType, code: str) -> None:
    with pytest.raises(UserFault) as caught:
        fields.add(ANNA, CANDIDATE, label, sort)
    assert caught.value.code == code
    assert len(fields.find(ANNA, CANDIDATE, retired=True)) == 3


def test_only_an_administrator_defines_fields_and_everybody_reads_them(agency: Agency, fields: CustomFields) -> None:
    bram = agency.users["bram"]
    with pytest.raises(UserFault, match="Only an administrator may define fields"):
        fields.add(bram, CANDIDATE, "Hours", FieldType.NUMBER)
    assert len(fields.find(bram, CANDIDATE)) == 3


def test_an_import_keeps_what_is_of_another_type(agency: Agency, records: Records, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("ref,status,birth_date\nK-1,Active,unknown\n")
    assert RecordImport(agency.store, agency.desk).import_file(ANNA, CANDIDATE, path).rejected == ()
    extra = records.get(ANNA, CANDIDATE, "K-1").extra
    assert extra == {"status": "Active", "birth_date": "unknown"}


def test_a_label_makes_a_name() -> None:
    assert name_from("Opzegtermijn (weken) é!") == "opzegtermijn_weken_e"
