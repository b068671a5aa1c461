"""Names, sets and strings as they go over the wire."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.errors import Bug
from carerix_desktop.wire.auth import Credentials
from carerix_desktop.wire.faults import NonsenseError
from carerix_desktop.wire.imap_control import decoded_name, quoted, quoted_search, uids_of, wire_name
from carerix_desktop.wire.imap_fetch import sequence_set


@pytest.mark.parametrize(
    ("uids", "text"),
    [([], ""), ([5], "5"), ([3, 1, 2, 2], "1:3"), ([1, 3, 4, 9], "1,3:4,9"), (range(1, 1001), "1:1000")],
)
def test_uids_are_written_as_runs(uids: list[int], text: str) -> None:
    assert sequence_set(uids) == text


@pytest.mark.parametrize(
    ("text", "uids"), [(b"", []), (b"7", [7]), (b"1:3,9", [1, 2, 3, 9]), (b"5:3", [3, 4, 5]), (b"2,1", [2, 1])]
)
def test_sets_are_read_in_their_order(text: bytes, uids: list[int]) -> None:
    assert list(uids_of(text)) == uids


@pytest.mark.parametrize("text", [b"x", b"1:*", b"1:2:3", b":3", b"1:99999999999", b"1:4294967295", b"1 2"])
def test_sets_that_are_none_are_refused(text: bytes) -> None:
    with pytest.raises(NonsenseError):
        list(uids_of(text))


@pytest.mark.parametrize("name", ["INBOX", "Entwürfe", "R&D", "日本語/x", "a\tb", "Süß & co", "\U0001f600"])
def test_names_go_out_and_come_back(name: str) -> None:
    wire = wire_name(name)
    assert wire.isascii()
    assert all(32 <= octet < 127 for octet in wire)
    assert decoded_name(wire) == name


def test_names_of_servers_that_send_raw_bytes_are_read_somehow() -> None:
    assert decoded_name("Gelöscht".encode()) == "Gelöscht"
    assert decoded_name("Gelöscht".encode("latin-1")) == "Gelöscht"


def test_quoting_keeps_a_string_one_string() -> None:
    assert quoted(b'a"b\\c') == b'"a\\"b\\\\c"'
    with pytest.raises(Bug):
        quoted(b"a\r\nA1 LOGOUT")
    assert quoted_search('<x"\r\n)@y é>') == '"<x\\")@y >"'


def test_a_secret_is_in_no_repr() -> None:
    assert "pw" not in repr(Credentials(username="anna", password="pw"))
