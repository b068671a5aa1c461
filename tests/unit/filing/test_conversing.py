"""Conversations: RULES.md section 2, sentence by sentence."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from carerix_desktop.storage import archive_graph
from tests.support.agency import ANNA, START, Agency, Sent, mail
from tests.support.closed import close

JAN, HOME = "jan@example.nl", "jan.prive@home.nl"


def talks(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def test_an_answer_joins_the_conversation_of_what_it_answers(agency: Agency) -> None:
    agency.file(mail("a"), mail("b", irt="a", subject="Iets anders"), mail("c", refs=["a", "b"]), mail("d"))
    assert agency.conversations() == talks("abc", "d")
    assert agency.joined_by() == {"a": "", "b": "header", "c": "header", "d": ""}
    assert agency.parents() == {"a": None, "b": "a", "c": "b", "d": None}


def test_nothing_is_merged_by_subject_alone(agency: Agency) -> None:
    agency.file(mail("a"), mail("b", day=1))
    assert agency.conversations() == talks("a", "b")


def test_two_answers_to_a_message_that_never_came_are_in_one_conversation(agency: Agency) -> None:
    agency.file(mail("b", irt="gone"), mail("c", refs=["gone"]), mail("d", refs=["gone", "alsogone"]))
    assert agency.conversations() == talks("bcd")
    agency.file(mail("e", irt="alsogone"))
    assert agency.conversations() == talks("bcde")


def test_a_late_message_joins_two_conversations(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b"), mail("d", irt="c"))
    assert agency.conversations() == talks("a", "cd")
    agency.file(mail("b", irt="a"))
    assert agency.conversations() == talks("abcd")


def test_in_reply_to_wins_over_references(agency: Agency) -> None:
    agency.file(mail("a"), mail("b", day=1), mail("c", irt="a", refs=["a", "b"]))
    assert agency.conversations() == talks("ac", "b")


def test_a_message_moves_when_what_it_answers_comes_later(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b", refs=["a"]))
    assert agency.conversations() == talks("ac")
    agency.file(mail("b"))
    assert agency.conversations() == talks("a", "bc")


def test_what_comes_in_one_batch_is_put_into_its_conversation_at_once(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency.file(mail("a"))
    again: list[object] = []

    def note(_archive: object, rows: Iterable[object]) -> list[object]:
        again.extend(rows)
        return []

    for step in ("put_parents", "move_to_conversations", "delete_conversations", "find_nodes"):
        monkeypatch.setattr(archive_graph, step, note)
    agency.file(mail("c", irt="b"), mail("b", irt="a"), mail("e", irt="gone"), mail("d", irt="gone"), mail("f"))
    assert agency.conversations() == talks("abc", "de", "f")
    assert agency.parents() == {"a": None, "b": "a", "c": "b", "d": None, "e": None, "f": None}
    assert again == []
    assert agency.count("conversation") == 3


def test_copies_go_with_their_message(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b"))
    agency.file(mail("b", irt="a"))
    with agency.store.archivist().batch() as archive:
        query = (
            "SELECT count(*) FROM message_copy c JOIN message m ON m.key = c.message_key"
            " WHERE c.conversation_key <> m.conversation_key"
        )
        assert archive.connection.exec_driver_sql(query).scalar() == 0
    assert agency.count("conversation") == 1


def test_messages_that_name_each_other_are_one_conversation(agency: Agency) -> None:
    agency.file(mail("a", irt="b"), mail("b", irt="a"), mail("c", irt="c"))
    assert agency.conversations() == talks("ab", "c")


SUBJECT_CASES = [
    ("same counterparty", {"sender": JAN}, True),
    ("another address of that person", {"sender": HOME}, True),
    ("another person", {"sender": "piet@x.nl"}, False),
    ("89 days later", {"sender": JAN, "day": 89}, True),
    ("91 days later", {"sender": JAN, "day": 91}, False),
    ("no mark of a reply", {"sender": JAN, "subject": "Intake"}, False),
    ("another subject", {"sender": JAN, "subject": "Re: Intakes"}, False),
    ("headers that it did not lose", {"sender": JAN, "irt": "gone"}, False),
]


@pytest.mark.parametrize(("headers", "joins"), [c[1:] for c in SUBJECT_CASES], ids=[c[0] for c in SUBJECT_CASES])
@pytest.mark.parametrize("late", [False, True])
def test_a_reply_that_lost_its_headers_joins_by_subject(agency: Agency, headers: dict, joins: bool, late: bool) -> None:
    agency.add_record("candidate:K-1", JAN, HOME)
    first = Sent(mail("a", sender=ANNA, to=JAN, subject="Intake"), "anna/sent")
    reply = Sent(mail("b", **{"subject": "Antw: Intake", "day": 5, **headers}))
    for one in (reply, first) if late else (first, reply):
        agency.file(one)
    assert agency.conversations() == (talks("ab") if joins else talks("a", "b"))
    assert agency.joined_by()["b"] == ("subject" if joins else "")


@pytest.mark.parametrize("mark", ["Re:", "RE:", "Antw:", "AW:", "Betr:", "SV:"])
def test_marks_of_a_reply(agency: Agency, mark: str) -> None:
    agency.file(mail("a", subject="Intake"), mail("b", subject=f"{mark} intake", day=1))
    assert agency.conversations() == talks("ab")


def test_an_empty_bare_subject_never_joins(agency: Agency) -> None:
    agency.file(mail("a", subject=""), mail("b", subject="Re: ", day=1))
    assert agency.conversations() == talks("a", "b")


def test_subject_picks_the_nearest_by_date_then_by_message_id(agency: Agency) -> None:
    agency.file(mail("far", subject="CV"), mail("z", subject="CV", day=5), mail("y", subject="CV", day=5))
    agency.file(mail("reply", subject="Re: CV", day=6))
    assert agency.parents()["reply"] == "y"
    agency.file(mail("nearer", subject="CV", day=5.5))
    assert agency.parents()["reply"] == "nearer"


def test_a_reply_by_subject_gets_the_links(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN, HOME)
    agency.file(mail("a", subject="CV"), mail("b", subject="Re: CV", sender=HOME, day=1))
    assert agency.reasons("b")["candidate:K-1"] == ("reply", "Subject: <a>")


def test_an_address_that_comes_to_a_person_joins_older_replies_by_subject(agency: Agency) -> None:
    agency.add_record("candidate:K-1", JAN)
    agency.file(mail("a", subject="CV"), mail("b", subject="Re: CV", sender=HOME, day=1))
    assert agency.conversations() == talks("a", "b")
    agency.add_address("candidate:K-1", HOME)
    assert agency.conversations() == talks("ab")


REPORT = b"""From: MAILER-DAEMON@mx.nl\r
To: anna@bureau.nl\r
Subject: Undelivered\r
Date: Tue, 06 Jan 2026 09:00:00 +0000\r
Message-ID: <report>\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
failed\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.nl\r
\r
Final-Recipient: rfc822; jan@example.nl\r
Action: failed\r
Status: 5.1.1\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <a>\r
From: anna@bureau.nl\r
--b--\r
"""


@pytest.mark.parametrize("late", [False, True])
def test_a_delivery_report_joins_what_it_reports_on(agency: Agency, late: bool) -> None:
    first = Sent(mail("a", sender=ANNA, to=JAN), "anna/sent")
    for one in (REPORT, first) if late else (first, REPORT):
        agency.file(one)
    assert agency.conversations() == {frozenset({"a", "report"})}
    assert agency.joined_by()["report"] == "report"


def test_a_joined_conversation_is_confidential_where_one_of_the_two_was(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b"))
    close(agency.store, agency.key("a"))
    agency.file(mail("b", irt="a"))
    with agency.store.archivist().batch() as archive:
        assert archive.connection.exec_driver_sql("SELECT confidential FROM conversation").scalars().all() == [1]


def test_a_message_that_leaves_a_confidential_conversation_stays_confidential(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b", refs=["a"]))
    close(agency.store, agency.key("a"))
    agency.file(mail("b"))
    with agency.store.archivist().batch() as archive:
        assert archive.connection.exec_driver_sql("SELECT confidential FROM conversation").scalars().all() == [1, 1]


def test_order_by_key_is_order_by_date(agency: Agency) -> None:
    agency.file(mail("c", day=3), mail("a"), mail("b", day=1), mail("b2", day=1))
    keys = sorted((agency.key(one), one) for one in ("a", "b", "b2", "c"))
    assert [one for _, one in keys] == ["a", "b", "b2", "c"]
    assert keys[0][0] >> 20 == int(START.timestamp())
    assert keys[3][0] >> 20 == int((START + timedelta(days=3)).timestamp())


def test_the_second_batch_counts_on_within_a_second(agency: Agency) -> None:
    agency.file(mail("a"), mail("b"))
    agency.file(mail("c"), mail("d"))
    assert len({agency.key(one) for one in "abcd"}) == 4
