"""What a hand does elsewhere reaches the files: a move out of Junk, a new colleague."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.command import MoveTo
from carerix_desktop.domain.event import Event
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.users import Users
from tests.support.agency import Agency, Sent, mail


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()


def test_moving_a_message_out_of_junk_files_it(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    agency.file(Sent(mail("a"), "anna/junk"))
    events: list[Event] = []
    actions = Actions(agency.store, publish=events.append, refile=agency.desk.refile)
    key = agency.key("a")
    actions.do(agency.users["anna"], MoveTo(messages=(key,), mailbox=agency.boxes["anna/archive"]))
    assert agency.links("a") == {"candidate:K-1": "address"}
    assert agency.counters() == agency.counted()
    assert f"candidate:{agency.records['candidate:K-1']}" in {r for e in events for r in getattr(e, "records", ())}


def test_a_new_colleague_is_nobody_to_propose(agency: Agency) -> None:
    users = Users(agency.store, readdress=agency.desk.user_addresses_changed)
    with agency.store.work(None) as work:
        work.connection.exec_driver_sql("UPDATE app_user SET role = 'administrator' WHERE login = 'anna'")
    agency.file(mail("a", sender="carla@bureau.nl"))
    assert agency.proposals("a") == {("new", "", "carla@bureau.nl")}
    carla = users.add(agency.users["anna"], "carla", name="Carla", from_address="carla@bureau.nl")
    assert agency.proposals("a") == set()
    assert ("carla", "sent") in agency.audience("a")
    users.change(agency.users["anna"], carla.key, {"from_address": "c@bureau.nl"})
    assert ("carla", "sent") not in agency.audience("a")
