"""The reader of FETCH answers: any order, any split, and limits that hold."""

from __future__ import annotations

import contextlib
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.wire.faults import NonsenseError
from carerix_desktop.wire.response import (
    FetchItems,
    FlagReader,
    ReadLimits,
    ResponseReader,
    parse_fetch,
    parse_internaldate,
)

LIMITS = ReadLimits(line_octets=2000, literal_octets=5000, depth=20)
BODY = b"Subject: x\r\n\r\n)\r\n* 1 FETCH (UID 9 BODY[] {3}\r\nno!\x00\xff\r"


def read(wire: bytes, limits: ReadLimits = LIMITS) -> list[FetchItems | None]:
    reader = ResponseReader(io.BufferedReader(io.BytesIO(wire)), limits)
    found = []
    while True:
        try:
            found.append(parse_fetch(reader.read(), limits))
        except ConnectionAbortedError:
            return found


def only(wire: bytes, limits: ReadLimits = LIMITS) -> FetchItems:
    (items,) = read(wire, limits)
    assert items is not None
    return items


ITEMS = {
    "uid": b"UID 7",
    "flags": rb"FLAGS (\Seen $Forwarded)",
    "date": b'INTERNALDATE "17-Jul-1996 02:44:25 -0700"',
    "size": b"RFC822.SIZE 4321",
    "modseq": b"MODSEQ (99)",
    "body": b"BODY[]<0> {%d}\r\n%s" % (len(BODY), BODY),
    "unknown": b'X-GM-LABELS ("UID 8" FLAGS (\\Inbox "a)b"))',
    "envelope": b'ENVELOPE ("date" {5}\r\nUID 8 NIL (("a" NIL "b" "c")))',
}


@given(st.permutations(sorted(ITEMS)))
def test_items_are_read_in_any_order_also_after_the_literal(order: list[str]) -> None:
    items = only(b"* 12 FETCH (" + b" ".join(ITEMS[name] for name in order) + b")\r\n")
    assert (items.uid, items.flags, items.size, items.modseq) == (7, rb"\Seen $Forwarded", 4321, 99)
    assert items.body == BODY
    assert items.origin == 0
    assert items.date == b"17-Jul-1996 02:44:25 -0700"


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (b"* 1 FETCH (UID 7 BODY[] NIL)\r\n", None),
        (b'* 1 FETCH (UID 7 BODY[] "")\r\n', b""),
        (b'* 1 FETCH (UID 7 BODY[] "quoted \\"text\\"")\r\n', b'quoted "text"'),
        (b"* 1 FETCH (UID 7 BODY[] {0}\r\n)\r\n", b""),
        (b"* 1 FETCH (UID 7 body[] {2}\r\nab)\r\n", b"ab"),
        (b"* 1 fetch (uid 7 RFC822 {2}\r\nab FLAGS ())\r\n", b"ab"),
        (b"* 1 FETCH (UID 7 BODY[HEADER] {2}\r\nab)\r\n", b"ab"),
        (b"* 1 FETCH (UID 7 BODY[]<1048576> {2}\r\nab)\r\n", b"ab"),
        (b"* 1 FETCH (UID 7 BODY[HEADER.FIELDS (DATE FROM)] {2}\r\nab BODY[] {1}\r\nc)\r\n", b"c"),
        (b"* 1 FETCH (UID 7 BODY[] {2+}\r\nab)\n", b"ab"),
        (b"* 1 FETCH (UID 7)\r\n", None),
    ],
)
def test_bodies_come_as_literal_string_or_nil(answer: bytes, body: bytes | None) -> None:
    items = only(answer)
    assert items.uid == 7
    assert items.body == body


def test_other_answers_between_are_no_messages() -> None:
    wire = (
        b"* 3 EXISTS\r\n* 2 EXPUNGE\r\n* VANISHED 5:7\r\n* OK [ALERT] read {5}\r\nA1 OK done {3}\r\n"
        b"* 1 FETCH (UID 1 FLAGS ())\r\n"
    )
    assert [items is None for items in read(wire)] == [True] * 5 + [False]


@pytest.mark.parametrize(
    "wire",
    [
        b"* 1 FETCH (UID 1 X " + b"a" * 3000,
        b"* 1 FETCH (UID 1 BODY[] {99000000000}\r\n",
        b"* 1 FETCH (UID 1 BODY[] {6000}\r\n",
        b"* 1 FETCH (UID 1 BODYSTRUCTURE " + b"(" * 50 + b")" * 50 + b")\r\n",
        b"* 1 FETCH (UID 1 ENVELOPE (" + b"\r\n",
        b"* 1 FETCH (UID 1 FLAGS\r\n",
        b"* 1 FETCH (UID x)\r\n",
        b"* 1 FETCH (UID 99999999999999999999999)\r\n",
        b'* 1 FETCH (UID 1 INTERNALDATE "never ends)\r\n',
        b"* 1 FETCH ((UID 1))\r\n",
        b"* 1 FETCH (UID)\r\n",
    ],
)
def test_nonsense_and_what_is_over_a_limit_is_refused(wire: bytes) -> None:
    with pytest.raises(NonsenseError):
        read(wire)


def test_a_connection_that_ends_in_a_message_is_an_end_not_a_short_message() -> None:
    reader = ResponseReader(
        io.BufferedReader(io.BytesIO(b"* 1 FETCH (UID 1 BODY[] {10}\r\nabc")),
        LIMITS,
    )
    with pytest.raises(ConnectionAbortedError):
        reader.read()


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(wire: bytes) -> None:
    with contextlib.suppress(NonsenseError):
        read(b"* 1 FETCH (" + wire + b"\r\n")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (b"17-Jul-1996 02:44:25 -0700", datetime(1996, 7, 17, 2, 44, 25, tzinfo=timezone(timedelta(hours=-7)))),
        (b" 1-feb-2024 23:59:60 +0130", datetime(2024, 2, 1, 22, 29, 59, tzinfo=UTC)),
    ],
)
def test_internaldates_become_utc(text: bytes, moment: datetime) -> None:
    assert parse_internaldate(text) == moment
    assert parse_internaldate(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text", [None, b"", b"yesterday", b"99-Jul-1996 02:44:25 -0700", b"01-Jan-0001 00:00:00 +1400"]
)
def test_an_internaldate_that_makes_no_sense_is_now(text: bytes | None) -> None:
    assert abs(parse_internaldate(text) - datetime.now(UTC)) < timedelta(seconds=5)


def test_flags_are_split_into_ours_and_keywords() -> None:
    reader = FlagReader()
    for _ in range(2):
        assert reader.read(rb"\SEEN $Forwarded Junk \Recent") == (Flags.SEEN | Flags.FORWARDED, ("Junk",))
    assert reader.read(None) == (Flags.NONE, ())
