"""The confidential box by hand: for the whole conversation, with its line in the log (RULES.md section 4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.services.messages import MessageQuery, Messages
from carerix_desktop.storage.tables_mail import audit
from tests.support.agency import Agency, mail


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl")
    made.file(mail("one", day=1), mail("two", day=2, irt="one"), mail("other", day=3))
    yield made
    made.close()


def _seen(agency: Agency, login: str) -> list[str]:
    found = Messages(agency.store).list(agency.users[login], MessageQuery())
    return [row["message_id"] for row in found]


def _log(agency: Agency) -> list[tuple[str, str]]:
    with agency.store.archivist().batch() as archive:
        query = select(audit.c.made_by, audit.c.act).where(audit.c.act.like("confidential%"))
        return [tuple(row) for row in archive.connection.execute(query)]


def test_ticking_hides_the_whole_conversation_from_others_and_unticking_shows_it(agency: Agency) -> None:
    anna = agency.users["anna"]
    assert _seen(agency, "bram") == ["other", "two", "one"]
    changed = agency.desk.set_confidential(anna, agency.key("two"), confidential=True).changed
    assert set(changed.messages) == {agency.key("one"), agency.key("two")}
    assert _seen(agency, "bram") == ["other"]
    assert _seen(agency, "anna") == ["other", "two", "one"]
    agency.desk.set_confidential(anna, agency.key("one"), confidential=True)
    agency.desk.set_confidential(anna, agency.key("one"), confidential=False)
    assert _seen(agency, "bram") == ["other", "two", "one"]
    assert _log(agency) == [("anna", "confidential_on"), ("anna", "confidential_off")]


def test_who_ticks_without_a_copy_loses_sight_and_cannot_untick(agency: Agency) -> None:
    bram = agency.users["bram"]
    agency.desk.set_confidential(bram, agency.key("one"), confidential=True)
    assert _seen(agency, "bram") == ["other"]
    with pytest.raises(NotVisible):
        agency.desk.set_confidential(bram, agency.key("one"), confidential=False)


def test_unticking_needs_a_copy(agency: Agency) -> None:
    agency.file(mail("cc", to="anna@bureau.nl, bram@bureau.nl"))
    agency.desk.set_confidential(agency.users["anna"], agency.key("cc"), confidential=True)
    assert "cc" in _seen(agency, "bram"), "who is addressed sees it"
    with pytest.raises(UserFault, match="with a copy"):
        agency.desk.set_confidential(agency.users["bram"], agency.key("cc"), confidential=False)


def test_what_answers_a_confidential_message_later_is_confidential(agency: Agency) -> None:
    agency.desk.set_confidential(agency.users["anna"], agency.key("one"), confidential=True)
    agency.file(mail("three", day=4, irt="two"))
    assert _seen(agency, "bram") == ["other"]
