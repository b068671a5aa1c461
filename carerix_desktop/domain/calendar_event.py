"""What calendar mail is about (RFC 5545): shown, never answered by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Attendance(StrEnum):
    """How somebody answered an invitation."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An appointment in a message.

    Attributes:
        title, place: as they were written, one line each.
        start, end: instants, or days of an appointment that takes all day; the last day counts. None where unreadable.
        who: the organiser; of an answer, who answers.
        attendance: of an answer.
        repeats: it comes again.
    """

    title: str
    start: datetime | date | None
    end: datetime | date | None
    place: str
    who: str
    attendance: Attendance | None = None
    repeats: bool = False
