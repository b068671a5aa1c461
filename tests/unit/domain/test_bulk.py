"""Who is left out of a bulk sending, and why (RULES.md section 5)."""

from dataclasses import replace

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
    situation_of,
)
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation
from tests.support.fake_templates import REJECT_NL

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


TICKED, WARNED, ASIDE, OUT = "ticked", "warned", "aside", "left out"
KINDS_OF_MESSAGE = (None, Situation.OTHER, Situation.CLIENT, Situation.RECEIVED, Situation.INVITE, Situation.REJECT)
WHO = {
    "": (TICKED, TICKED, TICKED, TICKED, TICKED, TICKED),
    "new": (TICKED, TICKED, TICKED, TICKED, TICKED, TICKED),
    "proposed": (TICKED, TICKED, TICKED, TICKED, TICKED, TICKED),
    "invited": (TICKED, TICKED, TICKED, WARNED, WARNED, TICKED),
    "interview": (TICKED, TICKED, TICKED, WARNED, WARNED, TICKED),
    "offered": (TICKED, TICKED, TICKED, WARNED, WARNED, ASIDE),
    "placed": (TICKED, TICKED, TICKED, ASIDE, ASIDE, ASIDE),
    "rejected": (OUT, OUT, OUT, OUT, OUT, OUT),
    "withdrawn": (ASIDE, ASIDE, ASIDE, ASIDE, ASIDE, ASIDE),
}


def _how(standing):
    if standing.hindrance is not None:
        return OUT
    if not standing.comes_ticked:
        return ASIDE
    return WARNED if standing.needs_attention else TICKED


@pytest.mark.parametrize("status", WHO)
def test_who_is_ticked_warned_of_set_aside_or_left_out_by_status_and_kind_of_message(status):
    how = tuple(_how(judge([person(match_status=status)], kind)[0]) for kind in KINDS_OF_MESSAGE)
    assert how == WHO[status]


def test_the_table_knows_every_status_and_every_kind_of_message():
    assert set(WHO) == {"", *MATCH_STATUSES}
    assert set(KINDS_OF_MESSAGE) == {None, *Situation}


@pytest.mark.parametrize(
    ("situation", "status_after", "comes_down_to"),
    [
        (Situation.REJECT, "", Situation.REJECT),
        (Situation.OTHER, "rejected", Situation.REJECT),
        (Situation.OTHER, "invited", Situation.INVITE),
        (Situation.OTHER, "placed", Situation.OTHER),
        (Situation.CLIENT, "", Situation.CLIENT),
    ],
)
def test_what_a_template_does_counts_before_the_drawer_that_it_is_in(situation, status_after, comes_down_to):
    assert situation_of(replace(REJECT_NL, situation=situation, status_after=status_after)) is comes_down_to


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
