"""Date headers."""

from datetime import UTC, datetime

import pytest

from carerix_desktop.parse.dates import parse_date


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("Mon, 1 Jan 2024 10:00:00 +0100", datetime(2024, 1, 1, 9, 0, tzinfo=UTC)),
        ("1 Jan 2024 10:00 +0100", datetime(2024, 1, 1, 9, 0, tzinfo=UTC)),
        ("Mon, 01 Jan 2024 10:00:00 -0000", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00 GMT", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00 EST", datetime(2024, 1, 1, 15, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00 CEST", datetime(2024, 1, 1, 8, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 2024 10:00:00 +0100 (CET)", datetime(2024, 1, 1, 9, 0, tzinfo=UTC)),
        ("Mon, 1 Jan 24 10:00:00 +0000", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("1 Jan 98 10:00:00 +0000", datetime(1998, 1, 1, 10, 0, tzinfo=UTC)),
        ("ma, 1 mrt 2024 10:00:00 +0000", datetime(2024, 3, 1, 10, 0, tzinfo=UTC)),
        ("01-Jan-2024 10:00:00 +0000", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("Mon Jan  1 10:00:00 2024", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("2024-01-01T10:00:00+01:00", datetime(2024, 1, 1, 9, 0, tzinfo=UTC)),
        ("2024-01-01 10:00:00", datetime(2024, 1, 1, 10, 0, tzinfo=UTC)),
        ("Sat, 31 Dec 2016 23:59:60 +0000", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Tue, 19 Jan 2038 03:14:08 +0000", datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)),
    ],
)
def test_a_date_is_an_instant(value, instant):
    assert parse_date(value) == instant


@pytest.mark.parametrize(
    "value",
    [
        "",
        "gisteren",
        "Tue, 31 Feb 2023 10:00:00 +0100",
        "Tue, 1 Feb 2023 25:61:00 +0100",
        "Mon, 1 Jan 2024 10:00:00 +9900",
        "31 Dec 9999 23:59:59 -0100",
        "1 Jan 0000 00:00:00 +0000",
        "9" * 10_000,
        "1 " * 10_000,
        "Mon, " * 1_000,
        "\x00",
        "0000-00-00",
        "1 Foo 2024 10:00:00 +0000",
    ],
)
def test_what_cannot_be_is_none(value):
    assert parse_date(value) is None
