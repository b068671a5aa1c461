"""Delivery reports mark addresses, and only those that a message of ours really went to."""

from __future__ import annotations

from pathlib import Path

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
    tmp_path: Path, sender: str, to: str, report: bytes, expected: bool
) -> None:
    for first in (True, False):  # the report may be here before what it reports on
        agency = Agency(tmp_path / str(first))
        agency.add_record("candidate:K-1", JAN)
        both = [Sent(mail("a", sender=sender, to=to), "anna/sent"), report]
        agency.file(*(both if first else reversed(both)), batch=1)
        assert marked(agency) is expected
        agency.close()


def test_an_address_that_mail_came_back_from_is_marked_when_a_record_gets_it(agency: Agency) -> None:
    agency.file(Sent(mail("a", sender=ANNA, to=JAN), "anna/sent"), REPORT)
    agency.add_record("candidate:K-1")
    agency.add_address("candidate:K-1", JAN)
    assert marked(agency) is True


def test_a_report_that_lay_in_junk_counts_from_the_moment_it_leaves_it(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(Sent(mail("a", sender=ANNA, to=JAN), "anna/sent"))
    agency.file(Sent(REPORT, "anna/junk"))
    assert marked(agency) is False
    agency.file(Sent(REPORT, "anna/inbox"))
    assert marked(agency) is True
