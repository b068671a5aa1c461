"""What a person is told before they change the box: who sees the conversation, why, and what would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.confidentiality import BoxPreview, Cause, Onlooker
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.storage.tables_mail import audit
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl")
    made.add_user("carla", "carla@bureau.nl")
    made.file(
        mail("one"),
        mail("two", irt="one", sender=ANNA, to=f"jan@example.nl, {BRAM}", day=1),
        mail("three", irt="two", day=2),
    )
    yield made
    made.close()


def boxes(agency: Agency) -> Confidential:
    return Confidential(agency.store, agency.desk)


def preview(agency: Agency, login: str, name: str = "one") -> BoxPreview:
    return boxes(agency).preview(agency.users[login], agency.key(name))


def told(onlookers: tuple[Onlooker, ...]) -> list[tuple[str, tuple[str, ...], int]]:
    return [(one.login, one.why, one.sees) for one in onlookers]


def test_it_names_everybody_who_sees_an_open_conversation_and_who_would_be_left(agency: Agency) -> None:
    said = preview(agency, "anna")
    assert told(said.sees_now) == [
        ("anna", ("copy", "sent", "addressed"), 3), ("bram", ("addressed", "file"), 3), ("carla", ("file",), 3),
    ]  # fmt: skip
    assert told(said.sees_then) == [("anna", ("copy", "sent", "addressed"), 3), ("bram", ("addressed",), 1)]
    assert told(said.losing) == [("bram", ("addressed", "file"), 2), ("carla", ("file",), 3)]
    assert (said.gaining, said.loses_sight, said.at, said.reasons) == ((), 0, agency.key("one"), ())


def test_it_says_before_who_loses_sight_by_ticking(agency: Agency) -> None:
    assert [preview(agency, login).loses_sight for login in ("anna", "bram", "carla")] == [0, 2, 3]


def test_it_says_why_it_is_confidential_and_who_would_gain_by_unticking(agency: Agency) -> None:
    boxes(agency).set_box(agency.users["anna"], agency.key("two"), confidential=True)
    said = preview(agency, "anna")
    assert [(one.message, one.cause, one.made_by) for one in said.reasons] == [(agency.key("two"), Cause.BOX, "Anna")]
    assert told(said.gaining) == [("bram", ("addressed", "file"), 2), ("carla", ("file",), 3)]
    assert (said.confidential, said.at) == (True, agency.key("one"))


def test_who_sees_a_part_is_told_of_that_part_alone_and_may_not_untick_without_a_copy(agency: Agency) -> None:
    boxes(agency).set_box(agency.users["anna"], agency.key("one"), confidential=True)
    said = preview(agency, "bram", "two")
    assert (said.messages, said.at, said.reasons) == (1, None, ()), "nothing of the messages that Bram does not see"
    assert told(said.sees_now) == [("anna", ("copy", "sent"), 1), ("bram", ("addressed",), 1)]
    with pytest.raises(NotVisible):
        preview(agency, "bram", "one")
    with pytest.raises(NotVisible):
        preview(agency, "carla", "two")


def test_unticking_is_done_at_a_message_of_which_one_has_a_copy(agency: Agency) -> None:
    agency.file(Sent(mail("four", irt="three", to=BRAM, sender=ANNA, day=3), "bram/inbox"))
    boxes(agency).set_box(agency.users["anna"], agency.key("one"), confidential=True)
    said = preview(agency, "bram", "two")
    assert said.at == agency.key("four")
    with pytest.raises(UserFault, match="with a copy"):
        boxes(agency).set_box(agency.users["bram"], agency.key("two"), confidential=False)
    boxes(agency).set_box(agency.users["bram"], said.at, confidential=False)
    assert preview(agency, "carla").messages == 4


def test_a_message_only_in_junk_has_no_box(agency: Agency) -> None:
    agency.file(Sent(mail("junk", sender="x@y.nl", subject="Winst"), "anna/junk"))
    said = preview(agency, "anna", "junk")
    assert (said.not_filed, said.at) == (True, None)


def test_a_tick_is_taken_back_by_who_lost_sight_through_it_and_by_nobody_else(agency: Agency) -> None:
    carla = agency.users["carla"]
    done = boxes(agency).set_box(carla, agency.key("one"), confidential=True)
    with pytest.raises(NotVisible):
        preview(agency, "carla")
    with pytest.raises(NotVisible):
        boxes(agency).undo(agency.users["anna"], done.undo)
    boxes(agency).undo(carla, done.undo)
    assert (preview(agency, "carla").confidential, preview(agency, "carla").opened) == (False, False)
    with agency.store.archivist().batch() as archive:
        lines = archive.connection.execute(select(audit.c.made_by, audit.c.act, audit.c.detail)).all()
    assert [tuple(line) for line in lines] == [
        ("carla", "confidential_on", "box"),
        ("carla", "confidential_off", "undone"),
    ]


def test_an_untick_is_taken_back_with_its_reasons_and_is_no_opening_any_more(agency: Agency) -> None:
    anna = agency.users["anna"]
    boxes(agency).set_box(anna, agency.key("three"), confidential=True)
    before = preview(agency, "anna")
    done = boxes(agency).set_box(anna, agency.key("one"), confidential=False)
    assert preview(agency, "anna").opened
    boxes(agency).undo(anna, done.undo)
    assert replace(preview(agency, "anna"), changes=before.changes) == before, "but for the log"


def test_taking_back_leaves_what_somebody_decided_meanwhile(agency: Agency) -> None:
    anna, carla = agency.users["anna"], agency.users["carla"]
    done = boxes(agency).set_box(carla, agency.key("one"), confidential=True)
    boxes(agency).set_box(anna, agency.key("one"), confidential=False)
    boxes(agency).undo(carla, done.undo)
    assert (preview(agency, "anna").confidential, preview(agency, "anna").opened) == (False, True)


def test_the_log_of_the_box_tells_who_and_what_newest_first_to_those_who_see_it(agency: Agency) -> None:
    anna = agency.users["anna"]
    for on in (True, False, True):
        boxes(agency).set_box(anna, agency.key("one"), confidential=on)
    assert [(one.confidential, one.by) for one in preview(agency, "anna").changes] == [
        (True, "Anna"), (False, "Anna"), (True, "Anna"),
    ]  # fmt: skip
    assert preview(agency, "bram", "two").changes == (), "the lines are about a message that Bram does not see"


def test_the_earlier_conversations_of_a_person_are_those_that_one_can_close_and_still_see(agency: Agency) -> None:
    service, anna, bram = boxes(agency), agency.users["anna"], agency.users["bram"]
    agency.file(mail("alone", day=4), Sent(mail("theirs", to=BRAM, day=5), "bram/inbox"))
    assert service.earlier(anna, RecordKind.CANDIDATE, "K-1") == (agency.key("three"), agency.key("alone"))
    assert service.earlier(bram, RecordKind.CANDIDATE, "K-1") == (agency.key("theirs"),)
    service.set_box(anna, agency.key("one"), confidential=True)
    assert service.earlier(anna, RecordKind.CANDIDATE, "K-1") == (agency.key("alone"),)
    with pytest.raises(NotVisible):
        service.earlier(anna, RecordKind.CANDIDATE, "K-9")
