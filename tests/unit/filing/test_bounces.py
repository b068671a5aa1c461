"""Delivery reports mark addresses, and only those that a message of ours really went to."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from carerix_desktop.storage.tables_crm import record_address
from tests.support.agency import ANNA, Agency, Sent, mail
from tests.unit.filing.test_conversing import REPORT

JAN = "jan@example.nl"


def marked(agency: Agency) -> bool:
    with agency.store.work(None) as work:
        return bool(work.connection.execute(select(record_address.c.undeliverable)).scalar_one())


@pytest.mark.parametrize(
    ("sender", "to", "report", "expected"),
    [
        pytest.param(ANNA, JAN, REPORT, True, id="our message to this address failed for good"),
        pytest.param(ANNA, JAN, REPORT.replace(b"5.1.1", b"4.2.2"), False, id="failed for now"),
        pytest.param(ANNA, "piet@example.nl", REPORT, False, id="went to somebody else"),
        pytest.param("piet@example.nl", JAN, REPORT, False, id="not a message of ours"),
        pytest.param(ANNA, JAN, REPORT.replace(b"<a>", b"<b>"), False, id="a message that is not here"),
    ],
)
def test_a_report_marks_the_address_of_a_message_of_ours(
    agency: Agency, sender: str, to: str, report: bytes, expected: bool
) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("a", sender=sender, to=to), "anna/sent"))
    agency.file(report)
    assert marked(agency) is expected
