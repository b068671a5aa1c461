"""What we rely on in imaplib and imapclient: one buffered file for control and for bulk (Python 3.11 to 3.13)."""

from __future__ import annotations

import imaplib
import inspect
import io
import logging

import pytest

from carerix_desktop.wire.imap_connection import BoundedImap4
from carerix_desktop.wire.session import ImapclientSession
from tests.support.scripted_server import ScriptedServer, SendBytes, Step
from tests.wire.dialogues import SECRET, open_scripted, selected, signed_in

BODIES = 50


def line_of(session: ImapclientSession) -> BoundedImap4:
    return session._client.line


def test_imaplib_still_has_what_we_stand_on() -> None:
    for name in ("_command", "_command_complete", "_get_response", "_simple_command", "_new_tag", "_get_capabilities"):
        assert callable(getattr(imaplib.IMAP4, name))
    assert {"readline", "read", "open", "send", "shutdown"} <= {name for name, _ in inspect.getmembers(imaplib.IMAP4)}


def test_control_and_bulk_read_from_one_buffered_file_and_lose_no_byte() -> None:
    """Answers to several commands come in one packet: what bulk leaves in the buffer, control must find, and back."""
    bodies = b"".join(
        b'* %d FETCH (UID %d FLAGS () INTERNALDATE "17-Jul-1996 02:44:25 -0700" BODY[]<0> {5}\r\n\x00%04d)\r\n'
        % (uid, uid, uid)
        for uid in range(1, BODIES + 1)
    )
    dialogue: list[Step] = [
        *signed_in(),
        *selected(),
        "C: * UID FETCH *",
        SendBytes(bodies, piece=7),
        "S: <tag> OK done",
        "C: * NOOP",
        "S: * 60 EXISTS",
        "S: <tag> OK done",
        "C: * UID FETCH 1:* (UID FLAGS)",
        SendBytes(b"".join(b"* %d FETCH (UID %d FLAGS ())\r\n" % (uid, uid) for uid in range(1, BODIES + 1))),
        "S: <tag> OK done",
        "C: * UID SEARCH ALL",
        "S: * SEARCH 1 2 3",
        "S: <tag> OK done",
    ]
    with ScriptedServer(dialogue) as server:
        session = open_scripted(server.endpoint())
        assert isinstance(line_of(session).file, io.BufferedReader)
        assert line_of(session).buffered is line_of(session).file
        session.select("INBOX")
        assert [item.raw for item in session.fetch_bodies(range(1, BODIES + 1))] == [
            b"\x00%04d" % uid for uid in range(1, BODIES + 1)
        ]
        session.noop()
        assert len(list(session.fetch_flags("1:*"))) == BODIES
        assert session.search_uids() == [1, 2, 3]
        session.logout()


def test_tags_of_both_never_meet() -> None:
    with ScriptedServer(signed_in()) as server:
        session = open_scripted(server.endpoint())
        line = line_of(session)
        tags = {bytes(line.next_tag()) for _ in range(5)} | {bytes(line._new_tag())}
        assert len(tags) == 6
        session.abort()
        session.logout()


def test_nothing_of_a_sign_in_is_kept_or_printed(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(signed_in()) as server:
        session = open_scripted(server.endpoint())
        assert line_of(session).debug == 0
        assert SECRET not in repr(vars(line_of(session)))
        session.logout()
    assert SECRET not in caplog.text
    assert SECRET not in "".join(capfd.readouterr())
