"""R-06 to R-10 on the wire: servers that leave things out, add things, change their mind or do not know what is new."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import Bug, ServerFault
from carerix_desktop.domain.mailbox import Flags, ListedMailbox
from carerix_desktop.wire import imap_idle
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.imap_answers import IdleOutcome, MoveResult
from carerix_desktop.wire.session import ImapclientSession, open_imap
from carerix_desktop.wire.trust import Trust
from carerix_desktop.wire.wake import WakeSocket
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer
from tests.support.scripted_server import Close, Ignore, ScriptedServer, SendBytes, Stall, Step
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


LISTS: list[tuple[str, ListedMailbox | None]] = [
    ('() "/" INBOX', ListedMailbox(name="INBOX", delimiter="/", flags=())),
    (
        '(\\hasnochildren \\sent) "." "INBOX.Sent Items"',
        ListedMailbox(name="INBOX.Sent Items", delimiter=".", flags=("\\hasnochildren", "\\sent")),
    ),
    ("(\\Noselect) NIL Top", ListedMailbox(name="Top", delimiter="", flags=("\\Noselect",))),
    ('() "\\\\" "a\\\\b \\"c\\""', ListedMailbox(name='a\\b "c"', delimiter="\\", flags=())),
    ('() "/" "Entw&APw-rfe &- mehr"', ListedMailbox(name="Entwürfe & mehr", delimiter="/", flags=())),
    ('() "/" [Gmail]/Verzonden', ListedMailbox(name="[Gmail]/Verzonden", delimiter="/", flags=())),
    ('() "/" x[y]z', ListedMailbox(name="x[y]z", delimiter="/", flags=())),
    ('() "/" "R&D"', ListedMailbox(name="R&D", delimiter="/", flags=())),
    ('() "/" Gelöscht', ListedMailbox(name="Gelöscht", delimiter="/", flags=())),
    ('() "/" 2024', ListedMailbox(name="2024", delimiter="/", flags=())),
    ('(\\Marked) "/" "inbox"', ListedMailbox(name="INBOX", delimiter="/", flags=("\\Marked",))),
    ("nonsense", None),
    ('() "/" ""', None),
]


@pytest.mark.parametrize(("answer", "listed"), LISTS)
def test_lists_are_read_as_servers_write_them(answer: str, listed: ListedMailbox | None) -> None:
    with ScriptedServer([*signed_in(), "C: * LIST *", f"S: * LIST {answer}", "S: <tag> OK done"]) as server:
        session = open_scripted(server.endpoint())
        assert session.list_mailboxes() == ([listed] if listed is not None else [])
        session.logout()


def test_a_name_that_comes_as_a_literal_and_names_go_back_as_they_came() -> None:
    dialogue: list[Step] = [
        *signed_in(),
        "C: * LIST *",
        'S: * LIST (\\HasChildren) "/" {9}',
        'S: strange"x',
        'S: * LIST () "/" R&D',
        "S: <tag> OK done",
        'C: * STATUS "strange\\"x" *',
        "S: * STATUS nothing (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 3)",
        "S: <tag> OK done",
        'C: * STATUS "R&D" *',
        'S: * STATUS "R&D (MESSAGES 9)" (MESSAGES 4 UIDNEXT 5 UIDVALIDITY 6)',
        "S: <tag> OK done",
        'C: * STATUS "Nieuw &AOk-" *',
        "S: <tag> NO there is none",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        assert [item.name for item in session.list_mailboxes()] == ['strange"x', "R&D"]
        assert session.status('strange"x').uidnext == 2
        assert session.status("R&D").exists == 4
        with pytest.raises(ServerFault):
            session.status("Nieuw é")
        session.logout()


def test_xlist_is_asked_where_special_use_is_not_there() -> None:
    dialogue: list[Step] = [
        *signed_in("XLIST"),
        "C: * XLIST *",
        'S: * XLIST (\\HasNoChildren \\Inbox) "/" "Postvak IN"',
        'S: * XLIST (\\HasNoChildren \\Sent) "/" "[Gmail]/Verzonden berichten"',
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        found = session.list_mailboxes()
        session.logout()
    assert [item.name for item in found] == ["INBOX", "[Gmail]/Verzonden berichten"]
    assert "\\Sent" in found[1].flags


def test_special_use_that_is_promised_and_refused_is_done_without() -> None:
    dialogue: list[Step] = [
        *signed_in("SPECIAL-USE", "LIST-EXTENDED"),
        "C: * LIST * RETURN (SPECIAL-USE)",
        "S: <tag> BAD no",
        'C: * LIST "" "*"',
        'S: * LIST () "/" INBOX',
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        assert [item.name for item in session.list_mailboxes()] == ["INBOX"]
        session.logout()


def test_a_personal_namespace_that_the_list_leaves_out_is_listed_too() -> None:
    dialogue: list[Step] = [
        *signed_in("NAMESPACE"),
        "C: * LIST *",
        'S: * LIST () "." INBOX',
        "S: <tag> OK done",
        "C: * NAMESPACE",
        'S: * NAMESPACE (("mail/" "/")("INBOX." ".")) (("~" "/")) NIL',
        "S: <tag> OK done",
        'C: * LIST "mail/" "*"',
        'S: * LIST () "/" mail/Sent',
        "S: <tag> OK done",
        'C: * LIST "INBOX." "*"',
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        assert [item.name for item in session.list_mailboxes()] == ["INBOX", "mail/Sent"]
        session.logout()


def test_a_select_without_uidnext_is_completed_by_status() -> None:
    dialogue: list[Step] = [
        *signed_in(),
        "C: * SELECT *",
        "S: * 4 EXISTS",
        "S: * OK [UIDVALIDITY 5] fine",
        "S: <tag> OK open",
        "C: * STATUS *",
        'S: * STATUS "INBOX" (MESSAGES 4 UIDNEXT 44 UIDVALIDITY 5)',
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        status = session.select("INBOX", known=(5, 99)).status
        session.logout()
    assert (status.exists, status.uidnext, status.uidvalidity, status.highestmodseq) == (4, 44, 5, 0)


QRESYNC = ("ENABLE", "CONDSTORE", "QRESYNC")
ENABLED: list[Step] = ["C: * ENABLE QRESYNC", "S: * ENABLED QRESYNC", "S: <tag> OK done"]


def test_what_was_said_about_the_mailbox_before_is_not_about_this_one() -> None:
    dialogue: list[Step] = [
        *signed_in(*QRESYNC),
        *ENABLED,
        "C: * SELECT *INBOX* (QRESYNC (7 90))",
        "S: * 99 EXISTS",
        "S: * VANISHED (EARLIER) 1:3",
        "S: * 9 FETCH (UID 9 FLAGS (\\Seen) MODSEQ (95))",
        "S: * OK [CLOSED] now the next one",
        "S: * 3 EXISTS",
        "S: * OK [UIDVALIDITY 7] fine",
        "S: * OK [UIDNEXT 50] fine",
        "S: * OK [HIGHESTMODSEQ 100] fine",
        "S: * OK [PERMANENTFLAGS (\\Seen \\*)] kept",
        "S: * VANISHED (EARLIER) 41,43:45",
        "S: * VANISHED 46",
        "S: * 2 FETCH (UID 40 FLAGS (\\Flagged) MODSEQ (99))",
        "S: <tag> OK [READ-ONLY] open",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        opened = session.select("INBOX", known=(7, 90))
        session.logout()
    assert (opened.status.exists, opened.vanished) == (3, (41, 43, 44, 45))
    assert [(item.uid, item.flags, item.modseq) for item in opened.changed] == [(40, Flags.FLAGGED, 99)]
    assert opened.permanent_flags == ("\\Seen", "\\*")
    assert opened.readonly


def test_without_modseq_or_with_another_uidvalidity_nothing_counts_as_resynced() -> None:
    for lines in (
        ["S: * OK [UIDVALIDITY 7] fine", "S: * OK [NOMODSEQ] sorry"],
        ["S: * OK [UIDVALIDITY 8] new", "S: * OK [HIGHESTMODSEQ 5] fine"],
    ):
        dialogue: list[Step] = [*signed_in(*QRESYNC), *ENABLED, "C: * SELECT *QRESYNC*", "S: * 1 EXISTS", *lines]
        with ScriptedServer([*dialogue, "S: * OK [UIDNEXT 9] x", "S: <tag> OK open"]) as server:
            session = open_scripted(server.endpoint())
            assert not session.select("INBOX", known=(7, 90)).resynced
            session.logout()


SEARCHES: list[tuple[tuple[str, ...], list[str], list[int]]] = [
    ((), ["S: * SEARCH 3 1 2"], [1, 2, 3]),
    ((), ["S: * SEARCH"], []),
    ((), [], []),
    ((), ["S: * SEARCH 1 2", "S: * 9 EXISTS", "S: * SEARCH 2 3 (MODSEQ 917)"], [1, 2, 3]),
    ((), ["S: * SEARCH 0 7"], [7]),
    (("ESEARCH",), ['S: * ESEARCH (TAG "x") UID ALL 1:3,7'], [1, 2, 3, 7]),
    (("ESEARCH",), ['S: * ESEARCH (TAG "x") UID'], []),
]


@pytest.mark.parametrize(("capabilities", "answers", "uids"), SEARCHES)
def test_searches_are_read_as_servers_write_them(
    capabilities: tuple[str, ...], answers: list[str], uids: list[int]
) -> None:
    dialogue: list[Step] = [
        *signed_in(*capabilities),
        *selected(),
        "C: * UID SEARCH *ALL",
        *answers,
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        assert session.search_uids() == uids
        session.logout()


def test_a_range_that_would_fill_the_memory_is_refused() -> None:
    answer = 'S: * ESEARCH (TAG "x") UID ALL 1:4294967295'
    with ScriptedServer(
        [*signed_in("ESEARCH"), *selected(), "C: * UID SEARCH *", answer, "S: <tag> OK", Ignore()]
    ) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        with pytest.raises(ServerFault) as caught:
            session.search_uids()
        session.logout()
        server.forgive()
    assert caught.value.code == "protocol"


def test_search_criteria_cannot_smuggle_a_command() -> None:
    with ScriptedServer([*signed_in(), *selected()]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        with pytest.raises(Bug):
            session.search_uids("ALL\r\nA1 EXPUNGE")
        session.logout()
    assert b"EXPUNGE" not in server.received


def moved(*capabilities: str, steps: list[Step]) -> tuple[MoveResult, bytes]:
    with ScriptedServer([*signed_in(*capabilities), *selected(), *steps]) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        result = session.move([3, 1, 2], "Archive")
        session.logout()
    return result, server.received


def test_a_move_without_move_expunges_these_uids_only() -> None:
    result, received = moved(
        "UIDPLUS",
        steps=[
            'C: * UID COPY 1:3 "Archive"',
            "S: <tag> OK [COPYUID 77 1:3 11:13] done",
            "C: * UID STORE 1:3 +FLAGS.SILENT (\\Deleted)",
            "S: <tag> OK done",
            "C: * UID EXPUNGE 1:3",
            "S: * VANISHED 1:3",
            "S: <tag> OK done",
        ],
    )
    assert (result.uidvalidity, result.mapping, result.expunged) == (77, {1: 11, 2: 12, 3: 13}, True)
    assert b"CLOSE" not in received


def test_a_move_without_uidplus_leaves_the_originals_marked_and_says_so() -> None:
    result, received = moved(
        steps=[
            'C: * UID COPY 1:3 "Archive"',
            "S: <tag> OK done",
            "C: * UID STORE 1:3 +FLAGS.SILENT (\\Deleted)",
            "S: <tag> OK done",
        ],
    )
    assert (result.mapping, result.expunged) == ({}, False)
    assert b"EXPUNGE" not in received
    assert b"CLOSE" not in received


def test_a_copy_that_is_refused_deletes_nothing() -> None:
    dialogue: list[Step] = [*signed_in("UIDPLUS"), *selected(), "C: * UID COPY *", "S: <tag> NO [TRYCREATE] no such"]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        session.select("INBOX")
        with pytest.raises(ServerFault) as caught:
            session.move([1], "Archive")
        session.logout()
    assert caught.value.code == "no"
    assert b"STORE" not in server.received


@pytest.mark.parametrize("copyuid", ["77 1:3 11:12", "77 5:7 11:13", "x 1 2", "77 1", "77 1:4294967295 1:4294967295"])
def test_a_copyuid_that_makes_no_sense_maps_nothing(copyuid: str) -> None:
    steps: list[Step] = ["C: * UID MOVE *", f"S: * OK [COPYUID {copyuid}] moved", "S: <tag> OK done"]
    if "4294967295" in copyuid:
        with pytest.raises(ServerFault):
            moved("MOVE", steps=steps)
        return
    result, _ = moved("MOVE", steps=steps)
    assert result.mapping == {}


def test_another_clients_deleted_message_survives_our_move(authority: Authority) -> None:
    """On a real server without MOVE: only our own UID is expunged (R-10)."""
    server = DovecotServer(authority, extra="imap_capability = IMAP4rev1 UIDPLUS IDLE ENABLE").start()
    try:
        user = server.add_user()
        session = open_imap(
            server.endpoint(user, Security.SSL),
            Credentials(username=user.address, password=user.password),
            trust=Trust(extra_ca=authority.path),
        )
        assert "MOVE" not in session.capabilities
        for number in range(3):
            session.append("INBOX", b"Subject: %d\r\n\r\nx\r\n" % number, [], None)
        session.select("INBOX")
        session.store_flags([1], ["\\Deleted"], add=True)
        assert session.move([2], "Archive").mapping == {2: 1}
        assert session.search_uids() == [1, 3]
        session.logout()
    finally:
        server.stop()


@pytest.fixture
def wake() -> Iterator[WakeSocket]:
    socket = WakeSocket()
    yield socket
    socket.close()


def idling(*steps: Step, timeout_s: float, wake: WakeSocket, capabilities: tuple[str, ...] = ("IDLE",)) -> IdleOutcome:
    with ScriptedServer([*signed_in(*capabilities), *selected(), *steps]) as server:
        session = open_scripted(server.endpoint(), timeout_s=1)
        session.select("INBOX")
        try:
            return session.idle(wake, timeout_s=timeout_s)
        finally:
            session.logout()


def test_news_before_the_server_says_go_on_is_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: * 4 EXISTS", "S: + idling", "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=5, wake=wake) is IdleOutcome.NEWS


def test_news_in_the_same_packet_as_the_go_ahead_is_seen_at_once(wake: WakeSocket) -> None:
    started = time.monotonic()
    steps: list[Step] = ["C: * IDLE", SendBytes(b"+ idling\r\n* 4 EXISTS\r\n"), "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=5, wake=wake) is IdleOutcome.NEWS
    assert time.monotonic() - started < 2


def test_signs_of_life_are_no_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: + idling", "S: * OK Still here", "C: DONE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=0.3, wake=wake) is IdleOutcome.TIMEOUT


def test_news_after_done_is_news(wake: WakeSocket) -> None:
    steps: list[Step] = ["C: * IDLE", "S: + idling", "C: DONE", "S: * 9 EXPUNGE", "S: <tag> OK done"]
    assert idling(*steps, timeout_s=0.2, wake=wake) is IdleOutcome.NEWS


@pytest.mark.parametrize(
    ("end", "code"), [(Close(), "closed"), ("S: * BYE Idle for too long", "closed"), ("S: * BYE Too many", "too_many")]
)
def test_a_server_that_hangs_up_while_we_wait_is_noticed_at_once(wake: WakeSocket, end: Step, code: str) -> None:
    started = time.monotonic()
    with pytest.raises(ServerFault) as caught:
        idling("C: * IDLE", "S: + idling", end, Ignore(), timeout_s=10, wake=wake)
    assert caught.value.code == code
    assert time.monotonic() - started < 3


def test_a_server_that_no_longer_answers_done_is_noticed(wake: WakeSocket) -> None:
    with pytest.raises(ServerFault) as caught:
        idling("C: * IDLE", "S: + idling", "C: DONE", Stall(), timeout_s=0.1, wake=wake)
    assert caught.value.code == "timeout"


def test_silence_is_noticed_by_asking_for_a_sign_of_life(wake: WakeSocket, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-06: 40 seconds of quiet, then 15 for the answer; here both are short."""
    assert imap_idle.HEARTBEAT_S + imap_idle.ANSWER_S < 60
    monkeypatch.setattr(imap_idle, "HEARTBEAT_S", 0.2)
    monkeypatch.setattr(imap_idle, "ANSWER_S", 0.3)
    beat: list[Step] = ["C: * IDLE", "S: + idling", "C: DONE", "S: <tag> OK done"]
    started = time.monotonic()
    with pytest.raises(ServerFault) as caught:
        idling(*beat, *beat, "C: * IDLE", "S: + idling", "C: DONE", Stall(), timeout_s=60, wake=wake)
    assert caught.value.code == "timeout"
    assert time.monotonic() - started < 5
    news: list[Step] = ["C: * IDLE", "S: * 9 EXISTS", "S: + idling", "C: DONE", "S: <tag> OK done"]
    assert idling(*beat, *news, timeout_s=60, wake=wake) is IdleOutcome.NEWS


