"""Who is left out of a bulk sending, and why (RULES.md section 5)."""

import pytest

from carerix_desktop.domain.bulk import (
    Addressee,
    Caution,
    Hindrance,
    TodaysMail,
    is_on_hold,
    is_owner,
    judge,
    owner_of,
)
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind

KNOWN = {"given": "candidate:K-1", "kind": RecordKind.CANDIDATE, "key": RecordKey(1), "ref": "K-1", "name": "Ruben"}


def person(**facts):
    return Addressee(**{**KNOWN, "address": "ruben@post.example", **facts})


@pytest.mark.parametrize(
    ("facts", "hindrance"),
    [
        ({}, None),
        ({"kind": RecordKind.CONTACT}, None),
        ({"key": RecordKey(0)}, Hindrance.UNKNOWN),
        ({"kind": RecordKind.VACANCY}, Hindrance.NO_CONTACT),
        ({"kind": RecordKind.COMPANY}, Hindrance.WRONG_KIND),
        ({"address": ""}, Hindrance.NO_ADDRESS),
        ({"address": "ruben at home"}, Hindrance.NO_ADDRESS),
        ({"undeliverable": True}, Hindrance.UNDELIVERABLE),
        ({"opted_out": True}, Hindrance.OPTED_OUT),
        ({"match_status": "rejected"}, Hindrance.REJECTED),
        ({"match_status": "withdrawn"}, None),
        ({"match_status": "interview"}, None),
        ({"on_hold": True}, Hindrance.ON_HOLD),
        ({"address": "", "opted_out": True, "on_hold": True}, Hindrance.NO_ADDRESS),
        ({"confidential": True}, None),
        ({"owned": False, "owner": "pieter"}, None),
    ],
)
def test_people_are_left_out_for_a_reason(facts, hindrance):
    (standing,) = judge([person(**facts)])
    assert standing.hindrance is hindrance


@pytest.mark.parametrize(
    ("facts", "cautions", "attention"),
    [
        ({}, (), False),
        ({"mail": TodaysMail(message=MessageKey(9), incoming=True, at=5)}, (Caution.MAILED_TODAY,), True),
        ({"confidential": True}, (Caution.CONFIDENTIAL,), False),
        ({"owned": False, "owner": "pieter"}, (Caution.OTHER_OWNER,), True),
    ],
)
def test_some_are_kept_and_to_be_looked_at(facts, cautions, attention):
    (standing,) = judge([person(**facts)])
    assert (standing.hindrance, standing.cautions, standing.needs_attention) == (None, cautions, attention)


def test_of_two_people_on_one_address_the_first_keeps_it_and_is_named():
    first, second, other = judge(
        [
            person(name="Ruben Smit"),
            person(name="Kwame", key=RecordKey(2), address="RUBEN@Post.Example"),
            person(name="Iris", key=RecordKey(3), address="iris@post.example"),
        ]
    )
    assert (first.hindrance, other.hindrance) == (None, None)
    assert (second.hindrance, second.detail) == (Hindrance.DUPLICATE, "Ruben Smit")


def test_somebody_who_is_left_out_takes_no_address():
    first, second = judge([person(opted_out=True), person(key=RecordKey(2))])
    assert (first.hindrance, second.hindrance) == (Hindrance.OPTED_OUT, None)


@pytest.mark.parametrize(
    ("extra", "held"),
    [
        ({}, False),
        ({"status": "On hold"}, True),
        ({"Status": "on-hold"}, True),
        ({"status": "In de wacht"}, True),
        ({"status": "aangehouden"}, True),
        ({"status": "available"}, False),
        ({"status": ""}, False),
        ({"on_hold": "ja"}, True),
        ({"On hold": "yes"}, True),
        ({"on_hold": "no"}, False),
        ({"remarks": "on hold"}, False),
    ],
)
def test_a_further_column_says_who_is_on_hold(extra, held):
    assert is_on_hold({}, extra) is held


@pytest.mark.parametrize(
    ("extra", "owned"),
    [
        ({}, True),
        ({"owner": ""}, True),
        ({"owner": "eva"}, True),
        ({"Eigenaar": "Eva  Bakker"}, True),
        ({"owner": "EVA@noorderlicht.example"}, True),
        ({"owner": "pieter"}, False),
    ],
)
def test_a_further_column_names_the_owner(extra, owned):
    assert is_owner(owner_of(extra), ("eva", "Eva Bakker", "eva@noorderlicht.example")) is owned
