"""Telephone numbers: kept as typed, shown and compared in one international form, dialled by a tel: address."""

from __future__ import annotations

import pytest

from carerix_desktop.parse.phones import compared, international, tel_address


@pytest.mark.parametrize(
    ("typed", "shown", "dialled"),
    [
        ("06 1234 5678", "+31 6 12345678", "tel:+31-6-12345678"),
        ("06-12345678", "+31 6 12345678", "tel:+31-6-12345678"),
        ("0031 6 12345678", "+31 6 12345678", "tel:+31-6-12345678"),
        ("+32 475 12 34 56", "+32 475 12 34 56", "tel:+32-475-12-34-56"),
        ("050 123 45 67 ext. 12", "+31 50 123 4567 ext. 12", "tel:+31-50-123-4567;ext=12"),
        (" receptie ", "receptie", ""),
        ("112", "112", ""),
        ("tel:javascript:alert(1)", "tel:javascript:alert(1)", ""),
        ("", "", ""),
    ],
)
def test_a_number_is_shown_and_dialled_in_its_international_form(typed: str, shown: str, dialled: str) -> None:
    assert international(typed) == shown
    assert tel_address(typed) == dialled


def test_numbers_compare_however_they_were_typed() -> None:
    assert compared("06-12345678; +31 (0)6 12345678;receptie") == ("+31612345678",)
    assert international("030 1234567", "DE") == "+49 30 1234567"