def test_a_server_without_idle_is_waited_for_all_the_same(wake: WakeSocket) -> None:
    wake.wake()
    assert idling(timeout_s=5, wake=wake, capabilities=()) is IdleOutcome.WAKE
    noop: list[Step] = ["C: * NOOP", "S: * 4 EXISTS", "S: <tag> OK done"]
    assert idling(*noop, timeout_s=0.2, wake=wake, capabilities=()) is IdleOutcome.NEWS


def test_abort_from_another_thread_ends_a_wait_at_once() -> None:
    with ScriptedServer([*signed_in(), "C: * NOOP", Stall()]) as server:
        session = open_scripted(server.endpoint(), timeout_s=30)
        timer = threading.Timer(0.2, session.abort)
        timer.start()
        started = time.monotonic()
        with pytest.raises(ServerFault) as caught:
            session.noop()
        assert time.monotonic() - started < 1
        session.logout()
        timer.join()
    assert caught.value.code == "cancelled"


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


def test_a_mailbox_that_is_full_refuses_an_append_by_name() -> None:
    dialogue: list[Step] = [*signed_in(), 'C: * APPEND "Sent" (\\Seen) {3}', "S: <tag> NO [OVERQUOTA] over"]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        with pytest.raises(ServerFault) as caught:
            session.append("Sent", b"abc", ["\\Seen", "not a flag"], None)
        session.logout()
    assert caught.value.code == "mailbox_full"
