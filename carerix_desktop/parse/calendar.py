"""The appointment in an invitation, an answer or a cancellation (RFC 5545, 5546, 6047). Never raises on mail."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from carerix_desktop.domain.calendar_event import Attendance, CalendarEvent
from carerix_desktop.parse.headers import plain_line
from carerix_desktop.parse.scan import Entity, scan, with_line_feeds
from carerix_desktop.parse.transfer import decode_transfer

if TYPE_CHECKING:
    from icalendar import Component

_MAX_OCTETS: Final = 1 << 18
_MAX_CHARS: Final = 300
_ODD: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What the library makes of bytes that are no calendar."""
_ANSWERS: Final = {"ACCEPTED": Attendance.ACCEPTED, "DECLINED": Attendance.DECLINED, "TENTATIVE": Attendance.TENTATIVE}


def parse_event(raw: bytes) -> CalendarEvent | None:
    """The first appointment of the first calendar part; None where there is none that can be read."""
    source = with_line_feeds(raw)
    root = scan(source)
    leaf = next((one for one in root.leaves() if one.content_type == "text/calendar"), None)
    data = b"" if leaf is None else _data_of(source, leaf)
    root.release()
    try:
        return _read(data) if data else None
    except _ODD:
        return None


def _data_of(source: bytes, leaf: Entity) -> bytes:
    return decode_transfer(source[leaf.body : min(leaf.end, leaf.body + _MAX_OCTETS)], leaf.encoding)


def _read(data: bytes) -> CalendarEvent | None:
    from icalendar import Calendar  # few messages need it

    calendar = Calendar.from_ical(data.decode("utf-8", "replace"))
    event = next(iter(calendar.walk("VEVENT")), None)
    return None if event is None else _event_of(event, is_answer=str(calendar.get("METHOD", "")).upper() == "REPLY")


def _event_of(event: Component, *, is_answer: bool) -> CalendarEvent:
    start = _moment(event, "DTSTART")
    who, attendance = _person(event.get("ORGANIZER")), None
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    if is_answer and attendees:
        who = _person(attendees[0])
        attendance = _ANSWERS.get(str(attendees[0].params.get("PARTSTAT", "")).upper(), Attendance.OTHER)
    return CalendarEvent(
        title=_line(event.get("SUMMARY")),
        start=start,
        end=_end(event, start),
        place=_line(event.get("LOCATION")),
        who=who,
        attendance=attendance,
        repeats="RRULE" in event or "RDATE" in event,
    )


def _moment(event: Component, name: str) -> datetime | date | None:
    """An aware instant, or a day; a time without a zone is one of the reader's own."""
    value = getattr(event.get(name), "dt", None)
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return value if isinstance(value, date) else None


def _end(event: Component, start: datetime | date | None) -> datetime | date | None:
    end = _moment(event, "DTEND")
    duration = getattr(event.get("DURATION"), "dt", None)
    if end is None and start is not None and isinstance(duration, timedelta):
        end = start + duration
    if end is not None and not isinstance(end, datetime):
        end = max(end - timedelta(days=1), start) if isinstance(start, date) else end  # the day after the last
    return end


def _person(value: Any) -> str:
    if value is None:
        return ""
    name = _line(getattr(value, "params", {}).get("CN"))
    address = str(value)
    return name or _line(address[7:] if address.lower().startswith("mailto:") else address)


def _line(value: Any) -> str:
    return "" if value is None else plain_line(str(value).replace("\n", " "))[:_MAX_CHARS]
