"""What calendar mail is about: times, place, who; bytes that are no calendar give nothing."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

from carerix_desktop.domain.calendar_event import Attendance, CalendarEvent
from carerix_desktop.parse.calendar import parse_event

ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*lines: str, method: str = "REQUEST", zone: str = "") -> bytes:
    event = "\n".join(("BEGIN:VEVENT", "UID:1@x.nl", *lines, "END:VEVENT"))
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:{method}\n{zone}{event}\nEND:VCALENDAR\n"
    return whole(text.replace("\n", "\r\n").encode(), method)


def whole(data: bytes, method: str = "REQUEST") -> bytes:
    head = f"From: jan@x.nl\r\nSubject: Gesprek\r\nContent-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n"
    return head.encode() + data


def read(*lines: str, method: str = "REQUEST", zone: str = "") -> CalendarEvent:
    found = parse_event(calendar(*lines, method=method, zone=zone))
    assert found is not None
    return found


def test_an_invitation_says_what_when_where_and_from_whom() -> None:
    event = read(
        "SUMMARY:Kennismaking\\, ronde 2",
        "DTSTART;TZID=Europe/Amsterdam:20261203T100000",
        "DTEND;TZID=Europe/Amsterdam:20261203T110000",
        "LOCATION:Kantoor Groningen",
        "ORGANIZER;CN=Pieter Kuipers:mailto:p.kuipers@zuiderzee.example",
    )
    assert (event.title, event.place, event.who) == ("Kennismaking, ronde 2", "Kantoor Groningen", "Pieter Kuipers")
    assert event.start == datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert event.end == datetime(2026, 12, 3, 10, tzinfo=UTC)
    assert not event.repeats


def test_outlooks_own_names_of_time_zones_are_understood() -> None:
    event = read("DTSTART;TZID=W. Europe Standard Time:20260703T100000", "DURATION:PT45M", zone=ZONE)
    assert event.start == datetime(2026, 7, 3, 8, tzinfo=UTC)
    assert event.end == datetime(2026, 7, 3, 8, 45, tzinfo=UTC)


@pytest.mark.parametrize(("end", "last"), [("20261204", date(2026, 12, 3)), ("20261206", date(2026, 12, 5))])
def test_an_appointment_that_takes_all_day_ends_on_its_last_day(end: str, last: date) -> None:
    event = read("DTSTART;VALUE=DATE:20261203", f"DTEND;VALUE=DATE:{end}", "RRULE:FREQ=WEEKLY")
    assert (event.start, event.end, event.repeats) == (date(2026, 12, 3), last, True)


@pytest.mark.parametrize(
    ("state", "attendance"),
    [("ACCEPTED", Attendance.ACCEPTED), ("declined", Attendance.DECLINED), ("TENTATIVE", Attendance.TENTATIVE),
     ("X-ODD", Attendance.OTHER)],
)  # fmt: skip
def test_an_answer_says_who_comes(state: str, attendance: Attendance) -> None:
    event = read(f"ATTENDEE;PARTSTAT={state};CN=Sanne:mailto:sanne@x.nl", "DTSTART:20261203T100000Z", method="REPLY")
    assert (event.who, event.attendance) == ("Sanne", attendance)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:yesterday",),
        ("DTSTART;TZID=Nowhere/At All:20261203T100000",),
        ("DTSTART:99991231T235959Z", "DURATION:P9999999D"),
        ("DTEND:20261203T100000Z",),
        ("SUMMARY:" + "x" * 5000, "LOCATION:a\x07b"),
        ("RRULE:FREQ=SECONDLY;INTERVAL=0",),
        ("ATTENDEE:",),
    ],
)
def test_what_is_odd_raises_nothing(lines: tuple[str, ...]) -> None:
    for method in ("REQUEST", "REPLY", "CANCEL"):
        event = parse_event(calendar(*lines, method=method))
        assert event is None or len(event.title) <= 300


def test_bytes_that_are_no_calendar_give_nothing_and_raise_nothing() -> None:
    rng = random.Random(7)
    good = calendar("SUMMARY:Gesprek", "DTSTART:20261203T100000Z", zone=ZONE)
    assert parse_event(b"Subject: letter\r\n\r\nDag") is None
    assert parse_event(whole(b"")) is None
    assert parse_event(whole(b"BEGIN:VCALENDAR\r\n" * 2000)) is None
    for _ in range(300):
        octets = bytearray(good)
        for _change in range(rng.randint(1, 8)):
            octets[rng.randrange(90, len(octets))] = rng.randrange(256)
        parse_event(bytes(octets))
