"""Ticked in one window, gone from all others at once (C-06); what is hidden leaves no gap and no trace (C-03)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort, ViewName
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.services.completion import complete
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.messages import MessageQuery, Messages
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.search import Search
from carerix_desktop.services.timeline import Timelines
from carerix_desktop.storage.engine import Store
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail
from tests.support.stores import new_store

JAN, ONLY = "jan@example.nl", "alleen@elders.nl"


def index_of(store: Store, viewer: UserKey) -> list[dict[str, Any]]:
    return Exchange(store, FilingDesk(store.archivist())).export_index(viewer)


@dataclass(frozen=True, slots=True)
class Window:
    """What one user sees, in a program of their own over the same file."""

    store: Store
    viewer: UserKey

    @property
    def reading(self):
        return Reading(self.store, lambda _url: ("", b""), lambda _url: None).for_viewer(self.viewer)

    def listed(self) -> list[str]:
        return [one["message_id"] for one in Messages(self.store).list(self.viewer, MessageQuery())]

    def picture(self, words: str = "zeldzaamwoord") -> dict[str, Any]:
        """Everything that a user without access must not see anything of."""
        on_file = ListSource(record="candidate:K-1")
        page = Timelines(self.store).page(self.viewer, RecordKind.CANDIDATE, "K-1")
        with self.store.reader(self.viewer) as reader:
            suggested = [text.address for one in complete(reader, "alleen", 8, frozenset()) for text in one.addresses]
        return {
            "list": self.listed(),
            "file": len(self.reading.list_keys(on_file, QuickFilter(), Sort.NEWEST)),
            "received": len(self.reading.list_keys(ListSource(view=ViewName.ALL_RECEIVED), QuickFilter(), Sort.NEWEST)),
            "search": Search(self.store).for_viewer(self.viewer).find_messages(words, 10).total,
            "time line": [item.card.subject for item in page.items if item.card],
            "suggestions": suggested,
            "index": [one["message_id"] for one in index_of(self.store, self.viewer)],
        }


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", JAN)
    yield made
    made.close()


@pytest.fixture
def brams(agency: Agency) -> Iterator[Window]:
    """A second program over the same file."""
    store = new_store(agency.store.path.parent)
    yield Window(store, agency.users["bram"])
    store.close()


def test_what_is_ticked_in_one_window_is_nowhere_in_another_at_its_next_look(agency: Agency, brams: Window) -> None:
    agency.file(mail("open", day=1, subject="Open"))
    before = brams.picture()
    secret = mail("secret", day=2, subject="Geheim", sender=JAN, Cc=ONLY, body="zeldzaamwoord")
    agency.file(secret, mail("answer", irt="secret", day=3, subject="Re: Geheim", body="zeldzaamwoord"))
    seen, version = brams.picture(), brams.store.data_version()
    assert (seen["search"], seen["suggestions"], len(seen["list"])) == (2, [ONLY], 3)
    Confidential(agency.store, agency.desk).set_box(agency.users["anna"], agency.key("answer"), confidential=True)
    assert brams.store.data_version() != version, "the other window learns that there is something to read again"
    assert brams.picture() == before
    for name in ("secret", "answer"):
        with pytest.raises(NotVisible):
            brams.reading.body(agency.key(name))


def test_what_arrives_confidential_takes_its_conversation_along_and_unticking_gives_it_back(
    agency: Agency, brams: Window
) -> None:
    agency.file(mail("open", day=1, subject="Open"))
    assert brams.listed() == ["open"]
    agency.file(mail("secret", irt="open", day=2, subject="Vertrouwelijk", sender=JAN))
    assert (brams.listed(), brams.picture()["time line"]) == ([], [])
    Confidential(agency.store, agency.desk).set_box(agency.users["anna"], agency.key("open"), confidential=False)
    assert brams.listed() == ["secret", "open"]


def test_events_of_a_tick_name_the_messages_so_that_lists_are_read_again(agency: Agency) -> None:
    agency.file(mail("a"), mail("b", irt="a", day=1))
    done = Confidential(agency.store, agency.desk).set_box(agency.users["anna"], agency.key("a"), confidential=True)
    assert set(done.changed.messages) == {agency.key("a"), agency.key("b")}
    more = agency.desk.file_batch([agency.arrival(mail("c", subject="Vertrouwelijk", irt="d", day=2))])
    assert more.changed.conversations
    joined = agency.desk.file_batch([agency.arrival(mail("x", day=3, subject="Anders"))])
    closing = agency.desk.file_batch(
        [agency.arrival(mail("y", day=4, irt="x", subject="Vertrouwelijk", sender="z@z.nl"))]
    )
    assert set(joined.changed.messages) < set(closing.changed.messages), "the older one is to be read again, too"


def test_a_hidden_first_message_leaves_no_gap_in_the_conversation_of_who_sees_the_rest(
    agency: Agency, tmp_path: Path
) -> None:
    """Bram is addressed by the answer alone; he sees what he would see had there never been anything else."""
    first = mail("first", sender="x@y.nl", subject="Salaris", body="eerste")
    answer = mail("answer", sender=ANNA, to=f"x@y.nl, {BRAM}", irt="first", subject="Re: Salaris", day=1)
    third = mail("third", sender="x@y.nl", irt="answer", subject="Re: Salaris", day=2)
    agency.file(first, Sent(answer, "anna/sent"), Sent(answer, "bram/inbox"), third)
    alone = Agency(tmp_path / "alone")
    alone.file(Sent(answer, "bram/inbox"))

    def told(one: Agency) -> tuple[object, ...]:
        bram, key = Window(one.store, one.users["bram"]), one.key("answer")
        cards = bram.reading.cards(inbox, bram.reading.list_keys(inbox, QuickFilter(), Sort.NEWEST))
        shown = Messages(one.store).show(bram.viewer, str(key))
        index = index_of(one.store, bram.viewer)
        return (
            [(card.count, card.subject) for card in cards],
            [view.subject for view in bram.reading.conversation(key).messages],
            {**shown, "id": "", "thread_id": shown["thread_id"] == str(key), "who_can_see": ""},
            [(row["message_id"], row["thread_id"] == row["id"], row["links"]) for row in index],
        )

    inbox = ListSource(role=FolderRole.INBOX)
    assert json.dumps(told(agency), default=str) == json.dumps(told(alone), default=str)
    with agency.store.reader(agency.users["bram"]) as reader:
        query = "SELECT parent_key FROM message"
        assert reader.connection.exec_driver_sql(query).scalars().all() == [None]
    alone.close()


def test_a_message_that_is_not_there_and_one_that_is_hidden_have_one_answer(agency: Agency, brams: Window) -> None:
    agency.file(mail("secret", subject="Vertrouwelijk"))
    boxes = Confidential(brams.store, agency.desk)
    hidden, unknown = agency.key("secret"), MessageKey(agency.key("secret") + 1)
    answers = []
    for key in (hidden, unknown):
        for act in (
            lambda key=key: boxes.preview(brams.viewer, key),
            lambda key=key: boxes.set_box(brams.viewer, key, confidential=False),
        ):
            with pytest.raises(NotVisible) as said:
                act()
            answers.append((str(said.value), said.value.code))
    assert answers[:2] == answers[2:]
