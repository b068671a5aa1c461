"""How a card reads: the sentence for a screen reader, the cells of the table, times as the list shows them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from carerix_desktop.domain.view import Card, Direction
from carerix_desktop.gui.models.kind_names import kind_name


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def clock(moment: datetime) -> str:
    """09:41, in local time."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")


def short_when(moment: datetime, today: date | None = None) -> str:
    """The time today, weekday and time in the last six days, then day and month, then with the year."""
    local = moment.astimezone()
    now = today or datetime.now().astimezone().date()
    day = QDate(local.year, local.month, local.day)
    if local.date() == now:
        return clock(moment)
    if now - timedelta(days=6) <= local.date() < now:
        return f"{QLocale().toString(day, 'ddd')} {clock(moment)}"
    return QLocale().toString(day, "d MMM" if local.year == now.year else "d MMM yyyy")


def short_day(moment: datetime, today: date | None = None) -> str:
    """16 Nov, with the year when it is another."""
    local = moment.astimezone()
    year = (today or datetime.now().astimezone().date()).year
    return QLocale().toString(
        QDate(local.year, local.month, local.day), "d MMM" if local.year == year else "d MMM yyyy"
    )


def long_when(moment: datetime, today: date | None = None) -> str:
    """As over a message: "today 09:32", "Tue 17 Nov 11:24", with the year when it is another."""
    local = moment.astimezone()
    now = today or datetime.now().astimezone().date()
    if local.date() == now:
        return tr("today {time}").format(time=clock(moment))
    day = QDate(local.year, local.month, local.day)
    return f"{QLocale().toString(day, 'ddd d MMM' if local.year == now.year else 'ddd d MMM yyyy')} {clock(moment)}"


def day_title(moment: datetime, today: date | None = None) -> str:
    """The day header: Today, Yesterday, a weekday of this week, then the date."""
    day = moment.astimezone().date()
    now = today or datetime.now().astimezone().date()
    if day == now:
        return tr("Today")
    if day == now - timedelta(days=1):
        return tr("Yesterday")
    qday = QDate(day.year, day.month, day.day)
    if now - timedelta(days=6) <= day < now:
        return QLocale().toString(qday, "dddd").capitalize()
    return QLocale().toString(qday, "d MMMM" if day.year == now.year else "d MMMM yyyy")


def day_heading(moment: datetime, today: date | None = None) -> str:
    """The day over the items of a time line: "Today, Wednesday 18 November", with the year when it is another."""
    day = moment.astimezone().date()
    now = today or datetime.now().astimezone().date()
    form = "dddd d MMMM" if day.year == now.year else "dddd d MMMM yyyy"
    text = QLocale().toString(QDate(day.year, day.month, day.day), form)
    if day == now:
        return tr("Today, {day}").format(day=text)
    return text[:1].upper() + text[1:]


def file_size(octets: int) -> str:
    """312 kB, as QLocale writes it."""
    return QLocale().formattedDataSize(octets, 0 if octets < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class CardSpeech:
    """Texts of a card, in the language of the window."""

    def sentence(self, card: Card) -> str:
        """Everything that the card paints, in the order of importance."""
        linked = ", ".join(chip.label for chip in card.chips if not chip.proposed)
        asked = ", ".join(chip.label for chip in card.chips if chip.proposed)
        parts = (
            tr("Unread") if card.unread else "",
            kind_name(card.kind),
            tr("to {name}").format(name=card.sender) if card.direction is Direction.OUT else card.sender,
            card.subject or tr("(no subject)"),
            short_when(card.date),
            tr("{n} messages").format(n=card.count) if card.count > 1 else "",
            tr("confidential") if card.confidential else "",
            tr("starred") if card.flagged else "",
            tr("answered") if card.answered else "",
            tr("with attachment") if card.has_attachments else "",
            tr("linked to {names}").format(names=linked) if linked else "" if card.awaited else tr("not linked"),
            tr("link to {names}?").format(names=asked) if asked else "",
            tr("being fetched, can be read in a moment") if card.awaited else "",
        )
        return ", ".join(part for part in parts if part)

    def cell(self, card: Card, column: int) -> str:
        """A cell of the table."""
        if column == 0:
            return card.sender
        if column == 1:
            return card.subject or tr("(no subject)")
        if column == 2:
            return ", ".join(f"{chip.label}?" if chip.proposed else chip.label for chip in card.chips)
        return short_when(card.date)
