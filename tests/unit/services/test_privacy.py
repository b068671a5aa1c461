"""Ground, consent and hold of a person; retention rules propose, and never do anything by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.privacy import Condition, ConsentState, Ground, Privacy, RetentionRule, months_before
from carerix_desktop.services.privacy import PrivacyNotes
from carerix_desktop.storage.tables_crm import candidate, vacancy_match
from carerix_desktop.storage.tables_files import entry, entry_record, record_log
from carerix_desktop.storage.tables_mail import app_user
from tests.support.agency import Agency, mail

TODAY = date(2026, 11, 23)
CANDIDATE = RecordKind.CANDIDATE
CONSENT = Privacy(ground=Ground.CONSENT, consent_on=date(2025, 1, 1), consent_until=date(2026, 12, 31))


@pytest.fixture
def agency(tmp_path: Path):
    made = Agency(tmp_path)
    with made.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == "anna").values(role="administrator"))
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Berg")
    made.add_record("candidate:K-2", "piet@example.nl", full_name="Piet Dal")
    yield made
    made.close()


@pytest.fixture
def notes(agency) -> PrivacyNotes:
    return PrivacyNotes(agency.store, lambda: TODAY)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, ConsentState.GIVEN),
        ({"consent_until": None}, ConsentState.GIVEN),
        ({"consent_until": date(2026, 12, 24)}, ConsentState.GIVEN),
        ({"consent_until": date(2026, 12, 23)}, ConsentState.ENDING),
        ({"consent_until": TODAY}, ConsentState.ENDING),
        ({"consent_until": date(2026, 11, 22)}, ConsentState.EXPIRED),
        ({"consent_on": None, "consent_until": None}, ConsentState.MISSING),
        ({"ground": Ground.CONTRACT}, ConsentState.UNSAID),
    ],
)
def test_consent_warns_within_thirty_days_of_its_end(changes, state):
    assert replace(CONSENT, **changes).consent(TODAY) is state


def test_what_is_noted_is_kept_and_each_change_is_in_the_log(agency, notes):
    bram = agency.users["bram"]
    assert notes.get(bram, CANDIDATE, "K-1") == Privacy()
    notes.save(bram, CANDIDATE, "K-1", CONSENT)
    notes.save(bram, CANDIDATE, "K-1", replace(CONSENT, consent_until=None))
    assert notes.get(bram, CANDIDATE, "K-1") == replace(CONSENT, consent_until=None)
    with agency.store.work(None) as work:
        columns = (record_log.c.made_by, record_log.c.field, record_log.c.before, record_log.c.after)
        lines = [tuple(row) for row in work.connection.execute(select(*columns))]
    assert ("bram", "ground", "", "consent") in lines
    assert lines[-1] == ("bram", "consent_until", "2026-12-31", "")


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"consent_until": date(2024, 1, 1)}, "consent_dates"), ({"hold": True, "hold_why": " "}, "hold_why")],
)
def test_what_cannot_be_is_refused(agency, notes, changes, code):
    with pytest.raises(UserFault) as caught:
        notes.save(agency.users["anna"], CANDIDATE, "K-1", replace(CONSENT, **changes))
    assert caught.value.code == code


def test_only_an_administrator_puts_on_and_lifts_a_hold(agency, notes):
    held = replace(CONSENT, hold=True, hold_why="geding")
    with pytest.raises(UserFault) as caught:
        notes.save(agency.users["bram"], CANDIDATE, "K-1", held)
    assert caught.value.code == "forbidden"
    notes.save(agency.users["anna"], CANDIDATE, "K-1", held)
    notes.save(agency.users["bram"], CANDIDATE, "K-1", replace(held, consent_until=None))
    with pytest.raises(UserFault):
        notes.save(agency.users["bram"], CANDIDATE, "K-1", CONSENT)


def test_who_is_not_there_or_no_person_is_refused(agency, notes):
    agency.add_record("company:B-1")
    for kind, ref in ((CANDIDATE, "K-9"), (RecordKind.COMPANY, "B-1")):
        with pytest.raises(NotVisible):
            notes.get(agency.users["anna"], kind, ref)


def _rule(notes, agency, condition, months, value="") -> None:
    rule = RetentionRule(kind=CANDIDATE, condition=condition, months=months, value=value)
    notes.save_rule(agency.users["anna"], rule)


def _proposed(notes, agency) -> list[tuple[str, str]]:
    return [(one.ref, one.condition.value) for one in notes.propose(agency.users["anna"])]


def test_who_had_no_contact_for_so_long_is_proposed(agency, notes):
    _rule(notes, agency, Condition.NO_CONTACT, 6)
    agency.file(mail("old@x", sender="jan@example.nl", day=10), mail("new@x", sender="piet@example.nl", day=250))
    assert _proposed(notes, agency) == [("K-1", "no_contact")]
    with agency.store.work(None) as work:
        at = 1_790_000_000  # in September 2026
        work.connection.execute(insert(entry).values(key=1, sort="call", author_key=1, at=at, changed_at=at, detail={}))
        key = agency.records["candidate:K-1"]
        work.connection.execute(insert(entry_record).values(entry_key=1, kind="candidate", record_key=key, at=at))
    assert _proposed(notes, agency) == []


def test_contact_that_is_hidden_from_the_administrator_counts_too(agency, notes):
    _rule(notes, agency, Condition.NO_CONTACT, 6)
    agency.file(
        mail("s@x", sender="jan@example.nl", to="bram@bureau.nl", subject="vertrouwelijk", day=300),
    )
    assert "K-1" not in [ref for ref, _why in _proposed(notes, agency)]


def test_who_is_new_is_not_proposed(agency, notes):
    _rule(notes, agency, Condition.NO_CONTACT, 6)
    with agency.store.work(None) as work:
        work.connection.execute(update(candidate).values(created_at=1_790_000_000))
    assert _proposed(notes, agency) == []


def test_expired_consent_is_proposed_after_its_months(agency, notes):
    _rule(notes, agency, Condition.CONSENT_EXPIRED, 1)
    ended = replace(CONSENT, consent_until=date(2026, 10, 23))
    notes.save(agency.users["anna"], CANDIDATE, "K-1", ended)
    assert _proposed(notes, agency) == []
    notes.save(agency.users["anna"], CANDIDATE, "K-1", replace(ended, consent_until=date(2026, 10, 22)))
    assert _proposed(notes, agency) == [("K-1", "consent_expired")]


def test_a_status_rule_wants_all_procedures_in_that_status(agency, notes):
    agency.add_record("vacancy:V-1")
    agency.add_record("vacancy:V-2")
    agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-1")
    agency.add_match("match:M-2", "candidate:K-1", "vacancy:V-2")
    _rule(notes, agency, Condition.STATUS, 3, "rejected")
    with agency.store.work(None) as work:
        work.connection.execute(update(vacancy_match).where(vacancy_match.c.ref == "M-1").values(status="rejected"))
    assert _proposed(notes, agency) == []
    with agency.store.work(None) as work:
        work.connection.execute(update(vacancy_match).values(status="rejected"))
    assert _proposed(notes, agency) == [("K-1", "status")]


def test_who_is_on_hold_or_kept_is_not_proposed(agency, notes):
    anna = agency.users["anna"]
    _rule(notes, agency, Condition.NO_CONTACT, 6)
    notes.save(anna, CANDIDATE, "K-1", Privacy(hold=True, hold_why="geding"))
    notes.keep(anna, [(CANDIDATE, "K-2")], until=date(2027, 5, 1), why="komt terug")
    assert _proposed(notes, agency) == []
    assert notes.get(anna, CANDIDATE, "K-2").keep_why == "komt terug"
    later = PrivacyNotes(agency.store, lambda: date(2027, 5, 1))
    assert _proposed(later, agency) == [("K-2", "no_contact")]


def test_keeping_needs_a_reason_and_a_day_to_come(agency, notes):
    for until, why, code in ((date(2027, 1, 1), " ", "keep_why"), (TODAY, "x", "keep_until")):
        with pytest.raises(UserFault) as caught:
            notes.keep(agency.users["anna"], [(CANDIDATE, "K-1")], until=until, why=why)
        assert caught.value.code == code


def test_rules_are_an_administrators(agency, notes):
    for act in (
        lambda: notes.propose(agency.users["bram"]),
        lambda: notes.delete_rule(agency.users["bram"], 1),
        lambda: notes.save_rule(
            agency.users["bram"], RetentionRule(kind=CANDIDATE, condition=Condition.NO_CONTACT, months=3)
        ),
    ):
        with pytest.raises(UserFault) as caught:
            act()
        assert caught.value.code == "forbidden"


def test_a_rule_that_is_changed_switched_off_or_forgotten(agency, notes):
    anna = agency.users["anna"]
    _rule(notes, agency, Condition.NO_CONTACT, 6)
    (rule,) = notes.rules(anna)
    notes.save_rule(anna, replace(rule, active=False))
    assert _proposed(notes, agency) == []
    notes.delete_rule(anna, rule.key)
    assert notes.rules(anna) == ()
    with pytest.raises(UserFault):
        notes.save_rule(anna, replace(rule, months=0))


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 23), 24, date(2024, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_so_many_months_earlier(day, months, earlier):
    assert months_before(day, months) == earlier
