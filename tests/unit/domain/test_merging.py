"""What of two files differs, what is proposed, and what the one file says."""

import pytest

from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.merging import Side, differences, further_status, merged_fields
from carerix_desktop.domain.record import Record


def person(**fields: str) -> Record:
    extra = {name: fields.pop(name) for name in list(fields) if name.startswith("x_")}
    return Record(key=RecordKey(1), kind=RecordKind.CANDIDATE, ref="K-1", name="Sanne", fields=fields, extra=extra)


@pytest.mark.parametrize(
    ("field", "kept", "gone", "side", "wanted"),
    [
        ("city", "Utrecht", "Breda", None, "Utrecht"),
        ("city", "Utrecht", "Breda", Side.GONE, "Breda"),
        ("city", "", "Breda", Side.KEPT, "Breda"),
        ("city", "Utrecht", "Breda", Side.BOTH, "Utrecht"),
        ("emails", "a@x.nl;b@x.nl", "b@x.nl;c@x.nl", None, "a@x.nl;b@x.nl;c@x.nl"),
        ("emails", "a@x.nl", "c@x.nl", Side.GONE, "c@x.nl"),
        ("phones", "06", "07", Side.KEPT, "06"),
        ("notes", "One.", "Two.", None, "One.\n\nTwo."),
        ("confidential", "no", "yes", None, "yes"),
        ("confidential", "yes", "no", None, "yes"),
        ("confidential", "no", "yes", Side.KEPT, "no"),
        ("opt_out", "no", "yes", None, "yes"),
        ("x_salary", "1", "2", Side.GONE, "2"),
        ("x_salary", "", "2", None, "2"),
    ],
)
def test_the_one_file_says(field: str, kept: str, gone: str, side: Side | None, wanted: str) -> None:
    chosen = {} if side is None else {field: side}
    assert merged_fields(person(**{field: kept}), person(**{field: gone}), chosen)[field] == wanted


def test_only_what_both_say_differently_is_asked() -> None:
    one = person(first_name="Sanne", last_name="Vries", city="", emails="b@x.nl;a@x.nl")
    other = person(first_name="Sanne", last_name="de Vries", city="Breda", emails="a@x.nl;b@x.nl")
    assert [difference.field for difference in differences(one, other)] == ["last_name"]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("new", "invited", "invited"),
        ("interview", "proposed", "interview"),
        ("offered", "rejected", "rejected"),
        ("placed", "rejected", "placed"),
        ("rejected", "withdrawn", "rejected"),
    ],
)
def test_of_two_matches_the_further_stage_is_kept(one: str, other: str, wanted: str) -> None:
    assert further_status(one, other) == wanted
