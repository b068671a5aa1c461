"""R-08, R-09: what servers answer to FETCH besides what was asked, instead of it, and not at all."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.errors import Bug, ServerFault
from carerix_desktop.wire.session import ImapclientSession
from tests.support.scripted_server import ScriptedServer, SendBytes, Step
from tests.wire.dialogues import open_scripted, selected, signed_in

ITEMS = r'FLAGS (\Seen) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 3'


def fetched(*steps: Step, uids: list[int], capabilities: tuple[str, ...] = ()) -> list[tuple[int, bytes]]:
    """Fetch these UIDs from a server that answers so; answers what was yielded."""
    with ScriptedServer([*signed_in(*capabilities), *selected(), *steps]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        found = [(item.uid, item.raw) for item in session.fetch_bodies(uids)]
        session.logout()
    return found


def test_other_answers_and_strange_orders_between_the_messages() -> None:
    assert fetched(
        "C: * UID FETCH 1:4 (*BODY.PEEK*)",
        "S: * 5 EXISTS",
        f"S: * 1 FETCH (UID 1 {ITEMS} BODY[]<0> {{3}}",
        "S: one)",
        "S: * 2 EXPUNGE",
        "S: * 2 FETCH (FLAGS (\\Seen) UID 3)",
        'S: * 2 FETCH (BODY[]<0> "two" UID 3 INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
        "S: * 3 FETCH (BODY[] {3}",
        f"S: for UID 4 {ITEMS})",
        "S: <tag> OK done",
        uids=[1, 2, 3, 4],
    ) == [(1, b"one"), (3, b"two"), (4, b"for")]


def test_a_nil_body_and_a_uid_that_nobody_asked_for_are_not_yielded() -> None:
    assert fetched(
        "C: * UID FETCH 1:3 *",
        f"S: * 1 FETCH (UID 1 {ITEMS} BODY[] NIL)",
        f"S: * 9 FETCH (UID 0 {ITEMS} BODY[] {{3}}",
        "S: nil)",
        f"S: * 9 FETCH (UID 77 {ITEMS} BODY[] {{3}}",
        "S: nil)",
        f"S: * 2 FETCH (UID 2 {ITEMS} BODY[] {{3}}",
        "S: two)",
        f"S: * 2 FETCH (UID 2 {ITEMS} BODY[] {{3}}",
        "S: TWO)",
        f"S: * 3 FETCH (UID 3 {ITEMS} BODY[] {{3}}",
        "S: 3rd)",
        "S: <tag> OK done",
        uids=[1, 2, 3],
    ) == [(2, b"two"), (3, b"3rd")]


def test_a_no_for_one_command_leaves_the_others() -> None:
    uids = list(range(1, 402))
    assert fetched(
        "C: * UID FETCH 1:200 *",
        f"S: * 1 FETCH (UID 1 {ITEMS} BODY[] {{3}}",
        "S: one)",
        "S: <tag> NO [SERVERBUG] message 2 is broken",
        "C: * UID FETCH 201:400 *",
        "S: <tag> OK nothing left",
        "C: * UID FETCH 401 *",
        f"S: * 1 FETCH (UID 401 {ITEMS} BODY[] {{3}}",
        "S: end)",
        "S: <tag> OK done",
        uids=uids,
    ) == [(1, b"one"), (401, b"end")]


def test_a_server_that_knows_no_parts_is_asked_for_the_whole() -> None:
    assert fetched(
        "C: * UID FETCH 1 (*BODY.PEEK[]<0.1048576>)",
        "S: <tag> BAD what is this",
        "C: * UID FETCH 1 (*BODY.PEEK[])",
        f"S: * 1 FETCH (UID 1 {ITEMS} BODY[] {{3}}",
        "S: one)",
        "S: <tag> OK done",
        uids=[1],
    ) == [(1, b"one")]


MEBI = 1 << 20


def part(start: int, octets: int) -> list[Step]:
    head = b"* 1 FETCH (UID 1 %s BODY[]<%d> {%d}\r\n" % (ITEMS.encode(), start, octets)
    return [SendBytes(head), SendBytes(bytes([65 + start // MEBI]) * octets), "S: )"]


def test_a_big_message_comes_in_parts_whatever_its_size_is_said_to_be() -> None:
    found = fetched(
        "C: * UID FETCH 1 (*BODY.PEEK[]<0.1048576>)",
        *part(0, MEBI),
        "S: <tag> OK done",
        "C: * UID FETCH 1 (UID BODY.PEEK[]<1048576.1048576>)",
        *part(MEBI, MEBI),
        "S: <tag> OK done",
        "C: * UID FETCH 1 (UID BODY.PEEK[]<2097152.1048576>)",
        *part(2 * MEBI, 10),
        "S: <tag> OK done",
        "C: * UID FETCH 1 (UID BODY.PEEK[]<3145728.1048576>)",
        "S: <tag> OK nothing there",
        uids=[1],
    )
    assert found == [(1, b"A" * MEBI + b"B" * MEBI + b"C" * 10)]


@pytest.mark.parametrize("answer", ["NO it is gone", "BAD too far", "OK"])
def test_a_big_message_that_goes_away_in_the_middle_is_not_yielded(answer: str) -> None:
    whole = ITEMS.replace("RFC822.SIZE 3", "RFC822.SIZE 3000000")
    head = b"* 1 FETCH (UID 1 %s BODY[]<0> {%d}\r\n" % (whole.encode(), MEBI)
    steps: list[Step] = [SendBytes(head + b"x" * MEBI), "S: )", "S: <tag> OK done"]
    more: list[Step] = ["C: * UID FETCH 1 (UID BODY.PEEK[]<*>)", f"S: <tag> {answer} so"] * 2
    assert fetched("C: * UID FETCH 1 *", *steps, *more, uids=[1]) == []


def test_a_server_that_sends_the_first_part_again_and_again_is_not_believed() -> None:
    more: list[Step] = ["C: * UID FETCH 1 (UID BODY.PEEK[]<*>)", *part(0, MEBI), "S: <tag> OK done"] * 2
    assert fetched("C: * UID FETCH 1 *", *part(0, MEBI), "S: <tag> OK done", *more, uids=[1]) == []


def test_flags_have_to_come_whole() -> None:
    answers: list[Step] = ["S: * 1 FETCH (UID 1 FLAGS ())", "S: <tag> NO the rest is secret"]
    with ScriptedServer([*signed_in(), *selected(), "C: * UID FETCH 1:* (UID FLAGS)", *answers]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        with pytest.raises(ServerFault) as caught:
            list(session.fetch_flags("1:*"))
        session.logout()
    assert caught.value.code == "no"


def bulk(session: ImapclientSession) -> int:
    for count, _ in enumerate(session.fetch_bodies(range(1, 301)), 1):
        if count == 2:
            return count
    return 0


def test_a_fetch_that_is_given_up_leaves_a_usable_session() -> None:
    answers = [step for uid in range(1, 4) for step in (f"S: * {uid} FETCH (UID {uid} {ITEMS} BODY[] {{3}}", "S: abc)")]
    first: list[Step] = ["C: * UID FETCH 1:200 *", *answers, "S: <tag> OK done"]
    second: list[Step] = ["C: * UID FETCH 201:300 *", "S: * 1 FETCH (UID 201 FLAGS ())", "S: <tag> OK done"]
    with ScriptedServer([*signed_in(), *selected(), *first, *second, "C: * NOOP", "S: <tag> OK done"]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        assert bulk(session) == 2
        session.noop()
        session.logout()


def test_another_command_in_the_middle_of_a_fetch_is_our_own_mistake() -> None:
    answers: list[Step] = [f"S: * 1 FETCH (UID 1 {ITEMS} BODY[] {{3}}", "S: abc)", "S: <tag> OK done"]
    with ScriptedServer([*signed_in(), *selected(), "C: * UID FETCH *", *answers]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        messages = session.fetch_bodies([1])
        next(messages)
        with pytest.raises(Bug):
            session.noop()
        assert list(messages) == []
        session.logout()
