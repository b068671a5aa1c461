"""The banner above a message that is no letter: what it is, and what it is about (R-31)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from carerix_desktop.domain.calendar_event import Attendance, CalendarEvent
from carerix_desktop.domain.mail_kind import MailKind
from carerix_desktop.domain.view import BodyView
from carerix_desktop.gui.models.kind_names import KIND_ICONS, kind_name
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner

_TONES = {MailKind.BOUNCED: "bad", MailKind.DELAYED: "warn", MailKind.CANCELLED: "warn", MailKind.DELIVERED: "good"}
MOST_NAMED = 5


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def when_line(event: CalendarEvent) -> str:
    """Tuesday 3 December 10:00–11:00, in the reader's own zone and language; a day, or days, where it takes all day."""
    start, end = _here(event.start), _here(event.end)
    if start is None:
        return ""
    first = _day(start)
    if not isinstance(start, datetime):
        return first if end is None or end == start else f"{first} – {_day(end)}"
    line = f"{first} {_time(start)}"
    if not isinstance(end, datetime) or end <= start:
        return line
    return f"{line}–{_time(end)}" if end.date() == start.date() else f"{line} – {_day(end)} {_time(end)}"


def _here(moment: datetime | date | None) -> datetime | date | None:
    return moment.astimezone() if isinstance(moment, datetime) else moment


def _day(day: date) -> str:
    form = "dddd d MMMM" if day.year == date.today().year else "dddd d MMMM yyyy"  # noqa: DTZ011 - the reader's day
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _time(moment: datetime) -> str:
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm")


class KindBanner(Banner):
    """What the open message is, where it is no letter. Nothing is answered by itself."""

    def __init__(self, theme: Theme, show_all: Callable[[], None]) -> None:
        super().__init__(theme)
        self._show_all = show_all

    def show_message(self, body: BodyView | None, *, has_original: bool) -> None:
        """Say it, or nothing.

        Args:
            body: of the open message, where it could be read.
            has_original: the message that it tells of is in this conversation.
        """
        kind = MailKind.LETTER if body is None else body.kind
        if body is None or kind is MailKind.LETTER:
            self.hide()
            return
        reports = body.recipients and has_original
        buttons = ((self.tr("Show the message"), "", self._show_all),) if reports else ()
        self.say(_TONES.get(kind, "info"), KIND_ICONS[kind], _title(body), _detail(body), buttons)


def _title(body: BodyView) -> str:
    name, event = kind_name(body.kind), body.event
    if body.recipients:
        named = ", ".join(body.recipients[:MOST_NAMED])
        return f"{name}: {named}" + (" …" if len(body.recipients) > MOST_NAMED else "")
    if event is not None and event.attendance is not None:
        words = {
            Attendance.ACCEPTED: tr("{who} accepted"),
            Attendance.DECLINED: tr("{who} declined"),
            Attendance.TENTATIVE: tr("{who} may come"),
            Attendance.OTHER: tr("{who} answered"),
        }
        return words[event.attendance].format(who=event.who or tr("Somebody"))
    return name if event is None or not when_line(event) else f"{name}: {when_line(event)}"


def _detail(body: BodyView) -> str:
    event = body.event
    if body.kind is MailKind.AUTO_REPLY:
        return tr("A program wrote this, not a person. It is not answered.")
    if event is None:
        return ""
    when = when_line(event) if event.attendance is not None else ""
    again = tr("repeats") if event.repeats else ""
    by = tr("from {who}").format(who=event.who) if event.who and event.attendance is None else ""
    return ", ".join(part for part in (event.title, when, event.place, again, by) if part)
