"""LIST, SELECT and SEARCH as servers write them, and what they leave out."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.errors import Bug, ServerFault
from carerix_desktop.domain.mailbox import Flags, ListedMailbox
from tests.support.scripted_server import Ignore, ScriptedServer, Step
from tests.wire.dialogues import open_scripted, selected, signed_in

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
