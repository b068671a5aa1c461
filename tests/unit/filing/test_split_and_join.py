"""A person splits and joins conversations, and that sticks (RULES.md section 2)."""

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from tests.support.agency import Agency, Sent, mail
from tests.support.closed import close

TALK_OF = "SELECT conversation_key FROM message WHERE message_id = ?"


def thread(agency: Agency) -> None:
    """a ← b ← c, and d which answers a."""
    agency.file(
        mail("a"),
        mail("b", irt="a", subject="Re: Hallo", day=1),
        mail("c", irt="b", refs=["a", "b"], subject="Re: Hallo", day=2),
        mail("d", irt="a", subject="Re: Hallo", day=3),
    )


def talks(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def is_confidential(agency: Agency, name: str) -> bool:
    with agency.store.archivist().batch() as archive:
        query = f"SELECT confidential FROM conversation WHERE key = ({TALK_OF})"
        return bool(archive.connection.exec_driver_sql(query, (name,)).scalar())


def test_a_split_takes_the_answers_along_and_can_be_taken_back(agency: Agency) -> None:
    thread(agency)
    undo = agency.desk.split_by_hand(agency.users["anna"], agency.key("b")).undo
    assert agency.conversations() == talks("ad", "bc")
    assert agency.joined_by()["b"] == "hand"
    agency.desk.undo_hand(agency.users["anna"], undo)
    assert agency.conversations() == talks("abcd")
    assert agency.parents()["b"] == "a"


@pytest.mark.parametrize("where", ["a", "d"])
def test_later_mail_does_not_undo_a_split(agency: Agency, where: str) -> None:
    thread(agency)
    agency.desk.split_by_hand(agency.users["anna"], agency.key("b"))
    agency.file(mail("e", irt=where, subject="Re: Hallo", day=4), mail("f", irt="c", subject="Re: Hallo", day=5))
    assert agency.conversations() == talks("ade", "bcf")


def test_links_by_reply_end_where_a_conversation_is_split(agency: Agency) -> None:
    agency.add_record("candidate:K-1")
    thread(agency)
    anna = agency.users["anna"]
    agency.desk.link_by_hand(anna, agency.key("a"), RecordKind.CANDIDATE, agency.records["candidate:K-1"])
    assert agency.links("c") == {"candidate:K-1": "reply"}
    undo = agency.desk.split_by_hand(anna, agency.key("b")).undo
    assert (agency.links("b"), agency.links("c"), agency.links("d")) == ({}, {}, {"candidate:K-1": "reply"})
    agency.desk.undo_hand(anna, undo)
    assert agency.links("c") == {"candidate:K-1": "reply"}


def test_taking_a_split_back_finds_those_that_name_the_same_absent_message(agency: Agency) -> None:
    agency.file(mail("a", irt="gone"), mail("b", irt="gone", subject="Anders", day=1))
    assert agency.conversations() == talks("ab")
    undo = agency.desk.split_by_hand(agency.users["anna"], agency.key("b")).undo
    assert agency.conversations() == talks("a", "b")
    agency.desk.undo_hand(agency.users["anna"], undo)
    assert agency.conversations() == talks("ab")


def test_a_conversation_of_one_cannot_be_split(agency: Agency) -> None:
    agency.file(mail("a"))
    with pytest.raises(UserFault, match="nothing to split off"):
        agency.desk.split_by_hand(agency.users["anna"], agency.key("a"))
    assert agency.joined_by()["a"] == ""


def test_a_join_sticks_and_can_be_taken_back(agency: Agency) -> None:
    thread(agency)
    agency.file(mail("x", subject="Anders"), mail("y", irt="x", subject="Re: Anders", day=1))
    undo = agency.desk.join_by_hand(agency.users["anna"], agency.key("x"), agency.key("c")).undo
    assert agency.conversations() == talks("abcdxy")
    agency.file(mail("z", irt="y", subject="Re: Anders", day=2), mail("e", irt="d", subject="Re: Hallo", day=4))
    assert agency.conversations() == talks("abcdexyz")
    agency.desk.undo_hand(agency.users["anna"], undo)
    assert agency.conversations() == talks("abcde", "xyz")


def test_what_was_split_off_can_be_joined_elsewhere(agency: Agency) -> None:
    thread(agency)
    agency.file(mail("x", subject="Anders"))
    anna = agency.users["anna"]
    agency.desk.split_by_hand(anna, agency.key("b"))
    agency.desk.join_by_hand(anna, agency.key("b"), agency.key("x"))
    assert agency.conversations() == talks("ad", "bcx")


def test_messages_of_one_conversation_are_joined_already(agency: Agency) -> None:
    thread(agency)
    with pytest.raises(UserFault, match="one conversation already"):
        agency.desk.join_by_hand(agency.users["anna"], agency.key("a"), agency.key("c"))


@pytest.mark.parametrize("closed", ["a", "x"])
def test_all_is_confidential_where_one_is_until_it_is_taken_back(agency: Agency, closed: str) -> None:
    thread(agency)
    agency.file(mail("x", subject="Anders"))
    close(agency.store, agency.key(closed))
    undo = agency.desk.join_by_hand(agency.users["anna"], agency.key("x"), agency.key("a")).undo
    assert is_confidential(agency, "x")
    assert is_confidential(agency, "c")
    agency.desk.undo_hand(agency.users["anna"], undo)
    assert {name for name in "ax" if is_confidential(agency, name)} == {closed}


def test_taking_back_opens_nothing_that_somebody_closed_meanwhile(agency: Agency) -> None:
    agency.file(mail("a"), mail("x", subject="Anders"))
    undo = agency.desk.join_by_hand(agency.users["anna"], agency.key("x"), agency.key("a")).undo
    close(agency.store, agency.key("a"))
    agency.desk.undo_hand(agency.users["anna"], undo)
    assert is_confidential(agency, "a")
    assert is_confidential(agency, "x")


def test_what_is_split_off_a_confidential_conversation_stays_confidential(agency: Agency) -> None:
    thread(agency)
    close(agency.store, agency.key("a"))
    agency.desk.split_by_hand(agency.users["anna"], agency.key("b"))
    assert {name for name in "abcd" if is_confidential(agency, name)} == set("abcd")


def test_nobody_splits_or_joins_what_they_do_not_see(agency: Agency) -> None:
    thread(agency)
    agency.file(Sent(mail("x", to="bram@bureau.nl", subject="Anders"), "bram/inbox"))
    bram = agency.users["bram"]
    with pytest.raises(NotVisible):
        agency.desk.split_by_hand(bram, agency.key("b"))
    with pytest.raises(NotVisible):
        agency.desk.join_by_hand(bram, agency.key("x"), agency.key("a"))
    assert agency.conversations() == talks("abcd", "x")
