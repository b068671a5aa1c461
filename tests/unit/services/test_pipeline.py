"""The pipeline of a vacancy: moved and filled many at once, one way back, nobody's later work overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey, instant_of
from carerix_desktop.services.pipeline import Pipeline, Step
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_mail import conversation, link, message
from tests.support.agency import Agency, mail

CANDIDATE, VACANCY, MATCH = RecordKind.CANDIDATE, RecordKind.VACANCY, RecordKind.MATCH


class Desk:
    """Three candidates, two vacancies, nobody on them."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.anna = agency, agency.users["anna"]
        self.records, self.pipeline = Records(agency.store, agency.desk), Pipeline(agency.store, agency.desk)
        for number in range(1, 4):
            self.add(CANDIDATE, ref=f"K-{number}", first_name=f"Kim {number}", emails=f"kim{number}@post.example")
        self.add(VACANCY, ref="V-1", title="Developer", status="open")
        self.add(VACANCY, ref="V-2", title="Tester", status="closed")

    def add(self, kind: RecordKind, **fields: str) -> None:
        self.records.add(self.anna, kind, fields)

    def stages(self, vacancy: str = "V-1", viewer: UserKey | None = None) -> dict[str, str]:
        file = self.records.file(viewer or self.anna, VACANCY, vacancy)
        return {one.record.ref: one.status for one in file.procedures}

    def match_of(self, candidate: str) -> str:
        file = self.records.file(self.anna, VACANCY, "V-1")
        return next(one.match for one in file.procedures if one.record.ref == candidate)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    agency = Agency(tmp_path)
    yield Desk(agency)
    agency.close()


def test_several_candidates_are_added_at_once_and_each_pair_only_once(desk: Desk) -> None:
    first = desk.pipeline.add(desk.anna, ["K-1"], ["V-1"])
    added = desk.pipeline.add(desk.anna, ["K-1", "K-2", "K-3"], ["V-1"])
    assert (len(first.matches), len(added.matches), added.already) == (1, 2, 1)
    assert desk.stages() == {"K-1": "new", "K-2": "new", "K-3": "new"}


def test_an_addition_is_taken_back_except_where_somebody_worked_on_it(desk: Desk) -> None:
    added = desk.pipeline.add(desk.anna, ["K-1", "K-2"], ["V-1"])
    desk.records.change(desk.anna, MATCH, added.matches[1], {"status": "proposed"})
    removed = desk.pipeline.remove(desk.anna, added.matches)
    assert removed.kept == 1
    assert desk.stages() == {"K-2": "proposed"}


def test_nobody_is_added_where_one_is_gone(desk: Desk) -> None:
    with pytest.raises(UserFault, match="K-9"):
        desk.pipeline.add(desk.anna, ["K-1", "K-9"], ["V-1"])
    assert desk.stages() == {}


def test_mail_about_the_vacancy_is_linked_to_a_new_match_and_goes_off_it_with_the_undo(desk: Desk) -> None:
    desk.agency.file(mail("one@x", sender="kim1@post.example", subject="About V-1"))
    added = desk.pipeline.add(desk.anna, ["K-1"], ["V-1"])
    assert _links(desk, "one@x") == {"candidate", "vacancy", "match"}
    desk.pipeline.remove(desk.anna, added.matches)
    assert _links(desk, "one@x") == {"candidate", "vacancy"}


def test_many_are_moved_at_once_and_one_undo_takes_each_back_to_its_own_stage(desk: Desk) -> None:
    added = desk.pipeline.add(desk.anna, ["K-1", "K-2"], ["V-1"])
    desk.records.change(desk.anna, MATCH, added.matches[1], {"status": "proposed"})
    steps = [Step(match=added.matches[0], before="new", after="invited")]
    steps.append(Step(match=added.matches[1], before="proposed", after="invited"))
    moved = desk.pipeline.move(desk.anna, steps)
    assert desk.stages() == {"K-1": "invited", "K-2": "invited"}
    desk.pipeline.take_back(desk.anna, moved.back)
    assert desk.stages() == {"K-1": "new", "K-2": "proposed"}


def test_who_was_moved_by_somebody_else_meanwhile_stays_and_is_told(desk: Desk) -> None:
    match = desk.pipeline.add(desk.anna, ["K-1"], ["V-1"]).matches[0]
    desk.records.change(desk.agency.users["bram"], MATCH, match, {"status": "offered"})
    moved = desk.pipeline.move(desk.anna, [Step(match=match, before="new", after="rejected")])
    assert [(one.who, one.why, one.status) for one in moved.refused] == [("Kim 1", "moved", "offered")]
    assert (moved.events, desk.stages()) == ((), {"K-1": "offered"})


def test_on_a_closed_vacancy_one_can_only_end_but_an_undo_still_goes_back(desk: Desk) -> None:
    match = desk.pipeline.add(desk.anna, ["K-1"], ["V-2"]).matches[0]
    on = desk.pipeline.move(desk.anna, [Step(match=match, before="new", after="invited")])
    assert [one.why for one in on.refused] == ["closed"]
    ended = desk.pipeline.move(desk.anna, [Step(match=match, before="new", after="rejected")])
    assert ended.refused == ()
    desk.pipeline.take_back(desk.anna, ended.back)
    assert desk.stages("V-2") == {"K-1": "new"}


def test_a_match_that_is_gone_is_told_and_an_unknown_stage_changes_nothing(desk: Desk) -> None:
    moved = desk.pipeline.move(desk.anna, [Step(match="M-9", before="new", after="invited")])
    assert [one.why for one in moved.refused] == ["gone"]
    with pytest.raises(UserFault, match="no status"):
        desk.pipeline.move(desk.anna, [Step(match="M-9", before="new", after="elsewhere")])


def test_the_date_of_the_last_mail_shows_to_those_alone_who_may_see_that_mail(desk: Desk) -> None:
    desk.pipeline.add(desk.anna, ["K-1"], ["V-1"])
    desk.agency.file(mail("open@x", sender="kim1@post.example", day=1))
    desk.agency.file(mail("closed@x", sender="kim1@post.example", day=9, subject="My notice"))
    secret = desk.agency.key("closed@x")
    with desk.agency.store.work(None) as work:
        talk = select(message.c.conversation_key).where(message.c.key == secret).scalar_subquery()
        work.connection.execute(update(conversation).where(conversation.c.key == talk).values(confidential=True))

    def last(login: str) -> datetime | None:
        return desk.records.file(desk.agency.users[login], VACANCY, "V-1").procedures[0].last_mail

    assert last("anna") == instant_of(desk.agency.key("closed@x"))
    assert last("bram") == instant_of(desk.agency.key("open@x"))


def _links(desk: Desk, message_id: str) -> set[str]:
    with desk.agency.store.reader(desk.anna) as reader:
        query = select(link.c.kind).where(link.c.message_key == desk.agency.key(message_id))
        return set(reader.connection.execute(query).scalars())
