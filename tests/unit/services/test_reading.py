"""Reading: folders, cards, conversations, and search, for one viewer, over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort, ViewName
from carerix_desktop.gui.models.spoken import CardSpeech
from carerix_desktop.services.messages import MessageQuery, Messages
from carerix_desktop.services.reading import Reading, ViewerReading
from carerix_desktop.services.search import Search
from tests.support.agency import ANNA, Agency, Sent, mail

INBOX = ListSource(role=FolderRole.INBOX)
EVERYTHING = QuickFilter()
FIRST = mail("one@x", subject="Sollicitatie Python", day=1, body="Mijn zeldzaamwoord staat hier.")
ODD = (
    '"', "((", "from:", "-", "a OR", "NEAR(", "*", "^x", "col:y", "'; DROP TABLE message; --", "\x00", "{[", "before:x",
)  # fmt: skip


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("candidate:K-1", "jan@example.nl", full_name="Jan Jansen")
    made.file(
        FIRST,
        mail("two@x", subject="Re: Sollicitatie Python", day=2, irt="one@x"),
        mail("three@x", sender="piet@elders.nl", subject="Terugkoppeling", day=3),
        Sent(mail("bram@x", sender="piet@elders.nl", to="bram@bureau.nl", subject="Geheim plan", day=4), "bram/inbox"),
        Sent(
            mail("out@x", sender="anna@bureau.nl", to="Jan <jan@example.nl>", subject="Uitnodiging", day=5), "anna/sent"
        ),
    )
    yield made
    made.close()


def _no_images(_url: str) -> tuple[str, bytes]:
    raise AssertionError("nothing may be fetched")


def _reading(agency: Agency, login: str = "anna") -> ViewerReading:
    return Reading(agency.store, _no_images, lambda _url: None).for_viewer(agency.users[login])


def _subjects(
    reading: ViewerReading, source: ListSource, quick: QuickFilter = EVERYTHING, sort: Sort = Sort.NEWEST
) -> list[str]:
    return [card.subject for card in reading.cards(source, reading.list_keys(source, quick, sort))]


def test_a_folder_lists_one_card_per_conversation_newest_first(agency: Agency) -> None:
    reading = _reading(agency)
    assert _subjects(reading, INBOX) == ["Terugkoppeling", "Re: Sollicitatie Python"]
    keys = reading.list_keys(INBOX, EVERYTHING, Sort.NEWEST)
    card = reading.cards(INBOX, keys)[1]
    assert (card.count, card.unread, card.chips[0].label) == (2, True, "Jan Jansen")
    assert len(reading.members(INBOX, [card.key])) == 2


def test_mail_that_goes_out_shows_whom_it_went_to(agency: Agency) -> None:
    reading = _reading(agency)
    source = ListSource(role=FolderRole.SENT)
    (card,) = reading.cards(source, reading.list_keys(source, EVERYTHING, Sort.NEWEST))
    assert (card.sender, card.direction) == ("Jan", "out")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.OLDEST, ["Re: Sollicitatie Python", "Terugkoppeling"]),
        (Sort.SUBJECT, ["Re: Sollicitatie Python", "Terugkoppeling"]),
        (Sort.SENDER, ["Terugkoppeling", "Re: Sollicitatie Python"]),
    ],
)
def test_a_list_can_be_sorted(agency: Agency, sort: Sort, expected: list[str]) -> None:
    assert sorted(_subjects(_reading(agency), INBOX, sort=sort)) == sorted(expected)
    if sort is not Sort.SENDER:
        assert _subjects(_reading(agency), INBOX, sort=sort) == expected


def test_the_quick_filter_narrows_by_words(agency: Agency) -> None:
    assert _subjects(_reading(agency), INBOX, QuickFilter(words="terugkopp")) == ["Terugkoppeling"]
    assert _subjects(_reading(agency), INBOX, QuickFilter(starred=True)) == []


def test_a_file_lists_its_mail_and_the_doubtful_wait_in_not_linked(agency: Agency) -> None:
    reading = _reading(agency)
    on_file = ["Uitnodiging", "Re: Sollicitatie Python", "Sollicitatie Python"]
    assert _subjects(reading, ListSource(record="candidate:K-1")) == on_file
    assert _subjects(reading, ListSource(view=ViewName.NOT_LINKED)) == ["Terugkoppeling"]
    assert reading.counts() == {"not_linked": 1, "confidential": 0}


def test_the_view_of_confidential_mail_holds_whole_conversations_and_counts_what_is_unread(agency: Agency) -> None:
    closed = ListSource(view=ViewName.CONFIDENTIAL)
    agency.desk.set_confidential(agency.users["anna"], agency.key("one@x"), confidential=True)
    assert _subjects(_reading(agency), closed) == ["Re: Sollicitatie Python", "Sollicitatie Python"]
    assert _subjects(_reading(agency), closed, QuickFilter(starred=True)) == []
    assert _reading(agency).counts()["confidential"] == 2
    assert all(card.confidential for card in _reading(agency).cards(closed, [agency.key("two@x")]))
    assert _subjects(_reading(agency, "bram"), closed) == []
    assert _reading(agency, "bram").counts()["confidential"] == 0


def test_a_doubt_shows_on_its_row_in_the_list_of_doubts_alone(agency: Agency) -> None:
    for number, name in (("K-8", "Eva Bakker"), ("K-9", "Evert Bakker")):
        agency.add_record(f"candidate:{number}", "e.bakker@example.nl", full_name=name)
    agency.file(mail("tie@x", sender="e.bakker@example.nl", subject="Hallo", day=9))
    reading, doubts = _reading(agency), ListSource(view=ViewName.NOT_LINKED)
    (card,) = [card for card in reading.cards(doubts, reading.list_keys(doubts, EVERYTHING, Sort.NEWEST)) if card.chips]
    assert [(chip.label, chip.proposed) for chip in card.chips] == [("Eva Bakker", True), ("Evert Bakker", True)]
    assert CardSpeech().sentence(card).endswith("not linked, link to Eva Bakker, Evert Bakker?")
    assert reading.cards(INBOX, [card.key])[0].chips == ()


def test_colleagues_see_what_is_on_a_file_and_nothing_else(agency: Agency) -> None:
    bram = _reading(agency, "bram")
    assert _subjects(bram, ListSource(view=ViewName.ALL_RECEIVED)) == [
        "Geheim plan",
        "Re: Sollicitatie Python",
        "Sollicitatie Python",
    ]
    with pytest.raises(NotVisible):
        bram.conversation(agency.key("three@x"))
    with pytest.raises(NotVisible):
        bram.source(agency.key("three@x"))


def test_a_conversation_is_read_with_links_and_reasons(agency: Agency) -> None:
    view = _reading(agency).conversation(agency.key("two@x"))
    assert [message.subject for message in view.messages] == ["Sollicitatie Python", "Re: Sollicitatie Python"]
    assert {(link.ref, link.rule) for link in view.links} >= {("K-1", "address")}
    assert view.messages[0].sender.address == "jan@example.nl"
    assert set(view.who_can_see) == {"Anna", "Bram"}


def test_the_body_and_the_source_come_from_the_raw_message(agency: Agency) -> None:
    reading = _reading(agency)
    key = agency.key("one@x")
    assert "zeldzaamwoord" in reading.body(key).text
    assert reading.source(key) == mail(
        "one@x", subject="Sollicitatie Python", day=1, body="Mijn zeldzaamwoord staat hier."
    )
    with pytest.raises(NotVisible):
        reading.body(MessageKey(5))


def test_folders_carry_their_counters(agency: Agency) -> None:
    rows = {row.role or row.name: (row.unread, row.total) for row in _reading(agency).folders()}
    assert rows[FolderRole.INBOX] == (3, 3)
    assert rows[FolderRole.SENT] == (1, 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zeldzaam", ["Sollicitatie Python"]),
        ("sollicitatie python", ["Re: Sollicitatie Python", "Sollicitatie Python"]),
        ('"python sollicitatie"', []),
        ("from:piet", ["Terugkoppeling"]),
        ("subject:uitnodiging", ["Uitnodiging"]),
        ("onderwerp:uitnodiging", ["Uitnodiging"]),
        ("to:jan", ["Uitnodiging"]),
        ("in:sent", ["Uitnodiging"]),
        ("candidate:K-1 is:unread", ["Uitnodiging", "Re: Sollicitatie Python", "Sollicitatie Python"]),
        ("sollicitatie -zeldzaamwoord", ["Re: Sollicitatie Python"]),
        ("in:inbox -zeldzaamwoord -terugkoppeling", ["Re: Sollicitatie Python"]),
        ("sollicitatie before:2026-01-07", ["Sollicitatie Python"]),
        ("sollicitatie after:2026-01-07", ["Re: Sollicitatie Python"]),
        ("sollicitatie in:sent", []),
        ("sollicitatie candidate:K-1 after:2026-01-07 -zeldzaamwoord", ["Re: Sollicitatie Python"]),
        ("before:2026-01-07", ["Sollicitatie Python"]),
        ("after:2026-01-09", ["Uitnodiging"]),
        ("geheim", []),
    ],
)
def test_search_finds_by_words_and_operators_newest_first(agency: Agency, query: str, expected: list[str]) -> None:
    messages = Messages(agency.store)
    anna = agency.users["anna"]
    found = Search(agency.store).for_viewer(anna).find_messages(query, 50)
    assert [each["subject"] for each in messages.found(anna, found)] == expected
    assert found.total == len(expected)


def test_the_total_counts_what_the_limit_leaves_out(agency: Agency) -> None:
    search = Search(agency.store).for_viewer(agency.users["anna"])
    for query in ("sollicitatie", "sollicitatie in:inbox", "in:inbox subject:sollicitatie"):
        newest, both = search.find_messages(query, 1), search.find_messages(query, 50)
        assert (list(newest.keys), newest.total) == (list(both.keys[:1]), 2)


@pytest.mark.parametrize("query", [*ODD, "é" * 5000])
def test_any_input_is_a_safe_search(agency: Agency, query: str) -> None:
    found = Search(agency.store).for_viewer(agency.users["anna"]).find_messages(query, 50)
    assert found.total >= 0


def test_files_are_found_by_name_number_and_address(agency: Agency) -> None:
    search = Search(agency.store).for_viewer(agency.users["anna"])
    for words in ("jans", "k-1", "jan@example"):
        assert [hit.ref for hit in search.find_records(words, 10)] == ["K-1"]
    assert search.find_records("", 10) == []


def test_the_command_lines_list_shows_each_message_once(agency: Agency) -> None:
    messages, anna = Messages(agency.store), agency.users["anna"]
    everything = messages.list(anna, MessageQuery())
    assert [each["message_id"] for each in everything] == ["out@x", "three@x", "two@x", "one@x"]
    assert {each["role"] for each in everything} == {"inbox", "sent"}
    shown = messages.show(anna, "<one@x>")
    assert shown["links"][0]["ref"] == "K-1"
    assert {each["login"] for each in shown["who_can_see"]} == {"anna", "bram"}
    with pytest.raises(NotVisible):
        messages.show(anna, "bram@x")


def test_a_body_says_what_the_receiving_server_could_not_confirm(agency: Agency) -> None:
    failed = b"Authentication-Results: mx.bureau.nl; spf=fail; dmarc=fail header.from=bureau.nl\r\n"
    agency.file(mail("plain@x", sender="piet@elders.nl", subject="Gewoon", day=6))
    agency.file(failed + mail("forged@x", sender="bram@bureau.nl", subject="Spoed", day=7))
    reading = _reading(agency)
    told = {
        card.subject: reading.body(card.key).unproven
        for card in reading.cards(INBOX, reading.list_keys(INBOX, EVERYTHING, Sort.NEWEST))
    }
    assert told["Gewoon"] is False
    assert told["Spoed"] is True


LIST = "<https://list.example/u>"
SIGNATURE = "v=1; h=from:list-unsubscribe:list-unsubscribe-post; b=x"
CLICK = {
    "List_Unsubscribe": LIST,
    "List_Unsubscribe_Post": "List-Unsubscribe=One-Click",
    "DKIM_Signature": SIGNATURE,
}


def test_a_newsletter_is_left_by_a_click_and_the_server_that_confirmed_it_is_named(agency: Agency) -> None:
    key = agency.file(mail("news@list", sender="nieuws@list.example", day=9, **CLICK))[0].message
    asked: list[str] = []
    reading = Reading(agency.store, _no_images, asked.append).for_viewer(agency.users["anna"])
    assert reading.body(key).unsubscribe == Unsubscribe(url="https://list.example/u", one_click=True)
    assert asked == []
    assert reading.leave_list(key) == "list.example"
    assert asked == ["https://list.example/u"]


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"sender": ANNA}, "anna/sent"),
        ({}, "anna/junk"),
        ({}, "anna/drafts"),
        ({"Authentication_Results": "mx.example; dmarc=fail"}, "anna/inbox"),
    ],
)
def test_own_mail_junk_drafts_and_what_the_server_doubts_offer_no_way_out(
    agency: Agency, more: dict[str, str], where: str
) -> None:
    key = agency.file(Sent(mail("news@list", day=9, **{"sender": "nieuws@list.example", **CLICK, **more}), where))[
        0
    ].message
    reading = _reading(agency)
    assert reading.body(key).unsubscribe is None
    with pytest.raises(NotVisible):
        reading.leave_list(key)


def test_a_newsletter_that_names_no_click_is_never_left_by_one(agency: Agency) -> None:
    key = agency.file(mail("news@list", sender="nieuws@list.example", day=9, List_Unsubscribe="<mailto:a@b.example>"))[
        0
    ].message
    with pytest.raises(NotVisible):
        _reading(agency).leave_list(key)


def test_nobody_leaves_a_list_by_a_message_of_another(agency: Agency) -> None:
    key = agency.file(Sent(mail("n@l", sender="n@list.example", to="bram@bureau.nl", day=9, **CLICK), "bram/inbox"))[
        0
    ].message
    with pytest.raises(NotVisible):
        _reading(agency).leave_list(key)


def test_a_body_says_what_kind_of_mail_it_is(agency: Agency) -> None:
    agency.file(mail("plain@x", subject="Afwezig?", day=6))
    agency.file(mail("away@x", subject="Afwezig", day=7, Auto_Submitted="auto-replied"))
    reading = _reading(agency)
    told = {
        card.subject: reading.body(card.key).kind
        for card in reading.cards(INBOX, reading.list_keys(INBOX, EVERYTHING, Sort.NEWEST))
    }
    assert (told["Afwezig?"], told["Afwezig"]) == (MailKind.LETTER, MailKind.AUTO_REPLY)
