"""R-10: moving takes away our own messages and nobody else's, whatever the server can do."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.imap_answers import MoveResult
from carerix_desktop.wire.session import open_imap
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.dovecot import DovecotServer
from tests.support.scripted_server import ScriptedServer, Step
from tests.wire.dialogues import open_scripted, selected, signed_in


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


def test_a_mailbox_that_is_full_refuses_an_append_by_name() -> None:
    dialogue: list[Step] = [*signed_in(), 'C: * APPEND "Sent" (\\Seen) {3}', "S: <tag> NO [OVERQUOTA] over"]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        with pytest.raises(ServerFault) as caught:
            session.append("Sent", b"abc", ["\\Seen", "not a flag"], None)
        session.logout()
    assert caught.value.code == "mailbox_full"
