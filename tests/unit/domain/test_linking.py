"""The pure parts of the rules by which a message comes onto files."""

import pytest

from carerix_desktop.domain.linking import (
    NamedPerson,
    counterparty_fields,
    direction_of,
    goes_on,
    is_one_person,
    settles_a_tie,
    sureness_of,
)

PEOPLE = [
    ("nobody", [], False),
    ("one", ["candidate Jan"], True),
    ("candidate and contact of one name", ["candidate Jan de Boer", "contact JAN  de boer"], True),
    ("candidate and contact of two names", ["candidate Jan", "contact Piet"], False),
    ("two candidates of one name", ["candidate Jan", "candidate Jan"], False),
    ("two contacts and a candidate", ["candidate Jan", "contact Jan", "contact Jan"], False),
]


@pytest.mark.parametrize(("people", "one"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_who_is_one_person(people: list[str], one: bool) -> None:
    assert is_one_person([NamedPerson(*name.split(" ", 1)) for name in people]) is one


@pytest.mark.parametrize(
    ("rule", "evidence", "sure"),
    [
        ("hand", "by hand", "certain"),
        ("hand", "Always for this address: jan@x.nl", "certain"),
        ("reply", "In-Reply-To: <a@x>", "certain"),
        ("reply", "References: <a@x>", "certain"),
        ("reply", "Subject: <a@x>", "likely"),
        ("address", "From: jan@x.nl", "certain"),
        ("address", "Cc: jan@x.nl", "certain"),
        ("forwarded", "Forwarded From: jan@x.nl", "likely"),
        ("company", "Contact: P-1", "certain"),
        ("company", "From: jan@x.nl", "likely"),
        ("company", "To: jan@x.nl", "likely"),
        ("reference", "Subject: v-2041", "certain"),
        ("bounce", "Message-ID: <a@x>", "certain"),
    ],
)
def test_a_link_is_certain_or_likely_by_its_rule_and_what_it_rests_on(rule: str, evidence: str, sure: str) -> None:
    assert sureness_of(rule, evidence) == sure


def test_counterparties_stand_in_these_headers() -> None:
    assert counterparty_fields("in") == {"from", "reply_to", "to", "cc"}
    assert counterparty_fields("out") == {"to", "cc", "bcc"}
    assert counterparty_fields("in", automated=True) == {"reply_to", "to", "cc"}


def test_the_direction_depends_on_the_sender_alone() -> None:
    assert [direction_of(from_a_user=True), direction_of(from_a_user=False)] == ["out", "in"]


@pytest.mark.parametrize(
    ("same_subject", "before", "now", "on"),
    [(True, [], [], True), (False, ["a"], ["a", "b"], True), (False, ["a"], ["b"], False), (False, [], ["b"], False)],
)
def test_when_an_answer_goes_on(same_subject: bool, before: list[str], now: list[str], on: bool) -> None:
    assert goes_on(same_subject=same_subject, counterparties_before=before, taking_part=now) is on


@pytest.mark.parametrize(("rule", "settles"), [("hand", True), ("reply", True), ("address", False), (None, False)])
def test_what_settles_a_tie(rule: str | None, settles: bool) -> None:
    assert settles_a_tie(rule) is settles
