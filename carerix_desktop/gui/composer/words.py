"""What the composer says about languages, notices and moments."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.message import Address

LANGUAGES = ("nl", "en")


def tr(text: str, comment: str = "", number: int = -1) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text, comment, number)


def language_name(code: str) -> str:
    """The language as its own speakers call it: Nederlands, English."""
    if not code:
        return tr("Language")
    name = QLocale(code).nativeLanguageName()
    return "English" if code == "en" else (name[:1].upper() + name[1:] or code)


def writing_keys() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of the composer, for the shortcut sheet: its actions come and go with each message."""
    return (
        (tr("While writing: send"), ("Ctrl+Return",)),
        (tr("While writing: close and keep the draft"), ("Esc",)),
        (tr("While writing: templates"), ("Ctrl+T",)),
        (tr("While writing: confidential"), ("Ctrl+Shift+L",)),
        (tr("While writing: bold, italic, underline"), ("Ctrl+B", "Ctrl+I", "Ctrl+U")),
        (tr("While writing: link"), ("Ctrl+Shift+K",)),
    )


def shown_name(address: Address) -> str:
    """The person's name, the address where there is none."""
    return address.name or address.address


def first_recipient(content: DraftContent) -> str:
    """Who the toast names."""
    people = (*content.to, *content.cc, *content.bcc)
    if not people:
        return ""
    name = people[0].name.split()[0] if people[0].name.split() else people[0].address
    return tr("{name} and %n other(s)", "", len(people) - 1).format(name=name) if len(people) > 1 else name


def clock_time(seconds: int) -> str:
    """09:44."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds).time(), QLocale.FormatType.ShortFormat)


def long_moment(seconds: int) -> str:
    """Monday 30 November 09:00."""
    moment = QDateTime.fromSecsSinceEpoch(seconds)
    day = QLocale().toString(moment.date(), "dddd d MMMM")
    return f"{day} {QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)}"


def tomorrow_at_nine(now: datetime) -> int:
    """Seconds since 1970."""
    return _at_nine(now, 1)


def monday_at_nine(now: datetime) -> int:
    """The next Monday, never today."""
    return _at_nine(now, 7 - now.weekday())


def _at_nine(now: datetime, days: int) -> int:
    day = (now + timedelta(days=days)).date()
    return int(datetime.combine(day, time(9, 0)).astimezone().timestamp())


def seconds_of(date: QDate, clock: QTime) -> int:
    """A moment that was chosen."""
    return QDateTime(date, clock).toSecsSinceEpoch()
