"""Columns of somebody's file are known by their usual names."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.import_columns import guess_columns


@pytest.mark.parametrize("name", ["Geb.datum", "Geboortedatum", "DOB", "Date of birth", "Geburtsdatum", "birth_date"])
def test_a_date_of_birth_is_known_by_its_usual_names_for_candidates_alone(name: str) -> None:
    assert guess_columns(RecordKind.CANDIDATE, ["Nr", name]) == {"Nr": "ref", name: "birth_date"}
    assert guess_columns(RecordKind.COMPANY, ["Nr", name])[name] == name
