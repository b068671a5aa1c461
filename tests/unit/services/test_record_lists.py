"""Lists of files: what each filter finds, in which order, whose; filters that are kept; many changed with one undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_query import Condition, Operator, Place, RecordQuery, SavedFilter
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.record_lists import RecordLists
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_mail import conversation, message
from tests.support.agency import Agency, mail

CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH
IS, IS_NOT, CONTAINS, EMPTY = Operator.IS, Operator.IS_NOT, Operator.CONTAINS, Operator.EMPTY
FILLED, BEFORE, AFTER = Operator.FILLED, Operator.BEFORE, Operator.AFTER

ALL, JOBS = RecordQuery(kind=CANDIDATE), RecordQuery(kind=VACANCY)


class Desk:
    """Ann (Anna's, Groningen), Ben (Bram's, Zwolle, confidential), Cas (nobody's, no city), Dot (Anna's, Assen)."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.anna, self.bram = agency, agency.users["anna"], agency.users["bram"]
        self.records, self.lists = Records(agency.store, agency.desk), RecordLists(agency.store)
        people = (
            {"ref": "K-1", "first_name": "Ann", "city": "Groningen", "owner": "anna", "language": "nl", "shoe": "40"},
            {"ref": "K-2", "first_name": "Ben", "city": "Zwolle", "owner": "bram", "confidential": "yes"},
            {"ref": "K-3", "first_name": "Cas", "language": "en"},
            {"ref": "K-4", "first_name": "Dot", "city": "Assen", "owner": "anna"},
        )
        for one in people:
            fields = {**one, "emails": f"{one['first_name'].lower()}@post.example"}
            self.records.add(self.anna, CANDIDATE, fields)
        self.records.add(self.anna, VACANCY, {"ref": "V-1", "title": "Developer", "status": "open"})
        self.records.add(self.anna, MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-1", "status": "invited"})

    def found(self, *conditions: Condition, who: str = "anna", query: RecordQuery = ALL) -> str:
        viewer = self.agency.users[who]
        keys = self.lists.find_keys(viewer, replace(query, conditions=conditions))
        return " ".join(record.name for record in self.records.get_many(viewer, query.kind, keys))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    agency = Agency(tmp_path)
    yield Desk(agency)
    agency.close()


@pytest.mark.parametrize(
    ("field", "operator", "value", "found"),
    [
        ("city", CONTAINS, "groning", "Ann"),
        ("city", IS, "zwolle", "Ben"),
        ("city", IS_NOT, "zwolle", "Ann Cas Dot"),
        ("city", EMPTY, "", "Cas"),
        ("city", FILLED, "", "Ann Ben Dot"),
        ("language", IS, "nl", "Ann"),
        ("confidential", IS, "yes", "Ben"),
        ("confidential", IS, "no", "Ann Cas Dot"),
        ("owner", IS, "bram", "Ben"),
        ("owner", IS, "@me", "Ann Dot"),
        ("owner", IS_NOT, "@me", "Ben Cas"),
        ("owner", EMPTY, "", "Cas"),
        ("stage", IS, "invited", "Ann"),
        ("stage", IS_NOT, "invited", "Ben Cas Dot"),
        ("stage", EMPTY, "", "Ben Cas Dot"),
        ("emails", CONTAINS, "cas@", "Cas"),
        ("emails", IS, "dot@post.example", "Dot"),
        ("shoe", IS, "40", "Ann"),
        ("shoe", EMPTY, "", "Ben Cas Dot"),
    ],
)
def test_each_filter_finds_what_it_says(desk: Desk, field: str, operator: Operator, value: str, found: str) -> None:
    assert desk.found(Condition(field=field, operator=operator, value=value)) == found


def test_all_conditions_and_words_hold_together(desk: Desk) -> None:
    mine = Condition(field="owner", operator=IS, value="@me")
    assert desk.found(mine, Condition(field="city", operator=FILLED), query=replace(ALL, words="ass")) == "Dot"


def test_vacancies_are_found_by_status_and_by_who_is_in_which_stage(desk: Desk) -> None:
    assert desk.found(Condition(field="status", operator=IS, value="open"), query=JOBS) == "Developer"
    assert desk.found(Condition(field="stage", operator=IS, value="invited"), query=JOBS) == "Developer"
    assert desk.found(Condition(field="stage", operator=IS, value="placed"), query=JOBS) == ""


@pytest.mark.parametrize(
    ("sort", "descending", "found"),
    [
        ("name", True, "Dot Cas Ben Ann"),
        ("city", False, "Dot Ann Ben Cas"),
        ("city", True, "Ben Ann Dot Cas"),
        ("owner", False, "Ann Dot Ben Cas"),
        ("shoe", False, "Ann Ben Cas Dot"),
        ("emails", True, "Dot Cas Ben Ann"),
    ],
)
def test_the_store_sorts_and_the_empty_stand_last(desk: Desk, sort: str, descending: bool, found: str) -> None:
    assert desk.found(query=replace(ALL, sort=sort, descending=descending)) == found


def test_my_list_and_the_files_that_i_opened_last(desk: Desk) -> None:
    mine, recent = replace(ALL, place=Place.MINE), replace(ALL, place=Place.RECENT)
    assert desk.found(query=mine) == "Ann Dot"
    assert desk.found(query=mine, who="bram") == "Ben"
    desk.lists.visit(desk.anna, CANDIDATE, "K-3")
    desk.lists.visit(desk.anna, CANDIDATE, "K-3")
    desk.lists.visit(desk.anna, CANDIDATE, "K-99")
    assert desk.found(query=recent) == "Cas"
    assert desk.found(query=recent, who="bram") == ""


def test_the_last_contact_is_that_of_the_mail_that_the_viewer_sees(desk: Desk) -> None:
    desk.agency.file(mail("old@x", sender="ann@post.example", day=1), mail("new@x", sender="ann@post.example", day=200))
    recent = desk.agency.key("new@x")
    since, before = (Condition(field="last_contact", operator=one, value="2026-03-01") for one in (AFTER, BEFORE))
    never = Condition(field="last_contact", operator=EMPTY)
    assert (desk.found(since), desk.found(before), desk.found(never)) == ("Ann", "", "Ben Cas Dot")
    with desk.agency.store.work(None) as work:
        talk = select(message.c.conversation_key).where(message.c.key == recent).scalar_subquery()
        work.connection.execute(update(conversation).where(conversation.c.key == talk).values(confidential=True))
    assert (desk.found(since, who="bram"), desk.found(before, who="bram")) == ("", "Ann")
    assert desk.found(since) == "Ann"


@pytest.mark.parametrize(
    "condition",
    [
        Condition(field="city", operator=BEFORE, value="2026-01-01"),
        Condition(field="city", operator=IS, value=" "),
        Condition(field="last_contact", operator=AFTER, value="yesterday"),
        Condition(field="stage", operator=IS, value="elsewhere"),
        Condition(field="confidential", operator=IS, value="perhaps"),
    ],
)
def test_a_condition_that_cannot_be_is_one_clear_sentence(desk: Desk, condition: Condition) -> None:
    with pytest.raises(UserFault):
        desk.found(condition)


def test_a_hostile_field_name_and_value_find_nothing_and_break_nothing(desk: Desk) -> None:
    hostile = Condition(field="x\"' OR 1=1 --", operator=CONTAINS, value="%' OR 1=1 --")
    assert desk.found(hostile) == ""


def test_filters_are_kept_for_oneself_or_for_the_team_renamed_and_removed_with_the_way_back(desk: Desk) -> None:
    condition = Condition(field="city", operator=IS, value="Assen")
    own = SavedFilter(kind=CANDIDATE, name="  Near   home ", conditions=(condition,), columns=("name", "city"))
    kept = desk.lists.save_filter(desk.anna, own)
    assert desk.lists.filters(desk.bram, CANDIDATE) == []
    shared = desk.lists.save_filter(desk.anna, SavedFilter(kind=CANDIDATE, name="All open", team=True))
    assert desk.lists.filters(desk.bram, CANDIDATE) == [shared]
    assert desk.lists.filters(desk.anna, CANDIDATE) == [kept, shared]
    assert (kept.name, kept.conditions, kept.columns) == ("Near home", (condition,), ("name", "city"))
    with pytest.raises(NotVisible):
        desk.lists.remove_filter(desk.bram, kept)
    gone = desk.lists.remove_filter(desk.anna, kept)
    assert desk.lists.filters(desk.anna, CANDIDATE) == [shared]
    desk.lists.save_filter(desk.anna, gone)
    assert [one.name for one in desk.lists.filters(desk.anna, CANDIDATE)] == ["Near home", "All open"]


def test_a_filter_without_a_name_or_of_somebody_else_is_refused(desk: Desk) -> None:
    with pytest.raises(UserFault):
        desk.lists.save_filter(desk.anna, SavedFilter(kind=CANDIDATE, name=" "))
    kept = desk.lists.save_filter(desk.anna, SavedFilter(kind=CANDIDATE, name="Mine"))
    with pytest.raises(NotVisible):
        desk.lists.save_filter(desk.bram, kept)


def test_many_get_a_value_at_once_and_each_gets_its_own_back(desk: Desk) -> None:
    done = desk.lists.change_many(desk.anna, CANDIDATE, ["K-1", "K-2", "K-3"], {"owner": "bram"})
    assert desk.found(Condition(field="owner", operator=IS, value="bram")) == "Ann Ben Cas"
    assert [one.ref for one in done.changes] == ["K-1", "K-3"]
    desk.records.change(desk.bram, CANDIDATE, "K-3", {"owner": "anna"})
    back = desk.lists.take_back(desk.anna, done)
    assert back.kept == 1
    assert desk.found(Condition(field="owner", operator=IS, value="anna")) == "Ann Cas Dot"


def test_a_change_of_many_that_is_stopped_keeps_what_was_done_and_takes_back_just_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carerix_desktop.services.record_lists.AT_ONCE", 2)
    progress = Progress()
    progress.stop()
    done = desk.lists.change_many(desk.anna, CANDIDATE, ["K-1", "K-3", "K-4"], {"owner": "bram"}, progress)
    assert ([one.ref for one in done.changes], done.left, progress.done) == (["K-1", "K-3"], 1, 2)
    assert desk.found(Condition(field="owner", operator=IS, value="@me")) == "Dot"
    desk.lists.take_back(desk.anna, done)
    assert desk.found(Condition(field="owner", operator=IS, value="@me")) == "Ann Dot"


def test_one_value_that_cannot_be_changes_nobody(desk: Desk) -> None:
    with pytest.raises(UserFault, match="no user"):
        desk.lists.change_many(desk.anna, CANDIDATE, ["K-1", "K-2"], {"owner": "nobody-here"})
    assert desk.found(Condition(field="owner", operator=IS, value="@me")) == "Ann Dot"


def test_further_fields_are_named_and_users_listed(desk: Desk) -> None:
    assert {"status", "birth_date", "shoe"} <= set(desk.lists.further_fields(desk.anna, CANDIDATE))
    assert desk.lists.owners(desk.anna) == [("anna", "Anna"), ("bram", "Bram")]
